import { sql, type RawBuilder } from 'kysely';
import type { Db, DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Ansvar, Funnkode, Funnrad } from './modell.ts';

export interface Funnutvalg {
  readonly alt: boolean;
  readonly skoler: readonly string[];
  readonly idag: string;
  readonly skolear: number;
  /** Only this kind; undefined: all of them. */
  readonly kode?: Funnkode;
}

/**
 * Every finding of every kind the database can see by itself, as one relation `funn` over sets: a page for a school and a count for the kommune
 * are the same statement. A kind that is not asked for costs nothing.
 */
const funn = (u: Funnutvalg): RawBuilder<unknown> => {
  const vil = (...koder: Funnkode[]) => sql`${u.kode === undefined || koder.includes(u.kode)}::boolean`;
  const iDag = sql`${u.idag}::date`;
  const iSkole = (skole: string) => sql`(${u.alt}::boolean or ${sql.raw(skole)} = any(${u.skoler as string[]}::text[]))`;
  return sql`
    e as materialized (select e.person_id, e.skole, e.arstrinn, e.klasse, e.fra from register.elevforhold e where e.kjent_til is null and e.fra <= ${iDag}
      and (e.til is null or e.til >= ${iDag}) and ${iSkole('e.skole')}),
    g as materialized (select g.gruppe_id, g.slag, g.skole, g.navn, g.arstrinn, g.fagkode from register.gruppe g where g.kjent_til is null and g.skolear = ${u.skolear}
      and g.slag <> 'sfo' and g.til >= ${iDag} and ${iSkole('g.skole')}),
    m as materialized (select m.person_id, m.gruppe_id, g.skole, g.navn from register.gruppemedlem m join g on g.gruppe_id = m.gruppe_id and g.slag = 'klasse'
      where ${vil('uten_klasse', 'to_klasser', 'uten_timeplan')} and m.kjent_til is null and ${iDag} between m.fra and m.til),
    l as materialized (select distinct u.gruppe_id, u.rolle from register.undervisningsforhold u join g on g.gruppe_id = u.gruppe_id
      where u.kjent_til is null and ${iDag} between u.fra and u.til),
    foresatt as materialized (select e.person_id as barn, e.skole, f.ansvarlig_id as person_id from e join register.foreldreansvar f on f.person_id = e.person_id
      and f.kjent_til is null and f.ansvarlig_id is not null where ${vil('krr_mangler')}),
    hver as materialized (select distinct e.person_id, e.skole, e.arstrinn from e),
    -- the published plan of the week, the groups that have lessons in it, and the pupils who are in none of them
    plan as materialized (select p.timeplan_id, p.skole from opplaring.timeplan p where ${vil('uten_timeplan')} and p.kjent_til is null and not p.utkast
      and p.fra <= date_trunc('week', ${iDag})::date + 6 and p.til >= ${iDag} and ${iSkole('p.skole')}),
    timet as materialized (select distinct x.gruppe_id from plan p join opplaring.aktivitet a on a.timeplan_id = p.timeplan_id and a.kjent_til is null
      cross join lateral unnest(a.grupper) x(gruppe_id) where exists (select 1 from opplaring.time t where t.aktivitet_id = a.aktivitet_id and t.kjent_til is null)),
    timelos as materialized (select h.person_id, h.skole, h.arstrinn, m.gruppe_id from hver h left join m on m.person_id = h.person_id and m.skole = h.skole
      where h.skole in (select p.skole from plan p) and not exists (select 1 from register.gruppemedlem x join timet on timet.gruppe_id = x.gruppe_id
        where x.person_id = h.person_id and x.kjent_til is null and ${iDag} between x.fra and x.til)),
    funn as (
      select 'uten_klasse' as kode, e.skole, e.person_id, null::uuid as gruppe_id, e.arstrinn as trinn, e.klasse as hva, null::uuid as annen_id,
        -- the class the start file named, else the only class of the year
        (select case when count(*) filter (where k.navn = e.klasse) = 1 then min(k.gruppe_id::text) filter (where k.navn = e.klasse)
            when count(*) = 1 then min(k.gruppe_id::text) end from g k where k.slag = 'klasse' and k.skole = e.skole and e.arstrinn = any(k.arstrinn)) as forslag
      from e where ${vil('uten_klasse')} and not exists (select 1 from m where m.person_id = e.person_id and m.skole = e.skole)
        and exists (select 1 from g k where k.slag = 'klasse' and k.skole = e.skole)
      union all
      select 'to_klasser', x.skole, x.person_id, null, null, string_agg(x.hva, ', ' order by x.hva), null, null from (
        select m.skole, m.person_id, m.navn as hva from m where ${vil('to_klasser')}
        union select e.skole, a.person_id, (select s.navn from register.skole s where s.organisasjonsnummer = a.skole and s.kjent_til is null limit 1)
          from e join register.elevforhold a on a.person_id = e.person_id and a.kjent_til is null and a.fra <= ${iDag} and (a.til is null or a.til >= ${iDag})
          where ${vil('to_klasser')} and exists (select 1 from register.elevforhold b where b.person_id = e.person_id and b.kjent_til is null and b.skole <> e.skole
            and b.fra <= ${iDag} and (b.til is null or b.til >= ${iDag}))) x group by x.skole, x.person_id having count(*) > 1
      union all
      -- a class is one row, put right in its grid; a pupil without one stands alone
      select 'uten_timeplan', t.skole, case when t.gruppe_id is null then t.person_id end, t.gruppe_id, min(t.arstrinn), case when t.gruppe_id is not null then count(*)::text end, null, null
      from timelos t group by t.skole, t.gruppe_id, case when t.gruppe_id is null then t.person_id end
      union all
      select 'uten_kontaktlarer', g.skole, null, g.gruppe_id, null, null, null, null from g where ${vil('uten_kontaktlarer')} and g.slag in ('klasse', 'kontaktlarergruppe')
        and not exists (select 1 from l where l.gruppe_id = g.gruppe_id and l.rolle = 'kontaktlarer')
      union all
      select 'gruppe_uten_larer', g.skole, null, g.gruppe_id, null, null, null, null from g where ${vil('gruppe_uten_larer')} and g.slag in ('undervisningsgruppe', 'faggruppe')
        and not exists (select 1 from l where l.gruppe_id = g.gruppe_id)
      union all
      select 'gruppe_uten_fag', g.skole, null, g.gruppe_id, null, null, null, null from g where ${vil('gruppe_uten_fag')} and g.slag in ('undervisningsgruppe', 'faggruppe')
        and g.fagkode is null
      union all
      select 'utgatt_fagkode', g.skole, null, g.gruppe_id, null, g.fagkode, null, case when cardinality(f.erstattes_av) = 1 then f.erstattes_av[1] end
      from g join lateral (select f.gyldig_til, f.erstattes_av from register.fagkode f where f.kode = g.fagkode and f.kjent_til is null limit 1) f on f.gyldig_til < ${iDag}
      where ${vil('utgatt_fagkode')} and g.fagkode is not null
      union all
      select 'uten_foresatt', h.skole, h.person_id, null, h.arstrinn, null, null, null from hver h where ${vil('uten_foresatt')}
        and not exists (select 1 from register.foreldreansvar f where f.person_id = h.person_id and f.kjent_til is null
          and num_nonnulls(f.ansvarlig_id, f.ansvarlig_organisasjon, f.ansvarlig_uten_identifikator) > 0)
        and not exists (select 1 from tilgang.foresattbeslutning b where b.barn_id = h.person_id and b.opphevet is null and (b.til is null or b.til >= ${iDag})
          and b.slag in ('foreldreansvar', 'verge', 'fosterforelder', 'barnevern'))
      union all
      select distinct 'krr_mangler', f.skole, f.person_id, null::uuid, null::int, null, null::uuid, null from foresatt f where not exists (
        select 1 from register.kontaktinformasjon k where k.person_id = f.person_id and k.kjent_til is null and coalesce(k.status, 'AKTIV') = 'AKTIV'
          and (k.epostadresse is not null or k.mobiltelefonnummer is not null))
      union all
      select 'nummer_mangler', h.skole, h.person_id, null, h.arstrinn, null, null, null from hver h where ${vil('nummer_mangler')}
        and not exists (select 1 from register.personidentifikator i where i.person_id = h.person_id and i.kjent_til is null and i.type in ('fodselsnummer', 'dNummer'))
      union all
      select distinct 'duplikat', h.skole, h.person_id, null::uuid, h.arstrinn, null, b.person_id, null from hver h
        join register.navn n on n.person_id = h.person_id and n.kjent_til is null
        join register.personalia p on p.person_id = h.person_id and p.kjent_til is null and p.fodselsdato is not null
        join register.personalia b on b.fodselsdato = p.fodselsdato and b.kjent_til is null and b.person_id <> h.person_id
        join register.navn o on o.person_id = b.person_id and o.kjent_til is null and lower(o.etternavn) = lower(n.etternavn) and lower(o.fornavn) = lower(n.fornavn)
        join register.person q on q.id = b.person_id and q.sammenslatt_med is null where ${vil('duplikat')}
      union all
      -- written by hand before HR brought the same person: same name, and the birth date, the e-mail or (with no birth date to compare) the workplace
      select distinct 'ansatt_dobbel', a.skole, a.person_id, null::uuid, null::int, a.stillingstittel, o.person_id, null
      from register.arbeidsforhold a join register.person q on q.id = a.person_id and q.sammenslatt_med is null
        join register.navn n on n.person_id = a.person_id and n.kjent_til is null
        join register.navn o on o.person_id <> a.person_id and o.kjent_til is null and lower(o.etternavn) = lower(n.etternavn) and lower(o.fornavn) = lower(n.fornavn)
        join register.person w on w.id = o.person_id and w.sammenslatt_med is null
        left join lateral (select x.fodselsdato from register.personalia x where x.person_id = a.person_id and x.kjent_til is null and x.fodselsdato is not null limit 1) f on true
        left join lateral (select x.fodselsdato from register.personalia x where x.person_id = o.person_id and x.kjent_til is null and x.fodselsdato is not null limit 1) h on true
        where ${vil('ansatt_dobbel')} and a.kjent_til is null and a.kilde = 'manuell' and a.skole is not null and ${iSkole('a.skole')}
        and not exists (select 1 from register.personalressurs r where r.person_id = a.person_id and r.kjent_til is null and r.kilde = 'hr')
        and exists (select 1 from register.personalressurs r where r.person_id = o.person_id and r.kjent_til is null and r.kilde = 'hr')
        and (f.fodselsdato = h.fodselsdato or ((f.fodselsdato is null or h.fodselsdato is null) and (
          exists (select 1 from register.arbeidsforhold b where b.person_id = o.person_id and b.kjent_til is null and b.kilde = 'hr' and b.skole = a.skole)
          or exists (select 1 from register.kontaktinformasjon k join register.personalressurs r on lower(r.epostadresse) = lower(k.epostadresse) and r.kjent_til is null
            where k.person_id = a.person_id and k.kjent_til is null and r.person_id = o.person_id))))
      union all
      -- Folkeregisteret's file of children ends at sixteen: those of tenth year who have turned, or do so this spring
      select distinct 'fyller_16', h.skole, h.person_id, null::uuid, h.arstrinn, (p.fodselsdato + interval '16 years')::date::text, null::uuid, null from hver h
        join register.personalia p on p.person_id = h.person_id and p.kjent_til is null and p.kilde = 'folkeregisteret'
        where ${vil('fyller_16')} and p.fodselsdato between ${iDag} - interval '18 years' and ${iDag} - interval '16 years' + interval '60 days'
      union all
      select distinct 'taus_stilling', a.skole, a.person_id, null::uuid, null::int, a.taus_siden::text, null::uuid, null from register.arbeidsforhold a
        where ${vil('taus_stilling')} and a.kjent_til is null and a.taus_siden is not null and (a.til is null or a.til >= ${iDag}) and a.skole is not null and ${iSkole('a.skole')})`;
};

/** How many of each kind at each school. One statement. */
export async function tellFunn(db: DbEllerTx, u: Funnutvalg): Promise<{ skole: string; kode: Funnkode; antall: number }[]> {
  const { rows } = await sql<{
    skole: string;
    kode: Funnkode;
    antall: number;
  }>`with ${funn(u)} select skole, kode, count(*) as antall from funn group by 1, 2`.execute(db);
  return rows;
}

/** A page of one kind at one school, by name, with how many there are. One statement. */
export async function finnFunn(
  db: DbEllerTx,
  u: Funnutvalg & { readonly kode: Funnkode; readonly antall: number; readonly hopp: number },
): Promise<{ rader: Funnrad[]; totalt: number }> {
  const { rows } = await sql<Funnrad & { totalt: number }>`with ${funn(u)},
    navngitt as (select funn.*, coalesce((select g.navn from g where g.gruppe_id = funn.gruppe_id),
        (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(funn.person_id, ${u.idag}::date) n), '') as navn,
        coalesce((select k.navn from g k where k.gruppe_id::text = funn.forslag), funn.forslag) as forslagsnavn from funn where kode = ${u.kode})
    select kode, skole, person_id as "personId", gruppe_id as "gruppeId", navn, trinn, hva, annen_id as "annenId", forslag, forslagsnavn, count(*) over () as totalt
    from navngitt order by trinn nulls last, navn collate "nb-x-icu", person_id, gruppe_id, annen_id limit ${u.antall} offset ${u.hopp}`.execute(
    db,
  );
  return { rader: rows, totalt: rows[0]?.totalt ?? 0 };
}

/** Schools in reach, by name. */
export async function finnSkoler(
  db: DbEllerTx,
  u: { alt: boolean; skoler: readonly string[] },
): Promise<{ skole: string; navn: string }[]> {
  const { rows } = await sql<{
    skole: string;
    navn: string;
  }>`select * from (select distinct on (organisasjonsnummer) organisasjonsnummer as skole, navn from register.skole
      where kjent_til is null and aktiv and (${u.alt} or organisasjonsnummer = any(${u.skoler as string[]}::text[])) order by organisasjonsnummer, kilde = 'nsr' desc) s
    order by s.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** Who has taken what at these schools. */
export async function finnAnsvar(db: DbEllerTx, skoler: readonly string[], idag: string): Promise<Ansvar[]> {
  const { rows } = await sql<Ansvar>`select distinct on (a.skole, a.kode) a.skole, a.kode, a.eier_id as "eierId", a.frist,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(a.eier_id, ${idag}::date) n), '') as eier
    from register.datakvalitetsansvar a where a.skole = any(${skoler as string[]}::text[]) order by a.skole, a.kode, a.gitt desc`.execute(
    db,
  );
  return rows;
}

export async function skrivAnsvar(
  tx: Tx,
  a: { id: string; skole: string; kode: string; eierId: string; frist: string; na: string },
): Promise<void> {
  await sql`insert into register.datakvalitetsansvar (id, skole, kode, eier_id, frist, gitt, gitt_av)
    values (${a.id}, ${a.skole}, ${a.kode}, ${a.eierId}, ${a.frist}::date, ${a.na}::timestamptz, ${a.eierId})`.execute(tx);
}

/** What was counted: the last thirty days of one kind, or every kind about a week ago. */
export async function finnTall(
  db: DbEllerTx,
  u: { skoler: readonly string[]; fra: string; til: string; kode?: string },
): Promise<{ skole: string; kode: string; dag: string; antall: number }[]> {
  const { rows } = await sql<{
    skole: string;
    kode: string;
    dag: string;
    antall: number;
  }>`select skole, kode, dag, antall from register.datakvalitetstall
    where skole = any(${u.skoler as string[]}::text[]) and dag between ${u.fra}::date and ${u.til}::date and (${u.kode ?? null}::text is null or kode = ${u.kode ?? null})
    order by dag`.execute(db);
  return rows;
}

/** Counts the whole kommune and keeps the numbers of the day, zeros too; numbers older than two years go. */
export async function skrivTall(db: Db, u: { idag: string; skolear: number }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const tall = await tellFunn(tx, { alt: true, skoler: [], ...u });
    await sql`delete from register.datakvalitetstall where dag < ${u.idag}::date - 730`.execute(tx);
    await sql`insert into register.datakvalitetstall (dag, skole, kode, antall)
      select ${u.idag}::date, x.skole, x.kode, x.antall from json_to_recordset(${JSON.stringify(tall)}::json) as x(skole text, kode text, antall int) where x.skole is not null
      on conflict (skole, kode, dag) do update set antall = excluded.antall`.execute(tx);
    return tall.length;
  });
}

/** The bulk fix as a named change set, done. */
export async function skrivSett(
  tx: Tx,
  s: { id: string; navn: string; skole: string; antall: number; na: string; av: string },
): Promise<void> {
  await sql`insert into register.endringssett (id, slag, navn, skole, antall, status, opprettet, opprettet_av, utfort)
    values (${s.id}, 'feilretting', ${s.navn}, ${s.skole}, ${JSON.stringify({ rettet: s.antall })}::jsonb, 'utfort', ${s.na}::timestamptz, ${s.av}, ${s.na}::timestamptz)`.execute(
    tx,
  );
}

/** Inboxes somebody has taken with a deadline that has passed, and that were not empty when last counted. */
export async function tellForsinkede(
  db: DbEllerTx,
  u: { readonly alt: boolean; readonly skoler: readonly string[]; readonly idag: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with a as (select distinct on (a.skole, a.kode) a.skole, a.kode, a.frist from register.datakvalitetsansvar a
      where ${u.alt} or a.skole = any(${u.skoler as string[]}::text[]) order by a.skole, a.kode, a.gitt desc)
    select count(*) as n from a where a.frist < ${u.idag}::date and coalesce((select t.antall from register.datakvalitetstall t
      where t.skole = a.skole and t.kode = a.kode order by t.dag desc limit 1), 0) > 0`.execute(db);
  return rows[0]!.n;
}
