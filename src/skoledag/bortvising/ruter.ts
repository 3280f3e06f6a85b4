import { knapp, ruter, skjema } from '#grunn/handling/index.ts';
import { bestemBortvising, opphevBortvisingen } from './handlinger.ts';
import { bortvisingssti, tegnBortvising } from './side.tsx';
import { bortvisingsside } from './visning.ts';

/** Sending a pupil away. */
export const bortvisingRuter = ruter('/bortvising', [
  knapp('/opphev', opphevBortvisingen, (ut) => `${bortvisingssti(ut.elevId)}?gjort=opphevet`),
  skjema('/:elevId', bortvisingsside, tegnBortvising, bestemBortvising, (ut) => `${bortvisingssti(ut.elevId)}?gjort=bestemt`),
]);
