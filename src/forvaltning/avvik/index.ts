export { avvikRuter } from './ruter.ts';
export { avvikTilgang } from './tilgang.ts';
