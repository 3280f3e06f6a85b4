import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nyttProveregister, SKOLE, type Proveregister } from '#verktoy/proveregister.ts';
import { angreInnlesing } from '../angre.ts';
import { proveperson } from '../folkeregisteret/proveperson.ts';
import { fotografi } from '../provebilde.ts';
import { kjorOppstart } from './kjor.ts';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister('2026-08-10T08:00:00Z', 5);
});
afterAll(() => r.base.slipp());
beforeEach(async () => {
  await r.tom();
  await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', now(), gen_random_uuid())`.execute(
    r.db,
  );
});

type Linje = Record<string, unknown>;
const elev = (lokalId: string, l: Linje = {}): Linje => ({
  lokalId,
  fornavn: 'Rask',
  etternavn: `Herre${lokalId}`,
  fodselsdato: '2015-05-20',
  skole: SKOLE,
  arstrinn: 5,
  klasse: '5A',
  fra: '2026-08-17',
  ...l,
});
const les = (linjer: readonly (Linje | string)[], hode: Linje = {}) => {
  r.klokke.flytt({ hours: 1 });
  const forste = { friminutt: 'oppstart', kommunenummer: '9901', antall: linjer.length, ...hode };
  const tekst = [forste, ...linjer].map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n');
  const innhold = (async function* () {
    yield new TextEncoder().encode(tekst);
  })();
  return kjorOppstart(r.m, { innhold, kommunenummer: '9901', utlostAv: 'test' });
};
const apne = 'kjent_til is null';
const holdte = () =>
  r.rader<{ arsak: string; kode: string | null; linje: number | null }>(
    `select arsak, detaljer->>'kode' kode, linje from kilde.holdt_igjen where lost is null order by 1, 2`,
  );
const fnr = () => r.nummer.fodselsnummer('2015-05-20', 'mann');

describe('oppstartsfila', () => {
  test('a known number gets the place; name and address stay Folkeregisteret’s', async () => {
    const nummer = fnr();
    await r.lesFamilier([[proveperson(nummer)]]);
    const svar = await les([elev('1', { identifikator: nummer, etternavn: 'Feilskrevet' })]);
    expect(svar).toMatchObject({ status: 'ferdig', tellere: { hentet: 1, brukt: 1, holdtIgjen: 0 } });
    const id = await r.personMed(nummer);
    expect(await r.rader(`select person_id, skole, arstrinn, klasse, fra, til from register.elevforhold where ${apne}`)).toEqual([
      { person_id: id, skole: SKOLE, arstrinn: 5, klasse: '5A', fra: '2026-08-17', til: null },
    ]);
    expect(await r.antall('register.navn', "etternavn = 'Feilskrevet'")).toBe(0);
  });

  test('an unknown number makes a person with it; Folkeregisteret tells the rest later, of the same person', async () => {
    const nummer = fnr();
    await les([elev('1', { identifikator: nummer })]);
    const id = await r.personMed(nummer);
    await r.lesFamilier([[proveperson(nummer)]]);
    expect(await r.personMed(nummer)).toBe(id);
    expect(await r.antall('register.person')).toBe(1);
  });

  test('[E30] without a number the pupil is a person all the same, and the same one every time the file is read', async () => {
    const fil = [elev('1'), elev('2'), elev('3', { klasse: undefined })];
    expect((await les(fil)).tellere).toMatchObject({ nye: 3, brukt: 3 });
    expect(await r.antall('register.personidentifikator')).toBe(0);
    const for_ = await fotografi(r.eier);
    expect((await les(fil)).tellere).toMatchObject({ nye: 0, endret: 0, uendret: 3, holdtIgjen: 0 });
    expect(await fotografi(r.eier)).toEqual(for_);
    expect((await les([elev('1', { klasse: '5B' }), elev('2', { etternavn: 'Rettet' }), fil[2]!])).tellere).toMatchObject({
      endret: 2,
      uendret: 1,
    });
    expect(await r.antall('register.person')).toBe(3);
    expect(await r.antall('register.elevforhold', apne)).toBe(3);
    expect(await r.antall('register.navn', `${apne} and etternavn = 'Rettet'`)).toBe(1);
  });

  test('[E30] a new school year is a new place for the same pupil', async () => {
    await les([elev('1', { til: '2027-06-18' })]);
    await les([elev('1', { til: '2027-06-18' }), elev('1', { arstrinn: 6, klasse: '6A', fra: '2027-08-16' })]);
    expect(await r.antall('register.person')).toBe(1);
    expect(await r.antall('register.elevforhold', apne)).toBe(2);
  });

  test('[E30] undone and read again: the same pupil, not two', async () => {
    const for_ = await fotografi(r.eier);
    const a = await les([elev('1'), elev('2')]);
    const etter = await fotografi(r.eier);
    r.klokke.flytt({ minutes: 1 });
    await angreInnlesing(r.m, { innlesingId: a.id, utlostAv: 'test' });
    expect(await fotografi(r.eier)).toEqual(for_);
    expect(await les([elev('1'), elev('2')])).toMatchObject({ status: 'ferdig', tellere: { holdtIgjen: 0 } });
    expect(await fotografi(r.eier)).toEqual(etter);
  });

  test('a number that comes later is the same pupil’s', async () => {
    await les([elev('1')]);
    const nummer = fnr();
    expect((await les([elev('1', { identifikator: nummer })])).tellere).toMatchObject({ endret: 1, holdtIgjen: 0 });
    expect(await r.antall('register.person')).toBe(1);
    expect(await r.antall('register.elevforhold', `${apne} and person_id = '${await r.personMed(nummer)}'`)).toBe(1);
  });
});

describe('det som må vente på et menneske', () => {
  test('[E31] same name and birth date as somebody we have: a proposal, never a merge', async () => {
    const nummer = fnr();
    await r.lesFamilier([[proveperson(nummer)]]);
    const navn = { fornavn: 'Rask', etternavn: 'Herre' };
    expect((await les([elev('1', navn), elev('2')])).tellere).toMatchObject({ nye: 1, holdtIgjen: 1 });
    const [h] = await r.rader<{ person_id: string }>(`select person_id from kilde.holdt_igjen where arsak = 'duplikat'`);
    expect(h!.person_id).toBe(await r.personMed(nummer));
  });

  test('[E31] two in the file of the same name and birth date, in one chunk and in two', async () => {
    const navn = { fornavn: 'Rask', etternavn: 'Herre' };
    const svar = await les([elev('1', navn), elev('2', navn), elev('3'), elev('4'), elev('5'), elev('6', navn)]);
    expect(svar.tellere.holdtIgjen).toBe(2);
    expect(await r.antall('register.navn', `${apne} and etternavn = 'Herre'`)).toBe(1);
    expect(await holdte()).toHaveLength(2);
  });

  test('[E31] an unknown number, and somebody of that name and birth date without one', async () => {
    await les([elev('1', { fornavn: 'Rask', etternavn: 'Herre' })]);
    const svar = await les([elev('7', { fornavn: 'Rask', etternavn: 'Herre', identifikator: fnr() })]);
    expect(svar.tellere).toMatchObject({ holdtIgjen: 1, nye: 0 });
  });

  test('[E31] the number a pupil without one has got is another’s', async () => {
    await les([elev('1')]);
    const nummer = fnr();
    await r.lesFamilier([[proveperson(nummer)]]);
    await les([elev('1', { identifikator: nummer })]);
    expect(await holdte()).toMatchObject([{ arsak: 'duplikat' }]);
    expect(await r.antall('register.elevforhold', apne)).toBe(1);
  });

  test('a mistyped number that is another child’s does not give that child the place', async () => {
    const nummer = r.nummer.fodselsnummer('2014-02-02', 'kvinne');
    await r.lesFamilier([[proveperson(nummer, { fodselsdato: '2014-02-02' })]]);
    await les([elev('1', { identifikator: nummer })]);
    expect(await holdte()).toEqual([{ arsak: 'motstrid', kode: 'annen_enn_registeret', linje: null }]);
    expect(await r.antall('register.elevforhold', apne)).toBe(0);
  });

  test.each`
    hva                      | linje                               | arsak                      | kode
    ${'feil kontrollsiffer'} | ${{ identifikator: '27850998854' }} | ${'ugyldig_identifikator'} | ${'kontrollsiffer'}
    ${'slutter før start'}   | ${{ til: '2026-08-01' }}            | ${'motstrid'}              | ${'slutter_for_start'}
    ${'født i framtida'}     | ${{ fodselsdato: '2027-01-01' }}    | ${'motstrid'}              | ${'fram_i_tid'}
  `('$hva: held with the reason, and resolved when it comes right', async ({ linje, arsak, kode }) => {
    expect((await les([elev('1', linje), elev('2')])).tellere).toMatchObject({ nye: 1, holdtIgjen: 1 });
    expect(await holdte()).toEqual([{ arsak, kode, linje: null }]);
    await les([elev('1'), elev('2')]);
    expect(await holdte()).toEqual([]);
  });

  test('a line that cannot be read is held with its number; the rest goes on', async () => {
    const svar = await les([elev('1'), '{"lokalId":', elev('2', { arstrinn: 11 })]);
    expect(svar.tellere).toMatchObject({ nye: 1, holdtIgjen: 2 });
    expect((await holdte()).map((h) => h.linje).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([3, 4]);
  });

  test.each`
    id        | hva                   | hode                         | brems
    ${'F-24'} | ${'avkortet'}         | ${{ antall: 3 }}             | ${'avkortet'}
    ${'F-24'} | ${'en annen kommune'} | ${{ kommunenummer: '9902' }} | ${'fremmed_kommune'}
  `('$id $hva: the run waits and nothing is written', async ({ hode, brems }) => {
    const svar = await les([elev('1')], hode);
    expect(svar.status).toBe('venter');
    expect(svar.bremser.map((b) => b.kode)).toEqual([brems]);
    expect(await r.antall('register.person')).toBe(0);
  });

  test('a school we do not know is noted', async () => {
    await les([elev('1', { skole: '310000026' })]);
    expect(await r.rader(`select kode, verdi from kilde.avvik`)).toEqual([{ kode: 'ukjent_skole', verdi: '310000026' }]);
    expect(await r.antall('register.elevforhold', apne)).toBe(1);
  });
});

describe('klasser og grupper i oppstartsfila', () => {
  const gruppe = (nokkel: string, l: Linje = {}): Linje => ({
    gruppe: nokkel,
    slag: 'undervisningsgruppe',
    skole: SKOLE,
    navn: `Gruppe ${nokkel}`,
    arstrinn: [5],
    ...l,
  });
  const medlemmer = () =>
    r.rader<{ navn: string; fra: string; til: string; n: number }>(
      `select g.navn, m.fra, m.til, count(*) n from register.gruppemedlem m join register.gruppe g on g.gruppe_id = m.gruppe_id and g.${apne}
       where m.${apne} group by 1, 2, 3 order by 1, 2`,
    );
  const antallElever = (linjer: readonly Linje[]) => ({ antall: linjer.filter((l) => l['gruppe'] === undefined).length });
  const lesMed = (linjer: readonly Linje[]) => les(linjer, antallElever(linjer));

  test('[B27] en fil uten gruppelinjer gir klassene av elevene, på tvers av bolker', async () => {
    const fil = Array.from({ length: 12 }, (_, i) => elev(String(i), { klasse: '5-6A', arstrinn: i < 6 ? 5 : 6 }));
    await les(fil);
    expect(await r.rader(`select slag, navn, arstrinn, skolear, fra, til from register.gruppe where ${apne}`)).toEqual([
      { slag: 'klasse', navn: '5-6A', arstrinn: [5, 6], skolear: 2026, fra: '2026-08-01', til: '2027-07-31' },
    ]);
    expect(await medlemmer()).toEqual([{ navn: '5-6A', fra: '2026-08-17', til: '2027-07-31', n: 12 }]);
  });

  test('[B27] grupper, lærere og medlemskap; samme fil to ganger skriver ingenting', async () => {
    const larer = r.nummer.fodselsnummer('1980-01-01', 'kvinne');
    await r.lesFamilier([[proveperson(larer, { fodselsdato: '1980-01-01' })]]);
    const fil = [
      gruppe('eng', { fagkode: 'ENG0030', larere: [{ identifikator: larer, rolle: 'faglarer' }] }),
      gruppe('k', { slag: 'klasse', navn: '5A', larere: [{ identifikator: larer, rolle: 'kontaktlarer' }] }),
      ...Array.from({ length: 8 }, (_, i) => elev(String(i), { grupper: i < 3 ? ['eng'] : [] })),
    ];
    expect(await lesMed(fil)).toMatchObject({ status: 'ferdig', tellere: { nye: 8, endret: 2, holdtIgjen: 0 } });
    expect(await medlemmer()).toMatchObject([
      { navn: '5A', n: 8 },
      { navn: 'Gruppe eng', n: 3 },
    ]);
    expect(await r.rader(`select rolle from register.undervisningsforhold where ${apne} order by 1`)).toEqual([{ rolle: 'faglarer' }, { rolle: 'kontaktlarer' }]); // prettier-ignore
    const for_ = await fotografi(r.eier);
    expect((await lesMed(fil)).tellere).toMatchObject({ nye: 0, endret: 0, uendret: 10 });
    expect(await fotografi(r.eier)).toEqual(for_);
  });

  test('[B27] en som har byttet klasse og sluttet i en gruppe i fila, har én klasse etterpå', async () => {
    await lesMed([gruppe('eng'), elev('1', { grupper: ['eng'] }), elev('2')]);
    await lesMed([gruppe('eng'), elev('1', { klasse: '5B' }), elev('2')]);
    expect((await medlemmer()).map((m) => [m.navn, m.n])).toEqual([['5A', 1], ['5B', 1]]); // prettier-ignore
  });

  test('en lærer uten nummer hos oss er et avvik, og kommer med når HR er lest', async () => {
    const larer = r.nummer.fodselsnummer('1981-01-01', 'mann');
    const fil = [gruppe('k', { slag: 'klasse', navn: '5A', larere: [{ identifikator: larer, rolle: 'kontaktlarer' }] }), elev('1')]; // prettier-ignore
    await lesMed(fil);
    expect(await r.antall('register.undervisningsforhold')).toBe(0);
    await r.lesFamilier([[proveperson(larer, { fodselsdato: '1981-01-01' })]]);
    await lesMed(fil);
    expect(await r.antall('register.undervisningsforhold', apne)).toBe(1);
  });

  test('[B27] det skolen selv har gjort, lar fila stå', async () => {
    const fil = [elev('1'), elev('2')];
    await les(fil);
    const [en] = await r.rader<{ person_id: string; gruppe_id: string }>(
      `select m.person_id, m.gruppe_id from register.gruppemedlem m join register.navn n on n.person_id = m.person_id and n.etternavn = 'Herre1'`,
    );
    await sql`update register.gruppemedlem set kjent_til = now(), lukket_av = gen_random_uuid() where person_id = ${en!.person_id}`.execute(r.eier); // prettier-ignore
    await les(fil.map((l) => ({ ...l, klasse: '5C' })));
    expect((await medlemmer()).map((m) => [m.navn, m.n])).toEqual([['5C', 1]]);
  });

  test('[L10] en lesing som angres, tar klassene med seg', async () => {
    const for_ = await fotografi(r.eier);
    const { id } = await lesMed([gruppe('eng'), elev('1', { grupper: ['eng'] })]);
    r.klokke.flytt({ hours: 1 });
    await angreInnlesing(r.m, { innlesingId: id, utlostAv: 'test' });
    expect(await fotografi(r.eier)).toEqual(for_);
  });

  test('databasen lar ingen gå i to klasser samme dag, hvem som enn skriver', async () => {
    await les([elev('1')]);
    const to = sql`insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, fra, til, kjent_fra, apnet_av)
      values ('00000000-0000-4000-8000-000000000001', 'oppstart', 'klasse', ${SKOLE}, 2026, '5Z', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`;
    await to.execute(r.db);
    const inn = (fra: string) =>
      sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
        select '00000000-0000-4000-8000-000000000001', person_id, 'oppstart', ${fra}, '2027-07-31', now(), gen_random_uuid() from register.gruppemedlem`.execute(
        r.db,
      );
    await expect(inn('2027-01-01')).rejects.toMatchObject({ code: '23P01', constraint: 'gruppemedlem_en_av_slaget' });
  });
});
