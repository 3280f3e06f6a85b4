import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { jobbFraKode, jobbkode } from '../sider/kildejobber.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';

/** Somebody asks for a source to be read now. One that already waits is not doubled. */
export const kjorNa = handling({
  regel: innlesingTilgang.kjor,
  inndata: z.object({ jobb: z.string().transform((kode, k) => jobbFraKode(kode) ?? (k.addIssue({ code: 'custom' }), z.NEVER)) }),
  utdata: z.object({ jobb: z.string() }),
  gjelder: kommunen,
  async utfor(s, _kommunen, inn) {
    const ko = koen(s);
    if (!(await ko.planer()).some((p) => p.navn === inn.jobb))
      throw s.feil('ikke_satt_opp', {
        nb: 'Denne kilden er ikke satt opp. Den som drifter Friminutt, gjør det i kildefila.',
        nn: 'Denne kjelda er ikkje sett opp. Den som driftar Friminutt, gjer det i kjeldefila.',
      });
    await ko.startNa(inn.jobb, { utlostAv: s.aktor.id }, { tx: s.db });
    return { ut: { jobb: jobbkode(inn.jobb) }, spor: { jobb: inn.jobb }, skjedd: ['register.innlesing'] };
  },
});
