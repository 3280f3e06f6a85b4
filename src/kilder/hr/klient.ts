import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FunksjonellFeil, Kildefeil } from '#grunn/feil/index.ts';
import { hent, type Sporring } from '#grunn/http/index.ts';

const KILDE = 'hr';
const sov = (ms: number): Promise<void> => new Promise((ferdig) => void setTimeout(ferdig, ms));

export interface Mappevalg {
  /** The folder HR's job writes to. */
  readonly mappe: string;
  /** File name with `*` for anything, e.g. `Stamdata3_*.xml`. Case counts. */
  readonly navn: string;
  /** How long size and time must stand still before the file counts as written. */
  readonly stabilMs?: number;
  /** How long to wait for that. */
  readonly maksVentMs?: number;
  /** For tests. */
  readonly vent?: (ms: number) => Promise<void>;
}

export interface Mappefil {
  readonly navn: string;
  /** Bytes. */
  readonly storrelse: number;
  /** When it was last written, ISO 8601 UTC. */
  readonly endret: string;
  /** Reads the file once more for each call. Throws Kildefeil `uleselig` at the end when it was changed meanwhile. */
  innhold(): AsyncIterable<Uint8Array>;
}

/**
 * The newest file in a drop folder that is wholly written; undefined when none has the name. Never an older one while a newer is on
 * its way. Throws Kildefeil `nede` when the folder can't be read, and `treg` when the newest file is still growing or empty after `maksVentMs`.
 */
export async function hentFraMappe(valg: Mappevalg): Promise<Mappefil | undefined> {
  const { stabilMs = 2000, maksVentMs = 60_000, vent = sov } = valg;
  let ventet = 0;
  let forrige = await nyeste(valg);
  for (;;) {
    if (!forrige) return undefined;
    await vent(stabilMs);
    ventet += stabilMs;
    const na = await nyeste(valg);
    if (
      na &&
      na.navn === forrige.navn &&
      na.storrelse === forrige.storrelse &&
      na.msEndret === forrige.msEndret &&
      na.storrelse > 0
    ) {
      return somMappefil(valg.mappe, na);
    }
    if (ventet >= maksVentMs) {
      throw new Kildefeil(KILDE, 'treg', 'Den nyeste fila fra HR-systemet er tom eller under skriving. Vi prøver igjen senere.');
    }
    forrige = na;
  }
}

interface Spor {
  readonly navn: string;
  readonly storrelse: number;
  readonly msEndret: number;
}

async function nyeste({ mappe, navn }: Mappevalg): Promise<Spor | undefined> {
  const monster = new RegExp(`^${navn.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`);
  let filer: Spor[];
  try {
    const navnene = (await readdir(mappe, { withFileTypes: true })).filter((f) => f.isFile() && monster.test(f.name));
    filer = await Promise.all(
      navnene.map(async (f) => {
        const s = await stat(path.join(mappe, f.name));
        return { navn: f.name, storrelse: s.size, msEndret: s.mtimeMs };
      }),
    );
  } catch (feil) {
    throw new Kildefeil(
      KILDE,
      'nede',
      'Mappa med filer fra HR-systemet kan ikke leses. Kontroller at den finnes og at vi har tilgang.',
      {
        cause: feil,
      },
    );
  }
  // Files of the same second: the name decides, since exports are numbered or dated.
  return filer.sort((a, b) => b.msEndret - a.msEndret || (a.navn < b.navn ? 1 : -1))[0];
}

function somMappefil(mappe: string, spor: Spor): Mappefil {
  return {
    navn: spor.navn,
    storrelse: spor.storrelse,
    endret: new Date(spor.msEndret).toISOString(),
    async *innhold() {
      const fil = await open(path.join(mappe, spor.navn));
      try {
        for await (const bit of fil.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 })) yield bit as Uint8Array;
        const na = await fil.stat();
        if (na.size === spor.storrelse && na.mtimeMs === spor.msEndret) return;
      } finally {
        await fil.close();
      }
      throw new Kildefeil(KILDE, 'uleselig', 'Fila ble endret mens den ble lest. Vi leser den på nytt.', { forbigaende: true });
    },
  };
}

export interface Vismavalg {
  /** Up to and including the host, or the path that `/hrm_ws` hangs on; https except on this machine. */
  readonly baseUrl: string;
  readonly bruker: string;
  readonly passord: string;
  /** Employee ids asked for, both included. */
  readonly fraId?: string;
  readonly tilId?: string;
  readonly maksBytes?: number;
  readonly hentevalg?: Partial<Pick<Sporring<'strom'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent' | 'signal'>>;
}

export interface VismaKlient {
  /** All employees of a company, as personsXML. */
  hentPersoner(firma: string): Promise<AsyncIterable<Uint8Array>>;
  /** Employees of a company who start in the period (dates, both included), as personsXML. */
  hentFramtidige(firma: string, fra: string, til: string): Promise<AsyncIterable<Uint8Array>>;
  /** One employee by personIdHRM; undefined when there is none. */
  hentPerson(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The organisation chart of a company on a date. */
  hentOrganisasjonskart(firma: string, dato: string): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * Visma HRM's web service with a user of its own (Basic). All calls throw Kildefeil. Throws FunksjonellFeil at once for an address the
 * password must not be sent to.
 */
export function lagVismaKlient(valg: Vismavalg): VismaKlient {
  const { fraId = '0', tilId = '99999999', maksBytes = 1024 * 1024 * 1024 } = valg;
  const base = sikkerAdresse(valg.baseUrl);
  const hoder = {
    accept: 'application/xml, text/xml',
    authorization: `Basic ${Buffer.from(`${valg.bruker}:${valg.passord}`, 'utf8').toString('base64')}`,
  };
  const les = async (deler: readonly string[], godta: readonly number[] = []) => {
    const url = `${base}/hrm_ws/secure/${deler.map(encodeURIComponent).join('/')}`;
    // A whole kommune is put together before the first byte comes.
    return hent(url, { kilde: KILDE, svar: 'strom', hoder, timeoutMs: 120_000, maksBytes, godta, ...valg.hentevalg });
  };
  return {
    hentPersoner: async (firma) => (await les(['persons', 'company', firma, 'start-id', fraId, 'end-id', tilId])).kropp,
    hentFramtidige: async (firma, fra, til) =>
      (await les(['persons', 'company', firma, 'not-started', 'date-interval', fra, til])).kropp,
    async hentPerson(id) {
      const svar = await les(['persons', 'id', id], [404]);
      if (svar.status !== 404) return svar.kropp;
      for await (const _ of svar.kropp) break;
      return undefined;
    },
    hentOrganisasjonskart: async (firma, dato) => (await les(['organization', 'chart', dato, firma])).kropp,
  };
}

function sikkerAdresse(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const her = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && her)) {
    throw new FunksjonellFeil(
      'ugyldig_adresse',
      'Adressen til HR-systemet må begynne med https://, ellers sendes passordet åpent.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new FunksjonellFeil('ugyldig_adresse', 'Bruker og passord til HR-systemet skal ikke stå i adressen.');
  }
  return baseUrl.replace(/\/+$/, '');
}
