export * from './kjerne.ts';
export { datakvalitetRuter } from './ruter.ts';
export { datakvalitetTilgang } from './tilgang.ts';
