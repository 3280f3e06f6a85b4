import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { osloDato, type Klokke } from '#grunn/tid/index.ts';

/** A decision older than this was told of when it was made, or nobody waits for it. Days. */
const VEDTAK_VENTER = 14;

/**
 * Homes of children who begin at school are told that a round is open and waits for their answer, and that a decision lies there: once for each child
 * and decision. A child whose school nobody knows yet is told of when it is known. Returns how many. Safe to run twice.
 */
export async function varsleSkolestart(db: Db, klokke: Klokke): Promise<number> {
  const na = klokke.na().toString();
  const { rows } = await sql<{ n: number }>`
    with nye as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), x.slag, x.person_id, x.om_id, x.skole, ${na}::timestamptz from (
        select 'skolestartApnet' as slag, i.person_id, i.id as om_id, i.kretsskole as skole from register.innskriving i
          join register.innskrivingsrunde r on r.skolear = i.skolear and ${osloDato(klokke.na())}::date between r.apner and r.frist
          where i.slag <> 'framskutt' and not exists (select 1 from register.innskrivingssvar s where s.innskriving_id = i.id)
            and not exists (select 1 from register.innskrivingsvedtak v where v.innskriving_id = i.id)
        union all
        select 'skolestartVedtak', i.person_id, v.id, coalesce(v.skole, i.kretsskole) from register.innskrivingsvedtak v join register.innskriving i on i.id = v.innskriving_id
          where v.apnet is null and v.vedtatt > ${na}::timestamptz - make_interval(days => ${VEDTAK_VENTER})
            and not exists (select 1 from register.innskrivingsvedtak n where n.innskriving_id = v.innskriving_id and n.vedtatt > v.vedtatt)) x
      where x.skole is not null on conflict do nothing returning 1)
    select count(*) as n from nye`.execute(db);
  return rows[0]!.n;
}
