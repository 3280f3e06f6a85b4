import { createReadStream } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { kontraktfil, kontraktmappe } from '#verktoy/kontrakter.ts';
import { lesStamdata3, unit4Oppsett, type HrPerson, type Unit4Oppsett } from '../index.ts';

const PROVE = path.resolve(import.meta.dirname, '../proever/stamdata3.xml');
const enheter = [
  { kode: '021000', organisasjonsnummer: '310000010' },
  { kode: '021010', organisasjonsnummer: '310000020' },
  { kode: '2101', organisasjonsnummer: '310000020', felt: 'WORKPLACE' },
];

async function les(kilde: AsyncIterable<Uint8Array> | Uint8Array, oppsett: Unit4Oppsett = unit4Oppsett({ enheter })) {
  const lesing = lesStamdata3(kilde, oppsett);
  const personer: HrPerson[] = [];
  for await (const p of lesing.personer) personer.push(p);
  return { personer, hode: await lesing.hode };
}
const ressurs = (ansettelser: string, mer = '') =>
  new TextEncoder().encode(
    `<ExportInfo><Resources><Resource><Employments>${ansettelser}</Employments><ResourceId>1</ResourceId><FirstName>Rask</FirstName><Surname>Bøk</Surname>${mer}</Resource></Resources></ExportInfo>`,
  );
const relasjon = (kode: string, fra: string, til = '2099-12-31', type = 'ORGANIZATIONAL_UNIT') =>
  `<Relation ElementType="${type}"><Value>${kode}</Value><DateFrom>${fra}</DateFrom><DateTo>${til}</DateTo></Relation>`;
const ansettelse = (relasjoner: string, mer = '<DateFrom>2020-08-01</DateFrom><DateTo>2099-12-31</DateTo>') =>
  `<Employment><SequenceRef>7001</SequenceRef><Relations>${relasjoner}</Relations>${mer}</Employment>`;
const plasser = async (bytes: Uint8Array, oppsett?: Unit4Oppsett) =>
  (await les(bytes, oppsett)).personer.flatMap((p) =>
    p.arbeidsforhold.map((f) => `${f.organisasjonsnummer ?? f.enhetskode} ${f.fra}–${f.til}`),
  );

describe('egen prøvefil', () => {
  test('[B15] [A01] en ansatt med to ansettelser, hvorav én har byttet skole', async () => {
    const { personer, hode } = await les(createReadStream(PROVE));
    expect(personer[0]).toEqual({
      ansattnummer: '1001',
      fodselsnummer: '12838512345',
      fodselsdato: '1985-03-12',
      fornavn: 'Rask',
      etternavn: 'Bøk',
      kjonn: 'kvinne',
      brukernavn: 'rasbok',
      epostadresse: 'Rask.Bok@fjordvik.example',
      telefon: '77000001',
      adresse: null,
      fra: '2020-08-01',
      til: null,
      arbeidsforhold: [
        {
          stillingsnummer: '7001',
          stillingskode: '7962',
          stillingstittel: 'Adjunkt',
          ansettelsestype: 'F',
          prosent: 60.5,
          hovedstilling: true,
          permisjon: [],
          fra: '2020-08-01',
          til: '2026-07-31',
          organisasjonsnummer: '310000010',
          enhetskode: '021000',
          enhetsnavn: 'Nordbygda skole',
        },
        expect.objectContaining({
          stillingsnummer: '7001.2026-08-01',
          fra: '2026-08-01',
          til: null,
          organisasjonsnummer: '310000020',
          hovedstilling: true,
        }),
        expect.objectContaining({
          stillingsnummer: '7002',
          prosent: 0,
          fra: '2024-01-01',
          til: '2026-06-19',
          organisasjonsnummer: '310000020',
          enhetskode: '2101',
          hovedstilling: false,
        }),
      ],
      avvik: [],
    });
    expect(hode).toEqual({
      format: 'unit4-stamdata3',
      eksportert: '2026-11-21T22:30:00Z',
      antallOppgitt: 3,
      antallLest: 3,
      duplikater: 0,
      organisasjoner: [
        {
          kode: '900000',
          navn: 'Fjordvik kommune',
          overordnet: null,
          ledere: [],
          organisasjonsnummer: null,
          fra: null,
          til: null,
        },
        {
          kode: '021000',
          navn: 'Nordbygda skole',
          overordnet: '900000',
          ledere: ['1002'],
          organisasjonsnummer: '310000010',
          fra: '2010-01-01',
          til: null,
        },
      ],
      avvik: [{ kode: 'mangler_ansattnummer', felt: 'ResourceId' }],
    });
  });

  test('[B15] det som mangler eller er ukjent, blir avvik og ikke krasj', async () => {
    const { personer } = await les(createReadStream(PROVE));
    expect(personer).toHaveLength(2);
    expect(personer[1]).toMatchObject({
      ansattnummer: '1002',
      fodselsnummer: null,
      fodselsdato: null,
      fornavn: 'Stille',
      etternavn: 'Ås',
      kjonn: null,
      brukernavn: null,
      arbeidsforhold: [{ enhetskode: '2100', hovedstilling: true, fra: '2030-01-01', til: null }],
    });
    expect(personer[1]?.avvik).toEqual([
      { kode: 'ukjent_kodeverdi', felt: 'Resource/Status', verdi: 'P' },
      { kode: 'ugyldig_sluttdato', felt: 'Employment/DateTo' },
      { kode: 'ukjent_kodeverdi', felt: 'Sex', verdi: 'X' },
    ]);
  });

  test('[K06] lønn, og mobil og hjemmetelefon, blir aldri lest', async () => {
    const alt = JSON.stringify(await les(createReadStream(PROVE), unit4Oppsett({ enheter, lesAdresse: true })));
    expect(alt).not.toMatch(/MERKE/);
    expect(alt).toContain('Prøveveien 1');
  });
});

describe('hvor en ansettelse hører til', () => {
  test('[B15] arbeidssted brukes når organisasjonsenheten ikke er en skole', async () => {
    const bytes = ressurs(
      ansettelse(relasjon('900000', '2020-08-01') + relasjon('2101', '2020-08-01', '2099-12-31', 'WORKPLACE')),
    );
    expect(await plasser(bytes)).toEqual(['310000020 2020-08-01–null']);
    expect(await plasser(bytes, unit4Oppsett())).toEqual(['900000 2020-08-01–null']);
    expect(await plasser(bytes, unit4Oppsett({ enhetsfelt: ['WORKPLACE'] }))).toEqual(['2101 2020-08-01–null']);
  });

  test('[B15] en kode gjelder bare for sin egen relasjon når tabellen sier det', async () => {
    expect(await plasser(ressurs(ansettelse(relasjon('2101', '2020-08-01'))))).toEqual(['2101 2020-08-01–null']);
  });

  test.each`
    hva                                  | relasjoner                                                                           | svar
    ${'to rader etter hverandre'}        | ${relasjon('021000', '2020-08-01', '2022-07-31') + relasjon('021000', '2022-08-01')} | ${['310000010 2020-08-01–null']}
    ${'to skoler samtidig'}              | ${relasjon('021000', '2020-08-01') + relasjon('021010', '2024-01-01')}               | ${['310000010 2020-08-01–null', '310000020 2024-01-01–null']}
    ${'en enhet som tok slutt'}          | ${relasjon('021000', '2020-08-01', '2026-07-31')}                                    | ${['310000010 2020-08-01–2026-07-31', 'null 2026-08-01–null']}
    ${'en gammel enhet før ansettelsen'} | ${relasjon('021010', '2010-01-01', '2020-07-31') + relasjon('021000', '2020-08-01')} | ${['310000010 2020-08-01–null']}
    ${'ingen enhet'}                     | ${''}                                                                                | ${['null 2020-08-01–null']}
  `('[B15] $hva', async ({ relasjoner, svar }) => {
    expect(await plasser(ressurs(ansettelse(relasjoner)))).toEqual(svar);
  });

  test('[B15] personens egne relasjoner gjelder når ansettelsen ikke har noen', async () => {
    const bytes = ressurs(ansettelse(''), `<Relations>${relasjon('021000', '2009-01-01')}</Relations>`);
    expect(await plasser(bytes)).toEqual(['310000010 2020-08-01–null']);
  });

  test.each`
    attributter                                      | svar
    ${'ElementType="organizational_unit"'}           | ${'310000010'}
    ${'elementtype="ORGANIZATIONAL_UNIT"'}           | ${'310000010'}
    ${'Type="mnal"'}                                 | ${'310000010'}
    ${'Type="Q1" Name="ORGANISASJONSENHET"'}         | ${'310000010'}
    ${'Type="Q1" Name="Noe annet" ElementType="NY"'} | ${null}
  `('[B15] relasjon kjent igjen på $attributter: $svar', async ({ attributter, svar }) => {
    const { personer } = await les(ressurs(ansettelse(`<Relation ${attributter}><Value>021000</Value></Relation>`)));
    expect(personer[0]?.arbeidsforhold[0]?.organisasjonsnummer).toBe(svar);
  });

  test('[A02] når personen slutter, slutter stillingene', async () => {
    const bytes = ressurs(ansettelse(relasjon('021000', '2020-08-01')), '<DateTo>2026-06-30</DateTo>');
    expect(await plasser(bytes)).toEqual(['310000010 2020-08-01–2026-06-30']);
    expect(await plasser(bytes, unit4Oppsett({ enheter, personensSluttdatoGjelder: false }))).toEqual([
      '310000010 2020-08-01–null',
    ]);
  });

  test('[B15] foranstilte nuller i koden skiller ikke når tabellen er entydig', async () => {
    expect(await plasser(ressurs(ansettelse(relasjon('21000', '2020-08-01'))))).toEqual(['310000010 2020-08-01–null']);
    const tvetydig = unit4Oppsett({ enheter: [...enheter, { kode: '0021000', organisasjonsnummer: '310000099' }] });
    expect(await plasser(ressurs(ansettelse(relasjon('21000', '2020-08-01'))), tvetydig)).toEqual(['21000 2020-08-01–null']);
  });
});

describe('filer som stoppes eller merkes', () => {
  const fil = (innhold: string) => new TextEncoder().encode(`<ExportInfo><Resources>${innhold}</Resources></ExportInfo>`);
  const en = (nummer: string, firma = 'FJ') =>
    `<Resource><CompanyCode>${firma}</CompanyCode><ResourceId>${nummer}</ResourceId></Resource>`;
  const feilkode = async (bytes: Uint8Array, oppsett?: Unit4Oppsett) => {
    const lesing = lesStamdata3(bytes, oppsett ?? unit4Oppsett());
    const hode = lesing.hode.catch((f: unknown) => (f instanceof Kildefeil ? f.kode : f));
    try {
      for await (const _ of lesing.personer) void _;
    } catch (f) {
      expect(await hode).toBe((f as Kildefeil).kode);
      return (f as Kildefeil).kode;
    }
    return 'lest';
  };

  test('[A01] samme ansattnummer to ganger telles, og bare den første leses', async () => {
    const { personer, hode } = await les(fil(en('1') + en('2') + en('1') + en('1')));
    expect(personer.map((p) => p.ansattnummer)).toEqual(['1', '2']);
    expect(hode).toMatchObject({ antallLest: 4, duplikater: 1 });
  });

  test('[A01] en annen kommunes fil avvises, og flere firma i samme fil merkes', async () => {
    expect(await feilkode(fil(en('1', 'NV') + en('2', 'NV')), unit4Oppsett({ firma: ['FJ'] }))).toBe('feil_svar');
    const blandet = await les(fil(en('1', 'NV') + en('1', 'FJ')), unit4Oppsett({ firma: ['FJ'] }));
    expect(blandet.personer.map((p) => p.ansattnummer)).toEqual(['1']);
    expect(blandet.hode).toMatchObject({ antallLest: 2, duplikater: 0, avvik: [{ kode: 'fremmed_firma', verdi: 'NV' }] });
    expect((await les(fil(en('1', 'NV') + en('2', 'FJ')))).hode.avvik.map((a) => a.verdi)).toEqual(['FJ', 'NV']);
  });

  test.each`
    hva                  | tekst                                                                   | kode
    ${'avkortet'}        | ${'<ExportInfo><Resources><Resource><ResourceId>1'}                     | ${'uleselig'}
    ${'tom'}             | ${''}                                                                   | ${'uleselig'}
    ${'annen slags fil'} | ${'<personsXML/>'}                                                      | ${'uleselig'}
    ${'nettside'}        | ${'<html><body>Request Rejected</body></html>'}                         | ${'html'}
    ${'med DOCTYPE'}     | ${'<!DOCTYPE ExportInfo SYSTEM "file:///x"><ExportInfo/>'}              | ${'uleselig'}
    ${'lang tekst'}      | ${`<ExportInfo><Resources><Resource><ResourceId>${'1'.repeat(20_000)}`} | ${'for_stor'}
  `('F-33 en fil som er $hva, gir $kode og ikke noe hode', async ({ tekst, kode }) => {
    expect(await feilkode(new TextEncoder().encode(tekst))).toBe(kode);
  });

  test('den som gir opp lesingen, får ikke noe hode', async () => {
    const lesing = lesStamdata3(fil(en('1') + en('2')), unit4Oppsett());
    for await (const _ of lesing.personer) break;
    await expect(lesing.hode).rejects.toMatchObject({ kode: 'uleselig' });
  });
});

describe.skipIf(!kontraktmappe())('offisiell prøve (hoppes over der mappa med kontrakter mangler)', () => {
  test('[B15] stamdata3.sample.xml', async () => {
    const { personer, hode } = await les(
      createReadStream(kontraktfil('unit4-stamdata3/stamdata3.sample.xml')),
      unit4Oppsett({ enheter: [{ kode: '1170', felt: 'WORKPLACE', organisasjonsnummer: '310000010' }], firma: ['AK'] }),
    );
    expect(hode).toMatchObject({ antallLest: 3, antallOppgitt: null, eksportert: null, duplikater: 0, avvik: [] });
    expect(personer.map((p) => [p.ansattnummer, p.brukernavn, p.fra, p.til])).toEqual([
      ['53453', 'pretal', '2009-07-01', null],
      ['56584', null, '2009-07-01', null],
      ['58112', null, '2009-07-01', null],
    ]);
    for (const p of personer) {
      expect(p.avvik).toEqual([]);
      expect(p.arbeidsforhold).toEqual([
        {
          stillingsnummer: '349750',
          stillingskode: '655902',
          stillingstittel: 'It-konsulent',
          ansettelsestype: 'T',
          prosent: 0,
          hovedstilling: true,
          fra: '2020-01-01',
          til: null,
          organisasjonsnummer: '310000010',
          enhetskode: '1170',
          enhetsnavn: 'IKT',
          permisjon: [],
        },
      ]);
    }
    expect(hode.organisasjoner).toHaveLength(6);
    expect(hode.organisasjoner.filter((o) => o.overordnet === null).map((o) => o.kode)).toEqual(['900000']);
  });
});
