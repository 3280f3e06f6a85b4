import { knapp, ruter, side, skjema, strom } from '#grunn/handling/index.ts';
import { angre } from './handlinger/angre.ts';
import { avgjor } from './handlinger/avgjor.ts';
import { kjorNa } from './handlinger/kjor-na.ts';
import { TEMA } from './modell.ts';
import { angreSide } from './sider/angre.ts';
import { tegnAngre } from './sider/angre.tsx';
import { avgjorSide } from './sider/avgjor.ts';
import { tegnAvgjor } from './sider/avgjor.tsx';
import { innlesing } from './sider/innlesing.ts';
import { tegnInnlesing } from './sider/innlesing.tsx';
import { oversikt } from './sider/oversikt.ts';
import { tegnOversikt } from './sider/oversikt.tsx';

/** The pages of the readings. */
export const innlesingRuter = ruter('/innlesing', [
  side('/', oversikt, tegnOversikt),
  strom('/hendelser', oversikt, () => TEMA),
  knapp('/les', kjorNa, (ut) => `/innlesing?startet=${ut.jobb}`),
  side('/:id', innlesing, tegnInnlesing),
  strom('/:id/hendelser', innlesing, (ra) => `${TEMA}.${String(ra['id'])}`),
  skjema('/:id/avgjor', avgjorSide, tegnAvgjor, avgjor, (ut) => `/innlesing/${ut.id}?gjort=${ut.svar}`),
  skjema('/:id/angre', angreSide, tegnAngre, angre, (ut) => `/innlesing/${ut.id}?gjort=angret`),
]);
