// The door without screens: who is where, for the class register, the alarms and the learning tools.
export { timerFor } from './timer-for.ts';
export type { Hvem } from './lager-uke.ts';
export { Timevisning } from './modell.ts';
