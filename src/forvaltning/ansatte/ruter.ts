import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreAvslutning, avsluttFlere, avsluttStilling } from '#register/ansatt/index.ts';
import { ansattkort, stillingsside } from './sider/kort.ts';
import { tegnAnsattkort, tegnStilling } from './sider/kort.tsx';
import { ansatte, avsluttFlereSide } from './sider/liste.ts';
import { registreringsside, registrerAnsatt } from './handlinger/registrer.ts';
import { tegnRegistrering } from './sider/registrer.tsx';
import { tegnAnsatte, tegnAvsluttFlere } from './sider/liste.tsx';

/** «Ansatte» and the employee card. */
export const ansatteRuter = ruter('/ansatte', [
  side('/', ansatte, tegnAnsatte),
  skjema('/avslutt', avsluttFlereSide, tegnAvsluttFlere, avsluttFlere, (ut) => `/ansatte?status=inaktivIHrm&gjort=avsluttet&n=${ut.stillinger}&sett=${ut.sett}`), // prettier-ignore
  knapp('/angre', angreAvslutning, () => '/ansatte?status=inaktivIHrm&gjort=angret'),
  skjema('/ny', registreringsside, tegnRegistrering, registrerAnsatt, (ut) => `/ansatte/${ut.personId}?gjort=registrert`),
  side('/:personId', ansattkort, tegnAnsattkort),
  knapp('/:personId/angre', angreAvslutning, (_ut, ra) => `/ansatte/${String(ra['personId'])}?gjort=angret`),
  skjema('/:personId/stilling/:stillingId', stillingsside, tegnStilling, avsluttStilling, (ut) => `/ansatte/${ut.personId}?gjort=avsluttet&sett=${ut.sett}`), // prettier-ignore
]);
