import { describe, expect, test } from 'vitest';
import { adresserader, kanonisk, stillingsendringer, stillingsrad, utenDobbeltstillinger, type Stillingsrad } from './fakta.ts';
import { ansatt, stilling } from './proveansatt.ts';

const IDAG = '2026-11-22';
const rad = (stillingsnummer: string, r: Partial<Stillingsrad> = {}): Stillingsrad => ({
  person_id: 'p',
  ansattnummer: 'a',
  stillingsnummer,
  fra: '2020-08-01',
  til: null,
  taus_siden: null,
  ...r,
});

describe('hva en ny fil sier om stillingene vi hadde', () => {
  test.each`
    id              | hva                                        | kjent                                       | levert                                                   | nye      | tilbake  | avsluttet | tause
    ${'[A01]'}      | ${'ny stilling'}                           | ${[]}                                       | ${[stilling('1')]}                                       | ${['1']} | ${[]}    | ${[]}     | ${[]}
    ${'[A01]'}      | ${'som før'}                               | ${[rad('1')]}                               | ${[stilling('1')]}                                       | ${[]}    | ${[]}    | ${[]}     | ${[]}
    ${'[A02]'}      | ${'sluttdato i går er passert'}            | ${[rad('1')]}                               | ${[stilling('1', { til: '2026-11-21' })]}                | ${[]}    | ${[]}    | ${['1']}  | ${[]}
    ${'F-36'}       | ${'sluttdato i dag er ikke passert'}       | ${[rad('1')]}                               | ${[stilling('1', { til: IDAG })]}                        | ${[]}    | ${[]}    | ${[]}     | ${[]}
    ${'[A02]'}      | ${'sluttdatoen var passert fra før'}       | ${[rad('1', { til: '2026-10-01' })]}        | ${[stilling('1', { til: '2026-09-01' })]}                | ${[]}    | ${[]}    | ${[]}     | ${[]}
    ${'[A03] F-32'} | ${'borte uten sluttdato er taus'}          | ${[rad('1'), rad('2')]}                     | ${[stilling('1')]}                                       | ${[]}    | ${[]}    | ${[]}     | ${['2']}
    ${'F-34'}       | ${'to stillinger, én slutter'}             | ${[rad('1'), rad('2')]}                     | ${[stilling('1'), stilling('2', { til: '2026-11-21' })]} | ${[]}    | ${[]}    | ${['2']}  | ${[]}
    ${'[A03]'}      | ${'borte etter at sluttdatoen er passert'} | ${[rad('1', { til: '2026-11-21' })]}        | ${[]}                                                    | ${[]}    | ${[]}    | ${[]}     | ${[]}
    ${'F-36'}       | ${'borte på siste dag'}                    | ${[rad('1', { til: IDAG })]}                | ${[]}                                                    | ${[]}    | ${[]}    | ${[]}     | ${['1']}
    ${'[A03]'}      | ${'taus fra før meldes ikke på nytt'}      | ${[rad('1', { taus_siden: '2026-11-01' })]} | ${[]}                                                    | ${[]}    | ${[]}    | ${[]}     | ${[]}
    ${'[A01]'}      | ${'kom tilbake'}                           | ${[rad('1', { taus_siden: '2026-11-01' })]} | ${[stilling('1')]}                                       | ${[]}    | ${['1']} | ${[]}     | ${[]}
  `('$id $hva', ({ kjent, levert, nye, tilbake, avsluttet, tause }) => {
    const e = stillingsendringer(kjent, levert, IDAG);
    expect({ ...e, tause: e.tause.map((t) => t.stillingsnummer) }).toEqual({ nye, tilbake, avsluttet, tause });
  });
});

describe('en ansatt som rader', () => {
  const skoler = new Set(['310000018']);
  test('[B12] an unknown school leaves the unit’s own name', () => {
    expect(stillingsrad('p', ansatt('7'), stilling('1'), skoler)).toMatchObject({
      skole: '310000018',
      enhetsnavn: 'Fjordvik skole',
    });
    expect(stillingsrad('p', ansatt('7'), stilling('1', { organisasjonsnummer: '999999999' }), skoler)).toMatchObject({
      skole: null,
      enhetsnavn: 'Fjordvik skole',
    });
  });

  test('[V28] no address for a protected employee, and none where HR gives none', () => {
    const adresse = { linjer: ['Granlia 4'], postnummer: '9990', poststed: 'FJORDVIK', landkode: 'NO' };
    expect(adresserader('p', ansatt('7', { adresse }), false)).toMatchObject([{ type: 'post', landkode: 'NOR' }]);
    expect(adresserader('p', ansatt('7', { adresse }), true)).toEqual([]);
    expect(adresserader('p', ansatt('7'), false)).toEqual([]);
  });

  test('a school that becomes known, and protection that comes, make the record different', () => {
    const p = ansatt('7');
    const former = [
      kanonisk(p, { skoler, skjermet: false }),
      kanonisk(p, { skoler: new Set(), skjermet: false }),
      kanonisk(p, { skoler, skjermet: true }),
    ];
    expect(new Set(former).size).toBe(3);
    expect(kanonisk({ ...p, avvik: [{ kode: 'x', felt: 'y' }] }, { skoler, skjermet: false })).toBe(former[0]);
  });

  test('a position told of twice is read once, by its last row', () => {
    const p = utenDobbeltstillinger(
      ansatt('7', { arbeidsforhold: [stilling('1', { prosent: 10 }), stilling('1', { prosent: 90 })] }),
    );
    expect(p.arbeidsforhold.map((a) => a.prosent)).toEqual([90]);
  });
});
