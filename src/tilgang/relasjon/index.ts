export { krevAnnenEnnNaer } from './egen-sak.ts';
export {
  egneBarnefakta,
  erEgenSak,
  hentBarnefakta,
  hentBarnefaktaFor,
  hentBarnefaktaForAlle,
  hentRelasjoner,
  hentRelasjonerFor,
  noterBarnefakta,
  relasjonenMellom,
} from './lager.ts';
export {
  apnesFra,
  avgjorRelasjon,
  beslekteteIder,
  fodselsdag,
  harRett,
  manglerSamtykke,
  sisteDagSomMindrearig,
  tidligereForesatte,
} from './regler.ts';
export {
  RELASJONSSLAG,
  RETTER,
  STANDARD_VENTETID,
  ventetid,
  type Ansvarsfaktum,
  type Barnefakta,
  type Foresattbeslutning,
  type Relasjonsbeslutning,
  type Relasjonsgrunn,
  type Relasjonsslag,
  type Rett,
  type Sporsteg,
} from './modell.ts';
