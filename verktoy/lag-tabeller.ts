// Writes src/grunn/db/tabeller.ts (the typed tables Kysely knows) from a freshly migrated database: npm run tabeller
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrer, startInnebygd } from '#grunn/db/index.ts';

const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-tabeller-'));
const server = await startInnebygd(path.join(mappe, 'pg'), { varig: false });
try {
  await migrer(server.url('postgres'), 'test');
  const ut = path.resolve('src/grunn/db/tabeller.ts');
  const r = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect',
      'postgres',
      '--url',
      server.url('postgres'),
      '--out-file',
      ut,
      '--default-schema',
      'ingen',
      '--exclude-pattern',
      '{public,jobb}.*', // jobb: the queue library's own tables
      '--date-parser',
      'string',
    ],
    { stdio: 'inherit' },
  );
  if (r.status !== 0) process.exitCode = 1;
  else {
    let t = fs.readFileSync(ut, 'utf8');
    // our own type parsers (navngitt-klient.ts) give numbers and ISO text where the generator expects pg's defaults
    t = t
      .replace('export interface DB {', 'export interface Database {')
      .replace(
        /export type Int8 = .*;/,
        'export type Int8 = ColumnType<number, bigint | number | string, bigint | number | string>;',
      )
      .replace(/export type Numeric = .*;/, 'export type Numeric = ColumnType<number, number | string, number | string>;')
      .replace(/export type Timestamp = .*;/, 'export type Timestamp = ColumnType<string, Date | string, Date | string>;');
    fs.writeFileSync(ut, t);
  }
} finally {
  await server.stopp();
  fs.rmSync(mappe, { recursive: true, force: true });
}
