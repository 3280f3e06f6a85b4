export { hentSkoletall, type Skoleutvalg } from './lager.ts';
export { eleverRuter } from './ruter.ts';
export * from './kjerne.ts';
export { elevforholdTilgang } from './tilgang.ts';
export { Skoletall, type Elevliste, type Elevrad } from './modell.ts';
