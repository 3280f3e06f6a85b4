import { describe, expect, test } from 'vitest';
import { kompetansekrav } from './modell.ts';
import { fagFor, kravFor, kravPa, livsfaseprosent, tilUndervisning, vurderKompetanse } from './regler.ts';

const krav = kravPa('2026-11-22', kompetansekrav.standard);

describe('studiepoeng mot kravet', () => {
  test.each`
    fag                 | trinn     | poeng
    ${'norsk'}          | ${[1]}    | ${30}
    ${'norsk'}          | ${[7]}    | ${30}
    ${'norsk'}          | ${[8]}    | ${60}
    ${'matematikk'}     | ${[7, 8]} | ${60}
    ${'engelsk'}        | ${[10]}   | ${60}
    ${'naturfag'}       | ${[5]}    | ${null}
    ${'naturfag'}       | ${[9]}    | ${30}
    ${'utdanningsvalg'} | ${[9]}    | ${null}
    ${'norsk'}          | ${[]}     | ${null}
  `('[V22] $fag på trinn $trinn krever $poeng', ({ fag, trinn, poeng }) => {
    expect(kravFor(fag, trinn, krav)).toBe(poeng);
  });

  test.each`
    har                                                         | kode         | trinn  | status
    ${[{ fag: 'norsk', studiepoeng: 60, dokumentert: true }]}   | ${'NOR0214'} | ${[9]} | ${'dekket'}
    ${[{ fag: 'norsk', studiepoeng: 60, dokumentert: false }]}  | ${'NOR0214'} | ${[9]} | ${'udokumentert'}
    ${[{ fag: 'norsk', studiepoeng: 59.5, dokumentert: true }]} | ${'NOR0214'} | ${[9]} | ${'mangler'}
    ${[]}                                                       | ${'NOR0214'} | ${[3]} | ${'mangler'}
    ${[{ fag: 'musikk', studiepoeng: 15, dokumentert: true }]}  | ${'MUS0010'} | ${[3]} | ${'utenKrav'}
    ${[{ fag: 'musikk', studiepoeng: 15, dokumentert: true }]}  | ${null}      | ${[3]} | ${'ikkeUndervist'}
  `('[V22] $har i $kode på trinn $trinn: $status', ({ har, kode, trinn, status }) => {
    const ut = vurderKompetanse(har, [{ fagkode: kode, arstrinn: trinn, navn: '9A norsk' }], krav);
    expect(ut.map((r) => r.status)).toEqual([status]);
  });

  test('[V22] det som mangler, står først, og et ukjent fag er ikke et krav', () => {
    const grupper = ['NOR0214', 'MAT0015', 'XYZ0001'].map((fagkode) => ({ fagkode, arstrinn: [8], navn: fagkode }));
    const ut = vurderKompetanse([{ fag: 'norsk', studiepoeng: 60, dokumentert: true }], grupper, krav);
    expect(ut.map((r) => [r.fag, r.status])).toEqual([
      ['matematikk', 'mangler'],
      ['norsk', 'dekket'],
    ]);
    expect(fagFor('XYZ0001')).toBeUndefined();
  });

  test('[V22] før kravene gjaldt, svares det ikke', () => {
    expect(() => kravPa('2015-07-31', kompetansekrav.standard)).toThrow(RangeError);
  });
});

describe('stillingsinnhold', () => {
  test.each`
    fodt            | skolear | prosent
    ${'1970-12-31'} | ${2026} | ${0}
    ${'1969-12-31'} | ${2026} | ${6}
    ${'1969-01-01'} | ${2025} | ${0}
    ${'1966-12-31'} | ${2026} | ${12.5}
    ${'1967-01-01'} | ${2026} | ${6}
  `('[B12] født $fodt, skoleåret $skolear: $prosent prosent etter alder', ({ fodt, skolear, prosent }) => {
    expect(livsfaseprosent(fodt, skolear)).toBe(prosent);
  });

  test.each`
    stillinger    | nedslag     | undervisning
    ${[100]}      | ${[]}       | ${100}
    ${[100]}      | ${[12.5]}   | ${87.5}
    ${[80, 20]}   | ${[6, 10]}  | ${84}
    ${[50, null]} | ${[6]}      | ${47}
    ${[]}         | ${[6]}      | ${0}
    ${[100]}      | ${[80, 50]} | ${0}
  `('[B12] stilling $stillinger med nedslag $nedslag: $undervisning prosent igjen', ({ stillinger, nedslag, undervisning }) => {
    expect(tilUndervisning(stillinger, nedslag).undervisning).toBe(undervisning);
  });
});
