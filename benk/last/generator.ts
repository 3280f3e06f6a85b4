// Requests at their own pace, in a process of its own: an open loop, where a slow answer does not slow the next question down.
import { Agent, request } from 'node:http';

export interface Oppdrag {
  readonly slag: string;
  /** Share of what is sent; for `fast` requests, how many a second beside the rest. */
  readonly vekt: number;
  readonly fast?: boolean;
  readonly foresporsler: readonly Foresporsel[];
}

export interface Foresporsel {
  readonly metode: 'GET' | 'POST';
  readonly sti: string;
  readonly token: string;
  readonly kropp?: string;
  /** The version it builds on. */
  readonly basis?: string;
}

export interface Kjoring {
  readonly port: number;
  readonly oppdrag: readonly Oppdrag[];
  readonly sekunder: number;
  /** Requests a second in all, arriving as strangers do (Poisson). Left out: `klienter` ask again as soon as they are answered. */
  readonly perSekund?: number;
  readonly klienter?: number;
  readonly fro: number;
  /** Where to begin in each list: another run must not save the same class again. */
  readonly forbi: number;
}

export interface Slagtall {
  readonly sendt: number;
  readonly ok: number;
  /** 503 with Retry-After. */
  readonly avvist: number;
  readonly feil: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Kjoresvar {
  readonly sekunder: number;
  readonly alle: Slagtall;
  readonly slag: Readonly<Record<string, Slagtall>>;
  /** First status codes that were neither an answer nor a refusal. */
  readonly rart: readonly string[];
  readonly generatorCpuMs: number;
}

interface Svar {
  readonly slag: string;
  readonly utfall: 'ok' | 'avvist' | 'feil';
  readonly ms: number;
}

const prosent = (sortert: readonly number[], p: number): number =>
  sortert[Math.min(sortert.length - 1, Math.floor(sortert.length * p))] ?? 0;

function tell(svar: readonly Svar[]): Slagtall {
  const ms = svar.filter((s) => s.utfall === 'ok').map((s) => s.ms).toSorted((a, b) => a - b); // prettier-ignore
  return {
    sendt: svar.length,
    ok: ms.length,
    avvist: svar.filter((s) => s.utfall === 'avvist').length,
    feil: svar.filter((s) => s.utfall === 'feil').length,
    p50: prosent(ms, 0.5),
    p99: prosent(ms, 0.99),
  };
}

/** Sends, waits for every answer, and counts. Latency is from when the request should have left. */
export async function kjorLast(k: Kjoring): Promise<Kjoresvar> {
  let tilstand = k.fro | 0 || 1;
  const tilfeldig = () => {
    // xorshift32
    tilstand ^= tilstand << 13;
    tilstand ^= tilstand >>> 17;
    tilstand ^= tilstand << 5;
    return (tilstand >>> 0) / 2 ** 32;
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const svar: Svar[] = [];
  const rart: string[] = [];
  const apne = new Set<Promise<void>>();
  const neste = new Map<Oppdrag, number>();
  const send = (o: Oppdrag, skulle: number): Promise<void> => {
    const nr = neste.get(o) ?? k.forbi;
    neste.set(o, nr + 1);
    const f = o.foresporsler[nr % o.foresporsler.length]!;
    const ferdig = (utfall: Svar['utfall'], hva?: string) => {
      svar.push({ slag: o.slag, utfall, ms: performance.now() - skulle });
      if (hva !== undefined && rart.length < 5) rart.push(`${o.slag} ${hva}`);
    };
    const p = new Promise<void>((ja) => {
      const r = request(
        {
          agent,
          port: k.port,
          host: '127.0.0.1',
          method: f.metode,
          path: f.sti,
          headers: {
            cookie: `friminutt=${f.token}`,
            accept: f.metode === 'GET' ? 'text/html' : 'application/json',
            ...(f.basis === undefined ? {} : { 'if-match': `"${f.basis}"` }),
            ...(f.kropp === undefined
              ? {}
              : {
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(f.kropp),
                  'idempotency-key': crypto.randomUUID(),
                  origin: `http://127.0.0.1:${k.port}`,
                  'sec-fetch-site': 'same-origin',
                }),
          },
        },
        (s) => {
          s.resume();
          s.on('end', () => {
            const kode = s.statusCode ?? 0;
            if (kode >= 200 && kode < 400) ferdig('ok');
            else if (kode === 503 && s.headers['retry-after'] !== undefined) ferdig('avvist');
            else ferdig('feil', String(kode));
            ja();
          });
        },
      ).on('error', (e) => {
        ferdig('feil', e.message);
        ja();
      });
      r.end(f.kropp);
    });
    apne.add(p);
    void p.finally(() => apne.delete(p));
    return p;
  };
  const vanlige = k.oppdrag.filter((o) => o.fast !== true);
  const sum = vanlige.reduce((n, o) => n + o.vekt, 0);
  const trekk = (): Oppdrag => {
    let x = tilfeldig() * sum;
    return vanlige.find((o) => (x -= o.vekt) < 0) ?? vanlige[0]!;
  };
  const cpu0 = process.cpuUsage();
  const start = performance.now();
  const slutt = start + k.sekunder * 1000;
  if (k.perSekund === undefined) {
    await Promise.all(
      Array.from({ length: k.klienter ?? 8 }, async () => {
        while (performance.now() < slutt) await send(trekk(), performance.now());
      }),
    );
  } else {
    const strommer = [
      { rate: k.perSekund, trekk },
      ...k.oppdrag.filter((o) => o.fast === true).map((o) => ({ rate: o.vekt, trekk: () => o })),
    ].map((s) => ({ ...s, skal: start - (Math.log(1 - tilfeldig()) / s.rate) * 1000 }));
    for (;;) {
      const forst = strommer.reduce((a, b) => (a.skal <= b.skal ? a : b));
      if (forst.skal >= slutt) break;
      const vent = forst.skal - performance.now();
      // what is due within a millisecond goes at once: timers are no finer
      if (vent > 1) await new Promise((ja) => setTimeout(ja, vent));
      else if (svar.length % 20 === 0) await new Promise(setImmediate);
      void send(forst.trekk(), forst.skal);
      forst.skal -= (Math.log(1 - tilfeldig()) / forst.rate) * 1000;
    }
    await Promise.all(apne);
  }
  const sekunder = (performance.now() - start) / 1000;
  agent.destroy();
  const cpu = process.cpuUsage(cpu0);
  return {
    sekunder,
    alle: tell(svar),
    slag: Object.fromEntries([...new Set(k.oppdrag.map((o) => o.slag))].map((s) => [s, tell(svar.filter((x) => x.slag === s))])),
    rart,
    generatorCpuMs: (cpu.user + cpu.system) / 1000,
  };
}
