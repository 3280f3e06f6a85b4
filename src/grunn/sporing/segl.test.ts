import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tilfeldig } from '#verden/tilfeldig.ts';
import { forseglAlt, lagTuklebord, TUKLINGER, type Tuklebord } from '#verktoy/segltukling.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { forsegl, verifiser } from './index.ts';

let base: Testdatabase;
let b: Tuklebord;
let mappe: string;

beforeAll(async () => {
  base = await nyDatabase();
  mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-segl-'));
  b = await lagTuklebord(base.url, mappe);
  await b.skriv(300, tilfeldig(4711));
  await b.merk();
});
afterAll(async () => {
  await b.slipp();
  await base.slipp();
  fs.rmSync(mappe, { recursive: true, force: true });
});

describe('forseglingen av loggene', () => {
  test('[S11] hele loggen er forseglet i 16 kjeder, og kontrollen finner ingen feil', async () => {
    const svar = await verifiser(b.m);
    expect(svar).toMatchObject({ rader: 300, uforseglet: 0, brudd: [], merknader: [] });
    expect(svar.runder).toBeGreaterThan(5);
    const { rows } = await b.c.query('select count(distinct kjede)::int n from sporing.segl');
    expect(rows[0].n).toBe(16);
  });

  test('[ASVS 16.4.2] [S11] 200 tilfeldige tuklinger av eieren av basen blir alle funnet, og ingen falske', async () => {
    const t = tilfeldig(20261122);
    const navn = Object.keys(TUKLINGER);
    const ikkeFunnet: string[] = [];
    for (let i = 0; i < 200; i++) {
      const hva = navn[i % navn.length]!;
      await TUKLINGER[hva]!(b, t);
      if ((await verifiser(b.m)).brudd.length === 0) ikkeFunnet.push(`${i} ${hva}`);
      await b.tilbake();
    }
    expect(ikkeFunnet).toEqual([]);
    expect((await verifiser(b.m)).brudd).toEqual([]);
  }, 120_000);

  test('[S11] bruddet sier hvilken rad som er endret', async () => {
    const { rows } = await b.c.query('select id from sporing.innsyn order by lopenummer offset 40 limit 1');
    await b.c.query(`update sporing.innsyn set aktor = 'larer' where id = $1`, [rows[0].id]);
    const { brudd } = await verifiser(b.m);
    expect(brudd).toEqual([expect.objectContaining({ slag: 'rad_endret', logg: 'innsyn', antall: 1, rader: [rows[0].id] })]);
    await b.tilbake();
  });

  test('en transaksjon som fortsatt er åpen, holder seglet igjen til den er ferdig', async () => {
    const apen = await base.som('friminutt_app').startTransaction().execute();
    const ny = (db: typeof apen, id: string) =>
      sql`insert into sporing.innsyn (id, aktor, visning, feltsett) values (${id}, 'rektor', 'a.b.c', 'x')`.execute(db);
    await ny(apen, '00000000-0000-4000-8000-000000000001');
    await b.c.query(
      `insert into sporing.innsyn (id, aktor, visning, feltsett) values ('00000000-0000-4000-8000-000000000002', 'rektor', 'a.b.c', 'x')`,
    );
    expect(await forsegl(b.m)).toBe(0);
    expect((await verifiser(b.m)).uforseglet).toBe(1);
    await apen.commit().execute();
    await forseglAlt(b.m);
    expect(await verifiser(b.m)).toMatchObject({ rader: 302, uforseglet: 0, brudd: [] });
    await b.tilbake();
  });

  test('to noder som forsegler samtidig lager én rekke av runder', async () => {
    for (let i = 0; i < 6; i++) {
      await b.c.query(`insert into sporing.endring (id, aktor, handling) values (gen_random_uuid(), 'innlesing.krr', 'a.b')`);
      await Promise.all([forsegl(b.m), forsegl(b.m), forsegl(b.m)]);
    }
    await forseglAlt(b.m);
    expect(await verifiser(b.m)).toMatchObject({ rader: 306, uforseglet: 0, brudd: [] });
    await b.tilbake();
  });

  test('et ankersted som var borte, tar igjen det som mangler, og kontrollen sier det', async () => {
    const fil = path.join(b.ankermappe, fs.readdirSync(b.ankermappe)[0]!);
    fs.writeFileSync(fil, '');
    await forsegl(b.m);
    const svar = await verifiser(b.m);
    expect(svar.brudd).toEqual([]);
    expect(svar.merknader).toEqual([expect.objectContaining({ slag: 'etterfylt', sted: 'data' })]);
    await b.tilbake();
  });
});

describe('ingen uten eieren kan endre det som står', () => {
  const KOLONNE = {
    endring: 'aktor',
    innsyn: 'aktor',
    segl: 'numre',
    runde: 'hode',
    kontroll: 'brudd',
    feltsett: 'felter',
    epoke: 'maskin',
  };
  const roller = ['friminutt_app', 'friminutt_import', 'friminutt_kopi', 'friminutt_segl'] as const;
  test.each(roller.flatMap((rolle) => Object.entries(KOLONNE).map(([tabell, kolonne]) => ({ rolle, tabell, kolonne }))))(
    '[I-19] $rolle kan verken endre, slette eller tømme sporing.$tabell',
    async ({ rolle, tabell, kolonne }) => {
      const db = base.som(rolle);
      for (const s of [
        `update sporing.${tabell} set ${kolonne} = null`,
        `delete from sporing.${tabell}`,
        `truncate sporing.${tabell}`,
        `alter table sporing.${tabell} disable trigger all`,
        `drop table sporing.${tabell}`,
      ])
        await expect(sql.raw(s).execute(db)).rejects.toThrow(/permission denied|must be owner/);
    },
  );

  test.each(roller)('[I-19] %s kan ikke velge radens plass i rekken', async (rolle) => {
    const db = base.som(rolle);
    for (const t of ['endring', 'innsyn'])
      await expect(
        sql.raw(`insert into sporing.${t} (id, aktor, rekke) values (gen_random_uuid(), 'x', 1)`).execute(db),
      ).rejects.toThrow(/permission denied/);
  });

  test.each(['friminutt_app', 'friminutt_import'] as const)(
    '[I-24] %s leser ikke loggene utenom sine funksjoner',
    async (rolle) => {
      const db = base.som(rolle);
      for (const t of ['endring', 'innsyn'])
        await expect(sql.raw(`select * from sporing.${t}`).execute(db)).rejects.toThrow(/permission denied/);
    },
  );

  test('[ASVS 16.4.2, 13.2.2] importen kan ikke lese loggene i det hele tatt', async () => {
    const db = base.som('friminutt_import');
    for (const f of [
      `sporing.innsyn_i(array[gen_random_uuid()], now(), now())`,
      `sporing.innsyn_i_visning(array['a'], now(), now())`,
    ])
      await expect(sql.raw(`select * from ${f}`).execute(db)).rejects.toThrow(/permission denied/);
  });
});
