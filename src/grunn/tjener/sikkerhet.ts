import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from '@fastify/helmet';
import { feilPaSprak } from '#grunn/handling/index.ts';
import { INNHOLDSREGLER } from '#web/statisk/index.ts';
import { sprakFor } from './svar.ts';

const TRYGGE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when the request comes from a page of ours. Browsers say so themselves (Sec-Fetch-Site); older ones send Origin. A
 * request that says neither is not let through: no form of ours sends one.
 */
export function fraEgenSide(f: Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>): boolean {
  const sted = f.headers['sec-fetch-site'];
  if (sted !== undefined) return sted === 'same-origin';
  return f.headers.origin !== undefined && f.headers.origin === `${f.protocol}://${f.host}`;
}

/** Headers on every answer, and the check that a write comes from our own pages. HSTS in production only. */
export async function settSikkerhet(app: FastifyInstance, valg: { produksjon: boolean }): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: INNHOLDSREGLER },
    // «no-referrer» would make browsers send «Origin: null» with our own forms
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: valg.produksjon ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (foresporsel, svar) => {
    // personal data in nearly every page: nothing is kept by browsers or proxies; static files say otherwise themselves
    svar.header('cache-control', 'no-store');
    svar.header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (TRYGGE.has(foresporsel.method) || fraEgenSide(foresporsel)) return;
    throw feilPaSprak(
      sprakFor(foresporsel),
      'fremmed_avsender',
      {
        nb: 'Skjemaet ble ikke sendt fra en av våre sider. Åpne siden på nytt og prøv igjen.',
        nn: 'Skjemaet vart ikkje sendt frå ei av sidene våre. Opne sida på nytt og prøv igjen.',
      },
      { status: 403 },
    );
  });
}
