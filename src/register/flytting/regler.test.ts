import { describe, expect, test } from 'vitest';
import { provHistorie } from './historier.ts';
import type { Flytting, Gruppeplass, Plass } from './modell.ts';
import { planleggFlytting, sjekkFlytting, skolegang, trinnEtterAlder } from './regler.ts';

const [A, B] = ['974100001', '974100002'];
const plass = (p: Partial<Plass> = {}): Plass => ({
  elevforholdId: 'e1', personId: 'p', kilde: 'oppstart', skole: A, arstrinn: 6, klasse: '6A', fra: '2020-08-01', til: null, ...p,
}); // prettier-ignore
const gruppe = (g: Partial<Gruppeplass> = {}): Gruppeplass => ({
  gruppeId: 'g', personId: 'p', kilde: 'oppstart', skole: A, fra: '2026-08-01', til: '2027-07-31', ...g,
}); // prettier-ignore
const flytting = (f: Partial<Flytting> = {}): Flytting => ({
  personId: 'p',
  slag: 'skole',
  fra: '2026-12-01',
  tilSkole: B,
  arstrinn: null,
  ...f,
});

describe('flytting', () => {
  test.each`
    hva                          | plasser                           | f                                           | svar
    ${'bytter skole'}            | ${[plass()]}                      | ${flytting()}                               | ${undefined}
    ${'samme skole'}             | ${[plass()]}                      | ${flytting({ tilSkole: A })}                | ${'samme_skole'}
    ${'har ingen plass'}         | ${[plass({ til: '2026-11-01' })]} | ${flytting()}                               | ${'ingen_plass'}
    ${'kommer inn uten plass'}   | ${[]}                             | ${flytting({ slag: 'inn' })}                | ${undefined}
    ${'kommer inn, men går her'} | ${[plass()]}                      | ${flytting({ slag: 'inn' })}                | ${'har_plass'}
    ${'kommer inn igjen'}        | ${[plass({ til: '2026-11-01' })]} | ${flytting({ slag: 'inn' })}                | ${undefined}
    ${'ut av kommunen'}          | ${[plass()]}                      | ${flytting({ slag: 'ut', tilSkole: null })} | ${undefined}
  `('[B28] $hva: $svar', ({ plasser, f, svar }) => {
    expect(sjekkFlytting(plasser, f)).toBe(svar);
  });

  test('[B28] til annen skole: plassen slutter dagen før, den nye begynner, og gruppene slutter', () => {
    const plan = planleggFlytting(
      [plass()],
      [gruppe(), gruppe({ gruppeId: 'gammel', fra: '2025-08-01', til: '2026-07-31' })],
      flytting(),
    );
    expect(plan.apne).toEqual([
      { elevforholdId: 'e1', personId: 'p', skole: A, arstrinn: 6, klasse: '6A', fra: '2020-08-01', til: '2026-11-30' },
      { elevforholdId: null, personId: 'p', skole: B, arstrinn: 6, klasse: null, fra: '2026-12-01', til: null },
    ]);
    expect(plan.lukkGrupper).toEqual([gruppe()]);
    expect(plan.apneGrupper).toEqual([{ gruppeId: 'g', personId: 'p', fra: '2026-08-01', til: '2026-11-30' }]);
  });

  test('[B28] er neste skoleår alt lagt, går også det til den nye skolen, med sitt eget trinn', () => {
    const neste = plass({ elevforholdId: 'e2', arstrinn: 7, fra: '2027-08-01' });
    const plan = planleggFlytting([plass({ til: '2027-07-31' }), neste], [], flytting());
    expect(plan.apne.filter((p) => p.skole === B)).toEqual([
      expect.objectContaining({ arstrinn: 6, fra: '2026-12-01', til: '2027-07-31' }),
      expect.objectContaining({ arstrinn: 7, fra: '2027-08-01', til: null }),
    ]);
  });

  test('[B28] skolegangen slår sammen skoleår ved samme skole, og viser hullet for den som var borte', () => {
    const rader = [
      { skole: A, navn: 'A', arstrinn: 1, fra: '2021-08-01', til: '2022-07-31' },
      { skole: A, navn: 'A', arstrinn: 2, fra: '2022-08-01', til: '2022-12-31' },
      { skole: A, navn: 'A', arstrinn: 3, fra: '2023-08-01', til: '2024-07-31' },
      { skole: B, navn: 'B', arstrinn: 4, fra: '2024-08-01', til: null },
    ];
    expect(skolegang(rader, '2024-11-22').map((s) => [s.navn, s.fra, s.til, s.trinnFra, s.trinnTil])).toEqual([
      ['A', '2021-08-01', '2022-12-31', 1, 2],
      ['A', '2023-08-01', '2024-07-31', 3, 3],
      ['B', '2024-08-01', null, 4, 4],
    ]);
  });

  test('[B28] en plass fra tidligere system, over flere år, regner første trinn tilbake fra det eleven går på nå', () => {
    const [rad] = skolegang([{ skole: A, navn: 'A', arstrinn: 5, fra: '2022-08-17', til: null }], '2026-11-22');
    expect([rad!.trinnFra, rad!.trinnTil]).toEqual([1, 5]);
  });

  test('[B28] tilfeldige historier: aldri to plasser eller klasser samme dag, ingen hull, og kortet som det var er loggen spilt av', () => {
    for (let fro = 1; fro <= 400; fro++) expect([fro, provHistorie(fro * 7919, 25)]).toEqual([fro, []]);
  });
});

test.each([
  ['2020-12-31', '2026-08-17', 1],
  ['2021-01-01', '2026-08-17', 0],
  ['2015-03-09', '2026-11-30', 6],
  ['2015-03-09', '2027-07-31', 6],
  ['2015-03-09', '2027-08-01', 7],
  ['2011-06-01', '2026-11-30', 10],
  ['2010-06-01', '2026-11-30', 11],
])('[B28] født %s går fra %s på trinn %i', (fodt, fra, trinn) => {
  expect(trinnEtterAlder(fodt, fra)).toBe(trinn);
});
