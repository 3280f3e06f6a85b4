import path from 'node:path';
import pg from 'pg';
import { lagPool } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { filanker, forsegl, verifiser, type Seglmiljo } from '#grunn/sporing/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { lagTuklebord, TUKLINGER } from '#verktoy/segltukling.ts';
import { benk } from './modell.ts';
import { malSeglkost } from './segl/kost.ts';

/**
 * S11: random tampers of the sealed logs by the owner of the database, each found or not; how fast a large log is checked; and what sealing
 * costs those who write. `--antall=` tampers, `--rader=` rows in the large log, `--sekunder=` of writing with and without sealing.
 */
export default benk({
  id: 'S11',
  viser: 'tampers of sealed log rows found, of 10 000; rows checked a second; what sealing costs those who write',
  mal: { minst: 1, tekst: 'of the tampers found' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 10_000);
    const rader = Number(ctx.valg['rader'] ?? 1_000_000);
    const sekunder = Number(ctx.valg['sekunder'] ?? 150);

    const liten = await ctx.postgres({ varig: false });
    const bord = await lagTuklebord(liten.url, path.join(ctx.mappe, 'tukling'));
    const t = tilfeldig(blandFro(ctx.fro, 11));
    await bord.skriv(100, t);
    await bord.merk();
    const navn = Object.keys(TUKLINGER);
    const ikkeFunnet: string[] = [];
    let falske = 0;
    for (let i = 0; i < antall; i++) {
      const hva = navn[i % navn.length]!;
      await TUKLINGER[hva]!(bord, t);
      if ((await verifiser(bord.m)).brudd.length === 0) ikkeFunnet.push(`${i} ${hva}`);
      await bord.tilbake();
      if (i % 100 === 0) {
        if ((await verifiser(bord.m)).brudd.length > 0) falske++;
        if (i % 1000 === 0) ctx.si(`${i} av ${antall}`);
      }
    }
    await bord.slipp();

    const stor = await ctx.postgres();
    const pool = lagPool({ url: stor.url, rolle: 'friminutt_segl', maks: 4 });
    const nokler = lagNokkelring(nyNokkelfil());
    const mappe = path.join(ctx.mappe, 'hoder');
    const m: Seglmiljo = { pool, nokler, klokke: ekteKlokke, ankersteder: [filanker('data', mappe, nokler)] };
    const c = new pg.Client({ connectionString: stor.url });
    await c.connect();
    ctx.si(`skriver ${rader} rader`);
    for (let n = 0; n < rader; n += 20_000)
      await c.query(
        `insert into sporing.innsyn (id, tid, aktor_id, aktor, visning, feltsett, gjelder)
         select gen_random_uuid(), now() - random() * interval '300 days', md5((i % 3000)::text)::uuid, 'rektor', 'register.person.les', 'AbCdEfGhIjKl',
           array[md5((random() * 20000)::int::text)::uuid] from generate_series(1, $1::int) i`,
        [Math.min(20_000, rader - n)],
      );
    ctx.si('forsegler');
    const forseglet = await ctx.tid(async () => {
      let n = 0;
      for (let r = (await forsegl(m)) ?? 0; r > 0; r = (await forsegl(m)) ?? 0) n += r;
      return n;
    });
    const kontroll = await verifiser(m);
    if (kontroll.brudd.length > 0 || kontroll.rader < rader) throw new Error(`Kontrollen ga ${JSON.stringify(kontroll)}`);
    await c.query('vacuum analyze sporing.innsyn');
    const svar = await ctx.tid(() =>
      c.query(`select * from sporing.innsyn_i(array[md5('17')::uuid], now() - interval '100 days', now())`),
    );

    ctx.si('skriver med og uten forsegling ved siden av');
    const kost = await malSeglkost(ctx, stor.url, sekunder);
    await c.end();
    await pool.end();
    return {
      value: (antall - ikkeFunnet.length) / antall,
      ok: ikkeFunnet.length === 0,
      found: antall - ikkeFunnet.length,
      tampers: antall,
      missed: ikkeFunnet.slice(0, 20),
      rowsChecked: kontroll.rader,
      sealRowsPerSecond: Math.round(forseglet.svar / (forseglet.ms / 1000)),
      whoSawMs: Math.round(svar.ms),
      whoSawRows: svar.svar.rowCount,
      writesPerSecond: kost.skrevetPerSekund,
      sealCostPairs: kost.par,
      sealCostQuartiles: kost.kvartiler.map((x) => Math.round(x * 1000) / 1000),
      delmal: {
        falseAlarms: { verdi: falske, hoyst: 0 },
        verifyRowsPerSecond: { verdi: Math.round(kontroll.rader / kontroll.sekunder), minst: 200_000 },
        sealCost: { verdi: Math.round(kost.kost * 1000) / 1000, hoyst: 0.05, tekst: 'of what is written a second' },
        sealProcessorTime: { verdi: Math.round(kost.cpu * 1000) / 1000, hoyst: 0.05, tekst: 'of the processor time of writing' },
      },
    };
  },
});
