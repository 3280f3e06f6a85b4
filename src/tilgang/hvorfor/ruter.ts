import { ruter, side } from '#grunn/handling/index.ts';
import { tegnEgneBarn } from './sider/egne.tsx';
import { tegnHvorforTilgang } from './sider/hvorfor.tsx';
import { visEgneBarn, visHvorforTilgang } from './visninger.ts';

/** «Hvorfor?» for access. */
export const hvorforRuter = ruter('', [
  side('/person/:personId/tilgang/:hvem', visHvorforTilgang, tegnHvorforTilgang),
  side('/mine-barn', visEgneBarn, tegnEgneBarn),
]);
