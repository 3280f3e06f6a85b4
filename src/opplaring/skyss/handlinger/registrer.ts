import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { finnSkysselev, skrivSkyss } from '../lager.ts';
import { Skyssinndata } from '../modell.ts';
import { versjonAv } from '../regler.ts';
import { skyssTilgang } from '../tilgang.ts';

/** What the right is computed from, for one home. Whether there is a particular need is health data, and stays out of the trace. */
export const registrerSkyss = handling({
  regel: skyssTilgang.registrer,
  inndata: Skyssinndata,
  utdata: z.object({ elevId: z.string() }),
  gjelder: (s, inn) => finnSkysselev(s, inn.elevId),
  versjon: (o) => versjonAv(o.hjem),
  async utfor(s, o, inn) {
    const { elevId } = o.elev;
    await krevAnnenEnnNaer(s, elevId);
    await skrivSkyss(s.db, { ...inn, elevId, til: inn.til ?? null, na: s.na, av: s.aktor.id });
    return { ut: { elevId }, spor: { hjem: inn.hjem } };
  },
});
