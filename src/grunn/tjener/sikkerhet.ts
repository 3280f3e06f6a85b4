import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from '@fastify/helmet';
import { feilPaSprak } from '#grunn/handling/index.ts';
import { INNHOLDSREGLER } from '#web/statisk/index.ts';
import { sprakFor } from './svar.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Called by a machine that shows a secret of its own and never by a browser: no cookie counts there, so nothing can be sent in somebody's name. */
    fraMaskin?: boolean;
  }
}

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

/** Two names for the server (RFC 9112 3.2: refuse). A proxy and we could read different ones. */
const flereVerter = (ra: readonly string[]): boolean => ra.filter((h, i) => i % 2 === 0 && h.toLowerCase() === 'host').length > 1;

const uleselig = (f: FastifyRequest) =>
  feilPaSprak(
    sprakFor(f),
    'uleselig',
    { nb: 'Vi kunne ikke lese forespørselen. Prøv igjen.', nn: 'Vi kunne ikkje lese førespurnaden. Prøv igjen.' },
    { status: 400 },
  );

/** Addresses that cannot be decoded get past every hook of the server; sent here, they are answered as all others. */
export const ULESELIG = '/uleselig';
export function lesbarAdresse(url: string): string {
  const sti = url.split('?', 1)[0] ?? '/';
  try {
    decodeURIComponent(sti);
    return sti.length > LENGSTE_STI ? ULESELIG : url;
  } catch {
    return ULESELIG;
  }
}
const LENGSTE_STI = 2000;

/** Headers on every answer, and the check that a write comes from our own pages. HSTS in production only. */
export async function settSikkerhet(app: FastifyInstance, valg: { produksjon: boolean }): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: INNHOLDSREGLER },
    // «no-referrer» would make browsers send «Origin: null» with our own forms
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: valg.produksjon ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (foresporsel, svar) => {
    // personal data in nearly every page: nothing is kept by browsers or proxies; static files say otherwise themselves
    svar.header('cache-control', 'no-store');
    // no page of ours belongs in a search on the net (IMY on Skolplattformen, 2020)
    svar.header('x-robots-tag', 'noindex, nofollow');
    svar.header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (flereVerter(foresporsel.raw.rawHeaders)) throw uleselig(foresporsel);
    if (TRYGGE.has(foresporsel.method) || foresporsel.routeOptions.config.fraMaskin === true || fraEgenSide(foresporsel)) return;
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
  app.all(ULESELIG, async (f) => {
    throw uleselig(f);
  });
}
