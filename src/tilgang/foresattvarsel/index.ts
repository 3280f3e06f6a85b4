export type { Foresattvarsel } from './modell.ts';
export * from './kjerne.ts';
export { foresattvarselRuter } from './ruter.ts';
export { tekst as varseltekst } from './tekster.ts';
export { foresattvarselTilgang } from './tilgang.ts';
export { hentForesattvarsler, visMineVarsler } from './visninger.ts';
