import { kilde } from '#grunn/kilde/index.ts';
import { Persondokument, PersonDefinisjon } from './kontrakt.ts';
import { oversettPersonDefinisjon } from './oversett-persondefinisjon.ts';
import { oversettPersondokument } from './oversett-persondokument.ts';

const felles = {
  navn: 'folkeregisteret',
  formal: 'Hvem elevene er, hvem som har foreldreansvar for dem, hvor de bor, og om adressen er gradert',
  hjemmel: 'Folkeregisterloven § 10-2, jf. opplæringslova § 25-1',
} as const;

/** Person documents: Skatteetaten's services, and the same mirrored by KS Fiks. */
export const folkeregisteret = kilde({
  ...felles,
  eier: 'Skatteetaten',
  kontrakt: Persondokument,
  oversett: (ra) => oversettPersondokument(ra),
});

/** Children with their guardians, as KS Fiks tells of them. */
export const folkeregisteretOppvekst = kilde({
  ...felles,
  eier: 'Skatteetaten, formidlet av KS',
  kontrakt: PersonDefinisjon,
  oversett: (ra) => oversettPersonDefinisjon(ra),
});
