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
export { hasterForst, ordneHendelser, oversettHendelse } from './oversett-hendelse.ts';
export { strengeste } from './oversett-gradering.ts';
export { oversettPersonDefinisjon } from './oversett-persondefinisjon.ts';
export type { Barnepost } from './oversett-persondefinisjon.ts';
export { oversettPersondokument } from './oversett-persondokument.ts';
