import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { finnEndringssett, merkAngret, taTilbake } from '../lager-historikk.ts';
import { gruppeTilgang } from '../tilgang.ts';

/** Takes back what was done with groups, all of one change set or nothing (L10). Only while nothing of it has been changed since. */
export const angreGruppeendring = handling({
  regel: gruppeTilgang.angre,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ gruppeId: z.string().nullable(), skole: z.string().nullable(), skolear: z.number().nullable() }),
  gjelder: (s, inn) => finnEndringssett(s.db, inn.sett),
  async utfor(s, sett) {
    const nytt = crypto.randomUUID();
    const gjort = await taTilbake(s.db, { endringssett: sett.endringssett, nytt, na: s.na }).catch((e: unknown) => {
      // a pupil who would have two classes: placed anew since
      if ((e as { code?: string }).code === '23P01' || (e as { code?: string }).code === '23505') return false;
      throw e;
    });
    if (!gjort)
      throw s.feil(
        'endret_siden',
        {
          nb: 'Dette kan ikke angres: noe av det er endret etterpå, eller det er angret før. Gjør endringen på nytt i stedet.',
          nn: 'Dette kan ikkje angrast: noko av det er endra etterpå, eller det er angra før. Gjer endringa på nytt i staden.',
        },
        { status: 409 },
      );
    await merkAngret(s.db, { id: sett.endringssett, nytt, na: s.na, av: s.aktor.id });
    const { gruppeId, skole, skolear } = sett;
    return { ut: { gruppeId, skole, skolear }, endringssett: nytt, gjelder: sett.personer, spor: { angret: sett.endringssett } };
  },
});
