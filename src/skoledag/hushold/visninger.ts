import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { avgjorRelasjon, egneBarnefakta } from '#tilgang/relasjon/index.ts';
import { Elevref, hentEgneBarn } from '../fravar/index.ts';
import { hentMonstre, hjemPaDag, MONSTERSLAG, MONSTERSTATUSER, slagFor } from '../ukesmonster/index.ts';
import { husholdTilgang } from './tilgang.ts';

const GJORT = ['foreslatt', 'svart', 'angret'] as const;

/** One home is «mine» or it is another: who lives in the other, and where, is not in the model. */
const Minmonster = z.object({
  monsterId: z.string(),
  min: z.boolean(),
  slag: z.enum(MONSTERSLAG),
  /** 1 = Monday; for `ukedager`. */
  ukedager: z.array(z.number()),
  fra: z.string(),
  til: z.string().nullable(),
  status: z.enum(MONSTERSTATUSER),
});
export const Minehjem = z.object({
  barn: z.array(
    Elevref.pick({ elevId: true, navn: true, klasse: true }).extend({
      /** Where the child is today: with the reader, in another home, or nobody has said. */
      idag: z.enum(['hosMeg', 'annetHjem']).nullable(),
      monstre: z.array(Minmonster),
    }),
  ),
  idag: z.string(),
  gjort: z.enum(GJORT).nullable(),
});
export type Minehjem = z.infer<typeof Minehjem>;

/** A guardian's children with two homes: what has been said, what waits for an answer, and the form. */
export const mineHjem = visning({
  regel: husholdTilgang.seMine,
  inndata: z.object({ gjort: z.enum(GJORT).optional().catch(undefined) }),
  utdata: Minehjem,
  async hent(s, inn, utsnitt) {
    const fakta = new Map((await egneBarnefakta(s)).map((f) => [f.barnId, f]));
    const full = (barnId: string, hvem: string): boolean => {
      const f = fakta.get(barnId);
      return f !== undefined && avgjorRelasjon(f, hvem, s.idag).relasjon === 'FULL';
    };
    // whoever is let in by consent only has no say in where the child lives, and is not told
    const elever = (await hentEgneBarn(s, utsnitt)).elever.filter((e) => full(e.elevId, s.aktor.id));
    const alle = await hentMonstre(
      s,
      elever.map((e) => e.elevId),
    );
    return {
      barn: elever.map((e) => {
        const monstre = alle.filter((m) => m.elevId === e.elevId);
        const dag = hjemPaDag(monstre, s.idag);
        return {
          elevId: e.elevId,
          navn: e.navn,
          klasse: e.klasse,
          idag:
            dag === undefined ? null : (dag.hos === s.aktor.id) === dag.iHjemmet ? ('hosMeg' as const) : ('annetHjem' as const),
          monstre: monstre.map((m) => ({
            monsterId: m.monsterId,
            min: m.hos === s.aktor.id,
            slag: slagFor(m.dager),
            ukedager: [1, 2, 3, 4, 5, 6, 7].filter((d) => m.dager[d - 1] === '1'),
            fra: m.fra,
            til: m.til,
            status: m.status,
          })),
        };
      }),
      idag: s.idag,
      gjort: inn.gjort ?? null,
    };
  },
  viser: (ut) => ut.barn.map((b) => b.elevId),
});
