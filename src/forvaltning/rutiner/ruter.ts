import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreRutine, settRutine, tilKommunens } from './handlinger.ts';
import { RUTINER, tegnMinRutine, tegnRutine, tegnRutiner, tegnRutineskjema } from './sider.tsx';
import { minRutine, rutineoversikt, rutineside, rutineskjema } from './visninger.ts';

/** The routine of the school day: for those who set it, those who work by it, and those at home. */
export const rutinerRuter = ruter('', [
  side(RUTINER, rutineoversikt, tegnRutiner),
  side(`${RUTINER}/:sted`, rutineside, tegnRutine),
  knapp(`${RUTINER}/:sted/angre`, angreRutine, (ut) => `${RUTINER}/${ut.sted}?angret=ja`),
  knapp(`${RUTINER}/:sted/tilbake`, tilKommunens, (ut) => `${RUTINER}/${ut.sted}?satt=ja`),
  skjema(`${RUTINER}/:sted/:del`, rutineskjema, tegnRutineskjema, settRutine, (ut) => `${RUTINER}/${ut.sted}?gjort=ja`),
  side('/skolens-rutine', minRutine, tegnMinRutine),
]);
