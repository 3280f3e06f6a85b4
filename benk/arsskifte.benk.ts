import { setTimeout as vent } from 'node:timers/promises';
import { sql } from 'kysely';
import { koble, type Db } from '#grunn/db/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { utforBestilte } from '#register/arsskifte/index.ts';
import { altSum, avtrykk, bestillAlt, fyllSkolear, TABELLER } from './arsskifte/fyll.ts';
import { benk } from './modell.ts';

const VALG = { larere: 'alle', grupper: ['undervisningsgruppe'], ungdomsskole: '974100003', nyeForste: true };
const angreAlt = (db: Db) =>
  sql`update register.endringssett set status = 'angring_bestilt', angret_av = gen_random_uuid() where status = 'utfort'`.execute(
    db,
  );

/** `--elever=16000` `--drep=200`: a kommune's change of year and back, then killed at random points. */
export default benk({
  id: 'arsskifte',
  viser:
    'the change of school year for a whole kommune, forward and undone to the same rows; killed at random points every school is whole',
  mal: { hoyst: 30, tekst: 'seconds forward' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 16_000);
    const drep = Number(ctx.valg['drep'] ?? 200);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    const system = koble({ url, rolle: 'friminutt_system', maks: 2 });
    ctx.si(`fyller ${elever} elever`);
    await fyllSkolear(eier, elever);
    const for_ = await altSum(eier);
    await bestillAlt(eier, VALG);
    const fram = await ctx.tid(() => utforBestilte(system, ekteKlokke));
    const { rows: antall } = await sql<{
      opp: number;
      videre: number;
      ut: number;
      plasser: number;
    }>`select sum((antall->>'opp')::int)::int as opp,
      sum((antall->>'videre')::int)::int as videre, sum((antall->>'ut')::int)::int as ut, sum((antall->>'plasser')::int)::int as plasser from register.endringssett`.execute(
      eier,
    );
    await angreAlt(eier);
    const tilbake = await ctx.tid(() => utforBestilte(system, ekteKlokke));
    const likt = (await altSum(eier)) === for_ && fram.svar.feilet + tilbake.svar.feilet === 0;
    ctx.si(`fram ${(fram.ms / 1000).toFixed(1)} s, tilbake ${(tilbake.ms / 1000).toFixed(1)} s, likt: ${likt}`);

    // killed: four schools at a time are enough to be killed between, within and after
    const fa = await sql<{ skole: string }>`select skole from benk.skole order by skole limit 4`.execute(eier);
    await sql`delete from benk.skole where skole <> all(${fa.rows.map((r) => r.skole)}::text[])`.execute(eier);
    await sql`delete from register.endringssett`.execute(eier);
    // what a whole change of each of the four writes
    await bestillAlt(eier, VALG);
    await utforBestilte(system, ekteKlokke);
    const helt = await avtrykk(eier);
    await angreAlt(eier);
    await utforBestilte(system, ekteKlokke);
    await sql`delete from register.endringssett`.execute(eier);
    const enOmgang = (fram.ms / Math.ceil(elever / 400)) * 4;
    let fro = ctx.fro;
    const tilfeldig = () => (fro = (fro * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
    let [brudd, ikkeTilbake, midt, igjen] = [0, 0, 0, 0];
    for (let i = 0; i < drep; i++) {
      await bestillAlt(eier, VALG);
      const offer = koble({ url, rolle: 'friminutt_system', maks: 1 });
      const pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(offer)).rows[0]!.pid;
      const kjoring = utforBestilte(offer, ekteKlokke).then(
        () => true,
        () => false,
      );
      await vent(tilfeldig() * enOmgang * 1.1);
      await sql`select pg_terminate_backend(${pid})`.execute(eier);
      if (!(await kjoring)) midt++;
      await offer.destroy().catch(() => undefined);
      const na = await avtrykk(eier);
      const { rows } = await sql<{ skole: string; status: string }>`select skole, status from register.endringssett`.execute(
        eier,
      );
      for (const r of rows) if (na.get(r.skole) !== (r.status === 'utfort' ? helt.get(r.skole) : undefined)) brudd++;
      const { utfort } = await utforBestilte(system, ekteKlokke);
      igjen += utfort;
      await angreAlt(eier);
      await utforBestilte(system, ekteKlokke);
      if ((await altSum(eier)) !== for_) ikkeTilbake++;
      await sql`delete from register.endringssett`.execute(eier);
      // what this round closed is history nobody reads: two hundred rounds of it would be all that took time
      for (const t of TABELLER) await sql.raw(`delete from register.${t} where kjent_til is not null`).execute(eier);
      if (i % 20 === 19) {
        await sql`vacuum analyze`.execute(eier);
        ctx.si(`${i + 1} drap, ${midt} midt i, ${brudd + ikkeTilbake} brudd`);
      }
    }
    await system.destroy();
    await eier.destroy();
    return {
      value: fram.ms / 1000,
      ok: likt && brudd + ikkeTilbake === 0,
      delmal: {
        undoSeconds: { verdi: tilbake.ms / 1000, hoyst: 30 },
        brokenSchools: { verdi: brudd, hoyst: 0 },
        notUndone: { verdi: ikkeTilbake, hoyst: 0 },
      },
      identicalAfterUndo: likt,
      kills: drep,
      killedInFlight: midt,
      schoolsDoneByNextRun: igjen,
      pupils: elever,
      ...antall[0],
    };
  },
});
