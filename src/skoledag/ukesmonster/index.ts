export { hentDagenshjem, hentUkenshjem } from './dagen.ts';
export { hentHjem, hentMonstre } from './lager.ts';
export * from './modell.ts';
export * from './regler.ts';
