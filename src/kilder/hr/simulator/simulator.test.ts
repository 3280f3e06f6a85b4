import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lagVerden, type Verdensperson } from '#verden/index.ts';
import {
  erAktiv,
  hentFraMappe,
  lesPersonsXml,
  lesStamdata3,
  unit4Oppsett,
  vismaOppsett,
  type HrLesing,
  type HrPerson,
} from '../index.ts';
import { enhetstabell, LONNSMERKE, personsXml, skrivStamdata3, stamdata3, type Stamdatafeil } from './index.ts';

const verden = lagVerden({ elever: 150 });
const enheter = enhetstabell(verden);
const oppsett = unit4Oppsett({ enheter, firma: ['FJ'] });
const ansatte = [...verden.personer.values()].filter((p) => p.ansatt?.iHr);

async function alt(lesing: HrLesing) {
  const personer = new Map<string, HrPerson>();
  for await (const p of lesing.personer) personer.set(p.ansattnummer, p);
  return { personer, hode: await lesing.hode };
}
const person = (id: string): Verdensperson => {
  const p = verden.personer.get(id);
  if (!p?.ansatt) throw new Error(`${id} mangler i verden`);
  return p;
};
const nummer = (id: string) => person(id).ansatt?.ansattnummer ?? '';
function* bytes(deler: Iterable<string>) {
  for (const d of deler) yield Buffer.from(d);
}

describe('verden gjennom en Stamdata3-fil', () => {
  let mappe = '';
  let lest: Awaited<ReturnType<typeof alt>>;
  beforeAll(async () => {
    mappe = await mkdtemp(path.join(tmpdir(), 'friminutt-hr-'));
    await skrivStamdata3(verden, path.join(mappe, 'Stamdata3_FJ.xml'));
    const fil = await hentFraMappe({ mappe, navn: 'Stamdata3_*.xml', stabilMs: 1 });
    if (!fil) throw new Error('fila ble ikke skrevet');
    lest = await alt(lesStamdata3(fil.innhold(), oppsett));
  });
  afterAll(() => rm(mappe, { recursive: true }));

  test('[B15] [A01] hver ansatt kommer ut som de gikk inn', () => {
    expect(lest.hode).toMatchObject({ duplikater: 0, avvik: [], eksportert: `${verden.dato}T17:00:00Z` });
    expect(lest.hode.antallLest).toBe(lest.hode.antallOppgitt);
    for (const p of ansatte) {
      const ut = lest.personer.get(p.ansatt?.ansattnummer ?? '');
      const inn = p.ansatt?.stillinger.filter((s) => !s.sluttdatoTilbakedatert) ?? [];
      expect(
        ut?.arbeidsforhold.map((f) => [
          f.stillingsnummer,
          f.organisasjonsnummer,
          f.stillingskode,
          f.prosent,
          f.hovedstilling,
          f.fra,
          f.til,
        ]) ?? [],
      ).toEqual(inn.map((s) => [s.stillingsnummer, s.skole, s.stillingskode, s.prosent, s.hovedstilling, s.fra, s.til ?? null]));
      const navn = ut && [ut.fodselsnummer, ut.fodselsdato, ut.etternavn, ut.kjonn, ut.brukernavn, ut.epostadresse];
      const inn_ = [p.identifikator, p.fodselsdato, p.etternavn, p.kjonn, p.ansatt?.brukernavn, p.ansatt?.arbeidsepost];
      expect(navn ?? inn_).toEqual(inn_);
      // Only somebody without a position left is missing from the file.
      expect(ut === undefined).toBe(inn.length === 0);
    }
  });

  test('[A05] F-37 den som er registrert for hånd, er ikke i fila', () => {
    expect(lest.personer.has(nummer('handregistrert-ansatt'))).toBe(false);
  });

  test('[K06] verken lønn eller mobilnummer kommer med', () => {
    const tekst = JSON.stringify([...lest.personer.values()]);
    expect(tekst).not.toContain(LONNSMERKE);
    const mobiler = ansatte.flatMap((p) =>
      p.krr.mobiltelefonnummer && p.krr.mobiltelefonnummer.length > 7 ? [p.krr.mobiltelefonnummer] : [],
    );
    expect(mobiler.length).toBeGreaterThan(10);
    for (const mobil of mobiler) expect(tekst).not.toContain(`"${mobil}"`);
  });

  test.each`
    id                     | aktive
    ${'to-stillinger'}     | ${2}
    ${'sluttdato-mangler'} | ${1}
    ${'slutter-i-dag'}     | ${1}
    ${'sluttet-i-gar'}     | ${0}
    ${'starter-senere'}    | ${0}
    ${'timelonnet'}        | ${1}
  `('[A02] F-34 F-36 $id har $aktive stillinger i dag', ({ id, aktive }) => {
    const p = lest.personer.get(nummer(id));
    expect(p?.arbeidsforhold.filter((f) => erAktiv(f, verden.dato, oppsett))).toHaveLength(aktive);
  });

  test('F-35 den som kom tilbake, står med to ansattnummer og begge numrene sine', () => {
    const p = person('gjenansatt');
    const [gammel, ny] = [lest.personer.get(p.ansatt?.tidligereAnsattnummer?.[0] ?? ''), lest.personer.get(nummer('gjenansatt'))];
    expect([gammel?.fodselsnummer, ny?.fodselsnummer]).toEqual([p.tidligere[0]?.identifikator, p.identifikator]);
    expect(gammel?.arbeidsforhold.map((f) => erAktiv(f, verden.dato, oppsett))).toEqual([false]);
  });
});

describe('filer med feil', () => {
  const les = (valg: Parameters<typeof stamdata3>[1]) => alt(lesStamdata3(stamdata3(verden, valg), oppsett));

  test('[A03] F-32 en sluttdato satt tilbake i tid: personen er i gårsdagens fil og borte fra dagens', async () => {
    const igar = await les({ tilbakedaterte: 'apen' });
    const idag = await les({});
    const hvem = nummer('sluttdato-tilbakedatert');
    expect(igar.personer.get(hvem)?.arbeidsforhold.map((f) => f.til)).toEqual([null]);
    expect(idag.personer.has(hvem)).toBe(false);
    expect(idag.hode.antallLest).toBe(idag.hode.antallOppgitt);
  });

  test.each`
    feil                 | hode
    ${'farre'}           | ${(h: { antallLest: number; antallOppgitt: number }) => h.antallLest < h.antallOppgitt / 9}
    ${'farreUtenAntall'} | ${(h: { antallLest: number; antallOppgitt: null }) => h.antallLest < 20 && h.antallOppgitt === null}
    ${'duplikat'}        | ${(h: { duplikater: number }) => h.duplikater > 1}
    ${'gammel'}          | ${(h: { eksportert: string }) => h.eksportert < `${verden.dato}T`}
  `('F-33 $feil leses, og hodet røper den', async ({ feil, hode }: { feil: Stamdatafeil; hode: (h: unknown) => boolean }) => {
    expect(hode((await les({ feil })).hode)).toBe(true);
  });

  test.each`
    feil              | kode
    ${'avkortet'}     | ${'uleselig'}
    ${'feilTegnsett'} | ${'uleselig'}
    ${'annenKommune'} | ${'feil_svar'}
  `('F-33 $feil gir $kode', async ({ feil, kode }) => {
    const svar = await les({ feil }).catch((f: unknown) => f);
    expect(svar).toBeInstanceOf(Kildefeil);
    expect(svar).toMatchObject({ kode });
  });

  test('[A02] en uleselig sluttdato merker personen', async () => {
    const { personer } = await les({ feil: 'uleseligDato' });
    expect(personer.get(nummer('sluttet-i-gar'))?.avvik).toContainEqual({ kode: 'ugyldig_sluttdato', felt: 'Employment/DateTo' });
  });

  test('[A01] ekstra ansatte til belastning kommer i tillegg', async () => {
    const { hode } = await les({ ekstra: 500 });
    expect(hode).toMatchObject({ antallLest: hode.antallOppgitt ?? 0, duplikater: 0, avvik: [] });
    expect(hode.antallLest).toBeGreaterThan(500);
  });
});

test('[A01] verden forteller det samme gjennom Visma som gjennom Unit4', async () => {
  const visma = await alt(lesPersonsXml(bytes(personsXml(verden)), vismaOppsett({ enheter })));
  const unit4 = await alt(lesStamdata3(stamdata3(verden), oppsett));
  const felles = (p: HrPerson) => ({
    ...p,
    fra: null,
    til: null,
    arbeidsforhold: p.arbeidsforhold.map((f) => [
      f.organisasjonsnummer,
      f.stillingskode,
      f.prosent,
      f.hovedstilling,
      f.fra,
      f.til,
    ]),
  });
  expect([...visma.personer.values()].map(felles)).toEqual([...unit4.personer.values()].map(felles));
  expect(JSON.stringify([...visma.personer.values()])).not.toContain(LONNSMERKE);
});
