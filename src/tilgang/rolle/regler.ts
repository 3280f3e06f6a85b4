import { ALT, type Grunnlag, type Relasjon, type Tilknytning } from '#grunn/tilgang/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { ROLLER, type Rollenavn, type Stillingsroller, type Tilgangsfaktum } from './modell.ts';

/** The earlier of two dates; an open one is later than all. */
const tidligst = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null ? a : a < b ? a : b);

/**
 * The last day of a guardian's access: the day before the child turns 18 (barnelova; on 1 March for those born on 29 February in
 * years without one). null when the birth date is unknown.
 */
export function sisteDagSomMindrearig(fodselsdato: Dato | null): Dato | null {
  if (fodselsdato === null) return null;
  const ar = Number(fodselsdato.slice(0, 4)) + 18;
  const skuddar = (ar % 4 === 0 && ar % 100 !== 0) || ar % 400 === 0;
  const dag = fodselsdato.slice(5) === '02-29' && !skuddar ? '03-01' : fodselsdato.slice(5);
  return leggTilDager(`${ar}-${dag}`, -1);
}

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
export function tilknytninger(personId: string, fakta: readonly Tilgangsfaktum[], roller: Stillingsroller): Tilknytning[] {
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
    ut.push({ rolle, relasjon: 'segSelv', omfang: personId, fra, til, grunnlag });
  }
  return ut;
}

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
      const taus = f.taus_siden === null ? null : leggTilDager(f.taus_siden, roller.fristDager - 1);
      return {
        rolle,
        relasjon: SFOROLLER.has(rolle) ? 'egenSfo' : 'egenSkole',
        omfang: f.omfang,
        fra: f.fra,
        til: tidligst(f.til, taus),
      };
    }
    case 'foreldreansvar':
      return { rolle: 'foresatt', relasjon: 'egetBarn', omfang: f.omfang, fra: null, til: sisteDagSomMindrearig(f.fodselsdato) };
    case 'elevforhold':
      return { rolle: 'elev', relasjon: undefined, omfang: null, ...dato };
    case 'rolletildeling': {
      if (!erRolle(f.kode)) return undefined;
      if (KOMMUNALE.has(f.kode)) return { rolle: f.kode, relasjon: 'heleKommunen', omfang: ALT, ...dato };
      return { rolle: f.kode, relasjon: SFOROLLER.has(f.kode) ? 'egenSfo' : 'egenSkole', omfang: f.omfang, ...dato };
    }
  }
}
