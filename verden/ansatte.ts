// The employees: each school's staff with stillingskoder as KS uses them, some of them parents of the pupils.
import { leggTil, type Byggeplass } from './bygg.ts';
import { nyKrr } from './krr.ts';
import type { Verdensansatt, Verdensperson, Verdensskole, Verdensstilling } from './modell.ts';
import { asciinavn, nyttEtternavn, nyttFornavn } from './navn.ts';
import { adresseINabokommune, nyBostedsadresse } from './steder.ts';
import { blandFro, tilfeldig, type Tilfeldig } from './tilfeldig.ts';
import { dagIAret, dagerEtter } from './tid.ts';

/** Stillingskoder (KS) with the title HR sends. */
export const STILLINGER = {
  rektor: { stillingskode: '9951', tittel: 'Rektor' },
  avdelingsleder: { stillingskode: '9954', tittel: 'Undervisningsinspektør' },
  larer: { stillingskode: '7961', tittel: 'Lærer' },
  adjunkt: { stillingskode: '7962', tittel: 'Adjunkt' },
  adjunktMedTillegg: { stillingskode: '7963', tittel: 'Adjunkt med tilleggsutdanning' },
  lektor: { stillingskode: '7965', tittel: 'Lektor' },
  lektorMedTillegg: { stillingskode: '7966', tittel: 'Lektor med tilleggsutdanning' },
  assistent: { stillingskode: '6572', tittel: 'Assistent' },
  fagarbeider: { stillingskode: '7517', tittel: 'Fagarbeider' },
  sfoLeder: { stillingskode: '7451', tittel: 'Leder SFO' },
  sfoAssistent: { stillingskode: '6572', tittel: 'Assistent SFO' },
  skolekonsulent: { stillingskode: '6517', tittel: 'Skolekonsulent' },
  konsulent: { stillingskode: '7451', tittel: 'Konsulent' },
  radgiver: { stillingskode: '8530', tittel: 'Rådgiver' },
  kommunalsjef: { stillingskode: '9451', tittel: 'Kommunalsjef oppvekst skole' },
} as const;
export type Stillingstype = keyof typeof STILLINGER;

const LARERE: readonly Stillingstype[] = [
  'larer',
  'adjunkt',
  'adjunkt',
  'adjunktMedTillegg',
  'adjunktMedTillegg',
  'lektor',
  'lektorMedTillegg',
];
const FAG = [
  'norsk',
  'matematikk',
  'engelsk',
  'naturfag',
  'samfunnsfag',
  'KRLE',
  'kroppsøving',
  'musikk',
  'kunst og håndverk',
] as const;

/** A position with code and title by kind. */
export function stilling(
  type: Stillingstype,
  mer: Pick<Verdensstilling, 'stillingsnummer' | 'skole' | 'fra'> & Partial<Verdensstilling>,
): Verdensstilling {
  return { ...STILLINGER[type], prosent: 100, hovedstilling: true, ...mer };
}

/** HR's own data on an employee. `nummer` is a running number, unique in the world. */
export function nyAnsatt(
  person: { fornavn: string; etternavn: string },
  nummer: number,
  stillinger: Verdensstilling[],
): Verdensansatt {
  const brukernavn = `${asciinavn(person.fornavn).slice(0, 3)}${asciinavn(person.etternavn).slice(0, 3)}${nummer}`;
  return {
    ansattnummer: String(100_000 + nummer),
    brukernavn,
    arbeidsepost: `${brukernavn}@fjordvik.example`,
    stillinger,
    iHr: true,
  };
}

/** Staffs every school up to `antall` employees in all, counting those who are there already. Numbers below 500 belong to the named people. */
export function byggAnsatte(plass: Byggeplass, antall: number): void {
  const t = tilfeldig(blandFro(plass.fro, 303));
  const klasserPerSkole = klasser(plass);
  const foreldre = foreldreSomKanAnsettes(t, plass);
  const faste = stillingerPerSkole(plass);
  let ansatte = 0;
  for (const p of plass.personer.values()) if (p.ansatt !== undefined) ansatte += 1;
  const perSkole = Math.floor(antall / plass.skoler.length);
  let nummer = 500;

  plass.skoler.forEach((skole, i) => {
    const her = faste.get(skole.organisasjonsnummer) ?? [];
    const sist = i === plass.skoler.length - 1;
    const oppsett = bemanning(t, skole, her, sist ? antall - ansatte : perSkole - her.length);
    const uten = (klasserPerSkole.get(skole.organisasjonsnummer) ?? []).slice();
    for (const type of oppsett) {
      nummer += 1;
      ansatte += 1;
      const larer = LARERE.includes(type);
      const klasse = larer ? uten.shift() : undefined;
      ansett(t, plass, foreldre, nummer, skole, type, larer, klasse);
    }
  });
}

function ansett(
  t: Tilfeldig,
  plass: Byggeplass,
  foreldre: Verdensperson[],
  nummer: number,
  skole: Verdensskole,
  type: Stillingstype,
  larer: boolean,
  klasse: string | undefined,
): void {
  const person = (t.skjer(0.35) ? foreldre.pop() : undefined) ?? nyVoksenUtenBarn(t, plass);
  const fra = dagerEtter(plass.dato, -t.heltall(90, 6000));
  const deltid = t.skjer(type === 'sfoAssistent' || type === 'assistent' ? 0.7 : 0.25);
  person.ansatt = nyAnsatt(person, nummer, [
    stilling(type, {
      stillingsnummer: `${100_000 + nummer}-1`,
      skole: skole.organisasjonsnummer,
      prosent: deltid ? t.velg([40, 50, 60, 80, 90]) : 100,
      fra,
      ...(klasse === undefined ? {} : { kontaktlarerFor: [klasse] }),
      ...(larer && klasse !== undefined ? { underviser: [{ klasse, fag: t.velg(FAG) }] } : {}),
    }),
  ]);
}

/** Titles of the named people's positions at each school. */
function stillingerPerSkole(plass: Byggeplass): Map<string, string[]> {
  const ut = new Map<string, string[]>();
  for (const p of plass.personer.values()) {
    for (const s of p.ansatt?.stillinger ?? []) if (s.skole !== null) ut.set(s.skole, [...(ut.get(s.skole) ?? []), s.tittel]);
  }
  return ut;
}

/** The kinds of the next `antall` employees of a school: leaders and office unless they are there already, SFO, assistants, then teachers. */
function bemanning(t: Tilfeldig, skole: Verdensskole, finnes: readonly string[], antall: number): Stillingstype[] {
  const trengs: Stillingstype[] = ['rektor', 'avdelingsleder', 'skolekonsulent'];
  if (skole.sfo) trengs.push('sfoLeder');
  const ut = trengs.filter((type) => !finnes.includes(STILLINGER[type].tittel));
  const assistenter = Math.round(antall * 0.1);
  for (let i = 0; i < assistenter; i++) ut.push(t.skjer(0.5) ? 'assistent' : 'fagarbeider');
  if (skole.sfo) for (let i = 0; i < Math.round(antall * 0.16); i++) ut.push('sfoAssistent');
  while (ut.length < antall) ut.push(t.velg(LARERE));
  return ut.slice(0, Math.max(0, antall));
}

/** The classes at each school that lack a kontaktlærer. */
function klasser(plass: Byggeplass): Map<string, string[]> {
  const alle = new Map<string, Set<string>>();
  for (const p of plass.personer.values()) {
    if (p.elevforhold === undefined || p.elevforhold.til !== undefined) continue;
    const sett = alle.get(p.elevforhold.skole) ?? new Set();
    sett.add(p.elevforhold.klasse);
    alle.set(p.elevforhold.skole, sett);
  }
  for (const p of plass.personer.values()) {
    for (const s of p.ansatt?.stillinger ?? []) {
      for (const klasse of s.kontaktlarerFor ?? []) if (s.skole !== null) alle.get(s.skole)?.delete(klasse);
    }
  }
  return new Map(
    [...alle].map(([skole, sett]) => [skole, [...sett].toSorted((a, b) => a.localeCompare(b, 'nb', { numeric: true }))]),
  );
}

/** A sample of ordinary parents who live in the kommune, in random order. */
function foreldreSomKanAnsettes(t: Tilfeldig, plass: Byggeplass): Verdensperson[] {
  const ut: Verdensperson[] = [];
  for (const p of plass.personer.values()) {
    if (p.rolle !== undefined || p.ansatt !== undefined || p.elevforhold !== undefined) continue;
    if (p.fodselsdato > `${plass.skolear - 22}` || p.personstatus !== 'bosatt' || p.adressebeskyttelse !== 'ugradert') continue;
    if (t.skjer(0.06)) ut.push(p);
  }
  return ut;
}

function nyVoksenUtenBarn(t: Tilfeldig, plass: Byggeplass): Verdensperson {
  const navn = { fornavn: nyttFornavn(t), etternavn: nyttEtternavn(t) };
  const fra = dagerEtter(plass.dato, -t.heltall(60, 7000));
  return leggTil(plass, {
    ...navn,
    kjonn: t.skjer(0.7) ? 'kvinne' : 'mann',
    fodselsdato: dagIAret(plass.skolear - t.heltall(23, 66), t.heltall(0, 364)),
    adresser: [t.skjer(0.1) ? adresseINabokommune(t, fra) : nyBostedsadresse(t, t.velg(plass.kretser), fra)],
    krr: nyKrr(t, navn, plass.neste, plass.dato),
  });
}
