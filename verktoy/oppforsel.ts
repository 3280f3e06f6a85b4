// How a simulator is told to misbehave. One type for all sources, so that a person learns it once.
import type { IncomingMessage, ServerResponse } from 'node:http';

export const SLAG = {
  ok: 'svarer som den skal',
  nede: 'bryter forbindelsen',
  treg: 'venter `ms` før svaret',
  serverfeil: 'svarer 500',
  for_mange: 'svarer 429 med Retry-After',
  html: 'svarer med en nettside fra en brannmur',
  halvt: 'kutter svaret midt i',
  feil_person: 'svarer om en person ingen spurte om',
  soppel: 'svarer med ugyldige verdier',
  avvist: 'svarer 401',
  mangler: 'utelater noen av dem det ble spurt om',
} as const;

export type Slag = keyof typeof SLAG;

export interface Oppforsel {
  readonly slag: Slag;
  /** The next `antall` calls; without it until told otherwise. For `mangler`: still calls, see the source's own README. */
  readonly antall?: number;
  /** Delay for `treg`; also a latency on every answer when the kind is `ok`. */
  readonly ms?: number;
  /** Stated by the simulator in the unit its source uses. */
  readonly retryAfterMs?: number;
}

/** The current behaviour of one simulator; `neste()` is asked once per call and counts down. */
export interface Oppforselsbryter {
  readonly kilde: string;
  readonly na: Oppforsel;
  readonly sett: (ny: Oppforsel) => void;
  readonly neste: () => Oppforsel;
}

export function lagOppforsel(kilde: string, forst: Oppforsel = { slag: 'ok' }): Oppforselsbryter {
  let na = forst;
  return {
    kilde,
    get na() {
      return na;
    },
    sett(ny) {
      na = ny;
    },
    neste() {
      const denne = na;
      if (denne.antall !== undefined) na = denne.antall > 1 ? { ...denne, antall: denne.antall - 1 } : { slag: 'ok' };
      return denne;
    },
  };
}

/** Reads a behaviour from JSON or a form; undefined when the kind is unknown or a number is not one. */
export function lesOppforsel(ra: Readonly<Record<string, unknown>>): Oppforsel | undefined {
  const slag = ra['slag'];
  if (typeof slag !== 'string' || !Object.hasOwn(SLAG, slag)) return undefined;
  const tall: { antall?: number; ms?: number; retryAfterMs?: number } = {};
  for (const felt of ['antall', 'ms', 'retryAfterMs'] as const) {
    const v = ra[felt];
    if (v === undefined || v === null || v === '') continue;
    const n = Number(v);
    if (!Number.isFinite(n) || n < 0) return undefined;
    if (felt === 'antall' && n === 0) continue;
    tall[felt] = n;
  }
  return { slag: slag as Slag, ...tall };
}

/** A page of the kind a web application firewall sends: status 200 and a support number. */
export const BRANNMURSIDE =
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.' +
  '<br><br>Your support ID is: 12345678901234567890</body></html>';

/**
 * Carries out the kinds of misbehaviour that look the same for every source, and tells whether the call is answered. `halvt` is answered
 * with half of `helt` when given. Kinds about content (`feil_person`, `soppel`, `mangler`) are left to the simulator. `enhet`: the
 * unit this source states in Retry-After.
 */
export async function svarMedOppforsel(
  res: ServerResponse,
  o: Oppforsel,
  valg: { readonly enhet?: 's' | 'ms'; readonly helt?: () => string } = {},
): Promise<boolean> {
  if (o.ms !== undefined && o.ms > 0) await new Promise((ferdig) => void setTimeout(ferdig, o.ms));
  if (res.destroyed) return true;
  if (o.slag === 'nede') {
    res.socket?.resetAndDestroy();
    return true;
  }
  if (o.slag === 'serverfeil') return send(res, 500, '{"feil":"simulert feil"}');
  if (o.slag === 'avvist') return send(res, 401, '{"error":"invalid_token"}');
  if (o.slag === 'html') return send(res, 200, BRANNMURSIDE, { 'content-type': 'text/html' });
  if (o.slag === 'for_mange') {
    const ms = o.retryAfterMs ?? 1000;
    return send(res, 429, '{"feil":"for mange kall"}', {
      'retry-after': String(valg.enhet === 'ms' ? ms : Math.ceil(ms / 1000)),
    });
  }
  if (o.slag === 'halvt' && valg.helt) {
    const helt = valg.helt();
    return send(res, 200, helt.slice(0, Math.ceil(helt.length / 2)));
  }
  return false;
}

/** Sends a finished answer; always true, so that a handler can return it. */
export function send(res: ServerResponse, status: number, kropp: string, hoder: Readonly<Record<string, string>> = {}): true {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...hoder });
  res.end(kropp);
  return true;
}

/** The whole body of a request as text; throws when it passes the limit. Simulators only. */
export async function lesKropp(req: IncomingMessage, maksBytes = 8 * 1024 * 1024): Promise<string> {
  const deler: Buffer[] = [];
  let lest = 0;
  for await (const del of req as AsyncIterable<Buffer>) {
    lest += del.byteLength;
    if (lest > maksBytes) throw new Error('Kroppen er for stor for simulatoren.');
    deler.push(del);
  }
  return Buffer.concat(deler).toString('utf8');
}

/** JSON or a form as a flat object; empty for anything else. */
export async function lesFelter(req: IncomingMessage): Promise<Record<string, unknown>> {
  const kropp = await lesKropp(req);
  if ((req.headers['content-type'] ?? '').includes('json')) {
    try {
      const ra: unknown = JSON.parse(kropp);
      return ra !== null && typeof ra === 'object' && !Array.isArray(ra) ? (ra as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }
  return Object.fromEntries(new URLSearchParams(kropp));
}

/**
 * Answers `GET|POST /simulator/<kilde>/oppforsel`: JSON in gives JSON out; a form gives a redirect to `tilbake`. Returns false
 * when the path is another's.
 */
export async function svarPaOppforsel(
  req: IncomingMessage,
  res: ServerResponse,
  bryter: Oppforselsbryter,
  tilbake = '/',
): Promise<boolean> {
  if (new URL(req.url ?? '/', 'http://x').pathname !== `/simulator/${bryter.kilde}/oppforsel`) return false;
  if (req.method === 'GET') return send(res, 200, JSON.stringify(bryter.na));
  if (req.method !== 'POST') return send(res, 405, '{"feil":"bruk GET eller POST"}', { allow: 'GET, POST' });
  const erSkjema = !(req.headers['content-type'] ?? '').includes('json');
  const ny = lesOppforsel(await lesFelter(req));
  if (!ny) return send(res, 400, JSON.stringify({ feil: 'ukjent oppførsel', slag: Object.keys(SLAG) }));
  bryter.sett(ny);
  return erSkjema ? send(res, 303, '', { location: tilbake }) : send(res, 200, JSON.stringify(bryter.na));
}

/** The form for a simulator's own page. */
export function oppforselsskjema(bryter: Oppforselsbryter): string {
  const na = bryter.na;
  const valg = Object.entries(SLAG)
    .map(([slag, tekst]) => `<option value="${slag}"${slag === na.slag ? ' selected' : ''}>${slag}: ${tekst}</option>`)
    .join('');
  const felt = (navn: string, etikett: string, verdi: number | undefined) =>
    `<p><label for="o-${navn}">${etikett}</label><br><input id="o-${navn}" name="${navn}" inputmode="numeric" value="${verdi ?? ''}"></p>`;
  return (
    `<form method="post" action="/simulator/${bryter.kilde}/oppforsel">` +
    `<p><label for="o-slag">Oppførsel</label><br><select id="o-slag" name="slag">${valg}</select></p>` +
    felt('antall', 'Antall kall (tomt: til den blir endret)', na.antall) +
    felt('ms', 'Forsinkelse i millisekunder', na.ms) +
    felt('retryAfterMs', 'Ventetid ved 429, i millisekunder', na.retryAfterMs) +
    '<p><button>Bruk</button></p></form>'
  );
}
