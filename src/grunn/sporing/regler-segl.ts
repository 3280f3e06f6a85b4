import { hash } from 'node:crypto';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { NUMMERBYTE, SUMBYTE, type Anker, type Ledd, type Logg, type Runde } from './modell-segl.ts';

type Seglnokkel = Pick<Nokkelring, 'segl'>;

/** The sum of one row, from its line as COPY writes it. Says nothing without the chain above it. */
export const radsum = (linje: Uint8Array): Buffer => hash('sha256', linje, 'buffer').subarray(0, SUMBYTE);

/** What a link is sealed with. */
export const leddmerke = (n: Seglnokkel, l: Omit<Ledd, 'merke'>): Buffer =>
  n.segl(['ledd.1', l.logg, String(l.kjede), String(l.nummer), String(l.runde), l.forrige, l.numre, l.summer]);

/** The head of a round: over the head before it and the links it made, by log and chain. */
export const rundehode = (
  n: Seglnokkel,
  r: Omit<Runde, 'hode'>,
  merker: readonly { readonly logg: Logg; readonly kjede: number; readonly merke: Buffer }[],
): Buffer =>
  n.segl([
    'runde.1',
    String(r.runde),
    r.tid,
    String(r.grense),
    String(r.rader),
    r.forrige,
    ...merker.flatMap((m) => [m.logg, String(m.kjede), m.merke]),
  ]);

/** An anchor as a line in a file, with a seal of its own. */
export function tegnAnker(n: Seglnokkel, a: Anker): string {
  const merke = n.segl(['anker.1', String(a.runde), a.tid, a.hode, a.skrevet]).toString('hex');
  return JSON.stringify({ ...a, merke });
}

/** The anchor of a line; undefined when the line is not one of ours, whole. */
export function lesAnker(n: Seglnokkel, linje: string): Anker | undefined {
  try {
    const { merke, ...a } = JSON.parse(linje) as Anker & { merke: string };
    return tegnAnker(n, a) === JSON.stringify({ ...a, merke }) ? a : undefined;
  } catch {
    return undefined;
  }
}

/** The number, the order and the chain of a line, without reading the rest of it. */
export function lesLinje(b: Buffer, fra: number): { nummer: number; rekke: number; kjede: number } {
  let i = fra;
  let nummer = 0;
  for (; b[i] !== 9; i++) nummer = nummer * 10 + b[i]! - 48;
  i++;
  let rekke = 0;
  for (; b[i] !== 9; i++) rekke = rekke * 10 + b[i]! - 48;
  i++;
  const siffer = b[i]!;
  return { nummer, rekke, kjede: siffer < 58 ? siffer - 48 : siffer - 87 };
}

/** Rows of one chain, gathered as they come: number and sum, in the order sealed. */
export class Radsamling {
  #numre = Buffer.alloc(NUMMERBYTE * 64);
  #summer = Buffer.alloc(SUMBYTE * 64);
  antall = 0;

  leggTil(nummer: number, sum: Uint8Array): void {
    if ((this.antall + 1) * NUMMERBYTE > this.#numre.length) {
      this.#numre = Buffer.concat([this.#numre, Buffer.alloc(this.#numre.length)]);
      this.#summer = Buffer.concat([this.#summer, Buffer.alloc(this.#summer.length)]);
    }
    // eight bytes, without making a BigInt for each row
    this.#numre.writeUInt32BE(Math.floor(nummer / 2 ** 32), this.antall * NUMMERBYTE);
    this.#numre.writeUInt32BE(nummer >>> 0, this.antall * NUMMERBYTE + 4);
    this.#summer.set(sum, this.antall * SUMBYTE);
    this.antall++;
  }
  get numre(): Buffer {
    return this.#numre.subarray(0, this.antall * NUMMERBYTE);
  }
  get summer(): Buffer {
    return this.#summer.subarray(0, this.antall * SUMBYTE);
  }
  tom(): void {
    this.antall = 0;
  }
}

/** Number → sum (hex) of a link's rows. */
export function raderI(numre: Buffer, summer: Buffer): Map<number, string> {
  const ut = new Map<number, string>();
  for (let i = 0; (i + 1) * NUMMERBYTE <= numre.length; i++)
    ut.set(Number(numre.readBigUInt64BE(i * NUMMERBYTE)), summer.toString('hex', i * SUMBYTE, (i + 1) * SUMBYTE));
  return ut;
}
