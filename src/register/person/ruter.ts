import { ruter, side } from '#grunn/handling/index.ts';
import { tegnPersonkort } from './sider/personkort.tsx';
import { visKortside } from './visninger/kortside.ts';

/** The pages about people. */
export const personRuter = ruter('/person', [side('/:personId', visKortside, tegnPersonkort)]);
