import { api, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { endreMelding, trekkMelding } from './handlinger/endre-melding.ts';
import { meldFravar } from './handlinger/meld-fravar.ts';
import { MELD, tegnEndre, tegnMeld } from './sider/meld.tsx';
import { tegnMittFravar } from './sider/mitt.tsx';
import { endreside, meldeside } from './visninger/meldeside.ts';
import { mittFravar } from './visninger/mitt-fravar.ts';

/** Absence as guardians and pupils meet it. */
export const foresattFravarRuter = ruter('', [
  skjema(MELD, meldeside, tegnMeld, meldFravar, (ut) => `${MELD}?gjort=${ut.lik ? 'lik' : ut.sen ? 'sen' : 'meldt'}`),
  skjema(`${MELD}/:meldingId`, endreside, tegnEndre, endreMelding, () => `${MELD}?gjort=endret`),
  knapp(`${MELD}/:meldingId/trekk`, trekkMelding, () => `${MELD}?gjort=trukket`),
  side('/fravar/:elevId', mittFravar, tegnMittFravar),
  api('POST /api/v1/fravar', meldFravar),
]);
