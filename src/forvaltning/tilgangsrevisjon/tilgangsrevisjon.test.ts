import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { finnAktor, medStandard, revisjonsoppsett, sisteDagEtterRevisjon, stillingsroller, type Tilgangsfaktum } from '#tilgang/rolle/index.ts'; // prettier-ignore
import { nyePersoner, NORDBYGDA, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { settRevisjon, svarRevisjon } from './handlinger.ts';
import { revisjonslinjer } from './regler.ts';
import { revisjonsbevis, revisjonsoversikt, revisjonsskole } from './sider/visninger.ts';

const Q4 = '2026-10-01';
const O = { forsteKvartal: Q4, fristDager: 45 };
const bekreftet = (kvartal: string, svart: string) => ({ kvartal, svar: 'bekreftet', svart: `${svart}T09:00:00Z` }) as const;
const fjernet = (kvartal: string, svart: string) => ({ ...bekreftet(kvartal, svart), svar: 'fjernet' }) as const;

describe('siste dag etter revisjonen, regnet ut av datoer alene', () => {
  test.each`
    hva                                           | fra             | svar                                                        | o                                | til
    ${'revisjon er ikke i bruk'}                  | ${'2020-08-01'} | ${[]}                                                       | ${{ ...O, forsteKvartal: null }} | ${undefined}
    ${'ikke besvart'}                             | ${'2020-08-01'} | ${[]}                                                       | ${O}                             | ${'2026-11-15'}
    ${'uten startdato'}                           | ${null}         | ${[]}                                                       | ${O}                             | ${'2026-11-15'}
    ${'bekreftet'}                                | ${'2020-08-01'} | ${[bekreftet(Q4, '2026-11-01')]}                            | ${O}                             | ${'2027-02-15'}
    ${'bekreftet for sent'}                       | ${'2020-08-01'} | ${[bekreftet(Q4, '2026-12-20')]}                            | ${O}                             | ${'2027-02-15'}
    ${'begynte i kvartalet'}                      | ${'2026-10-01'} | ${[]}                                                       | ${O}                             | ${'2027-02-15'}
    ${'begynte dagen før kvartalet'}              | ${'2026-09-30'} | ${[]}                                                       | ${O}                             | ${'2026-11-15'}
    ${'fjernet'}                                  | ${'2020-08-01'} | ${[fjernet(Q4, '2026-11-03')]}                              | ${O}                             | ${'2026-11-02'}
    ${'fjernet, så bekreftet'}                    | ${'2020-08-01'} | ${[fjernet(Q4, '2026-11-03'), bekreftet(Q4, '2026-11-04')]} | ${O}                             | ${'2027-02-15'}
    ${'bekreftet, så fjernet'}                    | ${'2020-08-01'} | ${[fjernet(Q4, '2026-11-05'), bekreftet(Q4, '2026-11-04')]} | ${O}                             | ${'2026-11-04'}
    ${'fjernet, og gitt på nytt senere'}          | ${'2026-12-01'} | ${[fjernet(Q4, '2026-11-03')]}                              | ${O}                             | ${'2027-02-15'}
    ${'fjernet, selv om revisjon ikke er i bruk'} | ${'2020-08-01'} | ${[fjernet(Q4, '2026-11-03')]}                              | ${{ ...O, forsteKvartal: null }} | ${'2026-11-02'}
  `('[A04][A14] $hva: $til', ({ fra, svar, o, til }) => {
    expect(sisteDagEtterRevisjon(fra, svar, o)?.til).toBe(til);
  });
});

test('[A14] en linje per person og rolle, og den samme stillingen to ganger er én', () => {
  const f = (x: Partial<Tilgangsfaktum>): Tilgangsfaktum => ({ hva: 'arbeidsforhold', kilde: 'hr', kode: '7961', tittel: 'Lærer', omfang: NORDBYGDA, fra: '2020-08-01', til: null, taus_siden: null, kjent_fra: '2020-08-01T00:00:00Z', id: 'x', ...x }); // prettier-ignore
  const o = { ...medStandard(stillingsroller.standard), revisjon: O };
  const linjer = revisjonslinjer(new Map([['p', [f({}), f({ fra: '2021-08-01' }), f({ kode: '9951' }), f({ hva: 'rolletildeling', kode: 'systemforvalter', omfang: null })]]]), o, { kvartal: Q4, skoler: 'alle', idag: '2026-11-22' }); // prettier-ignore
  expect(linjer.map((l) => [l.rolle, l.fra, l.status])).toEqual([
    ['larer', '2020-08-01', 'bortfalt'],
    ['rektor', '2020-08-01', 'bortfalt'],
  ]);
});

describe('et kvartal ved en skole', () => {
  let r: Provepersoner;
  let rektor: Aktor;
  const forvalter = () => r.aktor('systemforvalter');
  const id: Record<string, string> = {};
  beforeAll(async () => {
    r = await nyePersoner();
    r.klokke.settTil('2026-11-01T08:00:00Z');
    for (const [nokkel, navn, skole, kode] of [
      ['rektor', 'Rektor Nord', NORDBYGDA, '9951'],
      ['larer', 'Lærer Nord', NORDBYGDA, '7961'],
      ['vikar', 'Vikar Nord', NORDBYGDA, '7961'],
      ['annen', 'Lærer Sol', SOLSIDEN, '7961'],
    ] as const) {
      id[nokkel] = await r.person({ navn, kilde: 'hr' });
      await r.ansett(id[nokkel], skole, { kode, tittel: navn });
    }
    rektor = r.aktor('rektor', NORDBYGDA, id['rektor']);
    await settInnstilling(r.eier, {
      navn: revisjonsoppsett.navn,
      verdi: O,
      satt: '2026-10-01T06:00:00Z',
      sattAv: null,
      begrunnelse: null,
    });
  });
  afterAll(() => r.slipp());
  const harTilgang = async (nokkel: string, dato: string) =>
    (await finnAktor(r.dor.db, id[nokkel]!, 'nb'))!.tilknytninger.some(
      (t) => t.relasjon === 'egenSkole' && (t.til ?? '9999') >= dato,
    );
  const svar = (felt: Record<string, string>, aktor = rektor, skole = NORDBYGDA) =>
    r.gjor(svarRevisjon, aktor, { skole, ...felt });
  const linje = (nokkel: string, rolle = 'larer') => `l_${id[nokkel]}_${rolle}`;

  test('[A04][A14][L09] rektor ser dem med tilgang ved egen skole, og svarer for dem', async () => {
    const side = await r.gjor(revisjonsskole, rektor, { skole: NORDBYGDA });
    expect(side.linjer.map((l) => [l.navn, l.status, l.selv])).toEqual([
      ['Lærer Nord', 'venter', false],
      ['Rektor Nord', 'venter', true],
      ['Vikar Nord', 'venter', false],
    ]);
    await expect(r.gjor(revisjonsskole, rektor, { skole: SOLSIDEN })).rejects.toMatchObject({ status: 404 });
    expect(await svar({ [linje('larer')]: 'bekreftet', [linje('vikar')]: 'fjernet', begrunnelse: 'Vikariatet er slutt' })).toEqual({ skole: NORDBYGDA, svart: 2 }); // prettier-ignore
    expect([await harTilgang('larer', '2026-12-01'), await harTilgang('vikar', '2026-11-01')]).toEqual([true, false]);
  });

  test('[A14] det som ikke er besvart innen fristen, faller bort av datoen alene', async () => {
    expect([await harTilgang('annen', '2026-11-15'), await harTilgang('annen', '2026-11-16')]).toEqual([true, false]);
    r.klokke.settTil('2026-11-16T08:00:00Z');
    const { skoler } = await r.gjor(revisjonsoversikt, forvalter(), {});
    expect(skoler.map((s) => [s.navn, s.venter, s.bekreftet, s.fjernet, s.bortfalt])).toEqual([
      ['Nordbygda skole', 0, 1, 1, 1],
      ['Solsiden skole', 0, 0, 0, 1],
    ]);
  });

  test('[A14] en sen bekreftelse gir tilgangen tilbake', async () => {
    await svar({ [linje('annen')]: 'bekreftet' }, r.aktor('rektor', SOLSIDEN), SOLSIDEN);
    expect(await harTilgang('annen', '2026-12-31')).toBe(true);
  });

  test('[A04] ingen bekrefter sin egen tilgang; systemforvalteren svarer for rektor, og databasen sier det samme', async () => {
    await expect(svar({ [linje('rektor', 'rektor')]: 'bekreftet' })).rejects.toMatchObject({ kode: 'eget_svar' });
    await expect(
      sql`insert into tilgang.revisjonssvar (id, kvartal, skole, person_id, rolle, svar, svart_av) values (gen_random_uuid(), ${Q4}, ${NORDBYGDA}, ${id['rektor']}, 'rektor', 'bekreftet', ${id['rektor']})`.execute(r.eier),
    ).rejects.toThrow(/check constraint/); // prettier-ignore
    await svar({ [linje('rektor', 'rektor')]: 'bekreftet' }, forvalter());
    expect(await harTilgang('rektor', '2026-12-31')).toBe(true);
  });

  test('[A14] svarene ligger igjen som bevis, med hvem og når, også de som er endret', async () => {
    await svar({ [linje('vikar')]: 'bekreftet' });
    const bevis = await r.gjor(revisjonsbevis, rektor, { skole: NORDBYGDA, kvartal: Q4 });
    expect(bevis.svar.filter((x) => x.navn === 'Vikar Nord').map((x) => [x.svar, x.svartAv, x.begrunnelse])).toEqual([
      ['fjernet', 'Rektor Nord', 'Vikariatet er slutt'],
      ['bekreftet', 'Rektor Nord', null],
    ]);
    await expect(sql`delete from tilgang.revisjonssvar`.execute(r.dor.db)).rejects.toThrow(/permission denied/);
    await expect(sql`update tilgang.revisjonssvar set svar = 'fjernet'`.execute(r.dor.db)).rejects.toThrow(/permission denied/);
  });

  test('[A14] den første revisjonen gir alltid minst to uker på seg', async () => {
    await r.gjor(settRevisjon, forvalter(), { bruk: 'nei', fristDager: '45', begrunnelse: 'Prøver ut' });
    const paa = { bruk: 'ja', fristDager: '45', begrunnelse: 'Vedtatt i kommunen' };
    expect(await r.gjor(settRevisjon, forvalter(), paa)).toEqual({ forsteKvartal: '2027-01-01' });
    await expect(r.gjor(settRevisjon, rektor, paa)).rejects.toMatchObject({ status: 403 });
  });

  test.each(['skolekonsulent', 'larer', 'brukerstotteIt', 'kommunalsjef'] as const)('[A04] %s svarer ikke', async (rolle) => {
    await expect(svar({}, r.aktor(rolle, rolle === 'kommunalsjef' || rolle === 'brukerstotteIt' ? undefined : NORDBYGDA))).rejects.toMatchObject({ status: 403 }); // prettier-ignore
  });
});
