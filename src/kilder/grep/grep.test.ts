import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Oppforsel } from '#verktoy/oppforsel.ts';
import { kontraktfil, kontraktmappe } from '#verktoy/kontrakter.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { erGrunnskolekode, GrepElement, grep, lagGrepKlient, lesStartsett, oversettFagkode, type GrepFagkode } from './index.ts';
import { lagGrepSimulator, type GrepSimulator } from './simulator/index.ts';

const les = (fil: string): GrepFagkode =>
  grep.oversett(grep.kontrakt.parse(JSON.parse(readFileSync(fil, 'utf8').replace(/^\ufeff/, ''))));

describe('oversettelse', () => {
  test('egen prøve', () => {
    expect(les(path.resolve(import.meta.dirname, 'proever/fagkode.json'))).toEqual({
      kode: 'NOR0201',
      navn: { nb: 'Norsk 1. årstrinn', nn: 'Norsk 1. årssteg', en: 'Norwegian', se: 'Dárogiella' },
      kortnavn: null,
      status: 'publisert',
      gyldigFra: '2008-08-01',
      gyldigTil: null,
      erstatter: ['NOR0001'],
      erstattesAv: [],
      opplaringsniva: 'grunnskole',
      fagtype: 'grunnskolefag',
      endret: '2020-06-17T07:48:00.3305213',
      avvik: [],
    });
  });

  test.each`
    hva                | element                                                     | svar
    ${'bare koden'}    | ${{}}                                                       | ${{ navn: { nb: 'NOR0201' }, status: 'ukjent', avvik: [] }}
    ${'utgått'}        | ${{ status: 'https://data.udir.no/status/status_utgaatt' }} | ${{ status: 'utgatt' }}
    ${'ukjent status'} | ${{ status: 'https://data.udir.no/status/status_ny' }}      | ${{ status: 'ukjent', avvik: [{ kode: 'ukjent_kodeverdi', felt: 'status', verdi: 'status_ny' }] }}
    ${'ukjent språk'}  | ${{ tittel: [{ spraak: 'fkv', verdi: 'x' }] }}              | ${{ avvik: [{ kode: 'ukjent_kodeverdi', felt: 'spraak', verdi: 'fkv' }] }}
    ${'bare nynorsk'}  | ${{ tittel: [{ spraak: 'nno', verdi: 'Norsk' }] }}          | ${{ navn: { nb: 'Norsk', nn: 'Norsk' } }}
    ${'umulig dato'}   | ${{ 'gyldig-til': '2021-02-30T00:00:00' }}                  | ${{ gyldigTil: null, avvik: [{ kode: 'ugyldig_dato', felt: 'gyldig-til' }] }}
    ${'tomme felt'}    | ${{ tittel: null, erstatter: null, fagtype: null }}         | ${{ erstatter: [], fagtype: null }}
  `('$hva', ({ element, svar }) => {
    expect(oversettFagkode(GrepElement.parse({ kode: 'NOR0201', ...(element as object) }))).toMatchObject(svar as object);
  });

  test.each(['NOR0218', 'KRO0020'])('%s er en grunnskolekode', (kode) => expect(erGrunnskolekode(kode)).toBe(true));
  test.each(['NOR1260', 'NOR1Z37', 'NOR01-06', ''])('«%s» er ikke en grunnskolekode', (kode) =>
    expect(erGrunnskolekode(kode)).toBe(false),
  );
});

describe('startsettet', () => {
  const koder = new Map(lesStartsett().map((k) => [k.kode, k]));

  test('hver kode står én gang, og det som er byttet, henger sammen begge veier', () => {
    expect(koder.size).toBe(lesStartsett().length);
    for (const k of koder.values()) {
      expect(erGrunnskolekode(k.kode)).toBe(true);
      for (const ny of k.erstattesAv) expect(koder.get(ny)?.erstatter).toContain(k.kode);
      for (const gammel of k.erstatter) expect(koder.get(gammel)?.erstattesAv).toContain(k.kode);
    }
  });

  test.each`
    gammel       | ny
    ${'NOR0214'} | ${'NOR0218'}
    ${'NOR0215'} | ${'NOR0219'}
    ${'NOR0216'} | ${'NOR0220'}
    ${'ENG0012'} | ${'ENG0030'}
    ${'MAT0010'} | ${'MAT0015'}
    ${'NAT0010'} | ${'NAT0021'}
  `('$gammel ble $ny med LK20', ({ gammel, ny }) => {
    expect(koder.get(gammel)).toMatchObject({ erstattesAv: [ny], status: 'utgatt', gyldigTil: '2021-07-31' });
    expect(koder.get(ny)).toMatchObject({ status: 'publisert', gyldigFra: '2020-08-01', gyldigTil: null });
  });
});

describe('over HTTP', () => {
  let sim: GrepSimulator;
  let tjener: Simulatortjener;
  let url = '';
  beforeEach(async () => {
    sim = lagGrepSimulator();
    tjener = lagSimulatortjener([sim.handler]);
    url = await tjener.lytt();
  });
  afterEach(() => tjener.stopp());
  const klient = () => lagGrepKlient({ baseUrl: `${url}/grep/kl06/v201906/`, hentevalg: { forsok: 1, timeoutMs: 300 } });
  const endrede = async (kjente: Map<string, string | null>) => {
    const ut: GrepFagkode[] = [];
    for await (const k of klient().hentEndrede(kjente)) ut.push(k);
    return ut;
  };

  test('første gang hentes alt, andre gang bare det som er endret', async () => {
    const alle = await endrede(new Map());
    expect(alle.map((k) => ({ ...k, endret: null, kortnavn: null }))).toEqual(lesStartsett());
    const kjente = new Map(alle.map((k) => [k.kode, k.endret]));
    expect(await endrede(kjente)).toEqual([]);
    const forste = alle[0];
    if (forste) sim.endre({ ...forste, navn: { nb: 'Nytt navn' } }, '2026-11-01T00:00:00');
    const kallFor = sim.antallKall;
    expect((await endrede(kjente)).map((k) => k.navn.nb)).toEqual(['Nytt navn']);
    expect(sim.antallKall - kallFor).toBe(2);
  });

  test('en kode som ikke finnes', async () => {
    expect(await klient().finnFagkode('XYZ0001')).toBeUndefined();
  });

  test.each`
    oppforsel                    | kode
    ${{ slag: 'nede' }}          | ${'nede'}
    ${{ slag: 'treg', ms: 900 }} | ${'treg'}
    ${{ slag: 'serverfeil' }}    | ${'serverfeil'}
    ${{ slag: 'html' }}          | ${'html'}
    ${{ slag: 'halvt' }}         | ${'uleselig'}
    ${{ slag: 'soppel' }}        | ${'feil_svar'}
  `('Grep er $oppforsel.slag: $kode', async ({ oppforsel, kode }) => {
    sim.oppforsel.sett(oppforsel as Oppforsel);
    await expect(klient().finnFagkode('NOR0218')).rejects.toMatchObject({ kode });
  });
});

describe.skipIf(!kontraktmappe())('offisiell prøve (hoppes over der mappa med kontrakter mangler)', () => {
  test('fagkode.NOR0201.jsonld', () => {
    const fagkode = les(kontraktfil('grep/fagkode.NOR0201.jsonld'));
    expect(fagkode).toMatchObject({
      kode: 'NOR0201',
      gyldigFra: '2008-08-01',
      status: 'publisert',
      erstatter: ['NOR0001'],
      avvik: [],
    });
    expect(fagkode.navn).toEqual(expect.objectContaining({ nb: 'Norsk 1. årstrinn', nn: 'Norsk 1. årssteg' }));
  });
});
