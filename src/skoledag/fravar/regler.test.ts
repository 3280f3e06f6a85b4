import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARDRUTINE } from '../rutine/index.ts';
import { AVKLARTE, DAGSSTATUSER, type Deltid, type ElevIDag } from './modell.ts';
import { dagsstatus, erSen, frist, kanEndres, kanMelde, naddeTerskler, tellDag, timerPaVitnemal } from './regler.ts';

const elev = (e: Partial<ElevIDag> = {}): ElevIDag => ({
  arstrinn: 3,
  meldinger: [],
  harPermisjon: false,
  annetsted: [],
  harApenSak: false,
  ...e,
});
const r = STANDARDRUTINE;
const del = (fra: string, til: string): { deltid: Deltid } => ({ deltid: { fra, til } });

describe('hvor en elev er akkurat nå', () => {
  test.each`
    arstrinn | klokka     | meldt    | venter
    ${3}     | ${'08:29'} | ${false} | ${'ventes'}
    ${3}     | ${'09:14'} | ${false} | ${'ventes'}
    ${3}     | ${'09:15'} | ${false} | ${'etterlyses'}
    ${7}     | ${'09:15'} | ${false} | ${'etterlyses'}
    ${8}     | ${'09:15'} | ${false} | ${'ventes'}
    ${9}     | ${'09:15'} | ${false} | ${'ventes'}
    ${9}     | ${'09:15'} | ${true}  | ${'meldt'}
    ${9}     | ${'10:15'} | ${false} | ${'etterlyses'}
    ${3}     | ${'12:00'} | ${true}  | ${'meldt'}
  `('[H05] $arstrinn. trinn kl. $klokka, meldt: $meldt, skal være $venter', ({ arstrinn, klokka, meldt, venter }) => {
    expect(dagsstatus(elev({ arstrinn, meldinger: meldt ? [{}] : [] }), r, klokka)).toBe(venter);
  });

  test.each`
    hva                                       | e                                                                                                           | klokka     | svar
    ${'står i klassen'}                       | ${{ fort: { status: 'tilstede', arsakKjent: false, klokka: '08:35' } }}                                     | ${'11:00'} | ${'tilstede'}
    ${'kom for sent'}                         | ${{ fort: { status: 'sen', arsakKjent: false, klokka: '08:50' } }}                                          | ${'11:00'} | ${'sen'}
    ${'møtte likevel, meldt syk'}             | ${{ meldinger: [{}], fort: { status: 'tilstede', arsakKjent: false, klokka: '08:35' } }}                    | ${'11:00'} | ${'tilstede'}
    ${'har permisjon'}                        | ${{ harPermisjon: true }}                                                                                   | ${'11:00'} | ${'permisjon'}
    ${'er på tur'}                            | ${{ annetsted: [{}] }}                                                                                      | ${'11:00'} | ${'annetsted'}
    ${'er på SFO før skoletid'}               | ${{ annetsted: [del('07:00', '08:30')] }}                                                                   | ${'08:00'} | ${'annetsted'}
    ${'kom fra SFO, men ikke til timen'}      | ${{ annetsted: [del('07:00', '08:30')] }}                                                                   | ${'09:15'} | ${'etterlyses'}
    ${'forsinket buss, før den er ventet'}    | ${{ skyssTil: '09:20' }}                                                                                    | ${'09:30'} | ${'ventes'}
    ${'forsinket buss, lenge etter'}          | ${{ skyssTil: '09:20' }}                                                                                    | ${'09:50'} | ${'etterlyses'}
    ${'lege til 10.00, like etter'}           | ${{ meldinger: [del('08:30', '10:00')] }}                                                                   | ${'10:10'} | ${'ventes'}
    ${'lege til 10.00, lenge etter'}          | ${{ meldinger: [del('08:30', '10:00')] }}                                                                   | ${'10:30'} | ${'etterlyses'}
    ${'tannlege kl. 12, var i klassen'}       | ${{ meldinger: [del('12:00', '13:00')], fort: { status: 'tilstede', arsakKjent: false, klokka: '08:35' } }} | ${'12:10'} | ${'meldt'}
    ${'tannlege kl. 12, tilbake i klassen'}   | ${{ meldinger: [del('12:00', '13:00')], fort: { status: 'tilstede', arsakKjent: false, klokka: '12:50' } }} | ${'12:55'} | ${'tilstede'}
    ${'borte, læreren vet hvorfor'}           | ${{ fort: { status: 'borte', arsakKjent: true, klokka: '08:35' } }}                                         | ${'11:00'} | ${'meldt'}
    ${'borte uten grunn, før fristen'}        | ${{ fort: { status: 'borte', arsakKjent: false, klokka: '08:35' } }}                                        | ${'09:00'} | ${'ventes'}
    ${'borte uten grunn, etter fristen'}      | ${{ fort: { status: 'borte', arsakKjent: false, klokka: '08:35' } }}                                        | ${'09:15'} | ${'etterlyses'}
    ${'ble syk og hentet'}                    | ${{ fort: { status: 'gikk', arsakKjent: true, klokka: '11:10' } }}                                          | ${'12:00'} | ${'meldt'}
    ${'åpen sak, selv om noen nå har meldt'}  | ${{ meldinger: [{}], harApenSak: true }}                                                                    | ${'11:00'} | ${'etterlyses'}
    ${'funnet, står fortsatt som borte'}      | ${{ avklart: 'funnet', fort: { status: 'borte', arsakKjent: false, klokka: '08:35' } }}                     | ${'11:00'} | ${'annetsted'}
    ${'hjemme, sa foresatte da de ble spurt'} | ${{ avklart: 'hjemme', fort: { status: 'borte', arsakKjent: false, klokka: '08:35' } }}                     | ${'11:00'} | ${'meldt'}
    ${'etterlyst ved en feil'}                | ${{ avklart: 'feil', fort: { status: 'borte', arsakKjent: false, klokka: '08:35' } }}                       | ${'11:00'} | ${'tilstede'}
    ${'funnet, og siden savnet igjen'}        | ${{ avklart: 'funnet', harApenSak: true }}                                                                  | ${'11:00'} | ${'etterlyses'}
  `('[E05] $hva kl. $klokka er $svar', ({ e, klokka, svar }) => {
    expect(dagsstatus(elev(e), r, klokka)).toBe(svar);
  });

  const klokke = fc.integer({ min: 6 * 60, max: 17 * 60 }).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`); // prettier-ignore
  const deltid = fc.option(fc.tuple(klokke, klokke).filter(([a, b]) => a < b).map(([fra, til]) => ({ fra, til })), { nil: undefined }); // prettier-ignore
  const dag = fc.record({
    arstrinn: fc.integer({ min: 1, max: 10 }),
    meldinger: fc.array(fc.record({ deltid }), { maxLength: 2 }),
    harPermisjon: fc.boolean(),
    annetsted: fc.array(fc.record({ deltid }), { maxLength: 2 }),
    skyssTil: fc.option(klokke, { nil: undefined }),
    fort: fc.option(fc.record({ status: fc.constantFrom('tilstede' as const, 'sen' as const, 'borte' as const, 'gikk' as const), arsakKjent: fc.boolean(), klokka: klokke }), { nil: undefined }), // prettier-ignore
    harApenSak: fc.boolean(),
    avklart: fc.option(fc.constantFrom(...AVKLARTE), { nil: undefined }),
  });

  test('[L12] enhver elev er i nøyaktig én av tilstandene, hele dagen, og ingen venter for alltid', () => {
    fc.assert(
      fc.property(dag, klokke, (e, klokka) => {
        const status = dagsstatus(e, r, klokka);
        expect(DAGSSTATUSER.filter((s) => s === status)).toHaveLength(1);
        // whoever is waited for has a clock ahead; whoever is missed has none, and no leave
        const tidenErUte = frist(e, r, klokka) <= klokka;
        expect(status === 'ventes' && tidenErUte).toBe(false);
        expect(status === 'etterlyses' && !e.harApenSak && (!tidenErUte || e.harPermisjon)).toBe(false);
        // the day is over: nobody is only waited for
        expect(dagsstatus({ ...e, meldinger: [], annetsted: [], skyssTil: undefined, fort: undefined, harPermisjon: false, avklart: undefined }, r, '16:59')).toBe('etterlyses'); // prettier-ignore
      }),
      { numRuns: 5000, seed: 727 },
    );
  });
});

describe('fristen for å melde', () => {
  const naa = (klokka: string, dato = '2026-11-23') => ({ dato, klokka });
  test.each`
    hva                             | fra             | fraKl        | klokka     | sen
    ${'i dag før fristen'}          | ${'2026-11-23'} | ${undefined} | ${'07:50'} | ${false}
    ${'i dag på fristen'}           | ${'2026-11-23'} | ${undefined} | ${'08:30'} | ${false}
    ${'i dag etter fristen'}        | ${'2026-11-23'} | ${undefined} | ${'08:31'} | ${true}
    ${'i morgen'}                   | ${'2026-11-24'} | ${undefined} | ${'22:00'} | ${false}
    ${'i går'}                      | ${'2026-11-20'} | ${undefined} | ${'07:00'} | ${true}
    ${'tannlege kl. 12, meldt ti'}  | ${'2026-11-23'} | ${'12:00'}   | ${'10:00'} | ${false}
    ${'tannlege kl. 12, meldt ett'} | ${'2026-11-23'} | ${'12:00'}   | ${'13:00'} | ${true}
  `('[H01] [E03] $hva er sent: $sen', ({ fra, fraKl, klokka, sen }) => {
    expect(erSen({ fra, fraKl }, naa(klokka), r)).toBe(sen);
    expect(kanEndres({ fra, fraKl }, naa(klokka), r)).toBe(!sen);
  });
  test.each`
    id       | rolle         | alder | svar     | hvorfor
    ${'A11'} | ${'foresatt'} | ${15} | ${true}  | ${'mellom 15 og 18 skal foreldrene fortsatt varsles og kan melde'}
    ${'A12'} | ${'foresatt'} | ${18} | ${false} | ${'eleven er myndig'}
    ${'A12'} | ${'elev'}     | ${18} | ${true}  | ${'eleven er myndig'}
    ${'A10'} | ${'elev'}     | ${14} | ${false} | ${'foresatte melder'}
  `('$id $rolle når eleven er $alder: $svar ($hvorfor)', ({ rolle, alder, svar }) => expect(kanMelde(rolle, alder)).toBe(svar));
});

describe('dager og timer regnes aldri om', () => {
  const borte = (timeNr: number) => ({ timeNr, status: 'borte' as const, minutter: null });
  test.each`
    id       | hva                                  | rader                                                                                   | timer                 | dager | minutter
    ${'F12'} | ${'én time av seks'}                 | ${[borte(2)]}                                                                           | ${[1, 2, 3, 4, 5, 6]} | ${0}  | ${60}
    ${'F13'} | ${'fem timer borte, én til stede'}   | ${[1, 2, 3, 4, 5].map(borte)}                                                           | ${[1, 2, 3, 4, 5, 6]} | ${0}  | ${300}
    ${'F13'} | ${'borte fra alle timene den dagen'} | ${[1, 2, 3, 4].map(borte)}                                                              | ${[1, 2, 3, 4]}       | ${1}  | ${0}
    ${'F14'} | ${'25, 20 og 45 minutter'}           | ${[25, 20, 45].map((m, i) => ({ timeNr: i + 1, status: 'sen' as const, minutter: m }))} | ${[1, 2, 3, 4]}       | ${0}  | ${90}
    ${'F17'} | ${'hel dag på barnetrinnet'}         | ${[borte(0)]}                                                                           | ${[0]}                | ${1}  | ${0}
  `('$id $hva: $dager dager og $minutter minutter', ({ rader, timer, dager, minutter }) => {
    expect(tellDag(rader, timer, 60)).toEqual({ dager, minutter });
  });
  test('F12 tolv enkelttimer er tolv timer og ingen dag', () => {
    const sum = Array.from({ length: 12 }, () => tellDag([borte(1)], [1, 2, 3], 60));
    expect(sum.reduce((n, d) => n + d.dager, 0)).toBe(0);
    expect(timerPaVitnemal(sum.reduce((n, d) => n + d.minutter, 0))).toBe(12);
  });
  test.each([[90, 2], [89, 1], [0, 0], [30, 1], [29, 0]])('F14 %i minutter er %i timer på vitnemålet', (m, t) => expect(timerPaVitnemal(m)).toBe(t)); // prettier-ignore
});

describe('når skolen følger opp', () => {
  test.each`
    sen  | mnd  | rad  | halvar | terskler
    ${2} | ${2} | ${2} | ${9}   | ${[]}
    ${3} | ${0} | ${0} | ${0}   | ${['sen_maned']}
    ${0} | ${3} | ${1} | ${3}   | ${['dager_maned']}
    ${0} | ${3} | ${3} | ${3}   | ${['dager_maned', 'dag_tre']}
    ${0} | ${5} | ${5} | ${5}   | ${['dager_maned', 'dag_tre', 'dager_rad']}
    ${0} | ${1} | ${1} | ${10}  | ${['dager_halvar']}
  `('[E07] sen $sen, $mnd dager i måneden, $rad på rad, $halvar i halvåret: $terskler', ({ sen, mnd, rad, halvar, terskler }) => {
    const t = naddeTerskler({ senIMnd: sen, dagerIMnd: mnd, dagerIRad: rad, dagerIHalvar: halvar }, r.terskler);
    expect(t.map((x) => x.terskel)).toEqual(terskler);
  });
});
