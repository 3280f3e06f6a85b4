import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kontraktmappe, lesKontrakt } from '#verktoy/kontrakter.ts';
import { krr, oversettSvar, type Kontaktsvar } from './index.ts';
import { KrrSvar } from './kontrakt.ts';
import { fraFiks } from './oversett.ts';

const A = '15901712345';
const B = '20914695016';
const C = '01815099999';

const info = {
  epostadresse: 'rask.hest@epost.example',
  epostadresse_oppdatert: '2026-01-05T10:14:52+01',
  epostadresse_sist_verifisert: '2026-02-05T10:45:15.768Z',
  mobiltelefonnummer: '41514965',
  mobiltelefonnummer_oppdatert: '2026-01-05T09:14:52.000Z',
};
const person = (mer: Record<string, unknown> = {}) => ({
  personidentifikator: A,
  reservasjon: 'NEI',
  status: 'AKTIV',
  varslingsstatus: 'KAN_VARSLES',
  kontaktinformasjon: info,
  spraak: 'nn',
  ...mer,
});
const oversett = (personer: unknown[], spurt: string[] = [A]): Kontaktsvar => oversettSvar(KrrSvar.parse({ personer }), spurt);
const koder = (s: Kontaktsvar) => [...s.avvik, ...s.oppforinger.flatMap((o) => o.avvik)].map((a) => `${a.kode} ${a.felt}`);

describe('oversettSvar', () => {
  test('[B16] an active entry, times in both forms and number in E.164', () => {
    expect(oversett([person()])).toEqual({
      oppforinger: [
        {
          personidentifikator: A,
          status: 'AKTIV',
          reservert: false,
          reservertTidspunkt: null,
          kanVarsles: true,
          epostadresse: {
            verdi: 'rask.hest@epost.example',
            oppdatert: '2026-01-05T09:14:52.000Z',
            verifisert: '2026-02-05T10:45:15.768Z',
          },
          mobiltelefonnummer: { verdi: '+4741514965', oppdatert: '2026-01-05T09:14:52.000Z', verifisert: null },
          sprak: 'nn',
          avvik: [],
        },
      ],
      mangler: [],
      ubedt: 0,
      avvik: [],
    });
  });

  test('F-28 reserved, deleted and not registered', () => {
    const svar = oversett(
      [
        person({ reservasjon: 'JA', reservasjonstidspunkt: '2023-06-13T13:42:34+02', varslingsstatus: 'KAN_IKKE_VARSLES' }),
        { personidentifikator: B, status: 'SLETTET', reservasjon: 'NEI', kontaktinformasjon: info },
        { personidentifikator: C, status: 'IKKE_REGISTRERT' },
      ],
      [A, B, C],
    );
    expect(svar.oppforinger.map((o) => [o.status, o.reservert, o.reservertTidspunkt, o.epostadresse !== null])).toEqual([
      ['AKTIV', true, '2023-06-13T11:42:34.000Z', true],
      ['SLETTET', false, null, false],
      ['IKKE_REGISTRERT', false, null, false],
    ]);
  });

  test('F-26 who is not answered is unknown, in the order of the question', () => {
    const svar = oversett([person({ personidentifikator: C })], [B, C, A, B]);
    expect(svar.mangler).toEqual([B, A]);
    expect(svar.oppforinger).toHaveLength(1);
  });

  test('F-27 who was not asked for is dropped and counted', () => {
    const svar = oversett([person(), person({ personidentifikator: B })]);
    expect(svar.oppforinger.map((o) => o.personidentifikator)).toEqual([A]);
    expect(svar.ubedt).toBe(1);
    expect(JSON.stringify(svar)).not.toContain(B);
    expect(koder(svar)).toEqual(['ubedt_person personer']);
  });

  test('the same person twice is one; two stories about one person are none', () => {
    expect(oversett([person(), person()])).toMatchObject({ oppforinger: [{ status: 'AKTIV' }], mangler: [] });
    const ulike = oversett([person(), person({ status: 'SLETTET' }), person()]);
    expect(ulike).toMatchObject({ oppforinger: [], mangler: [A] });
    expect(koder(ulike)).toContain('motstridende_duplikat personer');
  });

  test.each`
    hva                               | endring                                                                    | epost    | mobil    | avvik
    ${'telefon +47+47'}               | ${{ kontaktinformasjon: { ...info, mobiltelefonnummer: '+47+47' } }}       | ${true}  | ${false} | ${'ugyldig_telefon mobiltelefonnummer'}
    ${'e-post med linjeskift'}        | ${{ kontaktinformasjon: { ...info, epostadresse: 'a@b.example\nX: y' } }}  | ${false} | ${true}  | ${'ugyldig_epost epostadresse'}
    ${'e-post som tall'}              | ${{ kontaktinformasjon: { ...info, epostadresse: 47 } }}                   | ${false} | ${true}  | ${'ugyldig_epost epostadresse'}
    ${'mobil som liste'}              | ${{ kontaktinformasjon: { ...info, mobiltelefonnummer: [] } }}             | ${true}  | ${false} | ${'ugyldig_telefon mobiltelefonnummer'}
    ${'kontaktinformasjon som tekst'} | ${{ kontaktinformasjon: 'x' }}                                             | ${false} | ${false} | ${'ugyldig_epost epostadresse'}
    ${'tid som ikke er en'}           | ${{ kontaktinformasjon: { ...info, epostadresse_oppdatert: 'i går' } }}    | ${true}  | ${true}  | ${'ugyldig_tid epostadresse_oppdatert'}
    ${'ukjent språk'}                 | ${{ spraak: 'tlh' }}                                                       | ${true}  | ${true}  | ${'ukjent_kodeverdi spraak'}
    ${'ukjent varslingsstatus'}       | ${{ varslingsstatus: 'KANSKJE' }}                                          | ${true}  | ${true}  | ${'ukjent_kodeverdi varslingsstatus'}
    ${'nytt felt'}                    | ${{ nyttFelt: 1 }}                                                         | ${true}  | ${true}  | ${'ukjent_felt nyttFelt'}
    ${'digital post vi ikke ba om'}   | ${{ digital_post: { postkasseadresse: 'x' }, sertifikat: 'y' }}            | ${true}  | ${true}  | ${undefined}
    ${'tomme verdier'}                | ${{ kontaktinformasjon: { epostadresse: ' ', mobiltelefonnummer: null } }} | ${false} | ${false} | ${undefined}
    ${'ingen kontaktinformasjon'}     | ${{ kontaktinformasjon: null }}                                            | ${false} | ${false} | ${undefined}
  `('F-30 $hva: the rest of the person is used', ({ endring, epost, mobil, avvik }) => {
    const svar = oversett([person(endring as Record<string, unknown>), person({ personidentifikator: B })], [A, B]);
    expect(svar.oppforinger.map((o) => [o.epostadresse !== null, o.mobiltelefonnummer !== null])).toEqual([
      [epost, mobil],
      [true, true],
    ]);
    if (avvik === undefined) expect(koder(svar)).toEqual([]); // oxlint-disable-line vitest/no-conditional-expect
    else expect(koder(svar)).toContain(avvik); // oxlint-disable-line vitest/no-conditional-expect
  });

  test.each`
    hva                       | rad                                           | avvik
    ${'ukjent status'}        | ${person({ status: 'DVALE' })}                | ${'ukjent_kodeverdi status'}
    ${'ingen status'}         | ${person({ status: undefined })}              | ${'ukjent_kodeverdi status'}
    ${'ukjent reservasjon'}   | ${person({ reservasjon: 'KANSKJE' })}         | ${'ukjent_kodeverdi reservasjon'}
    ${'reservasjon uteblitt'} | ${person({ reservasjon: undefined })}         | ${'ukjent_kodeverdi reservasjon'}
    ${'nummer som tall'}      | ${person({ personidentifikator: Number(A) })} | ${'uleselig_person personer'}
    ${'null'}                 | ${null}                                       | ${'uleselig_person personer'}
    ${'liste'}                | ${[]}                                         | ${'uleselig_person personer'}
  `('F-30 $hva: the person is unknown, the next one is read', ({ rad, avvik }) => {
    const svar = oversett([rad, person({ personidentifikator: B })], [A, B]);
    expect(svar.mangler).toEqual([A]);
    expect(svar.oppforinger).toHaveLength(1);
    expect(koder(svar)).toContain(avvik);
  });

  test('deviations never carry a person’s value', () => {
    const kanari = 'kanari4711@epost.example';
    const svar = oversett([
      person({
        status: 'AKTIV',
        spraak: kanari,
        varslingsstatus: A,
        [A]: 1,
        [kanari]: 1,
        kontaktinformasjon: {
          ...info,
          epostadresse: `${kanari}\n`,
          mobiltelefonnummer: `${kanari}`,
          epostadresse_oppdatert: kanari,
        },
      }),
    ]);
    const alle = JSON.stringify([svar.avvik, svar.oppforinger.map((o) => o.avvik)]);
    expect(koder(svar).length).toBe(5);
    expect(alle).not.toMatch(/kanari|15901712345/);
  });

  test('F-30 any JSON is read without a crash, and everyone asked for is answered or missing, once', () => {
    const nesten = fc.record(
      {
        personidentifikator: fc.constantFrom(A, B, C, 1, null),
        reservasjon: fc.constantFrom('JA', 'NEI', 1, null),
        status: fc.constantFrom('AKTIV', 'SLETTET', 'IKKE_REGISTRERT', 'X', null),
        kontaktinformasjon: fc.oneof(
          fc.jsonValue(),
          fc.constant(info),
          fc.record({ epostadresse: fc.jsonValue(), mobiltelefonnummer: fc.string() }),
        ),
        spraak: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nesten, fc.jsonValue()), { maxLength: 6 }), (personer) => {
        const svar = oversett(personer, [A, B]);
        expect([...svar.oppforinger.map((o) => o.personidentifikator), ...svar.mangler].sort()).toEqual([A, B].sort());
      }),
      { numRuns: 500 },
    );
  });
});

describe('fraFiks', () => {
  test('[B16] [K17] is the same entry as the register’s own, without language', () => {
    const ra = fraFiks({
      fnr: A,
      epost: {
        adresse: info.epostadresse,
        sistOppdatert: info.epostadresse_oppdatert,
        sistVerifisert: info.epostadresse_sist_verifisert,
      },
      tlf: { nummer: info.mobiltelefonnummer, sistOppdatert: info.mobiltelefonnummer_oppdatert },
      status: 'AKTIV',
      reservert: false,
      kanVarsles: true,
    });
    const egen = oversett([person({ spraak: undefined })]);
    expect(ra && oversettSvar(ra, [A])).toEqual(egen);
  });
  test('without a status, somebody with contact information is active, and somebody without is unknown', () => {
    const les = (adresse: string) =>
      oversettSvar(fraFiks({ fnr: A, epost: { adresse }, tlf: { nummer: '' }, reservert: false }) ?? { personer: [] }, [A]);
    expect(les('a@b.example').oppforinger[0]?.status).toBe('AKTIV');
    expect(les('').mangler).toEqual([A]);
    expect(fraFiks({ message: 'x' })).toBeUndefined();
  });
});

describe.skipIf(!kontraktmappe())('the published contract (skipped without shared/contracts)', () => {
  const les = (navn: string): unknown => JSON.parse(lesKontrakt(navn));

  test('[B16] the documented answer to the documented question is read', () => {
    const { personidentifikatorer: spurt } = les('krr/personer-request.json') as { personidentifikatorer: string[] };
    const svar = krr.oversett(krr.kontrakt.parse({ spurt, svar: les('krr/personer-response-dokumentert.json') }));
    expect(svar).toMatchObject({
      oppforinger: [
        {
          personidentifikator: spurt[0],
          status: 'AKTIV',
          reservert: false,
          epostadresse: { oppdatert: '2023-06-29T08:14:52.000Z' },
          mobiltelefonnummer: null,
        },
      ],
      mangler: [],
      avvik: [],
    });
  });

  test('every field and code of the schema is known to the reader', () => {
    interface Skjema {
      readonly $defs: Record<string, { properties: Record<string, { enum?: string[] }> }>;
    }
    const { $defs } = les('krr/krr-v2.schema.json') as Skjema;
    const p = $defs['Person']?.properties ?? {};
    const k = $defs['Kontaktinformasjon']?.properties ?? {};
    const alle = Object.fromEntries(
      Object.keys(k).map((felt) => [felt, (info as Record<string, string>)[felt] ?? '2026-01-05T09:14:52Z']),
    );
    expect(Object.keys(p).length).toBeGreaterThan(8);
    for (const reservasjon of p['reservasjon']?.enum ?? [])
      for (const status of p['status']?.enum ?? [])
        for (const varslingsstatus of p['varslingsstatus']?.enum ?? [])
          for (const spraak of p['spraak']?.enum ?? []) {
            const rad = {
              ...Object.fromEntries(Object.keys(p).map((felt) => [felt, '2026-01-05T09:14:52Z'])),
              personidentifikator: A,
              reservasjon,
              status,
              varslingsstatus,
              spraak,
              kontaktinformasjon: alle,
            };
            const svar = oversett([rad]);
            expect(koder(svar)).toEqual([]);
            expect(svar.oppforinger[0]).toMatchObject({ status, sprak: spraak, reservert: reservasjon === 'JA' });
          }
  });

  test('KS Fiks’ contract has the fields the reader looks for', () => {
    const api = les('fiks-folkeregister/register-krr-api-v1.json') as {
      components: { schemas: Record<string, { properties: object }> };
    };
    const felter = (navn: string) => Object.keys(api.components.schemas[navn]?.properties ?? {});
    expect(felter('KrrDefinisjon').toSorted()).toEqual(['epost', 'fnr', 'kanVarsles', 'reservert', 'status', 'tlf']);
    expect(felter('KrrEpostDefinisjon').toSorted()).toEqual(['adresse', 'sistOppdatert', 'sistVerifisert']);
    expect(felter('KrrTlfDefinisjon').toSorted()).toEqual(['nummer', 'sistOppdatert', 'sistVerifisert']);
  });
});
