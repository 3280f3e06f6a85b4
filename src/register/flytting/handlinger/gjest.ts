import { z } from 'zod';
import { handling, konflikt } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import { finnElev } from '../lager.ts';
import { finnGjest, opphevGjest, skrivGjest } from '../lager-gjest.ts';
import { GJESTEGRUNNLAG } from '../regler-gjest.ts';
import { flyttingTilgang } from '../tilgang.ts';

const Dato = z.string().trim().refine(erDato, tosprak('Skriv datoen som ÅÅÅÅ-MM-DD.', 'Skriv datoen som ÅÅÅÅ-MM-DD.'));

/** A pupil's home is another kommune for a time, with what it rests on (B29). */
export const settGjesteelev = handling({
  regel: flyttingTilgang.settGjest,
  inndata: z.object({
    personId: z.uuid(),
    hjemkommune: z.string().trim().regex(/^\d{4}$/, tosprak('Skriv kommunenummeret, fire siffer.', 'Skriv kommunenummeret, fire siffer.')), // prettier-ignore
    grunnlag: z.enum(GJESTEGRUNNLAG, tosprak('Velg grunnlaget.', 'Vel grunnlaget.')),
    fra: Dato,
    til: Dato,
  }),
  utdata: z.object({ skolear: z.number() }),
  gjelder: (s, inn) => finnElev(s.db, inn.personId, s.idag),
  async utfor(s, elev, { personId, hjemkommune, grunnlag, fra, til }) {
    const avvis = (felt: string, nb: string, nn: string): never => {
      throw s.feil('ugyldig_inndata', { nb, nn }, { status: 400, felt: { [felt]: { nb, nn } } });
    };
    if (til < fra) avvis('til', 'Slutten er før starten.', 'Slutten er før starten.');
    await skrivGjest(s.db, { id: crypto.randomUUID(), personId, skole: elev.skole, hjemkommune, grunnlag, fra, til, na: s.na, av: s.aktor.id }).catch((e: unknown) => {
      if ((e as { code?: string }).code !== '23P01') throw e;
      avvis('fra', 'Eleven står alt som gjesteelev i noen av dagene. Opphev det først.', 'Eleven står alt som gjesteelev i nokre av dagane. Opphev det først.'); // prettier-ignore
    }); // prettier-ignore
    return { ut: { skolear: skolearFor(fra) }, gjelder: [personId], spor: { grunnlag, hjemkommune } };
  },
});

/** It no longer counts, and no refund is asked for. */
export const opphevGjesteelev = handling({
  regel: flyttingTilgang.opphevGjest,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ skolear: z.number() }),
  gjelder: (s, inn) => finnGjest(s.db, inn.id, s.idag),
  async utfor(s, gjest) {
    if (!(await opphevGjest(s.db, { id: gjest.id, na: s.na, av: s.aktor.id }))) throw konflikt(s.sprak);
    return { ut: { skolear: skolearFor(gjest.fra) }, gjelder: [gjest.personId], spor: { grunnlag: gjest.grunnlag } };
  },
});
