import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { forSamtykkesvar, svarPaSamtykke } from './handlinger/svar.ts';
import { avsluttSamtykketype, nySamtykketype, taForslagIBruk } from './handlinger/type.ts';
import { SAMTYKKER, tegnMineSamtykker } from './sider/mine.tsx';
import { elevsti, OVERSIKT, tegnElev, tegnKlasse, tegnKlasseliste, tegnTyper, TYPER } from './sider/skole.tsx';
import { mineSamtykker } from './visninger/mine.ts';
import { elevsamtykker, klasseliste, klassesamtykker, samtykketyper } from './visninger/skole.ts';

/** Consents, for the home and for the school. */
export const samtykkeRuter = ruter('', [
  side(SAMTYKKER, mineSamtykker, tegnMineSamtykker),
  knapp(`${SAMTYKKER}/:elevId/:typeId`, svarPaSamtykke, (ut) => `${SAMTYKKER}?gjort=${ut.svar}`),
  side(OVERSIKT, klasseliste, tegnKlasseliste),
  side(`${SAMTYKKER}/klasse/:skole/:klasse`, klassesamtykker, tegnKlasse),
  skjema(`${SAMTYKKER}/elev/:elevId`, elevsamtykker, tegnElev, forSamtykkesvar, (ut) => `${elevsti(ut.elevId)}?gjort=fort`),
  skjema(TYPER, samtykketyper, tegnTyper, nySamtykketype, () => `${TYPER}?gjort=ny`),
  knapp(`${TYPER}/forslag`, taForslagIBruk, () => `${TYPER}?gjort=ny`),
  knapp(`${TYPER}/:typeId/avslutt`, avsluttSamtykketype, () => `${TYPER}?gjort=avsluttet`),
]);
