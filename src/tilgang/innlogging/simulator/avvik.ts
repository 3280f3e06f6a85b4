// Between the stand-in and the world: changes what is sent when it is told to misbehave.
import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as vent } from 'node:timers/promises';
import { exportSPKI, importJWK, SignJWT, type JWK } from 'jose';
import type { Avvik, Token } from './modell.ts';

interface Nokler {
  readonly egen: JWK;
  readonly annen: JWK;
}

const del = (v: unknown): string => Buffer.from(JSON.stringify(v)).toString('base64url');

async function signer(t: Token, n: Nokler): Promise<string> {
  if (t.nokkel === 'ingen') return `${del({ ...t.hode, alg: 'none' })}.${del(t.krav)}.`;
  if (t.nokkel === 'offentlig') {
    const { kty, n: modulus, e } = n.egen as { kty: string; n: string; e: string };
    const spki = await exportSPKI((await importJWK({ kty, n: modulus, e }, 'RS256', { extractable: true })) as CryptoKey);
    const inn = `${del({ ...t.hode, alg: 'HS256' })}.${del(t.krav)}`;
    return `${inn}.${createHmac('sha256', spki).update(inn).digest('base64url')}`;
  }
  const nokkel = await importJWK(t.nokkel === 'annen' ? n.annen : n.egen, 'RS256');
  const jwt = await new SignJWT(t.krav).setProtectedHeader(t.hode as { alg: string }).sign(nokkel);
  if (t.nokkel !== 'odelagt') return jwt;
  const [hode, krav, signatur = ''] = jwt.split('.');
  return `${hode}.${krav}.${signatur.startsWith('A') ? 'B' : 'A'}${signatur.slice(1)}`;
}

const les = (d: string | undefined) => JSON.parse(Buffer.from(d ?? '', 'base64url').toString()) as Record<string, unknown>;

async function vri(jwt: string, a: Avvik, n: Nokler): Promise<string> {
  if (a.erstatt !== undefined) return a.erstatt;
  if (a.token === undefined && a.acr === undefined) return jwt;
  const [hode, krav] = jwt.split('.');
  const t: Token = { hode: les(hode), krav: les(krav), nokkel: 'egen' };
  if (a.acr === null) delete t.krav['acr'];
  else if (a.acr !== undefined) t.krav['acr'] = a.acr;
  a.token?.(t);
  return signer(t, n);
}

/** True when the answer has been sent: the address is told to be down. */
export async function erNede(sti: string, res: ServerResponse, a: Avvik): Promise<boolean> {
  const hva = sti.endsWith('/.well-known/openid-configuration')
    ? 'oppdagelse'
    : sti.endsWith('/jwk')
      ? 'nokler'
      : sti.endsWith('/token')
        ? 'token'
        : undefined;
  if (hva === 'token' && a.ventMs !== undefined) await vent(a.ventMs);
  if (hva === undefined || a.nede?.includes(hva) !== true) return false;
  res.writeHead(503, { 'content-type': 'text/plain' }).end('nede');
  return true;
}

/** Catches the whole answer of these addresses, and sends it changed. `sett` hears every token that leaves. */
export function medAvvik(
  req: IncomingMessage,
  res: ServerResponse,
  a: () => Avvik,
  n: Nokler,
  sett: (jwt: string) => void,
): void {
  const sti = (req.url ?? '').split('?', 1)[0] ?? '';
  const slutt = res.end.bind(res) as (bit?: unknown) => ServerResponse;
  const endre = async (kropp: string): Promise<string> => {
    const sted = res.getHeader('location');
    if (typeof sted === 'string' && a().svar !== undefined && /\/logg-inn\/\w+\/svar/.test(sted)) {
      const u = new URL(sted);
      a().svar?.(u);
      res.setHeader('location', u.href);
    }
    if (sti.endsWith('/token') && kropp.startsWith('{')) {
      const svar = JSON.parse(kropp) as { id_token?: string };
      if (svar.id_token === undefined) return kropp;
      svar.id_token = await vri(svar.id_token, a(), n);
      sett(svar.id_token);
      return JSON.stringify(svar);
    }
    if (sti.endsWith('/userinfo') && kropp.startsWith('{')) {
      const krav = JSON.parse(kropp) as Record<string, unknown>;
      a().brukerinfo?.(krav);
      return JSON.stringify(krav);
    }
    return kropp;
  };
  (res as { end: unknown }).end = (bit?: unknown) => {
    const kropp = bit instanceof Uint8Array ? Buffer.from(bit).toString() : typeof bit === 'string' ? bit : '';
    void endre(kropp).then((ny) => {
      if (ny !== kropp) res.setHeader('content-length', Buffer.byteLength(ny));
      slutt(ny === kropp ? bit : ny);
    });
    return res;
  };
}
