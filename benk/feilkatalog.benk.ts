import fs from 'node:fs';
import path from 'node:path';
import { avgjorRader, FEIL } from './katalog/rader.ts';
import { benk } from './modell.ts';
import { kjorTester } from './vitest.ts';

const I_KATALOGEN = /\bF-(0[1-9]|[12]\d|3[0-3])\b/;

function testfiler(): string[] {
  const rot = path.resolve(import.meta.dirname, '..');
  return ['src', 'verden'].flatMap((mappe) =>
    fs
      .readdirSync(path.join(rot, mappe), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.test.ts') && I_KATALOGEN.test(fs.readFileSync(path.join(rot, mappe, f), 'utf8')))
      .map((f) => path.join(mappe, f)),
  );
}

/** The faults of Folkeregisteret, KRR and HR, each with its named tests, run. */
export default benk({
  id: 'feilkatalog',
  viser: 'F-01 to F-33 of the fault catalogue, each by its named tests, run against the simulators and real PostgreSQL',
  mal: { hoyst: 0, tekst: 'faults without a passing test' },
  async kjor(ctx) {
    // whole files: the tests of one may stand on each other
    const tester = await kjorTester({ filer: testfiler(), mappe: ctx.mappe });
    const svar = avgjorRader(FEIL, tester);
    const antall = (s: string) => svar.filter((r) => r.status === s).length;
    return {
      value: antall('mangler') + antall('feilet'),
      faults: svar.length,
      shown: antall('vist'),
      waiting: antall('venter'),
      tests: tester.filter((t) => t.status === 'passed' && I_KATALOGEN.test(t.tittel)).length,
      rows: svar.map((r) => ({
        id: r.id,
        fault: r.hva,
        status: r.status,
        tests: r.tester,
        ...(r.feilet ? { failed: r.feilet } : {}),
        ...(r.venter ? { waitsFor: r.venter } : {}),
      })),
    };
  },
});
