export {
  apneElevsaker,
  apneKlassesaker,
  avklarElevsaker,
  avklarKlassesak,
  hentVarslede,
  leggTilSteg,
  type NySak,
} from './lager.ts';
export { SAKSTRINN, type Sakstrinn } from './modell.ts';
export { nesteSteg, skalEskaleres } from './regler.ts';
export { etterlysningRuter } from './ruter.ts';
export { etterlysningTilgang } from './tilgang.ts';
export { lukkSak, skrivSteg, svarPaEtterlysning } from './handlinger/steg.ts';
export { minSak, sakside } from './visninger/sak.ts';
