import { describe, expect, test } from 'vitest';
import type { Ansvarsfaktum, Barnefakta, Foresattbeslutning } from './modell.ts';
import {
  avgjorRelasjon,
  beslekteteIder,
  fodselsdag,
  harRett,
  manglerSamtykke,
  sisteDagSomMindrearig,
  tidligereForesatte,
} from './regler.ts';

const DAG = '2026-11-22';
const FOR = '2026-01-01T00:00:00Z';
const ETTER = '2026-06-01T00:00:00Z';
const barn = (f: Partial<Barnefakta> = {}): Barnefakta => ({
  barnId: 'barn',
  fodselsdato: '2015-05-20',
  ansvar: [ansvar('mor'), ansvar('far')],
  dode: [],
  ventetid: [],
  beslutninger: [],
  sperringer: [],
  vern: [],
  frigivelser: [],
  retter: [],
  stenging: null,
  ...f,
});
const ansvar = (personId: string | null, f: Partial<Ansvarsfaktum> = {}): Ansvarsfaktum => ({
  id: `ansvar-${personId}`,
  kilde: 'folkeregisteret',
  ansvar: 'felles',
  personId,
  kjentFra: FOR,
  ...f,
});
const beslutning = (slag: Foresattbeslutning['slag'], personId: string | null, f: Partial<Foresattbeslutning> = {}) => ({
  id: `${slag}-${personId}`,
  slag,
  personId,
  omfang: [],
  fra: '2026-01-01',
  til: null,
  gitt: FOR,
  opphevet: null,
  svar: [],
  ...f,
});
const ja = (personId: string) => ({ personId, svar: true, svart: ETTER });
const nei = (personId: string) => ({ personId, svar: false, svart: ETTER });
const samtykke = (...svar: Foresattbeslutning['svar']) => ({
  beslutninger: [beslutning('samtykke', 'stefar', { omfang: ['se', 'varsles', 'samtykke'], svar })],
});
const sperring = (personId: string) => ({ sperringer: [{ id: 's', personId, slag: 'besoksforbud', gitt: ETTER }] });
const frigitt = (personId: string, avgjorelse: 'frigitt' | 'nektet', avgjort = '2026-07-01T00:00:00Z') => ({
  frigivelser: [{ id: 'f', personId, avgjorelse, avgjort }],
});
const VERN = { vern: [{ fra: FOR, til: null }] };
const nyFar = { ansvar: [ansvar('mor', { kjentFra: '2025-01-01T00:00:00Z' }), ansvar('far', { kjentFra: ETTER })] };
const dod = (personId: string, dodsdato = '2026-11-01') => ({ dode: [{ personId, dodsdato, kilde: 'folkeregisteret' }] });
const ventetid = (dager: number, satt = '2025-12-01T00:00:00Z') => ({ ventetid: [{ satt, dager }] });
const fosterhjem = { beslutninger: [beslutning('fosterforelder', 'foster'), beslutning('barnevern', 'saksbehandler')] };

describe('relasjonen mellom en person og et barn', () => {
  test.each`
    hva                                                                 | fakta                                                                                                                                   | hvem               | dato            | relasjon            | grunn
    ${'A01 felles foreldreansvar, mor'}                                 | ${{}}                                                                                                                                   | ${'mor'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'A01 felles foreldreansvar, far'}                                 | ${{}}                                                                                                                                   | ${'far'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'A02 far uten foreldreansvar'}                                    | ${{ ansvar: [ansvar('mor', { ansvar: 'mor' })] }}                                                                                       | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ingen'}
    ${'A04 besøksforbud'}                                               | ${sperring('far')}                                                                                                                      | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'sperring'}
    ${'A04 besøksforbud rammer ikke mor'}                               | ${sperring('far')}                                                                                                                      | ${'mor'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'sperring vinner også over en beslutning'}                        | ${{ ...sperring('far'), beslutninger: [beslutning('foreldreansvar', 'far')] }}                                                          | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'sperring'}
    ${'sperring vinner over frigivelse'}                                | ${{ ...sperring('far'), ...frigitt('far', 'frigitt') }}                                                                                 | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'sperring'}
    ${'A05 stefar, samtykke fra én av to'}                              | ${samtykke(ja('mor'))}                                                                                                                  | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'manglerSamtykke'}
    ${'A06 stefar, samtykke fra begge'}                                 | ${samtykke(ja('mor'), ja('far'))}                                                                                                       | ${'stefar'}        | ${DAG}          | ${'SAMTYKKEOMFANG'} | ${'samtykke'}
    ${'A07 far trekker samtykket'}                                      | ${samtykke(ja('mor'), nei('far'))}                                                                                                      | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'manglerSamtykke'}
    ${'stefar, den tredje med foreldreansvar har ikke svart'}           | ${{ ...samtykke(ja('mor'), ja('far')), ansvar: [ansvar('mor'), ansvar('far'), ansvar('medmor')] }}                                      | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'manglerSamtykke'}
    ${'stefar, en med foreldreansvar kan ikke spørres'}                 | ${{ ...samtykke(ja('mor')), ansvar: [ansvar('mor'), ansvar(null, { ansvar: 'andre' })] }}                                               | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'manglerSamtykke'}
    ${'stefar, den andre forelderen er død'}                            | ${{ ...samtykke(ja('mor')), ...dod('far') }}                                                                                            | ${'stefar'}        | ${DAG}          | ${'SAMTYKKEOMFANG'} | ${'samtykke'}
    ${'stefar, ingen har foreldreansvar'}                               | ${{ ...samtykke(), ansvar: [] }}                                                                                                        | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'manglerSamtykke'}
    ${'A08 fosterforelder etter omsorgsovertakelse'}                    | ${fosterhjem}                                                                                                                           | ${'foster'}        | ${DAG}          | ${'FULL'}           | ${'fosterforelder'}
    ${'A08 barnevernet etter omsorgsovertakelse'}                       | ${fosterhjem}                                                                                                                           | ${'saksbehandler'} | ${DAG}          | ${'FULL'}           | ${'barnevern'}
    ${'A08 mor etter omsorgsovertakelse'}                               | ${fosterhjem}                                                                                                                           | ${'mor'}           | ${DAG}          | ${'RESERVERT_5'}    | ${'omsorgsovertakelse'}
    ${'mor dagen før omsorgsovertakelsen'}                              | ${fosterhjem}                                                                                                                           | ${'mor'}           | ${'2025-12-31'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'stefar med samtykke etter omsorgsovertakelse'}                   | ${{ beslutninger: [...fosterhjem.beslutninger, ...samtykke(ja('mor'), ja('far')).beslutninger] }}                                       | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'omsorgsovertakelse'}
    ${'A12 dagen før barnet fyller 18'}                                 | ${{}}                                                                                                                                   | ${'mor'}           | ${'2033-05-19'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'A12 dagen barnet fyller 18'}                                     | ${{}}                                                                                                                                   | ${'mor'}           | ${'2033-05-20'} | ${'INGEN'}          | ${'myndig'}
    ${'født 29. februar, 28. februar'}                                  | ${{ fodselsdato: '2012-02-29' }}                                                                                                        | ${'mor'}           | ${'2030-02-28'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'født 29. februar, 1. mars'}                                      | ${{ fodselsdato: '2012-02-29' }}                                                                                                        | ${'mor'}           | ${'2030-03-01'} | ${'INGEN'}          | ${'myndig'}
    ${'A12 eleven selv over 18'}                                        | ${{}}                                                                                                                                   | ${'barn'}          | ${'2033-05-20'} | ${'EGEN'}           | ${'egen'}
    ${'eleven selv'}                                                    | ${{}}                                                                                                                                   | ${'barn'}          | ${DAG}          | ${'EGEN'}           | ${'egen'}
    ${'A15 ukjent foreldreansvar'}                                      | ${{ ansvar: [ansvar('far', { ansvar: 'ukjent' })] }}                                                                                    | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ukjentAnsvar'}
    ${'A16 forelder som er død'}                                        | ${{ ...dod('far') }}                                                                                                                    | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'dod'}
    ${'A18 organisasjon har foreldreansvar'}                            | ${{ ansvar: [ansvar(null, { ansvar: 'andre' })] }}                                                                                      | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ingen'}
    ${'I-27 foreldreansvar ved dom'}                                    | ${{ ansvar: [ansvar('mor')], beslutninger: [beslutning('foreldreansvar', 'far')] }}                                                     | ${'far'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'I-27 beslutningen er opphevet'}                                  | ${{ ansvar: [ansvar('mor')], beslutninger: [beslutning('foreldreansvar', 'far', { opphevet: ETTER })] }}                                | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ingen'}
    ${'I-27 beslutningen har ikke begynt'}                              | ${{ ansvar: [ansvar('mor')], beslutninger: [beslutning('foreldreansvar', 'far', { fra: '2026-12-01' })] }}                              | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ikkeIKraft'}
    ${'verge, siste dag'}                                               | ${{ ansvar: [], beslutninger: [beslutning('verge', 'verge', { til: DAG })] }}                                                           | ${'verge'}         | ${DAG}          | ${'FULL'}           | ${'verge'}
    ${'verge, dagen etter'}                                             | ${{ ansvar: [], beslutninger: [beslutning('verge', 'verge', { til: DAG })] }}                                                           | ${'verge'}         | ${'2026-11-23'} | ${'INGEN'}          | ${'ikkeIKraft'}
    ${'ny far ved et skjermet barn'}                                    | ${{ ...nyFar, ...VERN }}                                                                                                                | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ventepaFrigivelse'}
    ${'mor var der før vernet'}                                         | ${{ ...nyFar, ...VERN }}                                                                                                                | ${'mor'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, frigitt'}                                                | ${{ ...nyFar, ...VERN, ...frigitt('far', 'frigitt') }}                                                                                  | ${'far'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, frigitt en gang før han kom nå'}                         | ${{ ...nyFar, ...VERN, ...frigitt('far', 'frigitt', FOR) }}                                                                             | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ventepaFrigivelse'}
    ${'ny far, nektet'}                                                 | ${{ ...nyFar, ...VERN, ...frigitt('far', 'nektet') }}                                                                                   | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'nektetFrigivelse'}
    ${'kom samtidig med vernet'}                                        | ${{ ansvar: [ansvar('far')], ...VERN }}                                                                                                 | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ventepaFrigivelse'}
    ${'ny far under et vern som siden er borte'}                        | ${{ ...nyFar, vern: [{ fra: FOR, til: '2026-07-01T00:00:00Z' }] }}                                                                      | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'ventepaFrigivelse'}
    ${'ny far etter at vernet var borte'}                               | ${{ ...nyFar, vern: [{ fra: FOR, til: '2026-05-01T00:00:00Z' }] }}                                                                      | ${'far'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'forelder, dagen før dødsdatoen'}                                 | ${dod('far', '2026-11-23')}                                                                                                             | ${'far'}           | ${DAG}          | ${'FULL'}           | ${'foreldreansvar'}
    ${'forelder, på dødsdatoen'}                                        | ${dod('far', DAG)}                                                                                                                      | ${'far'}           | ${DAG}          | ${'INGEN'}          | ${'dod'}
    ${'fosterforelder som er død'}                                      | ${{ ...fosterhjem, ...dod('foster') }}                                                                                                  | ${'foster'}        | ${DAG}          | ${'INGEN'}          | ${'dod'}
    ${'mor når fosterforelderen er død: omsorgen er fortsatt overtatt'} | ${{ ...fosterhjem, ...dod('foster') }}                                                                                                  | ${'mor'}           | ${DAG}          | ${'RESERVERT_5'}    | ${'omsorgsovertakelse'}
    ${'verge som er død'}                                               | ${{ ansvar: [], beslutninger: [beslutning('verge', 'verge')], ...dod('verge') }}                                                        | ${'verge'}         | ${DAG}          | ${'INGEN'}          | ${'dod'}
    ${'stefar som er død'}                                              | ${{ ...samtykke(ja('mor'), ja('far')), ...dod('stefar') }}                                                                              | ${'stefar'}        | ${DAG}          | ${'INGEN'}          | ${'dod'}
    ${'stefar, far fikk foreldreansvar ved dom og er død'}              | ${{ ansvar: [ansvar('mor')], beslutninger: [...samtykke(ja('mor')).beslutninger, beslutning('foreldreansvar', 'far')], ...dod('far') }} | ${'stefar'}        | ${DAG}          | ${'SAMTYKKEOMFANG'} | ${'samtykke'}
    ${'ny far, uten ventetid'}                                          | ${nyFar}                                                                                                                                | ${'far'}           | ${'2026-06-01'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, samme dag'}                                              | ${{ ...nyFar, ...ventetid(3) }}                                                                                                         | ${'far'}           | ${'2026-06-01'} | ${'INGEN'}          | ${'ventetid'}
    ${'ny far, siste ventedag'}                                         | ${{ ...nyFar, ...ventetid(3) }}                                                                                                         | ${'far'}           | ${'2026-06-04'} | ${'INGEN'}          | ${'ventetid'}
    ${'ny far, etter ventetiden'}                                       | ${{ ...nyFar, ...ventetid(3) }}                                                                                                         | ${'far'}           | ${'2026-06-05'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, ventetiden er kortet ned siden'}                         | ${{ ...nyFar, ventetid: [...ventetid(9).ventetid, ...ventetid(0, '2026-06-02T00:00:00Z').ventetid] }}                                   | ${'far'}           | ${'2026-06-02'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, ventetiden er satt opp siden: han beholder det han har'} | ${{ ...nyFar, ...ventetid(9, '2026-06-02T00:00:00Z') }}                                                                                 | ${'far'}           | ${'2026-06-03'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'mor venter ikke på seg selv'}                                    | ${{ ...nyFar, ...ventetid(3) }}                                                                                                         | ${'mor'}           | ${'2026-06-01'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'begge kom samtidig: ingen å si fra til'}                         | ${ventetid(3)}                                                                                                                          | ${'far'}           | ${'2026-01-02'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny far, mor er død: ingen å si fra til'}                         | ${{ ...nyFar, ...ventetid(3), ...dod('mor', '2026-05-01') }}                                                                            | ${'far'}           | ${'2026-06-01'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'ny verge mens mor har foreldreansvar'}                           | ${{ ansvar: [ansvar('mor')], beslutninger: [beslutning('verge', 'verge', { gitt: ETTER })], ...ventetid(3) }}                           | ${'verge'}         | ${'2026-06-04'} | ${'INGEN'}          | ${'ventetid'}
    ${'stefar med samtykke fra alle'}                                   | ${{ ...samtykke(ja('mor'), ja('far')), ansvar: [ansvar('mor', { kjentFra: '2025-01-01T00:00:00Z' }), ansvar('far')], ...ventetid(3) }}  | ${'stefar'}        | ${'2026-01-03'} | ${'INGEN'}          | ${'ventetid'}
    ${'fosterforelder venter ikke'}                                     | ${{ beslutninger: [beslutning('fosterforelder', 'foster', { gitt: ETTER })], ...ventetid(3) }}                                          | ${'foster'}        | ${'2026-06-01'} | ${'FULL'}           | ${'fosterforelder'}
    ${'ny far ved et skjermet barn, frigitt: venter ikke mer'}          | ${{ ...nyFar, ...VERN, ...ventetid(30), ...frigitt('far', 'frigitt', '2026-06-01T08:00:00Z') }}                                         | ${'far'}           | ${'2026-06-02'} | ${'FULL'}           | ${'foreldreansvar'}
    ${'foresattilgangen er stengt'}                                     | ${{ stenging: { id: 'st', stengt: ETTER } }}                                                                                            | ${'mor'}           | ${DAG}          | ${'INGEN'}          | ${'foresattstenging'}
    ${'foresattilgangen er stengt, eleven selv'}                        | ${{ stenging: { id: 'st', stengt: ETTER } }}                                                                                            | ${'barn'}          | ${DAG}          | ${'EGEN'}           | ${'egen'}
  `('[A10] [V10] $hva: $relasjon', ({ fakta, hvem, dato, relasjon, grunn }) => {
    const r = avgjorRelasjon(barn(fakta), hvem, dato);
    expect([r.relasjon, r.grunn]).toEqual([relasjon, grunn]);
    expect(relasjon !== 'INGEN' || r.retter.length === 0).toBe(true);
  });

  test('sporet sier hva som avgjorde, og hva som ellers ville gjeldt', () => {
    const r = avgjorRelasjon(barn(sperring('far')), 'far', DAG);
    expect(r.ellers).toBe('FULL');
    expect(r.spor).toMatchObject([
      { regel: 'sperring', slag: 'beslutning', id: 's', detalj: 'besoksforbud', avgjorde: true },
      { regel: 'foreldreansvar', slag: 'faktum', kilde: 'folkeregisteret', id: 'ansvar-far', avgjorde: false },
    ]);
  });

  test('siste dag er den tidligste av beslutningens siste og dagen før 18-årsdagen', () => {
    const f = barn({ ansvar: [], beslutninger: [beslutning('verge', 'v', { til: '2040-01-01' })] });
    expect(avgjorRelasjon(f, 'v', DAG).til).toBe('2033-05-19');
    expect(sisteDagSomMindrearig(null)).toBeNull();
    expect(avgjorRelasjon(barn({ fodselsdato: null }), 'mor', DAG)).toMatchObject({ relasjon: 'FULL', til: null });
  });

  test('hvem som mangler i et samtykke', () => {
    const f = barn(samtykke(ja('mor')));
    expect(manglerSamtykke(f, f.beslutninger[0]!, DAG)).toEqual(['far']);
  });
});

describe('rettene til den enkelte foresatte', () => {
  const rett = (personId: string, r: string, gittRett: boolean) => ({
    retter: [{ id: 'r', personId, rett: r as 'se', gittRett }],
  });
  test.each`
    hva                                                       | fakta                                                                          | hvem        | dato            | rett           | har
    ${'mor ser'}                                              | ${{}}                                                                          | ${'mor'}    | ${DAG}          | ${'se'}        | ${true}
    ${'mor svarer på samtykker før 15'}                       | ${{}}                                                                          | ${'mor'}    | ${'2030-05-19'} | ${'samtykke'}  | ${true}
    ${'A09 mor svarer ikke på samtykker fra 15'}              | ${{}}                                                                          | ${'mor'}    | ${'2030-05-20'} | ${'samtykke'}  | ${false}
    ${'A11 mor ser fortsatt fra 15'}                          | ${{}}                                                                          | ${'mor'}    | ${'2030-05-20'} | ${'se'}        | ${true}
    ${'A10 eleven svarer selv fra 15'}                        | ${{}}                                                                          | ${'barn'}   | ${'2030-05-20'} | ${'samtykke'}  | ${true}
    ${'A10 eleven svarer ikke selv før 15'}                   | ${{}}                                                                          | ${'barn'}   | ${'2030-05-19'} | ${'samtykke'}  | ${false}
    ${'far uten varsler, besluttet'}                          | ${rett('far', 'varsles', false)}                                               | ${'far'}    | ${DAG}          | ${'varsles'}   | ${false}
    ${'far uten varsler ser fortsatt'}                        | ${rett('far', 'varsles', false)}                                               | ${'far'}    | ${DAG}          | ${'se'}        | ${true}
    ${'stefar ser det samtykket sier'}                        | ${samtykke(ja('mor'), ja('far'))}                                              | ${'stefar'} | ${DAG}          | ${'se'}        | ${true}
    ${'stefar får ikke det samtykket ikke sier'}              | ${samtykke(ja('mor'), ja('far'))}                                              | ${'stefar'} | ${DAG}          | ${'meldinger'} | ${false}
    ${'A06 stefar avgjør ingenting'}                          | ${samtykke(ja('mor'), ja('far'))}                                              | ${'stefar'} | ${DAG}          | ${'samtykke'}  | ${false}
    ${'en rett utvider ikke et samtykke'}                     | ${{ ...samtykke(ja('mor'), ja('far')), ...rett('stefar', 'meldinger', true) }} | ${'stefar'} | ${DAG}          | ${'meldinger'} | ${false}
    ${'mor etter omsorgsovertakelse ser ikke av seg selv'}    | ${fosterhjem}                                                                  | ${'mor'}    | ${DAG}          | ${'se'}        | ${false}
    ${'mor etter omsorgsovertakelse, innsyn etter vurdering'} | ${{ ...fosterhjem, ...rett('mor', 'se', true) }}                               | ${'mor'}    | ${DAG}          | ${'se'}        | ${true}
    ${'en rett gir ikke en fremmed noe'}                      | ${rett('nabo', 'se', true)}                                                    | ${'nabo'}   | ${DAG}          | ${'se'}        | ${false}
    ${'en rett overlever ikke en sperring'}                   | ${{ ...sperring('far'), ...rett('far', 'se', true) }}                          | ${'far'}    | ${DAG}          | ${'se'}        | ${false}
  `('[A10] $hva: $rett $har', ({ fakta, hvem, dato, rett: r, har }) => {
    expect(harRett(avgjorRelasjon(barn(fakta), hvem, dato), r)).toBe(har);
  });
});

describe('[S3] hvert ledd for seg', () => {
  test.each`
    fodt            | alder | dag
    ${'2012-02-29'} | ${18} | ${'2030-03-01'}
    ${'2012-02-29'} | ${20} | ${'2032-02-29'}
    ${'1984-02-29'} | ${16} | ${'2000-02-29'}
    ${'2084-02-29'} | ${16} | ${'2100-03-01'}
    ${'2015-05-20'} | ${15} | ${'2030-05-20'}
  `('[A10] født $fodt fyller $alder den $dag', ({ fodt, alder, dag }) => {
    expect(fodselsdag(fodt, alder)).toBe(dag);
  });

  test('[A10] en beslutning som slutter før 18-årsdagen, slutter da', () => {
    const f = barn({ ansvar: [], beslutninger: [beslutning('verge', 'v', { til: '2027-01-01' })] });
    expect(avgjorRelasjon(f, 'v', DAG)).toMatchObject({ til: '2027-01-01', spor: [{ regel: 'verge', avgjorde: true }] });
  });

  test('[A06] en med ukjent ansvar kan ikke spørres, men en død skal ikke det', () => {
    const f = (erDod: boolean) =>
      barn({
        ...samtykke(ja('mor')),
        ansvar: [ansvar('mor'), ansvar('far', { ansvar: 'ukjent' })],
        ...(erDod ? dod('far') : {}),
      });
    expect(manglerSamtykke(f(false), f(false).beslutninger[0]!, DAG)).toBeUndefined();
    expect(manglerSamtykke(f(true), f(true).beslutninger[0]!, DAG)).toEqual([]);
  });

  test('[A06] den som har foreldreansvar ved dom, er en av alle; en verge og en dom som er utløpt, er det ikke', () => {
    const med = (...b: Foresattbeslutning[]) =>
      barn({ ansvar: [ansvar('mor')], beslutninger: [beslutning('samtykke', 'stefar', { svar: [ja('mor')] }), ...b] });
    const mangler = (f: Barnefakta) => manglerSamtykke(f, f.beslutninger[0]!, DAG);
    expect(mangler(med(beslutning('foreldreansvar', 'tante')))).toEqual(['tante']);
    expect(mangler(med(beslutning('foreldreansvar', 'tante', { til: '2026-11-21' })))).toEqual([]);
    expect(mangler(med(beslutning('verge', 'verge')))).toEqual([]);
  });

  test('I-04 den som har foreldreansvar ved dom fra før, får beskjed om en ny; en verge og en dom som er utløpt, får ikke', () => {
    const tidligere = (...b: Foresattbeslutning[]) =>
      tidligereForesatte(barn({ ansvar: [ansvar('ny', { kjentFra: ETTER })], beslutninger: b }), 'ny', ETTER, DAG);
    expect(tidligere(beslutning('foreldreansvar', 'tante'))).toEqual(['tante']);
    expect(tidligere(beslutning('foreldreansvar', 'tante', { til: '2026-11-21' }))).toEqual([]);
    expect(tidligere(beslutning('foreldreansvar', 'tante', { gitt: '2026-07-01T00:00:00Z' }))).toEqual([]);
    expect(tidligere(beslutning('verge', 'verge'))).toEqual([]);
  });

  test('[A07] et samtykke som er utløpt, gjelder ikke, og sporet sier det', () => {
    const f = barn({ beslutninger: [beslutning('samtykke', 'stefar', { omfang: ['se'], svar: [ja('mor'), ja('far')], til: '2026-11-21' })] }); // prettier-ignore
    const r = avgjorRelasjon(f, 'stefar', DAG);
    expect(r).toMatchObject({ relasjon: 'INGEN', spor: expect.arrayContaining([expect.objectContaining({ regel: 'ikkeIKraft', avgjorde: false })]) }); // prettier-ignore
  });

  test('[A10] en verge uten samtykke i saken når ikke fram gjennom det', () => {
    const f = barn({ beslutninger: [beslutning('verge', 'v', { til: '2026-11-21' }), beslutning('fosterforelder', 'x', { til: '2026-11-21' })] }); // prettier-ignore
    expect(avgjorRelasjon(f, 'v', DAG).relasjon).toBe('INGEN');
    expect(avgjorRelasjon(barn({ beslutninger: [beslutning('barnevern', 'b', { svar: [ja('mor'), ja('far')], til: '2026-11-21' })] }), 'b', DAG).relasjon).toBe('INGEN'); // prettier-ignore
  });

  test('A15 ukjent ansvar står bare i sporet til den det gjelder', () => {
    const f = barn({ ansvar: [ansvar('far', { ansvar: 'ukjent' })] });
    const har = (hvem: string) => avgjorRelasjon(f, hvem, DAG).spor.some((x) => x.regel === 'ukjentAnsvar');
    expect([har('far'), har('nabo')]).toEqual([true, false]);
    expect(avgjorRelasjon(barn(), 'mor', DAG).spor.some((x) => x.regel === 'ukjentAnsvar')).toBe(false);
  });

  test('[A10] eleven selv: egen, avgjort av registeret, og ingen rett kan tas fra ham', () => {
    const f = barn({ retter: [{ id: 'r', personId: 'barn', rett: 'se', gittRett: false }] });
    const r = avgjorRelasjon(f, 'barn', DAG);
    expect(r.spor).toMatchObject([{ regel: 'egen', avgjorde: true }]);
    expect(harRett(r, 'se')).toBe(true);
  });

  test('[A10] hvem som står rundt barnet: ansvar, gjeldende beslutninger og sperringer', () => {
    const f = barn({
      ...sperring('onkel'),
      beslutninger: [beslutning('verge', 'v'), beslutning('verge', 'forrige', { opphevet: ETTER })],
    });
    expect(beslekteteIder(f).toSorted()).toEqual(['far', 'mor', 'onkel', 'v']);
  });
});
