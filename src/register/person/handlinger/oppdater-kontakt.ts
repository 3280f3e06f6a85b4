import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { finnPerson } from '../lager-kort.ts';
import { krevSynligKontakt } from './registrer-kontakt.ts';
import { personTilgang } from '../tilgang.ts';

/** The same job as the night's, for one person. */
const JOBB = 'register.innlesing.krr';

/** Asks Kontakt- og reservasjonsregisteret for one person now (K17): the same code as the night, started by somebody at work. */
export const oppdaterKontakt = handling({
  regel: personTilgang.oppdaterKontakt,
  inndata: z.object({ personId: z.uuid() }),
  utdata: z.object({ personId: z.string(), spurt: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person) {
    krevSynligKontakt(s, person);
    const ko = s.tjenester.jobbko;
    if (ko === undefined)
      throw s.feil(
        'uten_jobbko',
        { nb: 'Jobbkøen er ikke oppe. Prøv igjen om litt.', nn: 'Jobbkøen er ikkje oppe. Prøv igjen om litt.' },
        { status: 503 },
      );
    await ko.startNa(JOBB, { utlostAv: s.aktor.id, personer: [person.personId] }, { tx: s.db });
    return { ut: { personId: person.personId, spurt: s.na }, spor: { kilde: 'krr' } };
  },
});
