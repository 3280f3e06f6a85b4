// A position as the office ends it.
import type { Dato } from '#grunn/tid/index.ts';

export interface Stilling {
  /** Random to others: made of the person's own id and the position's number. */
  readonly id: string;
  readonly personId: string;
  readonly navn: string;
  readonly kilde: string;
  readonly ansattnummer: string;
  readonly stillingsnummer: string;
  readonly tittel: string | null;
  readonly skole: string | null;
  readonly sted: string | null;
  readonly fra: Dato | null;
  /** The source's own end date. */
  readonly til: Dato | null;
  readonly tausSiden: Dato | null;
  /** Ended by hand. */
  readonly slutt: { readonly id: string; readonly til: Dato; readonly sett: string } | null;
}

/** The last day that counts: the first of the source's and ours. */
export const sisteDag = (s: Pick<Stilling, 'til' | 'slutt'>): Dato | null =>
  s.slutt === null ? s.til : s.til === null || s.slutt.til < s.til ? s.slutt.til : s.til;

/** Open on a date: has begun and not ended. A position HR is silent about is open with us until somebody ends it. */
export const erAktiv = (s: Pick<Stilling, 'fra' | 'til' | 'slutt'>, dato: Dato): boolean => {
  const siste = sisteDag(s);
  return (s.fra === null || s.fra <= dato) && (siste === null || siste >= dato);
};
