import { kilde } from '#grunn/kilde/index.ts';
import { NsrEnhet } from './kontrakt.ts';
import { oversettEnhet } from './oversett.ts';

/** Nasjonalt skoleregister: their format stops here. */
export const nsr = kilde({
  navn: 'nsr',
  eier: 'Utdanningsdirektoratet',
  formal: 'Kommunens skoler: organisasjonsnummer, navn, trinn, målform og adresse. Ingen personopplysninger',
  hjemmel: 'Åpne data, ingen personopplysninger',
  kontrakt: NsrEnhet,
  oversett: oversettEnhet,
});

export { lagNsrKlient } from './klient.ts';
export type { NsrKlient, Nsrvalg } from './klient.ts';
export type { NsrListelinje, NsrSkole } from './modell.ts';
export { oversettEnhet } from './oversett.ts';
