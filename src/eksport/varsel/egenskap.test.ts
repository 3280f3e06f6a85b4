// A small, seeded run of what `npm run benk -- varsel` does at length.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kjorVarsel } from '#benk/varsel/kjor.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';

let base: Testdatabase;
beforeAll(async () => {
  base = await nyDatabase();
});
afterAll(() => base.slipp());

test('[L05] tre hundre tilfeldige varsler i en tilfeldig verden: ingenting går til noen dokumentene sier nei til', async () => {
  const svar = await kjorVarsel({ url: base.url, antall: 300, fro: 1 });
  expect([svar.brudd, svar.uteblitt]).toEqual([[], []]);
  // what the zeros rest on
  expect(svar.sendt).toBeGreaterThan(10);
  expect(svar.skulleNektes).toBeGreaterThan(100);
});

test('et varsel som går til en det ikke skal til, blir oppdaget', async () => {
  const svar = await kjorVarsel({ url: base.url, antall: 60, fro: 3, aapne: async (_eier, ider) => ider });
  expect(svar.brudd.length).toBeGreaterThan(20);
});
