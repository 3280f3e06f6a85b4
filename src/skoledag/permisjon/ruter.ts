import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { endreSoknad, sokPermisjon, trekkSoknad } from './handlinger/sok.ts';
import { apneVedtak, vedtaPermisjon } from './handlinger/vedta.ts';
import { PERMISJON, tegnMin, tegnMine } from './sider/hjem.tsx';
import { BEHANDLE, tegnBehandling, tegnPermisjonssak } from './sider/skole.tsx';
import { behandling, minePermisjoner, minSoknad, permisjonssak } from './visninger.ts';

/** Leave, as the home and as the school meet it. */
export const permisjonRuter = ruter('', [
  skjema(PERMISJON, minePermisjoner, tegnMine, sokPermisjon, () => `${PERMISJON}?gjort=sokt`),
  skjema(`${PERMISJON}/:soknadId`, minSoknad, tegnMin, endreSoknad, () => `${PERMISJON}?gjort=endret`),
  knapp(`${PERMISJON}/:soknadId/trekk`, trekkSoknad, () => `${PERMISJON}?gjort=trukket`),
  knapp(`${PERMISJON}/:soknadId/apne`, apneVedtak, (ut) => `${PERMISJON}/${ut.soknadId}`),
  side(BEHANDLE, behandling, tegnBehandling),
  skjema(`${BEHANDLE}/:soknadId`, permisjonssak, tegnPermisjonssak, vedtaPermisjon, (ut) => `${BEHANDLE}/${ut.soknadId}`),
]);
