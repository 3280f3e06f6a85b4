import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './tilkobling.ts';

const MAPPE = path.resolve(import.meta.dirname, '../../../database/migrasjoner');
const LAS = 727001;

export type Miljo = 'demo' | 'test' | 'produksjon';

/** Everything belongs to a role that cannot log in, whoever ran the migration. */
const EIERSKAP = `do $$
declare r record;
begin
  for r in select format('alter %s %I.%I owner to friminutt_eier', case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, n.nspname, c.relname) as s
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = any(array['grunn','jobb','kilde','register','tilgang','sporing','skoledag','opplaring','eksport']) and c.relkind in ('r','p','v') loop execute r.s; end loop;
  for r in select format('alter function %s owner to friminutt_eier', p.oid::regprocedure) as s
           from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = any(array['grunn','jobb','kilde','register','tilgang','sporing','skoledag','opplaring','eksport']) loop execute r.s; end loop;
  for r in select format('alter schema %I owner to friminutt_eier', nspname) as s from pg_namespace
           where nspname = any(array['grunn','jobb','kilde','register','tilgang','sporing','skoledag','opplaring','eksport']) loop execute r.s; end loop;
end $$`;

/**
 * Brings a database to the newest schema: plain SQL files in name order, one transaction each, checksummed, one migrator at
 * a time. Stamps the environment on first use and refuses a database stamped with another. Returns the files that were run.
 * @throws when an applied file has been changed, or the environment does not match.
 */
export async function migrer(url: string, miljo: Miljo, mappe = MAPPE): Promise<string[]> {
  const c = new pg.Client({ connectionString: url, application_name: 'friminutt-migrering' });
  await c.connect();
  try {
    await c.query('select pg_advisory_lock($1)', [LAS]);
    // compiling the many short statements of a migration costs more than running them
    await c.query('set jit = off');
    await c.query(
      'create table if not exists public.migrering (navn text primary key, sum text not null, tid timestamptz not null default now())',
    );
    const brukt = new Map(
      (await c.query<{ navn: string; sum: string }>('select navn, sum from public.migrering')).rows.map((r) => [r.navn, r.sum]),
    );
    const nye: string[] = [];
    for (const navn of fs
      .readdirSync(mappe)
      .filter((f) => f.endsWith('.sql'))
      .sort()) {
      // prettier-ignore
      const sql = fs.readFileSync(path.join(mappe, navn), 'utf8');
      const sum = createHash('sha256').update(sql).digest('hex');
      if (brukt.has(navn)) {
        if (brukt.get(navn) !== sum) throw new Error(`Migreringen ${navn} er endret etter at den ble kjørt.`);
        continue;
      }
      await c.query('begin');
      try {
        await c.query(sql);
        await c.query('insert into public.migrering (navn, sum) values ($1, $2)', [navn, sum]);
        await c.query('commit');
      } catch (e) {
        await c.query('rollback');
        throw new Error(`Migreringen ${navn} feilet: ${(e as Error).message}`, { cause: e });
      }
      nye.push(navn);
    }
    if (nye.length > 0) {
      await c.query(EIERSKAP);
      // a table nobody has counted is guessed to be large, and the policies' questions are then planned the slow way round
      await c.query('analyze');
    }
    await c.query('insert into grunn.miljo (miljo) values ($1) on conflict do nothing', [miljo]);
    const stempel = (await c.query<{ miljo: string }>('select miljo from grunn.miljo')).rows[0]?.miljo;
    if (stempel !== miljo)
      throw new Error(
        `Databasen er merket «${stempel}», men FRIMINUTT_MILJO er «${miljo}»: nekter å starte. Bruk samme miljø, eller en annen database.`,
      );
    return nye;
  } finally {
    await c.end();
  }
}

/** Throws when the database lacks a migration this code was made for: the server is not ready. */
export async function sjekkMigrert(db: Db, mappe = MAPPE): Promise<void> {
  const { rows } = await sql<{ navn: string }>`select navn from public.migrering`.execute(db);
  const brukt = new Set(rows.map((r) => r.navn));
  const mangler = fs.readdirSync(mappe).filter((f) => f.endsWith('.sql') && !brukt.has(f));
  if (mangler.length > 0) throw new Error(`Databasen mangler ${mangler.length} migreringer. Kjør «npm run migrer».`);
}
