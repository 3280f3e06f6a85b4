import { lagFasit, lagForlop, provDrepspunkt, velgPunkter } from './innlesing/drep.ts';
import { databaser, drepNode, drepPostgres } from './innlesing/kill9.ts';
import { apneRegister } from './innlesing/rigg.ts';
import { benk } from './modell.ts';

const BOLK = 6;

/** `--antall=1000` cuts of the line, `--node=10` processes and `--postgres=10` servers killed with SIGKILL. */
export default benk({
  id: 'drepspunkter',
  viser:
    'readings, approvals and undos cut at any statement, importers and PostgreSQL killed with -9: begun again they end as if nothing had happened',
  mal: { hoyst: 0, tekst: 'kills after which something was lost, doubled or torn' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 1000);
    const r = apneRegister((await ctx.postgres({ varig: false })).url);
    const eksempler: unknown[] = [];
    let feil = 0;
    let provd = 0;
    let setninger = 0;
    const noter = (hva: unknown, avvik: readonly string[]) => {
      provd += 1;
      if (avvik.length === 0) return;
      feil += 1;
      if (eksempler.length < 3) eksempler.push({ hva, avvik: avvik.slice(0, 4) });
    };
    try {
      const forlop = lagForlop(ctx.fro);
      const fasit = await lagFasit(r, forlop, BOLK);
      setninger = fasit.setninger.reduce((a, b) => a + b, 0);
      // every statement in every way, and more by lot up to the number
      const alle = Math.max(antall, ctx.valg['antall'] === undefined ? 3 * setninger : 0);
      for (const p of velgPunkter(fasit, alle, ctx.fro)) {
        noter(p, await provDrepspunkt(r, forlop, fasit, BOLK, p));
        if (provd % 100 === 0) ctx.si(`${provd} kutt, ${feil} feil`);
      }
    } finally {
      await r.steng();
    }
    const kutt = provd;
    const valg = { fro: ctx.fro, mappe: ctx.mappe, elever: 400 };
    const server = await ctx.postgres();
    const nyBase = await databaser(server.url, (navn) => medDatabase(server.url, navn));
    let dreptNode = 0;
    await drepNode({ ...valg, nyBase, ganger: Number(ctx.valg['node'] ?? 10) }, (avvik, drept) => {
      dreptNode += drept;
      noter('node', avvik);
      ctx.si(`node drept ${dreptNode} ganger, ${feil} feil`);
    });
    let dreptPostgres = 0;
    await drepPostgres({ ...valg, varig: true, ganger: Number(ctx.valg['postgres'] ?? 10) }, (avvik, drept) => {
      dreptPostgres += drept;
      noter('postgres', avvik);
      ctx.si(`postgres drept under lesing ${dreptPostgres} ganger, ${feil} feil`);
    });
    return {
      value: feil,
      cuts: kutt,
      statementsInCourse: setninger,
      nodeKilledWhileReading: dreptNode,
      postgresKilledWhileReading: dreptPostgres,
      ...(feil > 0 ? { examples: eksempler } : {}),
    };
  },
});

function medDatabase(url: string, database: string): string {
  const u = new URL(url);
  u.pathname = `/${database}`;
  return u.toString();
}
