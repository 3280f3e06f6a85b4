import { describe, expect, test } from 'vitest';
import type { Svar } from './modell.ts';
import { gjelderEleven, samtykkebilde } from './regler.ts';

const ELEV = 'elev';
const svar = (hvem: string, ja: boolean, svart: string): Svar => ({
  typeId: 't',
  elevId: ELEV,
  personId: hvem,
  rolle: hvem === ELEV ? 'elev' : 'foresatt',
  svar: ja,
  svart,
});
const ja = (hvem: string, svart = '2026-09-01T08:00:00Z') => svar(hvem, true, svart);
const nei = (hvem: string, svart = '2026-09-01T08:00:00Z') => svar(hvem, false, svart);
const bilde = (v: {
  krever?: 'alle' | 'en';
  varer?: 'skolear' | 'til_trukket';
  svar: readonly Svar[];
  foresatte?: readonly string[];
  fodselsdato?: string;
  idag?: string;
}) =>
  samtykkebilde({
    type: { typeId: 't', krever: v.krever ?? 'alle', varer: v.varer ?? 'skolear' },
    elevId: ELEV,
    fodselsdato: v.fodselsdato ?? '2015-05-20',
    idag: v.idag ?? '2026-11-22',
    skolearFra: '2026-08-01',
    foresatte: v.foresatte ?? ['mor', 'far'],
    svar: v.svar,
  });

describe('samtykke fra hjemmet', () => {
  test.each`
    hva                                     | krever    | svarene                                            | status      | mangler
    ${'ingen har svart'}                    | ${'alle'} | ${[]}                                              | ${'venter'} | ${['mor', 'far']}
    ${'én av to har sagt ja'}               | ${'alle'} | ${[ja('mor')]}                                     | ${'venter'} | ${['far']}
    ${'begge har sagt ja'}                  | ${'alle'} | ${[ja('mor'), ja('far')]}                          | ${'gitt'}   | ${[]}
    ${'mor ja, far nei (A24)'}              | ${'alle'} | ${[ja('mor'), nei('far')]}                         | ${'nei'}    | ${[]}
    ${'én er nok'}                          | ${'en'}   | ${[ja('mor')]}                                     | ${'gitt'}   | ${[]}
    ${'én er nok, men den andre sier nei'}  | ${'en'}   | ${[ja('mor'), nei('far')]}                         | ${'nei'}    | ${[]}
    ${'trukket tilbake'}                    | ${'en'}   | ${[ja('mor'), nei('mor', '2026-10-01T08:00:00Z')]} | ${'nei'}    | ${['far']}
    ${'nei, og så ja'}                      | ${'en'}   | ${[ja('mor', '2026-10-01T08:00:00Z'), nei('mor')]} | ${'gitt'}   | ${[]}
    ${'svar fra en som ikke avgjør lenger'} | ${'alle'} | ${[ja('mor'), ja('far'), nei('tidligere')]}        | ${'gitt'}   | ${[]}
    ${'i fjor'}                             | ${'en'}   | ${[ja('mor', '2026-06-01T08:00:00Z')]}             | ${'venter'} | ${['mor', 'far']}
    ${'kvelden før skoleåret, norsk tid'}   | ${'en'}   | ${[ja('mor', '2026-07-31T21:59:00Z')]}             | ${'venter'} | ${['mor', 'far']}
    ${'natta det begynte, norsk tid'}       | ${'en'}   | ${[ja('mor', '2026-07-31T22:01:00Z')]}             | ${'gitt'}   | ${[]}
  `('[E17] $hva: $status', ({ krever, svarene, status, mangler }) => {
    expect(bilde({ krever, svar: svarene })).toMatchObject({ status, mangler, avgjoresAv: 'foresatte' });
  });

  test('[E17] et samtykke som varer til det trekkes, gjelder fra år til år', () => {
    expect(bilde({ varer: 'til_trukket', krever: 'en', svar: [ja('mor', '2024-09-01T08:00:00Z')] }).status).toBe('gitt');
  });

  test('[E17] uten noen som avgjør, er ingenting gitt', () => {
    expect(bilde({ krever: 'alle', foresatte: [], svar: [] })).toMatchObject({ status: 'venter', mangler: [] });
  });

  test.each`
    hva                                         | idag            | svarene                                                                   | status      | avgjor         | mangler
    ${'dagen før 15: foresatte avgjør'}         | ${'2026-11-21'} | ${[ja('mor')]}                                                            | ${'venter'} | ${'foresatte'} | ${['far']}
    ${'15 i dag, foresatte svarte i går (A09)'} | ${'2026-11-22'} | ${[ja('mor'), ja('far', '2026-11-21T20:00:00Z')]}                         | ${'gitt'}   | ${'elev'}      | ${[]}
    ${'15 i dag, ingen har svart'}              | ${'2026-11-22'} | ${[]}                                                                     | ${'venter'} | ${'elev'}      | ${[ELEV]}
    ${'15 i dag, foresatt svarer for sent'}     | ${'2026-11-22'} | ${[ja('mor', '2026-11-22T08:00:00Z'), ja('far', '2026-11-22T08:00:00Z')]} | ${'venter'} | ${'elev'}      | ${[ELEV]}
    ${'eleven sier noe annet enn foresatte sa'} | ${'2026-11-22'} | ${[ja('mor'), ja('far'), nei(ELEV, '2026-11-22T08:00:00Z')]}              | ${'nei'}    | ${'elev'}      | ${[]}
    ${'eleven svarte før 15: det gjelder ikke'} | ${'2026-11-22'} | ${[ja(ELEV, '2026-11-20T08:00:00Z')]}                                     | ${'venter'} | ${'elev'}      | ${[ELEV]}
  `('[E39] $hva', ({ idag, svarene, status, avgjor, mangler }) => {
    expect(bilde({ fodselsdato: '2011-11-22', idag, svar: svarene })).toMatchObject({ status, avgjoresAv: avgjor, mangler });
  });

  test.each`
    skole         | fra  | til   | arstrinn | gjelder
    ${null}       | ${1} | ${10} | ${6}     | ${true}
    ${'denne'}    | ${1} | ${10} | ${6}     | ${true}
    ${'en annen'} | ${1} | ${10} | ${6}     | ${false}
    ${null}       | ${8} | ${10} | ${7}     | ${false}
    ${null}       | ${8} | ${10} | ${8}     | ${true}
  `('[V16] type for $skole, $fra.–$til. trinn, elev på $arstrinn. trinn: $gjelder', ({ skole, fra, til, arstrinn, gjelder }) => {
    expect(gjelderEleven({ skole, trinnFra: fra, trinnTil: til }, { skole: 'denne', arstrinn })).toBe(gjelder);
  });
});
