import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lesEpost, lesMobil, lesTid } from './lesing.ts';

describe('lesTid', () => {
  test.each`
    ra                                  | lest
    ${'2023-06-29T10:14:52+02'}         | ${'2023-06-29T08:14:52.000Z'}
    ${'2023-01-29T10:14:52+01'}         | ${'2023-01-29T09:14:52.000Z'}
    ${'2023-08-05T10:45:15.768Z'}       | ${'2023-08-05T10:45:15.768Z'}
    ${'2023-08-05T10:45:15.768123456Z'} | ${'2023-08-05T10:45:15.768Z'}
    ${'2023-06-29T10:14:52+0200'}       | ${'2023-06-29T08:14:52.000Z'}
    ${'2023-06-29T10:14:52+02:00'}      | ${'2023-06-29T08:14:52.000Z'}
    ${'2023-06-29T10:14:52'}            | ${'2023-06-29T08:14:52.000Z'}
    ${'2023-06-29'}                     | ${'2023-06-28T22:00:00.000Z'}
    ${'2023-06-29t10:14z'}              | ${'2023-06-29T10:14:00.000Z'}
    ${' 2023-06-29 10:14:52 +02 '}      | ${'2023-06-29T08:14:52.000Z'}
    ${'2023-02-29T10:14:52Z'}           | ${null}
    ${'2023-13-01T10:14:52Z'}           | ${null}
    ${'2023-06-29T25:14:52Z'}           | ${null}
    ${'9999-12-31T23:59:59-12'}         | ${null}
    ${'2023-02-29T10:14:52+01'}         | ${null}
    ${'2023-06-30T23:59:60Z'}           | ${'2023-06-30T23:59:59.000Z'}
    ${'2023-06-29T24:00:00Z'}           | ${null}
    ${'2023-06-29T10:14:52+24'}         | ${null}
    ${'2023-06-29T10:14:52+02:60'}      | ${null}
    ${'2023-06-29T10:14:52-03:30'}      | ${'2023-06-29T13:44:52.000Z'}
    ${'2023-06-29T10:14:52,5Z'}         | ${'2023-06-29T10:14:52.500Z'}
    ${'2023-06-29T10:14:52.5+02'}       | ${'2023-06-29T08:14:52.500Z'}
    ${'0000-01-01T00:00:00+01'}         | ${null}
    ${'29.06.2023'}                     | ${null}
    ${'i fjor'}                         | ${null}
    ${''}                               | ${null}
  `('[K01] «$ra» er $lest', ({ ra, lest }) => {
    expect(lesTid(ra as string)).toBe(lest);
  });

  test('any instant in either form comes out the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -12, max: 14 }),
        (d, timer) => {
          const sekund = new Date(Math.floor(d.getTime() / 1000) * 1000);
          const vegg = new Date(sekund.getTime() + timer * 3_600_000).toISOString().slice(0, 19);
          const sone = `${timer < 0 ? '-' : '+'}${String(Math.abs(timer)).padStart(2, '0')}`;
          expect(lesTid(`${vegg}${sone}`)).toBe(sekund.toISOString());
          expect(lesTid(d.toISOString())).toBe(d.toISOString());
        },
      ),
    );
  });
});

describe('lesMobil', () => {
  test.each`
    ra                    | lest
    ${'41514965'}         | ${'+4741514965'}
    ${'+4741514965'}      | ${'+4741514965'}
    ${'004741514965'}     | ${'+4741514965'}
    ${'4741514965'}       | ${'+4741514965'}
    ${' +47 415 14 965 '} | ${'+4741514965'}
    ${'(+47) 41514965'}   | ${null}
    ${'+46701234567'}     | ${'+46701234567'}
    ${'+47+47'}           | ${null}
    ${'+47'}              | ${null}
    ${'12345678'}         | ${null}
    ${'4151496'}          | ${null}
    ${'41514965;ext=5'}   | ${null}
    ${'tlf 41514965'}     | ${null}
    ${'41514965\n'}       | ${'+4741514965'}
    ${'4151\n4965'}       | ${null}
    ${'٤١٥١٤٩٦٥'}         | ${null}
    ${'0'.repeat(5000)}   | ${null}
    ${''}                 | ${null}
  `('[K15] F-30 mobil er $lest', ({ ra, lest }) => {
    expect(lesMobil(ra as string)).toBe(lest);
  });
});

describe('lesEpost', () => {
  test.each`
    ra                                   | lest
    ${'NULLstillt@default.digdir.no'}    | ${'NULLstillt@default.digdir.no'}
    ${' Rask.Hest@Epost.EXAMPLE '}       | ${'Rask.Hest@epost.example'}
    ${'rask+skole@blåbær.example'}       | ${'rask+skole@blåbær.example'}
    ${'bjørg@epost.example'}             | ${'bjørg@epost.example'}
    ${'a@b.example\r\nBcc: c@d.example'} | ${null}
    ${'a@b.example\n'}                   | ${null}
    ${'a\u0000@b.example'}               | ${null}
    ${'a\u200b@b.example'}               | ${null}
    ${'a\u2028@b.example'}               | ${null}
    ${'a@b@c.example'}                   | ${null}
    ${'Rask <rask@b.example>'}           | ${null}
    ${'a b@c.example'}                   | ${null}
    ${'a@b'}                             | ${null}
    ${'a@-b.example'}                    | ${null}
    ${'.a@b.example'}                    | ${null}
    ${'@b.example'}                      | ${null}
    ${'a@'}                              | ${null}
    ${`${'a'.repeat(65)}@b.example`}     | ${null}
    ${`a@${'b'.repeat(250)}.example`}    | ${null}
    ${''}                                | ${null}
  `('[K05] F-30 e-post er $lest', ({ ra, lest }) => {
    expect(lesEpost(ra as string)).toBe(lest);
  });
});

describe('F-30 whatever comes', () => {
  /** Text near the border between good and bad, so that both sides are met. */
  const naer = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'+|-|(|)| |.|@|0|1|2|4|7|9|a|Å|İ|ß|:|T|Z|\n|\r|\u0000'.split('|')), maxLength: 40 }),
    fc.emailAddress(),
    fc.integer({ min: 20_000_000, max: 99_999_999 }).map((n) => `${n % 2 ? '+47' : ''}${n}`),
    fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom('Z', '+02', '-23:59', ''))
      .map(([ar, n, s]) => `${String(ar).padStart(4, '0')}-01-01T${String(n).padStart(2, '0')}:00:00${s}`),
  );
  test.each([
    ['lesEpost', lesEpost],
    ['lesMobil', lesMobil],
    ['lesTid', lesTid],
  ] as const)('%s never throws, and what it has read it reads again as the same', (_navn, les) => {
    let lest = 0;
    fc.assert(
      fc.property(naer, (ra) => {
        const en = les(ra);
        if (en === null) return;
        lest++;
        expect(les(en)).toBe(en);
        expect(en).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 2000 },
    );
    expect(lest).toBeGreaterThan(20);
  });
});
