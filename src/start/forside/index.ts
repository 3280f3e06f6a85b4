import { ruter, side } from '#grunn/handling/index.ts';
import { forside } from './forside.ts';
import { tegnForside } from './forside.tsx';

/** The front page: composed here, because it knows all rooms. */
export const forsideRuter = ruter('', [side('/', forside, tegnForside)]);
