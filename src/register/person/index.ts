export {
  dekrypterIdentifikator,
  finnPersonerPaOppslag,
  lasPersoner,
  krypterIdentifikator,
  oppslagsnokkel,
  opprettPersoner,
  registrerIdentifikatorer,
  type Identifikatorinn,
  type PersonId,
} from './lager.ts';
export { adressebeskyttelseFakta, adresseFakta, navnFakta, personaliaFakta, personidentifikatorFakta } from './tabeller.ts';
