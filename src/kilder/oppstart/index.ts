export { lesOppstartsfil } from './les.ts';
export type { Oppstartselev, Oppstartsgruppe, Oppstartshode, Oppstartspost } from './modell.ts';
