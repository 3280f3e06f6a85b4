import { describe, expect, test } from 'vitest';
import { betaler, GJESTEGRUNNLAG, maneder } from './regler-gjest.ts';

describe('gjesteelever', () => {
  test.each`
    grunnlag         | hvem
    ${'fosterhjem'}  | ${'omsorgskommunen'}
    ${'institusjon'} | ${'fylkeskommunen'}
    ${'avtale'}      | ${'etter_avtale'}
    ${'delt_bosted'} | ${'etter_avtale'}
    ${'annet'}       | ${'ingen'}
  `('[B29] $grunnlag: $hvem betaler', ({ grunnlag, hvem }) => {
    expect(GJESTEGRUNNLAG).toContain(grunnlag);
    expect(betaler(grunnlag)).toBe(hvem);
  });

  test.each`
    fra             | til             | antall
    ${'2026-08-17'} | ${'2027-06-18'} | ${11}
    ${'2026-11-30'} | ${'2026-12-01'} | ${2}
    ${'2026-03-01'} | ${'2026-08-31'} | ${1}
    ${'2027-07-31'} | ${'2028-06-18'} | ${1}
    ${'2025-08-01'} | ${'2026-07-31'} | ${0}
    ${'2020-08-01'} | ${'2030-07-31'} | ${12}
  `('[B29] $fra til $til er $antall måneder i 2026/27', ({ fra, til, antall }) => {
    expect(maneder(2026, fra, til)).toBe(antall);
  });
});
