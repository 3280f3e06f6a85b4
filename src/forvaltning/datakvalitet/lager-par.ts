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

export interface Elevpost {
  readonly id: string;
  readonly navn: string;
  readonly fodselsdato: string | null;
  readonly plasser: readonly string[];
  readonly foresatte: number;
}

/** Who the two are as pupils: name, birth date, schools with days, how many are responsible. One statement. */
export async function finnElevposter(db: DbEllerTx, personer: readonly string[], idag: string): Promise<Elevpost[]> {
  const { rows } = await sql<Elevpost>`select p.id,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n), '') as navn,
      (select x.fodselsdato from register.personalia x where x.person_id = p.id and x.kjent_til is null and x.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) as fodselsdato,
      array(select concat_ws(', ', (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1),
        concat(e.arstrinn, '. trinn')) from register.elevforhold e where e.person_id = p.id and e.kjent_til is null order by e.fra) as plasser,
      (select count(*)::int from register.foreldreansvar f where f.person_id = p.id and f.kjent_til is null and f.ansvarlig_id is not null) as foresatte
    from register.person p where p.id = any(${personer as string[]}::uuid[])`.execute(db);
  return personer.flatMap((id) => rows.filter((r) => r.id === id));
}

/** Those of the two something is written about that a joining does not move. */
export async function finnBrukte(db: DbEllerTx, personer: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select distinct x as id from register.brukt_av_andre_rom(${personer as string[]}::uuid[]) x`.execute(db);
  return rows.map((r) => r.id);
}

/** Have both a place, or a group where there can be one only, on the same day? One person cannot. */
export async function overlapper(db: DbEllerTx, [a, b]: readonly [string, string]): Promise<boolean> {
  const { rows } = await sql<{
    ja: boolean;
  }>`select exists (select 1 from register.elevforhold x join register.elevforhold y on y.person_id = ${b} and y.kjent_til is null
        and daterange(x.fra, x.til, '[]') && daterange(y.fra, y.til, '[]') where x.person_id = ${a} and x.kjent_til is null)
      or exists (select 1 from register.gruppemedlem x join register.gruppemedlem y on y.person_id = ${b} and y.kjent_til is null and y.gruppe_id = x.gruppe_id
        and daterange(x.fra, x.til, '[]') && daterange(y.fra, y.til, '[]') where x.person_id = ${a} and x.kjent_til is null) as ja`.execute(
    db,
  );
  return rows[0]!.ja;
}
