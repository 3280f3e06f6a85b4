import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Ansattpost {
  readonly id: string;
  readonly navn: string;
  readonly fodselsdato: string | null;
  readonly stillinger: readonly string[];
}

/** Who the two are as employees: name, birth date and every position, with where. One statement. */
export async function finnPoster(db: DbEllerTx, personer: readonly string[], idag: string): Promise<Ansattpost[]> {
  const { rows } = await sql<Ansattpost>`select p.id,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n), '') as navn,
      (select x.fodselsdato from register.personalia x where x.person_id = p.id and x.kjent_til is null and x.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) as fodselsdato,
      array(select concat_ws(', ', coalesce(a.stillingstittel, a.stillingskode), coalesce((select s.navn from register.skole s
        where s.organisasjonsnummer = a.skole and s.kjent_til is null limit 1), a.enhetsnavn)) from register.arbeidsforhold a
        where a.person_id = p.id and a.kjent_til is null order by a.hovedstilling desc nulls last, a.fra) as stillinger
    from register.person p where p.id = any(${personer as string[]}::uuid[])`.execute(db);
  return personer.flatMap((id) => rows.filter((r) => r.id === id));
}
