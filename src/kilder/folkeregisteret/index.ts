export { folkeregisteret, folkeregisteretOppvekst } from './kilde.ts';
export { PersonDefinisjon, Persondokument, RaHendelse, lesTolerant } from './kontrakt.ts';
export { lesPersonDefinisjon, lesPersondokument } from './les.ts';
export type {
  Adresse,
  Familierelasjon,
  Folkeregisterhendelse,
  Folkeregisterperson,
  Foreldreansvar,
  Gradering,
  Identifikator,
  Navn,
} from './modell.ts';
export { PARTER, skatteetatenKlient, STORSTE_BOLK } from './klient.ts';
export type { Feedside, Fregklient, Fregvalg, Oppslagsvalg } from './klient.ts';
export { fiksKlient } from './klient-fiks.ts';
export type { Fikshendelsestype, Fiksklient, Fiksvalg, Hendelsessok } from './klient-fiks.ts';
export type { Barnesvar, Oppslagssvar, Personsvar } from './svar.ts';
export { lesFil } from './fil/les-fil.ts';
export type { Filvalg } from './fil/les-fil.ts';
export { FILGRENSER } from './fil/modell.ts';
export type { Filgrenser, Filhode, Filpost, Holdekode } from './fil/modell.ts';
export { vurderFil } from './fil/regnskap.ts';
export type { Filforventning } from './fil/regnskap.ts';
export { xmlTilJson } from './oversett-xml.ts';
export { hasterForst, ordneHendelser, oversettHendelse } from './oversett-hendelse.ts';
export { strengeste } from './oversett-gradering.ts';
export { oversettPersonDefinisjon } from './oversett-persondefinisjon.ts';
export type { Barnepost } from './oversett-persondefinisjon.ts';
export { oversettPersondokument } from './oversett-persondokument.ts';
export { alfa2 } from './landkoder.ts';
