import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling } from '#grunn/handling/index.ts';
import { kontaktinformasjonFakta } from '#register/kontaktinformasjon/index.ts';
import { finnForEndring } from '../lager-angre.ts';
import { finnPerson } from '../lager-kort.ts';
import { krevSynligKontakt } from './registrer-kontakt.ts';
import { personTilgang } from '../tilgang.ts';

/** Takes back what was just written by hand: what stood there before stands there again. Only while nobody has written anything since. */
export const angreKontakt = handling({
  regel: personTilgang.angreKontakt,
  inndata: z.object({ personId: z.uuid(), sett: z.uuid() }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    krevSynligKontakt(s, person);
    const forrige = await finnForEndring(s.db, person.personId, inn.sett);
    if (forrige === undefined)
      throw s.feil(
        'endret_siden',
        {
          nb: 'Det er skrevet noe nytt etterpå, så dette kan ikke angres. Rediger i stedet.',
          nn: 'Det er skrive noko nytt etterpå, så dette kan ikkje angrast. Rediger i staden.',
        },
        { status: 409 },
      );
    const endringssett = crypto.randomUUID();
    await brukFakta(s.db, kontaktinformasjonFakta, {
      kilde: 'manuell',
      endringssett,
      na: s.na,
      subjekter: [person.personId],
      heltBilde: true,
      rader: forrige === null ? [] : [{ person_id: person.personId, ...forrige }],
    });
    return { ut: { personId: person.personId }, endringssett, spor: { angret: inn.sett } };
  },
});
