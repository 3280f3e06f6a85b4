export { DATAKVALITETSRYTME, datakvalitetsjobb } from './jobb.ts';
export { datakvalitetRuter } from './ruter.ts';
export { datakvalitetTilgang } from './tilgang.ts';
