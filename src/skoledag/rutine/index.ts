export { frist, helligdager } from './helligdager.ts';
export {
  Egenrutine,
  EGNE_ARSAKER,
  Fravarstype,
  Klokkeslett,
  Rutine,
  rutineoppsett,
  Rutineoppsett,
  STANDARDRUTINE,
} from './modell.ts';
export {
  erSkoledag,
  halvar,
  leggTilMinutter,
  minutterMellom,
  nesteSkoledag,
  rutineFor,
  skolearFor,
  skolearetsDager,
  skoledager,
  typeMed,
} from './regler.ts';
