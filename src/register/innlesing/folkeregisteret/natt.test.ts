import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { fiksKlient, type Fiksklient } from '#kilder/folkeregisteret/index.ts';
import { lagFolkeregisterSimulator, tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { lagVerden, spesiell } from '#verden/index.ts';
import { skjer } from '#verden/hendelser.ts';
import { lagSimulatortjener } from '#verktoy/simulatortjener.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import type { Innlesingsmiljo } from '../modell.ts';
import { kjorFolkeregisterFil } from './fil.ts';
import { kjorFolkeregisterFeed, kjorFolkeregisterNatt } from './kjor.ts';

const verden = lagVerden({ elever: 150 });
const simulator = lagFolkeregisterSimulator({ verden });
const tjener = lagSimulatortjener([simulator.handler]);
const klokke = fastKlokke('2026-11-22T01:00:00Z');
const { kommunenummer } = verden.kommune;
let base: Testdatabase;
let m: Innlesingsmiljo;
let klient: Fiksklient;

beforeAll(async () => {
  base = await nyDatabase();
  const url = await tjener.lytt();
  m = { db: base.som('friminutt_import'), nokler: lagNokkelring(nyNokkelfil()), klokke, miljo: 'test', bolk: 1000 };
  klient = fiksKlient({
    baseUrl: `${url}/fiks`,
    rolleId: 'r',
    fiksOrgId: 'o',
    integrasjonId: 'i',
    integrasjonPassord: 'p',
    hentToken: async () => 't',
  });
});
afterAll(async () => {
  await tjener.stopp();
  await base.slipp();
});

async function* fil() {
  yield* tegnFregFil(verden);
}
const natt = async () => {
  klokke.flytt({ hours: 24 });
  return kjorFolkeregisterNatt(m, klient, { utlostAv: 'test', kommunenummer });
};
const antallNavn = async (fornavn: string, etternavn: string) =>
  (
    await sql<{
      n: number;
    }>`select count(*) as n from register.navn where kjent_til is null and fornavn ilike ${fornavn} and etternavn ilike ${etternavn}`.execute(
      base.som('superbruker'),
    )
  ).rows[0]!.n;

describe('natten fra KS Fiks', () => {
  test('[V03] en biologisk far uten foreldreansvar får navn, men ikke ansvar', async () => {
    expect((await kjorFolkeregisterFil(m, { innhold: fil(), kommunenummer }, { utlostAv: 'test' })).status).toBe('ferdig');
    const leite = spesiell(verden, 'leite');
    expect(await antallNavn(leite.fornavn, leite.etternavn)).toBe(0);
    expect((await natt()).status).toBe('ferdig');
    expect(await antallNavn(leite.fornavn, leite.etternavn)).toBe(1);
    const ansvar = await sql<{
      n: number;
    }>`select count(*) as n from register.foreldreansvar f join register.navn n on n.person_id = f.ansvarlig_id
      where f.kjent_til is null and n.kjent_til is null and n.etternavn = ${leite.etternavn}`.execute(base.som('superbruker'));
    expect(ansvar.rows[0]!.n).toBe(0);
  });

  test('[V08] neste natt uten endringer skriver ingenting om folk', async () => {
    const r = await natt();
    expect(r.tellere).toMatchObject({ nye: 0, endret: 0, iBruk: 0 });
  });

  test('[V04] F-06 F-20 en hendelse i listen er bare et signal: barnet leses på nytt', async () => {
    expect(await kjorFolkeregisterFeed(m, klient, { utlostAv: 'test' })).toBeUndefined();
    const baug = spesiell(verden, 'baug');
    skjer(verden, { type: 'nyttNavn', person: baug.id, fornavn: 'Rolig', etternavn: baug.etternavn }, '2026-11-24T10:00:00Z');
    klokke.flytt({ minutes: 5 });
    const r = await kjorFolkeregisterFeed(m, klient, { utlostAv: 'test' });
    expect(r?.status).toBe('ferdig');
    expect(await antallNavn('Rolig', baug.etternavn)).toBe(1);
    expect(await kjorFolkeregisterFeed(m, klient, { utlostAv: 'test' })).toBeUndefined();
  });
});

describe('en foresatt under kode 6, som barnets opplysninger ikke sier noe om', () => {
  const v = lagVerden({ elever: 150 });
  skjer(v, { type: 'gradering', person: 'barmhjertig-sonne', gradering: 'strengtFortrolig' }, '2026-11-21T10:00:00Z');
  const simulator2 = lagFolkeregisterSimulator({ verden: v });
  const tjener2 = lagSimulatortjener([simulator2.handler]);
  let base2: Testdatabase;
  let m2: Innlesingsmiljo;
  let klient2: Fiksklient;
  beforeAll(async () => {
    base2 = await nyDatabase();
    const url = await tjener2.lytt();
    m2 = { ...m, db: base2.som('friminutt_import') };
    klient2 = fiksKlient({
      baseUrl: `${url}/fiks`,
      rolleId: 'r',
      fiksOrgId: 'o',
      integrasjonId: 'i',
      integrasjonPassord: 'p',
      hentToken: async () => 't',
    });
  });
  afterAll(async () => {
    await tjener2.stopp();
    await base2.slipp();
  });
  const gradering = async (nokkel: 'kode-6-forelder' | 'barmhjertig-sonne') => {
    const p = spesiell(v, nokkel);
    const { rows } = await sql<{ gradering: string | null }>`select b.gradering from register.navn n
      left join register.adressebeskyttelse b on b.person_id = n.person_id and b.kjent_til is null
      where n.kjent_til is null and n.fornavn ilike ${p.fornavn} and n.etternavn ilike ${p.etternavn}`.execute(
      base2.som('superbruker'),
    );
    return rows.map((r) => r.gradering);
  };
  async function* fila() {
    yield* tegnFregFil(v);
  }

  test('[V28] foresatt til et gradert barn er gradert fra første fil', async () => {
    expect((await kjorFolkeregisterFil(m2, { innhold: fila(), kommunenummer }, { utlostAv: 'test' })).status).toBe('ferdig');
    expect(await gradering('kode-6-forelder')).toEqual(['strengtFortrolig']);
  });

  test('[V28] natten spør om dem som står uten hjem, også når barnet er ugradert', async () => {
    expect((await kjorFolkeregisterNatt(m2, klient2, { utlostAv: 'test', kommunenummer })).status).toBe('ferdig');
    expect(await gradering('barmhjertig-sonne')).toEqual(['strengtFortrolig']);
    expect(await gradering('kode-6-forelder')).toEqual(['strengtFortrolig']);
  });
});
