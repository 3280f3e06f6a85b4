import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lagVerden } from '#verden/index.ts';
import { endreAndel } from '#verden/hendelser.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { lesInnFil, type Lesesvar } from './lesing.ts';
import { lagFil } from './verdensfil.ts';
import { eksporterRader, kopierInn, tellRader } from './kopi.ts';
import { endredeI, innholdI, kjorNatt, raderSkrevet, skrevetAv, tegnSvar, type Svarsamling } from './natt.ts';
import { apneRegister, type Register } from './rigg.ts';
import { finnBrudd } from './tilstand.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';

const FRO = 20261122;
const ELEVER = 150;
let mappe: string;
let base: Testdatabase;
let r: Register;
let kommunenummer: string;
let lest: Lesesvar;

beforeAll(async () => {
  mappe = fs.mkdtempSync(path.join(os.tmpdir(), `friminutt-${randomUUID().slice(0, 8)}`));
  const [fil, nokkelfil] = [path.join(mappe, 'elever.ndjson'), path.join(mappe, 'nokler.json')];
  base = await nyDatabase();
  ({ kommunenummer } = await lagFil({ elever: ELEVER, fro: FRO, fil }));
  r = apneRegister(base.url, lesNokkelring(nokkelfil, { lagHvisMangler: true }));
  lest = await lesInnFil({ url: base.url, nokkelfil, fil, kommunenummer, bolk: 100 });
});
afterAll(async () => {
  await r.steng();
  await base.slipp();
  fs.rmSync(mappe, { recursive: true, force: true });
});

/** A night on connections of its own: they tell the statistics of all they have done when they end. */
async function natt(svar: Svarsamling, bolk: number) {
  r.klokke.flytt({ hours: 24 });
  const db = r.koble();
  try {
    return await kjorNatt({ ...r.m, db, bolk }, svar, kommunenummer);
  } finally {
    await db.destroy();
  }
}

describe('hel innlesing og natt', () => {
  test('[V02] a file of pupils with guardians is read whole, and what it is measured against is the same rows', async () => {
    expect(lest).toMatchObject({ status: 'ferdig', tellere: { holdtIgjen: 0 } });
    expect(await finnBrudd(r.eier)).toEqual([]);
    const rader = await tellRader(base.url);
    expect(rader['register.foreldreansvar']).toBeGreaterThan(ELEVER);
    const summen = Object.values(rader).reduce((a, b) => a + b, 0);
    expect(await eksporterRader(base.url, path.join(mappe, 'rader'))).toBe(summen);
    const annen = await nyDatabase();
    expect(await kopierInn(annen.url, path.join(mappe, 'rader'))).toBeGreaterThan(0);
    expect(await tellRader(annen.url)).toEqual(rader);
    await annen.slipp();
  });

  test('[V02] F-05 a night writes about everybody something has happened to, and not one row about anybody else', async () => {
    const verden = lagVerden({ elever: ELEVER, fro: FRO });
    const for_ = innholdI(tegnSvar(verden));
    const stille = await raderSkrevet(r.eier);
    expect(stille).toBeGreaterThan(1000);
    await natt(tegnSvar(verden), 1000);
    expect((await raderSkrevet(r.eier)) - stille).toBe(0);

    endreAndel(verden, { andel: 0.08, fro: FRO, tidspunkt: '2026-11-22T20:00:00Z' });
    const svar = tegnSvar(verden);
    const endrede = endredeI(for_, innholdI(svar));
    expect(endrede.size).toBeGreaterThan(10);
    const rad = await natt(svar, 50);
    expect(rad.status).toBe('ferdig');
    const skrevet = await skrevetAv(r.eier, r.nokler, rad.id);
    expect([...skrevet.numre].toSorted()).toEqual([...endrede].toSorted());
    expect((await raderSkrevet(r.eier)) - stille).toBe(skrevet.rader);
    expect(await finnBrudd(r.eier)).toEqual([]);
  });
});
