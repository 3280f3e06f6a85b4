import { describe, expect, test } from 'vitest';
import type { Fravarsperiode } from './modell.ts';
import { fortFravar, fratrekksregler, samlePerioder, strykbareDager } from './regler-fratrekk.ts';
import { timerPaVitnemal } from './regler.ts';

const regler = fratrekksregler('2026-11-22');
const p = (dager: number, valg: Partial<Fravarsperiode> = {}): Fravarsperiode => ({
  fra: '2026-09-01',
  dager,
  grunn: 'helse',
  legeattest: false,
  kronisk: false,
  ...valg,
});
const lege = (dager: number) => p(dager, { legeattest: true });
const perm = (dager: number) => p(dager, { grunn: 'permisjon' });

describe('fravær på vitnemålet (forskrift § 9-44)', () => {
  test.each`
    id       | hva                                          | perioder                                                                       | krevd    | dager
    ${'F01'} | ${'fem dager på rad, legeattest'}            | ${[lege(5)]}                                                                   | ${true}  | ${3}
    ${'F02'} | ${'tre dager, legeattest'}                   | ${[lege(3)]}                                                                   | ${true}  | ${3}
    ${'F03'} | ${'fire dager, legeattest'}                  | ${[lege(4)]}                                                                   | ${true}  | ${3}
    ${'F04'} | ${'fem dager, bare melding hjemmefra'}       | ${[p(5)]}                                                                      | ${true}  | ${5}
    ${'F05'} | ${'fem dager, legeattest, ikke krevd'}       | ${[lege(5)]}                                                                   | ${false} | ${5}
    ${'F06'} | ${'to ganger fire dager, legeattest'}        | ${[lege(4), lege(4)]}                                                          | ${true}  | ${6}
    ${'F07'} | ${'en, en og to dager, dokumentert kronisk'} | ${[p(1, { kronisk: true }), p(1, { kronisk: true }), p(2, { kronisk: true })]} | ${true}  | ${0}
    ${'F08'} | ${'tjue dager på rad, legeattest: høyst ti'} | ${[lege(20)]}                                                                  | ${true}  | ${10}
    ${'F09'} | ${'åtte dager permisjon og fjorten syk'}     | ${[perm(8), lege(14)]}                                                         | ${true}  | ${12}
    ${'F10'} | ${'søkte, fikk avslag, var borte fem'}       | ${[p(5, { grunn: 'ugyldig' })]}                                                | ${true}  | ${5}
    ${'F11'} | ${'to religiøse høytidsdager'}               | ${[p(2, { grunn: 'trossamfunn' })]}                                            | ${true}  | ${2}
    ${'F15'} | ${'ingenting'}                               | ${[]}                                                                          | ${true}  | ${0}
    ${'F18'} | ${'bortvist to dager'}                       | ${[p(2, { grunn: 'bortvist' })]}                                               | ${true}  | ${2}
  `('$id [E09] $hva: $dager dager føres', ({ perioder, krevd, dager }) => {
    expect(fortFravar({ perioder, minutter: 90, krevd }, regler)).toEqual({ dager, minutter: 90 });
  });

  test('F11 med kommunens valg strykes også høytidsdager', () => {
    const egne = { ...regler, strykTrossamfunnsdager: true };
    expect(fortFravar({ perioder: [p(2, { grunn: 'trossamfunn' })], minutter: 0, krevd: true }, egne).dager).toBe(0);
  });

  test('F16 taket på ti dager gjelder hvert skoleår for seg', () => {
    const ar = { perioder: [lege(20)], minutter: 0, krevd: true };
    expect([ar, ar].map((a) => fortFravar(a, regler).dager)).toEqual([10, 10]);
  });

  test('[B31] enkelttimer strykes aldri, og null føres som tallet 0', () => {
    const a = fortFravar({ perioder: [lege(20)], minutter: 12 * 60, krevd: true }, regler);
    expect(timerPaVitnemal(a.minutter)).toBe(12);
    expect(String(fortFravar({ perioder: [], minutter: 0, krevd: false }, regler).dager)).toBe('0');
  });

  test('regler fra før forskriften gjettes det ikke på', () => {
    expect(() => fratrekksregler('2024-07-31')).toThrow(RangeError);
    expect(regler.kilde).toContain('§ 9-44');
  });
});

describe('perioder', () => {
  const NESTE: Record<string, string> = { '2026-09-03': '2026-09-04', '2026-09-04': '2026-09-07', '2026-09-07': '2026-09-08', '2026-09-08': '2026-09-09' }; // prettier-ignore
  const dag = (dato: string, valg: object = {}) => ({ dato, grunn: 'helse' as const, legeattest: true, kronisk: false, ...valg });
  test('helger verken bryter eller teller', () => {
    const perioder = samlePerioder([dag('2026-09-07'), dag('2026-09-03'), dag('2026-09-04'), dag('2026-09-08')], (d) => NESTE[d]);
    expect(perioder).toEqual([{ fra: '2026-09-03', dager: 4, grunn: 'helse', legeattest: true, kronisk: false }]);
    expect(strykbareDager(perioder[0]!, regler)).toBe(1);
  });
  test('en dag på skolen, en annen grunn eller et annet papir bryter', () => {
    expect(samlePerioder([dag('2026-09-03'), dag('2026-09-07')], (d) => NESTE[d])).toHaveLength(2);
    expect(samlePerioder([dag('2026-09-03'), dag('2026-09-04', { grunn: 'permisjon' })], (d) => NESTE[d])).toHaveLength(2);
    expect(samlePerioder([dag('2026-09-03'), dag('2026-09-04', { legeattest: false })], (d) => NESTE[d])).toHaveLength(2);
  });
});
