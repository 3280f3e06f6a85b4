import { sql } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import { delerAv, type Faktatabell } from './lager.ts';

/**
 * Takes a change set back in one table by what the rows say, not by whose they are: every row it opened must stand now as it opened it, whether
 * since then or again after somebody's change was taken back; they are closed, and what it closed is opened. False, and the caller must give up the
 * transaction: something of it is otherwise now. For tables without protection; an import is undone with `angreFakta`.
 */
export async function taTilbakeFakta(
  tx: Tx,
  t: Faktatabell,
  s: { readonly endringssett: string; readonly nyttEndringssett: string; readonly na: string },
): Promise<boolean> {
  if (t.vern) throw new Error(`${t.navn} has protection`);
  const d = delerAv(t);
  const tabell = sql.raw(t.navn);
  const sett = sql`${s.endringssett}::uuid`;
  const samme = (a: string, b: string) => sql.raw(`${a}.kilde = ${b}.kilde and ${d.likNokkel(a, b)}`);
  const { rows } = await sql<{ apnet: number; lukket: number; fjernet: number; gjenapnet: number }>`
    with apnet as materialized (select f.* from ${tabell} f where f.apnet_av = ${sett} and (f.lukket_av is null or f.lukket_av <> ${sett})),
    fjernet as materialized (select g.* from ${tabell} g where g.lukket_av = ${sett} and g.apnet_av <> ${sett}),
    lukket as (update ${tabell} n set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.nyttEndringssett}::uuid from apnet a
      where n.kjent_til is null and ${samme('n', 'a')} and ${sql.raw(d.likeVerdier('n', 'a'))} returning 1),
    gjenapnet as (insert into ${tabell} (${sql.raw(d.kolonner.join(', '))}, kilde, kildetidspunkt, kjent_fra, apnet_av)
      select ${sql.raw(d.kolonner.map((k) => `g.${k}`).join(', '))}, g.kilde, g.kildetidspunkt, ${s.na}::timestamptz, ${s.nyttEndringssett}::uuid from fjernet g
      where (select count(*) from lukket) >= 0 -- closes first: one current row a key
        and not exists (select 1 from ${tabell} n where n.kjent_til is null and ${samme('n', 'g')}
          and not exists (select 1 from apnet a where ${samme('n', 'a')} and ${sql.raw(d.likeVerdier('n', 'a'))})) returning 1)
    select (select count(*) from apnet) as apnet, (select count(*) from lukket) as lukket, (select count(*) from fjernet) as fjernet,
      (select count(*) from gjenapnet) as gjenapnet`.execute(tx);
  const r = rows[0]!;
  return r.apnet === r.lukket && r.fjernet === r.gjenapnet;
}
