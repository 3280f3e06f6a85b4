export * from './kjerne.ts';
export { tellForsinkedeInnbokser } from './idag.ts';
export { datakvalitetRuter } from './ruter.ts';
export { datakvalitetTilgang } from './tilgang.ts';
