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
export { hasterForst, ordneHendelser, oversettHendelse } from './oversett-hendelse.ts';
export { strengeste } from './oversett-gradering.ts';
export { oversettPersonDefinisjon } from './oversett-persondefinisjon.ts';
export type { Barnepost } from './oversett-persondefinisjon.ts';
export { oversettPersondokument } from './oversett-persondokument.ts';
