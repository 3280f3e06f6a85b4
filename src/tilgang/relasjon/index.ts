export { hentBarnefakta, hentBarnefaktaFor, hentRelasjoner, hentRelasjonerFor, relasjonenMellom } from './lager.ts';
export { avgjorRelasjon, beslekteteIder, fodselsdag, harRett, manglerSamtykke, sisteDagSomMindrearig } from './regler.ts';
export {
  RELASJONSSLAG,
  RETTER,
  type Ansvarsfaktum,
  type Barnefakta,
  type Foresattbeslutning,
  type Relasjonsbeslutning,
  type Relasjonsgrunn,
  type Relasjonsslag,
  type Rett,
  type Sporsteg,
} from './modell.ts';
