export { innskrivingRuter } from './ruter.ts';
export { innskrivingTilgang } from './tilgang.ts';
