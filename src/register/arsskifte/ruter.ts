import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreSkiftet, bestillAlle, bestillSkifte } from './handlinger/bestill.ts';
import { tegnSkifte } from './sider/skifte.tsx';
import { tegnSkifteoversikt } from './sider/oversikt.tsx';
import { skifteoversikt, skifteside } from './visninger.ts';

/** The change to the next school year. */
export const arsskifteRuter = ruter('/skolearsskifte', [
  side('/', skifteoversikt, tegnSkifteoversikt),
  knapp('/alle', bestillAlle, (ut) => `/skolearsskifte?fraAr=${ut.fraAr}&gjort=bestilt&antall=${ut.antall}&hoppet=${ut.hoppet}`),
  knapp('/angre', angreSkiftet, (ut) => `/skolearsskifte/${ut.skole}?fraAr=${ut.fraAr}&gjort=angring`),
  skjema('/:skole', skifteside, tegnSkifte, bestillSkifte, (ut) => `/skolearsskifte/${ut.skole}?fraAr=${ut.fraAr}&gjort=bestilt`),
]);
