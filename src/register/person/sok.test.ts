import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { overstyrFelt, registrerIdentifikatorer, registrerPerson, sok, tolkSok } from './index.ts';

let r: Provepersoner;
const id: Record<string, string> = {};
beforeAll(async () => {
  r = await nyePersoner();
  const elev = async (navn: string, skole: string, fodselsdato = '2015-05-20') => {
    id[navn] = await r.person({ navn, fodselsdato });
    await r.elev(id[navn], skole);
    return id[navn];
  };
  await elev('Ådel Ødegård', NORDBYGDA);
  await elev('Rask Herre', NORDBYGDA, '2015-03-04');
  await elev('Rask Dame', SOLSIDEN, '2016-03-04');
  await elev('Fortrolig Person', SOLSIDEN);
  await elev('Streng Person', SOLSIDEN);
  id['mor'] = await r.person({ navn: 'Kvikk Kaptein', fodselsdato: '1915-03-04' });
  await r.ansvar(id['Rask Herre']!, [id['mor']]);
  await r.person({ navn: 'Død Født', dodfodt: true });
  await r.gjor(registrerPerson, r.aktor('systemforvalter'), {
    personId: id['Streng Person'],
    fornavn: 'N',
    etternavn: 'N',
    kontakttype: 'annen',
    nummer: '27850998855',
  });
  await r.beskytt(id['Fortrolig Person']!, 'fortrolig');
  await r.beskytt(id['Streng Person']!, 'strengtFortrolig');
});
afterAll(() => r.slipp());

const finn = async (q: string, aktor = r.aktor('systemforvalter')) => (await r.gjor(sok, aktor, { q })).treff;
const navn = async (q: string, aktor = r.aktor('systemforvalter')) => (await finn(q, aktor)).map((t) => t.navn);
const pa = (skole: string) => r.aktor('skolekonsulent', skole);

describe('hva som menes', () => {
  test.each`
    tekst                 | svar
    ${'03851598730'}      | ${{ slag: 'nummer', nummer: '03851598730' }}
    ${'038515 98730'}     | ${{ slag: 'nummer', nummer: '03851598730' }}
    ${'200816832910'}     | ${{ slag: 'nummer', nummer: '200816832910' }}
    ${'040315'}           | ${{ slag: 'fodselsdato', datoer: ['2015-03-04', '1915-03-04'] }}
    ${'04031985'}         | ${{ slag: 'fodselsdato', datoer: ['1985-03-04'] }}
    ${'4.3.2015'}         | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'04.03.15'}         | ${{ slag: 'fodselsdato', datoer: ['2015-03-04', '1915-03-04'] }}
    ${'2015-03-04'}       | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'4/3-15'}           | ${{ slag: 'fodselsdato', datoer: ['2015-03-04', '1915-03-04'] }}
    ${'4/3 2015'}         | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'04-03-2015'}       | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'4. mars 2015'}     | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'4 Mar. 15'}        | ${{ slag: 'fodselsdato', datoer: ['2015-03-04', '1915-03-04'] }}
    ${'04. 03. 2015'}     | ${{ slag: 'fodselsdato', datoer: ['2015-03-04'] }}
    ${'31. februar 2015'} | ${{ slag: 'navn', ord: ['31.', 'februar', '2015'] }}
    ${'310215'}           | ${{ slag: 'navn', ord: ['310215'] }}
    ${'040399'}           | ${{ slag: 'fodselsdato', datoer: ['1999-03-04'] }}
    ${' Rask   Herre '}   | ${{ slag: 'navn', ord: ['Rask', 'Herre'] }}
  `('«$tekst»', ({ tekst, svar }) => {
    expect(tolkSok(tekst, '2026-11-22')).toEqual(svar);
  });
});

describe('søket', () => {
  test.each`
    q                  | treff
    ${'rask'}          | ${['Rask Dame', 'Rask Herre']}
    ${'herre rask'}    | ${['Rask Herre']}
    ${'odegard'}       | ${['Ådel Ødegård']}
    ${'ØDEGÅRD adel'}  | ${['Ådel Ødegård']}
    ${'Kvikk Kaptien'} | ${['Kvikk Kaptein']}
    ${'040315'}        | ${['Kvikk Kaptein', 'Rask Herre']}
    ${'04.03.2016'}    | ${['Rask Dame']}
    ${'Død Født'}      | ${[]}
    ${'100%'}          | ${[]}
    ${'__'}            | ${[]}
  `('[L01] «$q»', async ({ q, treff }) => {
    expect(await navn(q)).toEqual(treff);
  });

  test('[B55] skolen finner sine egne: elever, foresatte og ingen andre', async () => {
    expect(await navn('rask', pa(NORDBYGDA))).toEqual(['Rask Herre']);
    expect(await navn('kvikk', pa(NORDBYGDA))).toEqual(['Kvikk Kaptein']);
    expect(await navn('kvikk', pa(SOLSIDEN))).toEqual([]);
  });

  test('en linje sier hvem det er', async () => {
    expect(await finn('rask herre')).toMatchObject([
      { roller: ['elev'], skole: { navn: 'Nordbygda skole' }, klasse: '6A', fodselsdato: '2015-03-04', skjermet: false },
    ]);
    expect((await finn('kvikk'))[0]?.roller).toEqual(['foresatt']);
  });

  test('[B09] hele nummeret finner personen', async () => {
    expect(await navn('27850998855')).toEqual(['N N']);
    expect(await finn('27850998855', pa(NORDBYGDA))).toEqual([]);
    expect(await finn('03851598730')).toEqual([]);
  });

  test('[V28] fortrolig: kommunen finner ingen; skolen finner sin egen elev', async () => {
    expect(await finn('fortrolig')).toEqual([]);
    expect(await finn('fortrolig', pa(SOLSIDEN))).toMatchObject([{ skjermet: true, klasse: '6A' }]);
    expect(await finn('fortrolig', pa(NORDBYGDA))).toEqual([]);
    expect(await navn('fortrolig', r.aktor('larer', SOLSIDEN, crypto.randomUUID())).catch(() => [])).toEqual([]);
  });

  test('[V28] strengt fortrolig: bare kretsen finner personen på navn og dato', async () => {
    expect(await finn('streng')).toEqual([]);
    expect(await navn('200515')).not.toContain('Streng Person');
    expect(await navn('streng', pa(SOLSIDEN))).toEqual([]);
    const rektor = r.aktor('rektor', SOLSIDEN, crypto.randomUUID());
    await sql`insert into tilgang.krets (id, person_id, aktor_id, begrunnelse, fra, til, gitt_av)
      values (${crypto.randomUUID()}, ${id['Streng Person']}, ${rektor.id}, 'Har ansvaret for saken', '2026-01-01', '2026-12-31', ${crypto.randomUUID()})`.execute(
      r.eier,
    );
    expect(await navn('streng', rektor)).toEqual(['Streng Person']);
  });

  test('[V28] hele nummeret til en skjermet: at nummeret hører til noen skjermet, og ikke mer', async () => {
    const nummer = '03851598730';
    await r.eier.transaction().execute((tx) =>
      registrerIdentifikatorer(tx, r.dor.nokler, {
        kilde: 'folkeregisteret',
        endringssett: crypto.randomUUID(),
        na: '2026-11-22T00:00:00Z',
        rader: [{ personId: id['Streng Person']!, identifikator: nummer, type: 'fodselsnummer', status: 'iBruk' }],
      }),
    );
    expect(await finn(nummer)).toEqual([
      {
        personId: id['Streng Person'],
        navn: null,
        fodselsdato: null,
        dodsdato: null,
        skjermet: true,
        roller: [],
        skole: null,
        klasse: null,
      },
    ]);
    expect(await finn(nummer, pa(NORDBYGDA))).toEqual([]);
  });

  test('[V29] et overstyrt navn finnes, og vises', async () => {
    await r.gjor(overstyrFelt, r.aktor('systemforvalter'), {
      personId: id['Rask Dame'],
      felt: 'navn',
      fornavn: 'Stjernenavn',
      etternavn: 'Dame',
      begrunnelse: 'Elevens ønske',
      gyldigTil: '2027-01-01',
    });
    expect(await navn('stjernenavn')).toEqual(['Stjernenavn Dame']);
  });

  test('de som ble vist, står i leseloggen', async () => {
    await sql`truncate sporing.innsyn`.execute(r.eier);
    await finn('herre');
    const { rows } = await sql<{ gjelder: string[] }>`select gjelder from sporing.innsyn`.execute(r.eier);
    expect(rows).toEqual([{ gjelder: [id['Rask Herre']] }]);
  });

  test('et vanlig navn gir et utvalg og sier at det er flere', async () => {
    for (let i = 0; i < 55; i++)
      await r.person({ navn: `Vanlig Nr${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}` });
    const svar = await r.gjor(sok, r.aktor('systemforvalter'), { q: 'vanlig' });
    expect([svar.treff.length, svar.flere]).toEqual([50, true]);
    // mange med samme navn i kommunen skjuler ikke skolens egen
    const egen = await r.person({ navn: 'Vanlig Nrzz' });
    await r.elev(egen, NORDBYGDA);
    expect(await navn('vanlig', pa(NORDBYGDA))).toEqual(['Vanlig Nrzz']);
  });
});
