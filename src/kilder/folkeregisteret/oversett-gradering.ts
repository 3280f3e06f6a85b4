// Address protection: reading the grading, and keeping addresses that must not be kept out of everything downstream. Pure.
import type { Adresse, Gradering } from './modell.ts';
import { erGjeldende, kodetabell, lesKode, type Avviksliste, type Metadata } from './oversett-verdi.ts';

const GRADERING = kodetabell<Gradering>({
  ugradert: 'ugradert',
  klientadresse: 'klientadresse',
  fortrolig: 'fortrolig',
  strengtFortrolig: 'strengtFortrolig',
});

const RANG: Readonly<Record<Gradering, number>> = { ugradert: 0, klientadresse: 1, fortrolig: 2, strengtFortrolig: 3 };

/** The stricter of two gradings. */
export const strengeste = (a: Gradering, b: Gradering): Gradering => (RANG[a] >= RANG[b] ? a : b);

/** Nothing said is `ugradert`. Something said that we cannot read is the strictest there is, and a deviation (F-14). */
export function lesGradering(ra: unknown, felt: string, avvik: Avviksliste): Gradering {
  if (ra === null || ra === undefined || ra === '') return 'ugradert';
  const kjent = typeof ra === 'string' ? lesKode(ra, GRADERING) : undefined;
  if (kjent === undefined) avvik.meld('ukjent_gradering', felt, ra);
  return kjent ?? 'strengtFortrolig';
}

/**
 * The person's own grading: the strictest of the current ones. Takes the list of a person document, the single text of KS Fiks, and
 * anything else as unreadable, that is, strictest.
 */
export function lesAdressebeskyttelse(ra: unknown, avvik: Avviksliste): Gradering {
  if (!Array.isArray(ra)) {
    const ensom = ra !== null && typeof ra === 'object' && 'graderingsnivaa' in ra;
    return ensom ? lesAdressebeskyttelse([ra], avvik) : lesGradering(ra, 'adressebeskyttelse', avvik);
  }
  let niva: Gradering = 'ugradert';
  // A row is there, so somebody has been graded: a row without a level is not «ugradert».
  for (const del of ra as readonly unknown[]) {
    const felt = 'adressebeskyttelse.graderingsnivaa';
    if (del === null || typeof del !== 'object') {
      niva = strengeste(niva, lesGradering(del || 'mangler', felt, avvik));
      continue;
    }
    if (!erGjeldende(del as Metadata)) continue;
    const graderingsnivaa = (del as { graderingsnivaa?: unknown }).graderingsnivaa;
    niva = strengeste(niva, lesGradering(graderingsnivaa || 'mangler', felt, avvik));
  }
  return niva;
}

export interface Vernet {
  readonly adressebeskyttelse: Gradering;
  readonly adresser: readonly Adresse[];
}

/**
 * Puts person and addresses under one rule. `person` is null where the source does not say the person's own grading. The person is graded as the strictest of the person's own grading and any address graded
 * `fortrolig` or higher; `klientadresse` says something of the address only. `fortrolig` lies on every address of the person. For
 * `strengtFortrolig` (kode 6) only an open postal address in Norway is kept, without anything that places it on a map; what else was
 * sent is dropped and counted (F-18): it should not have been sent.
 */
export function vern(person: Gradering | null, adresser: readonly Adresse[], avvik: Avviksliste): Vernet {
  const fraAdresser = adresser.map((a) => a.gradering).filter((g) => RANG[g] >= RANG.fortrolig);
  const niva = fraAdresser.reduce(strengeste, person ?? 'ugradert');
  if (person !== null && niva !== person) avvik.meld('gradering_motsier', 'adressebeskyttelse');
  if (niva === 'strengtFortrolig') return { adressebeskyttelse: niva, adresser: adresser.flatMap((a) => barePost(a, avvik)) };
  if (niva === 'fortrolig')
    return { adressebeskyttelse: niva, adresser: adresser.map((a) => ({ ...a, gradering: strengeste(a.gradering, niva) })) };
  return { adressebeskyttelse: niva, adresser };
}

function barePost(a: Adresse, avvik: Avviksliste): readonly Adresse[] {
  if (a.type !== 'post' || a.landkode !== 'NOR' || a.gradering !== 'ugradert') {
    avvik.meld('adresse_til_strengt_fortrolig', a.type);
    return [];
  }
  return [{ ...a, bruksenhetsnummer: null, kommunenummer: null, grunnkrets: null, skolekrets: null, matrikkelId: null }];
}
