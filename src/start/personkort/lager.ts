import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

/** The names of a pupil's contact teachers on a day, as far as the reader may know them. One statement. */
export async function hentKontaktlarere(db: DbEllerTx, elevId: string, idag: string): Promise<string[]> {
  const { rows } = await sql<{ navn: string }>`
    select distinct concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn from register.gruppemedlem m
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null and g.slag in ('klasse', 'kontaktlarergruppe')
    join register.undervisningsforhold u on u.gruppe_id = g.gruppe_id and u.kjent_til is null and u.rolle = 'kontaktlarer'
      and ${idag}::date between u.fra and u.til
    cross join lateral register.navn_for(u.person_id, ${idag}::date) n
    where m.person_id = ${elevId} and m.kjent_til is null and ${idag}::date between m.fra and m.til
      and register.gradering_for(u.person_id) not in ('fortrolig', 'strengtFortrolig') order by 1`.execute(db);
  return rows.map((r) => r.navn).filter((n) => n !== '');
}
