// Breaks the rules written in TypeScript, one condition at a time, and asks their own tests. No database is there: the other lock is off.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Regelbrudd {
  /** The file, the text of the line, and what was changed in it. */
  readonly navn: string;
  readonly fil: string;
  readonly kilde: string;
}

/** Where the rules stand, and the tests beside them that must notice. */
export const REGELFILER: readonly { readonly fil: string; readonly test: string }[] = [
  { fil: 'src/tilgang/relasjon/regler.ts', test: 'regler.test.ts' },
  { fil: 'src/grunn/tilgang/regler.ts', test: 'regler.test.ts' },
  { fil: 'src/register/skjerming/regler.ts', test: 'regler.test.ts' },
];

const BYTT: readonly (readonly [RegExp, string])[] = [
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/(?<=\s)<(?=\s)/g, '>='],
  [/(?<=\s)>(?=\s)/g, '<='],
  [/<=/g, '>'],
  [/(?<!=)>=/g, '<'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/!(?=[a-z(])/g, ''],
  [/(?<=\bif )\(/g, '(!'],
];

/** One cell of the table of protection, with what it may say instead. */
const CELLE = /(ugradert|klientadresse|fortrolig|strengtFortrolig): '(\w+)'/g;

/** Every way to break the rules of a file: a condition turned, a comparison turned, a cell that says something else. */
export function bryt(fil: string, kilde: string): Regelbrudd[] {
  const ut: Regelbrudd[] = [];
  const linjer = kilde.split('\n');
  let start = 0;
  for (const linje of linjer) {
    const legg = (fra: number, til: number, ny: string, hva: string) =>
      ut.push({
        navn: `${fil}: ${linje.trim()} | ${hva}`,
        fil,
        kilde: kilde.slice(0, start + fra) + ny + kilde.slice(start + til),
      });
    if (!/^\s*(\/\/|\*|\/\*|import|export type|export interface|readonly|type )/.test(linje)) {
      const uten = linje.replace(/(?<!:)\/\/.*$/, '');
      for (const [m, ny] of BYTT)
        for (const t of uten.matchAll(m)) {
          if (t[0] !== '(') legg(t.index, t.index + t[0].length, ny, `${t[0]} → ${ny || 'uten'} (tegn ${t.index})`);
          else {
            const slutt = motpart(kilde, start + t.index);
            ut.push({
              navn: `${fil}: ${linje.trim()} | if snudd`,
              fil,
              kilde: `${kilde.slice(0, start + t.index)}(!${kilde.slice(start + t.index, slutt + 1)})${kilde.slice(slutt + 1)}`,
            });
          }
        }
      for (const t of uten.matchAll(CELLE))
        legg(t.index, t.index + t[0].length, `${t[1]}: '${t[2] === 'alt' ? 'ingenting' : 'alt'}'`, `${t[0]} (tegn ${t.index})`);
    }
    start += linje.length + 1;
  }
  return ut;
}

const motpart = (kilde: string, apen: number): number => {
  let dybde = 0;
  for (let i = apen; i < kilde.length; i++) {
    if (kilde[i] === '(') dybde += 1;
    if (kilde[i] === ')' && --dybde === 0) return i;
  }
  throw new Error('en parentes er ikke lukket');
};

/** The breaks no test notices, by name. Each stands in a copy of its folder, in a copy of the house; the tests beside it are run. */
export async function overlevendeRegelbrudd(mappe: string): Promise<{ antall: number; overlevde: string[] }> {
  const rot = path.resolve(import.meta.dirname, '../..');
  const hus = path.join(mappe, 'hus');
  fs.mkdirSync(hus, { recursive: true });
  for (const f of ['src', 'verktoy', 'verden', 'package.json', 'tsconfig.json'])
    fs.cpSync(path.join(rot, f), path.join(hus, f), { recursive: true });
  fs.symlinkSync(fs.realpathSync(path.join(rot, 'node_modules')), path.join(hus, 'node_modules'));
  fs.writeFileSync(
    path.join(hus, 'vitest.config.ts'),
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { include: ['src/**/*__*/*.test.ts'], pool: 'threads', isolate: true, testTimeout: 10_000 } });\n",
  );
  const proves = new Map<string, string>();
  for (const { fil, test } of REGELFILER)
    for (const [i, m] of bryt(fil, fs.readFileSync(path.join(rot, fil), 'utf8')).entries()) {
      const kopi = `${path.dirname(fil)}__${i}`;
      fs.cpSync(path.join(rot, path.dirname(fil)), path.join(hus, kopi), { recursive: true });
      fs.writeFileSync(path.join(hus, kopi, path.basename(fil)), m.kilde);
      for (const annen of fs.readdirSync(path.join(hus, kopi)))
        if (annen.endsWith('.test.ts') && annen !== test) fs.rmSync(path.join(hus, kopi, annen));
      proves.set(`${kopi}/${test}`, m.navn);
    }
  const ut = path.join(mappe, 'brudd.json');
  await new Promise<void>((ja, nei) => {
    const barn = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${ut}`], {
      cwd: hus,
      stdio: ['ignore', 'ignore', 2],
    });
    barn.once('error', nei);
    barn.once('exit', () => ja());
  });
  const { testResults } = JSON.parse(fs.readFileSync(ut, 'utf8')) as { testResults: { name: string; status: string }[] };
  const svar = new Map(testResults.map((t) => [path.relative(fs.realpathSync(hus), fs.realpathSync(t.name)), t.status]));
  for (const fil of proves.keys()) if (!svar.has(fil)) throw new Error(`${proves.get(fil)} ble ikke prøvd`);
  return { antall: proves.size, overlevde: [...proves].filter(([fil]) => svar.get(fil) === 'passed').map(([, navn]) => navn) };
}
