import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { feilPaSprak, type Ramme, type Skjematilstand, type Tegning } from '#grunn/handling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { tegnFeil } from './feilside.tsx';
import type { Tjenervalg } from './modell.ts';

/** Eight letters and digits without those that look alike: can be read aloud over the phone. */
export const nyReferanse = (): string => [...randomBytes(8)].map((b) => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'[b % 32]).join('');

/** Browsers demand https for `__Host-`: see oktnavn. */
export const sprakkapsel = (https: boolean): string => (https ? '__Host-friminutt-sprak' : 'friminutt-sprak');

/** The language of somebody not logged in: chosen before, else what the browser asks for. */
export function sprakFor(f: FastifyRequest): Sprak {
  const onsket = `${f.cookies?.[sprakkapsel(true)] ?? f.cookies?.[sprakkapsel(false)] ?? ''},${f.headers['accept-language'] ?? ''}`;
  const forste = onsket.toLowerCase().split(',').map((d) => d.trim().split(/[-_;]/)[0]).find((k) => k === 'nn' || k === 'nb' || k === 'no'); // prettier-ignore
  return forste === 'nn' ? 'nn' : 'nb';
}

export const nyTilstand = (t: Partial<Skjematilstand> = {}): Skjematilstand => ({
  nokkel: randomUUID(),
  verdier: {},
  feil: [],
  konflikt: false,
  ...t,
});

export function rammeFor(f: FastifyRequest, aktor: Aktor | undefined, skjema: Skjematilstand = nyTilstand()): Ramme {
  return { sprak: aktor?.sprak ?? sprakFor(f), aktor, sti: stiAv(f), sporring: tekster(f.query), skjema };
}

export const stiAv = (f: FastifyRequest): string => f.url.split('?', 1)[0] ?? '/';

/** The strings among what came in; anything else is no text to show again. */
export function tekster(verdier: unknown): Record<string, string> {
  const ut: Record<string, string> = {};
  for (const [navn, verdi] of Object.entries((verdier ?? {}) as object)) if (typeof verdi === 'string') ut[navn] = verdi;
  return ut;
}

export const sendSide = (svar: FastifyReply, v: Tjenervalg, tegning: Tegning, ramme: Ramme, status = 200): FastifyReply =>
  svar.code(status).type('text/html; charset=utf-8').send(v.tegnSide(tegning, ramme));

/** Other systems and scripts ask for JSON; people's browsers for HTML. */
export const vilHaJson = (f: FastifyRequest): boolean =>
  stiAv(f).startsWith('/api/') || (/json/.test(f.headers.accept ?? '') && !/text\/html/.test(f.headers.accept ?? ''));

/** What went wrong as something a person can act on; what is ours becomes a sentence and a reference. */
export function somFunksjonell(feil: unknown, sprak: Sprak): { feil: FunksjonellFeil; var: boolean } {
  if (feil instanceof FunksjonellFeil) return { feil, var: false };
  const { statusCode, code } = feil as { statusCode?: number; code?: string };
  const kode = statusCode ?? (code !== undefined && UTILGJENGELIG.has(code) ? 503 : 500);
  if (kode === 413)
    return {
      feil: feilPaSprak(
        sprak,
        'for_stor',
        { nb: 'Det du sendte, er for stort.', nn: 'Det du sende, er for stort.' },
        { status: 413 },
      ),
      var: false,
    };
  if (kode >= 400 && kode < 500)
    return {
      feil: feilPaSprak(
        sprak,
        'uleselig',
        {
          nb: 'Vi kunne ikke lese det du sendte. Åpne siden på nytt og prøv igjen.',
          nn: 'Vi kunne ikkje lese det du sende. Opne sida på nytt og prøv igjen.',
        },
        { status: kode },
      ),
      var: false,
    };
  const melding =
    kode === 503
      ? {
          nb: 'Vi får ikke svar fra databasen akkurat nå. Prøv igjen om litt.',
          nn: 'Vi får ikkje svar frå databasen akkurat no. Prøv igjen om litt.',
        }
      : {
          nb: 'Feilen er vår, og den er loggført. Ingenting ble lagret.',
          nn: 'Feilen er vår, og han er loggførd. Ingenting vart lagra.',
        };
  return { feil: feilPaSprak(sprak, kode === 503 ? 'utilgjengelig' : 'intern_feil', melding, { status: kode }), var: true };
}

/** Connection refused or reset, server starting or stopping, pool exhausted. */
const UTILGJENGELIG = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
]);

/** Sends an error: a problem document (RFC 9457) to programs, a page to people. Never a detail of a fault of ours. */
export function sendFeil(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, kastet: unknown, aktor?: Aktor): FastifyReply {
  const ramme = rammeFor(f, aktor);
  const { feil, var: var_ } = somFunksjonell(kastet, ramme.sprak);
  const referanse = var_ ? f.id : undefined;
  if (var_) v.logg.error({ err: kastet, referanse: f.id, rute: f.routeOptions.url, metode: f.method }, 'Uventet feil');
  if (vilHaJson(f)) {
    return svar
      .code(feil.status)
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `urn:friminutt:feil:${feil.kode}`,
          title: feil.message,
          status: feil.status,
          ...(Object.keys(feil.felt).length > 0 ? { felt: feil.felt } : {}),
          ...(referanse === undefined ? {} : { referanse }),
        }),
      );
  }
  const visning = {
    status: feil.status,
    melding: feil.message,
    felt: Object.values(feil.felt),
    referanse,
    tilbake: tilbakeadresse(f),
  };
  try {
    return sendSide(svar, v, tegnFeil(visning, ramme.sprak), ramme, feil.status);
  } catch (e) {
    // the shell itself failed: say it without one
    v.logg.error({ err: e, referanse: f.id }, 'Feilsiden kunne ikke tegnes');
    return svar
      .code(feil.status)
      .type('text/plain; charset=utf-8')
      .send(`${feil.message} ${referanse ?? ''}`.trim());
  }
}

/** Where the person came from, when that was one of our own pages; else the front page. */
export function tilbakeadresse(f: FastifyRequest): string {
  const fra = f.headers.referer;
  if (fra === undefined || !URL.canParse(fra)) return '/';
  const u = new URL(fra);
  // two slashes first would be read as another server's name
  return u.host === f.host && u.pathname !== stiAv(f) && !u.pathname.startsWith('//') ? `${u.pathname}${u.search}` : '/';
}
