import type { Avvik } from '#grunn/kilde/index.ts';
import { gjelder, leggTilDager, startenAv, type Dato } from '#grunn/tid/index.ts';
import type { HrArbeidsforhold, HrPerson } from './modell.ts';
import type { HrOppsett } from './oppsett.ts';

/** Collects what is odd about one person or one file. `verdi` only for codes and field names, never for a person's own values. */
export interface Avviksliste {
  readonly liste: Avvik[];
  noter(kode: string, felt: string, verdi?: string): void;
}

export function lagAvvik(): Avviksliste {
  const liste: Avvik[] = [];
  return {
    liste,
    noter(kode, felt, verdi) {
      if (liste.some((a) => a.kode === kode && a.felt === felt && a.verdi === verdi)) return;
      liste.push(verdi === undefined ? { kode, felt } : { kode, felt, verdi });
    },
  };
}

const DAGER = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function finnes(ar: number, maned: number, dag: number): boolean {
  if (maned < 1 || maned > 12 || dag < 1 || dag > (DAGER[maned - 1] as number)) return false;
  return maned !== 2 || dag < 29 || (ar % 4 === 0 && (ar % 100 !== 0 || ar % 400 === 0));
}

/**
 * The date in `YYYY-MM-DD`, with or without a time after it; null when there is none or it is one of the kommune's open dates, and
 * `'ugyldig'` when it is not a date. A time with a zone is read as the date in Norway at that moment.
 */
export function lesDato(ra: string | null, oppsett: Pick<HrOppsett, 'apneDatoer'>): Dato | null | undefined {
  if (ra === null) return null;
  const m = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(ra);
  if (!m || !finnes(Number(m[1]), Number(m[2]), Number(m[3]))) return undefined;
  const iFila = ra.slice(0, 10);
  if (oppsett.apneDatoer.includes(iFila)) return null;
  return m[5] === undefined ? iFila : iOslo(ra, iFila);
}

function iOslo(ra: string, iFila: Dato): Dato | undefined {
  const ms = Date.parse(ra.replace(' ', 'T'));
  if (Number.isNaN(ms)) return undefined;
  // The date is the one in the file, the day before or the day after: the one whose Norwegian midnight is the last passed.
  const neste = leggTilDager(iFila, 1);
  if (startenAv(neste).epochMilliseconds <= ms) return neste;
  return startenAv(iFila).epochMilliseconds <= ms ? iFila : leggTilDager(iFila, -1);
}

/**
 * Dates as we keep them: `til` is the last day. An unreadable end date is noted as `ugyldig_sluttdato` and left open, and whoever
 * takes the person in must hold them until it is sorted out: an open end gives access, a guessed one takes it away.
 */
export function lesPeriode(
  ra: { readonly fra: string | null; readonly til: string | null },
  felt: { readonly fra: string; readonly til: string },
  oppsett: Pick<HrOppsett, 'apneDatoer' | 'sluttdato'>,
  avvik: Avviksliste,
): { fra: Dato | null; til: Dato | null } {
  const fra = lesDato(ra.fra, oppsett);
  const til = lesDato(ra.til, oppsett);
  if (fra === undefined) avvik.noter('ugyldig_dato', felt.fra);
  if (til === undefined) avvik.noter('ugyldig_sluttdato', felt.til);
  const periode = {
    fra: fra ?? null,
    til: til === undefined || til === null ? null : oppsett.sluttdato === 'ikkeMed' ? leggTilDager(til, -1) : til,
  };
  if (periode.fra !== null && periode.til !== null && periode.til < periode.fra) avvik.noter('slutter_for_start', felt.til);
  return periode;
}

/** Per cent as a number; null when missing or unreadable. 0 is a value: hourly staff. */
export function lesProsent(ra: string | null, felt: string, avvik: Avviksliste): number | null {
  if (ra === null) return null;
  const tall = /^\d{1,4}(?:[.,]\d+)?$/.test(ra) ? Math.round(Number(ra.replace(',', '.')) * 100) / 100 : Number.NaN;
  if (Number.isNaN(tall)) {
    avvik.noter('ugyldig_prosent', felt);
    return null;
  }
  if (tall > 100) avvik.noter('uvanlig_prosent', felt);
  return tall;
}

/** Eleven digits, spaces left out; whether they are a valid number is for the register to say. */
export function lesFodselsnummer(ra: string | null, felt: string, avvik: Avviksliste): string | null {
  const siffer = ra?.replace(/[\s.-]/g, '') ?? '';
  // Unit4 writes zeros for people without a number.
  if (/^0*$/.test(siffer)) return null;
  if (/^\d{11}$/.test(siffer)) return siffer;
  avvik.noter('ugyldig_fodselsnummer', felt);
  return null;
}

/** A work e-mail address; null for what is not one, and for other domains than the kommune's when those are set. */
export function lesEpost(
  ra: string | null,
  felt: string,
  oppsett: Pick<HrOppsett, 'epostdomener'>,
  avvik: Avviksliste,
): string | null {
  if (ra === null) return null;
  const m = /^([^\s@<>"',;:]+)@([^\s@<>"',;:]+\.[^\s@<>"',;:]+)$/.exec(ra);
  if (!m || ra.length > 254) {
    avvik.noter('ugyldig_epost', felt);
    return null;
  }
  const domene = (m[2] as string).toLowerCase();
  if (oppsett.epostdomener.length === 0 || oppsett.epostdomener.some((d) => d.toLowerCase() === domene))
    return `${m[1]}@${domene}`;
  avvik.noter('privat_epost', felt);
  return null;
}

/** Digits with an optional plus. */
export function lesTelefon(ra: string | null, felt: string, avvik: Avviksliste): string | null {
  if (ra === null) return null;
  const siffer = ra.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,15}$/.test(siffer)) return siffer;
  avvik.noter('ugyldig_telefon', felt);
  return null;
}

const KJONN: Readonly<Record<string, 'kvinne' | 'mann'>> = {
  M: 'mann',
  MALE: 'mann',
  F: 'kvinne',
  K: 'kvinne',
  FEMALE: 'kvinne',
};

export function lesKjonn(ra: string | null, felt: string, avvik: Avviksliste): 'kvinne' | 'mann' | null {
  if (ra === null) return null;
  const kjonn = KJONN[ra.toUpperCase()];
  if (!kjonn) avvik.noter('ukjent_kodeverdi', felt, ra.slice(0, 20));
  return kjonn ?? null;
}

/** The earlier of two ends; null is open. */
export const tidligste = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null || a < b ? a : b);

/** The later of two starts; null is «always». */
export const seneste = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null || a > b ? a : b);

/**
 * Position numbers that are unique within the person and stay the same from file to file: the source's key where it is unique, and
 * otherwise key and start date for all but the earliest, so that a new row beside an old one does not rename the old.
 */
export function medUnikeNumre(forhold: readonly HrArbeidsforhold[]): HrArbeidsforhold[] {
  const brukt = new Set<string>();
  const ut = [...forhold];
  const etterStart = [...forhold.entries()].sort(([, a], [, b]) => sammenlign(a.fra ?? '', b.fra ?? ''));
  for (const [i, f] of etterStart) {
    let nummer = f.stillingsnummer;
    if (brukt.has(nummer)) nummer = `${f.stillingsnummer}.${f.fra ?? '0'}`;
    if (brukt.has(nummer)) nummer = `${nummer}.${f.enhetskode ?? '0'}`;
    for (let n = 2, stamme = nummer; brukt.has(nummer); n += 1) nummer = `${stamme}.${n}`;
    brukt.add(nummer);
    if (nummer !== f.stillingsnummer) ut[i] = { ...f, stillingsnummer: nummer };
  }
  return ut;
}

/** Rows that tell exactly the same are one row. Visma repeats them. */
export function utenGjentakelser(forhold: readonly HrArbeidsforhold[], felt: string, avvik: Avviksliste): HrArbeidsforhold[] {
  if (forhold.length < 2) return [...forhold];
  const ulike = new Map(forhold.map((f) => [JSON.stringify(f), f]));
  if (ulike.size < forhold.length) avvik.noter('gjentatt_stilling', felt);
  return [...ulike.values()];
}

/** Marks a main position where the source marked none: the one that lasts longest, then the largest, then the oldest. */
export function medHovedstilling(forhold: readonly HrArbeidsforhold[]): HrArbeidsforhold[] {
  if (forhold.length === 0 || forhold.some((f) => f.hovedstilling)) return [...forhold];
  const valgt = [...forhold].sort((a, b) => sammenlign(b.til ?? '9999', a.til ?? '9999') || storst(a, b))[0];
  return forhold.map((f) => (f === valgt ? { ...f, hovedstilling: true } : f));
}

const sammenlign = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const storst = (a: HrArbeidsforhold, b: HrArbeidsforhold) =>
  (b.prosent ?? 0) - (a.prosent ?? 0) || sammenlign(a.fra ?? '', b.fra ?? '') || sammenlign(a.stillingsnummer, b.stillingsnummer);

/**
 * The position that counts as the main one on a date (Europe/Oslo): the marked one, the largest of several marked, and the largest of
 * all when no marked one is active then. undefined when none is.
 */
export function hovedstillingPa(
  forhold: readonly HrArbeidsforhold[],
  dato: Dato,
  oppsett: Aktivregler,
): HrArbeidsforhold | undefined {
  const aktive = forhold.filter((f) => erAktiv(f, dato, oppsett));
  return aktive.sort((a, b) => Number(b.hovedstilling) - Number(a.hovedstilling) || storst(a, b))[0];
}

export type Aktivregler = Pick<HrOppsett, 'utelatteStillingskoder' | 'typerSomKreverProsent' | 'permisjonskoderUtenStilling'>;

/** Whether a position counts on a date (Europe/Oslo). Both ends count, an open end lasts, and the kommune's own rules may take it away. */
export function erAktiv(forhold: HrArbeidsforhold, dato: Dato, oppsett: Aktivregler): boolean {
  if (!gjelder(dato, forhold.fra, forhold.til)) return false;
  if (forhold.stillingskode !== null && oppsett.utelatteStillingskoder.includes(forhold.stillingskode)) return false;
  const kreverProsent = forhold.ansettelsestype !== null && oppsett.typerSomKreverProsent.includes(forhold.ansettelsestype);
  if (kreverProsent && forhold.prosent === 0) return false;
  return !forhold.permisjon.some(
    (p) => p.kode !== null && oppsett.permisjonskoderUtenStilling.includes(p.kode) && gjelder(dato, p.fra, p.til),
  );
}

/** Whether an employee has any active position on a date (Europe/Oslo), the employment's own period included. */
export const erAnsattAktiv = (person: HrPerson, dato: Dato, oppsett: Aktivregler): boolean =>
  gjelder(dato, person.fra, person.til) && person.arbeidsforhold.some((f) => erAktiv(f, dato, oppsett));
