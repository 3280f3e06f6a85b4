import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import * as lager from '../lager-holdtvisning.ts';
import { finnPersoner } from '../lager-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Holdtvisning, somHoldtvisninger } from './holdtrad.ts';
import { Personvisning, vistePersoner } from './modell.ts';
import { somPersonvisning } from './personvisning.ts';

export const Holdtside = z.object({
  na: z.string(),
  holdt: Holdtvisning,
  /** Why it was laid aside. */
  tilSide: z.object({ begrunnelse: z.string(), nar: z.string(), av: Personvisning }).nullable(),
  /** Somebody has decided that its people are one; the job has not done it yet. */
  slasSammen: z.boolean(),
  /** Tried just now: the page follows until the answer is there. */
  proves: z.boolean(),
  versjon: z.string(),
  kanProve: z.boolean(),
  kanLeggeTilSide: z.boolean(),
  kanTaFram: z.boolean(),
  kanSlaSammen: z.boolean(),
});
export type Holdtside = z.infer<typeof Holdtside>;

/** What a decision about a held record is based on. */
export const holdtversjon = (r: Pick<lager.Holdtrad, 'lost' | 'losning'>): string =>
  r.losning ?? (r.lost === null ? 'apen' : 'lost');

/** One held record: why, what to do, and the acts. */
export const holdt = visning({
  regel: innlesingTilgang.les,
  inndata: z.object({ id: z.uuid() }),
  utdata: Holdtside,
  gjelder: (s, inn) => lager.hentHoldt(s.db, inn.id),
  async hent(s, _inn, _utsnitt, r) {
    const [visningen] = await somHoldtvisninger(s, [r]);
    const avgjorelse = await lager.finnHoldtavgjorelse(s.db, r.id);
    const sammen = await lager.finnSammenslaingFor(s.db, r.id);
    const personer = await finnPersoner(s.db, avgjorelse ? [avgjorelse.avgjort_av] : [], s.idag);
    const travle = (await s.tjenester.jobbko?.travle()) ?? [];
    const apen = r.lost === null;
    const lagtTilSide = r.losning === 'lagt_til_side';
    const slasSammen = apen && sammen !== undefined && travle.includes('register.innlesing.slasammen');
    return {
      na: s.na,
      holdt: visningen!,
      tilSide:
        lagtTilSide && avgjorelse?.begrunnelse != null
          ? {
              begrunnelse: avgjorelse.begrunnelse,
              nar: avgjorelse.avgjort,
              av: somPersonvisning(avgjorelse.avgjort_av, personer),
            }
          : null,
      slasSammen,
      proves: apen && (slasSammen || travle.includes('register.innlesing.holdt')),
      versjon: holdtversjon(r),
      kanProve: apen && visningen!.kanProves && s.kan(innlesingTilgang.provIgjen).tillatt,
      kanLeggeTilSide: apen && s.kan(innlesingTilgang.leggTilSide).tillatt,
      kanTaFram: lagtTilSide && s.kan(innlesingTilgang.taFram).tillatt,
      kanSlaSammen: apen && visningen!.kanSlasSammen && s.kan(innlesingTilgang.slaSammen).tillatt,
    };
  },
  viser: (ut) => vistePersoner([ut.holdt.hvem, ut.tilSide?.av ?? null]),
});
