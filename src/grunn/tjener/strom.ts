import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endringslytter } from '#grunn/endringer/index.ts';

const PULS_MS = 25_000;
const SAMLE_MS = 250;
const MAKS = 2_000;
const apne = new Set<() => void>();

/**
 * Keeps a line open that says «changed» and nothing else. `prov` is asked each time before it is said, so that a line ends
 * when access does. Changes close together are told as one.
 */
export function apneStrom(
  f: FastifyRequest,
  svar: FastifyReply,
  v: { endringer: Endringslytter; tema: string; prov: () => Promise<boolean> },
): void {
  if (apne.size >= MAKS) {
    void svar.code(503).header('retry-after', '30').send();
    return;
  }
  svar.hijack();
  const ut = svar.raw;
  const hoder = Object.fromEntries(Object.entries(svar.getHeaders()).filter(([, verdi]) => verdi !== undefined)) as Record<
    string,
    string
  >;
  ut.writeHead(200, { ...hoder, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  ut.write('retry: 3000\n\n');
  let venter: NodeJS.Timeout | undefined;
  const slutt = () => {
    clearTimeout(venter);
    clearInterval(puls);
    stopp();
    apne.delete(slutt);
    if (!ut.writableEnded) ut.end();
  };
  const si = async () => {
    venter = undefined;
    // refused or not to be had: either way nothing more is said on this line
    if (await v.prov().catch(() => false)) ut.write('data: endret\n\n');
    else slutt();
  };
  const stopp = v.endringer.folg(v.tema, () => {
    venter ??= setTimeout(() => void si(), SAMLE_MS);
  });
  const puls = setInterval(() => ut.write(': puls\n\n'), PULS_MS);
  puls.unref();
  apne.add(slutt);
  f.raw.on('close', slutt);
}

/** Ends every open line: the server is closing. */
export function lukkStrommer(): void {
  for (const slutt of apne) slutt();
}
