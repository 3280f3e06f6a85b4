// The arithmetic of benchmarks, apart from running them.
import type { Benk, Benklinje, Benkresultat, Mal } from './modell.ts';

/** True when the figure reaches the bar; a bar without numbers is reached by none and all. */
export const naddMal = (verdi: number, mal: Mal): boolean =>
  !Number.isNaN(verdi) && (mal.hoyst === undefined || verdi <= mal.hoyst) && (mal.minst === undefined || verdi >= mal.minst);

/** `<= 5 times COPY + upsert` */
export function tegnMal(mal: Mal): string {
  const deler = [mal.hoyst === undefined ? '' : `<= ${mal.hoyst}`, mal.minst === undefined ? '' : `>= ${mal.minst}`];
  return [deler.filter((d) => d !== '').join(' and '), mal.tekst ?? ''].filter((d) => d !== '').join(' ');
}

/** Decides and shapes one bench's line. A bench whose `mal` holds no numbers must say `ok` itself. */
export function lagLinje(
  b: Benk,
  resultat: Benkresultat,
  omstendigheter: Pick<Benklinje, 'seed' | 'calibration' | 'machine'>,
): Benklinje {
  const { value, ok: sagt, delmal = {}, ...ekstra } = resultat;
  const malt = b.mal.hoyst !== undefined || b.mal.minst !== undefined;
  if (!malt && sagt === undefined) throw new Error(`${b.id}: målet har ingen tall, så benken må selv si om det er nådd`);
  if (malt && typeof value !== 'number') throw new Error(`${b.id}: målet er et tall, men verdien er det ikke`);
  const parts = Object.fromEntries(
    Object.entries(delmal).map(([navn, d]) => [navn, { value: d.verdi, target: tegnMal(d), ok: naddMal(d.verdi, d) }]),
  );
  const ok =
    sagt !== false && (!malt || (typeof value === 'number' && naddMal(value, b.mal))) && Object.values(parts).every((p) => p.ok);
  const kjerne = {
    id: b.id,
    value: typeof value === 'number' ? avrund(value) : value,
    target: tegnMal(b.mal),
    ok,
    ...omstendigheter,
  };
  // first in order, last in say
  return { ...kjerne, ...(Object.keys(parts).length > 0 ? { parts } : {}), ...ekstra, ...kjerne };
}

/** Four significant digits: more would be noise. */
export const avrund = (x: number): number => (Number.isInteger(x) ? x : Number(x.toPrecision(4)));

/** Median; the mean of the two middle ones when the count is even. Throws on none. */
export function median(tall: readonly number[]): number {
  if (tall.length === 0) throw new Error('Median av ingenting');
  const s = tall.toSorted((a, b) => a - b);
  const m = s.length >> 1;
  return s.length % 2 ? (s[m] ?? 0) : ((s[m - 1] ?? 0) + (s[m] ?? 0)) / 2;
}

/**
 * How cost grows with size: the slope through the points on log-log paper. 1 is linear. Needs two different sizes; sizes and costs
 * above 0.
 */
export function kostnadseksponent(punkter: readonly { readonly storrelse: number; readonly kostnad: number }[]): number {
  const p = punkter.map(({ storrelse, kostnad }) => [Math.log(storrelse), Math.log(kostnad)] as const);
  const snitt = (i: 0 | 1) => p.reduce((s, x) => s + x[i], 0) / p.length;
  const [mx, my] = [snitt(0), snitt(1)];
  const sxx = p.reduce((s, [x]) => s + (x - mx) ** 2, 0);
  if (!(sxx > 0)) throw new Error('Kostnadseksponenten trenger to ulike størrelser');
  return p.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0) / sxx;
}
