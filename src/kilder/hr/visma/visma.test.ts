import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { kontraktfil, kontraktmappe } from '#verktoy/kontrakter.ts';
import {
  erAktiv,
  lesOrganisasjonskart,
  lesPersonsXml,
  lesVisma,
  vismaOppsett,
  type HrPerson,
  type VismaOppsett,
} from '../index.ts';

const prove = (navn: string) => createReadStream(path.resolve(import.meta.dirname, '../proever', navn));
const utf8 = (s: string) => new TextEncoder().encode(s);

async function les(kilde: AsyncIterable<Uint8Array> | Uint8Array, oppsett: VismaOppsett = vismaOppsett()) {
  const lesing = lesPersonsXml(kilde, oppsett);
  const personer: HrPerson[] = [];
  for await (const p of lesing.personer) personer.push(p);
  return { personer, hode: await lesing.hode };
}

describe('egne prøver', () => {
  test('[A01] en ansatt i to firma', async () => {
    const { personer, hode } = await les(prove('personsxml.xml'));
    expect(personer).toEqual([
      {
        ansattnummer: '01001',
        fodselsnummer: '12838512345',
        fodselsdato: '1985-03-12',
        fornavn: 'Rask',
        etternavn: 'Bøk',
        kjonn: 'kvinne',
        brukernavn: 'rasbok',
        epostadresse: 'rask.bok@fjordvik.example',
        telefon: '77000001',
        adresse: null,
        fra: '2016-08-01',
        til: null,
        arbeidsforhold: [
          {
            stillingsnummer: '01001001.4.2016-08-01',
            stillingskode: '7962',
            stillingstittel: 'Adjunkt',
            ansettelsestype: 'FA',
            prosent: 60,
            hovedstilling: true,
            fra: '2016-08-01',
            til: '2027-07-31',
            organisasjonsnummer: '310000010',
            enhetskode: '021000',
            enhetsnavn: 'Nordbygda skole',
            permisjon: [{ fra: '2026-10-01', til: '2026-12-31', kode: 'FP' }],
          },
          {
            stillingsnummer: '01001002.0.2024-01-01',
            stillingskode: null,
            stillingstittel: 'Kulturarbeider',
            ansettelsestype: null,
            prosent: null,
            hovedstilling: false,
            fra: '2024-01-01',
            til: '2025-12-31',
            organisasjonsnummer: null,
            enhetskode: '500',
            enhetsnavn: null,
            permisjon: [],
          },
        ],
        avvik: [],
      },
    ]);
    expect(hode).toMatchObject({
      format: 'visma-hrm',
      antallLest: 1,
      duplikater: 0,
      avvik: [{ kode: 'flere_firma', verdi: '1' }, { verdi: '2' }],
    });
  });

  test('[A01] bare ansettelser i kommunens egne firma leses', async () => {
    const bareEn = await les(prove('personsxml.xml'), vismaOppsett({ firma: ['1'] }));
    expect(bareEn.personer[0]?.arbeidsforhold.map((f) => f.stillingskode)).toEqual(['7962']);
    await expect(les(prove('personsxml.xml'), vismaOppsett({ firma: ['9'] }))).rejects.toMatchObject({ kode: 'feil_svar' });
  });

  test('[K06] lønn, bank, skatt, pårørende og private numre blir aldri lest', async () => {
    const alt = JSON.stringify(await les(prove('personsxml.xml'), vismaOppsett({ lesAdresse: true })));
    expect(alt).not.toMatch(/MERKE/);
    expect(alt).toContain('Prøveveien 1');
  });

  test.each`
    hvem                    | forhold                                                                                                             | avvik
    ${'uten-chart'}         | ${[{ enhetskode: '1001', fra: '2020-02-01', hovedstilling: true }]}                                                 | ${[]}
    ${'uten-unit-id'}       | ${[{ enhetskode: '1001', stillingskode: '0000' }]}                                                                  | ${[]}
    ${'uten-dimension2'}    | ${[{ enhetskode: '1001' }]}                                                                                         | ${[]}
    ${'uten-begge'}         | ${[{ enhetskode: null, organisasjonsnummer: null }]}                                                                | ${['mangler_enhet']}
    ${'uten-stillingskode'} | ${[{ stillingskode: null, stillingstittel: 'Vikar', ansettelsestype: 'V' }]}                                        | ${[]}
    ${'uten-startdato'}     | ${[{ fra: '2020-04-03', stillingsnummer: '6.0.0' }]}                                                                | ${[]}
    ${'uten-stillinger'}    | ${[]}                                                                                                               | ${[]}
    ${'uten-ansettelser'}   | ${[]}                                                                                                               | ${[]}
    ${'samme-enhet'}        | ${[{ enhetskode: '1001', hovedstilling: true }, { enhetskode: '1001', til: '2020-05-01' }, { enhetskode: '1002' }]} | ${['gjentatt_stilling']}
  `('[A01] person $hvem', async ({ hvem, forhold, avvik }) => {
    const { personer } = await les(prove('personsxml-kanter.xml'));
    const person = personer.find((p) => p.ansattnummer === hvem);
    expect(person?.arbeidsforhold).toEqual((forhold as object[]).map((f) => expect.objectContaining(f)));
    expect(person?.avvik.map((a) => a.kode)).toEqual(avvik);
    expect(new Set(person?.arbeidsforhold.map((f) => f.stillingsnummer)).size).toBe(person?.arbeidsforhold.length);
  });

  test.each`
    sluttdato     | siste           | aktivSisteDag
    ${'tilOgMed'} | ${'2020-05-01'} | ${true}
    ${'ikkeMed'}  | ${'2020-04-30'} | ${false}
  `('[A02] F-36 sluttdato 1. mai regnet $sluttdato: siste dag er $siste', async ({ sluttdato, siste, aktivSisteDag }) => {
    const oppsett = vismaOppsett({ sluttdato });
    const { personer } = await les(prove('personsxml-kanter.xml'), oppsett);
    const forhold = personer.find((p) => p.ansattnummer === 'samme-enhet')?.arbeidsforhold.find((f) => f.til !== null);
    expect(forhold?.til).toBe(siste);
    expect(forhold && erAktiv(forhold, '2020-05-01', oppsett)).toBe(aktivSisteDag);
  });

  const medVirksomhet = (nummer: string) =>
    utf8(
      `<personsXML><person personIdHRM="1"><employments><employment><positions><position><chart><unit id="1001"/></chart><positionStatistics><businessNumber value="${nummer}"/></positionStatistics></position></positions></employment></employments></person></personsXML>`,
    );
  const enheter = [{ kode: '1001', organisasjonsnummer: '310000020' }];
  test.each`
    nummer         | oppsett                           | svar           | avvik
    ${'310000010'} | ${{}}                             | ${'310000010'} | ${[]}
    ${'310000010'} | ${{ enheter }}                    | ${'310000010'} | ${[]}
    ${'310000010'} | ${{ enheter, tabellForst: true }} | ${'310000020'} | ${[]}
    ${'310000010'} | ${{ tabellForst: true }}          | ${'310000010'} | ${[]}
    ${'12'}        | ${{ enheter }}                    | ${'310000020'} | ${['ugyldig_organisasjonsnummer']}
  `('[A01] virksomhet $nummer med oppsett $oppsett er skole $svar', async ({ nummer, oppsett, svar, avvik }) => {
    const { personer } = await les(medVirksomhet(nummer), vismaOppsett(oppsett));
    expect(personer[0]?.arbeidsforhold[0]?.organisasjonsnummer).toBe(svar);
    expect(personer[0]?.avvik.map((a) => a.kode).filter((k) => k !== 'mangler_navn')).toEqual(avvik);
  });

  test('organisasjonskart: parentid peker på kode, ikke på id', async () => {
    const oppsett = vismaOppsett({ enheter: [{ kode: '021000', felt: 'unit', organisasjonsnummer: '310000010' }] });
    expect(await lesOrganisasjonskart(prove('organisasjonskart.xml'), oppsett)).toEqual([
      {
        kode: '900000',
        navn: 'Fjordvik kommune',
        overordnet: null,
        ledere: ['4'],
        organisasjonsnummer: null,
        fra: null,
        til: null,
      },
      {
        kode: '021000',
        navn: 'Nordbygda skole',
        overordnet: '900000',
        ledere: [],
        organisasjonsnummer: '310000010',
        fra: null,
        til: null,
      },
      { kode: '021010', navn: 'Solsiden skole', overordnet: '77', ledere: [], organisasjonsnummer: null, fra: null, til: null },
    ]);
  });
});

describe('svar fra flere kall som én lesing', () => {
  const person = (nummer: string, stillinger: string) =>
    `<person personIdHRM="${nummer}"><employments><employment><employeeId>${nummer}</employeeId><positions>${stillinger}</positions></employment></employments><familyName>Bøk</familyName></person>`;
  const stilling = (id: string, fra: string) =>
    `<position isPrimaryPosition="true"><positionInfo><positionCode positionId="${id}"/></positionInfo><positionStartDate>${fra}</positionStartDate></position>`;
  const svar =
    (...personer: string[]) =>
    async () =>
      utf8(`<personsXML>${personer.join('')}</personsXML>`);

  test('[A01] F-36 den som har en stilling nå og en ny til høsten, kommer én gang med begge', async () => {
    const lesing = lesVisma(
      {
        ansatte: [svar(person('1', stilling('1', '2020-01-01')), person('2', stilling('1', '2020-01-01')))],
        framtidige: [
          svar(person('2', stilling('1', '2020-01-01') + stilling('2', '2027-08-01')), person('3', stilling('1', '2027-01-01'))),
        ],
        kart: [async () => utf8('<charts><chart><units><unit id="1" kode="1" parentid="0"/></units></chart></charts>')],
      },
      vismaOppsett(),
    );
    const lest: string[] = [];
    for await (const p of lesing.personer) lest.push(`${p.ansattnummer}: ${p.arbeidsforhold.map((f) => f.fra).join(' ')}`);
    expect(lest).toEqual(['1: 2020-01-01', '2: 2020-01-01 2027-08-01', '3: 2027-01-01']);
    expect(await lesing.hode).toMatchObject({ antallLest: 4, duplikater: 0, organisasjoner: [{ kode: '1' }] });
  });

  test('F-33 når ett av svarene er avkortet, er hele lesingen mislykket', async () => {
    const lesing = lesVisma(
      { ansatte: [svar(person('1', '')), async () => utf8('<personsXML><person')], framtidige: [], kart: [] },
      vismaOppsett(),
    );
    await expect(
      (async () => {
        for await (const _ of lesing.personer) void _;
      })(),
    ).rejects.toMatchObject({ kode: 'uleselig' });
    await expect(lesing.hode).rejects.toMatchObject({ kode: 'uleselig' });
  });
});

describe.skipIf(!kontraktmappe())('offisielle prøver (hoppes over der mappa med kontrakter mangler)', () => {
  const filer = kontraktmappe()
    ? readdirSync(kontraktfil('visma-hrm')).filter((f) => f.endsWith('.xml') && !f.startsWith('organization'))
    : [];

  test.each(filer)('[A01] %s leses', async (fil) => {
    const { personer, hode } = await les(createReadStream(kontraktfil(`visma-hrm/${fil}`)));
    expect(personer.length).toBe(hode.antallLest);
    expect(personer.length).toBeGreaterThan(0);
    for (const p of personer) {
      expect(p.etternavn).not.toBe('');
      expect(p.fodselsnummer).toMatch(/^\d{11}$/);
      expect(p.arbeidsforhold.filter((f) => f.hovedstilling)).toHaveLength(Math.min(1, p.arbeidsforhold.length));
      expect(p.avvik.map((a) => a.kode).filter((k) => k !== 'mangler_enhet' && k !== 'gjentatt_stilling')).toEqual([]);
    }
  });

  test('[A01] hele feltsettet', async () => {
    const { personer } = await les(createReadStream(kontraktfil('visma-hrm/personsXML-full.sample.xml')));
    expect(personer[0]).toMatchObject({
      ansattnummer: '01234',
      kjonn: 'mann',
      epostadresse: 'test@eksempel.kommune.no',
      telefon: '01234567',
      arbeidsforhold: [
        { stillingskode: '7966', prosent: 56, til: '2026-07-31', organisasjonsnummer: '987654322', enhetskode: '11200' },
      ],
    });
    expect(JSON.stringify(personer)).not.toContain('12345678"'); // the mobile number
  });

  test('organization-chart.sample.xml', async () => {
    const kart = await lesOrganisasjonskart(
      createReadStream(kontraktfil('visma-hrm/organization-chart.sample.xml')),
      vismaOppsett(),
    );
    expect(kart.map((e) => [e.kode, e.overordnet, e.ledere])).toEqual([
      ['1', null, ['4']],
      ['5', '1', ['7']],
    ]);
  });
});
