import { ruter, skjema, uthenting } from '#grunn/handling/index.ts';
import { lagFil } from './fil.ts';
import { registrerSkyss } from './handlinger/registrer.ts';
import { elevsti, LISTE, tegnElevskyss, tegnSkyss } from './sider/skyss.tsx';
import { elevskyss, skyssfil, skysside } from './visninger.ts';

/** Transport to school. */
export const skyssRuter = ruter(LISTE, [
  uthenting('/', skysside, tegnSkyss, skyssfil, lagFil),
  skjema('/:elevId', elevskyss, tegnElevskyss, registrerSkyss, (ut) => `${elevsti(ut.elevId)}?gjort=lagret`),
]);
