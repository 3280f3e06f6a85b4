export { forSamtykkesvar, svarPaSamtykke } from './handlinger/svar.ts';
export { avsluttSamtykketype, nySamtykketype, taForslagIBruk } from './handlinger/type.ts';
export { samtykkeRuter } from './ruter.ts';
export { samtykkeTilgang } from './tilgang.ts';
export { elevsamtykker, klassesamtykker, samtykketyper } from './visninger/skole.ts';
export { mineSamtykker, tellVentende } from './visninger/mine.ts';
export { Elevsamtykker } from './modell.ts';
export { klassesti, Samtykkefane } from './sider/skole.tsx';
