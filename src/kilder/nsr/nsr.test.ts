import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lagVerden } from '#verden/index.ts';
import type { Oppforsel } from '#verktoy/oppforsel.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { lagNsrKlient, oversettEnhet } from './index.ts';
import { lagNsrSimulator, type NsrSimulator } from './simulator/index.ts';

const verden = lagVerden({ elever: 150 });
const skole = verden.skoler[0];

describe('oversettelse', () => {
  const ventet = {
    organisasjonsnummer: '310000010',
    navn: 'Nordbygda skole',
    kommunenummer: '9901',
    aktiv: true,
    grunnskole: true,
    privat: false,
    spesialskole: false,
    trinnFra: 1,
    trinnTil: 7,
    malform: 'nn',
    adresse: { linje: 'Skoleveien 1', postnummer: '9990', poststed: 'FJORDVIK' },
    koordinat: { breddegrad: 63.4, lengdegrad: 10.5 },
    utgatt: null,
    endret: '2026-08-12T01:10:25.873Z',
    avvik: [],
  };
  const felles = {
    Navn: ' Nordbygda skole ',
    ErAktiv: true,
    ErGrunnskole: true,
    SkoletrinnGSFra: 1,
    SkoletrinnGSTil: 7,
    Koordinat: { Breddegrad: 63.4, Lengdegrad: 10.5 },
    DatoEndret: '2026-08-12T01:10:25.873+00:00',
  };
  test.each`
    versjon    | enhet
    ${'v4'}    | ${{ Organisasjonsnummer: '310000010', Kommune: { Kommunenummer: '9901' }, Maalform: { Id: 'N' }, Beliggenhetsadresse: { Adresse: 'Skoleveien 1', Postnummer: '9990', Poststed: 'FJORDVIK' } }}
    ${'v3'}    | ${{ Orgnr: '310000010', Kommune: { Kommunenr: '9901' }, Maalform: { Navn: 'Nynorsk' }, Beliggenhetsadresse: { Adresse: 'Skoleveien 1', Postnr: '9990', Poststed: 'FJORDVIK' } }}
    ${'eldre'} | ${{ OrgNr: 310000010, Kommunenr: '9901', Maalform: 'N', Besoeksadresse: { Adresse: 'Skoleveien 1', Postnr: 9990, Poststed: 'FJORDVIK' } }}
  `('feltnavn fra $versjon gir samme skole', ({ enhet }) => {
    expect(oversettEnhet({ ...felles, ...(enhet as object) })).toEqual(ventet);
  });

  test.each`
    hva                   | endring                                                   | svar
    ${'skole i utlandet'} | ${{ Orgnr: 'U120' }}                                      | ${{ organisasjonsnummer: 'U120' }}
    ${'uten nummer'}      | ${{ Orgnr: '' }}                                          | ${null}
    ${'nedlagt'}          | ${{ ErAktiv: false, UtgaattDato: '2020-07-31T00:00:00' }} | ${{ aktiv: false, utgatt: '2020-07-31' }}
    ${'ukjent målform'}   | ${{ Maalform: { Id: 'S' } }}                              | ${{ malform: null, avvik: [{ kode: 'ukjent_kodeverdi', felt: 'Maalform', verdi: 'S' }] }}
    ${'trinn 0'}          | ${{ SkoletrinnGSFra: 0 }}                                 | ${{ trinnFra: null, avvik: [] }}
    ${'trinn 11'}         | ${{ SkoletrinnGSTil: 11 }}                                | ${{ trinnTil: null, avvik: [{ kode: 'ukjent_kodeverdi', felt: 'skoletrinngstil', verdi: '11' }] }}
    ${'punkt i havet'}    | ${{ Koordinat: { Breddegrad: 0, Lengdegrad: 0 } }}        | ${{ koordinat: null }}
    ${'ekskludert'}       | ${{ ErEkskludert: true }}                                 | ${{ aktiv: false }}
  `('$hva', ({ endring, svar }) => {
    const lest = oversettEnhet({ ...felles, Orgnr: '310000010', ...(endring as object) });
    expect(svar === null ? lest : { ...lest, ...(svar as object) }).toEqual(lest);
    expect(lest === null).toBe(svar === null);
  });
});

describe('over HTTP', () => {
  let sim: NsrSimulator;
  let tjener: Simulatortjener;
  let url = '';
  beforeEach(async () => {
    sim = lagNsrSimulator(verden, { perSide: 2 });
    tjener = lagSimulatortjener([sim.handler]);
    url = await tjener.lytt();
  });
  afterEach(() => tjener.stopp());
  const klient = () => lagNsrKlient({ baseUrl: `${url}/nsr`, hentevalg: { forsok: 1, timeoutMs: 300 } });

  test('kommunens skoler over flere sider, med den nedlagte og uten naboens', async () => {
    const skoler = await klient().hentKommunensSkoler(verden.kommune.kommunenummer);
    expect(skoler.map((s) => s.navn)).toEqual([...verden.skoler.map((s) => s.navn), 'Gamle Fjordvik skole']);
    expect(skoler.map((s) => [s.organisasjonsnummer, s.trinnFra, s.trinnTil, s.malform]).slice(0, -1)).toEqual(
      verden.skoler.map((s) => [s.organisasjonsnummer, s.trinn[0], s.trinn[1], s.malform]),
    );
    expect(skoler.at(-1)).toMatchObject({ aktiv: false, utgatt: '2020-07-31' });
  });

  test('en skole som ikke finnes, er ikke en feil', async () => {
    expect(await klient().finnSkole('310999990')).toBeUndefined();
  });

  test.each`
    oppforsel                    | kode
    ${{ slag: 'nede' }}          | ${'nede'}
    ${{ slag: 'treg', ms: 900 }} | ${'treg'}
    ${{ slag: 'serverfeil' }}    | ${'serverfeil'}
    ${{ slag: 'html' }}          | ${'html'}
    ${{ slag: 'halvt' }}         | ${'uleselig'}
    ${{ slag: 'soppel' }}        | ${'feil_svar'}
    ${{ slag: 'feil_person' }}   | ${'feil_svar'}
  `('registeret er $oppforsel.slag: $kode', async ({ oppforsel, kode }) => {
    sim.oppforsel.sett(oppforsel as Oppforsel);
    await expect(klient().finnSkole(skole?.organisasjonsnummer ?? '')).rejects.toMatchObject({ kode });
  });
});
