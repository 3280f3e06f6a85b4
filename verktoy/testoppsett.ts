import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrer, startInnebygd } from '#grunn/db/index.ts';
import { nyNokkelfil } from '#grunn/krypto/index.ts';

/** One PostgreSQL for the whole run: TEST_DATABASE_URL's server when given, else our own with fsync off. Drops only its own. */
export default async function oppsett(prosjekt: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL'];
  const innebygd = server ? undefined : await startInnebygd(path.resolve('.data/test-pg'), { varig: false });
  const admin = server ?? innebygd!.url('postgres');
  const url = medDatabase(admin, '__DB__');
  const mal = `fm_test_mal_${randomBytes(4).toString('hex')}`;
  const c = new pg.Client({ connectionString: admin });
  await c.connect();
  if (innebygd && !innebygd.adoptert) {
    // left by a run that was killed; the folder is ours alone
    const { rows } = await c.query<{ datname: string }>("select datname from pg_database where datname like 'fm\\_test\\_%'");
    for (const { datname } of rows) await c.query(`drop database if exists ${datname} with (force)`);
  }
  await c.query(`create database ${mal}`);
  await migrer(url.replace('__DB__', mal), 'test');
  prosjekt.provide('postgres', { admin, url, mal });
  prosjekt.provide('malnokler', nyNokkelfil());
  return async () => {
    const { rows } = await c.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [mal]);
    for (const { datname } of rows) await c.query(`drop database if exists ${datname} with (force)`);
    await c.end();
    await innebygd?.stopp();
  };
}

function medDatabase(url: string, database: string): string {
  const u = new URL(url);
  u.pathname = `/${database}`;
  return u.toString();
}
