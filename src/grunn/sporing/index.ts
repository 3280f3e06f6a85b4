export { lagreFeltsett, sporEndring, sporInnsyn } from './lager.ts';
export { sporsetning } from './regler.ts';
export type { Endringsspor, Feltsett, Hjemmel, Innsynsspor, Sporsetning } from './modell.ts';
export { filanker } from './anker.ts';
export { ankre, forsegl, type Seglmiljo } from './forsegling.ts';
export { bestillbarKontroll, forseglingsjobb, KONTROLLRYTME, kontrolljobb, SEGLRYTME } from './jobb.ts';
export { verifiser } from './kontroll.ts';
export { nyEpoke, skrivKontroll } from './lager-segl.ts';
export type { Anker, Ankersted, Brudd, Bruddslag, Kontrollsvar, Logg } from './modell-segl.ts';
