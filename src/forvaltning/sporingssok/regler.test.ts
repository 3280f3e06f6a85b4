import { describe, expect, test } from 'vitest';
import { forForesatt, formeltrygg, tegnCsv } from './regler.ts';

const rad = {
  id: 'r1',
  tid: '2026-11-22T08:00:00Z',
  hvem: 'Astrid Nordbø',
  rolle: 'Rektor',
  skole: 'Nordbygda skule',
  visning: 'så personkortet',
  felter: ['navn'],
  formal: 'samtale',
  skjermetAktor: false,
  ansatt: true,
};

describe('hvem har sett, for foresatte', () => {
  test.each`
    hva                                  | endring                                 | skjermet | hvem               | skole
    ${'ansatt viser navn'}               | ${{}}                                   | ${false} | ${'Astrid Nordbø'} | ${'Nordbygda skule'}
    ${'annen foresatt viser ikke navn'}  | ${{ rolle: 'Foresatt', ansatt: false }} | ${false} | ${null}            | ${'Nordbygda skule'}
    ${'skjermet ansatt viser ikke navn'} | ${{ skjermetAktor: true }}              | ${false} | ${null}            | ${'Nordbygda skule'}
    ${'skjermet barn viser bare rolle'}  | ${{}}                                   | ${true}  | ${null}            | ${null}
  `('[L06] $hva', ({ endring, skjermet, hvem, skole }) => {
    const ut = forForesatt({ ...rad, ...endring }, skjermet);
    expect(ut).toMatchObject({ hvem, skole, formal: null });
    expect(ut).not.toHaveProperty('skjermetAktor');
  });
});

describe('CSV for regneark', () => {
  test.each(['=1+1', '+47', '-1', '@SUM(A1)', '\tx', '\rx'])(
    '[ASVS 1.2.10] en celle som begynner som en formel, blir tekst: %j',
    (v) => {
      expect(formeltrygg(v)).toBe(`'${v}`);
    },
  );
  test('skilletegn, hermetegn og linjeskift holder seg i cellen', () => {
    expect(tegnCsv([['a;b', 'c"d', 'e\nf', 'g']])).toBe('\uFEFF"a;b";"c""d";"e\nf";g\r\n');
  });
});
