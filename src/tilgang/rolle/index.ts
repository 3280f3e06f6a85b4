export { finnAktor, tildelRolle, type Rolletildeling } from './lager.ts';
export { rolleForStilling, sisteDagSomMindrearig, tilknytninger } from './regler.ts';
export {
  RELASJONER,
  ROLLER,
  ROLLETEKST,
  stillingsroller,
  type Relasjonsnavn,
  type Rollenavn,
  type Stillingsregel,
  type Stillingsroller,
  type Tilgangsfaktum,
} from './modell.ts';
