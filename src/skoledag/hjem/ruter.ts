import { ruter, side } from '#grunn/handling/index.ts';
import { kontakter } from './kontakter.ts';
import { tegnKontakter } from './sider/kontakter.tsx';

/** Pages of the home about the school. */
export const hjemRuter = ruter('', [side('/mine-barn/:elevId/kontakter', kontakter, tegnKontakter)]);
