import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { avsluttAlleFor, avsluttEgen, hentEgenokt, segSelv } from '../lager.ts';
import { oktTilgang } from '../tilgang.ts';

/** Logs out one place, or takes a device's leave away. What was there is dead at once. */
export const avsluttEgenOkt = handling({
  regel: oktTilgang.avslutt,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ slag: z.enum(['okt', 'enhet']) }),
  gjelder: (s, inn) => hentEgenokt(s.db, inn.id),
  async utfor(s, okt) {
    await avsluttEgen(s.db, okt, s.na);
    return { ut: { slag: okt.slag }, spor: { slag: okt.slag } };
  },
});

/** Logs out everywhere but here. */
export const avsluttAlleAndre = handling({
  regel: oktTilgang.avsluttAlle,
  inndata: z.object({}),
  utdata: z.object({ antall: z.number() }),
  gjelder: (s) => segSelv(s.aktor.id),
  async utfor(s) {
    const unntatt = s.aktor.innlogging?.oktId;
    const antall = await avsluttAlleFor(s.db, { personId: s.aktor.id, na: s.na, grunn: 'selv', unntatt });
    return { ut: { antall }, spor: { antall } };
  },
});
