// A small, seeded run of what `npm run benk -- S2` does at length.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { bytt, nye, nyttByttesvar } from './bytte.ts';
import { Fasit } from './fasit.ts';
import { sporHttp } from './http.ts';
import { letEtterKanarier, nyttKanarisvar } from './kanari.ts';
import type { Sporreverden } from './modell.ts';
import { apneOrakelrigg, type Orakelrigg } from './rigg.ts';
import { alle, alleRuter, harGet, omPerson } from './ruter.ts';
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

describe('[S5] identifikatorer byttet', () => {
  test('[S5] [L06] I-06 I-10 i adresser, spørsmål og skjema: ingenting lekker, ingenting skrives, fremmed svarer som ukjent', async () => {
    const ut = nyttByttesvar();
    await bytt(r, v, alleRuter, { del: 17 }, ut);
    expect(nye(ut.feil)).toEqual([]);
    expect(ut.felt.size).toBeGreaterThan(100);
    expect(ut.foresporsler).toBeGreaterThan(300);
  }, 60_000);

  test('[S5] et oppslag i andres økt svarer likt på en fremmed og en ukjent', async () => {
    const f = new Fasit(v);
    const rektor = v.aktorer.find((a) => f.roller(a).length === 1 && f.roller(a)[0]!.rolle === 'rektor')!;
    const fremmed = v.personer.find((p) => f.svar(rektor, p).navn === 'aldri')!;
    const kake = await r.okt(rektor);
    const svar = await Promise.all(
      [fremmed, crypto.randomUUID()].map(async (id) => (await r.hent(kake, `/person/${id}`)).status),
    );
    expect(svar).toEqual([404, 404]);
  });

  test('[S5] I-09 en skjermet er ukjent også på ansattkortet', async () => {
    const f = new Fasit(v);
    const sjef = v.aktorer.find((a) => f.roller(a).length === 1 && f.roller(a)[0]!.rolle === 'brukerstotteIt')!;
    const skjermet = v.personer.find((p) => f.svar(sjef, p).navn === 'aldri')!;
    expect((await r.hent(await r.okt(sjef), `/ansatte/${skjermet}`)).status).toBe(404);
  });
});

describe('[S6] kanarier', () => {
  test('[S6] [L09] I-10 I-25 sider, skjema, feil og logg: ingenting står der det ikke skal', async () => {
    const ut = nyttKanarisvar();
    await letEtterKanarier(r, v, alleRuter, { perRolle: 12 }, ut);
    expect(ut.feil).toEqual([]);
    expect(ut.svar).toBeGreaterThan(500);
    expect(ut.viste).toBeGreaterThan(5);
  }, 60_000);
});

describe('hull orakelet fant', () => {
  const med = (rolle: string): string => {
    const f = new Fasit(v);
    return v.aktorer.find((a) => f.roller(a).length === 1 && f.roller(a)[0]!.rolle === rolle)!;
  };

  test('[S5] I-04 ingen kan frigis før noen venter', async () => {
    const f = new Fasit(v);
    const hun = med('skolekonsulent');
    const barn = v.personer.find(
      (p) => f.svar(hun, p).kort && v.rader['register.elevforhold'].some((e) => e['person_id'] === p),
    )!;
    const ingen = crypto.randomUUID();
    await r.send(await r.okt(hun), `/frigivelse/${barn}/${ingen}`, {
      avgjorelse: 'frigitt',
      begrunnelse: 'Ingen har spurt om det',
    });
    const { rows } = await sql`select 1 from tilgang.frigivelse where person_id = ${ingen}`.execute(r.eier);
    expect(rows).toEqual([]);
  });

  test('[S2] under kode 6 åpner ingen nødåpning uten den andre, heller ikke en bedt om før graden ble strengere', async () => {
    const f = new Fasit(v);
    const sjef = med('brukerstotteIt');
    const strengt = v.personer.find((p) => f.gradering(p) === 'strengtFortrolig' && !f.apen(sjef, p))!;
    const kake = await r.okt(sjef);
    expect((await r.hent(kake, `/person/${strengt}`)).status).toBe(404);
    await sql`insert into tilgang.nodinnsyn (id, person_id, aktor_id, begrunnelse, krever_godkjenning, bedt, til)
      values (gen_random_uuid(), ${strengt}, ${sjef}, 'Barnet er borte og politiet spør', false, ${v.na}::timestamptz - interval '1 hour', ${v.na}::timestamptz + interval '3 hours')`.execute(
      r.eier,
    );
    expect((await r.hent(kake, `/person/${strengt}`)).status).toBe(404);
  });
});
