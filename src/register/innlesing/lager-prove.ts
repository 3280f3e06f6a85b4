import { sql } from 'kysely';
import type { Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';

/** The current rows of a table as sorted text, data and source only. */
export async function gjeldendeRader(db: DbEllerTx, t: Faktatabell): Promise<string[]> {
  const kolonner = sql.raw(Object.keys(t.kolonner).join(', '));
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
