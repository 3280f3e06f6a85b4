import { avgjorRader, REGLER } from './katalog/rader.ts';
import { benk } from './modell.ts';
import { kjorTester } from './vitest.ts';

/** The worked rules of identifiers, foreldreansvar and protection, each by the tests that show it. */
export default benk({
  id: 'regler',
  viser:
    'every worked rule of identifiers, foreldreansvar and protection (confidence A or B) has a passing test, or the reason it waits',
  mal: { hoyst: 0, tekst: 'rules that nothing shows' },
  async kjor(ctx) {
    const tester = await kjorTester({
      filer: [
        'src/tilgang/relasjon',
        'src/grunn/id',
        'src/kilder/folkeregisteret',
        'src/register/innlesing/folkeregisteret',
        'src/register/person/sok',
      ],
      mappe: ctx.mappe,
    });
    const svar = avgjorRader(REGLER, tester);
    const antall = (s: string) => svar.filter((r) => r.status === s).length;
    return {
      value: antall('mangler') + antall('feilet'),
      rules: svar.length,
      shown: antall('vist'),
      waiting: antall('venter'),
      rows: svar.map((r) => ({
        id: r.id,
        rule: r.hva,
        status: r.status,
        tests: r.tester,
        ...(r.feilet ? { failed: r.feilet } : {}),
        ...(r.venter ? { waitsFor: r.venter } : {}),
      })),
    };
  },
});
