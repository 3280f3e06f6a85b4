import { fil, ruter, side, skjema } from '#grunn/handling/index.ts';
import { folgOpp, registrer } from './handlinger.ts';
import { avviksfil, avvikside, avviksliste, nyttAvvik, stegside } from './sider/avvik.ts';
import { lagAvviksfil, tegnAvvik, tegnAvviksliste, tegnNyttAvvik, tegnSteg } from './sider/avvik.tsx';

/** Breaches of privacy. */
export const avvikRuter = ruter('/avvik', [
  side('/', avviksliste, tegnAvviksliste),
  skjema('/nytt', nyttAvvik, tegnNyttAvvik, registrer, (ut) => `/avvik/${ut.id}`),
  side('/:id', avvikside, tegnAvvik),
  skjema('/:id/folg-opp', stegside, tegnSteg, folgOpp, (ut) => `/avvik/${ut.id}?gjort=steg`),
  fil('/:id/csv', avviksfil, lagAvviksfil),
]);
