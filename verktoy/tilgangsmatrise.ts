// Writes docs/protokoll/tilgangsmatrise.md from the acts in the code.
import fs from 'node:fs';
import path from 'node:path';
import { lesAkter, tegnMatrise } from './tilgangsmatrise/matrise.ts';

const rot = path.resolve(import.meta.dirname, '..');
const akter = await lesAkter(rot);
const ut = path.join(rot, 'docs/protokoll/tilgangsmatrise.md');
fs.mkdirSync(path.dirname(ut), { recursive: true });
fs.writeFileSync(ut, tegnMatrise(akter));
console.log(`${akter.length} akter skrevet til docs/protokoll/tilgangsmatrise.md`);
