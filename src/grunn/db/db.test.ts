import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { migrer, sjekkMigrert } from './migrer.ts';

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
    await rad('manuell').execute(db.som('friminutt_app'));
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
