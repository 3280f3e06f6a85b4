import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apneRegister, type Register } from '#benk/innlesing/rigg.ts';
import { bergen } from '#benk/vern/bergen.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';

let base: Testdatabase;
let r: Register;
beforeAll(async () => {
  base = await nyDatabase();
  r = apneRegister(base.url);
});
afterAll(async () => {
  await r.steng();
  await base.slipp();
});

describe('Bergen: vern satt for hånd, og Folkeregisteret lest på nytt en måned senere', () => {
  test('[L04] I-01 I-02 I-04 tjue innlesinger i to verdener: ingen beslutning tapt, ingen har fått noe, ingen feil mottaker', async () => {
    let stanset = 0;
    for (const fro of [20261122, 20261124]) {
      const svar = await bergen(r, base.url, { fro, innlesinger: 10 });
      expect(svar).toMatchObject({ innlesinger: 10, tapt: 0, fatt: 0, mottakere: 0, eksempler: [] });
      expect(svar.beslutninger).toBeGreaterThan(0);
      stanset += svar.stanset;
    }
    expect(stanset).toBeGreaterThan(0);
  });

  test.each([
    ['en sperring som forsvinner', 'delete from tilgang.sperring', 'tapt'],
    ['en sperring som oppheves', 'update tilgang.sperring set opphevet = now(), opphevet_av = gitt_av', 'tapt'],
    ['en skjerming som oppheves', 'update tilgang.skjerming set opphevet = now(), opphevet_av = gitt_av', 'tapt'],
  ])('[L04] I-01 %s blir sett', async (_hva, setning, felt) => {
    const svar = await bergen(r, base.url, {
      fro: 20261122,
      innlesinger: 2,
      sabotasje: (eier) => sql.raw(setning).execute(eier),
    });
    expect(svar[felt as 'tapt']).toBeGreaterThan(0);
  });
});
