export { lesOppstartsfil } from './les.ts';
export type { Oppstartselev, Oppstartshode, Oppstartspost } from './modell.ts';
