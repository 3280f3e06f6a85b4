import type { FastifyInstance } from 'fastify';
import type { Statiskfil } from './modell.ts';

/** Files from addresses with a hash of their contents: may be kept for ever. */
export function settStatiske(app: FastifyInstance, filer: ReadonlyMap<string, Statiskfil>): void {
  for (const [sti, fil] of filer) {
    app.get(sti, { config: { utenTrengsel: true } }, async (f, svar) => {
      svar.type(fil.type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding');
      if (fil.gzip !== undefined && /\bgzip\b/.test(f.headers['accept-encoding'] ?? ''))
        return svar.header('content-encoding', 'gzip').send(fil.gzip);
      return svar.send(fil.bytes);
    });
  }
}
