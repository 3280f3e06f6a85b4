import { sql } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import { delerAv, type Faktarad, type Faktatabell } from './lager.ts';

export interface Faktabytte {
  readonly endringssett: string;
  /** When we came to know (ISO). */
  readonly na: string;
  /** Current rows to close, by key and source: what the row was when the change was thought out. */
  readonly lukk: readonly (Faktarad & { readonly kilde: string })[];
  /** Rows to open, by hand. */
  readonly apne: readonly Faktarad[];
}

/**
 * Closes these rows, whatever their source, and opens others by hand, in one statement. For people at work, who go on from what the former
 * system told. Returns false, and the caller must give up the transaction, when a row to close is no longer as it was: somebody changed it.
 */
export async function byttFakta(tx: Tx, t: Faktatabell, s: Faktabytte): Promise<boolean> {
  if (s.lukk.length === 0 && s.apne.length === 0) return true;
  const d = delerAv(t);
  const tabell = sql.raw(t.navn);
  const { rows } = await sql<{ lukket: number }>`
    with ut as materialized (select * from json_to_recordset(${JSON.stringify(s.lukk)}::json) as x(${sql.raw(`${d.record}, kilde text`)})),
    inn as materialized (select * from json_to_recordset(${JSON.stringify(s.apne)}::json) as x(${sql.raw(d.record)})),
    lukket as (
      update ${tabell} f set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.endringssett}::uuid from ut
      where f.kjent_til is null and f.kilde = ut.kilde and ${sql.raw(d.likNokkel('ut', 'f'))} and ${sql.raw(d.likeVerdier('ut', 'f'))}
      returning 1),
    apnet as (
      insert into ${tabell} (${sql.raw(d.kolonner.join(', '))}, kilde, kjent_fra, apnet_av)
      select ${sql.raw(d.kolonner.map((k) => `i.${k}`).join(', '))}, 'manuell', ${s.na}::timestamptz, ${s.endringssett}::uuid from inn i
      where (select count(*) from lukket) >= 0 -- closes first: one current row a key
      returning 1)
    select (select count(*) from lukket) as lukket, (select count(*) from apnet) as apnet`.execute(tx);
  return rows[0]!.lukket === s.lukk.length;
}
