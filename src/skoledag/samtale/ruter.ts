import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { avbestillSamtale, bestillSamtale } from './handlinger/bestill.ts';
import { avbestillForElev, bestillForElev, forSamtaleHoldt } from './handlinger/forelev.ts';
import { apneSamtaler, avlysSamtaler, endreSamtaler, lagRunde, minnOmSamtale, stengSamtaletid } from './handlinger/runde.ts';
import { tegnElevIRunde } from './sider/elev.tsx';
import { SAMTALE, tegnMineSamtaler, tegnVelgSamtale } from './sider/hjem.tsx';
import { tegnRunde } from './sider/runde.tsx';
import { SAMTALER, tegnNyRunde, tegnOversikt } from './sider/skole.tsx';
import { mineSamtaler, velgSamtale } from './visninger/hjem.ts';
import { elevIRunde, nyRunde, samtaleoversikt, samtalerunde } from './visninger/skole.ts';

const MIN = `${SAMTALE}/:rundeId/:elevId`;
const RUNDE = `${SAMTALER}/:rundeId`;
const ELEV = `${RUNDE}/:elevId`;
const tilRunden = (gjort: string) => (ut: { readonly rundeId: string }) => `${SAMTALER}/${ut.rundeId}?gjort=${gjort}`;
const medAntall = (gjort: string) => (ut: { readonly rundeId: string; readonly antall: number }) =>
  `${SAMTALER}/${ut.rundeId}?gjort=${gjort}&antall=${ut.antall}`;

/** Utviklingssamtaler, as the home and as the school meet them. */
export const samtaleRuter = ruter('', [
  side(SAMTALE, mineSamtaler, tegnMineSamtaler),
  skjema(MIN, velgSamtale, tegnVelgSamtale, bestillSamtale, (ut) =>
    ut.forrige === null
      ? `${SAMTALE}?gjort=valgt&runde=${ut.rundeId}&elev=${ut.elevId}`
      : `${SAMTALE}?gjort=endret&runde=${ut.rundeId}&elev=${ut.elevId}&tid=${ut.forrige}`,
  ),
  knapp(
    `${MIN}/avlys`,
    avbestillSamtale,
    (ut) => `${SAMTALE}?gjort=avlyst&runde=${ut.rundeId}&elev=${ut.elevId}&tid=${ut.tidId}`,
  ),
  side(SAMTALER, samtaleoversikt, tegnOversikt),
  skjema(`${SAMTALER}/ny`, nyRunde, tegnNyRunde, lagRunde, tilRunden('laget')),
  skjema(RUNDE, samtalerunde, tegnRunde, endreSamtaler, tilRunden('endret')),
  knapp(`${RUNDE}/apne`, apneSamtaler, medAntall('apnet')),
  knapp(`${RUNDE}/minn`, minnOmSamtale, medAntall('minnet')),
  knapp(`${RUNDE}/avlys`, avlysSamtaler, () => `${SAMTALER}?gjort=avlyst`),
  knapp(`${RUNDE}/tid/:tidId`, stengSamtaletid, (ut) => tilRunden(ut.stengt ? 'stengt' : 'apnetTid')(ut)),
  skjema(ELEV, elevIRunde, tegnElevIRunde, bestillForElev, tilRunden('fort')),
  knapp(`${ELEV}/avlys`, avbestillForElev, tilRunden('avbestilt')),
  knapp(`${ELEV}/holdt`, forSamtaleHoldt, (ut) => tilRunden(ut.holdt ? 'holdt' : 'ikkeHoldt')(ut)),
]);
