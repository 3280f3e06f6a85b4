// What a person document and a KS Fiks record have in common: names, codes and relations in the register's words. Pure.
import type { Folkeregisterperson, Foreldreansvar, Identifikator, Navn } from './modell.ts';
import { alfa3 } from './landkoder.ts';
import { kodetabell, lesKode, tekst, type Avviksliste } from './oversett-verdi.ts';

type Ratekst = string | number | null | undefined;

const IDENTIFIKATORTYPE = kodetabell<'fodselsnummer' | 'dNummer'>({ foedselsnummer: 'fodselsnummer', dNummer: 'dNummer' });

/** One number; undefined and a deviation when it is not eleven digits. The type is read from the number only when it is not said. */
export function identifikator(
  ra: { readonly foedselsEllerDNummer?: Ratekst; readonly identifikatortype?: Ratekst } | null | undefined,
  status: Identifikator['status'],
  felt: string,
  avvik: Avviksliste,
): Identifikator | undefined {
  // A number in JSON has lost its leading zero.
  const nummer =
    typeof ra?.foedselsEllerDNummer === 'number'
      ? String(ra.foedselsEllerDNummer).padStart(11, '0')
      : tekst(ra?.foedselsEllerDNummer);
  if (nummer === null) return undefined;
  if (!/^\d{11}$/.test(nummer)) {
    avvik.meld('ugyldig_identifikator', felt);
    return undefined;
  }
  const type = lesKode(ra?.identifikatortype, IDENTIFIKATORTYPE);
  if (type === undefined && tekst(ra?.identifikatortype) !== null)
    avvik.meld('ukjent_kodeverdi', `${felt}.identifikatortype`, ra?.identifikatortype);
  return { identifikator: nummer, type: type ?? (/^[4-7]/.test(nummer) ? 'dNummer' : 'fodselsnummer'), status };
}

/** DUF numbers; undefined and a deviation when it is not twelve digits. */
export function duf(ra: Ratekst, status: Identifikator['status'], felt: string, avvik: Avviksliste): Identifikator | undefined {
  const nummer = tekst(ra);
  if (nummer === null) return undefined;
  if (/^\d{12}$/.test(nummer)) return { identifikator: nummer, type: 'duf', status };
  avvik.meld('ugyldig_identifikator', felt);
  return undefined;
}

/** The number in use first, and each once: about 24 000 people have had the same DUF number two or more times (F-03). */
export function ordneIdentifikatorer(alle: readonly (Identifikator | undefined)[], avvik: Avviksliste): readonly Identifikator[] {
  const rang = (i: Identifikator) => (i.status === 'iBruk' ? 0 : 2) + (i.type === 'duf' ? 1 : 0);
  const ut: Identifikator[] = [];
  for (const i of alle.filter((x) => x !== undefined).toSorted((a, b) => rang(a) - rang(b))) {
    if (ut.some((x) => x.identifikator === i.identifikator)) avvik.meld('gjentatt_identifikator', i.type);
    else ut.push(i);
  }
  if (ut.filter((i) => i.status === 'iBruk' && i.type !== 'duf').length > 1)
    avvik.meld('flere_numre_i_bruk', 'identifikasjonsnummer');
  return ut;
}

/** A name; null when there is nothing in it. `fornavn` or `etternavn` may be empty where the register has none. */
export function navn(
  ra: { readonly fornavn?: Ratekst; readonly mellomnavn?: Ratekst; readonly etternavn?: Ratekst } | null | undefined,
  gyldigFra: string | null,
): Navn | null {
  const fornavn = tekst(ra?.fornavn);
  const etternavn = tekst(ra?.etternavn);
  if (fornavn === null && etternavn === null) return null;
  return { fornavn: fornavn ?? '', mellomnavn: tekst(ra?.mellomnavn), etternavn: etternavn ?? '', gyldigFra };
}

/** A whole name on one line. */
export const helnavn = (n: Navn | null): string | null =>
  n === null ? null : [n.fornavn, n.mellomnavn, n.etternavn].filter(Boolean).join(' ');

/**
 * A newborn who has not got a name yet is called `<mother's name>*PIKE` or `*GUTT` («midlertidig navn», Hendelser 1.8 § 4.4), and so,
 * for good, is a stillborn child.
 */
export const erMidlertidigNavn = (fornavn: string | null | undefined): boolean =>
  /\*\s*(PIKE|GUTT|JENTE|BARN)/i.test(fornavn ?? '');

/** A temporary name on somebody without a number in use, or who has died: a stillborn child or a placeholder (F-04). */
export function erDodfodt(p: Pick<Folkeregisterperson, 'navn' | 'identifikatorer' | 'dodsdato' | 'personstatus'>): boolean {
  const harNummer = p.identifikatorer.some((i) => i.status === 'iBruk' && i.type !== 'duf');
  const erDod = p.dodsdato !== null || p.personstatus === 'dod';
  return erMidlertidigNavn(p.navn?.fornavn) && (!harNummer || erDod);
}

const KJONN = kodetabell<'kvinne' | 'mann'>({ kvinne: 'kvinne', mann: 'mann' });

/** Gender from its own field only; a number never tells it. */
export function kjonn(ra: Ratekst, felt: string, avvik: Avviksliste): 'kvinne' | 'mann' | null {
  const lest = lesKode(ra, KJONN);
  if (lest === undefined && tekst(ra) !== null) avvik.meld('ukjent_kodeverdi', felt, ra);
  return lest ?? null;
}

const PERSONSTATUS = kodetabell({
  bosatt: 'bosatt',
  utflyttet: 'utflyttet',
  forsvunnet: 'forsvunnet',
  doed: 'dod',
  opphoert: 'opphort',
  foedselsregistrert: 'fodselsregistrert',
  midlertidig: 'midlertidig',
  inaktiv: 'inaktiv',
  ikkeBosatt: 'ikkeBosatt',
  aktiv: 'aktiv',
});

/** The status in ASCII; an unknown one is kept as it came and counted (F-14). */
export function personstatus(ra: Ratekst, felt: string, avvik: Avviksliste): string | null {
  const lest = lesKode(ra, PERSONSTATUS);
  if (lest === undefined && tekst(ra) !== null) avvik.meld('ukjent_kodeverdi', felt, ra);
  return lest ?? tekst(ra);
}

/** Citizenship with three letters; an unknown code is kept as it came and counted. */
export function statsborgerskap(ra: Ratekst, felt: string, avvik: Avviksliste): string | null {
  const kode = tekst(ra);
  if (kode === null) return null;
  const lest = alfa3(kode);
  if (lest === undefined) avvik.meld('ukjent_kodeverdi', felt, kode);
  return lest ?? kode;
}

const ANSVAR = kodetabell<Foreldreansvar['ansvar']>({
  felles: 'felles',
  mor: 'mor',
  far: 'far',
  medmor: 'medmor',
  andre: 'andre',
  ukjent: 'ukjent',
});

/** An unknown kind of responsibility is `ukjent`: nobody gets access by it, and somebody is asked to look (F-14). */
export function ansvar(ra: Ratekst, felt: string, avvik: Avviksliste): Foreldreansvar['ansvar'] {
  const lest = lesKode(ra, ANSVAR);
  if (lest === undefined && tekst(ra) !== null) avvik.meld('ukjent_kodeverdi', felt, ra);
  return lest ?? 'ukjent';
}

/** Who is responsible, as a text that is equal for equal people. */
export function ansvarligNokkel(a: Foreldreansvar['ansvarlig']): string {
  if (a.type === 'person') return `p ${a.identifikator}`;
  if (a.type === 'organisasjon') return `o ${a.organisasjonsnummer}`;
  if (a.type === 'ukjent') return 'u';
  return `n ${a.navn?.toLowerCase() ?? ''} ${a.fodselsdato ?? ''}`;
}

/**
 * One row per responsible person: 1 400 duplicates have been seen (F-01). Rows come newest first, and the newest counts where
 * they say different things.
 */
export function utenGjentakelser(rader: readonly Foreldreansvar[], avvik: Avviksliste): readonly Foreldreansvar[] {
  const per = new Map<string, Foreldreansvar>();
  for (const rad of rader) {
    const nokkel = ansvarligNokkel(rad.ansvarlig);
    const fra = per.get(nokkel);
    if (fra === undefined) per.set(nokkel, rad);
    else avvik.meld(fra.ansvar === rad.ansvar ? 'gjentatt_foreldreansvar' : 'motstridende_foreldreansvar', 'foreldreansvar');
  }
  return [...per.values()];
}
