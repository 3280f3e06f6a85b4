// What sealing costs those who write: the same writing with and without it, in turn, the sealer in a process of its own.
import path from 'node:path';
import { setTimeout as vent } from 'node:timers/promises';
import pg from 'pg';
import { nyNokkelfil } from '#grunn/krypto/index.ts';
import type { Benkkontekst } from '../modell.ts';
import { median } from '../regler.ts';
import { egenCpu, serverCpu, type Seglerarbeid, type Segleroppdrag, type Vindu } from './segler.ts';

const TRADER = 4;
/** Two rounds of sealing, and time to clear what was left before the next. */
const VINDU = 6100;
const PAUSE = 900;

export interface Seglkost {
  /** Of what is written a second without sealing; median of the pairs. */
  readonly kost: number;
  /** Half of the pairs lie between these two. */
  readonly kvartiler: readonly [number, number];
  /** Processor time of sealing a row, of that of writing one. */
  readonly cpu: number;
  readonly skrevetPerSekund: number;
  readonly par: number;
}

/** Writes rows of the read log as fast as four connections can, in windows that are sealed and windows that are not. */
export async function malSeglkost(ctx: Benkkontekst, url: string, sekunder: number): Promise<Seglkost> {
  const par = Math.max(2, Math.round((sekunder * 1000) / (2 * VINDU)));
  const start = Date.now() + 4000;
  // with, without, without, with: what drifts hits both alike
  const vinduer: Vindu[] = Array.from({ length: par * 2 }, (_, i) => {
    const fra = start + i * (VINDU + PAUSE);
    return { fra, til: fra + VINDU, segl: i % 4 === 0 || i % 4 === 3 };
  });
  const oppdrag: Segleroppdrag = { url, nokler: nyNokkelfil(), mappe: path.join(ctx.mappe, 'kost'), vinduer };
  const segler = ctx.barn<Seglerarbeid>(new URL('./segler.ts', import.meta.url), 'seglIVinduer', oppdrag);
  const skrivere = await Promise.all(
    Array.from({ length: TRADER }, async () => {
      const k = new pg.Client({ connectionString: url });
      await k.connect();
      return { k, pid: (await k.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid };
    }),
  );
  const cpu = () => egenCpu() + skrivere.reduce((sum, s) => sum + serverCpu(s.pid), 0);
  const takt: number[] = [];
  let skrevet = 0;
  let cpuMs = 0;
  for (const v of vinduer) {
    await vent(Math.max(0, v.fra - Date.now()));
    const for_ = cpu();
    let n = 0;
    await Promise.all(
      skrivere.map(async ({ k }) => {
        while (Date.now() < v.til) {
          await k.query({
            name: 'i',
            text: `insert into sporing.innsyn (id, aktor, visning, feltsett, gjelder) values (gen_random_uuid(), 'rektor', 'register.person.les', 'x', array[gen_random_uuid()])`,
          });
          n++;
        }
      }),
    );
    cpuMs += cpu() - for_;
    skrevet += n;
    takt.push((n / VINDU) * 1000);
  }
  const arbeid = (await segler).svar;
  for (const { k } of skrivere) await k.end();
  const kost: number[] = [];
  const uten: number[] = [];
  for (let i = 0; i + 1 < vinduer.length; i += 2) {
    const [med, bare] = vinduer[i]!.segl ? [takt[i]!, takt[i + 1]!] : [takt[i + 1]!, takt[i]!];
    kost.push(1 - med / bare);
    uten.push(bare);
  }
  kost.sort((a, b) => a - b);
  return {
    kost: median(kost),
    kvartiler: [kost[Math.floor(kost.length / 4)]!, kost[Math.floor((kost.length * 3) / 4)]!],
    cpu: arbeid.cpuMs / Math.max(1, arbeid.rader) / (cpuMs / Math.max(1, skrevet)),
    skrevetPerSekund: Math.round(median(uten)),
    par,
  };
}
