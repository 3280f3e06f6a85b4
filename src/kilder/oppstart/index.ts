export { lesOppstartsfil } from './les.ts';
export { tilOppstart } from './bilde.ts';
export type {
  Bildegruppe,
  Bildelarer,
  Bildemedlem,
  Bildeperson,
  Bildeplass,
  Bildeskole,
  Bildevalg,
  Oppstartsbilde,
  Skolebilde,
  Skoletall,
} from './bilde.ts';
export type { Holdtkode, Holdtpost, Oppstartselev, Oppstartsgruppe, Oppstartshode, Oppstartspost } from './modell.ts';
