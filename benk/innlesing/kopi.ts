// What the import is measured against: COPY and upsert of the very same rows into the very same tables, empty and freshly migrated.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

/** In the order foreign keys want them, with what a row collides on. */
const TABELLER: readonly (readonly [navn: string, nokkel: string, ved: string])[] = [
  ['register.person', '(id)', 'do nothing'],
  ['register.personidentifikator', '(oppslag) where kjent_til is null', ''],
  ['register.adressebeskyttelse', '(person_id, kilde) where kjent_til is null', ''],
  ['register.adresse', '(person_id, kilde, type) where kjent_til is null', ''],
  ['register.navn', '(person_id, kilde) where kjent_til is null', ''],
  ['register.personalia', '(person_id, kilde) where kjent_til is null', ''],
  ['register.foreldreansvar', '(person_id, kilde, ansvarlig_nokkel) where kjent_til is null', ''],
  ['register.familierelasjon', '(person_id, kilde, relatert_nokkel, rolle) where kjent_til is null', ''],
  ['kilde.dokument', '(kilde, person_id)', 'do update set sjekksum = excluded.sjekksum, versjon = excluded.versjon'],
];
const OPPDATER = 'do update set kjent_til = excluded.kjent_til, lukket_av = excluded.lukket_av';

/** Rows in each of the measured tables. */
export async function tellRader(url: string): Promise<Record<string, number>> {
  return med(url, async (c) => {
    const ut: Record<string, number> = {};
    for (const [tabell] of TABELLER) ut[tabell] = Number((await c.query(`select count(*) n from ${tabell}`)).rows[0].n);
    return ut;
  });
}

async function med<T>(url: string, gjor: (c: pg.Client) => Promise<T>): Promise<T> {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    return await gjor(c);
  } finally {
    await c.end();
  }
}

const filFor = (mappe: string, tabell: string) => path.join(mappe, `${tabell}.kopi`);

/** Writes the rows of the measured tables to files in `mappe`; returns how many rows. */
export async function eksporterRader(url: string, mappe: string): Promise<number> {
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  return med(url, async (c) => {
    let rader = 0;
    for (const [tabell] of TABELLER) {
      const ut = c.query(to(`copy ${tabell} to stdout`));
      await pipeline(ut, fs.createWriteStream(filFor(mappe, tabell), { mode: 0o600 }));
      rader += ut.rowCount ?? 0;
    }
    return rader;
  });
}

/** Loads the files into an empty database: COPY to a staging table, then insert … select … on conflict. Returns milliseconds. */
export async function kopierInn(url: string, mappe: string): Promise<number> {
  return med(url, async (c) => {
    await c.query('set role friminutt_import');
    const start = performance.now();
    for (const [tabell, nokkel, ved] of TABELLER) {
      await c.query('begin');
      await c.query(`create temp table mellom (like ${tabell}) on commit drop`);
      await pipeline(fs.createReadStream(filFor(mappe, tabell)), c.query(from('copy mellom from stdin')));
      await c.query(`insert into ${tabell} select * from mellom on conflict ${nokkel} ${ved || OPPDATER}`);
      await c.query('commit');
    }
    return performance.now() - start;
  });
}
