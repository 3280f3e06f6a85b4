import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import * as beslutninger from '../lager-beslutning.ts';
import * as lager from '../lager-visning.ts';
import { TEMA } from '../modell.ts';
import { Svar, versjonAv } from '../sider/avgjor.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

/** A named person approves or refuses a run that its brakes stopped. The job that goes on with it starts when this commits. */
export const avgjor = handling({
  regel: innlesingTilgang.avgjor,
  inndata: z.object({
    id: z.uuid(),
    svar: z.enum(Svar.options, { error: tosprak('Velg hva som skal skje.', 'Vel kva som skal skje.') }),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ id: z.uuid(), svar: Svar }),
  gjelder: (s, inn) => lager.hentKjoring(s.db, inn.id),
  versjon: versjonAv,
  async utfor(s, kjoring, inn) {
    if (kjoring.status !== 'venter' || kjoring.avgjort !== null)
      throw s.feil('venter_ikke', {
        nb: 'Innlesingen venter ikke lenger på noe svar.',
        nn: 'Innlesinga ventar ikkje lenger på noko svar.',
      });
    await beslutninger.skrivAvgjorelse(s.db, {
      innlesingId: kjoring.id,
      avgjorelse: inn.svar,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    await koen(s).startNa('register.innlesing.fortsett', { innlesingId: kjoring.id, utlostAv: s.aktor.id }, { tx: s.db });
    return {
      ut: { id: kjoring.id, svar: inn.svar },
      spor: { avgjorelse: inn.svar, kilde: kjoring.kilde },
      endringssett: kjoring.id,
      skjedd: [TEMA, `${TEMA}.${kjoring.id}`],
    };
  },
});
