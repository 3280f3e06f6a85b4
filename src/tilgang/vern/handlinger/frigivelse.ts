import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { Begrunnelse, finnPerson } from '#register/person/index.ts';
import { avgjorFrigivelse as lagre } from '../lager.ts';
import { vernTilgang } from '../tilgang.ts';

/** A named person lets a new guardian near any protection in, or keeps him out. Counts from the same moment. */
export const avgjorFrigivelse = handling({
  regel: vernTilgang.avgjorFrigivelse,
  inndata: z.object({
    /** The child. */
    personId: z.uuid(),
    hvem: z.uuid(),
    avgjorelse: z.enum(['frigitt', 'nektet'], tosprak('Velg om personen skal slippe til.', 'Vel om personen skal sleppe til.')),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ barnId: z.string(), avgjorelse: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    if (inn.hvem === s.aktor.id)
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke avgjøre noe som gjelder deg selv.', nn: 'Du kan ikkje avgjere noko som gjeld deg sjølv.' },
        { status: 403 },
      );
    const id = crypto.randomUUID();
    await lagre(s.db, {
      id,
      barnId: barn.personId,
      personId: inn.hvem,
      avgjorelse: inn.avgjorelse,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId, avgjorelse: inn.avgjorelse },
      spor: { frigivelse: id, avgjorelse: inn.avgjorelse },
      gjelder: [barn.personId, inn.hvem],
    };
  },
});
