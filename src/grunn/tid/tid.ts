import { Temporal } from 'temporal-polyfill';
import type { Klokke } from './klokke.ts';

/** A calendar date as text, `YYYY-MM-DD`. Sorts and compares as a string; has no time and no zone. */
export type Dato = string;

export const SONE = 'Europe/Oslo';

/** An instant from a database or a message. Text must carry an offset or `Z`; throws RangeError otherwise. */
export function tilInstant(tid: Temporal.Instant | Date | string): Temporal.Instant {
  if (tid instanceof Date) return Temporal.Instant.fromEpochMilliseconds(tid.getTime());
  return Temporal.Instant.from(tid);
}

/** For `pg` and other libraries that only know Date. Millisecond precision. */
export const tilDate = (tid: Temporal.Instant): Date => new Date(tid.epochMilliseconds);

/** The date on the wall in Norway at an instant. */
export const osloDato = (tid: Temporal.Instant): Dato => veggen(tid).slice(0, 10);

/** The time on the wall in Norway at an instant, `HH:MM`. */
export const osloKlokke = (tid: Temporal.Instant): string => veggen(tid).slice(11, 16);

// Asked some ten times a page, and a look in the time zone is a page's dearest sum: the difference to UTC is kept for each quarter of an hour
// asked about. It changes on a quarter, and the database of zones says when.
const KVARTER = 15 * 60_000;
const HUSKER = 20_000;
const forskyvning = new Map<number, number>();

function veggen(tid: Temporal.Instant): string {
  const ms = tid.epochMilliseconds;
  // before there was one time zone the differences are no whole quarters
  if (ms < 0 || ms > SISTE) return iOslo(tid).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const kvarter = Math.floor(ms / KVARTER);
  let til = forskyvning.get(kvarter);
  if (til === undefined) {
    if (forskyvning.size >= HUSKER) forskyvning.clear();
    til = iOslo(tid).offsetNanoseconds / 1_000_000;
    forskyvning.set(kvarter, til);
  }
  return new Date(ms + til).toISOString();
}
const SISTE = Date.parse('9999-12-30T00:00:00Z');

const DOGN = 24 * 60 * 60_000;

/** Midnight UTC of a date, for counting days. Throws RangeError when the text is not a date. */
function midnatt(dato: Dato): number {
  const ms = dato.length === 10 ? Date.parse(`${dato}T00:00:00Z`) : NaN;
  // Date reads 31 February as 3 March
  if (ms >= FORSTE && ms <= SISTE && new Date(ms).toISOString().startsWith(dato)) return ms;
  return Temporal.PlainDate.from(dato).toZonedDateTime('UTC').epochMilliseconds;
}
const FORSTE = Date.parse('1000-01-01T00:00:00Z');

/** The instant seen in Norway, for those who need weekday, week number or clock. */
export const iOslo = (tid: Temporal.Instant): Temporal.ZonedDateTime => tid.toZonedDateTimeISO(SONE);

/** Today in Norway by the given clock. */
export const idag = (klokke: Klokke): Dato => osloDato(klokke.na());

/** The first instant of a date in Norway. Throws RangeError when the text is not a date. */
export const startenAv = (dato: Dato): Temporal.Instant => Temporal.PlainDate.from(dato).toZonedDateTime(SONE).toInstant();

/** True for a real calendar date written exactly `YYYY-MM-DD` (31 February is not). */
export function erDato(tekst: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return false;
  try {
    Temporal.PlainDate.from(tekst);
    return true;
  } catch {
    return false;
  }
}

/** Moves a date by days; negative goes back. */
export function leggTilDager(dato: Dato, dager: number): Dato {
  const ms = midnatt(dato) + dager * DOGN;
  if (Number.isInteger(dager) && ms >= FORSTE && ms <= SISTE) return new Date(ms).toISOString().slice(0, 10);
  return Temporal.PlainDate.from(dato).add({ days: dager }).toString();
}

/** Moves a date by months; the 31st becomes the last day of a shorter month. */
export const leggTilManeder = (dato: Dato, maneder: number): Dato =>
  Temporal.PlainDate.from(dato).add({ months: maneder }).toString();

/** Days from one date to the next; negative when `til` lies before `fra`. */
export const dagerMellom = (fra: Dato, til: Dato): number => (midnatt(til) - midnatt(fra)) / DOGN;

/** 1 = Monday … 7 = Sunday. */
export const ukedag = (dato: Dato): number => {
  // 1 January 1970 was a Thursday
  const nr = (midnatt(dato) / DOGN + 3) % 7;
  return (nr < 0 ? nr + 7 : nr) + 1;
};

/** True when the date lies in the period; both ends count, an open end is undefined or null. */
export const gjelder = (dato: Dato, fra: Dato | null | undefined, til: Dato | null | undefined): boolean =>
  (fra == null || fra <= dato) && (til == null || dato <= til);

/**
 * Whole years reached on a date; negative before birth. A person born on 29 February turns a year older on 1 March
 * in other years: the year is full when the birthday has passed.
 */
export function alder(fodselsdato: Dato, dato: Dato): number {
  const ar = Number(dato.slice(0, 4)) - Number(fodselsdato.slice(0, 4));
  return dato.slice(5) < fodselsdato.slice(5) ? ar - 1 : ar;
}
