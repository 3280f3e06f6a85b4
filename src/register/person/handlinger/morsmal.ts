import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { settMorsmal } from '../lager-brukernavn.ts';
import { finnPerson } from '../lager-kort.ts';
import { personTilgang } from '../tilgang.ts';

/** ISO 639, in the order of how many homes in Norway have them; names in the reader's language come from the platform. */
export const SPRAK = ['no', 'se', 'sv', 'da', 'en', 'pl', 'lt', 'uk', 'ru', 'ar', 'so', 'ti', 'am', 'ur', 'pa', 'fa', 'prs', 'ps', 'ku', 'tr', 'vi', 'ta', 'th', 'tl', 'zh', 'es', 'pt', 'fr', 'de', 'nl', 'it', 'ro', 'bg', 'sq', 'bs', 'hr', 'sr', 'hu', 'lv', 'et', 'el', 'sw', 'hi', 'ne', 'id', 'nsl'] as const; // prettier-ignore

const sprak = z.preprocess(
  (v) => (v === '' ? null : v),
  z
    .enum(SPRAK, { error: tosprak('Velg et språk fra lista.', 'Vel eit språk frå lista.') })
    .nullable()
    .default(null),
);

/** The language of the pupil's home, and another one where there are two. */
export const registrerMorsmal = handling({
  regel: personTilgang.registrerMorsmal,
  inndata: z
    .object({ personId: z.uuid(), sprak, annet: sprak, tolk: z.preprocess((v) => v === 'ja', z.boolean()) })
    .refine((x) => x.annet === null || (x.sprak !== null && x.annet !== x.sprak), {
      path: ['annet'],
      message: tosprak('Velg to forskjellige språk, det viktigste først.', 'Vel to ulike språk, det viktigaste først.'),
    }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    await settMorsmal(s.db, { ...inn, personId: person.personId, na: s.na, av: s.aktor.id });
    return { ut: { personId: person.personId }, spor: { felt: 'morsmal' } };
  },
});
