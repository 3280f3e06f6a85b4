export * from './kjerne.ts';
export { pameldingRuter } from './ruter.ts';
export { pameldingTilgang } from './tilgang.ts';
export { pameldingerSomVenter } from './visninger/hjem.ts';
