import { describe, expect, test } from 'vitest';
import { lesGruppe, skrivGruppe } from './regler.ts';

describe('klasse og trinn i adressen', () => {
  test.each`
    tekst            | gruppe
    ${'trinn-6'}     | ${{ slag: 'trinn', trinn: 6 }}
    ${'trinn-10'}    | ${{ slag: 'trinn', trinn: 10 }}
    ${'klasse-6A'}   | ${{ slag: 'klasse', klasse: '6A' }}
    ${'klasse-10 Å'} | ${{ slag: 'klasse', klasse: '10 Å' }}
  `('[V17] «$tekst» leses og skrives likt', ({ tekst, gruppe }) => {
    expect(lesGruppe(tekst)).toEqual(gruppe);
    expect(skrivGruppe(gruppe)).toBe(tekst);
  });

  test.each(['', 'trinn-11', 'trinn-0', 'trinn-x', 'klasse-', 'annet-1', undefined])('«%s» er ingen av delene', (tekst) => {
    expect(lesGruppe(tekst)).toBeNull();
    expect(skrivGruppe(null)).toBe('');
  });
});
