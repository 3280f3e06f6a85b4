import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { finnRuteendring, taTilbakeRute } from '../lager.ts';
import { KOMMUNEN } from '../modell.ts';
import { skoleTilgang } from '../tilgang.ts';

/** A calendar is as it was before the last time it was saved (L10): all of it, and only while it stands as it was saved. */
export const angreRute = handling({
  regel: skoleTilgang.angreRute,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ skole: z.string().nullable(), skolear: z.number() }),
  gjelder: (s, inn) => finnRuteendring(s.db, inn.sett),
  async utfor(s, endring) {
    const nytt = crypto.randomUUID();
    if (!(await taTilbakeRute(s.db, { endringssett: endring.sett, nyttEndringssett: nytt, na: s.na })))
      throw s.feil(
        'endret_siden',
        {
          nb: 'Skoleruta er endret etterpå, eller alt angret. Rett den for hånd i stedet.',
          nn: 'Skuleruta er endra etterpå, eller alt angra. Rett ho for hand i staden.',
        },
        { status: 409 },
      );
    const skole = endring.skole === KOMMUNEN ? null : endring.skole;
    return {
      ut: { skole, skolear: endring.skolear },
      endringssett: nytt,
      spor: { angret: endring.sett, skolear: endring.skolear },
    };
  },
});
