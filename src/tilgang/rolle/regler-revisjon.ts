// Pure: how long an access lasts by the quarterly review (tilgangsrevisjon). Computed by date; no job has to run.
import { leggTilDager, leggTilManeder, osloDato, tilInstant, type Dato } from '#grunn/tid/index.ts';
import type { Revisjonsoppsett } from './modell.ts';

/** The first day of the quarter a date lies in. */
export const kvartalAv = (dato: Dato): Dato => {
  const m = Number(dato.slice(5, 7));
  return `${dato.slice(0, 4)}-${String(m - ((m - 1) % 3)).padStart(2, '0')}-01`;
};
export const nesteKvartal = (kvartal: Dato): Dato => leggTilManeder(kvartal, 3);
export const forrigeKvartal = (kvartal: Dato): Dato => leggTilManeder(kvartal, -3);
/** The last day to answer for a quarter. */
export const fristFor = (kvartal: Dato, o: Pick<Revisjonsoppsett, 'fristDager'>): Dato => leggTilDager(kvartal, o.fristDager);

/** An answer about one person's role at one school. */
export interface Revisjonssvar {
  readonly kvartal: Dato;
  readonly svar: 'bekreftet' | 'fjernet';
  /** ISO */
  readonly svart: string;
}

export const nyesteSvar = (svar: readonly Revisjonssvar[]): Revisjonssvar | undefined =>
  svar.toSorted((a, b) => Date.parse(b.svart) - Date.parse(a.svart))[0];

/**
 * The last day of an access by the review; null when the review sets none. Removed: ended the day before, at once. Otherwise the access
 * stands until the deadline of the first quarter that begins after it was given or last confirmed. An access given anew after it
 * was removed is a new one.
 */
export function sisteDagEtterRevisjon(
  fra: Dato | null,
  svar: readonly Revisjonssvar[],
  o: Revisjonsoppsett,
): { readonly til: Dato; readonly grunn: 'fjernet' | 'frist' } | null {
  const nyeste = nyesteSvar(svar);
  const svartDato = nyeste === undefined ? undefined : osloDato(tilInstant(nyeste.svart));
  if (nyeste?.svar === 'fjernet' && (fra === null || fra <= svartDato!))
    return { til: leggTilDager(svartDato!, -1), grunn: 'fjernet' };
  if (o.forsteKvartal === null) return null;
  const bekreftet = svar.filter((s) => s.svar === 'bekreftet').map((s) => s.kvartal);
  const siden = [forrigeKvartal(o.forsteKvartal), ...bekreftet, ...(fra === null ? [] : [kvartalAv(fra)])].toSorted().at(-1)!;
  return { til: fristFor(nesteKvartal(siden), o), grunn: 'frist' };
}

/** Is an answer due for this quarter: the review covers it, and the access was there when it began. */
export const skalBesvares = (fra: Dato | null, kvartal: Dato, o: Revisjonsoppsett): boolean =>
  o.forsteKvartal !== null && kvartal >= o.forsteKvartal && (fra === null || fra < kvartal);
