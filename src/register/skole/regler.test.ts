import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Skolerute } from './modell.ts';
import {
  apneSkolear,
  erSkoledag,
  forslagTilRute,
  helligdager,
  paskedag,
  sjekkSkolerute,
  skoledager,
  skolearFor,
  skolearsgrenser,
  skolearstilstand,
  skrivSkolear,
  terminer,
} from './regler.ts';

describe('skoleåret', () => {
  test.each`
    dato            | skolear | skrevet
    ${'2026-07-31'} | ${2025} | ${'2025/26'}
    ${'2026-08-01'} | ${2026} | ${'2026/27'}
    ${'2027-01-01'} | ${2026} | ${'2026/27'}
    ${'1999-08-17'} | ${1999} | ${'1999/00'}
  `('[E33] $dato hører til $skrevet', ({ dato, skolear, skrevet }) => {
    expect(skolearFor(dato)).toBe(skolear);
    expect(skrivSkolear(skolear)).toBe(skrevet);
    const { fra, til } = skolearsgrenser(skolear);
    expect(fra <= dato && dato <= til).toBe(true);
  });

  test.each`
    skolear | idag            | tilstand
    ${2028} | ${'2026-11-22'} | ${'lukket'}
    ${2027} | ${'2026-11-22'} | ${'planlegges'}
    ${2026} | ${'2026-11-22'} | ${'gjeldende'}
    ${2025} | ${'2026-11-22'} | ${'tidligere'}
    ${2024} | ${'2026-11-22'} | ${'tidligere'}
    ${2023} | ${'2026-11-22'} | ${'lukket'}
    ${2026} | ${'2026-07-31'} | ${'planlegges'}
  `('[E33] $skolear er $tilstand den $idag', ({ skolear, idag, tilstand }) => {
    expect(skolearstilstand(skolear, idag)).toBe(tilstand);
  });

  test('[E33] bare ledere får velge neste år og de to før', () => {
    expect(apneSkolear('2026-11-22', true)).toEqual([2027, 2026, 2025, 2024]);
    expect(apneSkolear('2026-11-22', false)).toEqual([2026]);
    for (const ar of apneSkolear('2026-11-22', true)) expect(skolearstilstand(ar, '2026-11-22')).not.toBe('lukket');
  });
});

describe('helligdager', () => {
  test.each`
    ar      | dag
    ${2024} | ${'2024-03-31'}
    ${2025} | ${'2025-04-20'}
    ${2026} | ${'2026-04-05'}
    ${2027} | ${'2027-03-28'}
    ${2038} | ${'2038-04-25'}
  `('1. påskedag i $ar er $dag', ({ ar, dag }) => {
    expect(paskedag(ar)).toBe(dag);
  });

  test('tolv helligdager i året, ingen to ganger bortsett fra når de faller sammen', () => {
    expect(new Set(helligdager(2027))).toEqual(
      new Set([
        ...['2027-01-01', '2027-03-25', '2027-03-26', '2027-03-28', '2027-03-29', '2027-05-01'],
        ...['2027-05-06', '2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26'],
      ]),
    );
  });
});

const rute = (valg: Partial<Skolerute> = {}): Skolerute => ({ ...forslagTilRute(2026), ...valg });

describe('skoleruta', () => {
  test('forslaget holder loven hvert år i førti år', () => {
    for (let ar = 2020; ar < 2060; ar++) expect([ar, sjekkSkolerute(ar, forslagTilRute(ar))]).toEqual([ar, []]);
  });

  test('to dager for lite sies med tall', () => {
    const hel = rute();
    const dager = skoledager(hel).length;
    const bort = skoledager(hel).slice(100, 100 + dager - 188);
    const fri = [...hel.fri, ...bort.map((d) => ({ fra: d, til: d, slag: 'fridag' as const, navn: `Fri ${d}` }))];
    expect(sjekkSkolerute(2026, { ...hel, fri })).toEqual([{ kode: 'for_fa_dager', dager: 188, krav: 190 }]);
  });

  test('for lang, fri utenfor og to ferier over hverandre', () => {
    expect(sjekkSkolerute(2026, rute({ forsteSkoledag: '2026-08-03', sisteSkoledag: '2027-07-02' }))).toContainEqual({
      kode: 'for_lang',
      uker: 48,
      krav: 45,
    });
    const utenfor = { fra: '2027-07-01', til: '2027-07-02', slag: 'ferie', navn: 'Sommer' } as const;
    expect(sjekkSkolerute(2026, rute({ fri: [...rute().fri, utenfor] }))).toEqual([{ kode: 'fri_utenfor', navn: 'Sommer' }]);
    const dobbel = { fra: '2026-10-02', til: '2026-10-02', slag: 'planleggingsdag', navn: 'Plan' } as const;
    expect(sjekkSkolerute(2026, rute({ fri: [...rute().fri, dobbel] }))).toContainEqual({
      kode: 'fri_overlapper',
      navn: 'Høstferie',
      annen: 'Plan',
    });
  });

  test('terminene dekker året uten hull', () => {
    const [a, b] = terminer(rute());
    expect(a!.fra).toBe(rute().forsteSkoledag);
    expect(b!.til).toBe(rute().sisteSkoledag);
    expect(a!.til < b!.fra).toBe(true);
  });

  test('en dag er skoledag når og bare når den står på lista', () => {
    const dager = new Set(skoledager(rute()));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (n) => {
        const dato = new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10);
        expect(erSkoledag(rute(), dato)).toBe(dager.has(dato));
      }),
    );
    expect(dager.has('2027-05-17')).toBe(false);
    expect(dager.has('2026-09-28')).toBe(false);
    expect(dager.has('2026-11-22')).toBe(false);
    expect(dager.has('2026-11-23')).toBe(true);
  });
});
