export { frist, helligdager } from './helligdager.ts';
export { oppsettFor, samleOppsett, tolkOppsett } from './lager.ts';
export {
  Egenrutine,
  EGNE_ARSAKER,
  Fravarstype,
  Klokkeslett,
  Rutine,
  rutineoppsett,
  Rutineoppsett,
  STANDARDRUTINE,
  type Kalender,
  type Skoleoppsett,
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
