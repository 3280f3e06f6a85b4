export { sporEndring, sporInnsyn } from './lager.ts';
export { sporsetning } from './regler.ts';
export type { Endringsspor, Hjemmel, Innsynsspor, Sporsetning } from './modell.ts';
