import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { merkeFor } from '../merke.ts';
import { fravarTilgang } from '../tilgang.ts';
import { hentMine, Meldeside } from './meldeside.ts';

export const Frakobletside = Meldeside.pick({ typer: true, meldesInnen: true, merke: true }).extend({
  barn: z.array(z.object({ elevId: z.string(), fornavn: z.string() })),
});
export type Frakobletside = z.infer<typeof Frakobletside>;

/** The page as a telephone keeps it for when there is no net: first names, and nothing of what has been reported. */
export const frakobletside = visning({
  regel: fravarTilgang.meld,
  inndata: z.object({}),
  utdata: Frakobletside,
  async hent(s, _inn, utsnitt) {
    const { mine, typer, rutine } = await hentMine(s, utsnitt);
    return {
      barn: mine.map((e) => ({ elevId: e.elevId, fornavn: fornavn(e.navn) })),
      typer,
      meldesInnen: rutine.meldesInnen,
      merke: merkeFor(s),
    };
  },
  viser: (ut) => ut.barn.map((b) => b.elevId),
});

export const fornavn = (navn: string): string => navn.split(' ')[0] ?? '';

/** Whose reports may be sent now: asked before anything kept on a telephone leaves it. About nobody else. */
export const frakobletmerke = visning({
  regel: fravarTilgang.meld,
  inndata: z.object({}),
  utdata: z.object({ merke: z.string() }),
  hent: async (s) => ({ merke: merkeFor(s) }),
  viser: () => [],
});
