import { knapp, ruter, side } from '#grunn/handling/index.ts';
import { avsluttAlleAndre, avsluttEgenOkt } from './handlinger/avslutt.ts';
import { huskEnhet } from './handlinger/husk-enhet.ts';
import { okter } from './sider/okter.ts';
import { tegnOkter } from './sider/okter.tsx';

const tilbake = () => '/okter';

export const oktRuter = ruter('/okter', [
  side('/', okter, tegnOkter),
  knapp('/avslutt-andre', avsluttAlleAndre, tilbake, () => ({ token: undefined, dager: 0 })),
  knapp('/husk-enhet', huskEnhet, tilbake, ({ token, dager }) => ({ token, dager })),
  knapp('/:id/avslutt', avsluttEgenOkt, tilbake),
]);
