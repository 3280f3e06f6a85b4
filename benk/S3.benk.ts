import { kjorMutasjoner } from './mutasjon/kjor.ts';
import type { Mutasjon } from './mutasjon/mutasjoner.ts';
import { benk } from './modell.ts';

/** Each lock of the database broken in turn. */
export default benk({
  id: 'S3',
  viser: 'every policy, grant, constraint and trigger dropped or negated in turn: the probes notice',
  mal: { minst: 1, tekst: 'of the broken locks noticed' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    // `--del=2/4`: the second quarter of them; `--slag=policy,krav`, `--tabell=skoledag.hendelse`: only those
    const [del, av] = (ctx.valg['del'] ?? '').split('/').map(Number);
    const bare = ctx.valg['slag'];
    const tabell = ctx.valg['tabell'];
    const valgt = av !== undefined || bare !== undefined || tabell !== undefined;
    const velg = (alle: readonly Mutasjon[]) =>
      alle.filter(
        (m, i) =>
          (av === undefined || i % av === del! - 1) &&
          (bare === undefined || bare.split(',').includes(m.slag)) &&
          (tabell === undefined || tabell.split(',').includes(m.tabell ?? '')),
      );
    const svar = await kjorMutasjoner({ url, si: (t) => ctx.si(t), ...(valgt ? { velg } : {}) });
    return {
      value: svar.merket / (svar.antall - svar.likeverdige.length),
      ok: svar.foreldede.length === 0,
      noticed: svar.merket,
      broken: svar.antall,
      kinds: svar.slag,
      survivors: svar.overlevde,
      equivalent: svar.likeverdige.length,
      ...(svar.foreldede.length > 0 ? { noLongerEquivalent: svar.foreldede } : {}),
      emptyTables: svar.tomme,
    };
  },
});
