export { innskrivingRuter } from './ruter.ts';
export { innskrivingTilgang } from './tilgang.ts';
export { ventendeInnskriving } from './visninger-hjem.ts';
