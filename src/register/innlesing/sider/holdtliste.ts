import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { idvalg, navnevalg, sidevalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import * as lager from '../lager-holdtvisning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Holdtvisning, somHoldtvisninger } from './holdtrad.ts';
import { vistePersoner } from './modell.ts';

export const HOLDTE_PER_SIDE = 25;

export const Holdtliste = z.object({
  na: z.string(),
  rader: z.array(Holdtvisning),
  arsaker: z.array(z.object({ arsak: z.string(), antall: z.number() })),
  valgt: z.string().nullable(),
  tilSide: z.boolean(),
  /** Only of one run. */
  kjoring: z.uuid().nullable(),
  apne: z.number(),
  lagtTilSide: z.number(),
  antall: z.number(),
  side: z.number(),
});
export type Holdtliste = z.infer<typeof Holdtliste>;

/** The worklist: who is held, why, since when. */
export const holdtliste = visning({
  regel: innlesingTilgang.les,
  inndata: utvalg({
    arsak: navnevalg(/^[a-z_]{1,60}$/),
    kjoring: idvalg,
    tilside: valgfritt(z.literal('1')),
    side: sidevalg(1000),
  }),
  utdata: Holdtliste,
  async hent(s, inn) {
    const tilSide = inn.tilside !== undefined;
    const filter = { tilSide, kjoring: inn.kjoring };
    const arsaker = await lager.tellHoldte(s.db, filter);
    const sum = (m: ReadonlyMap<string, number>) => [...m.values()].reduce((a, b) => a + b, 0);
    const rader = await lager.finnHoldte(s.db, { ...filter, arsak: inn.arsak, side: inn.side, antall: HOLDTE_PER_SIDE });
    return {
      na: s.na,
      rader: await somHoldtvisninger(s, rader),
      arsaker: [...arsaker].map(([arsak, antall]) => ({ arsak, antall })),
      valgt: inn.arsak ?? null,
      tilSide,
      kjoring: inn.kjoring ?? null,
      apne: sum(await lager.tellHoldte(s.db, { tilSide: false })),
      lagtTilSide: sum(await lager.tellHoldte(s.db, { tilSide: true })),
      antall: inn.arsak === undefined ? sum(arsaker) : (arsaker.get(inn.arsak) ?? 0),
      side: inn.side,
    };
  },
  viser: (ut) => vistePersoner(ut.rader.map((r) => r.hvem)),
});
