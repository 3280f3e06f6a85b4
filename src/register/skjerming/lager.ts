import { sql, type RawBuilder } from 'kysely';
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
