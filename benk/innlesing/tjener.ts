// A PostgreSQL of the benches' own, settings as in production (fsync on), and fresh migrated databases in it.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
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
  /** Seconds of processor the server and all its children have used so far; undefined where /proc does not tell. */
  readonly cpu: () => number | undefined;
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
    cpu: () => cpuSekunder(server.mappe),
    stopp: server.stopp,
  };
}

/** The server's own, its living children's, and those of children that have ended and been waited for. */
function cpuSekunder(mappe: string): number | undefined {
  try {
    const postmester = fs.readFileSync(path.join(mappe, 'postmaster.pid'), 'utf8').split('\n')[0]!;
    let takter = 0;
    for (const pid of fs.readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
      const felt = lesStat(pid);
      // after the name: state ppid … utime(11) stime(12) cutime(13) cstime(14)
      if (felt && (pid === postmester || felt[1] === postmester))
        takter += Number(felt[11]) + Number(felt[12]) + (pid === postmester ? Number(felt[13]) + Number(felt[14]) : 0);
    }
    return takter / 100;
  } catch {
    return undefined;
  }
}

function lesStat(pid: string): string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // gone since the folder was listed
  }
}
