import { ruter, side, strom } from '#grunn/handling/index.ts';
import { temaFor } from '../fravar/index.ts';
import { tegnTavle, tegnTavlevalg } from './sider/tavle.tsx';
import { tavle, tavlevalg } from './tavle.ts';

/** The 09:00 board, and the line that says it has changed. */
export const tavleRuter = ruter('/tavla', [
  side('/', tavlevalg, tegnTavlevalg),
  side('/:skole', tavle, tegnTavle),
  strom('/:skole/endringer', tavle, (ra) => temaFor(String(ra['skole']))),
]);
