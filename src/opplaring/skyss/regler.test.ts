import { expect, test } from 'vitest';
import { rettTilSkyss, ridesIdag, skyssregler, somKm } from './regler.ts';

test.each`
  trinn | meter   | mer                               | rett     | ansvar
  ${1}  | ${2000} | ${{}}                             | ${false} | ${null}
  ${1}  | ${2010} | ${{}}                             | ${true}  | ${'fylkeskommune'}
  ${2}  | ${2010} | ${{}}                             | ${false} | ${null}
  ${2}  | ${4000} | ${{}}                             | ${false} | ${null}
  ${2}  | ${4100} | ${{}}                             | ${true}  | ${'fylkeskommune'}
  ${10} | ${4001} | ${{}}                             | ${true}  | ${'fylkeskommune'}
  ${7}  | ${1000} | ${{ farlig: true }}               | ${true}  | ${'kommune'}
  ${7}  | ${5000} | ${{ farlig: true }}               | ${true}  | ${'fylkeskommune'}
  ${7}  | ${300}  | ${{ sarlig: true }}               | ${true}  | ${'fylkeskommune'}
  ${7}  | ${300}  | ${{ sarlig: true, farlig: true }} | ${true}  | ${'fylkeskommune'}
  ${7}  | ${300}  | ${{ bat: true }}                  | ${true}  | ${'fylkeskommune'}
`('[B33] $trinn. trinn, $meter meter, $mer: rett $rett, ansvar $ansvar', ({ trinn, meter, mer, rett, ansvar }) => {
  const svar = rettTilSkyss(
    { avstand: meter, farlig: false, bat: false, sarlig: false, ...mer },
    trinn,
    skyssregler('2026-11-22'),
  );
  expect(svar).toMatchObject({ rett, ansvar, sfo: mer.sarlig === true });
});

test('[B33] retten følger ikke med til 2. trinn når avstanden er mellom to og fire kilometer', () => {
  const f = { avstand: 3000, farlig: false, bat: false, sarlig: false };
  const regler = skyssregler('2027-08-01');
  expect([rettTilSkyss(f, 1, regler).rett, rettTilSkyss(f, 2, regler).rett]).toEqual([true, false]);
});

test('[B33] før loven gjaldt, svares det ikke', () => {
  expect(() => skyssregler('2024-07-31')).toThrow(RangeError);
  expect(somKm(2400)).toBe('2,4');
});

test.each`
  borte                                                                       | svar
  ${[]}                                                                       | ${'med'}
  ${[{ fraKl: null, tilKl: null }]}                                           | ${'ikkeMed'}
  ${[{ fraKl: '08:00', tilKl: '10:30' }]}                                     | ${'ikkeTil'}
  ${[{ fraKl: '10:00', tilKl: '11:30' }]}                                     | ${'med'}
  ${[{ fraKl: '13:00', tilKl: '15:00' }]}                                     | ${'ikkeHjem'}
  ${[{ fraKl: '11:20', tilKl: null }]}                                        | ${'ikkeHjem'}
  ${[{ fraKl: '07:00', tilKl: '08:30' }]}                                     | ${'med'}
  ${[{ fraKl: '08:00', tilKl: '10:30' }, { fraKl: '14:00', tilKl: '14:30' }]} | ${'ikkeMed'}
`('[E01] [B38] meldt borte $borte: $svar', ({ borte, svar }) =>
  expect(ridesIdag(borte, { fra: '08:30', til: '14:30' })).toBe(svar),
);
