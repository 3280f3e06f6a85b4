import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Registertall {
  readonly elever: number;
  readonly foresatte: number;
  readonly ansatte: number;
}

/** Pupils today, those with parental responsibility for one, and employees. One statement. */
export async function hentRegistertall(db: DbEllerTx, idag: string): Promise<Registertall> {
  const { rows } = await sql<Registertall>`
    with e as materialized (select distinct person_id from register.elevforhold
      where kjent_til is null and fra <= ${idag}::date and (til is null or til >= ${idag}::date))
    select (select count(*) from e) as elever,
      (select count(distinct f.ansvarlig_id) from register.foreldreansvar f join e on e.person_id = f.person_id where f.kjent_til is null) as foresatte,
      (select count(distinct a.person_id) from register.personalressurs a where a.kjent_til is null and (a.til is null or a.til >= ${idag}::date)) as ansatte`.execute(
    db,
  );
  return rows[0]!;
}

/** How many people of these schools the readings hold back. Never who or why: that is for those who keep the register. */
export async function tellHoldteVed(db: DbEllerTx, skoler: readonly string[], idag: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select distinct person_id from kilde.holdt_igjen where lost is null and person_id is not null) h
    where exists (select 1 from register.skoler_for(h.person_id, ${idag}::date) s where s = any(${skoler as string[]}::text[]))`.execute(
    db,
  );
  return rows[0]!.n;
}
