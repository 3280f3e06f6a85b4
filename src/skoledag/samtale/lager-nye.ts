import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

/**
 * Invites the pupils of open rounds that have not been, while there is still time to choose. The one who opened the round to the group stands as the
 * one who invited. One statement: the invitation and the event that tells the home, both or neither.
 */
export async function inviterNye(db: DbEllerTx, o: { readonly na: string; readonly dato: string }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with ny as (insert into skoledag.samtaleinvitasjon (id, runde_id, elev_id, slag, sendt, sendt_av)
      select gen_random_uuid(), x.runde_id, x.person_id, 'invitert', ${o.na}::timestamptz, x.apnet_av from (
        select distinct r.id as runde_id, m.person_id, r.apnet_av from skoledag.samtalerunde r
          join register.gruppemedlem m on m.gruppe_id = r.gruppe_id and m.kjent_til is null and ${o.dato}::date between m.fra and m.til
        where r.apnet is not null and r.avlyst is null and r.frist >= ${o.dato}::date
          and not exists (select 1 from skoledag.samtaleinvitasjon i where i.runde_id = r.id and i.elev_id = m.person_id and i.slag = 'invitert')) x
      on conflict do nothing returning id, runde_id, elev_id),
    h as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'samtaleApnet', ny.elev_id, ny.id, r.skole, ${o.na}::timestamptz from ny join skoledag.samtalerunde r on r.id = ny.runde_id)
    select count(*)::int as n from ny`.execute(db);
  return rows[0]?.n ?? 0;
}
