// A register to run readings against, emptied between them.
import { sql } from 'kysely';
import { koble, type Db, type ForSporring } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil, type Nokkelring } from '#grunn/krypto/index.ts';
import { fastKlokke, type FastKlokke } from '#grunn/tid/index.ts';
import type { Innlesingsmiljo } from '#register/innlesing/index.ts';

export interface Register {
  readonly m: Innlesingsmiljo;
  readonly klokke: FastKlokke;
  readonly nokler: Nokkelring;
  /** Sees and may do everything: for tests to look with. */
  readonly eier: Db;
  /** A connection of its own as the import's role; the caller ends it with `destroy()`. */
  readonly koble: (forSporring?: ForSporring) => Db;
  readonly tom: () => Promise<void>;
  /** Keeps everything as it is now under a name … */
  readonly lagre: (navn: string) => Promise<void>;
  /** … and puts it back. */
  readonly hent: (navn: string) => Promise<void>;
  readonly steng: () => Promise<void>;
}

export function apneRegister(url: string, nokler: Nokkelring = lagNokkelring(nyNokkelfil())): Register {
  const klokke = fastKlokke('2026-11-22T01:00:00Z');
  const eier = koble({ url, maks: 2 });
  const kobleTil = (forSporring?: ForSporring) =>
    koble({ url, rolle: 'friminutt_import', maks: 4, ...(forSporring ? { forSporring } : {}) });
  const db = kobleTil();
  return {
    m: { db, nokler, klokke, miljo: 'test', bolk: 1000 },
    klokke,
    nokler,
    eier,
    koble: kobleTil,
    tom: async () => {
      klokke.flytt({ hours: 1 });
      await sql`truncate register.person, kilde.innlesing, kilde.posisjon, tilgang.skjerming, tilgang.innlesingsavgjorelse, sporing.endring cascade`.execute(
        eier,
      );
    },
    lagre: async (navn) => {
      const { rows } = await sql<{ t: string }>`select table_schema || '.' || table_name as t from information_schema.tables
        where table_schema in ('kilde', 'register', 'tilgang', 'sporing') and table_type = 'BASE TABLE' order by 1`.execute(eier);
      const kopi = (t: string) => `bilde.${navn}_${t.replace('.', '_')}`;
      await sql`create schema if not exists bilde`.execute(eier);
      for (const { t } of rows) await sql.raw(`create table ${kopi(t)} as table ${t}`).execute(eier);
      // one call, keys unchecked: the copy was whole
      const linjer = rows.flatMap(({ t }) => [
        `delete from ${t};`,
        `insert into ${t} overriding system value select * from ${kopi(t)};`,
      ]);
      await sql
        .raw(
          `create function bilde.${navn}() returns void language plpgsql set session_replication_role = replica as $$ begin ${linjer.join(' ')} end $$`,
        )
        .execute(eier);
    },
    hent: async (navn) => {
      klokke.flytt({ hours: 1 });
      await sql.raw(`select bilde.${navn}()`).execute(eier);
    },
    steng: async () => {
      await db.destroy();
      await eier.destroy();
    },
  };
}
