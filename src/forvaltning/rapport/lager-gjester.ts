import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Gjestegrunnlag } from '#register/flytting/index.ts';
import { vernApen, type Grad, type Vernutsnitt } from '#register/skjerming/index.ts';

export interface Gjestelinje {
  readonly personId: string;
  readonly gradering: Grad;
  readonly apen: boolean;
  readonly fornavn: string;
  readonly etternavn: string;
  readonly fodselsdato: string | null;
  readonly hjemkommune: string;
  readonly skolenavn: string;
  readonly grunnlag: Gjestegrunnlag;
  readonly fra: string;
  readonly til: string;
}

/** Guest pupils with a day in the period, by home kommune and name. One statement. */
export async function hentGjester(
  db: DbEllerTx,
  u: { alt: boolean; skoler: readonly string[]; fra: string; til: string; idag: string; vern: Vernutsnitt },
): Promise<Gjestelinje[]> {
  const { rows } = await sql<Gjestelinje>`
    with g as materialized (select x.*, register.gradering_for(x.person_id) as gradering from register.gjesteelev x where x.opphevet is null
      and x.fra <= ${u.til}::date and x.til >= ${u.fra}::date and (${u.alt} or x.skole = any(${u.skoler as string[]}::text[])))
    select g.person_id as "personId", g.gradering, ${vernApen(u.vern, sql`g.person_id`, sql`g.gradering`)} as apen,
      coalesce(concat_ws(' ', n.fornavn, n.mellomnavn), '') as fornavn, coalesce(n.etternavn, '') as etternavn,
      (select p.fodselsdato from register.personalia p where p.person_id = g.person_id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato,
      g.hjemkommune, coalesce((select s.navn from register.skole s where s.organisasjonsnummer = g.skole and s.kjent_til is null limit 1), g.skole) as skolenavn,
      g.grunnlag, g.fra, g.til
    from g left join lateral register.navn_for(g.person_id, ${u.idag}::date) n on true
    order by g.hjemkommune, n.etternavn collate "nb-x-icu", n.fornavn collate "nb-x-icu", g.fra`.execute(db);
  return rows;
}
