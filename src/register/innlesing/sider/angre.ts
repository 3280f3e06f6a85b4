import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { tellAngring } from '../angre.ts';
import * as lager from '../lager-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { versjonAv } from './avgjor.ts';
import { Angretall } from './innlesing.ts';
import { somKjoringsrad } from './kjoringsrad.ts';
import { Kjoringsrad, vistePersoner } from './modell.ts';
import { personerI } from './personvisning.ts';

export const Angreside = z.object({
  na: z.string(),
  kjoring: Kjoringsrad,
  /** Null when the run cannot be undone. */
  tall: Angretall.nullable(),
  versjon: z.string(),
});
export type Angreside = z.infer<typeof Angreside>;

/** Only a finished reading can be taken back, and an undo cannot: that is done by reading the source again. */
export const kanAngres = (r: Pick<lager.Visningsrad, 'status' | 'slag'>): boolean =>
  r.status === 'ferdig' && r.slag !== 'angring';

/** What an undo would take back, counted before anybody decides. */
export const angreSide = visning({
  regel: innlesingTilgang.angre,
  inndata: z.object({ id: z.uuid() }),
  utdata: Angreside,
  gjelder: (s, inn) => lager.hentKjoring(s.db, inn.id),
  async hent(s, _inn, _utsnitt, r) {
    const personer = await lager.finnPersoner(s.db, personerI([r.utlost_av]), s.idag);
    return {
      na: s.na,
      kjoring: somKjoringsrad(r, personer, s.na),
      tall: kanAngres(r) ? await tellAngring(s.db, r.id, s.na) : null,
      versjon: versjonAv(r),
    };
  },
  viser: (ut) => vistePersoner([ut.kjoring.utlost.slag === 'person' ? ut.kjoring.utlost.person : null]),
});
