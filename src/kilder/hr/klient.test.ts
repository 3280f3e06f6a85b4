import { appendFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagVerden } from '#verden/index.ts';
import type { Oppforsel } from '#verktoy/oppforsel.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { hentFraMappe, lagVismaKlient, lesPersonsXml, lesVisma, vismaOppsett, type HrLesing } from './index.ts';
import { lagHrmSimulator, type HrmSimulator } from './simulator/index.ts';

const straks = async () => undefined;
const tekst = async (kilde: AsyncIterable<Uint8Array>) => {
  const deler: Uint8Array[] = [];
  for await (const d of kilde) deler.push(d);
  return Buffer.concat(deler).toString('utf8');
};

describe('filer i en mappe', () => {
  let mappe = '';
  beforeEach(async () => {
    mappe = await mkdtemp(path.join(tmpdir(), 'friminutt-hr-'));
  });
  afterEach(() => rm(mappe, { recursive: true }));
  const legg = async (navn: string, innhold: string, minutt: number) => {
    await writeFile(path.join(mappe, navn), innhold);
    await utimes(path.join(mappe, navn), 1_790_000_000 + minutt * 60, 1_790_000_000 + minutt * 60);
  };
  const hent = (mer: Partial<Parameters<typeof hentFraMappe>[0]> = {}) =>
    hentFraMappe({ mappe, navn: 'Stamdata3_*.xml', vent: straks, ...mer });

  test('[A01] den nyeste med riktig navn', async () => {
    await legg('Stamdata3_1.xml', 'gammel', 1);
    await legg('Stamdata3_2.xml', 'ny', 2);
    await legg('Stamdata3_3.xml.tmp', 'under skriving', 3);
    await legg('Lonn_2.xml', 'noe annet', 4);
    await legg('xStamdata3_2xxml', 'ligner', 5);
    const fil = await hent();
    expect(fil).toMatchObject({
      navn: 'Stamdata3_2.xml',
      storrelse: 2,
      endret: new Date((1_790_000_000 + 120) * 1000).toISOString(),
    });
    expect(fil && [await tekst(fil.innhold()), await tekst(fil.innhold())]).toEqual(['ny', 'ny']);
  });

  test('[A01] ingen fil er ikke en feil, men en mappe som mangler er det', async () => {
    expect(await hent()).toBeUndefined();
    await expect(hent({ mappe: path.join(mappe, 'finnes-ikke') })).rejects.toMatchObject({ kode: 'nede', forbigaende: true });
  });

  test('F-33 en fil som vokser, leses først når den står stille', async () => {
    await legg('Stamdata3_1.xml', 'gammel', 1);
    await legg('Stamdata3_2.xml', 'a', 2);
    let runde = 0;
    const vent = async () => {
      runde += 1;
      if (runde < 4) await appendFile(path.join(mappe, 'Stamdata3_2.xml'), 'a');
    };
    expect(await hent({ vent, stabilMs: 10, maksVentMs: 100 })).toMatchObject({ navn: 'Stamdata3_2.xml', storrelse: 4 });
    expect(runde).toBe(4);
  });

  test('F-33 en fil som aldri blir ferdig eller er tom, gir feil og aldri gårsdagens fil', async () => {
    await legg('Stamdata3_1.xml', 'gammel', 1);
    await legg('Stamdata3_2.xml', '', 2);
    await expect(hent({ stabilMs: 10, maksVentMs: 50 })).rejects.toMatchObject({ kode: 'treg', forbigaende: true });
  });

  test('F-33 en fil som endres mens den leses, er ikke lest', async () => {
    await legg('Stamdata3_1.xml', 'hel', 1);
    const fil = await hent();
    await appendFile(path.join(mappe, 'Stamdata3_1.xml'), ' og mer');
    await expect(fil && tekst(fil.innhold())).rejects.toMatchObject({ kode: 'uleselig', forbigaende: true });
  });
});

describe('hrm_ws over HTTP', () => {
  const verden = lagVerden({ elever: 150 });
  const klokke = fastKlokke(`${verden.dato}T10:00:00Z`);
  let sim: HrmSimulator;
  let tjener: Simulatortjener;
  let url = '';
  beforeEach(async () => {
    sim = lagHrmSimulator({ verden, klokke, passord: 'hemmelig æøå' });
    tjener = lagSimulatortjener([sim.handler]);
    url = await tjener.lytt();
  });
  afterEach(() => tjener.stopp());

  const klient = (mer: Partial<Parameters<typeof lagVismaKlient>[0]> = {}) =>
    lagVismaKlient({ baseUrl: url, bruker: 'hrm', passord: 'hemmelig æøå', hentevalg: { forsok: 1, timeoutMs: 500 }, ...mer });
  const lesAlt = (k = klient()): HrLesing =>
    lesVisma(
      {
        ansatte: [() => k.hentPersoner('1')],
        framtidige: [() => k.hentFramtidige('1', verden.dato, '2028-01-01')],
        kart: [() => k.hentOrganisasjonskart('1', verden.dato)],
      },
      vismaOppsett(),
    );
  const tell = async (lesing: HrLesing) => {
    const numre: string[] = [];
    for await (const p of lesing.personer) numre.push(p.ansattnummer);
    return numre;
  };

  test('[A01] hele kommunen, med dem som begynner senere', async () => {
    const lesing = lesAlt();
    const numre = await tell(lesing);
    const hode = await lesing.hode;
    const senere = [...verden.personer.values()].find((p) => p.rolle === 'starter-senere' || p.id === 'starter-senere');
    expect(numre).toContain(senere?.ansatt?.ansattnummer);
    expect(numre.length).toBeGreaterThan(30);
    expect(new Set(numre).size).toBe(numre.length);
    expect(hode.organisasjoner.map((o) => o.organisasjonsnummer ?? o.overordnet)).toContain('020000');
    expect(sim.antallKall).toBe(3);
  });

  test('[A01] én ansatt, og ingen', async () => {
    const en = await klient().hentPerson('100501');
    const lesing = en && lesPersonsXml(en, vismaOppsett());
    expect(lesing && (await tell(lesing))).toEqual(['100501']);
    expect(await klient().hentPerson('1')).toBeUndefined();
  });

  test.each`
    oppforsel                     | kode                | forbigaende
    ${{ slag: 'nede' }}           | ${'nede'}           | ${true}
    ${{ slag: 'treg', ms: 1500 }} | ${'treg'}           | ${true}
    ${{ slag: 'serverfeil' }}     | ${'serverfeil'}     | ${true}
    ${{ slag: 'for_mange' }}      | ${'for_mange_kall'} | ${true}
    ${{ slag: 'html' }}           | ${'html'}           | ${true}
    ${{ slag: 'halvt' }}          | ${'uleselig'}       | ${false}
    ${{ slag: 'avvist' }}         | ${'avvist'}         | ${false}
  `('[A01] HR-systemet er $oppforsel.slag: $kode, og ingenting er lest ferdig', async ({ oppforsel, kode, forbigaende }) => {
    sim.oppforsel.sett(oppforsel as Oppforsel);
    const lesing = lesAlt();
    await expect(tell(lesing)).rejects.toMatchObject({ kode, forbigaende });
    await expect(lesing.hode).rejects.toMatchObject({ kode });
  });

  test('[A01] søppel i feltene blir avvik per person', async () => {
    sim.oppforsel.sett({ slag: 'soppel' });
    const lesing = lesPersonsXml(await klient().hentPersoner('1'), vismaOppsett());
    for await (const p of lesing.personer) {
      expect(p).toMatchObject({ fodselsnummer: null, fodselsdato: null, kjonn: null, epostadresse: null, telefon: null });
      expect(p.avvik.map((a) => a.kode)).toEqual(
        expect.arrayContaining(['ugyldig_fodselsnummer', 'ugyldig_dato', 'ukjent_kodeverdi', 'ugyldig_epost', 'ugyldig_telefon']),
      );
    }
    expect((await lesing.hode).antallLest).toBeGreaterThan(30);
  });

  test('[A01] feil passord og feil firma', async () => {
    await expect(tell(lesAlt(klient({ passord: 'feil' })))).rejects.toMatchObject({ kode: 'avvist', status: 401 });
    await expect(klient().hentPersoner('7')).rejects.toMatchObject({ status: 404 });
  });

  test('et svar over grensen stoppes', async () => {
    const svar = await klient({ maksBytes: 1000 })
      .hentPersoner('1')
      .then((k) => tekst(k))
      .catch((f: unknown) => f);
    expect(svar).toMatchObject({ kode: 'for_stor' });
  });

  test.each(['http://hrm.example', 'ftp://hrm.example', 'hrm.example', 'https://bruker:passord@hrm.example', ''])(
    'passordet sendes ikke til adressen «%s»',
    (baseUrl) => {
      expect(() => lagVismaKlient({ baseUrl, bruker: 'hrm', passord: 'x' })).toThrow(/HR-systemet/);
    },
  );
});
