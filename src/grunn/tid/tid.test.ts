import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as tid from './index.ts';

describe('datoen i Oslo', () => {
  test.each`
    instant                        | dato            | klokke     | hvorfor
    ${'2026-01-15T22:59:59Z'}      | ${'2026-01-15'} | ${'23:59'} | ${'vintertid er UTC+1'}
    ${'2026-01-15T23:00:00Z'}      | ${'2026-01-16'} | ${'00:00'} | ${'midnatt om vinteren'}
    ${'2026-07-15T22:00:00Z'}      | ${'2026-07-16'} | ${'00:00'} | ${'midnatt om sommeren'}
    ${'2026-03-29T00:59:00Z'}      | ${'2026-03-29'} | ${'01:59'} | ${'minuttet før klokka stilles fram'}
    ${'2026-03-29T01:00:00Z'}      | ${'2026-03-29'} | ${'03:00'} | ${'02:00 til 03:00 finnes ikke'}
    ${'2026-10-25T00:30:00Z'}      | ${'2026-10-25'} | ${'02:30'} | ${'første gang 02:30'}
    ${'2026-10-25T01:30:00Z'}      | ${'2026-10-25'} | ${'02:30'} | ${'andre gang 02:30'}
    ${'2026-12-31T23:00:00Z'}      | ${'2027-01-01'} | ${'00:00'} | ${'nyttår'}
    ${'2026-06-01T00:00:00+02:00'} | ${'2026-06-01'} | ${'00:00'} | ${'med tidsforskyvning'}
  `('F-45 $instant er $dato kl. $klokke: $hvorfor', ({ instant, dato, klokke }) => {
    const na = tid.tilInstant(instant);
    expect(tid.osloDato(na)).toBe(dato);
    expect(tid.osloKlokke(na)).toBe(klokke);
  });

  test.each`
    dato            | start                     | timer
    ${'2026-03-28'} | ${'2026-03-27T23:00:00Z'} | ${24}
    ${'2026-03-29'} | ${'2026-03-28T23:00:00Z'} | ${23}
    ${'2026-10-25'} | ${'2026-10-24T22:00:00Z'} | ${25}
  `('F-45 $dato begynner $start og varer $timer timer', ({ dato, start, timer }) => {
    expect(tid.startenAv(dato).toString()).toBe(start);
    expect(tid.startenAv(dato).until(tid.startenAv(tid.leggTilDager(dato, 1)), { largestUnit: 'hour' }).hours).toBe(timer);
  });
});

describe('å regne med datoer', () => {
  test('days, weekdays and the wall in Oslo are what Temporal says, on random dates', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: -400_000, max: 400_000 }), (ms, dager) => {
        const na = tid.Temporal.Instant.fromEpochMilliseconds(ms);
        const vegg = tid.iOslo(na);
        const dato = vegg.toPlainDate();
        const siden = dato.add({ days: dager });
        expect([tid.osloDato(na), tid.osloKlokke(na)]).toEqual([
          dato.toString(),
          vegg.toPlainTime().toString({ smallestUnit: 'minute' }),
        ]);
        expect(tid.leggTilDager(dato.toString(), dager)).toBe(siden.toString());
        expect(tid.dagerMellom(dato.toString(), siden.toString())).toBe(dager);
        expect(tid.ukedag(siden.toString())).toBe(siden.dayOfWeek);
      }),
      {
        numRuns: 500,
        examples: [
          [0, -1_000_000],
          [Date.parse('2026-03-29T00:59:59.999Z'), 3_000_000],
          [Date.parse('2026-10-25T00:59:59.999Z'), 0],
        ],
      },
    );
  });

  test.each(['2026-02-31', '2026-13-01', '2026-1-1', '', 'i dag', '2026-01-01x'])('«%s» is no date to count from', (tekst) => {
    expect(() => tid.leggTilDager(tekst, 1)).toThrow(RangeError);
    expect(() => tid.ukedag(tekst)).toThrow(RangeError);
  });

  test.each`
    dato            | dager  | svar
    ${'2026-03-28'} | ${1}   | ${'2026-03-29'}
    ${'2026-03-29'} | ${1}   | ${'2026-03-30'}
    ${'2026-10-25'} | ${-1}  | ${'2026-10-24'}
    ${'2028-02-28'} | ${1}   | ${'2028-02-29'}
    ${'2026-12-31'} | ${1}   | ${'2027-01-01'}
    ${'2026-01-01'} | ${365} | ${'2027-01-01'}
  `('$dato og $dager dager er $svar', ({ dato, dager, svar }) => {
    expect(tid.leggTilDager(dato, dager)).toBe(svar);
    expect(tid.dagerMellom(dato, svar)).toBe(dager);
  });

  test.each`
    dato            | maneder | svar
    ${'2026-01-31'} | ${1}    | ${'2026-02-28'}
    ${'2026-08-31'} | ${-18}  | ${'2025-02-28'}
    ${'2024-08-15'} | ${18}   | ${'2026-02-15'}
  `('$dato og $maneder måneder er $svar', ({ dato, maneder, svar }) => {
    expect(tid.leggTilManeder(dato, maneder)).toBe(svar);
  });

  test.each`
    fodt            | dato            | ar
    ${'2010-06-15'} | ${'2026-06-14'} | ${15}
    ${'2010-06-15'} | ${'2026-06-15'} | ${16}
    ${'2008-02-29'} | ${'2026-02-28'} | ${17}
    ${'2008-02-29'} | ${'2026-03-01'} | ${18}
    ${'2026-06-15'} | ${'2026-06-15'} | ${0}
    ${'2026-06-15'} | ${'2026-06-14'} | ${-1}
  `('født $fodt er $ar år den $dato', ({ fodt, dato, ar }) => {
    expect(tid.alder(fodt, dato)).toBe(ar);
  });

  test.each`
    dato            | fra             | til             | svar
    ${'2026-08-17'} | ${'2026-08-17'} | ${'2026-08-17'} | ${true}
    ${'2026-08-18'} | ${'2026-08-17'} | ${'2026-08-17'} | ${false}
    ${'2026-08-16'} | ${'2026-08-17'} | ${undefined}    | ${false}
    ${'2099-01-01'} | ${'2026-08-17'} | ${null}         | ${true}
    ${'1900-01-01'} | ${null}         | ${'2026-08-17'} | ${true}
  `('F-36 $dato er i perioden fra $fra til og med $til: $svar', ({ dato, fra, til, svar }) => {
    expect(tid.gjelder(dato, fra, til)).toBe(svar);
  });

  test.each`
    tekst                     | svar
    ${'2026-02-28'}           | ${true}
    ${'2026-02-29'}           | ${false}
    ${'2026-02-30'}           | ${false}
    ${'20260228'}             | ${false}
    ${'2026-2-8'}             | ${false}
    ${'2026-02-28T00:00:00Z'} | ${false}
    ${''}                     | ${false}
  `('er «$tekst» en dato? $svar', ({ tekst, svar }) => {
    expect(tid.erDato(tekst)).toBe(svar);
  });

  test('mandag er 1 og søndag er 7', () => {
    expect(tid.ukedag('2026-11-23')).toBe(1);
    expect(tid.ukedag('2026-11-22')).toBe(7);
  });
});

describe('klokker', () => {
  test('en fast klokke står stille til den flyttes', () => {
    const klokke = tid.fastKlokke('2026-10-24T22:30:00Z');
    expect(tid.idag(klokke)).toBe('2026-10-25');
    klokke.flytt({ hours: 24 });
    expect(tid.idag(klokke)).toBe('2026-10-25'); // 25 hours that day
    klokke.flytt({ hours: 1 });
    expect(tid.idag(klokke)).toBe('2026-10-26');
    klokke.settTil('2026-01-01T12:00:00+01:00');
    expect(klokke.na().toString()).toBe('2026-01-01T11:00:00Z');
  });

  test('den ekte klokka går framover', () => {
    const for_ = tid.ekteKlokke.na();
    expect(tid.Temporal.Instant.compare(tid.ekteKlokke.na(), for_)).toBeGreaterThanOrEqual(0);
    expect(tid.tilDate(for_).getTime()).toBe(tid.tilInstant(tid.tilDate(for_)).epochMilliseconds);
  });

  test('tid uten sone blir ikke gjettet på', () => {
    expect(() => tid.tilInstant('2026-10-25T02:30:00')).toThrow(RangeError);
  });
});
