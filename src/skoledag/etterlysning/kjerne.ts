// The door without screens, for the worker.
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
