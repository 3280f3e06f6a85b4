import fs from 'node:fs';
import path from 'node:path';
import { lesKildefil } from './kildefil.ts';
import { brudd, type Lovbrudd } from './regler.ts';

export { GULV, type Lovbrudd } from './regler.ts';

/** Checks a set of files, path from the root → source text. The planted offences in the tests come in here. */
export function sjekkHuset(filer: ReadonlyMap<string, string> | Readonly<Record<string, string>>): Lovbrudd[] {
  const par = filer instanceof Map ? [...filer] : Object.entries(filer);
  return brudd(par.map(([sti, kode]) => lesKildefil(sti, kode)));
}

/** Every TypeScript file of the house, path from `rot` → source text. */
export function lesHuset(rot: string): Map<string, string> {
  const ut = new Map<string, string>();
  for (const mappe of ['src', 'verden', 'benk', 'verktoy', 'reiser']) {
    if (!fs.existsSync(path.join(rot, mappe))) continue;
    for (const f of fs.readdirSync(path.join(rot, mappe), { recursive: true, encoding: 'utf8' })) {
      const sti = path.posix.join(mappe, f.split(path.sep).join('/'));
      if (/\.tsx?$/.test(sti) && !sti.includes('node_modules/')) ut.set(sti, fs.readFileSync(path.join(rot, sti), 'utf8'));
    }
  }
  return ut;
}

/** One line per breach, as a compiler would say it. */
export const tegnLovbrudd = (l: Lovbrudd): string => `${l.fil}:${l.linje} [${l.regel}] ${l.melding}`;
