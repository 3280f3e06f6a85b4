import { api, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { endreMelding, trekkMelding } from './handlinger/endre-melding.ts';
import { meldFravar } from './handlinger/meld-fravar.ts';
import { avgjorFratrekk, dokumenterFravar, folgOppFravar, registrerFravar } from './handlinger/elevsak.ts';
import { elevsti, OVERSIKT, tegnElevfravar, tegnOversikt } from './sider/elevfravar.tsx';
import { tegnFrakoblet } from './sider/frakoblet.tsx';
import { MELD, tegnEndre, tegnMeld } from './sider/meld.tsx';
import { tegnMittFravar } from './sider/mitt.tsx';
import { frakobletmerke, frakobletside } from './visninger/frakoblet.ts';
import { endreside, meldeside } from './visninger/meldeside.ts';
import { mittFravar } from './visninger/mitt-fravar.ts';
import { elevfravar, fravarsoversikt } from './visninger/oversikt.ts';

/** Absence as guardians and pupils meet it. */
export const foresattFravarRuter = ruter('', [
  skjema(MELD, meldeside, tegnMeld, meldFravar, (ut) => `${MELD}?gjort=${ut.lik ? 'lik' : ut.sen ? 'sen' : 'meldt'}`),
  skjema(`${MELD}/:meldingId`, endreside, tegnEndre, endreMelding, () => `${MELD}?gjort=endret`),
  side(`${MELD}/frakoblet`, frakobletside, tegnFrakoblet),
  knapp(`${MELD}/:meldingId/trekk`, trekkMelding, () => `${MELD}?gjort=trukket`),
  side('/fravar/:elevId', mittFravar, tegnMittFravar),
  api('POST /api/v1/fravar', meldFravar),
  api('GET /api/v1/fravar/merke', frakobletmerke),
]);

/** Absence as the school meets it. */
export const skoleFravarRuter = ruter('', [
  side(OVERSIKT, fravarsoversikt, tegnOversikt),
  side('/elevfravar/:elevId', elevfravar, tegnElevfravar),
  knapp('/elevfravar/:elevId/registrer', registrerFravar, (ut) => `${elevsti(ut.elevId)}?gjort=registrert`),
  knapp('/elevfravar/:elevId/dokumentasjon', dokumenterFravar, (ut) => `${elevsti(ut.elevId)}?gjort=dokument`),
  knapp('/elevfravar/:elevId/fratrekk', avgjorFratrekk, (ut) => `${elevsti(ut.elevId)}?gjort=fratrekk`),
  knapp('/elevfravar/:elevId/oppfolging', folgOppFravar, (ut) => `${elevsti(ut.elevId)}?gjort=fulgt`),
]);
