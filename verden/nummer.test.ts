import { idnr } from '@navikt/fnrvalidator';
import { describe, expect, test } from 'vitest';
import { dufnummer, medKontrollsifre, nummerserie, organisasjonsnummer } from './nummer.ts';

describe('kontrollsifre', () => {
  test.each`
    ni             | nummer
    ${'278509988'} | ${'27850998855'}
    ${'038515987'} | ${'03851598730'}
    ${'418190773'} | ${'41819077302'}
    ${'458316900'} | ${'45831690023'}
  `('$ni gir $nummer etter 1964-regelen', ({ ni, nummer }: { ni: string; nummer: string }) => {
    expect(medKontrollsifre(ni)).toBe(nummer);
  });
  test('et nummer der kontrollsifferet ville blitt 10 deles ikke ut', () => {
    const ingen = Array.from({ length: 100 }, (_, i) => `2785099${String(i).padStart(2, '0')}`).filter(
      (ni) => medKontrollsifre(ni) === null,
    );
    expect(ingen.length).toBeGreaterThan(5);
  });
  test.each`
    ar      | lope      | nummer
    ${2008} | ${168329} | ${'200816832910'}
    ${1992} | ${14269}  | ${'199201426900'}
  `('DUF $nummer', ({ ar, lope, nummer }: { ar: number; lope: number; nummer: string }) => {
    expect(dufnummer(ar, lope)).toBe(nummer);
  });
  test('organisasjonsnummer: kjent nummer, og null når kontrollsifferet ville blitt 10', () => {
    expect(organisasjonsnummer(97476067)).toBe('974760673');
    expect(Array.from({ length: 30 }, (_, i) => organisasjonsnummer(31_000_000 + i))).toContain(null);
  });
});

describe('nummerserien', () => {
  test('500 på samme dag: alle ulike og gyldige, også når dagens numre tar slutt', () => {
    const serie = nummerserie(7);
    const utdelt = Array.from({ length: 500 }, () => serie.fodselsnummer('2016-12-31', 'kvinne'));
    expect(new Set(utdelt).size).toBe(500);
    expect(utdelt.filter((nr) => idnr(nr).status !== 'valid')).toEqual([]);
    expect(utdelt.filter((nr) => Number(nr[8]) % 2 === 1)).toEqual([]);
    expect(new Set(utdelt.map((nr) => nr.slice(0, 6)))).toEqual(new Set(['319216', '018117', '028117']));
  });
  test('født 1916 og 2016 på samme dato deler ikke nummer', () => {
    const serie = nummerserie(7);
    const utdelt = ['1916-05-17', '2016-05-17'].flatMap((dato) =>
      Array.from({ length: 150 }, () => serie.fodselsnummer(dato, 'mann')),
    );
    expect(new Set(utdelt).size).toBe(300);
  });
  test('D-nummer har dag + 40 og måned + 80', () => {
    expect(nummerserie(7).dNummer('2016-03-05', 'mann').slice(0, 6)).toBe('458316');
  });
});
