import { ConstantBackoff, handleWhen, retry } from 'cockatiel';
import { Kildefeil } from '#grunn/feil/index.ts';
import { erHtml, htmlfeil, lesRetryAfter, nettfeil, statusfeil, type Tidsenhet } from './feilsvar.ts';
import type { Kildevern } from './kildevern.ts';
import { forStor, lagTeller, lesAlt, lesJson, lesStart, lesTekst, losTekst, tegnsettFra } from './kropp.ts';

export type Svarform = 'json' | 'tekst' | 'bytes' | 'strom';

interface Svarkropp {
  /** undefined for an empty body (304) and for an accepted error status whose body is not JSON. */
  readonly json: unknown;
  readonly tekst: string;
  readonly bytes: Uint8Array;
  readonly strom: AsyncIterable<Uint8Array>;
}

type Hoder = Readonly<Record<string, string>>;
type Kropp = string | Uint8Array<ArrayBuffer> | URLSearchParams;

export interface Sporring<F extends Svarform> {
  readonly kilde: string;
  readonly svar: F;
  readonly metode?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A function is asked again before each attempt, so that a token or a signed grant is fresh also after a wait. */
  readonly hoder?: Hoder | (() => Hoder | Promise<Hoder>);
  readonly kropp?: Kropp | (() => Kropp | Promise<Kropp>);
  /** For the whole answer; for `strom`: for the first piece, and then for each piece. */
  readonly timeoutMs?: number;
  /** Counted after unpacking. Reading stops as soon as it is passed. */
  readonly maksBytes?: number;
  /** Attempts in all, the first included. */
  readonly forsok?: number;
  readonly retryAfterEnhet?: Tidsenhet;
  /** Statuses beside 2xx that are answers, not errors (304, 404). */
  readonly godta?: readonly number[];
  /** First wait between attempts; doubles, with jitter. */
  readonly grunnventMs?: number;
  /** A source that asks for a longer wait than this gets it from the job queue, not from a sleeping call. */
  readonly lengsteVentMs?: number;
  readonly vern?: Kildevern;
  readonly signal?: AbortSignal;
  /** For tests. */
  readonly vent?: (ms: number) => Promise<void>;
  readonly naMs?: () => number;
  readonly tilfeldig?: () => number;
}

export interface Hentesvar<F extends Svarform> {
  readonly status: number;
  readonly hoder: Headers;
  readonly kropp: Svarkropp[F];
}

const sov = (ms: number): Promise<void> => new Promise((ferdig) => void setTimeout(ferdig, ms));

/**
 * The one way out to a source over HTTP. Tries again with growing, jittered waits where that may help, and throws Kildefeil with a
 * code and a sentence for operations; neither body, query nor header ever stands in it. Times in milliseconds, sizes in bytes.
 * Only http(s), and never on to another host than the one that was asked.
 */
export async function hent<F extends Svarform>(url: string | URL, s: Sporring<F>): Promise<Hentesvar<F>> {
  const adresse = lesAdresse(url, s.kilde);
  const { vent = sov, tilfeldig = Math.random, grunnventMs = 250, lengsteVentMs = 60_000 } = s;
  let ventMs = 0;
  const politikk = retry(
    handleWhen(
      (feil) => feil instanceof Kildefeil && feil.kilde === s.kilde && feil.forbigaende && (feil.ventMs ?? 0) <= lengsteVentMs,
    ),
    { maxAttempts: Math.max(0, (s.forsok ?? 3) - 1), backoff: new ConstantBackoff(0) },
  );
  const medForsok = () =>
    politikk.execute(async ({ attempt }) => {
      if (attempt > 0) await vent(Math.ceil(ventMs));
      try {
        return await ettForsok(adresse, s);
      } catch (feil) {
        // Half of the wait is chance, so that many clients stopped at once do not return at once. What the source asked for is a floor.
        const trinn = Math.min(30_000, grunnventMs * 2 ** attempt);
        ventMs =
          feil instanceof Kildefeil && feil.ventMs !== undefined
            ? feil.ventMs * (1 + tilfeldig() / 4)
            : trinn * (0.5 + tilfeldig() / 2);
        throw feil;
      }
    }, s.signal);
  return s.vern ? s.vern(medForsok) : medForsok();
}

async function ettForsok<F extends Svarform>(adresse: URL, s: Sporring<F>): Promise<Hentesvar<F>> {
  const hoder = typeof s.hoder === 'function' ? await s.hoder() : s.hoder;
  const kropp = typeof s.kropp === 'function' ? await s.kropp() : s.kropp;
  const tidsur = lagTidsur(s);
  tidsur.start();
  try {
    return await tidsur.rekk(spor(adresse, s, tidsur, { hoder, kropp }));
  } finally {
    tidsur.stopp();
  }
}

async function spor<F extends Svarform>(
  adresse: URL,
  s: Sporring<F>,
  tidsur: Tidsur,
  ut: { readonly hoder: Hoder | undefined; readonly kropp: Kropp | undefined },
): Promise<Hentesvar<F>> {
  const metode = s.metode ?? 'GET';
  const svar = await folg(adresse, s.kilde, {
    method: metode,
    headers: { 'user-agent': 'Friminutt', ...(s.svar === 'json' ? { accept: 'application/json' } : {}), ...ut.hoder },
    ...(ut.kropp === undefined ? {} : { body: ut.kropp }),
    signal: tidsur.signal,
  });
  const innholdstype = svar.headers.get('content-type') ?? '';
  const status = svar.status;
  if (!svar.ok && !s.godta?.includes(status)) {
    const ventMs = lesRetryAfter(svar.headers.get('retry-after'), s.retryAfterEnhet ?? 's', (s.naMs ?? Date.now)());
    throw statusfeil(s.kilde, status, { innholdstype, start: await lesStart(svar.body), ventMs });
  }
  const maks = s.maksBytes ?? 32 * 1024 * 1024;
  if (Number(svar.headers.get('content-length') ?? 0) > maks) {
    await svar.body?.cancel();
    throw forStor(s.kilde, maks);
  }
  const gi = (k: Svarkropp[Svarform]) => ({ status, hoder: svar.headers, kropp: k as Svarkropp[F] });
  if (s.svar === 'strom') return gi(await lesStrom(svar, s.kilde, maks, tidsur));
  const bytes = await lesAlt(svar.body, s.kilde, maks);
  if (erHtml(losTekst(bytes.subarray(0, 2048)), bytes.byteLength > 0 ? innholdstype : ''))
    throw htmlfeil(s.kilde, status, losTekst(bytes.subarray(0, 16_384)));
  if (s.svar === 'bytes') return gi(bytes);
  if (s.svar === 'tekst') return gi(lesTekst(bytes, s.kilde, tegnsettFra(innholdstype)));
  if (status === 204 || status === 304) return gi(undefined);
  if (svar.ok) return gi(lesJson(bytes, s.kilde));
  try {
    return gi(lesJson(bytes, s.kilde));
  } catch {
    return gi(undefined);
  }
}

/** Follows redirects inside the same origin only: a source must not be able to send us, and our token, somewhere else. */
async function folg(adresse: URL, kilde: string, valg: RequestInit): Promise<Response> {
  let hit = adresse;
  for (let hopp = 0; hopp < 4; hopp++) {
    let svar: Response;
    try {
      svar = await fetch(hit, { ...valg, redirect: 'manual' });
    } catch (feil) {
      throw nettfeil(kilde, feil, 'svar');
    }
    const sted = svar.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(svar.status) || sted === null) return svar;
    await svar.body?.cancel();
    const neste = URL.canParse(sted, hit) ? new URL(sted, hit) : undefined;
    const sammeMetode = valg.method === 'GET' || svar.status === 307 || svar.status === 308;
    if (neste?.origin !== adresse.origin || !sammeMetode)
      throw new Kildefeil(kilde, 'feil_svar', 'Viste oss videre til en annen adresse. Det følger vi ikke.', {
        status: svar.status,
      });
    hit = neste;
  }
  throw new Kildefeil(kilde, 'feil_svar', 'Viste oss videre i ring.');
}

/** The body piece by piece. The first piece is read here, so that a page or a dead line is found while trying again still helps. */
async function lesStrom(svar: Response, kilde: string, maks: number, tidsur: Tidsur): Promise<AsyncIterable<Uint8Array>> {
  const leser = svar.body?.getReader();
  if (!leser) return ingenting();
  const neste = lagTeller(leser, kilde, maks);
  const forste = await neste();
  const start = losTekst((forste ?? new Uint8Array()).subarray(0, 2048));
  if (forste && erHtml(start, svar.headers.get('content-type') ?? '')) {
    await leser.cancel();
    throw htmlfeil(kilde, svar.status, start);
  }
  return (async function* () {
    try {
      if (forste) yield forste;
      for (;;) {
        tidsur.start();
        const del = await tidsur.rekk(neste()).finally(() => tidsur.stopp());
        if (!del) return;
        yield del;
      }
    } finally {
      await leser.cancel().catch(() => undefined);
    }
  })();
}

async function* ingenting(): AsyncGenerator<Uint8Array> {}

interface Tidsur {
  readonly signal: AbortSignal;
  start(): void;
  stopp(): void;
  /** Waits for the work; an abort by the clock becomes `treg`, an abort by the caller the caller's own reason. */
  rekk<T>(arbeid: Promise<T>): Promise<T>;
}

function lagTidsur(s: { readonly kilde: string; readonly timeoutMs?: number; readonly signal?: AbortSignal }): Tidsur {
  const ms = s.timeoutMs ?? 30_000;
  const bryter = new AbortController();
  let ur: NodeJS.Timeout | undefined;
  let utlopt = false;
  return {
    signal: s.signal ? AbortSignal.any([bryter.signal, s.signal]) : bryter.signal,
    start() {
      clearTimeout(ur);
      ur = setTimeout(() => {
        utlopt = true;
        bryter.abort();
      }, ms);
    },
    stopp: () => clearTimeout(ur),
    async rekk(arbeid) {
      try {
        return await arbeid;
      } catch (feil) {
        if (utlopt) throw new Kildefeil(s.kilde, 'treg', `Svarte ikke innen ${Math.round(ms / 100) / 10} sekunder.`);
        s.signal?.throwIfAborted();
        throw feil;
      }
    },
  };
}

function lesAdresse(url: string | URL, kilde: string): URL {
  const adresse = URL.canParse(url) ? new URL(url) : undefined;
  if (!adresse || !['http:', 'https:'].includes(adresse.protocol) || adresse.username !== '' || adresse.password !== '')
    throw new Kildefeil(kilde, 'ugyldig_sporring', 'Adressen til kilden er ikke en vanlig http- eller https-adresse.');
  return adresse;
}
