import type { Angrepssvar } from './fiendtlig/barn.ts';
import { benk } from './modell.ts';

/** Hostile files through the entrances the jobs use. `--elever=` is how many the register holds meanwhile. */
export default benk({
  id: 'xml',
  viser:
    'XML bombs, XXE, broken encodings, lines and elements without end: refused at the stated limit, memory bounded, nothing changed',
  mal: { hoyst: 0, tekst: 'files that got further than they should' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    const elever = Number(ctx.valg['elever'] ?? 500);
    await ctx.barn('benk/fiendtlig/fyll.ts', 'fyll', { url, mappe: ctx.mappe, elever, fro: ctx.fro });
    const kjor = (medFiler: boolean) =>
      ctx.barn<Angrepssvar>('benk/fiendtlig/barn.ts', 'angripAlt', { url, mappe: ctx.mappe, medFiler });
    const tom = await kjor(false);
    const full = await kjor(true);
    const s = full.svar;
    return {
      value: s.feil.length,
      ok: s.uendret && s.kall === 0,
      delmal: {
        moreThanIdleMb: {
          verdi: Math.round(full.maksRssMb - tom.maksRssMb),
          hoyst: 96,
          tekst: 'MB more than the same process without the files',
        },
      },
      rssMb: Math.round(full.maksRssMb),
      files: s.filer,
      wrong: s.feil,
      registerUnchanged: s.uendret,
      callsOut: s.kall,
      mostReadMb: Math.round(s.mestLest / 1e5) / 10,
      longestMs: Math.round(s.lengsteMs),
    };
  },
});
