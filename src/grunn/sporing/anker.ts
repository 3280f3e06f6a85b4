// Heads of the chains in files: one line a round, only ever appended to, a file a month.
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Anker, Ankersted } from './modell-segl.ts';
import { lesAnker, tegnAnker } from './regler-segl.ts';

const FILNAVN = /^hoder-\d{4}-\d{2}\.jsonl$/;

/**
 * Keeps heads in a folder. The data folder of each node has one; a second place that the database's people cannot reach (a share that
 * only adds, another machine) makes a tail cut in both visible.
 */
export function filanker(navn: string, mappe: string, nokler: Pick<Nokkelring, 'segl'>): Ankersted {
  const filer = () =>
    fs.existsSync(mappe)
      ? fs
          .readdirSync(mappe)
          .filter((f) => FILNAVN.test(f))
          .sort()
          .map((f) => path.join(mappe, f))
      : [];
  return {
    navn,
    async siste() {
      for (const fil of filer().toReversed()) {
        for (const linje of hale(fil).toReversed()) {
          const a = lesAnker(nokler, linje);
          if (a !== undefined) return a.runde;
        }
      }
      return 0;
    },
    async leggTil(ankere) {
      fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
      const perFil = Map.groupBy(ankere, (a) => path.join(mappe, `hoder-${a.skrevet.slice(0, 7)}.jsonl`));
      for (const [fil, dens] of perFil) {
        const halv = fs.existsSync(fil) && !endermedLinje(fil);
        const fd = fs.openSync(fil, 'a', 0o600);
        try {
          // a line cut short by a crash stands alone, so that the next is whole
          fs.writeSync(fd, `${halv ? '\n' : ''}${dens.map((a) => `${tegnAnker(nokler, a)}\n`).join('')}`);
          fs.fsyncSync(fd);
        } finally {
          fs.closeSync(fd);
        }
      }
    },
    async *alle(): AsyncIterable<Anker | 'skadet'> {
      for (const fil of filer())
        for await (const linje of createInterface({ input: fs.createReadStream(fil), crlfDelay: Infinity })) {
          if (linje === '') continue;
          yield lesAnker(nokler, linje) ?? 'skadet';
        }
    },
  };
}

const HALE = 16_384;
/** The last lines of a file. */
function hale(fil: string): string[] {
  const fd = fs.openSync(fil, 'r');
  try {
    const { size } = fs.fstatSync(fd);
    const b = Buffer.alloc(Math.min(size, HALE));
    fs.readSync(fd, b, 0, b.length, size - b.length);
    return b.toString().split('\n').filter(Boolean);
  } finally {
    fs.closeSync(fd);
  }
}

function endermedLinje(fil: string): boolean {
  const fd = fs.openSync(fil, 'r');
  try {
    const { size } = fs.fstatSync(fd);
    if (size === 0) return true;
    const b = Buffer.alloc(1);
    fs.readSync(fd, b, 0, 1, size - 1);
    return b[0] === 10;
  } finally {
    fs.closeSync(fd);
  }
}
