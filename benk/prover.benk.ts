import fs from 'node:fs';
import path from 'node:path';
import { kontraktmappe } from '#verktoy/kontrakter.ts';
import { benk, Hoppover } from './modell.ts';
import { kjorTester } from './vitest.ts';

const MAPPER = ['folkeregisteret', 'fiks-folkeregister', 'krr', 'unit4-stamdata3', 'visma-hrm'];
const XSD = /XSD/;

/** Every official sample is opened by a test that passes. */
export default benk({
  id: 'prover',
  viser:
    'every official JSON and XML file of folkeregisteret, fiks-folkeregister, krr, unit4-stamdata3 and visma-hrm is read by a test',
  mal: { minst: 1, tekst: 'of them' },
  async kjor(ctx) {
    const mappe = kontraktmappe();
    if (mappe === undefined) throw new Hoppover('Mappa med offisielle kontrakter finnes ikke her. Sett FRIMINUTT_KONTRAKTER.');
    const filer = MAPPER.flatMap((m) =>
      fs
        .readdirSync(path.join(mappe, m), { recursive: true, encoding: 'utf8' })
        .filter((f) => /\.(json|xml)$/.test(f))
        .map((f) => `${m}/${f}`),
    ).toSorted();
    const liste = path.join(ctx.mappe, 'leste');
    fs.writeFileSync(liste, '');
    ctx.si(`${filer.length} filer; kjører testene som leser dem`);
    const tester = await kjorTester({
      filer: ['src/kilder', 'src/grunn/id', 'src/grunn/xml'],
      mappe: ctx.mappe,
      miljo: { FRIMINUTT_LESTE_KONTRAKTER: liste },
    });
    const leste = new Set(fs.readFileSync(liste, 'utf8').split('\n'));
    const ulest = filer.filter((f) => !leste.has(f));
    const feilet = tester.filter((t) => t.status === 'failed');
    const skjema = tester.filter((t) => XSD.test(t.tittel) && t.status === 'passed');
    return {
      value: (filer.length - ulest.length) / filer.length,
      ok: feilet.length === 0 && skjema.length > 0,
      files: filer.length,
      read: filer.length - ulest.length,
      perSource: Object.fromEntries(
        MAPPER.map((m) => [
          m,
          `${filer.filter((f) => f.startsWith(`${m}/`) && leste.has(f)).length} of ${filer.filter((f) => f.startsWith(`${m}/`)).length}`,
        ]),
      ),
      unread: ulest,
      // the official XML files come without their schemas; what we write ourselves is held against the register's own
      xsd: {
        schemas: [...leste].filter((f) => f.endsWith('.xsd')).toSorted(),
        officialXmlWithSchema: medSkjema(mappe, filer),
        testsPassed: skjema.map((t) => t.tittel),
      },
      tests: tester.filter((t) => t.status === 'passed').length,
      failed: feilet.map((t) => t.tittel),
    };
  },
});

/** The official XML files whose root stands in a namespace that one of the folders has a schema of. */
function medSkjema(mappe: string, filer: readonly string[]): string[] {
  const les = (f: string) => fs.readFileSync(path.join(mappe, f), 'utf8').slice(0, 4096);
  const skjemaer = new Set(
    MAPPER.flatMap((m) =>
      fs
        .readdirSync(path.join(mappe, m), { recursive: true, encoding: 'utf8' })
        .filter((f) => f.endsWith('.xsd'))
        .map((f) => /targetNamespace="([^"]+)"/.exec(les(`${m}/${f}`))?.[1]),
    ),
  );
  return filer.filter(
    (f) => f.endsWith('.xml') && skjemaer.has(/<[a-zA-Z][^>]*?\sxmlns(?::\w+)?="([^"]+)"/.exec(les(f))?.[1] ?? ''),
  );
}
