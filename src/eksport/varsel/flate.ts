// Addresses a browser asks for without anybody being logged in: the script that shows notices, and its word that it has.
import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Dormiljo } from '#grunn/handling/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { kvitterPush } from './lager-oversikt.ts';

const Kvittering = z.object({ kvittering: z.uuid() });

/** Serves the service worker from our own address (a worker reaches no further than where it lies), and takes its receipts. */
export function settPush(app: FastifyInstance, dor: Pick<Dormiljo, 'db' | 'klokke'>): void {
  const skript = fs
    .readFileSync(path.join(import.meta.dirname, 'klient', 'tjenestearbeider.js'), 'utf8')
    .replace('/ikon-192.png', statiskeFiler().adresse('ikon-192.png'));
  app.get('/tjenestearbeider.js', { config: { utenTrengsel: true } }, async (_f, svar) =>
    svar.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(skript),
  );
  app.post('/api/v1/push/kvittering', async (f, svar) => {
    const inn = Kvittering.safeParse(f.body);
    if (inn.success) await kvitterPush(dor.db, inn.data.kvittering, dor.klokke.na().toString());
    // the same answer to everything: nothing to be learnt by trying
    return svar.code(204).send();
  });
}
