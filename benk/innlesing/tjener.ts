// A PostgreSQL of the benches' own, settings as in production (fsync on), and fresh migrated databases in it.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { migrer, startInnebygd } from '#grunn/db/index.ts';

export interface Benkedatabase {
  readonly url: string;
  readonly slipp: () => Promise<void>;
}

export interface Benketjener {
  /** A new database with the newest schema. */
  readonly ny: () => Promise<Benkedatabase>;
  readonly stopp: () => Promise<void>;
}

/** Starts the server in `.data/<mappe>`; it is stopped again by `stopp` when it was started here. */
export async function startBenketjener(mappe = 'benk-pg', innstillinger: readonly string[] = []): Promise<Benketjener> {
  const server = await startInnebygd(path.resolve('.data', mappe), { varig: true, innstillinger });
  const sporr = async (tekst: string) => {
    const c = new pg.Client({ connectionString: server.url('postgres') });
    await c.connect();
    try {
      await c.query(tekst);
    } finally {
      await c.end();
    }
  };
  return {
    ny: async () => {
      const navn = `benk_${randomBytes(4).toString('hex')}`;
      await sporr(`create database ${navn}`);
      const url = server.url(navn);
      await migrer(url, 'test');
      return { url, slipp: () => sporr(`drop database if exists ${navn} with (force)`) };
    },
    stopp: server.stopp,
  };
}
