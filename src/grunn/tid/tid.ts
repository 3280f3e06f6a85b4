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
export const osloDato = (tid: Temporal.Instant): Dato => iOslo(tid).toPlainDate().toString();

/** The time on the wall in Norway at an instant, `HH:MM`. */
export const osloKlokke = (tid: Temporal.Instant): string => iOslo(tid).toPlainTime().toString({ smallestUnit: 'minute' });

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
export const leggTilDager = (dato: Dato, dager: number): Dato => Temporal.PlainDate.from(dato).add({ days: dager }).toString();

/** Moves a date by months; the 31st becomes the last day of a shorter month. */
export const leggTilManeder = (dato: Dato, maneder: number): Dato =>
  Temporal.PlainDate.from(dato).add({ months: maneder }).toString();

/** Days from one date to the next; negative when `til` lies before `fra`. */
export const dagerMellom = (fra: Dato, til: Dato): number => Temporal.PlainDate.from(fra).until(til, { largestUnit: 'day' }).days;

/** 1 = Monday … 7 = Sunday. */
export const ukedag = (dato: Dato): number => Temporal.PlainDate.from(dato).dayOfWeek;

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
