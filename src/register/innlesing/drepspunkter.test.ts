import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lagFasit, lagForlop, provDrepspunkt, velgPunkter } from '#benk/innlesing/drep.ts';
import { drepNode, drepPostgres } from '#benk/innlesing/kill9.ts';
import { apneRegister, type Register } from '#benk/innlesing/rigg.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';

const FRO = 20261122;
let base: Testdatabase;
let r: Register;
let mappe: string;

beforeAll(async () => {
  base = await nyDatabase();
  r = apneRegister(base.url);
  mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-drap-'));
});
afterAll(async () => {
  await r.steng();
  await base.slipp();
  fs.rmSync(mappe, { recursive: true, force: true });
});

describe('innlesinger som blir avbrutt', () => {
  test(
    'F-40 F-41 F-46 a line cut at any statement of reading, approval and undo loses, doubles and tears nothing',
    { timeout: 120_000 },
    async () => {
      const forlop = lagForlop(FRO);
      const fasit = await lagFasit(r, forlop, 6);
      const punkter = velgPunkter(fasit, 60, FRO);
      expect(new Set(punkter.map((p) => p.steg)).size).toBe(forlop.length);
      for (const p of punkter) expect({ ...p, avvik: await provDrepspunkt(r, forlop, fasit, 6, p) }).toEqual({ ...p, avvik: [] });
    },
  );

  test('F-46 an importing process killed with -9 leaves nothing half done', { timeout: 120_000 }, async () => {
    const baser: Testdatabase[] = [];
    const nyBase = async () => {
      const b = await nyDatabase();
      baser.push(b);
      return b.url;
    };
    const utfall: (readonly string[])[] = [];
    await drepNode({ fro: FRO, elever: 150, ganger: 1, mappe, nyBase }, (avvik) => utfall.push(avvik));
    expect(utfall).toEqual([[]]);
    for (const b of baser) await b.slipp();
  });

  test('F-40 PostgreSQL killed with -9 under a reading leaves nothing half done', { timeout: 120_000 }, async () => {
    const utfall: (readonly string[])[] = [];
    await drepPostgres({ fro: FRO, elever: 150, ganger: 1, mappe, varig: false }, (avvik) => utfall.push(avvik));
    expect(utfall).toEqual([[]]);
  });
});
