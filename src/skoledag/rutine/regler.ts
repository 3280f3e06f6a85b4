import { leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';
import { KOMMUNEN } from '#register/skole/kjerne.ts';
import { helligdager } from './helligdager.ts';
import type { Fravarstype, Kalender, Rutine, Rutineoppsett } from './modell.ts';

/** The routine of one school: the kommune's, with what the school has of its own. */
export function rutineFor(o: Rutineoppsett, skole: string): Rutine {
  const egen = o.skoler[skole];
  if (egen === undefined) return o.standard;
  return {
    ...o.standard,
    ...egen,
    skoledag: { ...o.standard.skoledag, ...egen.skoledag },
    terskler: { ...o.standard.terskler, ...egen.terskler },
  };
}

/** The calendar a school goes by on a date: its own, else the kommune's. */
function ruteFor(o: Kalender, skole: string, dato: Dato): Kalender['ruter'][number] | undefined {
  const ar = o.ruter.filter((r) => r.skolear === skolearFor(dato));
  return ar.find((r) => r.skole === skole) ?? ar.find((r) => r.skole === KOMMUNEN);
}

const i = (dato: Dato) => (f: { readonly fra: Dato; readonly til: Dato }) => f.fra <= dato && dato <= f.til;

/**
 * True on days with school: Monday to Friday, no public holiday, and within the calendar of the school and not free in it. Where nobody has decided
 * a calendar for the year, every weekday is one.
 */
export function erSkoledag(dato: Dato, o: Kalender, skole: string): boolean {
  if (ukedag(dato) > 5 || helligdager(Number(dato.slice(0, 4))).has(dato) || o.fri.some(i(dato))) return false;
  const rute = ruteFor(o, skole, dato);
  return rute === undefined || (i(dato)(rute) && !rute.fri.some(i(dato)));
}

/** School days from and with one date to another. At most two years. */
export function skoledager(fra: Dato, til: Dato, o: Kalender, skole: string): Dato[] {
  const ut: Dato[] = [];
  for (let d = fra, n = 0; d <= til && n < 732; d = leggTilDager(d, 1), n++) if (erSkoledag(d, o, skole)) ut.push(d);
  return ut;
}

/** The next day with school after a date; undefined when none is in sight. */
export function nesteSkoledag(dato: Dato, o: Kalender, skole: string): Dato | undefined {
  for (let d = leggTilDager(dato, 1), n = 0; n < 120; d = leggTilDager(d, 1), n++) if (erSkoledag(d, o, skole)) return d;
  return undefined;
}

/** The year the school year of a date begins: 1 August (2026 is 2026/27). */
export const skolearFor = (dato: Dato): number => Number(dato.slice(0, 4)) - (dato.slice(5) < '08-01' ? 1 : 0);
export const skolearetsDager = (ar: number): { readonly fra: Dato; readonly til: Dato } => ({
  fra: `${ar}-08-01`,
  til: `${ar + 1}-07-31`,
});

/** The half year a date lies in: August to December, January to July. */
export const halvar = (dato: Dato): { readonly fra: Dato; readonly til: Dato } =>
  dato.slice(5) >= '08-01'
    ? { fra: `${dato.slice(0, 4)}-08-01`, til: `${dato.slice(0, 4)}-12-31` }
    : { fra: `${dato.slice(0, 4)}-01-01`, til: `${dato.slice(0, 4)}-07-31` };

export const typeMed = (r: Pick<Rutine, 'typer'>, kode: string): Fravarstype | undefined => r.typer.find((t) => t.kode === kode);

/** Minutes moved on a wall clock, stopped at midnight. */
export function leggTilMinutter(klokka: string, minutter: number): string {
  const m = Math.max(0, Math.min(23 * 60 + 59, Number(klokka.slice(0, 2)) * 60 + Number(klokka.slice(3)) + minutter));
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
}

export const minutterMellom = (fra: string, til: string): number =>
  Number(til.slice(0, 2)) * 60 + Number(til.slice(3)) - Number(fra.slice(0, 2)) * 60 - Number(fra.slice(3));
