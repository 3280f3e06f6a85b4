import { describe, expect, test } from 'vitest';
import { feilIBortvising, minutterMellom } from './regler.ts';

describe('hvem kan vise bort, hvor lenge, og hva må være gjort først (opplæringslova § 13-1)', () => {
  test.each`
    hva                                                | trinn | slag        | dager | minutter | rolle       | varslet  | feil
    ${'F18 to dager på 9. trinn'}                      | ${9}  | ${'dager'}  | ${2}  | ${0}     | ${'rektor'} | ${true}  | ${undefined}
    ${'F19 resten av dagen på 5. trinn, ikke varslet'} | ${5}  | ${'resten'} | ${1}  | ${0}     | ${'rektor'} | ${false} | ${'varsle_forst'}
    ${'resten av dagen på 5. trinn, varslet'}          | ${5}  | ${'resten'} | ${1}  | ${0}     | ${'rektor'} | ${true}  | ${undefined}
    ${'resten av dagen på 8. trinn, ikke varslet'}     | ${8}  | ${'resten'} | ${1}  | ${0}     | ${'rektor'} | ${false} | ${undefined}
    ${'en dag på 7. trinn'}                            | ${7}  | ${'dager'}  | ${1}  | ${0}     | ${'rektor'} | ${true}  | ${'bare_timer_og_dag'}
    ${'tre dager på 8. trinn'}                         | ${8}  | ${'dager'}  | ${3}  | ${0}     | ${'rektor'} | ${true}  | ${undefined}
    ${'fire dager på 10. trinn'}                       | ${10} | ${'dager'}  | ${4}  | ${0}     | ${'rektor'} | ${true}  | ${'for_mange_dager'}
    ${'to timer, læreren'}                             | ${3}  | ${'timer'}  | ${1}  | ${120}   | ${'larer'}  | ${false} | ${undefined}
    ${'over to timer, læreren'}                        | ${9}  | ${'timer'}  | ${1}  | ${121}   | ${'larer'}  | ${true}  | ${'rektor_bestemmer'}
    ${'over to timer, rektor'}                         | ${9}  | ${'timer'}  | ${1}  | ${180}   | ${'rektor'} | ${false} | ${undefined}
    ${'resten av dagen, læreren'}                      | ${9}  | ${'resten'} | ${1}  | ${0}     | ${'larer'}  | ${true}  | ${'rektor_bestemmer'}
    ${'en dag, læreren'}                               | ${9}  | ${'dager'}  | ${1}  | ${0}     | ${'larer'}  | ${true}  | ${'rektor_bestemmer'}
    ${'bare fridager'}                                 | ${9}  | ${'dager'}  | ${0}  | ${0}     | ${'rektor'} | ${true}  | ${'ingen_skoledag'}
  `('[B30] $hva: $feil', ({ trinn, slag, dager, minutter, rolle, varslet, feil }) => {
    expect(feilIBortvising({ arstrinn: trinn, slag, dager, minutter, rolle, varslet })).toBe(feil);
  });

  test('minutter mellom to klokkeslett', () => {
    expect([minutterMellom('08:30', '10:30'), minutterMellom('09:45', '10:00')]).toEqual([120, 15]);
  });
});
