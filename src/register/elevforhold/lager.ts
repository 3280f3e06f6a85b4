import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { vernApen, type Vernutsnitt } from '#register/skjerming/index.ts';
import type { Elevrad, Gruppe, Skoletall } from './modell.ts';

export interface Skoleutvalg {
  readonly alt: boolean;
  readonly skoler: readonly string[];
  readonly vern: Vernutsnitt;
  readonly idag: string;
  /** One school only. */
  readonly skole?: string | undefined;
}

/**
 * The schools this reader reaches, by name and none counted: for choosing another one. One statement. For a reader of every school one row of each
 * school is read; for others no pupil is, since the rows of a school out of reach would be asked one by one and all refused.
 */
export async function hentSkolenavn(db: DbEllerTx, u: Pick<Skoleutvalg, 'alt' | 'skoler'>): Promise<Skoletall[]> {
  const skoler = u.alt
    ? sql`select (select min(e.skole) from register.elevforhold e where e.kjent_til is null) union all
        select (select min(e.skole) from register.elevforhold e where e.kjent_til is null and e.skole > t.skole) from t where t.skole is not null`
    : sql`select unnest(${u.skoler as string[]}::text[])`;
  const { rows } = await sql<{ skole: string; navn: string }>`
    with recursive t(skole) as (${skoler})
    select * from (select t.skole, coalesce((select s.navn from register.skole s where s.organisasjonsnummer = t.skole and s.kjent_til is null limit 1), t.skole) as navn
      from t where t.skole is not null) k
    order by k.navn collate "nb-x-icu", k.skole`.execute(db);
  return rows.map(({ skole, navn }) => ({ organisasjonsnummer: skole, navn, elever: 0, klasser: [] }));
}

/** Schools with pupils today, and how many in each class. Those who begin later are not
 * counted, nor those under kode 6, nor protected pupils this reader is not let through to. One statement. */
export async function hentSkoletall(db: DbEllerTx, u: Skoleutvalg): Promise<Skoletall[]> {
  const { rows } = await sql<{ skole: string; navn: string; klasse: string | null; arstrinn: number; elever: number }>`
    select * from (
      select e.skole, coalesce((select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1), e.skole) as navn,
        e.klasse, e.arstrinn, count(*) filter (where e.fra <= ${u.idag}::date) as elever
      from register.elevforhold e left join register.skjermede() v on v.person_id = e.person_id
      where e.kjent_til is null and (v.person_id is null or (not v.streng and ${vernApen(u.vern, sql`e.person_id`, sql`'fortrolig'`)}))
        and (e.til is null or e.til >= ${u.idag}::date) and (${u.alt} or e.skole = any(${u.skoler as string[]}::text[]))
        and (${u.skole ?? null}::text is null or e.skole = ${u.skole ?? null}::text) and ${ikkeSenere(sql`e`, u.idag)}
      group by e.skole, e.klasse, e.arstrinn) k
    order by k.navn collate "nb-x-icu", k.skole, k.arstrinn, k.klasse`.execute(db);
  const skoler = new Map<string, Skoletall>();
  for (const { skole, navn, ...klasse } of rows) {
    const for_ = skoler.get(skole) ?? { organisasjonsnummer: skole, navn, elever: 0, klasser: [] };
    skoler.set(skole, { ...for_, elever: for_.elever + klasse.elever, klasser: [...for_.klasser, klasse] });
  }
  return [...skoler.values()];
}

/** A place that begins later counts only for those who have none at the school today: next year's is not another pupil. */
const ikkeSenere = (
  e: RawBuilder<unknown>,
  dag: string,
) => sql`(${e}.fra <= ${dag}::date or not exists (select 1 from register.elevforhold na
  where na.person_id = ${e}.person_id and na.kjent_til is null and na.skole = ${e}.skole and na.fra <= ${dag}::date and (na.til is null or na.til >= ${dag}::date)))`;

export interface Elevutvalg {
  readonly skole: string;
  readonly gruppe: Gruppe | null;
  readonly ord: readonly string[];
  readonly vern: Vernutsnitt;
  readonly idag: string;
  /** The day the list is of: today, or a day in another school year. */
  readonly dag: string;
  readonly antall: number;
  readonly hopp: number;
}

/**
 * A page of a school's pupils by name, and how many there are. Nobody protected is among them but for a reader who is let through: a name
 * on a school's list says where the child is.
 */
export async function finnElever(db: DbEllerTx, u: Elevutvalg): Promise<{ elever: Elevrad[]; totalt: number }> {
  const trinn = u.gruppe?.slag === 'trinn' ? u.gruppe.trinn : null;
  const klasse = u.gruppe?.slag === 'klasse' ? u.gruppe.klasse : null;
  const monstre = u.ord.map((o) => `%${o.replace(/[\\%_]/g, '\\$&')}%`);
  const dag = sql`${u.dag}::date`;
  const { rows } = await sql<Elevrad & { gradering: string; totalt: number }>`
    with side as materialized (select * from register.elevside(${u.skole}, ${dag}, ${u.dag === u.idag}, ${trinn}, ${klasse}, ${monstre}::text[], ${u.antall}, ${u.hopp})),
    s as (select x.elevforhold_id, x.person_id, x.arstrinn, x.skole, x.klasse, x.fra, i.nr, i.totalt, register.gradering_for(x.person_id) as gradering
      from side i join register.elevforhold x on x.elevforhold_id = i.elevforhold_id and x.kilde = i.kilde and x.kjent_til is null)
    select s.elevforhold_id as "elevforholdId", s.person_id as "personId", s.arstrinn, s.gradering, s.totalt,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(s.person_id, ${dag}) n), '') as navn,
      register.klasse_for(s.person_id, s.skole, greatest(s.fra, ${dag}), s.klasse) as klasse,
      case when s.fra > ${dag} then s.fra end as begynner,
      (select p.fodselsdato from register.personalia p where p.person_id = s.person_id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato,
      (select count(distinct f.ansvarlig_nokkel) from register.foreldreansvar f where f.person_id = s.person_id and f.kjent_til is null
        and num_nonnulls(f.ansvarlig_id, f.ansvarlig_organisasjon, f.ansvarlig_uten_identifikator) > 0) as foresatte,
      exists (select 1 from register.navn n where n.person_id = s.person_id and n.kilde = 'folkeregisteret' and n.kjent_til is null) as "iFolkeregisteret"
    from s where ${vernApen(u.vern, sql`s.person_id`, sql`s.gradering`)} order by s.nr`.execute(db);
  return {
    totalt: rows[0]?.totalt ?? 0,
    elever: rows.map((r) => ({ ...r, skjermet: r.gradering !== 'ugradert' })),
  };
}
