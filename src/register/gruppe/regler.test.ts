import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leggTilDager } from '#grunn/tid/index.ts';
import type { Gruppeslag, Medlemskap, Plassering } from './modell.ts';
import { etterNavn, merknaderTil, planleggPlassering } from './regler.ts';

const m = (gruppeId: string, fra: string, til: string, slag = 'klasse', personId = 'p'): Medlemskap => ({
  gruppeId,
  personId,
  kilde: 'oppstart',
  slag,
  fra,
  til,
});
const plasser = (p: Partial<Plassering>): Plassering => ({
  personId: 'p',
  slag: 'klasse',
  gruppeId: '6B',
  fra: '2026-11-23',
  til: '2027-07-31',
  ...p,
});
const i6A = m('6A', '2026-08-17', '2027-07-31');
const kort = (r: { gruppeId: string; fra: string; til: string }) => `${r.gruppeId} ${r.fra}–${r.til}`;
const etter = (rader: readonly Medlemskap[], onsker: readonly Plassering[]): string[] => {
  const { lukk, apne } = planleggPlassering(rader, onsker);
  return [...rader.filter((r) => !lukk.includes(r)), ...apne].map(kort).toSorted();
};

describe('å bytte klasse', () => {
  test.each`
    hva                                        | rader                                                                         | onske                    | svar
    ${'midt i året'}                           | ${[i6A]}                                                                      | ${{}}                    | ${['6A 2026-08-17–2026-11-22', '6B 2026-11-23–2027-07-31']}
    ${'fra første dag: den gamle faller bort'} | ${[i6A]}                                                                      | ${{ fra: '2026-08-17' }} | ${['6B 2026-08-17–2027-07-31']}
    ${'før den gamle begynner'}                | ${[i6A]}                                                                      | ${{ fra: '2026-08-01' }} | ${['6B 2026-08-01–2027-07-31']}
    ${'til ingen'}                             | ${[i6A]}                                                                      | ${{ gruppeId: null }}    | ${['6A 2026-08-17–2026-11-22']}
    ${'har ingen fra før'}                     | ${[]}                                                                         | ${{}}                    | ${['6B 2026-11-23–2027-07-31']}
    ${'er der alt'}                            | ${[m('6B', '2026-08-17', '2027-07-31')]}                                      | ${{}}                    | ${['6B 2026-08-17–2027-07-31']}
    ${'et framtidig bytte skrives over'}       | ${[m('6A', '2026-08-17', '2026-12-31'), m('6C', '2027-01-01', '2027-07-31')]} | ${{}}                    | ${['6A 2026-08-17–2026-11-22', '6B 2026-11-23–2027-07-31']}
    ${'tilbake dagen etter'}                   | ${[m('6A', '2026-08-17', '2026-11-22'), m('6B', '2026-11-23', '2027-07-31')]} | ${{ gruppeId: '6A' }}    | ${['6A 2026-08-17–2027-07-31']}
    ${'for noen uker'}                         | ${[i6A]}                                                                      | ${{ til: '2026-12-18' }} | ${['6A 2026-08-17–2026-11-22', '6A 2026-12-19–2027-07-31', '6B 2026-11-23–2026-12-18']}
    ${'en annen sort gruppe røres ikke'}       | ${[i6A, m('gym', '2026-08-17', '2027-07-31', 'undervisningsgruppe')]}         | ${{}}                    | ${['6A 2026-08-17–2026-11-22', '6B 2026-11-23–2027-07-31', 'gym 2026-08-17–2027-07-31']}
  `('[B28] $hva', ({ rader, onske, svar }) => {
    expect(etter(rader, [plasser(onske)])).toEqual(svar);
  });

  test('[B28] undervisningsgrupper: en ny kommer til, en en forlater slutter, resten står', () => {
    const grupper = [m('gym', '2026-08-17', '2027-07-31', 'undervisningsgruppe'), m('spansk', '2026-08-17', '2027-07-31', 'undervisningsgruppe')]; // prettier-ignore
    const slag: Gruppeslag = 'undervisningsgruppe';
    expect(etter(grupper, [plasser({ slag, gruppeId: 'tysk' })])).toHaveLength(3);
    expect(etter(grupper, [plasser({ slag, gruppeId: 'tysk', forlater: 'spansk' })])).toEqual(
      ['gym 2026-08-17–2027-07-31', 'spansk 2026-08-17–2026-11-22', 'tysk 2026-11-23–2027-07-31'], // prettier-ignore
    );
  });
});

const DAG = (n: number) => leggTilDager('2026-08-01', n);
test('[B28] 10 000 tilfeldige bytter: aldri to klasser samme dag, og hver dag er som siste ord sa', () => {
  const bytte = fc.record({
    gruppeId: fc.option(fc.constantFrom('A', 'B', 'C')),
    fra: fc.integer({ min: 0, max: 364 }),
    lengde: fc.integer({ min: 0, max: 364 }),
  });
  let bytter = 0;
  fc.assert(
    fc.property(fc.array(bytte, { minLength: 10, maxLength: 40 }), (historie) => {
      let rader: Medlemskap[] = [];
      const fasit: (string | null)[] = Array.from({ length: 365 }, () => null);
      for (const b of historie) {
        bytter++;
        const siste = Math.min(364, b.fra + b.lengde);
        const { lukk, apne } = planleggPlassering(rader, [plasser({ gruppeId: b.gruppeId, fra: DAG(b.fra), til: DAG(siste) })]);
        rader = [...rader.filter((r) => !lukk.includes(r)), ...apne.map((a) => ({ ...a, kilde: 'manuell', slag: 'klasse' }))];
        for (let d = b.fra; d <= siste; d++) fasit[d] = b.gruppeId;
      }
      for (let d = 0; d < 365; d++) {
        const her = rader.filter((r) => r.fra <= DAG(d) && DAG(d) <= r.til).map((r) => r.gruppeId);
        if (her.length > 1 || (her[0] ?? null) !== fasit[d]) throw new Error(`dag ${d}: ${her.join()} i stedet for ${fasit[d]}`);
      }
      expect(rader.every((r) => r.fra <= r.til)).toBe(true);
    }),
    { seed: 20261122, numRuns: 560 },
  );
  expect(bytter).toBeGreaterThan(9_000);
}, 60_000);

describe('merknader', () => {
  const klasse = { slag: 'klasse', fagkode: null, fagTil: null, medlemmer: 24, kontaktlarere: 1, larere: 1, sluttet: 0 };
  const gruppe = { ...klasse, slag: 'undervisningsgruppe', fagkode: 'ENG0030', kontaktlarere: 0 };
  test.each`
    g                                                     | svar
    ${klasse}                                             | ${[]}
    ${{ ...klasse, kontaktlarere: 0 }}                    | ${['uten_kontaktlarer']}
    ${{ ...klasse, medlemmer: 29 }}                       | ${['stor']}
    ${{ ...klasse, medlemmer: 0 }}                        | ${['tom']}
    ${{ ...klasse, sluttet: 1 }}                          | ${['larer_sluttet']}
    ${gruppe}                                             | ${[]}
    ${{ ...gruppe, fagkode: null, larere: 0 }}            | ${['uten_larer', 'uten_fag']}
    ${{ ...gruppe, fagTil: '2021-07-31' }}                | ${['utgatt_fag']}
    ${{ ...gruppe, fagTil: '2027-07-31' }}                | ${[]}
    ${{ ...klasse, slag: 'persongruppe', medlemmer: 90 }} | ${[]}
  `('[B27] gruppa får $svar', ({ g, svar }) => {
    expect(merknaderTil(g, '2026-11-22', 28)).toEqual(svar);
  });

  test('10A kommer etter 2B', () => {
    expect([{ navn: '10A' }, { navn: '2B' }, { navn: '2A' }].toSorted(etterNavn).map((g) => g.navn)).toEqual(['2A', '2B', '10A']);
  });
});
