import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreInnstilling, settInnstilling } from './handlinger.ts';
import { tegnInnstillinger, tegnInnstillingsskjema } from './sider.tsx';
import { innstillingsoversikt, innstillingsskjema } from './visninger.ts';

/** What the kommune decides for itself. */
export const innstillingerRuter = ruter('/innstillinger', [
  side('/', innstillingsoversikt, tegnInnstillinger),
  skjema(
    '/:seksjon',
    innstillingsskjema,
    tegnInnstillingsskjema,
    settInnstilling,
    (ut) => `/innstillinger?gjort=${ut.seksjon}#${ut.seksjon}`,
  ),
  knapp('/:seksjon/angre', angreInnstilling, (ut) => `/innstillinger?angret=${ut.seksjon}#${ut.seksjon}`),
]);
