// From what was received to people in our own words: contract and translation in one step. Pure.
import { lesTolerant, Persondokument, PersonDefinisjon } from './kontrakt.ts';
import type { Folkeregisterperson } from './modell.ts';
import { oversettPersonDefinisjon, type Barnepost } from './oversett-persondefinisjon.ts';
import { oversettPersondokument } from './oversett-persondokument.ts';

/** A person document in JSON's shape; undefined when it is not one. */
export function lesPersondokument(ra: unknown): Folkeregisterperson | undefined {
  const lest = lesTolerant(Persondokument, ra);
  return lest && oversettPersondokument(lest.verdi, { avvik: lest.avvik });
}

/** A child's record from KS Fiks oppvekst; undefined when it is not one. */
export function lesPersonDefinisjon(ra: unknown): Barnepost | undefined {
  const lest = lesTolerant(PersonDefinisjon, ra);
  return lest && oversettPersonDefinisjon(lest.verdi, { avvik: lest.avvik });
}
