export { flytteRuter } from './ruter.ts';
export { flyttingTilgang } from './tilgang.ts';
export { provHistorie } from './historier.ts';
