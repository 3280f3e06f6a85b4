import pg from 'pg';
import { sql } from 'kysely';
import { koble } from '#grunn/db/index.ts';
import { benk } from './modell.ts';
import { median } from './regler.ts';
import { FORVALTER, fyllKommune, REKTOR, SKOLE } from './tilgangsfart/fyll.ts';
import { erRundt, medOpptak, spillAv, startSide } from './tilgangsfart/mal.ts';

const p95 = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.95)] ?? 0;

/** `--elever=16000` `--ganger=150` for each of a principal and an administrator. */
export default benk({
  id: 'tilgangsfart',
  viser:
    "an authorised, logged read of a pupil card over HTTP, against the page's own statements replayed without anything around them",
  mal: { minst: 0.3, tekst: "of the speed of the page's own statements and log row" },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 16_000);
    const ganger = Number(ctx.valg['ganger'] ?? 150);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    ctx.si(`fyller ${elever} elever`);
    await fyllKommune(eier, elever);
    const { rows } = await sql<{
      id: string;
    }>`select id from barnetabell b where skole = ${SKOLE} and i % 67 <> 66 order by i limit 300`.execute(eier);
    const barn = rows.map((r) => r.id);
    const tjener = await startSide(url);
    const c = new pg.Client({ connectionString: url, options: '-c jit=off -c role=friminutt_app' });
    await c.connect();
    try {
      const hvem: Record<string, object> = {};
      const forhold: number[] = [];
      let ekstra = 0;
      for (const [navn, id] of [
        ['rektor', REKTOR],
        ['systemforvalter', FORVALTER],
      ] as const) {
        const token = await tjener.okt(id);
        const opptak = new Map<string, Awaited<ReturnType<typeof medOpptak>>>();
        for (const b of barn.slice(0, 60))
          opptak.set(
            b,
            await medOpptak(async () => {
              const status = await tjener.hent(`/person/${b}`, token);
              if (status !== 200) throw new Error(`kortet svarte ${status}`);
            }),
          );
        for (const s of [...opptak.values()].slice(0, 20)) await spillAv(c, s);
        const http: number[] = [];
        const bare: number[] = [];
        // one of each in turn, so that a busy neighbour disturbs both
        for (let i = 0; i < ganger; i++) {
          const b = barn[i % 60]!;
          bare.push((await ctx.tid(() => spillAv(c, opptak.get(b)!))).ms);
          http.push((await ctx.tid(() => tjener.hent(`/person/${b}`, token))).ms);
        }
        const en = opptak.get(barn[30]!)!;
        // every statement waits for its answer: BEGIN, COMMIT, whose session it is, who that is and the identity are round trips beyond the page's own
        const rundt = en.filter((s) => erRundt(s.tekst)).length;
        ekstra = Math.max(ekstra, rundt);
        forhold.push(median(bare) / median(http));
        hvem[navn] = {
          p50: median(http),
          p95: p95(http),
          statementsP50: median(bare),
          statementsP95: p95(bare),
          statements: en.length,
          around: rundt,
          ratio: median(bare) / median(http),
        };
        if (ctx.valg['vis'] !== undefined) for (const [i, s] of en.entries()) { const t = performance.now(); await spillAv(c, [s]); ctx.si(`${i} ${(performance.now() - t).toFixed(1)} ms ${s.tekst.replaceAll(/\s+/g, ' ').slice(0, 100)}`); } // prettier-ignore
      }
      return {
        value: Math.min(...forhold),
        delmal: { extraRoundTrips: { verdi: ekstra, hoyst: 2 } },
        readers: hvem,
        pupils: elever,
      };
    } finally {
      await c.end();
      await tjener.stopp();
      await eier.destroy();
    }
  },
});
