import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { fortsettInnlesing, kjorInnlesing } from '../motor.ts';
import type { Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import type { Familie } from './familie.ts';
import { ansvar, proveperson } from './proveperson.ts';
import { folkeregisterInnlesing } from './type.ts';

const BARN = '03851598730'; // Skatteetaten's published synthetic number
const MOR = '41819077302';
const FAR = '27850998855';
const grenser = { krympet: 0.1, endret: 0.2, avsluttet: 0.02, minstAntall: 50 };

let base: Testdatabase;
let db: Db;
let eier: Db;
let m: Innlesingsmiljo;
const klokke = fastKlokke('2026-11-22T01:00:00Z');

beforeAll(async () => {
  base = await nyDatabase();
  db = base.som('friminutt_import');
  eier = base.som('superbruker');
  m = { db, nokler: lagNokkelring(nyNokkelfil()), klokke, miljo: 'test', bolk: 1000 };
});
afterAll(() => base.slipp());
beforeEach(async () => {
  klokke.flytt({ hours: 1 });
  await sql`truncate register.person, kilde.innlesing, kilde.posisjon, tilgang.skjerming, tilgang.innlesingsavgjorelse cascade`.execute(
    eier,
  );
});

const les = (familier: Folkeregisterperson[][], hode: Kildehode = {}) => {
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    for (const personer of familier) yield { enhet: { personer } };
  }
  klokke.flytt({ minutes: 1 });
  return kjorInnlesing(m, folkeregisterInnlesing(grenser), { slag: 'endring', utlostAv: 'test', hent: hent(), hode: () => hode });
};
const antall = async (tabell: string, hvor = 'true') =>
  (await sql<{ n: number }>`select count(*) n from ${sql.raw(tabell)} where ${sql.raw(hvor)}`.execute(eier)).rows[0]!.n;
const barn = (p: Partial<Folkeregisterperson> = {}) => proveperson(BARN, { foreldreansvar: [ansvar(MOR), ansvar(FAR)], ...p });
const mor = (p: Partial<Folkeregisterperson> = {}) =>
  proveperson(MOR, {
    identifikatorer: [{ identifikator: MOR, type: 'dNummer', status: 'iBruk' }],
    fodselsdato: '1990-01-01',
    kjonn: 'kvinne',
    ...p,
  });

describe('innlesing fra Folkeregisteret', () => {
  test('[V02] the pupil is read and the parents come along', async () => {
    const r = await les([[barn(), mor()]]);
    expect(r.status).toBe('ferdig');
    expect(r.tellere).toMatchObject({ hentet: 2, nye: 2, brukt: 2, holdtIgjen: 0 });
    expect(await antall('register.person')).toBe(3); // far er foreløpig bare nevnt
    expect(await antall('register.foreldreansvar', 'kjent_til is null')).toBe(2);
    expect(await antall('register.personidentifikator')).toBe(3);
    expect(await antall('kilde.mottak')).toBe(0);
  });

  test('a night without changes writes nothing about people, but knows whom it covered', async () => {
    await les([[barn(), mor()]]);
    const for_ = await sql<{
      n: number;
    }>`select sum(n_tup_ins + n_tup_upd + n_tup_del)::int n from pg_stat_xact_user_tables`.execute(eier);
    expect(for_).toBeDefined();
    const tid = (await sql<{ t: string }>`select max(kjent_fra)::text t from register.navn`.execute(eier)).rows[0]!.t;
    const r = await les([[barn(), mor()]]);
    expect(r.tellere).toMatchObject({ hentet: 2, uendret: 2, nye: 0, endret: 0, iBruk: 0 });
    expect((await sql<{ t: string }>`select max(kjent_fra)::text t from register.navn`.execute(eier)).rows[0]!.t).toBe(tid);
    expect(await antall('kilde.dekning', `innlesing_id = '${r.id}' and cardinality(personer) = 2`)).toBe(1);
  });

  test('[V04] an error corrected in the register arrives by itself, and the old value is kept as history', async () => {
    await les([[barn()]]);
    const r = await les([
      [
        barn({
          dokumentversjon: '2026-09-01T00:00:00Z',
          navn: { fornavn: 'Rask', mellomnavn: null, etternavn: 'Dame', gyldigFra: null },
        }),
      ],
    ]);
    expect(r.tellere).toMatchObject({ endret: 1, nye: 0 });
    expect(await antall('register.navn', "kjent_til is null and etternavn = 'Dame'")).toBe(1);
    expect(await antall('register.navn', "kjent_til is not null and etternavn = 'Herre'")).toBe(1);
    expect(await antall('register.adresse')).toBe(1);
  });

  test('[V09] a parent replaced in the register: the old relation ends, the new begins', async () => {
    await les([[barn()]]);
    const r = await les([[barn({ dokumentversjon: '2026-09-01T00:00:00Z', foreldreansvar: [ansvar(MOR, 'mor')] })]]);
    expect(r.status).toBe('ferdig');
    expect(await antall('register.foreldreansvar', 'kjent_til is null')).toBe(1);
    expect(await antall('kilde.forhandsvisning', "slag = 'relasjon_borte'")).toBe(1);
  });

  test('F-12 an older document seen again changes nothing', async () => {
    await les([[barn({ dokumentversjon: '2026-09-01T00:00:00Z' })]]);
    const r = await les([[barn({ dokumentversjon: '2026-07-01T00:00:00Z', personstatus: 'utflyttet' })]]);
    expect(r.tellere).toMatchObject({ uendret: 1, endret: 0 });
    expect(await antall('register.personalia', "kjent_til is null and personstatus = 'bosatt'")).toBe(1);
  });

  test('[B09] D-number to fødselsnummer: the same person, and a signpost made from the child’s document is merged', async () => {
    await les([[mor()]]);
    await les([[barn({ foreldreansvar: [ansvar(FAR)] })]]);
    expect(await antall('register.person')).toBe(3);
    const bytte = mor({
      dokumentversjon: '2026-10-01T00:00:00Z',
      identifikatorer: [
        { identifikator: FAR, type: 'fodselsnummer', status: 'iBruk' },
        { identifikator: MOR, type: 'dNummer', status: 'opphort' },
      ],
    });
    const r = await les([[bytte]]);
    expect(r.tellere.holdtIgjen).toBe(0);
    expect(await antall('register.person', 'sammenslatt_med is null')).toBe(2);
    const ansvarlig = await sql<{
      id: string;
      status: string;
    }>`select f.ansvarlig_id id, i.status from register.foreldreansvar f join register.personidentifikator i on i.person_id = f.ansvarlig_id and i.kjent_til is null and i.type = 'dNummer' where f.kjent_til is null`.execute(
      eier,
    );
    expect(ansvarlig.rows).toHaveLength(1);
    expect(ansvarlig.rows[0]!.status).toBe('opphort');
  });

  test('[E31] two real people with one number each are held as a duplicate; the rest goes on', async () => {
    await les([[proveperson(FAR)], [mor()]]);
    const begge = mor({
      dokumentversjon: '2026-10-01T00:00:00Z',
      identifikatorer: [
        { identifikator: FAR, type: 'fodselsnummer', status: 'iBruk' },
        { identifikator: MOR, type: 'dNummer', status: 'opphort' },
      ],
    });
    const r = await les([[begge], [proveperson(BARN)]]);
    expect(r.tellere).toMatchObject({ holdtIgjen: 1, nye: 1 });
    expect(await antall('kilde.holdt_igjen', "arsak = 'duplikat' and lost is null")).toBe(1);
  });

  test('a number that fails its check is held with the reason and resolved when it comes right', async () => {
    const r = await les([[proveperson('27850998854')], [mor()]]);
    expect(r.tellere).toMatchObject({ holdtIgjen: 1, nye: 1 });
    expect(await antall('kilde.holdt_igjen', "arsak = 'ugyldig_identifikator' and detaljer->>'kode' = 'kontrollsiffer'")).toBe(1);
  });

  test('one person the database refuses is found by halving and held; all others go in', async () => {
    // strictly confidential people have no home: the database refuses what the translation should have dropped
    const darlig = proveperson(FAR, { adresser: [{ ...proveperson(FAR).adresser[0]!, gradering: 'strengtFortrolig' }] });
    const r = await les([[barn()], [darlig], [mor()]]);
    expect(r.status).toBe('ferdig');
    expect(r.tellere).toMatchObject({ holdtIgjen: 1, brukt: 2 });
    expect(await antall('kilde.holdt_igjen', "arsak = 'avvist_av_registeret'")).toBe(1);
    expect(await antall('register.navn', 'kjent_til is null')).toBe(2);
  });

  test('[L03] a new guardian near a protected child stops the run until a named person has decided', async () => {
    await les([[barn({ foreldreansvar: [ansvar(MOR, 'mor')] })]]);
    const barnId = (await sql<{ id: string }>`select person_id id from register.navn`.execute(eier)).rows[0]!.id;
    await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt_av) values (${crypto.randomUUID()}, ${barnId}, 'fortrolig', 'Uavklart sak', '2027-01-01', ${barnId})`.execute(
      eier,
    );
    const r = await les([[barn({ dokumentversjon: '2026-10-01T00:00:00Z', foreldreansvar: [ansvar(MOR), ansvar(FAR)] })]]);
    expect(r.status).toBe('venter');
    expect(r.bremser).toEqual([{ kode: 'ny_foresatt_naer_skjermet', tall: 1, grense: 0 }]);
    expect(await antall('register.foreldreansvar', 'kjent_til is null')).toBe(1);
    await sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort_av) values (${crypto.randomUUID()}, ${r.id}, 'godkjent', 'Avklart med barnevernet', ${barnId})`.execute(
      eier,
    );
    const etter = await fortsettInnlesing(m, folkeregisterInnlesing(grenser), r.id);
    expect(etter.status).toBe('ferdig');
    expect(await antall('register.foreldreansvar', 'kjent_til is null')).toBe(2);
  });

  test('F-17 grading does not wait for the approval of a stopped run', async () => {
    await les([[barn()]]);
    const r = await les([[barn({ dokumentversjon: '2026-10-01T00:00:00Z', adressebeskyttelse: 'fortrolig', navn: null })]], {
      antallOppgitt: 5,
      antallLest: 1,
    });
    expect(r.status).toBe('venter');
    expect(r.bremser[0]).toMatchObject({ kode: 'avkortet' });
    expect(await antall('register.adressebeskyttelse', "kjent_til is null and gradering = 'fortrolig'")).toBe(1);
    expect(await antall('register.navn', 'kjent_til is null')).toBe(1);
  });
});
