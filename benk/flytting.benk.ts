import { provHistorie } from '#register/flytting/index.ts';
import { benk } from './modell.ts';

/** `--historier=10000`: random lives of moves, placings and undos. */
export default benk({
  id: 'flytting',
  viser:
    'over random histories of moves nobody is in two places or classes a day, the school path has no hole, and the card as it was is the replayed log',
  mal: { hoyst: 0, tekst: 'histories with anything wrong' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['historier'] ?? 10_000);
    let feil = 0;
    let forste: string | undefined;
    const { ms } = await ctx.tid(() => {
      for (let i = 0; i < antall; i++) {
        const galt = provHistorie(ctx.fro + i * 7919, 25);
        if (galt.length === 0) continue;
        feil++;
        forste ??= `${ctx.fro + i * 7919}: ${galt[0]}`;
      }
    });
    return { value: feil, histories: antall, seconds: Math.round(ms / 1000), ...(forste === undefined ? {} : { first: forste }) };
  },
});
