import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Vernutsnitt } from './regler.ts';

/** For the `where` of a list: is this person, with this grading, let through to this reader? `person` and `gradering` are SQL. */
export const vernApen = (u: Vernutsnitt, person: RawBuilder<unknown>, gradering: RawBuilder<unknown>): RawBuilder<boolean> => {
  const dag = sql`${u.idag}::date`;
  return sql<boolean>`(${gradering} not in ('fortrolig', 'strengtFortrolig') or ${person} = ${u.aktorId}::uuid
    or tilgang.i_krets(${u.aktorId}::uuid, ${person}, ${dag})
    or exists (select 1 from register.arbeidssteder_for(${person}, ${dag}) v where v = any(${u.lederskoler as string[]}::text[]))
    or (${gradering} = 'fortrolig' and (exists (select 1 from register.skoler_for(${person}, ${dag}) v where v = any(${u.skoler as string[]}::text[]))
      or exists (select 1 from register.grupper_for(${person}, ${dag}) v where v.gruppe_id = any(${u.grupper as string[]}::uuid[])))))`;
};

/** Where a person belongs and how protected, seen from one who asks. `person` is SQL. */
export const stedFor = (person: RawBuilder<unknown>, aktorId: string | undefined, idag: string): RawBuilder<unknown> =>
  sql`tilgang.sted_for(${person}, ${aktorId ?? null}::uuid, ${idag}::date)`;

/**
 * Those of these people who are protected and not to be shown to this reader. For rows that must stand whoever they are about (a role nobody
 * sees is a back door): the row without the name and without a link.
 */
export async function finnSkjulte(db: DbEllerTx, personer: readonly string[], u: Vernutsnitt): Promise<Set<string>> {
  if (personer.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select x.id from unnest(${[...new Set(personer)]}::uuid[]) x(id)
    where not ${vernApen(u, sql`x.id`, sql`register.gradering_for(x.id)`)}`.execute(db);
  return new Set(rows.map((r) => r.id));
}
