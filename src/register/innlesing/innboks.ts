// A file sent by hand is laid where the run looks for those that come by themselves.
import fs from 'node:fs';
import path from 'node:path';
import type { Opplastetfil } from '#grunn/handling/index.ts';
import type { Innboks } from './tjenester.ts';

/** What a file of each source begins with: enough to see that somebody has chosen the wrong one. */
export const FORSTE_TEGN = { folkeregisteret: /^\{/, hr: /^</, tilgangslosning: /^["A-Za-z]/, oppstart: /^[{<P]/ } as const;

/** The first character that is not a space or a mark of byte order; empty for a file with nothing in it. */
export function forsteTegn(sti: string): string {
  const fd = fs.openSync(sti, 'r');
  try {
    const bit = Buffer.alloc(512);
    return bit
      .subarray(0, fs.readSync(fd, bit, 0, bit.length, 0))
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
      .charAt(0);
  } finally {
    fs.closeSync(fd);
  }
}

/** Lays the file in the inbox, whole at once, under a name the run looks for. Never over one that lies there. */
export function leggIInnboks(innboks: Innboks, fil: Opplastetfil, na: string): void {
  fs.mkdirSync(innboks.mappe, { recursive: true, mode: 0o700 });
  const stempel = `${na.replaceAll(/[^0-9]/g, '').slice(0, 14)}-${fil.sum.slice(0, 8)}`;
  const navn = innboks.monster.includes('*') ? innboks.monster.replace('*', `opplastet-${stempel}`) : innboks.monster;
  const under = path.join(innboks.mappe, `.${navn}.under`);
  // the two folders may lie on different disks
  fs.copyFileSync(fil.sti, under);
  fs.renameSync(under, path.join(innboks.mappe, navn));
}
