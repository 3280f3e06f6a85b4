import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lesPersonDefinisjon, lesPersondokument } from './index.ts';

type Ra = Record<string, unknown>;
const prove = (navn: string): Ra => JSON.parse(readFileSync(new URL(`proever/${navn}.json`, import.meta.url), 'utf8')) as Ra;

/** Every place in a document, as a path. */
function* steder(ra: unknown, sti: readonly string[] = []): Generator<readonly string[]> {
  if (ra === null || typeof ra !== 'object') return;
  for (const [nokkel, verdi] of Object.entries(ra) as [string, unknown][]) {
    yield [...sti, nokkel];
    yield* steder(verdi, [...sti, nokkel]);
  }
}

function medVerdi(ra: Ra, sti: readonly string[], verdi: unknown): Ra {
  const kopi = structuredClone(ra);
  let her: Ra = kopi;
  for (const nokkel of sti.slice(0, -1)) her = her[nokkel] as Ra;
  her[sti.at(-1) ?? ''] = verdi;
  return kopi;
}

const hvaSomHelst = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
  fc.constantFrom<unknown>(null, [], {}, '', 'x', -1, true, [null], [[]], { __proto__: 1 }),
);

test.each(['persondokument-barn', 'persondokument-nummerskifte', 'persondokument-utland', 'persondefinisjon-barn'])(
  'F-14 [L18] %s: hva som helst på et tilfeldig sted leses uten å stanse, og resten av dokumentet er der',
  (navn) => {
    const ra = prove(navn);
    const alle = [...steder(ra)];
    fc.assert(
      fc.property(fc.constantFrom(...alle), hvaSomHelst, (sti, verdi) => {
        const endret = medVerdi(ra, sti, verdi);
        const person = navn.startsWith('persondokument') ? lesPersondokument(endret) : lesPersonDefinisjon(endret)?.barn;
        expect(person).toBeDefined();
        expect(sti[0] === 'navn' || person?.navn?.fornavn).toBeTruthy();
        expect(sti[0]?.startsWith('foedsel') === true || person?.fodselsdato).toBeTruthy();
      }),
      { numRuns: 400, seed: 14 },
    );
  },
);

test('F-18 [V28] en adresse kommer aldri fram på en strengt fortrolig, samme hva resten av dokumentet sier', () => {
  const niva = [{ erGjeldende: true, graderingsnivaa: 'strengtFortrolig' }];
  const ra: Ra = { ...prove('persondokument-barn'), adressebeskyttelse: niva };
  const alle = [...steder(ra)].filter((sti) => sti[0] !== 'adressebeskyttelse');
  fc.assert(
    fc.property(fc.constantFrom(...alle), hvaSomHelst, (sti, verdi) => {
      const person = lesPersondokument(medVerdi(ra, sti, verdi));
      expect(person?.adressebeskyttelse).toBe('strengtFortrolig');
      expect(person?.adresser.filter((a) => a.type !== 'post')).toEqual([]);
    }),
    { numRuns: 400, seed: 18 },
  );
});

test('F-14 [V28] en ødelagt gradering løsner aldri vernet', () => {
  const niva = [{ erGjeldende: true, graderingsnivaa: 'strengtFortrolig' }];
  const ra: Ra = { ...prove('persondokument-barn'), adressebeskyttelse: niva };
  // What clearly says «none» of the whole, or «ended» of a row, is an answer, not damage.
  const erSvar = (sti: readonly string[], v: unknown) =>
    sti.length === 1
      ? v === null || v === '' || (Array.isArray(v) && v.length === 0)
      : sti[2] === 'erGjeldende' && /^(false|0)$/i.test(String(v).trim());
  fc.assert(
    fc.property(
      fc.constantFrom<readonly string[]>(
        ['adressebeskyttelse'],
        ['adressebeskyttelse', '0'],
        ['adressebeskyttelse', '0', 'graderingsnivaa'],
        ['adressebeskyttelse', '0', 'erGjeldende'],
      ),
      hvaSomHelst,
      (sti, verdi) => {
        fc.pre(!erSvar(sti, verdi));
        expect(lesPersondokument(medVerdi(ra, sti, verdi))?.adressebeskyttelse).toBe('strengtFortrolig');
      },
    ),
    { numRuns: 600, seed: 6 },
  );
});
