import { z } from 'zod';
import { kilde } from '#grunn/kilde/index.ts';
import { oversettPerson } from './oversett.ts';

/** Another system of the kommune that knows the same people, e.g. the one of the kindergartens: their format stops here. */
export const nabosystem = kilde({
  navn: 'nabosystem',
  eier: 'Kommunen selv, i et annet system (for eksempel barnehagesystemet)',
  formal: 'Vise foresatte hva kommunens systemer har registrert om hvordan de kan nås, så de kan rette det ett sted',
  hjemmel: 'opplæringslova § 25-1; forvaltningsloven § 13 b',
  kontrakt: z.unknown(),
  oversett: oversettPerson,
});

export { lesNabofil, type Nabofil } from './fil.ts';
export { lagNaboklient, NABOBOLK, type Naboklient, type Naboklientvalg } from './klient.ts';
export type { Nabokontakt, Nabosvar } from './modell.ts';
