import { lagTekster } from '#web/tekster/index.ts';
import { nb } from './tekster-nb.ts';
import { nn } from './tekster-nn.ts';

/** The texts of the readings in the reader's language. */
export const tekst = lagTekster({ nb, nn });
export type Innlesingstekster = ReturnType<typeof tekst>;
