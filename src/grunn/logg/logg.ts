import { Kildefeil } from '#grunn/feil/index.ts';

/**
 * What may stand in a log line. A field that is not here is dropped, so a person's name, number or address has no place to stand.
 * Adding a field is a decision about personal data: counts, codes and our own references only.
 */
const TILLATTE_FELT = [
  // where
  'miljo',
  'versjon',
  'prosess',
  'node',
  'port',
  'rom',
  'kilde',
  'jobb',
  'rute',
  'metode',
  'hendelse',
  'steg',
  // which run or call of ours
  'referanse',
  'kjoring',
  'reqId',
  'bolk',
  'bolker',
  'forsok',
  // how it went
  'kode',
  'status',
  'avvik',
  'varighetMs',
  'responseTime',
  'ventMs',
  'dagerIgjen',
  'rssMb',
  // how many
  'antall',
  'sporringer',
  'hentet',
  'nye',
  'endret',
  'uendret',
  'avsluttet',
  'holdtTilbake',
  'ubedt',
  'mangler',
  'feilet',
] as const;

export type Loggfelter = { readonly [F in (typeof TILLATTE_FELT)[number]]?: string | number | boolean | undefined } & {
  /** Only its name, code and where in our code it arose are written, never its text, unless it is a Kildefeil. */
  readonly err?: unknown;
};

export type Loggniva = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
const NIVATALL: Readonly<Record<Loggniva, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

interface Skriv {
  (felter: Loggfelter, tekst: string): void;
  (tekst: string): void;
}

/** Shaped like pino's logger, so that Fastify can use it as its `loggerInstance`. */
export type Logg = { readonly [N in Loggniva]: Skriv } & {
  level: string;
  readonly silent: Skriv;
  child(faste: Loggfelter): Logg;
};

const TILLATT: ReadonlySet<string> = new Set(TILLATTE_FELT);

/**
 * The second lock: a number of eleven digits, an e-mail address or an address of a page that slipped into an allowed field or a text is
 * masked. (Fastify writes «Route GET:/… not found».)
 */
const mask = (tekst: string): string =>
  tekst
    .slice(0, 500)
    .replace(/(?<!\d)\d{6}[ ]?\d{5}(?!\d)/g, '[nummer]')
    .replace(/[^\s@"<>]+@[^\s@"<>]+/g, '[e-post]')
    .replace(/\b([A-Z]{3,7}):\/\S*/g, '$1:[adresse]');

function rens(felter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ut: Record<string, unknown> = {};
  for (const [felt, verdi] of Object.entries(felter)) {
    if (!TILLATT.has(felt)) continue;
    if (typeof verdi === 'string') ut[felt] = mask(verdi);
    else if (typeof verdi === 'boolean' || (typeof verdi === 'number' && Number.isFinite(verdi))) {
      // A number of eleven digits is a person's, not a count.
      ut[felt] = typeof verdi === 'number' && /^\d{10,11}$/.test(String(verdi)) ? '[nummer]' : verdi;
    }
  }
  if (felter['err'] !== undefined) ut['feil'] = rensFeil(felter['err']);
  return ut;
}

/** Texts of errors can quote what a person typed or a source sent, so only a Kildefeil, which is built without, keeps its sentence. */
function rensFeil(feil: unknown, dybde = 0): Record<string, unknown> {
  if (!(feil instanceof Error)) return { navn: typeof feil };
  const kode = (feil as { code?: unknown; kode?: unknown }).kode ?? (feil as { code?: unknown }).code;
  const hvor = (feil.stack ?? '')
    .replace(feil.message, '')
    .split('\n')
    .filter((l) => /^\s+at /.test(l))
    .slice(0, 8);
  return {
    navn: mask(feil.name),
    ...(typeof kode === 'string' ? { kode: mask(kode) } : {}),
    ...(feil instanceof Kildefeil ? { kilde: feil.kilde, melding: mask(feil.message), status: feil.status } : {}),
    hvor: hvor.map((l) => mask(l.trim())),
    ...(feil.cause instanceof Error && dybde < 3 ? { arsak: rensFeil(feil.cause, dybde + 1) } : {}),
  };
}

/** Fastify gives the error's own message as the text of the line; it may quote a person, and is not a sentence of ours. */
const uten = (feil: unknown, tekst: string): string =>
  feil instanceof Error && !(feil instanceof Kildefeil) && feil.message !== '' && tekst.includes(feil.message)
    ? 'Uventet feil'
    : tekst;

/**
 * A logger that writes one JSON line per event to `ut` (standard output). Never throws. `niva` is the lowest level written;
 * `naMs` is for tests.
 */
export function lagLogg(
  valg: { niva?: Loggniva | 'silent'; ut?: (linje: string) => void; naMs?: () => number; faste?: Loggfelter } = {},
): Logg {
  const { ut = (linje: string) => void process.stdout.write(linje), naMs = Date.now, faste = {} } = valg;
  let niva: string = valg.niva ?? 'info';
  const skriv =
    (navn: Loggniva): Skriv =>
    (forst: Loggfelter | string, tekst?: string) => {
      if (NIVATALL[navn] < (NIVATALL[niva as Loggniva] ?? Number.POSITIVE_INFINITY)) return;
      const felter = typeof forst === 'string' ? {} : forst instanceof Error ? { err: forst } : forst;
      const melding = uten(felter.err, typeof forst === 'string' ? forst : (tekst ?? ''));
      ut(
        `${JSON.stringify({ niva: navn, tid: new Date(naMs()).toISOString(), ...rens({ ...faste, ...felter }), tekst: mask(melding) })}\n`,
      );
    };
  return {
    trace: skriv('trace'),
    debug: skriv('debug'),
    info: skriv('info'),
    warn: skriv('warn'),
    error: skriv('error'),
    fatal: skriv('fatal'),
    silent: () => undefined,
    get level() {
      return niva;
    },
    set level(ny: string) {
      niva = ny;
    },
    child: (flere) => lagLogg({ ...valg, niva: niva as Loggniva, faste: { ...faste, ...flere } }),
  };
}

/** The process's own logger. Texts are fixed sentences; what varies goes in the fields. */
export const logg: Logg = lagLogg();
