import type { FastifyRequest } from 'fastify';
import type { Dormiljo, Ramme, Tegning } from '#grunn/handling/index.ts';
import type { Logg } from '#grunn/logg/index.ts';
import type { Klienter } from './klient.ts';
import type { Innloggingsoppsett } from './oppsett.ts';

export interface Innloggingsvalg {
  readonly dor: Dormiljo;
  readonly https: boolean;
  readonly tegnSide: (tegning: Tegning, ramme: Ramme) => string;
  readonly oppsett: Innloggingsoppsett;
  readonly klienter: Klienter;
  readonly logg: Logg;
}

/** Where the browser reached us. The configured address, but for a demo on this machine, which has two names. */
export function adresseFor(f: FastifyRequest, o: Innloggingsoppsett): string {
  if (o.adresse !== 'lokal') return new URL(o.adresse).origin;
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(f.host) ? `${f.protocol}://${f.host}` : 'http://localhost';
}
