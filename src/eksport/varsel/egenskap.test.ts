// Small, seeded runs of what `npm run benk -- varsel` and `-- LT4` do at length.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kjorUtsending } from '#benk/varsel/utsending.ts';
import { kjorVarsel } from '#benk/varsel/kjor.ts';
import pg from 'pg';
import { SLAG, VARSELSLAG } from './kjerne.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';

let base: Testdatabase;
beforeAll(async () => {
  base = await nyDatabase();
});
afterAll(() => base.slipp());

test('I-15 [L05] tre hundre tilfeldige varsler i en tilfeldig verden: ingenting går til noen dokumentene sier nei til', async () => {
  const svar = await kjorVarsel({ url: base.url, antall: 300, fro: 1 });
  expect([svar.brudd, svar.uteblitt]).toEqual([[], []]);
  // what the zeros rest on
  expect(svar.sendt).toBeGreaterThan(10);
  expect(svar.skulleNektes).toBeGreaterThan(100);
});

test('I-15 et varsel som går til en det ikke skal til, blir oppdaget', async () => {
  const svar = await kjorVarsel({ url: base.url, antall: 60, fro: 3, aapne: async (_eier, ider) => ider });
  expect(svar.brudd.length).toBeGreaterThan(20);
});

test('LT4 [L05] det som haster, vekker arbeideren når det er skrevet: alle får det én gang, og ingen hører om en sak som er over', async () => {
  const egen = await nyDatabase();
  try {
    // nothing here keeps the beat of the minute: what goes out, goes out because the commit said so
    const svar = await kjorUtsending({ url: egen.url, antall: 240, maksSekunder: 60 });
    expect(svar).toMatchObject({ tapt: 0, dobbelt: 0, foreldet: 0 });
    expect(svar.mottakere).toBe(234);
    expect(svar.svarBorte).toBe(2);
    expect(svar.kall).toBe(236);
  } finally {
    await egen.slipp();
  }
});

test('databasen vekker på de samme slagene som haster i koden, og ikke på andre', async () => {
  const k = new pg.Client({ connectionString: base.url });
  await k.connect();
  try {
    const { rows } = await k.query<{ d: string }>(
      `select pg_get_triggerdef(oid) as d from pg_trigger where tgname = 'varsel_haster'`,
    );
    const slag = VARSELSLAG.filter((s) => rows[0]!.d.includes(`'${s}'`));
    expect(slag).toEqual(VARSELSLAG.filter((s) => SLAG[s].haster));
  } finally {
    await k.end();
  }
});
