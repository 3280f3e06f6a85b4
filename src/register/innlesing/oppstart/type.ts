import { brukFakta, finnForskjeller, type Faktarad, type Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Oppstartselev } from '#kilder/oppstart/index.ts';
import { lasPersoner, oppslagsnokkel, opprettPersoner, registrerIdentifikatorer } from '#register/person/index.ts';
import { elevforholdFakta, navnFakta, personaliaFakta } from '../faktatabeller.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Innlesingstype, Vurdering } from '../modell.ts';
import { finnSkoler } from './lager.ts';
import { nokkel, planlegg, type Plass } from './plan.ts';

const KILDE = 'oppstart';
const BREMSER: Bremsegrenser = { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 };

/** Pupils' places from the kommune's former system (E30). People and relations come from Folkeregisteret. */
export function oppstartInnlesing(): Innlesingstype<Oppstartselev> {
  return { kilde: KILDE, bremser: BREMSER, antallPersoner: () => 1, nokkel, vurder, bruk };
}

/** The rows of each table; name and birth date only of those nobody else had told of. */
function rader(plasser: readonly Plass[]): readonly (readonly [Faktatabell, string[], Faktarad[]])[] {
  const egne = [...new Map(plasser.filter((p) => p.egetNavn).map((p) => [p.personId, p])).values()];
  const egneIder = egne.map((p) => p.personId);
  return [
    [
      navnFakta,
      egneIder,
      egne.map(({ e, personId }) => ({
        person_id: personId,
        fornavn: e.fornavn,
        mellomnavn: e.mellomnavn ?? null,
        etternavn: e.etternavn,
      })),
    ],
    [
      personaliaFakta,
      egneIder,
      egne.map(({ e, personId }) => ({
        person_id: personId,
        fodselsdato: e.fodselsdato,
        statsborgerskap: [],
        dodfodt: false,
      })),
    ],
    [
      elevforholdFakta,
      plasser.map((p) => p.personId),
      [...new Map(plasser.map((p) => [p.id, p])).values()].map(({ e, personId, id }) => ({
        person_id: personId,
        elevforhold_id: id,
        skole: e.skole,
        arstrinn: e.arstrinn,
        klasse: e.klasse ?? null,
        fra: e.fra,
        til: e.til ?? null,
      })),
    ],
  ];
}

async function vurder(db: DbEllerTx, elever: readonly Oppstartselev[], k: Brukskontekst): Promise<Vurdering<Oppstartselev>> {
  const { plasser, holdt } = await planlegg(db, elever, k);
  const rort = new Set<string>();
  for (const [tabell, subjekter, linjer] of rader(plasser))
    for (const f of await finnForskjeller(db, tabell, { kilde: KILDE, subjekter, heltBilde: false, rader: linjer }))
      rort.add(tabell === elevforholdFakta ? (f.etter!['elevforhold_id'] as string) : f.subjekt);
  const skalBrukes = plasser.filter((p) => p.ny || p.nyttNummer || rort.has(p.id) || (p.egetNavn && rort.has(p.personId)));
  const brukes = new Set(skalBrukes);
  const nye = skalBrukes.filter((p) => p.ny).length;
  const uendret = plasser.filter((p) => !brukes.has(p));
  const skoler = await finnSkoler(db);
  const avvik: Avvik[] = plasser
    .filter((p) => !skoler.has(p.e.skole))
    .map((p) => ({ kode: 'ukjent_skole', felt: 'skole', verdi: p.e.skole }));
  return {
    bruk: skalBrukes.map((p) => p.e),
    uendret: uendret.map((p) => p.personId),
    gjennom: () => uendret.map((p) => nokkel(p.e)),
    tellere: { nye, endret: skalBrukes.length - nye, uendret: uendret.length },
    forhandsvisning: [],
    holdt,
    avvik,
  };
}

async function bruk(tx: Tx, elever: readonly Oppstartselev[], k: Brukskontekst): Promise<Brukssvar> {
  // locked first, read afterwards: Folkeregisteret may be writing about the same people
  await lasPersoner(tx, elever.flatMap((e) => (e.identifikator ? [oppslagsnokkel(k.nokler, e.identifikator)] : []))); // prettier-ignore
  const { plasser, holdt } = await planlegg(tx, elever, k);
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na };
  await opprettPersoner(tx, [...new Set(plasser.filter((p) => p.ny).map((p) => p.personId))], k.endringssett);
  await registrerIdentifikatorer(tx, k.nokler, {
    ...felles,
    rader: plasser
      .filter((p) => p.nyttNummer)
      .map(({ e, personId }) => ({ personId, identifikator: e.identifikator!, type: typeAv(e.identifikator!), status: 'iBruk' })),
  });
  for (const [tabell, subjekter, linjer] of rader(plasser))
    await brukFakta(tx, tabell, { ...felles, subjekter, heltBilde: false, rader: linjer });
  return { dekket: [...new Set(plasser.map((p) => p.personId))], holdt };
}

/** DUF-numbers have twelve digits, and D-numbers day + 40. */
const typeAv = (i: string): 'duf' | 'dNummer' | 'fodselsnummer' =>
  i.length === 12 ? 'duf' : i.charCodeAt(0) >= 52 ? 'dNummer' : 'fodselsnummer';
