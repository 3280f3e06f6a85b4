export { flytteRuter } from './ruter.ts';
export { flyttingTilgang } from './tilgang.ts';
export { betaler, maneder, type Gjestegrunnlag } from './regler-gjest.ts';
export { tekst as flyttetekst } from './tekster.ts';
export { provHistorie } from './historier.ts';
