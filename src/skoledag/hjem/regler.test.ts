import { describe, expect, test } from 'vitest';
import { STANDARDRUTINE } from '../rutine/index.ts';
import { elevretter, hjemstatus, ukeslutt } from './regler.ts';

describe('hjemmets dag', () => {
  test.each`
    dag             | slutt
    ${'2026-11-23'} | ${'2026-11-29'}
    ${'2026-11-27'} | ${'2026-11-29'}
    ${'2026-11-28'} | ${'2026-12-06'}
    ${'2026-11-29'} | ${'2026-12-06'}
  `('uka som begynner $dag, slutter $slutt', ({ dag, slutt }) => {
    expect(ukeslutt(dag)).toBe(slutt);
  });

  test.each`
    status          | skoledag | sak      | klokka     | vises
    ${'ventes'}     | ${true}  | ${false} | ${'07:50'} | ${'ventes'}
    ${'etterlyses'} | ${true}  | ${false} | ${'09:20'} | ${'ventes'}
    ${'etterlyses'} | ${true}  | ${true}  | ${'09:20'} | ${'etterlyses'}
    ${'tilstede'}   | ${true}  | ${false} | ${'10:00'} | ${'tilstede'}
    ${'sen'}        | ${true}  | ${false} | ${'10:00'} | ${'sen'}
    ${'tilstede'}   | ${true}  | ${false} | ${'14:30'} | ${'ferdig'}
    ${'etterlyses'} | ${true}  | ${false} | ${'16:00'} | ${'ferdig'}
    ${'etterlyses'} | ${true}  | ${true}  | ${'16:00'} | ${'etterlyses'}
    ${'meldt'}      | ${true}  | ${false} | ${'16:00'} | ${'meldt'}
    ${'ventes'}     | ${false} | ${false} | ${'10:00'} | ${'fri'}
  `('[H05] $status kl. $klokka, åpen sak $sak: hjemmet ser $vises', ({ status, skoledag, sak, klokka, vises }) => {
    expect(hjemstatus(status, { skoledag, sak, klokka, rutine: STANDARDRUTINE })).toBe(vises);
  });

  test.each`
    alder | trinn | har
    ${6}  | ${1}  | ${[]}
    ${7}  | ${2}  | ${['hores']}
    ${12} | ${7}  | ${['hores', 'vekt', 'foreldresamtale']}
    ${13} | ${7}  | ${['hores', 'vekt', 'foreldresamtale', 'samtykke13']}
    ${12} | ${8}  | ${['hores', 'vekt', 'foreldresamtale', 'malform']}
    ${15} | ${10} | ${['hores', 'vekt', 'foreldresamtale', 'samtykke13', 'malform', 'opplaering', 'permisjon', 'livssyn']}
  `('[E39] en elev på $alder år på $trinn. trinn bestemmer: $har', ({ alder, trinn, har }) => {
    expect(
      elevretter(alder, trinn)
        .filter((r) => r.har)
        .map((r) => r.rett),
    ).toEqual(har);
  });
});
