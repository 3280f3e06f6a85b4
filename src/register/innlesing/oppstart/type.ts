import { brukFakta, finnForskjeller, type Faktarad, type Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Oppstartselev, Oppstartsgruppe } from '#kilder/oppstart/index.ts';
import { lasPersoner, oppslagsnokkel, opprettPersoner, registrerIdentifikatorer } from '#register/person/kjerne.ts';
import { elevforholdFakta, gruppemedlemFakta, navnFakta, personaliaFakta, undervisningsforholdFakta } from '../faktatabeller.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Innlesingstype, Vurdering } from '../modell.ts';
import { finnOvertatte, finnSkoler } from './lager.ts';
import { planleggGrupper } from './grupper.ts';
import { lagForhandsvisning } from './forhandsvisning.ts';
import { nokkel as elevnokkel, planlegg, type Plass } from './plan.ts';

const KILDE = 'oppstart';
const BREMSER: Bremsegrenser = { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 };

export type Oppstartsenhet = Oppstartselev | Oppstartsgruppe;
const erGruppe = (e: Oppstartsenhet): e is Oppstartsgruppe => 'gruppe' in e;
const nokkel = (e: Oppstartsenhet): string => (erGruppe(e) ? `oppstart:gruppe:${e.skole}:${e.gruppe}` : elevnokkel(e));
/** The chunk's pupils, and its groups. */
const delt = (enheter: readonly Oppstartsenhet[]) => ({
  elever: enheter.filter((e): e is Oppstartselev => !erGruppe(e)),
  linjer: enheter.filter(erGruppe),
});

/** Pupils' places, classes and groups from the kommune's former system (E30). People and relations come from Folkeregisteret. */
export function oppstartInnlesing(): Innlesingstype<Oppstartsenhet> {
  return { kilde: KILDE, bremser: BREMSER, antallPersoner: () => 1, nokkel, vurder, bruk };
}

/** The rows of each table; name and birth date only of those nobody else had told of, places only where people have not gone on from them. */
function rader(
  plasser: readonly Plass[],
  overtatt: ReadonlySet<string>,
): readonly (readonly [Faktatabell, string[], Faktarad[]])[] {
  const egne = [...new Map(plasser.filter((p) => p.egetNavn).map((p) => [p.personId, p])).values()];
  const egneIder = egne.map((p) => p.personId);
  const medDato = egne.filter((p) => p.e.fodselsdato !== undefined);
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
      medDato.map((p) => p.personId),
      medDato.map(({ e, personId }) => ({
        person_id: personId,
        fodselsdato: e.fodselsdato ?? null,
        statsborgerskap: [],
        dodfodt: false,
      })),
    ],
    [
      elevforholdFakta,
      plasser.map((p) => p.personId),
      [...new Map(plasser.filter((p) => !overtatt.has(p.id)).map((p) => [p.id, p])).values()].map(({ e, personId, id }) => ({
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

/** Places that are others' to change: people have gone on from them, or the pupil had one at the school before. */
async function andresPlasser(db: DbEllerTx, plasser: readonly Plass[]): Promise<Set<string>> {
  const overtatt = await finnOvertatte(db, plasser.map((p) => p.id)); // prettier-ignore
  for (const p of plasser) if (p.harPlass) overtatt.add(p.id);
  return overtatt;
}

async function vurder(db: DbEllerTx, enheter: readonly Oppstartsenhet[], k: Brukskontekst): Promise<Vurdering<Oppstartsenhet>> {
  const { elever, linjer } = delt(enheter);
  const { plasser, holdt } = await planlegg(db, elever, k);
  const rort = new Set<string>();
  const skoler = await finnSkoler(db);
  const forhandsvisning = lagForhandsvisning(plasser, skoler);
  const overtatt = await andresPlasser(db, plasser);
  for (const [tabell, subjekter, linjene] of rader(plasser, overtatt))
    for (const f of await finnForskjeller(db, tabell, { kilde: KILDE, subjekter, heltBilde: false, rader: linjene })) {
      rort.add(tabell === elevforholdFakta ? (f.etter!['elevforhold_id'] as string) : f.subjekt);
      if (tabell === elevforholdFakta) forhandsvisning.plass(f);
    }
  const grupper = await planleggGrupper(db, plasser, linjer, k);
  const rorteGrupper = new Set<string>();
  const medNyGruppe = new Set<string>();
  for (const { tabell, subjekter, heltBilde, rader: linjene } of grupper.skrivinger)
    for (const f of await finnForskjeller(db, tabell, { kilde: KILDE, subjekter, heltBilde, rader: linjene })) {
      if (tabell === gruppemedlemFakta) {
        medNyGruppe.add(f.subjekt);
        forhandsvisning.medlemskap(f, grupper.gruppe);
      } else if (tabell === undervisningsforholdFakta) {
        rorteGrupper.add((f.etter ?? f.for)!['gruppe_id'] as string);
        forhandsvisning.undervisning(f, grupper.gruppe);
      } else {
        rorteGrupper.add(f.subjekt);
        forhandsvisning.gruppe(f);
      }
    }
  const skalBrukes = plasser.filter(
    (p) =>
      p.ny ||
      p.nyttNummer ||
      rort.has(p.id) ||
      (p.egetNavn && rort.has(p.personId)) ||
      medNyGruppe.has(p.personId) ||
      grupper.grupperFor(p).some((g) => rorteGrupper.has(g)),
  );
  const brukes = new Set(skalBrukes);
  const nyeLinjer = linjer.filter((g) => rorteGrupper.has(grupper.idFor(g)));
  const sammeLinjer = linjer.filter((g) => !rorteGrupper.has(grupper.idFor(g)));
  const nye = skalBrukes.filter((p) => p.ny).length;
  const uendret = plasser.filter((p) => !brukes.has(p));
  const avvik: Avvik[] = [
    ...[...plasser.map((p) => p.e.skole), ...linjer.map((g) => g.skole)]
      .filter((skole) => !skoler.has(skole))
      .map((skole) => ({ kode: 'ukjent_skole', felt: 'skole', verdi: skole })),
    ...grupper.ukjenteLarere.map(() => ({ kode: 'ukjent_larer', felt: 'larere' })),
  ];
  return {
    bruk: [...nyeLinjer, ...skalBrukes.map((p) => p.e)],
    uendret: uendret.map((p) => p.personId),
    gjennom: () => [...sammeLinjer.map(nokkel), ...uendret.map((p) => nokkel(p.e))],
    tellere: { nye, endret: skalBrukes.length - nye + nyeLinjer.length, uendret: uendret.length + sammeLinjer.length },
    forhandsvisning: forhandsvisning.linjer,
    holdt,
    avvik,
  };
}

async function bruk(tx: Tx, enheter: readonly Oppstartsenhet[], k: Brukskontekst): Promise<Brukssvar> {
  const { elever, linjer } = delt(enheter);
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
  const overtatt = await andresPlasser(tx, plasser);
  for (const [tabell, subjekter, linjene] of rader(plasser, overtatt))
    await brukFakta(tx, tabell, { ...felles, subjekter, heltBilde: false, rader: linjene });
  for (const { tabell, ...skriving } of (await planleggGrupper(tx, plasser, linjer, k)).skrivinger)
    await brukFakta(tx, tabell, { ...felles, ...skriving });
  return { dekket: [...new Set(plasser.map((p) => p.personId))], holdt };
}

/** DUF-numbers have twelve digits, and D-numbers day + 40. */
const typeAv = (i: string): 'duf' | 'dNummer' | 'fodselsnummer' =>
  i.length === 12 ? 'duf' : i.charCodeAt(0) >= 52 ? 'dNummer' : 'fodselsnummer';
