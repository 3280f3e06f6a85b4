// What somebody with a stolen dump of the database, and nothing else, can get out of it.
import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import pg from 'pg';
import { to } from 'pg-copy-streams';

export interface Dump {
  /** Every table as COPY writes it, in chunks of text. */
  readonly biter: readonly string[];
  readonly tabeller: number;
  readonly byte: number;
}

/** Every row of every table, as pg_dump would have it. */
export async function lagDump(url: string): Promise<Dump> {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    const { rows } = await c.query<{ t: string }>(
      `select format('%I.%I', n.nspname, k.relname) as t from pg_class k join pg_namespace n on n.oid = k.relnamespace
       where k.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
    );
    const biter: string[] = [];
    let byte = 0;
    for (const { t } of rows) {
      const deler: Buffer[] = [];
      for await (const b of c.query(to(`copy ${t} to stdout`)) as unknown as Readable) deler.push(b as Buffer);
      const tekst = Buffer.concat(deler).toString('utf8');
      byte += tekst.length;
      biter.push(tekst);
    }
    return { biter, tabeller: rows.length, byte };
  } finally {
    await c.end();
  }
}

/** Does this text stand anywhere in the dump, as it is, as hex or as base64? */
export const star = (d: Dump, tekst: string): boolean => {
  const b = Buffer.from(tekst);
  const former = [tekst, JSON.stringify(tekst).slice(1, -1), b.toString('hex'), b.toString('base64').replace(/=+$/, '')];
  return d.biter.some((bit) => former.some((f) => bit.includes(f)));
};

/** The key as bytes anywhere in the dump: as text, hex or base64. */
export const starNokkel = (d: Dump, base64: string): boolean => {
  const b = Buffer.from(base64, 'base64');
  const former = [base64, base64.replace(/=+$/, ''), b.toString('hex'), b.toString('base64url')];
  return d.biter.some((bit) => former.some((f) => bit.includes(f)));
};

const SIFFER = /(?<![0-9])[0-9]{11}(?![0-9])/g;
const HEKS = /(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])/gi;
const BASE64 =
  /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{22}(?:==)?|[A-Za-z0-9+/_-]{27}=?|[A-Za-z0-9+/_-]{43}=?)(?![A-Za-z0-9+/=_-])/g;

/** Everything in the dump that could be a number or a hash of one: numbers as they are, sums as hex. */
function finnKandidater(d: Dump): Set<string> {
  const ut = new Set<string>();
  for (const bit of d.biter) {
    for (const [n] of bit.matchAll(SIFFER)) ut.add(n);
    for (const [h] of bit.matchAll(HEKS)) ut.add(h.toLowerCase());
    for (const [h] of bit.matchAll(BASE64)) ut.add(Buffer.from(h, 'base64').toString('hex'));
    // uuids without their dashes: a sum of 16 bytes may be kept as one
    for (const [u] of bit.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) ut.add(u.replaceAll('-', ''));
  }
  return ut;
}

const VEKT1 = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const VEKT2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** All synthetic numbers of people born in a year (month + 80), and their D-numbers (day + 40). */
export function* alleNumre(ar: number, dNumre = true): Generator<string> {
  for (let dag = new Date(Date.UTC(ar, 0, 1)); dag.getUTCFullYear() === ar; dag = new Date(dag.getTime() + 86_400_000))
    for (const dPluss of dNumre ? [0, 40] : [0]) {
      const dato =
        String(dag.getUTCDate() + dPluss).padStart(2, '0') +
        String(dag.getUTCMonth() + 81).padStart(2, '0') +
        String(ar % 100).padStart(2, '0');
      for (let i = 0; i < 1000; i++) {
        const ni = dato + String(i).padStart(3, '0');
        const k1 = 11 - (VEKT1.reduce((s, v, j) => s + v * (ni.charCodeAt(j) - 48), 0) % 11);
        const en = k1 === 11 ? 0 : k1;
        if (en === 10) continue;
        const ti = ni + String(en);
        const k2 = 11 - (VEKT2.reduce((s, v, j) => s + v * (ti.charCodeAt(j) - 48), 0) % 11);
        const to_ = k2 === 11 ? 0 : k2;
        if (to_ !== 10) yield ti + String(to_);
      }
    }
}

const INDRE = Buffer.concat([Buffer.alloc(64, 0x36), Buffer.alloc(11)]);
const YTRE = Buffer.concat([Buffer.alloc(64, 0x5c), Buffer.alloc(32)]);
/** HMAC-SHA-256 with an empty key, written out: making an object for each of millions costs more than the sums. */
function tomHmac(nummer: string): string {
  INDRE.write(nummer, 64, 'latin1');
  hash('sha256', INDRE, 'buffer').copy(YTRE, 64);
  return hash('sha256', YTRE);
}

export interface Funnet {
  readonly nummer: string;
  readonly som: 'klartekst' | 'sha256' | 'sha1' | 'md5' | 'hmac';
}

/** Tries every number of these birth years against all that stands in the dump. Returns how many were tried and which were found. */
export function angrip(d: Dump, ar: readonly number[], dNumre = true): { provd: number; funnet: Funnet[] } {
  const kandidater = finnKandidater(d);
  const funnet: Funnet[] = [];
  let provd = 0;
  for (const a of ar)
    for (const nummer of alleNumre(a, dNumre)) {
      provd++;
      if (kandidater.has(nummer)) funnet.push({ nummer, som: 'klartekst' });
      if (kandidater.has(hash('sha256', nummer))) funnet.push({ nummer, som: 'sha256' });
      if (kandidater.has(hash('sha1', nummer))) funnet.push({ nummer, som: 'sha1' });
      if (kandidater.has(hash('md5', nummer))) funnet.push({ nummer, som: 'md5' });
      if (kandidater.has(tomHmac(nummer))) funnet.push({ nummer, som: 'hmac' });
    }
  return { provd, funnet };
}
