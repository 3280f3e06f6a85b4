import { leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';

/** Easter Sunday by the Gregorian calendar. */
function paske(ar: number): Dato {
  const a = ar % 19;
  const b = Math.floor(ar / 100);
  const c = ar % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${ar}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

const kjente = new Map<number, ReadonlySet<Dato>>();

/** The public holidays of a year (helligdagsfredloven § 2, and 1 and 17 May). */
export function helligdager(ar: number): ReadonlySet<Dato> {
  const for_ = kjente.get(ar);
  if (for_ !== undefined) return for_;
  const p = paske(ar);
  const dager = new Set([
    `${ar}-01-01`,
    ...[-3, -2, 0, 1, 39, 49, 50].map((n) => leggTilDager(p, n)),
    `${ar}-05-01`,
    `${ar}-05-17`,
    `${ar}-12-25`,
    `${ar}-12-26`,
  ]);
  kjente.set(ar, dager);
  return dager;
}

/**
 * The last day of a deadline counted in days from when something was received: the first day is not counted, and a deadline that ends on a
 * Saturday, Sunday or holiday ends on the next working day (domstolloven §§ 148–149, as forvaltningsloven § 30 counts).
 */
export function frist(mottatt: Dato, dager: number): Dato {
  let d = leggTilDager(mottatt, dager);
  while (ukedag(d) >= 6 || helligdager(Number(d.slice(0, 4))).has(d)) d = leggTilDager(d, 1);
  return d;
}
