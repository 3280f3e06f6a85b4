export { erGyldigOrganisasjonsnummer, kontrollregelFor, valider } from './identifikator.ts';
export type {
  Avslagskode,
  AvvistIdentifikator,
  GyldigIdentifikator,
  Identifikatorsvar,
  Identifikatortype,
  Kontrollregel,
  Miljo,
  Nummerdato,
  Syntetiskserie,
  Valideringsvalg,
} from './identifikator.ts';
