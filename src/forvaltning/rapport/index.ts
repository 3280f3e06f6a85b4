export { rapportRuter } from './ruter.ts';
export { rapportTilgang } from './tilgang.ts';
export { rapportfil, rapportside } from './visninger.ts';
export { lagFil } from './fil.ts';
