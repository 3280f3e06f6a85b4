// The door without screens, for the runs and the jobs.
export { ADRESSEVERNRYTME, adressevernjobb } from './jobb.ts';
export { apneAdresser, krypterVernede, vernAdresser } from './adressevern.ts';
export {
  dekrypterIdentifikator,
  finnPersonerPaOppslag,
  finnPersonPaNummer,
  lasPersoner,
  krypterIdentifikator,
  oppslagsnokkel,
  opprettPersoner,
  registrerIdentifikatorer,
  type Identifikatorinn,
  type PersonId,
} from './lager.ts';
export { adressebeskyttelseFakta, adresseFakta, navnFakta, personaliaFakta, personidentifikatorFakta } from './tabeller.ts';
