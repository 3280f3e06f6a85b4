import { kjorMutasjoner } from './mutasjon/kjor.ts';
import { benk } from './modell.ts';

/** Each lock of the database broken in turn. */
export default benk({
  id: 'S3',
  viser: 'every policy, grant, constraint and trigger dropped or negated in turn: the probes notice',
  mal: { minst: 1, tekst: 'of the broken locks noticed' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    const svar = await kjorMutasjoner({ url, si: (t) => ctx.si(t) });
    return {
      value: svar.merket / svar.antall,
      noticed: svar.merket,
      broken: svar.antall,
      kinds: svar.slag,
      survivors: svar.overlevde,
      emptyTables: svar.tomme,
    };
  },
});
