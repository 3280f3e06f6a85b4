import { describe, expect, test } from 'vitest';
import {
  dato,
  datoOgTid,
  finnSprak,
  flertall,
  klokkeslett,
  kortDato,
  lagTekster,
  naertidspunkt,
  oppramsing,
  periode,
  prosent,
  tall,
  tekst,
  telefon,
  ukedagsdato,
  varighet,
  type Sprak,
} from './index.ts';

/** Every text of a catalogue with its path; functions are called with stand-in values. */
function alleTekster(katalog: object, sti = ''): (readonly [sti: string, tekst: string])[] {
  return Object.entries(katalog).flatMap(([navn, verdi]) => {
    const her = sti === '' ? navn : `${sti}.${navn}`;
    if (typeof verdi === 'string') return [[her, verdi] as const];
    if (typeof verdi === 'function') return [[her, String((verdi as (...a: unknown[]) => unknown)(2, 3))] as const];
    return alleTekster(verdi as object, her);
  });
}

describe('katalogene', () => {
  test('bokmål og nynorsk har de samme tekstene, og ingen er tom', () => {
    const nb = alleTekster(tekst('nb'));
    const nn = alleTekster(tekst('nn'));
    expect(nn.map(([sti]) => sti)).toEqual(nb.map(([sti]) => sti));
    expect([...nb, ...nn].filter(([, t]) => t.trim() === '' || t.includes('undefined'))).toEqual([]);
  });

  test('nynorsk har ikke bokmålsord', () => {
    const bokmal = /\b(ikke|fra|hvorfor|hvem|hva|skole|skoler|velg|hentet|endret|lærer|noen|jeg|hvis|være|en|flere|siden)\b/i;
    expect(alleTekster(tekst('nn')).filter(([, t]) => bokmal.test(t))).toEqual([]);
  });

  test('en tekst som mangler, kompilerer ikke', () => {
    // @ts-expect-error: `ha` mangler på nynorsk
    const tillat = lagTekster({ nb: { hei: 'Hei', ha: (n: number) => `${n}` }, nn: { hei: 'Hei' } });
    expect(tillat('nb').hei).toBe('Hei');
    // @ts-expect-error: en tekst for mye
    lagTekster({ nb: { hei: 'Hei' }, nn: { hei: 'Hei', ekstra: '' } });
  });

  test.each`
    onsket                     | svar
    ${'nn'}                    | ${'nn'}
    ${'nn-NO,nb;q=0.9,en;q=1'} | ${'nn'}
    ${'en-US,no;q=0.5'}        | ${'nb'}
    ${'NN'}                    | ${'nn'}
    ${'se'}                    | ${'nb'}
    ${''}                      | ${'nb'}
    ${undefined}               | ${'nb'}
  `('den som ønsker «$onsket», får $svar', ({ onsket, svar }: { onsket: string | undefined; svar: Sprak }) => {
    expect(finnSprak(onsket)).toBe(svar);
  });
});

describe('datoer og klokker', () => {
  test('skrives som folk skriver dem', () => {
    expect(ukedagsdato('nb', '2026-03-03')).toBe('tirsdag 3. mars');
    expect(ukedagsdato('nn', '2026-03-03')).toBe('tysdag 3. mars');
    expect(ukedagsdato('nn', '2026-03-07')).toBe('laurdag 7. mars');
    expect(dato('2026-03-03')).toBe('3. mars 2026');
    expect(kortDato('2026-03-03')).toBe('03.03.2026');
    expect(klokkeslett('2026-03-03T07:30:00Z')).toBe('08.30');
    expect(datoOgTid('2026-03-03T01:31:00Z')).toBe('3. mars 2026 kl. 02.31');
    expect(periode('nb', '2025-08-12', '2025-09-01')).toBe('12.08.2025 – 01.09.2025');
    expect(periode('nn', '2025-08-12', undefined)).toBe('frå 12.08.2025');
    expect(periode('nb', undefined, '2025-09-01')).toBe('til 01.09.2025');
  });

  test('F-45 datoen er datoen i Oslo, også rundt midnatt og når klokka stilles', () => {
    expect(dato('2026-06-30T22:30:00Z')).toBe('1. juli 2026');
    expect(dato(new Date('2026-12-31T23:00:00Z'))).toBe('1. januar 2027');
    expect(klokkeslett('2026-03-29T00:59:00Z')).toBe('01.59');
    expect(klokkeslett('2026-03-29T01:00:00Z')).toBe('03.00');
  });

  test.each`
    naa                      | tid                      | svar
    ${'2027-03-02T08:30+01'} | ${'2027-03-02T02:31+01'} | ${'i natt 02.31'}
    ${'2027-03-02T19:00+01'} | ${'2027-03-02T02:31+01'} | ${'natt til i dag 02.31'}
    ${'2027-03-02T08:30+01'} | ${'2027-03-03T02:30+01'} | ${'i natt 02.30'}
    ${'2027-03-02T01:00+01'} | ${'2027-03-02T02:30+01'} | ${'i natt 02.30'}
    ${'2027-03-02T01:00+01'} | ${'2027-03-03T02:30+01'} | ${'i morgen 02.30'}
    ${'2027-03-02T08:30+01'} | ${'2027-03-02T07:52+01'} | ${'i dag 07.52'}
    ${'2027-03-02T08:30+01'} | ${'2027-03-03T09:00+01'} | ${'i morgen 09.00'}
    ${'2027-03-02T08:30+01'} | ${'2027-03-01T02:31+01'} | ${'i går 02.31'}
    ${'2027-03-02T08:30+01'} | ${'2027-02-12T02:31+01'} | ${'12. februar kl. 02.31'}
    ${'2027-03-02T08:30+01'} | ${'2026-12-31T02:31+01'} | ${'31. desember 2026 kl. 02.31'}
    ${'2026-03-29T00:30Z'}   | ${'2026-03-29T01:30Z'}   | ${'i natt 03.30'}
  `('kl. $naa heter $tid «$svar»', ({ naa, tid, svar }: { naa: string; tid: string; svar: string }) => {
    expect(naertidspunkt('nb', tid, naa)).toBe(svar);
    expect(naertidspunkt('nn', tid, naa)).toBe(svar.replace('morgen', 'morgon'));
  });

  test.each`
    sekunder | nb                         | nn
    ${20}    | ${'under ett minutt'}      | ${'under eitt minutt'}
    ${70}    | ${'1 minutt'}              | ${'1 minutt'}
    ${240}   | ${'4 minutter'}            | ${'4 minutt'}
    ${3600}  | ${'1 time'}                | ${'1 time'}
    ${7500}  | ${'2 timer og 5 minutter'} | ${'2 timar og 5 minutt'}
  `('$sekunder sekunder er «$nb»', ({ sekunder, nb, nn }: { sekunder: number; nb: string; nn: string }) => {
    expect(varighet('nb', sekunder)).toBe(nb);
    expect(varighet('nn', sekunder)).toBe(nn);
  });
});

describe('tall og telefon', () => {
  test.each`
    n          | svar
    ${0}       | ${'0'}
    ${412}     | ${'412'}
    ${4112}    | ${'4\u00A0112'}
    ${1234567} | ${'1\u00A0234\u00A0567'}
    ${-4112}   | ${'−4\u00A0112'}
  `('$n skrives $svar', ({ n, svar }: { n: number; svar: string }) => {
    expect(tall(n)).toBe(svar);
  });

  test('desimaler, prosent, flertall og oppramsing', () => {
    expect(tall(37.5, 2)).toBe('37,5');
    expect(prosent(0.1602)).toBe('16\u00A0%');
    expect(prosent(0.004)).toBe('0,4\u00A0%');
    expect(prosent(0)).toBe('0\u00A0%');
    expect(flertall('nb', 1, 'elev', 'elever')).toBe('1 elev');
    expect(flertall('nn', 0, 'elev', 'elevar')).toBe('0 elevar');
    expect(oppramsing(['Kari', 'Ola', 'Per'])).toBe('Kari, Ola og Per');
    expect(oppramsing(['Kari'])).toBe('Kari');
    expect(oppramsing([])).toBe('');
  });

  test.each`
    inn                | ut
    ${'+4745111111'}   | ${'+47 451 11 111'}
    ${'+4793004236'}   | ${'+47 930 04 236'}
    ${'+4722334455'}   | ${'+47 22 33 44 55'}
    ${'+46701234567'}  | ${'+46 70 123 45 67'}
    ${'+471231654564'} | ${'+471231654564'}
    ${'ring mor'}      | ${'ring mor'}
  `('$inn vises som $ut', ({ inn, ut }: { inn: string; ut: string }) => {
    expect(telefon(inn)).toBe(ut);
  });
});
