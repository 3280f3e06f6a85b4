import { knapp, ruter, side, strom } from '#grunn/handling/index.ts';
import { kjorNa } from './handlinger/kjor-na.ts';
import { TEMA } from './modell.ts';
import { oversikt } from './sider/oversikt.ts';
import { tegnOversikt } from './sider/oversikt.tsx';

/** The pages of the readings. */
export const innlesingRuter = ruter('/innlesing', [
  side('/', oversikt, tegnOversikt),
  strom('/hendelser', oversikt, () => TEMA),
  knapp('/les', kjorNa, (ut) => `/innlesing?startet=${ut.jobb}`),
]);
