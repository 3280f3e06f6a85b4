export * from './kjerne.ts';
export { tellEtterlysteIDag } from './idag.ts';
export { etterlysningRuter } from './ruter.ts';
export { etterlysningTilgang } from './tilgang.ts';
export { lukkSak, skrivSteg, svarPaEtterlysning } from './handlinger/steg.ts';
export { minSak, sakside } from './visninger/sak.ts';
