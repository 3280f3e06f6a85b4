import { benk } from './modell.ts';
import { kjorVarsel } from './varsel/kjor.ts';

/** `--antall=100000` random (receiver, child, kind, time). */
export default benk({
  id: 'varsel',
  viser: 'random notices in random worlds: nothing leaves to anybody the access decision refuses',
  mal: { hoyst: 0, tekst: 'notices that left and should not have' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 100_000);
    const { url } = await ctx.postgres({ varig: false });
    const { svar, ms } = await ctx.tid(() => kjorVarsel({ url, antall, fro: ctx.fro, si: (t) => ctx.si(t) }));
    return {
      value: svar.brudd.length,
      ok: svar.provd >= antall && svar.sendt > antall / 200 && svar.skulleNektes > antall / 10,
      delmal: { missing: { verdi: svar.uteblitt.length, hoyst: 0 } },
      tried: svar.provd,
      left: svar.sendt,
      refusedByTheDocuments: svar.skulleNektes,
      held: svar.holdt,
      worlds: svar.verdener,
      perSecond: Math.round(svar.provd / (ms / 1000)),
      examples: [...svar.brudd, ...svar.uteblitt].slice(0, 5),
    };
  },
});
