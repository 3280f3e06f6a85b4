export { FILER, KOLONNER } from './kontrakt.ts';
export type { Fil, Pakke, Radfeil } from './kontrakt.ts';
export { lesOneRoster, type Lestpakke } from './les.ts';
export { oversettOneRoster, type Oversatt } from './oversett.ts';
export { ZIPGRENSER, type Zipgrenser } from './zip.ts';
