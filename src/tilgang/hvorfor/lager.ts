import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Barnerad {
  readonly id: string;
  readonly navn: string | null;
  readonly skole: string | null;
  readonly klasse: string | null;
}

/** A guardian's own children with where they go to school. */
export async function hentBarn(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Barnerad[]> {
  if (ider.length === 0) return [];
  const { rows } =
    await sql<Barnerad>`select b.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(b.id, ${idag}::date) n) as navn,
      e.skole, e.klasse
    from unnest(${ider as string[]}::uuid[]) b(id)
    left join lateral (select e.klasse, (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null
          order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1) as skole
      from register.elevforhold e where e.person_id = b.id and e.kjent_til is null and (e.til is null or e.til >= ${idag}::date) order by e.fra desc limit 1) e on true
    order by navn`.execute(db);
  return rows;
}

/** Is guardians' access closed for the whole kommune? */
export async function erStengt(db: DbEllerTx): Promise<boolean> {
  const { rows } = await sql<{
    stengt: boolean;
  }>`select exists (select 1 from tilgang.foresattstenging s where s.apnet is null) as stengt`.execute(db);
  return rows[0]!.stengt;
}
