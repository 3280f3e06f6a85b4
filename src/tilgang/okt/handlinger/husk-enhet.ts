import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { hentEnhetFor, segSelv } from '../lager.ts';
import { enhetsoktvarighet } from '../modell.ts';
import { nyEnhet } from '../okt.ts';
import { oktTilgang } from '../tilgang.ts';

/** A guardian lets this device report absence without logging in: that and nothing else, until it is taken away or has grown old. */
export const huskEnhet = handling({
  regel: oktTilgang.huskEnhet,
  inndata: z.object({}),
  utdata: z.object({ token: z.string(), dager: z.number() }),
  gjelder: (s) => segSelv(s.aktor.id),
  async utfor(s) {
    const { dager } = await lesInnstilling(s.db, enhetsoktvarighet);
    if (dager === 0)
      throw s.feil(
        'enhetsokt_av',
        {
          nb: 'Kommunen har slått av dette. Logg inn med ID-porten hver gang.',
          nn: 'Kommunen har slått av dette. Logg inn med ID-porten kvar gong.',
        },
        { status: 409 },
      );
    const enhet = s.aktor.innlogging === undefined ? null : await hentEnhetFor(s.db, s.aktor.innlogging.oktId);
    const token = await nyEnhet(s.db, { personId: s.aktor.id, enhet, sprak: s.sprak, na: s.na, dager });
    return { ut: { token, dager }, spor: { dager } };
  },
});
