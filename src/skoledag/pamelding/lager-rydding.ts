import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { ANGREDAGER } from './regler.ts';

/**
 * Retention: takes the answers of the lists that ended so many days ago, and of those deleted so long ago that nobody gets them back. The list itself
 * stands, without answers. Returns how many lists. `db` is the role of the jobs.
 */
export async function ryddSvar(
  db: Db,
  o: { readonly idag: string; readonly dager: number; readonly na: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`select p.id from skoledag.pamelding p where p.ryddet is null and (
        least(p.frist, (p.lukket at time zone 'Europe/Oslo')::date) + ${o.dager}::int < ${o.idag}::date
        or (p.slettet at time zone 'Europe/Oslo')::date + ${ANGREDAGER}::int < ${o.idag}::date)
      order by p.id limit 500 for update`.execute(tx);
    const ider = rows.map((r) => r.id);
    for (const t of ['pameldingssvar', 'pameldingsanonymt', 'pameldingsvarsel'])
      await sql`delete from ${sql.table(`skoledag.${t}`)} where pamelding_id = any(${ider}::uuid[])`.execute(tx);
    await sql`update skoledag.pamelding set ryddet = ${o.na}::timestamptz where id = any(${ider}::uuid[])`.execute(tx);
    return ider.length;
  });
}
