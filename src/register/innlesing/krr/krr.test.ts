import { setTimeout as vent } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lagKrrKlient, type Kontaktoppforing } from '#kilder/krr/index.ts';
import { lagKrrSimulator, type KrrSimulator } from '#kilder/krr/simulator/index.ts';
import type { Verdenskrr, Verdensperson } from '#verden/index.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { ansvar, proveperson } from '../folkeregisteret/proveperson.ts';
import { kjorInnlesing } from '../motor.ts';
import { kjorKrr, type KrrOppslag, type Krrvalg } from './kjor.ts';
import { krrInnlesing } from './type.ts';

let r: Proveregister;
let tjener: Simulatortjener;
let sim: KrrSimulator;
let klient: KrrOppslag;
/** What the register knows; a number left out is unknown to it. */
const krr = new Map<string, Verdenskrr>();
const spurt: string[] = [];

beforeAll(async () => {
  r = await nyttProveregister();
  sim = lagKrrSimulator({
    finn: (ident) => {
      spurt.push(ident);
      const k = krr.get(ident);
      return k && ({ identifikator: ident, krr: k } as Verdensperson);
    },
    personer: () => [{ identifikator: '20914695016', krr: { status: 'AKTIV' } } as Verdensperson],
    klokke: r.klokke,
  });
  tjener = lagSimulatortjener([sim.handler]);
  const baseUrl = `${await tjener.lytt()}/krr`;
  klient = lagKrrKlient({
    baseUrl,
    hentToken: () => Promise.resolve('token'),
    bolk: 4,
    hentevalg: { forsok: 1, timeoutMs: 2000 },
  });
});
afterAll(async () => {
  await tjener.stopp();
  await r.base.slipp();
});
beforeEach(async () => {
  await r.tom();
  krr.clear();
  spurt.length = 0;
  sim.oppforsel.sett({ slag: 'ok' });
});

const kjor = (v: Partial<Krrvalg> = {}) => {
  r.klokke.flytt({ minutes: 1 });
  return kjorKrr(r.m, { klient, slag: 'full', utlostAv: 'test', ...v });
};
const aktiv = (epost: string, mobil?: string): Verdenskrr => ({
  status: 'AKTIV',
  epostadresse: epost,
  epostOppdatert: '2026-08-01T10:00:00Z',
  ...(mobil ? { mobiltelefonnummer: mobil, mobilOppdatert: '2026-09-01T10:00:00Z' } : {}),
});
const rad = async (personId: string) =>
  (
    await r.rader<Record<string, unknown>>(
      `select status, reservert, epostadresse, mobiltelefonnummer from register.kontaktinformasjon where kjent_til is null and kilde = 'krr' and person_id = '${personId}'`,
    )
  )[0];

/** A pupil with so many guardians, known from Folkeregisteret; returns their numbers and ids. */
async function familie(antallForesatte = 2, barn: Parameters<typeof proveperson>[1] = {}) {
  const elev = r.nummer.fodselsnummer('2015-05-20', 'mann');
  const foresatte = Array.from({ length: antallForesatte }, () => r.nummer.fodselsnummer('1985-03-03', 'kvinne'));
  await r.lesFamilier([
    [
      proveperson(elev, { foreldreansvar: foresatte.map((f) => ansvar(f)), ...barn }),
      ...foresatte.map((f) => proveperson(f, { fodselsdato: '1985-03-03' })),
    ],
  ]);
  const elevId = await r.personMed(elev);
  const ider: string[] = [];
  for (const f of foresatte) ider.push(await r.personMed(f));
  return { elev, elevId, foresatte, ider };
}
async function stilling(personId: string, o: { fra?: string; til?: string; taus?: string }) {
  const d = (v: string | undefined) => (v ? `'${v}'` : 'null');
  await r.rader(`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, hovedstilling, fra, til, taus_siden, kjent_fra, apnet_av)
    values ('${personId}', 'hr', '${personId}', '1', true, ${d(o.fra)}, ${d(o.til)}, ${d(o.taus)}, now(), gen_random_uuid())`);
}

describe('hvem det spørres om', () => {
  test('[K02] guardians of pupils who are at a school today, and nobody else', async () => {
    const naa = await familie();
    await r.elevforhold(naa.elevId);
    const slutt = await familie();
    await r.elevforhold(slutt.elevId, { til: '2026-11-21' });
    const ikkeBegynt = await familie();
    await r.elevforhold(ikkeBegynt.elevId, { fra: '2026-11-23' });
    const utenPlass = await familie();
    const dodfodt = await familie(1, { dodfodt: true });
    await r.elevforhold(dodfodt.elevId);
    const dod = await familie(1);
    await r.elevforhold(dod.elevId);
    await r.lesFamilier([[proveperson(dod.foresatte[0]!, { dodsdato: '2026-10-01', dokumentversjon: '2026-10-02T00:00:00Z' })]]);
    await kjor();
    expect(new Set(spurt)).toEqual(new Set(naa.foresatte));
    expect(spurt).not.toContain(utenPlass.foresatte[0]);
    expect(spurt).not.toContain(naa.elev);
  });

  test('[K02] the last day of school counts, by the date in Oslo', async () => {
    r.klokke.settTil('2027-06-18T21:30:00Z'); // 23:30 in Oslo
    const f = await familie(1);
    await r.elevforhold(f.elevId, { fra: '2026-08-01', til: '2027-06-18' });
    await kjor();
    expect(spurt).toEqual(f.foresatte);
    spurt.length = 0;
    r.klokke.settTil('2027-06-18T22:30:00Z'); // 00:30 the day after
    await kjor();
    expect(spurt).toEqual([]);
    r.klokke.settTil('2027-06-19T01:00:00Z');
  });

  test.each`
    hva                       | stillingen                                   | spurt
    ${'åpen stilling'}        | ${{ fra: '2020-01-01' }}                     | ${true}
    ${'uten datoer'}          | ${{}}                                        | ${true}
    ${'slutter i dag'}        | ${{ fra: '2020-01-01', til: '2027-07-01' }}  | ${true}
    ${'sluttet i går'}        | ${{ fra: '2020-01-01', til: '2027-06-30' }}  | ${false}
    ${'begynner i morgen'}    | ${{ fra: '2027-07-02' }}                     | ${false}
    ${'taus hos HR siden ei'} | ${{ fra: '2020-01-01', taus: '2027-06-01' }} | ${false}
  `('[K03] employee, $hva: asked $spurt', async ({ stillingen, spurt: ventet }) => {
    r.klokke.settTil('2027-07-01T08:00:00Z');
    const { ider, foresatte } = await familie(1);
    await stilling(ider[0]!, stillingen);
    await kjor();
    expect(spurt.includes(foresatte[0]!)).toBe(ventet);
  });

  test('[K04] people registered by hand are asked about once, the next night', async () => {
    const nummer = r.nummer.fodselsnummer('1990-01-01', 'kvinne');
    const id = await r.manuell({ identifikator: nummer });
    await r.manuell(); // without a number: nobody to ask about
    krr.set(nummer, aktiv('hand@epost.example'));
    await kjor();
    expect(spurt).toEqual([nummer]);
    expect(await rad(id)).toMatchObject({ epostadresse: 'hand@epost.example' });
    spurt.length = 0;
    await kjor();
    expect(spurt).toEqual([]);
  });

  test('[K04] one whose batch failed is asked about again', async () => {
    const nummer = r.nummer.fodselsnummer('1990-01-01', 'kvinne');
    await r.manuell({ identifikator: nummer });
    const { elevId, foresatte } = await familie(8);
    await r.elevforhold(elevId);
    for (const n of [nummer, ...foresatte]) krr.set(n, aktiv('a@b.example'));
    sim.oppforsel.sett({ slag: 'mangler' });
    await kjor();
    spurt.length = 0;
    sim.oppforsel.sett({ slag: 'ok' });
    r.klokke.flytt({ hours: 24 });
    await kjor();
    expect(await r.antall('register.kontaktinformasjon', 'kjent_til is null')).toBe(9);
  });

  test('[K12] nothing is asked before the date the kommune has set', async () => {
    const { elevId } = await familie();
    await r.elevforhold(elevId);
    r.klokke.settTil('2027-07-31T21:58:00Z');
    expect(await kjor({ aktivFra: '2027-08-01' })).toBeUndefined();
    expect(spurt).toEqual([]);
    expect(await r.antall('kilde.innlesing', "kilde = 'krr'")).toBe(0);
    // a minute later it is midnight in Oslo
    expect(await kjor({ aktivFra: '2027-08-01' })).toMatchObject({ status: 'ferdig' });
    expect(spurt).toHaveLength(2);
  });
});

describe('hva svaret gjør', () => {
  test('[K01][K05][K23][B16] a change in the register is here after the next night, by itself', async () => {
    const { elevId, foresatte, ider } = await familie(1);
    await r.elevforhold(elevId);
    krr.set(foresatte[0]!, aktiv('for@epost.example', '41514965'));
    expect(await kjor()).toMatchObject({ status: 'ferdig', tellere: { ventet: 1, hentet: 1, nye: 1, brukt: 1 } });
    expect(await rad(ider[0]!)).toEqual({
      status: 'AKTIV',
      reservert: false,
      epostadresse: 'for@epost.example',
      mobiltelefonnummer: '+4741514965',
    });
    krr.set(foresatte[0]!, aktiv('etter@epost.example', '41514965'));
    expect(await kjor()).toMatchObject({ tellere: { endret: 1, nye: 0 } });
    expect(await rad(ider[0]!)).toMatchObject({ epostadresse: 'etter@epost.example' });
    expect(await r.antall('register.kontaktinformasjon', "kjent_til is not null and epostadresse = 'for@epost.example'")).toBe(1);
  });

  test('a night without changes writes no contact row, but knows whom it covered', async () => {
    const { elevId, foresatte } = await familie(5);
    await r.elevforhold(elevId);
    for (const f of foresatte) krr.set(f, aktiv('a@b.example', '41514965'));
    await kjor();
    const for_ = await r.rader(`select * from register.kontaktinformasjon order by person_id, kjent_fra`);
    const natt = await kjor();
    expect(natt).toMatchObject({ tellere: { hentet: 5, uendret: 5, iBruk: 0, nye: 0, endret: 0 } });
    expect(await r.rader(`select * from register.kontaktinformasjon order by person_id, kjent_fra`)).toEqual(for_);
    expect(
      await r.rader(`select sum(cardinality(personer))::int n from kilde.dekning where innlesing_id = '${natt!.id}'`),
    ).toEqual([{ n: 5 }]);
  });

  test.each`
    id         | hva                              | etterpa                                                                                        | epost                | mobil            | status
    ${'F-28'}  | ${'slettet: begge tas bort'}     | ${{ status: 'SLETTET' }}                                                                       | ${null}              | ${null}          | ${'SLETTET'}
    ${'F-28'}  | ${'ikke registrert'}             | ${{ status: 'IKKE_REGISTRERT' }}                                                               | ${null}              | ${null}          | ${'IKKE_REGISTRERT'}
    ${'[E40]'} | ${'reservert beholder verdiene'} | ${{ ...aktiv('x@epost.example', '41514965'), reservert: true }}                                | ${'x@epost.example'} | ${'+4741514965'} | ${'AKTIV'}
    ${'F-28'}  | ${'bare e-posten er tatt bort'}  | ${{ status: 'AKTIV', mobiltelefonnummer: '41514965', mobilOppdatert: '2026-09-01T10:00:00Z' }} | ${null}              | ${'+4741514965'} | ${'AKTIV'}
  `('$id $hva', async ({ etterpa, epost, mobil, status }) => {
    const { elevId, foresatte, ider } = await familie(1);
    await r.elevforhold(elevId);
    krr.set(foresatte[0]!, aktiv('x@epost.example', '41514965'));
    await kjor();
    krr.set(foresatte[0]!, etterpa);
    const natt = await kjor();
    expect(await rad(ider[0]!)).toMatchObject({ status, epostadresse: epost, mobiltelefonnummer: mobil });
    const borte = [epost === null, mobil === null].filter(Boolean).length;
    const linjer = await r.rader<{ detaljer: { kanaler: string[] } }>(
      `select detaljer from kilde.forhandsvisning where innlesing_id = '${natt!.id}' and slag = 'kontakt_fjernet'`,
    );
    expect(linjer.flatMap((l) => l.detaljer.kanaler)).toHaveLength(borte);
  });

  test('[E40] «Oppdater» asks about one person, past the brakes and beside a night under way', async () => {
    const { elevId, foresatte, ider } = await familie(2);
    await r.elevforhold(elevId);
    for (const f of foresatte) krr.set(f, aktiv('a@b.example'));
    await kjor();
    let under: Awaited<ReturnType<typeof kjor>>;
    const medNatt: KrrOppslag = {
      hentPersoner: async (identer) => {
        // while the night asks, somebody presses the button; the night's answer is older
        const svar = await klient.hentPersoner(identer);
        krr.set(foresatte[0]!, aktiv('ny@b.example'));
        await vent(5);
        under ??= await kjor({ slag: 'enkelt', personer: [ider[0]!] });
        return svar;
      },
    };
    const natt = await kjor({ klient: medNatt });
    expect(natt!.status).toBe('ferdig');
    expect(under!).toMatchObject({ slag: 'enkelt', status: 'ferdig', tellere: { ventet: 1, endret: 1 } });
    expect(await rad(ider[0]!)).toMatchObject({ epostadresse: 'ny@b.example' });
  });

  test('an answer that is older than what we have is not written over it', async () => {
    const { foresatte, ider } = await familie(1);
    const oppforing = (epost: string): Kontaktoppforing => ({
      personidentifikator: foresatte[0]!,
      status: 'AKTIV',
      reservert: false,
      reservertTidspunkt: null,
      kanVarsles: true,
      epostadresse: { verdi: epost, oppdatert: null, verifisert: null },
      mobiltelefonnummer: null,
      sprak: null,
      avvik: [],
    });
    const les = (epost: string, hentet: string) =>
      kjorInnlesing(r.m, krrInnlesing(), {
        slag: 'enkelt',
        utlostAv: 'test',
        hent: (async function* () {
          yield { enhet: { personId: ider[0]!, oppforing: oppforing(epost), hentet } };
        })(),
        hode: () => ({}),
      });
    const forst = r.klokke.na().toString();
    r.klokke.flytt({ minutes: 5 });
    await les('ny@b.example', r.klokke.na().toString());
    expect(await les('gammel@b.example', forst)).toMatchObject({ tellere: { uendret: 1, endret: 0 } });
    expect(await rad(ider[0]!)).toMatchObject({ epostadresse: 'ny@b.example' });
  });

  test('more than a fifth changed in a night: the run waits for a named person', async () => {
    const { elevId, foresatte } = await familie(60);
    await r.elevforhold(elevId);
    for (const f of foresatte) krr.set(f, aktiv('a@b.example'));
    expect((await kjor())!.status).toBe('ferdig');
    for (const f of foresatte.slice(0, 13)) krr.set(f, { status: 'SLETTET' });
    const natt = await kjor();
    expect(natt).toMatchObject({ status: 'venter', tellere: { endret: 13 } });
    expect(natt!.bremser.map((b) => b.kode)).toContain('for_mange_endringer');
    expect(await r.antall('register.kontaktinformasjon', "kjent_til is null and epostadresse = 'a@b.example'")).toBe(60);
  });
});

describe('når registeret svikter', () => {
  async function kjente(antall: number) {
    const f = await familie(antall);
    await r.elevforhold(f.elevId);
    for (const n of f.foresatte) krr.set(n, aktiv('a@b.example', '41514965'));
    await kjor();
    return f;
  }
  const medVerdi = () =>
    r.antall('register.kontaktinformasjon', 'kjent_til is null and epostadresse is not null and mobiltelefonnummer is not null');

  test.each(['nede', 'serverfeil', 'html', 'halvt'] as const)(
    'F-25 F-30 %s: the run has failed and nothing is blanked',
    async (slag) => {
      await kjente(6);
      sim.oppforsel.sett({ slag });
      const natt = await kjor();
      expect(natt).toMatchObject({ status: 'feilet', tellere: { utenSvar: 6, hentet: 0 } });
      expect(natt!.feil?.kode).toBeDefined();
      expect(await medVerdi()).toBe(6);
      sim.oppforsel.sett({ slag: 'ok' });
      expect(await kjor()).toMatchObject({ status: 'ferdig', tellere: { uendret: 6 } });
    },
  );

  test('F-25 a batch that fails leaves its people as they were; the others are read', async () => {
    const { foresatte } = await kjente(10);
    for (const n of foresatte) krr.set(n, aktiv('ny@b.example', '41514965'));
    sim.oppforsel.sett({ slag: 'serverfeil', antall: 1 });
    const natt = await kjor({ bremser: { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 } });
    expect(natt).toMatchObject({ status: 'ferdig', feil: { kode: 'serverfeil' } });
    const { utenSvar, endret } = natt!.tellere;
    expect(utenSvar).toBeGreaterThan(0);
    expect(utenSvar + endret).toBe(10);
    expect(await medVerdi()).toBe(10);
  });

  test('F-26 asked for and not answered is unknown, not empty', async () => {
    await kjente(6);
    sim.oppforsel.sett({ slag: 'mangler' });
    const natt = await kjor();
    expect(natt!.status).toBe('ferdig');
    expect(natt!.tellere.utenSvar).toBeGreaterThan(0);
    expect(natt!.tellere.utenSvar + natt!.tellere.uendret).toBe(6);
    expect(await medVerdi()).toBe(6);
  });

  test('F-27 an answer about somebody nobody asked for is dropped and noted', async () => {
    await kjente(3);
    sim.oppforsel.sett({ slag: 'feil_person' });
    const natt = await kjor();
    expect(await r.antall('kilde.avvik', `innlesing_id = '${natt!.id}' and kode = 'ubedt_person'`)).toBe(1);
    expect(await r.antall('register.kontaktinformasjon', 'kjent_til is null')).toBe(3);
  });

  test('F-30 garbage in an entry is unknown, not empty', async () => {
    await kjente(3);
    sim.oppforsel.sett({ slag: 'soppel' });
    const natt = await kjor();
    expect(await medVerdi()).toBe(3);
    expect(await r.antall('kilde.avvik', `innlesing_id = '${natt!.id}'`)).toBeGreaterThan(0);
  });

  test('F-31 refused after the key expired: failed, not empty', async () => {
    await kjente(6);
    sim.oppforsel.sett({ slag: 'avvist' });
    expect(await kjor()).toMatchObject({ status: 'feilet', feil: { kode: 'avvist' }, tellere: { utenSvar: 6 } });
    expect(await medVerdi()).toBe(6);
  });
});
