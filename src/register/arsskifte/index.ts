export { arsskifteRuter } from './ruter.ts';
export { arsskifteTilgang } from './tilgang.ts';
export * from './kjerne.ts';
