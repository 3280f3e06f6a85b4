import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Navnogvern {
  readonly id: string;
  readonly navn: string | null;
  readonly vernet: boolean;
}

/** The names of people near a child, and whether they are protected: Folkeregisteret's grading or the kommune's own. */
export async function hentNavnOgVern(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, Navnogvern>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<Navnogvern>`select p.id,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn,
      register.gradering_for(p.id) <> 'ugradert' as vernet
    from unnest(${ider as string[]}::uuid[]) p(id)`.execute(db);
  return new Map(rows.map((r) => [r.id, r]));
}
