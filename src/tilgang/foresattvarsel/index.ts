export type { Foresattvarsel } from './modell.ts';
export { slippesUt, varslerFor } from './regler.ts';
export { foresattvarselRuter } from './ruter.ts';
export { tekst as varseltekst } from './tekster.ts';
export { foresattvarselTilgang } from './tilgang.ts';
export { hentForesattvarsler, visMineVarsler } from './visninger.ts';
