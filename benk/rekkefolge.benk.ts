import fc from 'fast-check';
import { ankomster, dokumenterI, kronologisk, laAnkomme } from './innlesing/rekkefolge.ts';
import { apneRegister } from './innlesing/rigg.ts';
import { lagStrom } from './innlesing/strom.ts';
import { finnBrudd, forskjell, lesTilstand } from './innlesing/tilstand.ts';
import { benk } from './modell.ts';

/** `--antall=1000` permutations over `--verdener=20` streams. */
export default benk({
  id: 'rekkefolge',
  viser: 'random permutations, duplications and cuts of an event stream from Folkeregisteret end in the same register',
  mal: { hoyst: 0, tekst: 'permutations that end in another state' },
  async kjor(ctx) {
    const verdener = Number(ctx.valg['verdener'] ?? 20);
    const perVerden = Math.ceil(Number(ctx.valg['antall'] ?? 1000) / verdener);
    const r = apneRegister((await ctx.postgres({ varig: false })).url);
    let ulike = 0;
    let provd = 0;
    const eksempler: unknown[] = [];
    try {
      for (let v = 0; v < verdener; v++) {
        const fro = ctx.fro + v;
        const strom = lagStrom({ fro, barn: 3 + (v % 4), hendelser: 10 + v });
        const dokumenter = dokumenterI(strom);
        await r.tom();
        await laAnkomme(r.m, dokumenter, kronologisk(strom));
        const fasit = await lesTilstand(r.eier);
        for (const a of fc.sample(ankomster(dokumenter.length), { seed: fro, numRuns: perVerden })) {
          await r.tom();
          await laAnkomme(r.m, dokumenter, a);
          const avvik = [...forskjell(fasit, await lesTilstand(r.eier)), ...(await finnBrudd(r.eier))];
          provd += 1;
          if (avvik.length === 0) continue;
          ulike += 1;
          if (eksempler.length < 3) eksempler.push({ fro, ankomst: a, avvik: avvik.slice(0, 4) });
        }
        ctx.si(`${provd} provd, ${ulike} ulike`);
      }
    } finally {
      await r.steng();
    }
    return {
      value: ulike,
      ok: provd >= 1,
      permutations: provd,
      streams: verdener,
      ...(ulike > 0 ? { examples: eksempler } : {}),
    };
  },
});
