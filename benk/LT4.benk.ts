import { benk } from './modell.ts';
import { kjorUtsending } from './varsel/utsending.ts';

/** `--antall=200000` receivers. */
export default benk({
  id: 'LT4',
  viser: 'an urgent message to very many: how soon the first has it, how fast the rest, and nobody left out or told twice',
  mal: { hoyst: 5000, tekst: 'ms from the commit to the first telephone' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 200_000);
    const { url } = await ctx.postgres();
    const m = await kjorUtsending({ url, antall, si: (t) => ctx.si(t) });
    return {
      value: m.forsteMs,
      ok: m.mottakere > 0 && m.svarBorte > 0,
      delmal: {
        perSecond: { verdi: m.perSekund, minst: 500 },
        lost: { verdi: m.tapt, hoyst: 0 },
        double: { verdi: m.dobbelt, hoyst: 0 },
        superseded: { verdi: m.foreldet, hoyst: 0, tekst: 'told of a case that was over' },
      },
      receivers: m.mottakere,
      answersLost: m.svarBorte,
      calls: m.kall,
    };
  },
});
