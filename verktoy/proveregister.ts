// A register for tests: a database of its own, a clock, numbers that nobody has, and short ways to people with a place in a school.
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke, type FastKlokke } from '#grunn/tid/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import {
  folkeregisterInnlesing,
  kjorInnlesing,
  type Bremsegrenser,
  type Familie,
  type Innlesingsmiljo,
  type Innlesingsrad,
  type Kildehode,
  type Mottatt,
} from '#register/innlesing/index.ts';
import { nummerserie, type Nummerserie } from '#verden/nummer.ts';
import { nyDatabase, type Testdatabase } from './testdatabase.ts';

export interface Proveregister {
  readonly base: Testdatabase;
  /** What `m.nokler` is made of: to look for in what leaves. */
  readonly nokkelfil: ReturnType<typeof nyNokkelfil>;
  readonly m: Innlesingsmiljo;
  /** The import role, a person at work, and the owner of everything. */
  readonly db: Db;
  readonly app: Db;
  readonly eier: Db;
  readonly klokke: FastKlokke;
  readonly nummer: Nummerserie;
  /** Empties all facts, runs and decisions. */
  tom(): Promise<void>;
  antall(tabell: string, hvor?: string): Promise<number>;
  rader<T>(sporring: string): Promise<T[]>;
  /** Reads families from Folkeregisteret, a minute later than last time. */
  lesFamilier(familier: readonly (readonly Folkeregisterperson[])[], hode?: Kildehode): Promise<Innlesingsrad>;
  /** Who has this number now. */
  personMed(identifikator: string): Promise<string>;
  elevforhold(personId: string, o?: { skole?: string; fra?: string; til?: string }): Promise<void>;
  /** Somebody registered by hand, with a number when one is given. */
  manuell(o?: { identifikator?: string }): Promise<string>;
  skjerm(personId: string, gradering?: 'fortrolig' | 'strengtFortrolig'): Promise<void>;
}

const BREMSER: Bremsegrenser = { krympet: 0.1, endret: 1, avsluttet: 1, minstAntall: 50 };
export const SKOLE = '310000018';

/**
 * @param dato the first moment of the clock (ISO)
 * @param fra a database that is there already, and the keys of what it holds
 */
export async function nyttProveregister(
  dato = '2026-11-22T01:00:00Z',
  bolk = 1000,
  fra?: { base: Testdatabase; nokkelfil: ReturnType<typeof nyNokkelfil> },
): Promise<Proveregister> {
  const base = fra?.base ?? (await nyDatabase());
  const db = base.som('friminutt_import', { maks: 6 });
  const app = base.som('friminutt_app');
  const system = base.som('friminutt_system');
  const eier = base.som('superbruker');
  const klokke = fastKlokke(dato);
  const nokkelfil = fra?.nokkelfil ?? nyNokkelfil();
  const m: Innlesingsmiljo = { db, nokler: lagNokkelring(nokkelfil), klokke, miljo: 'test', bolk };
  const rader = async <T>(sporring: string): Promise<T[]> => (await sql.raw<T>(sporring).execute(eier)).rows;
  const oppslag = (identifikator: string) => m.nokler.oppslag(identifikator, 'identifikator');
  return {
    base,
    nokkelfil,
    m,
    db,
    app,
    eier,
    klokke,
    nummer: nummerserie(4711),
    rader,
    async tom() {
      klokke.flytt({ hours: 1 });
      await sql`truncate register.person, register.skole, register.fagkode, register.gruppe, kilde.innlesing, kilde.posisjon, tilgang.skjerming,
        tilgang.rolletildeling, tilgang.innlesingsavgjorelse, sporing.endring cascade`.execute(eier);
    },
    antall: async (tabell, hvor = 'true') => (await rader<{ n: number }>(`select count(*) n from ${tabell} where ${hvor}`))[0]!.n,
    lesFamilier(familier, hode = {}) {
      async function* hent(): AsyncIterable<Mottatt<Familie>> {
        for (const personer of familier) yield { enhet: { personer } };
      }
      klokke.flytt({ minutes: 1 });
      return kjorInnlesing(m, folkeregisterInnlesing(BREMSER), {
        slag: 'endring',
        utlostAv: 'test',
        hent: hent(),
        hode: () => hode,
      });
    },
    async personMed(identifikator) {
      const { rows } = await sql<{ id: string }>`select person_id as id from register.personidentifikator
        where kjent_til is null and oppslag = ${oppslag(identifikator)}`.execute(eier);
      if (!rows[0]) throw new Error('Nobody has this number');
      return rows[0].id;
    },
    async elevforhold(personId, { skole = SKOLE, fra = '2026-08-01', til } = {}) {
      await sql`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, til, kjent_fra, apnet_av)
        values (${personId}, 'oppstart', gen_random_uuid(), ${skole}, 5, '5A', ${fra}, ${til ?? null}, ${klokke.na().toString()}, gen_random_uuid())`.execute(
        db,
      );
    },
    async manuell({ identifikator } = {}) {
      const id = crypto.randomUUID();
      const na = klokke.na().toString();
      await system.transaction().execute(async (tx) => {
        await sql`insert into register.person (id, opprettet_av) values (${id}, ${id})`.execute(tx);
        await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av) values (${id}, 'manuell', 'Hånd', 'Skrevet', ${na}, ${id})`.execute(
          tx,
        );
        if (identifikator)
          await sql`insert into register.personidentifikator (person_id, kilde, type, oppslag, kryptert, status, kjent_fra, apnet_av)
            values (${id}, 'manuell', 'fodselsnummer', ${oppslag(identifikator)}, ${m.nokler.krypter(identifikator, 'register.personidentifikator')}, 'iBruk', ${na}, ${id})`.execute(
            tx,
          );
      });
      return id;
    },
    async skjerm(personId, gradering = 'fortrolig') {
      await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt_av)
        values (gen_random_uuid(), ${personId}, ${gradering}, 'Uavklart sak', '2027-01-01', ${personId})`.execute(eier);
    },
  };
}
