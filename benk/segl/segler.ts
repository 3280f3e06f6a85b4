// The sealer as it runs in operation: a process of its own, with one connection.
import fs from 'node:fs';
import { setTimeout as vent } from 'node:timers/promises';
import { lagPool } from '#grunn/db/index.ts';
import { lagNokkelring } from '#grunn/krypto/index.ts';
import { filanker, forsegl, type Seglmiljo } from '#grunn/sporing/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';

/** One stretch of writing: from, to (ms since 1970), and whether it is sealed while it lasts. */
export interface Vindu {
  readonly fra: number;
  readonly til: number;
  readonly segl: boolean;
}
export interface Segleroppdrag {
  readonly url: string;
  readonly nokler: Parameters<typeof lagNokkelring>[0];
  readonly mappe: string;
  readonly vinduer: readonly Vindu[];
}
export interface Seglerarbeid {
  readonly rader: number;
  /** Processor time of this process and of its server process, ms. */
  readonly cpuMs: number;
}

const TAKT = 3000;
const TIKK_MS = 10;

/** Processor time of a server process so far, ms (Linux; 0 elsewhere). */
export function serverCpu(pid: number): number {
  try {
    const felt = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' '); // prettier-ignore
    return (Number(felt[11]) + Number(felt[12])) * TIKK_MS;
  } catch {
    return 0;
  }
}

/** Processor time of this process so far, ms. */
export function egenCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Seals every three seconds within the windows that are sealed, and clears what the others left before the next one begins. */
export async function seglIVinduer(o: Segleroppdrag): Promise<Seglerarbeid> {
  const pool = lagPool({ url: o.url, rolle: 'friminutt_segl', maks: 1 });
  const nokler = lagNokkelring(o.nokler);
  const m: Seglmiljo = { pool, nokler, klokke: ekteKlokke, ankersteder: [filanker('data', o.mappe, nokler)] };
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cpu = () => egenCpu() + serverCpu(rows[0]!.pid);
  const tom = async () => {
    while (((await forsegl(m)) ?? 0) > 0);
  };
  const til = (t: number) => vent(Math.max(0, t - Date.now()));
  let rader = 0;
  let cpuMs = 0;
  for (const v of o.vinduer) {
    await tom();
    await til(v.fra);
    if (v.segl) {
      const for_ = cpu();
      for (let neste = v.fra + TAKT; neste <= v.til; neste += TAKT) {
        await til(neste);
        rader += (await forsegl(m)) ?? 0;
      }
      cpuMs += cpu() - for_;
    }
    await til(v.til);
  }
  await pool.end();
  return { rader, cpuMs };
}
