import { ruter, side } from '#grunn/handling/index.ts';
import { tidsbilde } from './sider/tidsbilde.ts';
import { tegnTidsbilde } from './sider/tidsbilde.tsx';

/** Who could see whom, on a day that has been. */
export const tidsmaskinRuter = ruter('/tidsmaskin', [side('/:personId', tidsbilde, tegnTidsbilde)]);
