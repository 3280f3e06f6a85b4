// A small, seeded run of what `npm run benk -- S2` does at length.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alleRuter } from '#start/ruter.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { Fasit } from './fasit.ts';
import { sporHttp } from './http.ts';
import type { Sporreverden } from './modell.ts';
import { apneOrakelrigg, type Orakelrigg } from './rigg.ts';
import { alle, harGet, omPerson } from './ruter.ts';
import { flett } from './sammenflettet.ts';
import { nyTelling, sporAlle } from './sporsmal.ts';
import { lagSporreverden } from './verden.ts';

let base: Testdatabase;
let r: Orakelrigg;
let v: Sporreverden;
beforeAll(async () => {
  base = await nyDatabase();
  r = await apneOrakelrigg(base.url, alleRuter);
  v = lagSporreverden(1, r);
  await r.legg(v);
});
afterAll(async () => {
  await r.steng();
  await base.slipp();
});

describe('[S2] fasit, database og regel', () => {
  test('[S2] [L06] tre tusen avgjørelser i en tilfeldig verden: ingen forskjell', async () => {
    const ut = nyTelling();
    const hver = Math.ceil(v.aktorer.length / 19);
    await sporAlle(r, v, { aktorer: v.aktorer.filter((_, i) => i % hver === 0) }, ut);
    expect(ut.forskjeller).toEqual([]);
    expect(ut.avgjorelser).toBeGreaterThanOrEqual(2800);
    // what the zeros rest on
    expect(ut.apne).toBeGreaterThan(50);
    expect(ut.skjulte).toBeGreaterThan(100);
  });

  test('[S2] [L06] I-06 hver adresse som nevner en person, spurt over HTTP: svaret er det fasiten gir', async () => {
    const ut = nyTelling();
    const brukt = await sporHttp(r, v, alleRuter, 160, ut);
    expect(ut.forskjeller).toEqual([]);
    expect([...brukt].toSorted()).toEqual(
      alle(alleRuter)
        .filter((x) => harGet(x) && omPerson(x.sti))
        .map((x) => x.sti)
        .toSorted(),
    );
  });

  test('[S2] flettede transaksjoner på fire forbindelser: ingen blir tatt for en annen', async () => {
    const svar = await flett(r.app, { fro: 1, dag: r.dag, personer: v.personer, antall: 5000, samtidige: 16, lesHver: 25 });
    expect(svar).toMatchObject({ transaksjoner: 5000, forvekslet: 0 });
    expect(svar.lest).toBeGreaterThan(100);
  });

  test('[S2] en som får for mye, blir oppdaget', async () => {
    const rektor = v.aktorer.find((a) => new Fasit(v).roller(a).some((x) => x.rolle === 'rektor'))!;
    await sql`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt, gitt_av, godkjent, godkjent_av)
      values (gen_random_uuid(), ${rektor}, 'systemforvalter', 'fasiten vet det ikke', ${v.dag}, ${v.dag}, ${v.na}, gen_random_uuid(), ${v.na}, gen_random_uuid())`.execute(
      r.eier,
    );
    const ut = nyTelling();
    await sporAlle(r, v, { aktorer: [rektor] }, ut);
    expect(new Set(ut.forskjeller.map((x) => x.hva))).toContain('regel');
    await sql`delete from tilgang.rolletildeling where person_id = ${rektor} and begrunnelse = 'fasiten vet det ikke'`.execute(
      r.eier,
    );
  });
});
