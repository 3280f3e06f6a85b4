import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { finnLedig, hentBrukernavn, settBrukernavn } from '../lager-brukernavn.ts';
import { finnPerson } from '../lager-kort.ts';
import { personTilgang } from '../tilgang.ts';

/** Makes a user name of the name that counts now. False: there is no name to make one of, or it stands already. */
async function lag(s: Kontekst, personId: string): Promise<boolean> {
  const na = await hentBrukernavn(s.db, personId, s.idag);
  if (na.navnUtad === null || na.avNavn === na.navnUtad) return false;
  const ledig = await finnLedig(s.db, personId, na.navnUtad);
  if (ledig === undefined) return false;
  await settBrukernavn(s.db, { personId, brukernavn: ledig, avNavn: na.navnUtad, na: s.na, av: s.aktor.id });
  return true;
}

/** Somebody with a user name has got another name by a decision here: the user name follows at once, in the same transaction (V29). */
export async function fornyBrukernavn(s: Kontekst, personId: string): Promise<boolean> {
  const { brukernavn } = await hentBrukernavn(s.db, personId, s.idag);
  return brukernavn !== null && lag(s, personId);
}

/** The first user name, or a new one when the name has changed in the register. */
export const lagBrukernavn = handling({
  regel: personTilgang.lagBrukernavn,
  inndata: z.object({ personId: z.uuid() }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person) {
    if (!(await lag(s, person.personId)))
      throw s.feil(
        'ikke_nytt',
        { nb: 'Brukernavnet er alt laget av navnet som gjelder.', nn: 'Brukarnamnet er alt laga av namnet som gjeld.' },
        { status: 409 },
      );
    return { ut: { personId: person.personId }, spor: { felt: 'brukernavn' } };
  },
});
