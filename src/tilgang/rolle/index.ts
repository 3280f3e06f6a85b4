export { finnAktor, tildelRolle, type Rolletildeling } from './lager.ts';
export { sisteDagSomMindrearig } from '#tilgang/relasjon/index.ts';
export { rolleForStilling, tilknytninger } from './regler.ts';
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
