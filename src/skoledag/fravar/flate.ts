// The script that keeps «Meld fravær» on a telephone. An address a browser asks for without anybody being logged in.
import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Serves the worker of the report page. It says itself how far it reaches: the report page, and no other. */
export function settFrakoblet(app: FastifyInstance): void {
  const skript = fs.readFileSync(path.join(import.meta.dirname, 'klient', 'fravarsarbeider.js'), 'utf8');
  app.get('/fravarsarbeider.js', { config: { utenTrengsel: true } }, async (_f, svar) =>
    svar.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(skript),
  );
}
