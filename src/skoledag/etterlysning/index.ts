export { apneElevsaker, apneKlassesaker, avklarElevsaker, avklarKlassesak, leggTilSteg, type NySak } from './lager.ts';
