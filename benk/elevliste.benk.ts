import pg from 'pg';
import { koble } from '#grunn/db/index.ts';
import { benk } from './modell.ts';
import { median } from './regler.ts';
import { FORVALTER, fyllKommune, REKTOR, SKOLE } from './tilgangsfart/fyll.ts';
import { medOpptak, spillAv, startSide } from './tilgangsfart/mal.ts';

const p95 = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.95)] ?? 0;

/** `--elever=12000` `--ganger=100`: the first page of the pupil list of a school of 400, for its principal and for the administrator. */
export default benk({
  id: 'elevliste',
  viser: 'the pupil list of a school of 400: the statement that finds the page and the count, under the policies',
  mal: { hoyst: 15, tekst: 'ms p50 for the principal' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 12_000);
    const ganger = Number(ctx.valg['ganger'] ?? 100);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    ctx.si(`fyller ${elever} elever`);
    await fyllKommune(eier, elever);
    await eier.destroy();
    const tjener = await startSide(url);
    const c = new pg.Client({ connectionString: url, options: '-c role=friminutt_app' });
    await c.connect();
    const ut: Record<string, object> = {};
    let verdi = 0;
    try {
      for (const [navn, id] of [
        ['rektor', REKTOR],
        ['systemforvalter', FORVALTER],
      ] as const) {
        const token = await tjener.okt(id);
        const sti = `/elever?skole=${SKOLE}`;
        const opptak = await medOpptak(async () => {
          const status = await tjener.hent(sti, token);
          if (status !== 200) throw new Error(`lista svarte ${status}`);
        });
        const liste = opptak.findIndex((s) => s.tekst.includes('"elevforholdId"'));
        const http: number[] = [];
        const bare: number[] = [];
        for (let i = 0; i < ganger; i++) {
          http.push((await ctx.tid(() => tjener.hent(sti, token))).ms);
          // the transaction up to the list, then the list itself
          await spillAv(c, opptak.slice(0, liste));
          bare.push((await ctx.tid(() => spillAv(c, [opptak[liste]!]))).ms);
          await c.query('rollback');
        }
        if (navn === 'rektor') verdi = median(bare);
        ut[navn] = { p50: median(bare), p95: p95(bare), pageP50: median(http), pageP95: p95(http), statements: opptak.length };
        if (ctx.valg['plan'] !== undefined) {
          await spillAv(c, opptak.slice(0, liste));
          const { rows } = await c.query<{ 'QUERY PLAN': string }>(
            `explain (analyze, costs off, buffers) ${opptak[liste]!.tekst}`,
            opptak[liste]!.verdier as unknown[],
          );
          await c.query('rollback');
          ctx.si(`${navn}\n${rows.map((r) => r['QUERY PLAN']).join('\n')}`);
        }
      }
      return { value: verdi, readers: ut, pupils: elever };
    } finally {
      await c.end();
      await tjener.stopp();
    }
  },
});
