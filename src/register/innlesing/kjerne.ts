// The door without screens, for the worker: how a source becomes facts, and how a reading is taken back.
export type {
  Angretall,
  Brems,
  Bremsegrenser,
  Brukskontekst,
  Forhandslinje,
  Forhandsslag,
  Holdarsak,
  Holdt,
  Innlesingskilde,
  Innlesingsmiljo,
  Innlesingsslag,
  Innlesingsstatus,
  Innlesingstype,
  Kildehode,
  Kjoring,
  Mottatt,
  Tellere,
} from './modell.ts';
export { NULLTELLERE } from './modell.ts';
export { fortsettInnlesing, kjorInnlesing } from './motor.ts';
export { tidIgjen } from './regler.ts';
export { finnAvbrutte, finnInnlesing, hentPosisjon, settPosisjon, type Innlesingsrad } from './lager.ts';
export { fortsett } from './fortsett.ts';
export { angreInnlesing, forhandsvisAngring } from './angre.ts';
export type { Familie } from './folkeregisteret/familie.ts';
export { tilFamilier } from './folkeregisteret/hent.ts';
export { folkeregisterInnlesing } from './folkeregisteret/type.ts';
export { kjorHr, type Hrvalg } from './hr/kjor.ts';
export { HR_BREMSER, hrInnlesing } from './hr/type.ts';
export { kjorKrr, type KrrOppslag, type Krrvalg } from './krr/kjor.ts';
export { KRR_BREMSER, krrInnlesing, type Kontaktenhet } from './krr/type.ts';
export { kjorFolkeregisterFil } from './folkeregisteret/fil.ts';
export {
  BREMSER,
  kjorFolkeregisterFeed,
  kjorFolkeregisterNatt,
  lesPersonerNa,
  type Folkeregistervalg,
} from './folkeregisteret/kjor.ts';
export { bestillbareInnlesinger, innlesingsjobber, STANDARDRYTME, type Innlesingsoppgaver } from './jobb.ts';
export { kjorNabosystem, type Nabovalg } from './nabosystem/kjor.ts';
export { kjorOppstart } from './oppstart/kjor.ts';
export { oppstartInnlesing } from './oppstart/type.ts';
export { kjorRollefil } from './tilgangslosning/kjor.ts';
export { ROLLE_BREMSER, rolleInnlesing } from './tilgangslosning/type.ts';
export { ryddSpor } from './lager.ts';
export { kjorGrep, kjorNsr, type Stamdatavalg } from './nsr/kjor.ts';
export type { Fagkode, Skole } from './nsr/modell.ts';
export { grepInnlesing, nsrInnlesing } from './nsr/type.ts';
export { provHoldt } from './holdt.ts';
export { slaSammenPersoner } from './slasammen.ts';
