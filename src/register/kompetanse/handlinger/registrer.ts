import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skrivFag, skrivNedslag } from '../lager.ts';
import { Faginndata, Nedslaginndata } from '../modell.ts';
import { kompetanseTilgang } from '../tilgang.ts';

const Ut = z.object({ personId: z.string() });

/** The credits of one subject, as the papers say. */
export const registrerFag = handling({
  regel: kompetanseTilgang.registrer,
  inndata: Faginndata,
  utdata: Ut,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
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
