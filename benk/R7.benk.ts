import { koble } from '#grunn/db/index.ts';
import { provHistorier } from './hr/historier.ts';
import { apneRegister } from './innlesing/rigg.ts';
import { benk } from './modell.ts';

/** `--antall=10000` histories through `--netter=12` nights. */
export default benk({
  id: 'R7',
  viser:
    'random HR histories, ends set back in time among them: access is gone at the first sync after the end, and everybody on «Aktiv hos oss – inaktiv i HRM» is explained',
  mal: { hoyst: 0, tekst: 'people with access after the end' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    const r = apneRegister(url);
    const system = koble({ url, rolle: 'friminutt_system', maks: 2 });
    try {
      r.klokke.settTil('2026-03-02T01:00:00Z');
      const f = await provHistorier(
        { m: r.m, system, klokke: r.klokke },
        {
          antall: Number(ctx.valg['antall'] ?? 10_000),
          netter: Number(ctx.valg['netter'] ?? 12),
          fro: ctx.fro,
          si: (t) => ctx.si(t),
        },
      );
      return {
        value: f.etterSlutt,
        delmal: {
          unexplained: { verdi: f.uforklart, hoyst: 0, tekst: 'on the list without a reason, or missing from it' },
          withheld: { verdi: f.manglet, hoyst: 0, tekst: 'without access they should have' },
        },
        histories: f.historier,
        nights: f.netter,
        questions: f.sporsmal,
        setBackInTime: f.tilbakeITid,
      };
    } finally {
      await system.destroy();
      await r.steng();
    }
  },
});
