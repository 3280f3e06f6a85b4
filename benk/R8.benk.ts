import { apneRegister } from './innlesing/rigg.ts';
import { benk } from './modell.ts';
import { bergen } from './vern/bergen.ts';

/** `--antall=1000` readings over `--verdener=20` worlds. */
export default benk({
  id: 'R8',
  viser:
    'protections and other decisions made by hand survive readings of Folkeregisteret, and nobody gains what they were kept from',
  mal: { hoyst: 0, tekst: 'decisions lost, rights gained and wrong receivers' },
  async kjor(ctx) {
    const verdener = Number(ctx.valg['verdener'] ?? 20);
    const perVerden = Math.ceil(Number(ctx.valg['antall'] ?? 1000) / verdener);
    const { url } = await ctx.postgres({ varig: false });
    const r = apneRegister(url);
    const sum = { innlesinger: 0, beslutninger: 0, tapt: 0, fatt: 0, mottakere: 0, stanset: 0 };
    const eksempler: string[] = [];
    try {
      for (let v = 0; v < verdener; v++) {
        const svar = await bergen(r, url, { fro: ctx.fro + v, innlesinger: perVerden });
        for (const k of ['innlesinger', 'beslutninger', 'tapt', 'fatt', 'mottakere', 'stanset'] as const) sum[k] += svar[k];
        eksempler.push(...svar.eksempler.map((e) => `${ctx.fro + v}: ${e}`));
        ctx.si(`${sum.innlesinger} innlesinger, ${sum.tapt} tapt, ${sum.fatt} fått, ${sum.mottakere} feil mottakere`);
      }
    } finally {
      await r.steng();
    }
    return {
      value: sum.tapt + sum.fatt + sum.mottakere,
      ok: sum.innlesinger >= 1 && sum.beslutninger >= 1 && sum.stanset >= 1,
      readings: sum.innlesinger,
      worlds: verdener,
      decisions: sum.beslutninger,
      lost: sum.tapt,
      gained: sum.fatt,
      wrongReceivers: sum.mottakere,
      stopped: sum.stanset,
      ...(eksempler.length > 0 ? { examples: eksempler.slice(0, 5) } : {}),
    };
  },
});
