import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleWhen,
  wrap,
} from 'cockatiel';
import { Kildefeil } from '#grunn/feil/index.ts';

/** Runs a call to one source behind its limits. */
export type Kildevern = <T>(kall: () => Promise<T>) => Promise<T>;

export interface Vernvalg {
  /** Calls at the same time; the rest wait in line. */
  readonly samtidighet?: number;
  /** How many may wait in line. */
  readonly ko?: number;
  /** So many failed calls in a row, and the source is left alone. */
  readonly feilForHvile?: number;
  readonly hvileMs?: number;
}

const TEGN_PAA_NEDETID: ReadonlySet<string> = new Set(['nede', 'treg', 'serverfeil', 'html']);

/**
 * Limits shared by everyone who calls one source from this process: how many calls at a time, and a rest after repeated
 * failures so that a source that is coming up again is not knocked over. Throws Kildefeil `nede` while resting and
 * `for_mange_kall` when the line is full. It guards this process only; nothing is remembered across nodes.
 */
export function lagKildevern(navn: string, valg: Vernvalg = {}): Kildevern {
  const { samtidighet = 8, ko = 10_000, feilForHvile = 5, hvileMs = 30_000 } = valg;
  const bryter = circuitBreaker(
    handleWhen((feil) => feil instanceof Kildefeil && TEGN_PAA_NEDETID.has(feil.kode)),
    { halfOpenAfter: hvileMs, breaker: new ConsecutiveBreaker(feilForHvile) },
  );
  const alt = wrap(bulkhead(samtidighet, ko), bryter);
  return async (kall) => {
    try {
      return await alt.execute(() => kall());
    } catch (feil) {
      if (feil instanceof BrokenCircuitError)
        throw new Kildefeil(navn, 'nede', 'Kilden har feilet flere ganger på rad og får hvile litt før neste forsøk.', {
          ventMs: hvileMs,
        });
      if (feil instanceof BulkheadRejectedError)
        throw new Kildefeil(navn, 'for_mange_kall', 'For mange kall står i kø mot kilden fra denne prosessen.', { ventMs: 1000 });
      throw feil;
    }
  };
}
