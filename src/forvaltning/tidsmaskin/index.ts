export { tidsmaskinRuter } from './ruter.ts';
export { tidsmaskinTilgang } from './tilgang.ts';
