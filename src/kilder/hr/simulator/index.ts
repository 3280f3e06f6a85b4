export type { Utvalg } from './ansatte.ts';
export { enhetstabell } from './enheter.ts';
export { lagHrmSimulator } from './hrm.ts';
export type { HrmSimulator, HrmSimulatorvalg } from './hrm.ts';
export { organisasjonskart, personsXml } from './personsxml.ts';
export { LONNSMERKE, skrivStamdata3, STAMDATAFEIL, stamdata3 } from './stamdata3.ts';
export type { Stamdatafeil, Stamdatavalg } from './stamdata3.ts';
