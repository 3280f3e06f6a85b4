import { lagTekster } from '#web/tekster/index.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** The texts of the screens about protection, in the reader's language. */
export const tekst = lagTekster({ nb, nn });
