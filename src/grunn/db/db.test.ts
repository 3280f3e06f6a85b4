import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { MED_COMMIT } from './index.ts';
import { migrer, sjekkMigrert } from './migrer.ts';
import { medSporringsteller } from './teller.ts';

let db: Testdatabase;
beforeAll(async () => {
  db = await nyDatabase();
});
afterAll(() => db.slipp());

describe('databasen', () => {
  test('a second migration runs nothing, and another environment is refused', async () => {
    expect(await migrer(db.url, 'test')).toEqual([]);
    await expect(migrer(db.url, 'produksjon')).rejects.toThrow('merket «test»');
  });

  test('the app can tell whether the schema is the one its code was made for', async () => {
    await sjekkMigrert(db.som('friminutt_app'));
    const egen = await nyDatabase();
    await sql`delete from public.migrering where navn = (select max(navn) from public.migrering)`.execute(
      egen.som('superbruker'),
    );
    await expect(sjekkMigrert(egen.som('friminutt_app'))).rejects.toThrow('mangler 1 migreringer');
    await egen.slipp();
  });

  test('dates stay text, times are ISO in UTC, counts are numbers', async () => {
    const app = db.som('friminutt_app');
    const { rows } = await sql<{
      d: string;
      t: string;
      n: number;
    }>`select date '2026-03-29' d, timestamptz '2026-03-29 01:30:00.5+00' t, count(*) n from grunn.miljo`.execute(app);
    expect(rows[0]).toEqual({ d: '2026-03-29', t: '2026-03-29T01:30:00.5Z', n: 1 });
  });

  const beslutninger = [
    'register.overstyring',
    'tilgang.skjerming',
    'tilgang.innlesingsavgjorelse',
    'tilgang.rolletildeling',
  ] as const;
  test.each(beslutninger)('[ASVS 13.2.2] [L04] the import role can neither see nor change %s', async (tabell) => {
    const inn = db.som('friminutt_import');
    for (const sporring of [
      `select 1 from ${tabell}`,
      `insert into ${tabell} default values`,
      `update ${tabell} set gitt_av = null`,
      `delete from ${tabell}`,
      `truncate ${tabell}`,
    ]) {
      await expect(sql.raw(sporring).execute(inn)).rejects.toThrow(/permission denied|does not exist/);
    }
  });

  test('[ASVS 13.2.2] [L04] an import cannot write as a person, nor a person as a register', async () => {
    const eier = db.som('superbruker');
    const id = crypto.randomUUID();
    await sql`insert into register.person (id, opprettet_av) values (${id}, ${id})`.execute(eier);
    const rad = (kilde: string) =>
      sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av) values (${id}, ${kilde}, 'Rask', 'Herre', now(), ${id})`;
    await expect(rad('manuell').execute(db.som('friminutt_import'))).rejects.toThrow('row-level security');
    await expect(rad('folkeregisteret').execute(db.som('friminutt_app'))).rejects.toThrow('row-level security');
    await rad('folkeregisteret').execute(db.som('friminutt_import'));
    await expect(rad('manuell').execute(db.som('friminutt_app'))).rejects.toThrow('row-level security');
    await rad('manuell').execute(db.som('friminutt_system'));
    // facts are closed, never changed or deleted
    await expect(sql`update register.navn set fornavn = 'X'`.execute(db.som('friminutt_import'))).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from register.navn`.execute(db.som('friminutt_app'))).rejects.toThrow('permission denied');
  });

  test('[L04] a closed row stays closed', async () => {
    const eier = db.som('superbruker');
    const id = crypto.randomUUID();
    await sql`insert into register.person (id, opprettet_av) values (${id}, ${id})`.execute(eier);
    const inn = db.som('friminutt_import');
    await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av) values (${id}, 'folkeregisteret', 'Rask', 'Herre', now(), ${id})`.execute(
      inn,
    );
    const endre = (hva: string) => sql`update register.navn set kjent_til = ${sql.raw(hva)} where person_id = ${id}`.execute(inn);
    expect((await endre('now()')).numAffectedRows).toBe(1n);
    expect((await endre('null')).numAffectedRows).toBe(0n);
  });
});

describe('det som sendes sammen med COMMIT', () => {
  const logg = (navn: string) => sql`${sql.raw(MED_COMMIT)}insert into public.prove_logg (navn) values (${navn})`;
  const innhold = async () =>
    (await sql<{ navn: string }>`select navn from public.prove_logg order by nr`.execute(db.som('superbruker'))).rows.map(
      (r) => r.navn,
    );
  const sett: string[] = [];
  const app = () => db.som('superbruker', { maks: 1, forSporring: (tekst) => sett.push(tekst) });
  beforeAll(async () => {
    await sql`create table public.prove_logg (nr int generated always as identity, navn text not null check (navn <> 'feil'))`.execute(
      db.som('superbruker'),
    );
  });
  beforeEach(async () => {
    await sql`truncate public.prove_logg`.execute(db.som('superbruker'));
    sett.length = 0;
  });

  test('it is written, once, right before COMMIT, also when it has been prepared before', async () => {
    const en = app();
    for (const navn of ['a', 'b', 'c'])
      await en.transaction().execute(async (tx) => {
        await logg(navn).execute(tx);
      });
    expect(await innhold()).toEqual(['a', 'b', 'c']);
    expect(sett.filter((t) => t === 'commit' || t.startsWith(MED_COMMIT)).map((t) => t === 'commit')).toEqual([false, true, false, true, false, true]); // prettier-ignore
    const { antall } = await medSporringsteller(() => en.transaction().execute((tx) => logg('d').execute(tx)));
    expect(antall).toBe(3);
  });

  test('what it cannot be written for, is not done at all, and the connection lives on', async () => {
    const en = app();
    for (let i = 0; i < 2; i++) {
      const arbeid = en.transaction().execute(async (tx) => {
        await sql`insert into public.prove_logg (navn) values (${'gjort'})`.execute(tx);
        await logg('feil').execute(tx);
      });
      await expect(arbeid).rejects.toThrow('prove_logg_navn_check');
    }
    expect(await innhold()).toEqual([]);
    await en.transaction().execute((tx) => logg('etter').execute(tx));
    expect(await innhold()).toEqual(['etter']);
  });

  test('other statements come after it, a rollback takes it away, and without a transaction nothing waits', async () => {
    const en = app();
    const antall = (tx: Pick<typeof en, 'getExecutor'>) =>
      sql<{ n: number }>`select count(*) as n from public.prove_logg`.execute(tx);
    await en.transaction().execute(async (tx) => {
      await logg('a').execute(tx);
      expect((await antall(tx)).rows[0]!.n).toBe(1);
      await logg('b').execute(tx);
      await logg('c').execute(tx);
    });
    const tatt = en.transaction().execute(async (tx) => {
      await logg('d').execute(tx);
      throw new Error('ombestemt');
    });
    await expect(tatt).rejects.toThrow('ombestemt');
    await logg('e').execute(en);
    expect(await innhold()).toEqual(['a', 'b', 'c', 'e']);
  });
});
