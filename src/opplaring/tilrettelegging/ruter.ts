import { ruter, side, skjema } from '#grunn/handling/index.ts';
import { endreTiltak, nyttTiltak } from './handlinger/tiltak.ts';
import { elevsti, LISTE, tegnElevtiltak, tegnTiltaksliste, tegnTiltaksskjema } from './sider/tiltak.tsx';
import { elevtiltak, nyttTiltaksskjema, tiltaksliste, tiltaksskjema } from './visninger.ts';

const lagret = (ut: { readonly elevId: string }): string => `${elevsti(ut.elevId)}?gjort=lagret`;

/** Adaptations, for those who need to know. */
export const tilretteleggingRuter = ruter(LISTE, [
  side('/', tiltaksliste, tegnTiltaksliste),
  side('/:elevId', elevtiltak, tegnElevtiltak),
  skjema('/:elevId/ny', nyttTiltaksskjema, tegnTiltaksskjema, nyttTiltak, lagret),
  skjema('/:elevId/:sakId', tiltaksskjema, tegnTiltaksskjema, endreTiltak, lagret),
]);
