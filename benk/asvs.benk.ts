import fs from 'node:fs';
import path from 'node:path';
import { kontraktfil, kontraktmappe } from '#verktoy/kontrakter.ts';
import { avgjorKrav, kravI, lesForklaringer, lesKrav, tallFor } from './asvs/les.ts';
import { benk, Hoppover } from './modell.ts';
import { kjorTester } from './vitest.ts';

const ROT = path.resolve(import.meta.dirname, '..');

function testfiler(): string[] {
  return ['src', 'verktoy'].flatMap((mappe) =>
    fs
      .readdirSync(path.join(ROT, mappe), { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.test\.tsx?$/.test(f) && kravI(fs.readFileSync(path.join(ROT, mappe, f), 'utf8')).length > 0)
      .map((f) => path.join(mappe, f)),
  );
}

/** OWASP ASVS 5.0: each requirement with the tests that name it, run; or the page that answers it; or why it waits. */
export default benk({
  id: 'asvs',
  viser: 'OWASP ASVS 5.0: every automatable requirement of level 1 and at least 80 % of level 2, each by tests that name it, run',
  mal: { hoyst: 0, tekst: 'automatable requirements of level 1 without a passing test' },
  async kjor(ctx) {
    if (kontraktmappe() === undefined) throw new Hoppover('klassifisering.csv er ikke her');
    const fil = kontraktfil('asvs/klassifisering.csv');
    const krav = lesKrav(fs.readFileSync(fil, 'utf8'));
    const tester = await kjorTester({ filer: testfiler(), mappe: ctx.mappe });
    const svar = avgjorKrav(krav, lesForklaringer(fs.readFileSync(path.join(ROT, 'docs/asvs.md'), 'utf8')), tester);
    const [en, to, tre] = [tallFor(svar, 1), tallFor(svar, 2), tallFor(svar, 3)];
    const kjente = new Set(krav.map((k) => k.id));
    const ukjente = [...new Set(tester.flatMap((t) => kravI(t.tittel)))].filter((id) => !kjente.has(id));
    return {
      value: en.mangler.length,
      delmal: {
        L2: { verdi: to.andel, minst: 0.8, tekst: 'share of automatable level 2 verified' },
        unclassified: {
          verdi: svar.filter((s) => s.krav.niva < 3 && s.status === 'mangler').length,
          hoyst: 0,
          tekst: 'of level 1 and 2 neither shown nor explained',
        },
        unknown: { verdi: ukjente.length, hoyst: 0, tekst: 'requirements named in titles that the list does not have' },
        failed: { verdi: svar.filter((s) => s.status === 'feilet').length, hoyst: 0, tekst: 'with a failing test' },
      },
      L1: en,
      L2: to,
      L3: tre,
      waits: svar.filter((s) => s.status === 'venter').map((s) => ({ id: s.krav.id, why: s.hvorfor })),
    };
  },
});
