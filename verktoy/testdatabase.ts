import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sql } from 'kysely';
import { inject } from 'vitest';
import type { nyNokkelfil } from '#grunn/krypto/index.ts';
import { koble, type Databaserolle, type Db, type ForSporring } from '#grunn/db/index.ts';

let nummer = 0;
const lop = randomBytes(4).toString('hex');

/**
 * A migrated database of the test's own, cloned from the template: no cleaning, no neighbours. Returns ways to reach it.
 * @param fra another template than the empty one, from `voksMal`
 */
export async function nyDatabase(fra = inject('postgres').mal): Promise<Testdatabase> {
  const mal = inject('postgres');
  const navn = `fm_test_${lop}_${nummer++}`;
  const c = new pg.Client({ connectionString: mal.admin });
  await c.connect();
  // two clones at once would both need the template to themselves
  await c.query('select pg_advisory_lock(727002)');
  await c.query(`create database ${navn} template ${fra}`);
  await c.end();
  const url = mal.url.replace('__DB__', navn);
  const apne: Db[] = [];
  const lukk = async () => void (await Promise.all(apne.splice(0).map((d) => d.destroy())));
  return {
    url,
    navn,
    som: (rolle, valg) => {
      const db = koble({ url, maks: 4, ...valg, ...(rolle === 'superbruker' ? {} : { rolle }) });
      apne.push(db);
      return db;
    },
    lukk,
    slipp: async () => {
      await lukk();
      const a = new pg.Client({ connectionString: mal.admin });
      await a.connect();
      await a.query(`drop database if exists ${navn} with (force)`);
      await a.end();
    },
  };
}

/**
 * A template that the whole run shares, grown by the first who asks for it: `voks` fills a clone of the empty template and closes what
 * it opened. Returns its name. When `voks` throws, nothing is kept and the next who asks tries again.
 */
export async function voksMal(hva: string, voks: (base: Testdatabase) => Promise<void>): Promise<string> {
  const { admin, mal } = inject('postgres');
  const navn = `${mal}_${hva}`;
  const c = new pg.Client({ connectionString: admin });
  await c.connect();
  try {
    // the workers grow one at a time; who waited finds it grown
    await c.query('select pg_advisory_lock(727003)');
    if ((await c.query('select from pg_database where datname = $1', [navn])).rowCount) return navn;
    const base = await nyDatabase();
    try {
      await voks(base);
      // as the server's own upkeep would have done before anybody came: without, the planner guesses at every table
      await sql`analyze`.execute(base.som('superbruker'));
      await base.lukk();
      await c.query(`alter database ${base.navn} rename to ${navn}`);
    } catch (e) {
      await base.slipp();
      throw e;
    }
    return navn;
  } finally {
    await c.end();
  }
}

export interface Testdatabase {
  readonly url: string;
  readonly navn: string;
  readonly som: (rolle: Databaserolle | 'superbruker', valg?: { maks?: number; forSporring?: ForSporring }) => Db;
  /** Closes the connections made here. */
  readonly lukk: () => Promise<void>;
  /** Closes the connections made here and drops the database. */
  readonly slipp: () => Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { admin: string; url: string; mal: string };
    /** Keys of the grown templates: whoever clones one must be able to read it. */
    malnokler: ReturnType<typeof nyNokkelfil>;
  }
}
