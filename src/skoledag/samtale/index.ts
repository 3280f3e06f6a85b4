export { samtaleRuter } from './ruter.ts';
export { samtaleTilgang } from './tilgang.ts';
export { samtalerSomVenter } from './visninger/hjem.ts';
