import { describe, expect, test } from 'vitest';
import { fastKlokke, idag } from '#grunn/tid/index.ts';
import type { HrArbeidsforhold, HrPerson } from './modell.ts';
import * as n from './normaliser.ts';
import { hrOppsett, unit4Oppsett } from './oppsett.ts';

const oppsett = unit4Oppsett();
const forhold = (f: Partial<HrArbeidsforhold> = {}): HrArbeidsforhold => ({
  stillingsnummer: '1',
  stillingskode: '7962',
  stillingstittel: 'Adjunkt',
  ansettelsestype: 'F',
  prosent: 100,
  hovedstilling: false,
  fra: '2020-08-01',
  til: null,
  organisasjonsnummer: '310000010',
  enhetskode: '021000',
  enhetsnavn: null,
  permisjon: [],
  ...f,
});

describe('datoer fra HR', () => {
  test.each`
    ra                               | svar            | hvorfor
    ${null}                          | ${null}         | ${'ikke oppgitt'}
    ${'2026-06-30'}                  | ${'2026-06-30'} | ${'vanlig dato'}
    ${'2026-06-30T00:00:00'}         | ${'2026-06-30'} | ${'.NET skriver klokkeslett'}
    ${'2026-06-30T23:59:59.9999999'} | ${'2026-06-30'} | ${'sju desimaler'}
    ${'2026-06-30 12:00'}            | ${'2026-06-30'} | ${'mellomrom i stedet for T'}
    ${'2026-06-30T22:00:00Z'}        | ${'2026-07-01'} | ${'midnatt i Oslo om sommeren'}
    ${'2026-06-30T21:59:59Z'}        | ${'2026-06-30'} | ${'sekundet før'}
    ${'2026-12-31T23:00:00Z'}        | ${'2027-01-01'} | ${'midnatt i Oslo om vinteren'}
    ${'2026-06-30T01:00:00+09:00'}   | ${'2026-06-29'} | ${'annen tidssone'}
    ${'2099-12-31'}                  | ${null}         | ${'åpen slutt i Unit4'}
    ${'0001-01-01T00:00:00'}         | ${null}         | ${'laveste dato i .NET'}
    ${'9999-12-31T23:59:59.9999999'} | ${null}         | ${'høyeste dato i .NET'}
    ${'1900-01-01'}                  | ${null}         | ${'tom dato i SQL Server'}
    ${'2028-02-29'}                  | ${'2028-02-29'} | ${'skuddår'}
    ${'2026-02-29'}                  | ${undefined}    | ${'ikke skuddår'}
    ${'2100-02-29'}                  | ${undefined}    | ${'hundreårsregelen'}
    ${'2026-13-01'}                  | ${undefined}    | ${'ingen slik måned'}
    ${'31.12.2026'}                  | ${undefined}    | ${'norsk skrivemåte'}
    ${'20261231'}                    | ${undefined}    | ${'uten skille'}
    ${'i morgen'}                    | ${undefined}    | ${'ikke en dato'}
  `('[A01] «$ra» er $svar: $hvorfor', ({ ra, svar }) => {
    expect(n.lesDato(ra, oppsett)).toBe(svar);
  });

  test('[A01] hvilke datoer som betyr åpent, er kommunens oppsett', () => {
    expect(n.lesDato('2079-06-06', unit4Oppsett({ apneDatoer: ['2079-06-06'] }))).toBeNull();
    expect(n.lesDato('2099-12-31', unit4Oppsett({ apneDatoer: [] }))).toBe('2099-12-31');
  });

  test.each`
    sluttdato     | til             | svar            | avvik
    ${'tilOgMed'} | ${'2026-06-30'} | ${'2026-06-30'} | ${[]}
    ${'ikkeMed'}  | ${'2026-06-30'} | ${'2026-06-29'} | ${[]}
    ${'ikkeMed'}  | ${'2026-03-01'} | ${'2026-02-28'} | ${[]}
    ${'ikkeMed'}  | ${'2099-12-31'} | ${null}         | ${[]}
    ${'tilOgMed'} | ${'30.06.2026'} | ${null}         | ${['ugyldig_sluttdato']}
    ${'tilOgMed'} | ${'2019-01-01'} | ${'2019-01-01'} | ${['slutter_for_start']}
    ${'ikkeMed'}  | ${'2020-08-01'} | ${'2020-07-31'} | ${['slutter_for_start']}
  `('[A02] sluttdato $til regnet $sluttdato er siste dag $svar', ({ sluttdato, til, svar, avvik }) => {
    const liste = n.lagAvvik();
    const periode = n.lesPeriode({ fra: '2020-08-01', til }, { fra: 'F', til: 'T' }, unit4Oppsett({ sluttdato }), liste);
    expect(periode).toEqual({ fra: '2020-08-01', til: svar });
    expect(liste.liste.map((a) => a.kode)).toEqual(avvik);
  });
});

describe('når en stilling gjelder', () => {
  test.each`
    idag            | fra             | til             | svar     | hvorfor
    ${'2026-11-22'} | ${'2026-11-22'} | ${null}         | ${true}  | ${'begynner i dag'}
    ${'2026-11-22'} | ${'2026-11-23'} | ${null}         | ${false} | ${'begynner i morgen'}
    ${'2026-11-22'} | ${'2020-08-01'} | ${'2026-11-22'} | ${true}  | ${'slutter i dag: dagen er med'}
    ${'2026-11-22'} | ${'2020-08-01'} | ${'2026-11-21'} | ${false} | ${'sluttet i går'}
    ${'2026-11-22'} | ${'2020-08-01'} | ${null}         | ${true}  | ${'uten sluttdato'}
    ${'2026-11-22'} | ${null}         | ${null}         | ${true}  | ${'uten datoer'}
    ${'2026-11-22'} | ${'2026-12-01'} | ${'2026-11-01'} | ${false} | ${'slutter før den begynner'}
  `('F-36 [A02] [A11] $fra til $til den $idag: $svar, $hvorfor', ({ idag: dato, fra, til, svar }) => {
    expect(n.erAktiv(forhold({ fra, til }), dato, oppsett)).toBe(svar);
  });

  test.each`
    na                        | svar     | hvorfor
    ${'2026-06-30T21:59:59Z'} | ${true}  | ${'ett sekund før midnatt i Oslo'}
    ${'2026-06-30T22:00:00Z'} | ${false} | ${'midnatt i Oslo, to timer før midnatt i UTC'}
    ${'2026-07-01T00:00:00Z'} | ${false} | ${'midnatt i UTC'}
  `('F-36 stillingen til 30. juni gjelder $svar $hvorfor', ({ na, svar }) => {
    expect(n.erAktiv(forhold({ til: '2026-06-30' }), idag(fastKlokke(na)), oppsett)).toBe(svar);
  });

  const lokalt = { typerSomKreverProsent: ['H', 'I', 'V', 'Y', 'Z'], utelatteStillingskoder: ['9999'] };
  test.each`
    stilling                                                                 | regler                                     | svar
    ${{ prosent: 0, ansettelsestype: 'T' }}                                  | ${{}}                                      | ${true}
    ${{ prosent: 0, ansettelsestype: 'T' }}                                  | ${lokalt}                                  | ${true}
    ${{ prosent: 0, ansettelsestype: 'V' }}                                  | ${lokalt}                                  | ${false}
    ${{ prosent: 0.5, ansettelsestype: 'V' }}                                | ${lokalt}                                  | ${true}
    ${{ prosent: null, ansettelsestype: 'V' }}                               | ${lokalt}                                  | ${true}
    ${{ prosent: 0, ansettelsestype: null }}                                 | ${lokalt}                                  | ${true}
    ${{ stillingskode: '9999' }}                                             | ${lokalt}                                  | ${false}
    ${{ permisjon: [{ fra: '2026-10-01', til: '2026-12-31', kode: 'FP' }] }} | ${{}}                                      | ${true}
    ${{ permisjon: [{ fra: '2026-10-01', til: '2026-12-31', kode: 'FP' }] }} | ${{ permisjonskoderUtenStilling: ['FP'] }} | ${false}
    ${{ permisjon: [{ fra: '2026-10-01', til: '2026-11-21', kode: 'FP' }] }} | ${{ permisjonskoderUtenStilling: ['FP'] }} | ${true}
  `('F-34 [B15] $stilling med kommunens regler $regler: $svar', ({ stilling, regler, svar }) => {
    expect(n.erAktiv(forhold(stilling), '2026-11-22', unit4Oppsett(regler))).toBe(svar);
  });

  test('F-34 to stillinger, én er slutt: bare den andre gjelder, og personen er fortsatt ansatt', () => {
    const [sluttet, varer] = [
      forhold({ stillingsnummer: '1', til: '2026-11-21' }),
      forhold({ stillingsnummer: '2', prosent: 20 }),
    ];
    const person = { fra: null, til: null, arbeidsforhold: [sluttet, varer] } as unknown as HrPerson;
    expect(person.arbeidsforhold.filter((f) => n.erAktiv(f, '2026-11-22', oppsett))).toEqual([varer]);
    expect(n.erAnsattAktiv(person, '2026-11-22', oppsett)).toBe(true);
    expect(n.erAnsattAktiv({ ...person, til: '2026-11-21' }, '2026-11-22', oppsett)).toBe(false);
  });
});

describe('hovedstilling', () => {
  test.each`
    hva                              | stillinger                                                                   | hoved
    ${'den merkede'}                 | ${[{ prosent: 80 }, { prosent: 20, hovedstilling: true }]}                   | ${1}
    ${'uten merke: høyeste prosent'} | ${[{ prosent: 20 }, { prosent: 80 }]}                                        | ${1}
    ${'uten merke: den som varer'}   | ${[{ prosent: 100, til: '2025-01-01' }, { prosent: 20 }]}                    | ${1}
    ${'like store: den eldste'}      | ${[{ prosent: 50, fra: '2024-01-01' }, { prosent: 50, fra: '2021-01-01' }]}  | ${1}
    ${'0 % og ukjent: den eldste'}   | ${[{ prosent: 0, fra: '2024-01-01' }, { prosent: null, fra: '2021-01-01' }]} | ${1}
  `('[A01] $hva', ({ stillinger, hoved }: { stillinger: Partial<HrArbeidsforhold>[]; hoved: number }) => {
    const alle = stillinger.map((s, i) => forhold({ stillingsnummer: String(i), ...s }));
    const merket = n.medHovedstilling(alle);
    expect(merket.map((f, i) => (f.hovedstilling ? i : -1)).filter((i) => i >= 0)).toEqual([hoved]);
  });

  test('[A01] på en dato: en merket som er slutt, viker for en som gjelder', () => {
    const alle = [
      forhold({ stillingsnummer: 'slutt', hovedstilling: true, til: '2026-07-31' }),
      forhold({ stillingsnummer: 'stor', prosent: 80 }),
      forhold({ stillingsnummer: 'liten', prosent: 20, hovedstilling: true, fra: '2027-01-01' }),
    ];
    const pa = (dato: string) => n.hovedstillingPa(alle, dato, oppsett)?.stillingsnummer;
    expect([pa('2026-07-31'), pa('2026-08-01'), pa('2027-01-01'), pa('2019-01-01')]).toEqual([
      'slutt',
      'stor',
      'liten',
      undefined,
    ]);
  });
});

describe('stillingsnummer', () => {
  test('[A01] er unikt i personen, og en ny rad endrer ikke navnet på en gammel', () => {
    const gammel = forhold({ stillingsnummer: '7001', fra: '2020-01-01' });
    const ny = forhold({ stillingsnummer: '7001', fra: '2024-01-01', prosent: 50 });
    const numre = (...f: HrArbeidsforhold[]) => n.medUnikeNumre(f).map((r) => r.stillingsnummer);
    expect(numre(gammel)).toEqual(['7001']);
    expect(numre(ny, gammel)).toEqual(['7001.2024-01-01', '7001']);
    expect(new Set(numre(ny, ny, { ...ny, prosent: 20 }, gammel, { ...gammel, enhetskode: 'x' })).size).toBe(5);
  });
});

describe('andre verdier', () => {
  test.each`
    ra          | svar     | avvik
    ${null}     | ${null}  | ${[]}
    ${'0'}      | ${0}     | ${[]}
    ${'56.0'}   | ${56}    | ${[]}
    ${'37,5'}   | ${37.5}  | ${[]}
    ${'33.333'} | ${33.33} | ${[]}
    ${'100'}    | ${100}   | ${[]}
    ${'110'}    | ${110}   | ${['uvanlig_prosent']}
    ${'-5'}     | ${null}  | ${['ugyldig_prosent']}
    ${'99999'}  | ${null}  | ${['ugyldig_prosent']}
    ${'halv'}   | ${null}  | ${['ugyldig_prosent']}
  `('prosent «$ra» er $svar', ({ ra, svar, avvik }) => {
    const liste = n.lagAvvik();
    expect(n.lesProsent(ra, 'Percentage', liste)).toBe(svar);
    expect(liste.liste.map((a) => a.kode)).toEqual(avvik);
  });

  test.each`
    hva                 | ra                        | domener            | svar                      | avvik
    ${'stort domene'}   | ${'Rask.Bok@Fjordvik.NO'} | ${[]}              | ${'Rask.Bok@fjordvik.no'} | ${[]}
    ${'eget domene'}    | ${'a@fjordvik.no'}        | ${['FJORDVIK.no']} | ${'a@fjordvik.no'}        | ${[]}
    ${'privat domene'}  | ${'a@privat.no'}          | ${['fjordvik.no']} | ${null}                   | ${['privat_epost']}
    ${'med linjeskift'} | ${'a@b.no\nBcc: c@d.no'}  | ${[]}              | ${null}                   | ${['ugyldig_epost']}
    ${'uten alfakrøll'} | ${'ingen'}                | ${[]}              | ${null}                   | ${['ugyldig_epost']}
    ${'uten punktum'}   | ${'a@b'}                  | ${[]}              | ${null}                   | ${['ugyldig_epost']}
  `('F-30 e-post $hva', ({ ra, domener, svar, avvik }) => {
    const liste = n.lagAvvik();
    expect(n.lesEpost(ra, 'EMailList', { epostdomener: domener }, liste)).toBe(svar);
    expect(liste.liste.map((a) => a.kode)).toEqual(avvik);
    expect(JSON.stringify(liste.liste)).not.toContain('@');
  });

  test.each`
    hva                 | ra                | svar             | avvik
    ${'ikke oppgitt'}   | ${null}           | ${null}          | ${[]}
    ${'med mellomrom'}  | ${'128385 12345'} | ${'12838512345'} | ${[]}
    ${'bare nuller'}    | ${'00000000000'}  | ${null}          | ${[]}
    ${'mistet en null'} | ${'2838512345'}   | ${null}          | ${['ugyldig_fodselsnummer']}
    ${'et ord'}         | ${'ukjent'}       | ${null}          | ${['ugyldig_fodselsnummer']}
  `('fødselsnummer $hva', ({ ra, svar, avvik }) => {
    const liste = n.lagAvvik();
    expect(n.lesFodselsnummer(ra, 'ssn', liste)).toBe(svar);
    expect(liste.liste.map((a) => a.kode)).toEqual(avvik);
  });

  test('en feilstavet innstilling er en feil, ikke stillhet', () => {
    expect(() => hrOppsett.parse({ format: 'visma-hrm', sluttDato: 'ikkeMed' })).toThrow(/sluttDato/);
    expect(() => hrOppsett.parse({ format: 'visma-hrm', enheter: [{ kode: '1', organisasjonsnummer: '12' }] })).toThrow(
      /ni siffer/,
    );
    expect(hrOppsett.parse({ format: 'visma-hrm' })).toMatchObject({ sluttdato: 'tilOgMed', enhetsfelt: ['unit', 'dimension2'] });
  });
});
