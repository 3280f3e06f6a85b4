import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { koble, type Databaserolle, type Db, type ForSporring } from '#grunn/db/index.ts';

let nummer = 0;
const lop = randomBytes(4).toString('hex');

/** A migrated database of the test's own, cloned from the template: no cleaning, no neighbours. Returns ways to reach it. */
export async function nyDatabase(): Promise<Testdatabase> {
  const mal = inject('postgres');
  const navn = `fm_test_${lop}_${nummer++}`;
  const c = new pg.Client({ connectionString: mal.admin });
  await c.connect();
  // two clones at once would both need the template to themselves
  await c.query('select pg_advisory_lock(727002)');
  await c.query(`create database ${navn} template ${mal.mal}`);
  await c.end();
  const url = mal.url.replace('__DB__', navn);
  const apne: Db[] = [];
  return {
    url,
    navn,
    som: (rolle, valg) => {
      const db = koble({ url, maks: 4, ...valg, ...(rolle === 'superbruker' ? {} : { rolle }) });
      apne.push(db);
      return db;
    },
    slipp: async () => {
      await Promise.all(apne.map((d) => d.destroy()));
      const a = new pg.Client({ connectionString: mal.admin });
      await a.connect();
      await a.query(`drop database if exists ${navn} with (force)`);
      await a.end();
    },
  };
}

export interface Testdatabase {
  readonly url: string;
  readonly navn: string;
  readonly som: (rolle: Databaserolle | 'superbruker', valg?: { maks?: number; forSporring?: ForSporring }) => Db;
  /** Closes the connections made here and drops the database. */
  readonly slipp: () => Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { admin: string; url: string; mal: string };
  }
}
