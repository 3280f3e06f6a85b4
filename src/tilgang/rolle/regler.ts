import { ALT, type Grunnlag, type Relasjon, type Tilknytning } from '#grunn/tilgang/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { harRett, type Relasjonsbeslutning } from '#tilgang/relasjon/index.ts';
import { ROLLER, type Rollenavn, type Stillingsroller, type Tilgangsfaktum } from './modell.ts';

/** The earlier of two dates; an open one is later than all. */
const tidligst = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null ? a : a < b ? a : b);

/** The role a position gives by the kommune's table; undefined when it gives none. */
export function rolleForStilling(
  stilling: { readonly kode: string | null; readonly tittel: string | null },
  roller: Stillingsroller,
): Rollenavn | undefined {
  const tittel = (stilling.tittel ?? '').toLowerCase();
  return roller.regler.find(
    (r) => r.stillingskode === stilling.kode && (r.tittel === undefined || tittel.includes(r.tittel.toLowerCase())),
  )?.rolle;
}

/** Roles that reach the whole kommune. */
const KOMMUNALE: ReadonlySet<Rollenavn> = new Set([
  'systemforvalter',
  'kommunalsjef',
  'brukerstotteIt',
  'faktureringsansvarlig',
  'personvernombud',
]);
/** Roles that reach the pupils of a school's SFO. */
const SFOROLLER: ReadonlySet<Rollenavn> = new Set(['sfoLeder', 'sfoAnsatt']);

const erRolle = (r: string | null): r is Rollenavn => (ROLLER as readonly string[]).includes(r ?? '');

/**
 * A person's roles with reach and dates, computed from facts and decisions. Every role ends by its date, whether or not anyone
 * sends a message. Everybody with a role also reaches himself.
 */
export function tilknytninger(
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  roller: Stillingsroller,
  relasjoner: readonly Relasjonsbeslutning[] = [],
): Tilknytning[] {
  const ut: Tilknytning[] = [];
  for (const f of fakta) {
    const t = tolk(f, roller);
    if (t === undefined) continue;
    const { rolle, relasjon, omfang, fra, til } = t;
    const grunnlag: Grunnlag = {
      slag: f.hva === 'rolletildeling' ? 'beslutning' : 'faktum',
      kilde: f.kilde,
      hva: f.hva,
      id: f.id,
      kjentFra: f.kjent_fra,
      detalj: f.tittel ?? f.kode ?? undefined,
    };
    if (relasjon !== undefined && omfang !== null) ut.push({ rolle, relasjon, omfang, fra, til, grunnlag });
    if (f.hva !== 'undervisningsforhold') ut.push({ rolle, relasjon: 'segSelv', omfang: personId, fra, til, grunnlag });
  }
  return [...ut, ...relasjoner.flatMap((r) => foresattTilknytninger(personId, r))];
}

/** A guardian's reach to one child. One that is kept out is on the list with the reason, and opens nothing; the guardian still has himself. */
function foresattTilknytninger(personId: string, r: Relasjonsbeslutning): Tilknytning[] {
  const steg = r.spor.find((x) => x.avgjorde) ?? r.spor[0];
  if (steg === undefined || r.relasjon === 'EGEN') return [];
  const grunnlag: Grunnlag = {
    slag: steg.slag,
    kilde: steg.kilde,
    hva: r.relasjon === 'INGEN' ? r.grunn : steg.slag === 'faktum' ? 'foreldreansvar' : 'foresattbeslutning',
    id: steg.id,
    kjentFra: steg.siden,
    detalj: steg.detalj,
  };
  const felles = { rolle: 'foresatt', fra: r.fra, til: r.til, grunnlag } as const;
  const stengt = harRett(r, 'se') ? undefined : r.relasjon === 'INGEN' ? r.grunn : 'utenInnsyn';
  return [
    { ...felles, relasjon: 'egetBarn', omfang: r.barnId, ...(stengt === undefined ? {} : { stengt }) },
    { ...felles, relasjon: 'segSelv', omfang: personId },
  ];
}

/** The last day of a position HR has gone silent about: the day before it did, and the kommune's grace. */
const tausFrist = (f: Tilgangsfaktum, roller: Stillingsroller): Dato | null =>
  f.taus_siden === null ? null : leggTilDager(f.taus_siden, roller.fristDager - 1);

interface Tolket {
  readonly rolle: Rollenavn;
  readonly relasjon: Relasjon | undefined;
  readonly omfang: string | null;
  readonly fra: Dato | null;
  readonly til: Dato | null;
}

function tolk(f: Tilgangsfaktum, roller: Stillingsroller): Tolket | undefined {
  const dato = { fra: f.fra, til: f.til };
  switch (f.hva) {
    case 'arbeidsforhold': {
      const rolle = rolleForStilling(f, roller);
      if (rolle === undefined) return undefined;
      return {
        rolle,
        relasjon: SFOROLLER.has(rolle) ? 'egenSfo' : 'egenSkole',
        omfang: f.omfang,
        fra: f.fra,
        til: tidligst(f.til, tausFrist(f, roller)),
      };
    }
    case 'undervisningsforhold':
      return {
        rolle: 'kontaktlarer',
        relasjon: 'egenGruppe',
        omfang: f.gruppe,
        fra: f.fra,
        til: tidligst(f.til, tausFrist(f, roller)),
      };
    case 'elevforhold':
      return { rolle: 'elev', relasjon: undefined, omfang: null, ...dato };
    case 'rolletildeling': {
      if (!erRolle(f.kode)) return undefined;
      if (KOMMUNALE.has(f.kode)) return { rolle: f.kode, relasjon: 'heleKommunen', omfang: ALT, ...dato };
      return { rolle: f.kode, relasjon: SFOROLLER.has(f.kode) ? 'egenSfo' : 'egenSkole', omfang: f.omfang, ...dato };
    }
  }
}
