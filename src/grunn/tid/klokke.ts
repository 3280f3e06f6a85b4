import { Temporal } from 'temporal-polyfill';

/** The only way to ask what time it is. Passed in everywhere, so that tests and demos choose their own day. */
export interface Klokke {
  na(): Temporal.Instant;
}

/** A clock that stands still until it is moved. */
export interface FastKlokke extends Klokke {
  /** Puts the clock at an instant, e.g. `2026-03-29T00:30:00Z`. */
  settTil(iso: string): void;
  /** Moves it by a duration, e.g. `{ hours: 1 }`. */
  flytt(med: Temporal.DurationLike): void;
}

/** The machine's clock. */
export const ekteKlokke: Klokke = { na: () => Temporal.Now.instant() };

/** A clock for tests and demos that stands at `iso` (with offset or Z). */
export function fastKlokke(iso: string): FastKlokke {
  let na = Temporal.Instant.from(iso);
  return {
    na: () => na,
    settTil: (ny) => {
      na = Temporal.Instant.from(ny);
    },
    flytt: (med) => {
      na = na.add(med);
    },
  };
}
