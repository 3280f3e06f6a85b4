// npm run benk -- <id> [--fro=7] [--…=…]   one bench, one JSON line on standard output, exit 1 when the bar is not met
// npm run benk -- --liste                  what there is, and what each shows
// npm run benk -- --alle                   all of them, a line each
import { parseArgs } from 'node:util';
import { finnBenker, kjorBenk, STANDARDFRO } from './kjoring.ts';
import { tegnMal } from './regler.ts';

const { positionals, tokens } = parseArgs({ args: process.argv.slice(2), strict: false, allowPositionals: true, tokens: true });
const valg = Object.fromEntries(tokens.filter((t) => t.kind === 'option').map((t) => [t.name, t.value ?? '']));
const benker = await finnBenker(import.meta.dirname);
const skriv = process.stdout.write.bind(process.stdout);

if ('liste' in valg) {
  for (const b of benker.values()) skriv(`${b.id.padEnd(24)}${b.viser}  [${tegnMal(b.mal)}]\n`);
} else {
  const ider = 'alle' in valg ? [...benker.keys()] : positionals;
  const ukjent = ider.filter((id) => !benker.has(id));
  if (ider.length === 0 || ukjent.length > 0) {
    console.error(
      `${ukjent.length > 0 ? `Ingen benk heter ${ukjent.join(', ')}. ` : ''}Velg en av: ${[...benker.keys()].join(', ')}`,
    );
    process.exit(2);
  }
  // whatever a library prints goes to standard error: standard output holds the one line
  process.stdout.write = process.stderr.write.bind(process.stderr);
  for (const id of ider) {
    const b = benker.get(id);
    if (b === undefined) continue;
    const linje = await kjorBenk(b, {
      fro: Number(valg['fro'] ?? STANDARDFRO),
      valg,
      si: (t) => void process.stderr.write(`${id}: ${t}\n`),
    });
    skriv(`${JSON.stringify(linje)}\n`);
    if (linje.ok === false) process.exitCode = 1;
  }
}
