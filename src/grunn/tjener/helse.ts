import type { FastifyInstance } from 'fastify';

const FRIST_MS = 3_000;

/** How one part is: `ok`, or that it is not. What is wrong stands in the log, not here: the address is open to all. */
async function prov(del: () => Promise<unknown>): Promise<'ok' | 'feil'> {
  let frist: NodeJS.Timeout | undefined;
  try {
    await Promise.race([del(), new Promise((_, avvis) => (frist = setTimeout(() => avvis(new Error('frist')), FRIST_MS)))]);
    return 'ok';
  } catch {
    return 'feil';
  } finally {
    clearTimeout(frist);
  }
}

/** `/helse/live`: the process answers. `/helse/klar`: every part works (200), or which does not (503). */
export function settHelse(app: FastifyInstance, deler: Readonly<Record<string, () => Promise<unknown>>>): void {
  app.get('/helse/live', { config: { utenTrengsel: true } }, async (_f, svar) => svar.send({ status: 'ok' }));
  app.get('/helse/klar', { config: { utenTrengsel: true } }, async (_f, svar) => {
    const svarene = await Promise.all(Object.entries(deler).map(async ([navn, del]) => [navn, await prov(del)] as const));
    const klar = svarene.every(([, s]) => s === 'ok');
    return svar.code(klar ? 200 : 503).send({ status: klar ? 'klar' : 'ikke klar', deler: Object.fromEntries(svarene) });
  });
}
