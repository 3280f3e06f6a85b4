import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { hentPersonkort } from '../kort.ts';
import { finnPerson } from '../lager-kort.ts';
import { Personkort } from '../modell.ts';
import { personTilgang } from '../tilgang.ts';

const ikkeDato = tosprak('Velg en dato.', 'Vel ein dato.');

/** A person card, as it is or as it was on a date. */
export const visPersonkort = visning({
  regel: personTilgang.les,
  inndata: z.object({
    personId: z.uuid(),
    paDato: z.iso.date(ikkeDato).optional(),
    kjentPer: z.iso.datetime({ offset: true, error: ikkeDato }).optional(),
  }),
  utdata: Personkort,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: (s, inn, _utsnitt, person) => hentPersonkort(s, person, { paDato: inn.paDato, kjentPer: inn.kjentPer }),
  viser: (kort) => [
    kort.personId,
    ...kort.foreldreansvar.flatMap((a) => (a.ansvarlig.slag === 'person' ? [a.ansvarlig.person.personId] : [])),
    ...[...kort.ansvarFor, ...kort.kontaktFor].map((a) => a.barn.personId),
    ...[...kort.familie, ...kort.sosken].map((f) => f.person.personId).filter((id) => id !== ''),
  ],
});
