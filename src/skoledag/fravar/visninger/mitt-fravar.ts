import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { Fravarstype, rutineFor, skolearetsDager, skolearFor } from '../../rutine/index.ts';
import { finnElev } from '../lager.ts';
import { hentDager, tellBortvisinger } from '../lager-oversikt.ts';
import { Elevref } from '../modell.ts';
import { tell } from '../oppsummering.ts';
import { fravarTilgang } from '../tilgang.ts';

export const Fravarsdagvisning = z.object({
  dato: z.string(),
  timeNr: z.number(),
  status: z.enum(['sen', 'borte', 'gikk']),
  minutter: z.number().nullable(),
  arsak: z.string().nullable(),
});

export const Mittfravar = z.object({
  elev: Elevref,
  skolear: z.number(),
  dager: z.number(),
  minutter: z.number(),
  rader: z.array(Fravarsdagvisning),
  typer: z.array(Fravarstype),
  /** How many times the pupil has been sent away: that page is its own. */
  bortvist: z.number(),
});
export type Mittfravar = z.infer<typeof Mittfravar>;

/** What is registered for a pupil this school year, as guardians and the pupil see it. */
export const mittFravar = visning({
  regel: fravarTilgang.seMitt,
  inndata: z.object({ elevId: z.uuid() }),
  utdata: Mittfravar,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, _inn, _utsnitt, elev) {
    const skolear = skolearFor(s.idag);
    const { fra, til } = skolearetsDager(skolear);
    const rader = await hentDager(s.db, elev.elevId, fra, til);
    const { dager, minutter } = tell(rader);
    const bortvist = await tellBortvisinger(s.db, elev.elevId);
    return { elev, skolear, dager, minutter, rader, typer: rutineFor(elev.oppsett, elev.skole).typer, bortvist };
  },
  viser: (ut) => [ut.elev.elevId],
});
