import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Aktor, Tilknytning } from '#grunn/tilgang/index.ts';
import { FLATER, SKJERMING, vernFor, vernutsnitt, type Grad, type Sted } from './regler.ts';

const GRADER = ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'] as const;
const sted = (s: Partial<Sted>): Sted => ({
  gradering: 'ugradert',
  skoler: ['a'],
  arbeidssteder: [],
  grupper: [],
  sfo: [],
  krets: false,
  ...s,
});

describe('tabellen over skjerming', () => {
  const rader = fs
    .readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
    .split('\n')
    .map((l) => l.split('|').map((c) => c.trim()))
    .filter((c) => (FLATER as readonly string[]).includes(c[1] ?? ''));
  test.each(FLATER.map((f) => [f]))('[V28] %s står likt i README og i reglene', (flate) => {
    expect(rader.find((c) => c[1] === flate)?.slice(2, 6)).toEqual(GRADER.map((g) => SKJERMING[flate][g]));
  });
  test('[V28] strengere vern viser aldri mer', () => {
    const mengde = ['ingenting', 'skjermetRad', 'navn', 'navnOgTelefon', 'utenAdresse', 'alt'];
    for (const flate of FLATER) {
      const tall = GRADER.map((g: Grad) => mengde.indexOf(SKJERMING[flate][g]));
      expect(tall.toSorted((a, b) => b - a)).toEqual(tall);
    }
  });
  test.each`
    gradering             | krets    | behov    | leder
    ${'fortrolig'}        | ${true}  | ${true}  | ${true}
    ${'strengtFortrolig'} | ${false} | ${false} | ${true}
  `('[V28] $gradering: behov ved skolen åpner $behov, leder $leder', ({ gradering, krets, behov, leder }) => {
    const v = vernFor(sted({ gradering, krets, arbeidssteder: ['b'] }))!;
    expect(v.krets).toBe(krets);
    expect(v.apent.some((a) => a.rolle === 'skolekonsulent')).toBe(behov);
    expect(v.apent.some((a) => a.rolle === 'rektor' && a.omfang?.includes('b') === true)).toBe(leder);
  });
  test.each(['ugradert', 'klientadresse'] as const)('[V28] %s lukker ingen ute', (gradering) => {
    expect(vernFor(sted({ gradering }))).toBeUndefined();
  });
  test('[V28] uten arbeidssted er det ingen leder å åpne for', () => {
    expect(vernFor(sted({ gradering: 'strengtFortrolig' }))!.apent.map((a) => a.relasjon)).toEqual(['segSelv', 'egetBarn']);
  });
  test('[V28] lister kuttes med det leseren har i dag: behovet ved skolen, gruppa, og det en leder', () => {
    const t = (rolle: string, relasjon: string, omfang: string, mer: Partial<Tilknytning> = {}) =>
      ({ rolle, relasjon, omfang, fra: '2026-08-01', til: null, grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' }, ...mer }) as Tilknytning; // prettier-ignore
    const aktor: Aktor = {
      id: 'a',
      navn: 'Lars Leder',
      sprak: 'nb',
      tilknytninger: [
        t('rektor', 'egenSkole', 'a'),
        t('rektor', 'egenSkole', 'over', { til: '2026-11-21' }),
        t('rektor', 'egenSkole', 'stengt', { stengt: 'sperring' }),
        t('rektor', 'egenSfo', 'sfo'),
        t('skolekonsulent', 'egenSkole', 'b'),
        t('larer', 'egenSkole', 'c'),
        t('kontaktlarer', 'egenGruppe', 'g'),
        t('kontaktlarer', 'egenSkole', 'd'),
        t('larer', 'egenGruppe', 'h'),
      ],
    };
    expect(vernutsnitt(aktor, '2026-11-22')).toEqual({ aktorId: 'a', idag: '2026-11-22', skoler: ['a', 'b'], grupper: ['g'], lederskoler: ['a'] }); // prettier-ignore
  });
});
