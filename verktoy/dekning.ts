// npm run dekning: every capability with the tests that show it, and those no test shows yet. Exits 1 on an unknown id.
import fs from 'node:fs';
import path from 'node:path';
import { lagOversikt, lesPunkter, lesTitler, tegnOversikt } from './dekning/dekning.ts';
import { lesHuset } from './gulv/index.ts';

const rot = path.resolve(import.meta.dirname, '..');
const les = (fil: string) => lesPunkter(fs.readFileSync(path.join(rot, 'docs', fil), 'utf8'));
const titler = [...lesHuset(rot)]
  .filter(([sti]) => /\.(test|reise)\.tsx?$/.test(sti) && !sti.startsWith('verktoy/dekning/'))
  .flatMap(([sti, kode]) => lesTitler(sti, kode));
const oversikt = lagOversikt(les('kapabiliteter.md'), les('feilkatalog.md'), titler);
console.log(tegnOversikt(oversikt).join('\n'));
if (oversikt.ukjente.length > 0) process.exitCode = 1;
