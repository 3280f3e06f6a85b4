import { kilde } from '#grunn/kilde/index.ts';
import { GrepElement } from './kontrakt.ts';
import { oversettFagkode } from './oversett.ts';

/** Grep, the national register of curricula and subject codes: their format stops here. */
export const grep = kilde({
  navn: 'grep',
  eier: 'Utdanningsdirektoratet',
  formal: 'Fagkoder med gyldighet, til fag, vurdering og vitnemål. Ingen personopplysninger',
  hjemmel: 'Åpne data under NLOD («Inneholder data under NLOD, tilgjengeliggjort på data.udir.no»)',
  kontrakt: GrepElement,
  oversett: oversettFagkode,
});

export { erGrunnskolekode, lagGrepKlient } from './klient.ts';
export type { GrepKlient, Grepvalg } from './klient.ts';
export { GrepElement } from './kontrakt.ts';
export type { GrepFagkode, Grepreferanse, Greptekst } from './modell.ts';
export { oversettFagkode } from './oversett.ts';
export { lesStartsett } from './startsett.ts';
