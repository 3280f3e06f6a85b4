import fs from 'node:fs';
import path from 'node:path';
import { HENDELSER } from './katalog/hendelser.ts';
import { avgjorRader } from './katalog/rader.ts';
import { benk } from './modell.ts';
import { kjorTester } from './vitest.ts';

const HENDELSE = /\bI-(0[1-9]|1\d|2[0-8])\b/;

function testfiler(): string[] {
  const rot = path.resolve(import.meta.dirname, '..');
  return ['src', 'verktoy'].flatMap((mappe) =>
    fs
      .readdirSync(path.join(rot, mappe), { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.test\.tsx?$/.test(f) && HENDELSE.test(fs.readFileSync(path.join(rot, mappe, f), 'utf8')))
      .map((f) => path.join(mappe, f)),
  );
}

/** I-01 to I-28 of the incidents others have had, each with its named tests, run. */
export default benk({
  id: 'S4',
  viser: 'every incident that concerns login, access, import or logging, by tests that carry its id, run',
  mal: { hoyst: 0, tekst: 'incidents without a passing test' },
  async kjor(ctx) {
    const tester = await kjorTester({ filer: testfiler(), mappe: ctx.mappe });
    const svar = avgjorRader(HENDELSER, tester);
    const antall = (s: string) => svar.filter((r) => r.status === s).length;
    return {
      value: antall('mangler') + antall('feilet'),
      incidents: svar.length,
      shown: antall('vist'),
      waiting: antall('venter'),
      tests: tester.filter((t) => t.status === 'passed' && HENDELSE.test(t.tittel)).length,
      rows: svar.map((r) => ({
        id: r.id,
        incident: r.hva,
        status: r.status,
        tests: r.tester,
        ...(r.feilet ? { failed: r.feilet } : {}),
        ...(r.venter ? { waitsFor: r.venter } : {}),
      })),
    };
  },
});
