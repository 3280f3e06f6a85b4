import { sql } from 'kysely';
import type { Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';

/** The current rows of a table as sorted text, data and source only. Numbers are compared by their look-up value. */
export async function gjeldendeRader(db: DbEllerTx, t: Faktatabell): Promise<string[]> {
  const kolonner = sql.raw(
    Object.keys(t.kolonner)
      .filter((k) => k !== 'kryptert')
      .join(', '),
  );
  const { rows } = await sql<{ rad: string }>`select row_to_json(x)::text as rad from (
    select ${kolonner}, kilde from ${sql.raw(t.navn)} where kjent_til is null) x order by 1`.execute(db);
  return rows.map((r) => r.rad);
}

/** Merged people, as text. */
export async function sammenslatte(db: DbEllerTx): Promise<string[]> {
  const { rows } = await sql<{ rad: string }>`select id || '>' || sammenslatt_med as rad from register.person
    where sammenslatt_med is not null order by 1`.execute(db);
  return rows.map((r) => r.rad);
}

/** A name for each person that is the same in another database: the lowest look-up value of the numbers they have or have had. */
export async function kjennetegn(db: DbEllerTx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; tegn: string }>`select person_id as id, min(encode(oppslag, 'hex')) as tegn
    from register.personidentifikator group by person_id`.execute(db);
  return new Map(rows.map((r) => [r.id, `<${r.tegn}>`]));
}

/** All rows ever written to a table. */
export async function antallRader(db: DbEllerTx, t: Faktatabell): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.raw(t.navn)}`.execute(db);
  return rows[0]!.n;
}
