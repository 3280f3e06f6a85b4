// Which of two entries of a pupil is kept. Pure.

export interface Elevoppforing {
  readonly id: string;
  /** Somebody has decided something about it, or written something a joining does not move: absence, a consent, a measure. */
  readonly brukt: boolean;
  readonly harNummer: boolean;
  readonly opprettet: string;
}

/** The entry that stays: the one in use, else the one with a number, else the oldest. undefined: both are in use, and one would lose its history. */
export function beholdes(a: Elevoppforing, b: Elevoppforing): Elevoppforing | undefined {
  if (a.brukt && b.brukt) return undefined;
  if (a.brukt !== b.brukt) return a.brukt ? a : b;
  if (a.harNummer !== b.harNummer) return a.harNummer ? a : b;
  return a.opprettet <= b.opprettet ? a : b;
}
