import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { bestillSammenslaing } from '../bestill-sammenslaing.ts';
import { hentHoldt, holdtePersoner, sammenlign } from '../lager-holdtvisning.ts';
import { TEMA } from '../modell.ts';
import { kanSlasSammen } from '../regler-holdt.ts';
import { holdtversjon } from '../sider/holdt.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

/**
 * A named person says that two entries are one (E31). What people have written by hand is moved now; what the registers have told is moved
 * by a job of the import role, under the same change set.
 */
export const slaSammen = handling({
  regel: innlesingTilgang.slaSammen,
  inndata: z.object({
    id: z.uuid(),
    behold: z.uuid({ error: tosprak('Velg hvilken som skal beholdes.', 'Vel kven som skal haldast på.') }),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ id: z.uuid() }),
  async gjelder(s, inn) {
    const r = await hentHoldt(s.db, inn.id);
    return r && kanSlasSammen({ arsak: r.arsak, personer: holdtePersoner(r) }) ? r : undefined;
  },
  versjon: holdtversjon,
  async utfor(s, holdt, inn) {
    const to = (await sammenlign(s.db, holdtePersoner(holdt))).filter((x) => !x.sammenslatt).slice(0, 2);
    const behold = to.find((x) => x.id === inn.behold);
    const fjernes = to.find((x) => x.id !== inn.behold);
    if (behold === undefined || fjernes === undefined)
      throw s.feil(
        'ukjent_valg',
        { nb: 'Velg en av de to.', nn: 'Vel ein av dei to.' },
        { felt: { behold: { nb: 'Velg en av de to.', nn: 'Vel ein av dei to.' } } },
      );
    const id = await bestillSammenslaing(s, { behold, fjernes, holdtId: holdt.id, begrunnelse: inn.begrunnelse });
    return {
      ut: { id: holdt.id },
      gjelder: [behold.id, fjernes.id],
      endringssett: id,
      spor: { kilde: holdt.kilde },
      skjedd: [TEMA],
    };
  },
});
