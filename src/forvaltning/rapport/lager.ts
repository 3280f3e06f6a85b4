import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { vernApen, type Grad, type Vernutsnitt } from '#register/skjerming/index.ts';

export interface Elevutvalg {
  readonly skole: string;
  readonly skolear: number;
  readonly dato: string;
  readonly trinn: number | null;
  readonly type: string | null;
  readonly gruppe: string | null;
  readonly vern: Vernutsnitt;
}

export interface Elevlinje {
  readonly personId: string;
  readonly gradering: Grad;
  readonly apen: boolean;
  readonly fornavn: string;
  readonly etternavn: string;
  readonly klasse: string | null;
  readonly trinn: number;
  readonly gruppe: string | null;
  readonly kontaktlarer: string | null;
  readonly fodselsdato: string | null;
  readonly kjonn: string | null;
}

const STERKEST = sql`array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde)`;

/** The pupils of a school, a year or of groups on a day; one line for each group where a kind is asked for. One statement. */
export async function finnElever(db: DbEllerTx, u: Elevutvalg): Promise<Elevlinje[]> {
  const { rows } = await sql<Elevlinje>`
    with g as materialized (select g.gruppe_id, g.navn, g.slag from register.gruppe g where g.kjent_til is null and g.skole = ${u.skole}
        and g.skolear = ${u.skolear} and g.slag <> 'sfo'),
    e as materialized (
      select distinct on (x.person_id) x.person_id, x.arstrinn, x.klasse, register.gradering_for(x.person_id) as gradering
      from register.elevforhold x where x.kjent_til is null and x.skole = ${u.skole} and x.fra <= ${u.dato}::date and (x.til is null or x.til >= ${u.dato}::date)
        and (${u.trinn}::int is null or x.arstrinn = ${u.trinn}::int) order by x.person_id, x.fra desc),
    l as (select e.*, v.navn as gruppe from e left join lateral (select g.navn from register.gruppemedlem m join g on g.gruppe_id = m.gruppe_id
          where m.person_id = e.person_id and m.kjent_til is null and ${u.dato}::date between m.fra and m.til
            and (g.gruppe_id = ${u.gruppe}::uuid or (${u.gruppe}::uuid is null and g.slag = ${u.type}::text))) v on true
      where (${u.gruppe}::uuid is null and ${u.type}::text is null) or v.navn is not null)
    select l.person_id as "personId", l.gradering, ${vernApen(u.vern, sql`l.person_id`, sql`l.gradering`)} as apen,
      coalesce(concat_ws(' ', n.fornavn, n.mellomnavn), '') as fornavn, coalesce(n.etternavn, '') as etternavn,
      register.klasse_for(l.person_id, ${u.skole}, ${u.dato}::date, l.klasse) as klasse, l.arstrinn as trinn, l.gruppe,
      (select string_agg(concat_ws(' ', t.fornavn, t.mellomnavn, t.etternavn), ', ' order by t.etternavn, t.fornavn)
        from (select distinct k.person_id from register.gruppemedlem m join g on g.gruppe_id = m.gruppe_id and g.slag in ('klasse', 'kontaktlarergruppe')
            join register.undervisningsforhold k on k.gruppe_id = g.gruppe_id and k.kjent_til is null and k.rolle = 'kontaktlarer' and ${u.dato}::date between k.fra and k.til
          where m.person_id = l.person_id and m.kjent_til is null and ${u.dato}::date between m.fra and m.til) k
        cross join lateral register.navn_for(k.person_id, ${u.dato}::date) t
        where register.gradering_for(k.person_id) not in ('fortrolig', 'strengtFortrolig')) as kontaktlarer,
      (select p.fodselsdato from register.personalia p where p.person_id = l.person_id and p.kjent_til is null and p.fodselsdato is not null order by ${STERKEST} limit 1) as fodselsdato,
      (select p.kjonn from register.personalia p where p.person_id = l.person_id and p.kjent_til is null and p.kjonn is not null order by ${STERKEST} limit 1) as kjonn
    from l left join lateral register.navn_for(l.person_id, ${u.dato}::date) n on true
    order by l.gruppe collate "nb-x-icu", n.etternavn collate "nb-x-icu", n.fornavn collate "nb-x-icu", l.person_id`.execute(db);
  return rows;
}

export interface Foresattlinje {
  readonly personId: string;
  readonly gradering: Grad;
  readonly apen: boolean;
  readonly navn: string;
  readonly mobil: string | null;
  readonly epost: string | null;
}

/** How these people are reached: what was overridden, else KRR, else what was written by hand. One statement. */
export async function hentKontakt(
  db: DbEllerTx,
  u: { readonly personer: readonly string[]; readonly vern: Vernutsnitt; readonly idag: string },
): Promise<Foresattlinje[]> {
  if (u.personer.length === 0) return [];
  const felt = (navn: string) => sql`coalesce(
      (select o.verdi #>> '{}' from register.overstyring o where o.person_id = p.id and o.felt = ${navn} and o.opphevet is null and o.gyldig_til >= ${u.idag}::date
        and jsonb_typeof(o.verdi) = 'string' limit 1),
      (select k.${sql.ref(navn)} from register.kontaktinformasjon k where k.person_id = p.id and k.kjent_til is null and k.${sql.ref(navn)} is not null
        and (k.kilde <> 'krr' or k.status = 'AKTIV') order by array_position(array['krr', 'manuell', 'oppstart'], k.kilde) limit 1))`;
  const { rows } = await sql<Foresattlinje>`
    with p as materialized (select x.id, register.gradering_for(x.id) as gradering from unnest(${u.personer as string[]}::uuid[]) x (id))
    select p.id as "personId", p.gradering, ${vernApen(u.vern, sql`p.id`, sql`p.gradering`)} as apen,
      concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn, ${felt('mobiltelefonnummer')} as mobil, ${felt('epostadresse')} as epost
    from p join lateral register.navn_for(p.id, ${u.idag}::date) n on true order by n.etternavn collate "nb-x-icu", n.fornavn, p.id`.execute(
    db,
  );
  return rows;
}

/** Encrypted numbers in use: fødselsnummer before D-number. One statement. */
export async function hentNumre(db: DbEllerTx, personer: readonly string[]): Promise<{ personId: string; kryptert: Buffer }[]> {
  const { rows } = await sql<{ personId: string; kryptert: Buffer }>`
    select distinct on (i.person_id) i.person_id as "personId", i.kryptert from register.personidentifikator i
    where i.person_id = any(${personer as string[]}::uuid[]) and i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer')
    order by i.person_id, i.type = 'fodselsnummer' desc, i.kjent_fra desc`.execute(db);
  return rows;
}
