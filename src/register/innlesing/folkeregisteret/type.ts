import type { Bremsegrenser, Innlesingstype } from '../modell.ts';
import { bruk, brukSkjerming } from './bruk.ts';
import type { Familie } from './familie.ts';
import { alleNokler, KILDE, nokkelFor } from './oppslag.ts';
import { vurder } from './vurder.ts';

/** Folkeregisteret's people into the register, a child with its guardians and their protection together. */
export function folkeregisterInnlesing(bremser: Bremsegrenser): Innlesingstype<Familie> {
  return {
    kilde: KILDE,
    bremser,
    antallPersoner: (f) => f.personer.length,
    nokkel: nokkelFor,
    alleNokler: (f) => alleNokler(f.personer),
    vurder,
    bruk,
    brukSkjerming,
  };
}
