// Dates as YYYY-MM-DD strings. The world has no clock: its date is a parameter.

const DAG_MS = 86_400_000;

/** The date a number of days after `dato` (negative: before). */
export function dagerEtter(dato: string, dager: number): string {
  return new Date(Date.parse(`${dato}T00:00:00Z`) + dager * DAG_MS).toISOString().slice(0, 10);
}

/** The date a number of days before `dato`. */
export function dagerFor(dato: string, dager: number): string {
  return dagerEtter(dato, -dager);
}

/** Year the school year of this date began: from August on it is the same year. */
export function skolearStart(dato: string): number {
  const ar = Number(dato.slice(0, 4));
  return Number(dato.slice(5, 7)) >= 8 ? ar : ar - 1;
}

/** Whole years on the given date; the birthday counts from 00:00. */
export function alderPa(fodselsdato: string, dato: string): number {
  const ar = Number(dato.slice(0, 4)) - Number(fodselsdato.slice(0, 4));
  return dato.slice(5) >= fodselsdato.slice(5) ? ar : ar - 1;
}

/** First school day of a school year in Fjordvik. */
export function forsteSkoledag(ar: number): string {
  return `${ar}-08-17`;
}

/** A date in the year by day number 0..364. */
export function dagIAret(ar: number, dag: number): string {
  return new Date(Date.UTC(ar, 0, 1 + dag)).toISOString().slice(0, 10);
}
