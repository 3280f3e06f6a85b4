export { lagJobbko, type Jobbko, type Jobbkovalg } from './jobbko.ts';
export { medLas, provLas, type Laseklient } from './las.ts';
export {
  jobb,
  Planlagt,
  Rytme,
  type DodJobb,
  type Jobb,
  type Jobbkontekst,
  type Jobbplan,
  type Kjoring,
  type NoenJobb,
} from './modell.ts';
export { nesteKjoring } from './regler.ts';
