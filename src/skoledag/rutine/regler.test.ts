import { describe, expect, test } from 'vitest';
import { erSkoledag, frist, halvar, helligdager, leggTilMinutter, nesteSkoledag, rutineFor, rutineoppsett, skolearFor, skoledager, STANDARDRUTINE } from './index.ts'; // prettier-ignore

describe('frister', () => {
  test.each`
    id       | mottatt         | dager | svar
    ${'D01'} | ${'2025-03-27'} | ${21} | ${'2025-04-22'}
    ${'D02'} | ${'2025-12-10'} | ${21} | ${'2025-12-31'}
    ${'D03'} | ${'2025-12-05'} | ${21} | ${'2025-12-29'}
    ${'D04'} | ${'2025-06-12'} | ${10} | ${'2025-06-23'}
    ${'D05'} | ${'2026-06-16'} | ${10} | ${'2026-06-26'}
    ${'D06'} | ${'2026-05-04'} | ${10} | ${'2026-05-15'}
    ${'D07'} | ${'2026-05-07'} | ${10} | ${'2026-05-18'}
  `('$id mottatt $mottatt, $dager dager: siste dag er $svar', ({ mottatt, dager, svar }) => {
    expect(frist(mottatt, dager)).toBe(svar);
  });
});

describe('skoledager', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('første påskedag i %i er %s', (ar, dag) => expect(helligdager(ar)).toContain(dag));

  // the kommune's calendar, and a school with a day of its own; one free week was written before there was a calendar
  const felles = { skolear: 2026, fra: '2026-08-17', til: '2027-06-18' };
  const oppsett = {
    fri: [{ fra: '2026-11-09', til: '2026-11-09' }],
    ruter: [
      { ...felles, skole: '*', fri: [{ fra: '2026-10-05', til: '2026-10-09' }] },
      { ...felles, skole: '974000002', fri: [{ fra: '2026-09-28', til: '2026-10-02' }] },
    ],
  };
  test.each`
    dato            | skole          | svar     | hvorfor
    ${'2026-10-02'} | ${'974000001'} | ${true}  | ${'en fredag'}
    ${'2026-10-03'} | ${'974000001'} | ${false} | ${'lørdag'}
    ${'2026-10-05'} | ${'974000001'} | ${false} | ${'høstferie i kommunens skolerute'}
    ${'2026-10-12'} | ${'974000001'} | ${true}  | ${'mandag etter ferien'}
    ${'2026-10-02'} | ${'974000002'} | ${false} | ${'skolens egen høstferie'}
    ${'2026-10-05'} | ${'974000002'} | ${true}  | ${'skolen har sin egen skolerute'}
    ${'2026-08-14'} | ${'974000001'} | ${false} | ${'før første skoledag'}
    ${'2027-06-21'} | ${'974000001'} | ${false} | ${'etter siste skoledag'}
    ${'2026-11-09'} | ${'974000001'} | ${false} | ${'en fridag fra før skoleruta'}
    ${'2027-08-02'} | ${'974000001'} | ${true}  | ${'ingen skolerute for det året'}
    ${'2026-05-14'} | ${'974000001'} | ${false} | ${'Kristi himmelfartsdag'}
    ${'2027-05-17'} | ${'974000001'} | ${false} | ${'17. mai'}
  `('$dato er skoledag ved $skole: $svar ($hvorfor)', ({ dato, skole, svar }) =>
    expect(erSkoledag(dato, oppsett, skole)).toBe(svar),
  );

  test('fra fredag før ferien er neste skoledag mandagen etter', () => {
    expect(nesteSkoledag('2026-10-02', oppsett, '974000001')).toBe('2026-10-12');
    expect(skoledager('2026-10-01', '2026-10-13', oppsett, '974000001')).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-12',
      '2026-10-13',
    ]);
    expect(nesteSkoledag('2027-06-18', oppsett, '974000001')).toBe('2027-08-02');
  });

  test('skoleåret og halvåret skifter 1. august og 1. januar', () => {
    expect([skolearFor('2026-07-31'), skolearFor('2026-08-01')]).toEqual([2025, 2026]);
    expect(halvar('2026-12-31')).toEqual({ fra: '2026-08-01', til: '2026-12-31' });
    expect(halvar('2027-01-01')).toEqual({ fra: '2027-01-01', til: '2027-07-31' });
  });
});

describe('skolens egen rutine', () => {
  test('[H16] en skole har det kommunen har, unntatt det den har satt selv', () => {
    const o = rutineoppsett.skjema.parse({
      standard: STANDARDRUTINE,
      skoler: { '974000002': { meldesInnen: '08:00', etterlysesUngdomstrinn: '10:00' } },
      fri: [],
    });
    expect(rutineFor(o, '974000001')).toEqual(STANDARDRUTINE);
    expect(rutineFor(o, '974000002')).toMatchObject({
      meldesInnen: '08:00',
      sjekkesInnen: '09:00',
      etterlysesUngdomstrinn: '10:00',
    });
  });
  test('ingen skole kan ha en type med et navn huset bruker selv', () => {
    const typer = [{ kode: 'permisjon', nb: 'Permisjon', nn: 'Permisjon' }];
    expect(rutineoppsett.skjema.safeParse({ standard: { ...STANDARDRUTINE, typer }, skoler: {}, fri: [] }).success).toBe(false);
  });
  test.each([
    ['08:30', 45, '09:15'],
    ['23:50', 30, '23:59'],
    ['00:10', -30, '00:00'],
  ] as const)('%s og %i minutter er %s', (k, m, svar) => {
    // prettier-ignore
    expect(leggTilMinutter(k, m)).toBe(svar);
  });
});
