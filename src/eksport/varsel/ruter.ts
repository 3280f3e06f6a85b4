import { api, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { provVarslerIgjen, settUtsending, skruAvPush, skruPaPush } from './handlinger.ts';
import { tegnEnhet } from './sider/enhet.tsx';
import { tegnIgjen, tegnOppsett, tegnUtsending } from './sider/tegn.tsx';
import { enhetsvarsler, provIgjenSide, utsending, utsendingsoppsett } from './visninger.ts';

/** What leaves the house, in numbers. */
export const varselRuter = ruter('/utsending', [
  side('/', utsending, tegnUtsending),
  skjema('/igjen', provIgjenSide, tegnIgjen, provVarslerIgjen, () => '/utsending?gjort=igjen'),
  skjema('/oppsett', utsendingsoppsett, tegnOppsett, settUtsending, () => '/utsending?gjort=satt'),
  api('POST /api/v1/push', skruPaPush),
  api('DELETE /api/v1/push', skruAvPush),
]);

/** A guardian's own devices. */
export const enhetsvarselRuter = ruter('/varsler-pa-enheten', [
  side('/', enhetsvarsler, tegnEnhet),
  knapp('/av', skruAvPush, () => '/varsler-pa-enheten?gjort=av'),
]);
