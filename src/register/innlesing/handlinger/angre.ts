import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import * as beslutninger from '../lager-beslutning.ts';
import * as lager from '../lager-visning.ts';
import { TEMA } from '../modell.ts';
import { kanAngres } from '../sider/angre.ts';
import { versjonAv } from '../sider/avgjor.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

/** A named person asks for a finished run to be taken back. The import role does it, as a change set of its own. */
export const angre = handling({
  regel: innlesingTilgang.angre,
  inndata: z.object({ id: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ id: z.uuid() }),
  gjelder: (s, inn) => lager.hentKjoring(s.db, inn.id),
  versjon: versjonAv,
  async utfor(s, kjoring, inn) {
    if (!kanAngres(kjoring))
      throw s.feil('kan_ikke_angres', {
        nb: 'Bare en innlesing som er ferdig, kan angres.',
        nn: 'Berre ei innlesing som er ferdig, kan angrast.',
      });
    await beslutninger.skrivAngring(s.db, {
      innlesingId: kjoring.id,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    await koen(s).startNa('register.innlesing.angre', { innlesingId: kjoring.id, utlostAv: s.aktor.id }, { tx: s.db });
    return {
      ut: { id: kjoring.id },
      spor: { kilde: kjoring.kilde },
      endringssett: kjoring.id,
      skjedd: [TEMA, `${TEMA}.${kjoring.id}`],
    };
  },
});
