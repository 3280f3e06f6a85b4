import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skrivFag, skrivNedslag } from '../lager.ts';
import { Faginndata, Nedslaginndata } from '../modell.ts';
import { kompetanseTilgang } from '../tilgang.ts';

const Ut = z.object({ personId: z.string() });

/** Nobody decides what counts about his own position. @throws FunksjonellFeil 403 */
function krevAnnen(s: Kontekst, personId: string): void {
  if (personId === s.aktor.id)
    throw s.feil(
      'egen_sak',
      {
        nb: 'Du kan ikke registrere dette om deg selv. Be en annen leder eller kontoret om det.',
        nn: 'Du kan ikkje registrere dette om deg sjølv. Be ein annan leiar eller kontoret om det.',
      },
      { status: 403 },
    );
}

/** The credits of one subject, as the papers say. */
export const registrerFag = handling({
  regel: kompetanseTilgang.registrer,
  inndata: Faginndata,
  utdata: Ut,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    krevAnnen(s, person.personId);
    const { fag, studiepoeng, dokumentert } = inn;
    await skrivFag(s.db, { personId: person.personId, fag, studiepoeng, dokumentert, na: s.na, av: s.aktor.id });
    return { ut: { personId: person.personId }, spor: { fag } };
  },
});

/** Less teaching than the position says. */
export const registrerNedslag = handling({
  regel: kompetanseTilgang.nedslag,
  inndata: Nedslaginndata,
  utdata: Ut,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    krevAnnen(s, person.personId);
    await skrivNedslag(s.db, {
      personId: person.personId,
      slag: inn.slag,
      prosent: inn.prosent,
      fra: inn.fra,
      til: inn.til ?? null,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { personId: person.personId }, spor: { felt: 'nedslag' } };
  },
});
