import { alleRuter } from '#start/ruter.ts';
import { benk } from './modell.ts';
import { bytt, nyttByttesvar } from './tilgang/bytte.ts';
import { apneOrakelrigg } from './tilgang/rigg.ts';
import { lagSporreverden } from './tilgang/verden.ts';

/** `--verdener=2`, `--del=1`: one of so many (address, field, role). */
export default benk({
  id: 'S5',
  viser:
    'every identifier of every address, question and form swapped for a foreign, an unknown and a malformed one, as every role',
  mal: { hoyst: 0, tekst: 'leaks, writes and answers that tell a foreign from an unknown' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    const r = await apneOrakelrigg(url, alleRuter);
    const ut = nyttByttesvar();
    try {
      for (let i = 0; i < Number(ctx.valg['verdener'] ?? 2); i++) {
        const v = lagSporreverden(ctx.fro + i, r);
        await r.legg(v);
        await bytt(r, v, alleRuter, { del: Number(ctx.valg['del'] ?? 1) }, ut);
        r.logg.length = 0;
        ctx.si(`${ut.foresporsler} forespørsler, ${ut.feil.length} feil`);
      }
    } finally {
      await r.steng();
    }
    const slag = (hva: string): number => ut.feil.filter((x) => x.hva === hva).length;
    return {
      value: ut.feil.length,
      ok: ut.foresporsler > 0,
      delmal: { leaks: { verdi: slag('lekker'), hoyst: 0 }, writes: { verdi: slag('skriver'), hoyst: 0 } },
      requests: ut.foresporsler,
      identifiers: ut.felt.size,
      malformedAnswers: ut.feilformet,
      ...(ut.feil.length > 0 ? { kinds: [...new Set(ut.feil.map((x) => `${x.hva}: ${x.rute} ${x.felt} (${x.rolle})`))] } : {}),
    };
  },
});
