-- Control of the read log (I-24): who has looked where nothing in the work says why. An alarm is a question to a person, never a verdict.
create table sporing.alarm (
  id uuid primary key,
  aktor_id uuid not null,
  slag text not null check (slag in ('mangeUtenforEgne', 'jevntUtenforEgne', 'sammePersonIgjen', 'egenSlekt', 'skjermet', 'naerSkjermet', 'etterRolle', 'utenforTid')),
  -- the day it was found for, and how many and whom
  dag date not null,
  antall int not null check (antall > 0),
  grense int not null,
  personer uuid[] not null,
  forst timestamptz not null,
  sist timestamptz not null,
  funnet timestamptz not null,
  unique (aktor_id, slag, dag)
);
create index alarm_dag on sporing.alarm (dag desc);
-- What somebody decided about it. Nobody closes an alarm about himself.
create table sporing.alarmsvar (
  id uuid primary key,
  alarm_id uuid not null unique references sporing.alarm,
  utfall text not null check (utfall in ('falsk', 'avvik')),
  begrunnelse text not null check (length(trim(begrunnelse)) between 5 and 2000),
  svart timestamptz not null,
  svart_av uuid not null
);
create function sporing.alarmsvar_ikke_egen() returns trigger language plpgsql security definer set search_path = sporing, pg_temp
  as $$ begin
    if exists (select 1 from sporing.alarm a where a.id = new.alarm_id and a.aktor_id = new.svart_av) then
      raise exception 'nobody closes an alarm about himself' using errcode = '23514';
    end if;
    return new;
  end $$;
create trigger ikke_egen before insert on sporing.alarmsvar for each row execute function sporing.alarmsvar_ikke_egen();
grant select, insert on sporing.alarm to friminutt_system;
grant select on sporing.alarm to friminutt_app, friminutt_kopi;
grant select, insert on sporing.alarmsvar to friminutt_app;
grant select on sporing.alarmsvar to friminutt_kopi, friminutt_system;

-- Every pupil somebody at work looked at on a day, one row a pair, with what the work says about it. `egen`: in a group the reader has, at a school
-- the reader keeps, or of the SFO the reader works in. Facts as they stand now: the control runs the night after.
create function sporing.oppslag(fra timestamptz, til timestamptz, visninger text[])
  returns table (aktor_id uuid, rolle text, person_id uuid, dag date, forst timestamptz, sist timestamptz, utenfor_tid boolean,
    egen boolean, slekt boolean, skjermet boolean, naer_skjermet boolean, unntak boolean, rolle_over boolean)
  language sql stable security definer set search_path = sporing, tilgang, register, pg_temp
  as $$
    with sett as materialized (
      select i.aktor_id, min(i.aktor) as rolle, register.gjeldende_id(p) as person_id, (i.tid at time zone 'Europe/Oslo')::date as dag, min(i.tid) as forst, max(i.tid) as sist,
        bool_or(extract(hour from i.tid at time zone 'Europe/Oslo') not between 6 and 21 or extract(isodow from i.tid at time zone 'Europe/Oslo') > 5) as utenfor_tid
      from sporing.innsyn i cross join lateral unnest(i.gjelder) p
      where i.tid >= fra and i.tid < til and til <= fra + interval '40 days' and i.aktor_id is not null and i.visning = any(visninger)
        and i.aktor not in ('foresatt', 'elev') and p <> i.aktor_id
      group by 1, 3, 4),
    elever as materialized (select s.*, e.skoler, e.trinn from sett s cross join lateral (
      select array_agg(distinct e.skole) as skoler, min(e.arstrinn) as trinn from register.elevforhold e
      where e.person_id = s.person_id and e.kjent_til is null and e.fra <= s.dag and coalesce(e.til, 'infinity') >= s.dag) e where e.skoler is not null),
    roller as materialized (select x.aktor_id, x.dag, r.rolle, r.skole from (select distinct aktor_id, dag from elever) x, tilgang.roller_i_arbeid(x.aktor_id, x.dag) r)
    select e.aktor_id, e.rolle, e.person_id, e.dag, e.forst, e.sist, e.utenfor_tid,
      exists (select 1 from roller r where r.aktor_id = e.aktor_id and r.dag = e.dag and r.skole = any(e.skoler)
          and (r.rolle in ('rektor', 'skolekonsulent', 'hovudstegsleder', 'radgiver', 'sosiallarer', 'sfoLeder') or r.rolle = 'sfoAnsatt' and e.trinn <= 4))
        or exists (select 1 from register.undervisningsforhold u join register.gruppemedlem m on m.gruppe_id = u.gruppe_id and m.kjent_til is null
          where u.person_id = e.aktor_id and u.kjent_til is null and m.person_id = e.person_id
            and coalesce(u.fra, '-infinity') <= e.dag and coalesce(u.til, 'infinity') >= e.dag and coalesce(m.fra, '-infinity') <= e.dag and coalesce(m.til, 'infinity') >= e.dag),
      -- own child, own parent's other child, or a child of somebody one has a child with
      exists (select 1 from register.foreldreansvar a where a.kjent_til is null and a.person_id = e.person_id and (a.ansvarlig_id = e.aktor_id
          or exists (select 1 from register.foreldreansvar b join register.foreldreansvar c on c.person_id = b.person_id and c.kjent_til is null
            where b.kjent_til is null and b.ansvarlig_id = a.ansvarlig_id and b.person_id <> e.person_id and c.ansvarlig_id = e.aktor_id)))
        or exists (select 1 from register.familierelasjon f where f.kjent_til is null and (f.person_id, f.relatert_id) in ((e.person_id, e.aktor_id), (e.aktor_id, e.person_id))),
      register.gradering_for(e.person_id) in ('fortrolig', 'strengtFortrolig'),
      exists (select 1 from register.foreldreansvar a where a.kjent_til is null and a.person_id = e.person_id and register.gradering_for(a.ansvarlig_id) in ('fortrolig', 'strengtFortrolig'))
        or exists (select 1 from register.foreldreansvar a join register.foreldreansvar b on b.ansvarlig_id = a.ansvarlig_id and b.kjent_til is null
          where a.kjent_til is null and a.person_id = e.person_id and b.person_id <> e.person_id and register.gradering_for(b.person_id) in ('fortrolig', 'strengtFortrolig')),
      -- somebody named the reader for this child, or an emergency look with its own reason and its own list
      tilgang.i_krets(e.aktor_id, e.person_id, e.dag) or exists (select 1 from tilgang.nodinnsyn n where n.aktor_id = e.aktor_id and n.person_id = e.person_id
        and n.bedt <= e.sist and n.til >= e.forst),
      not exists (select 1 from roller r where r.aktor_id = e.aktor_id and r.dag = e.dag)
        and not exists (select 1 from tilgang.leverandorvindu v where v.person_id = e.aktor_id and v.apnet <= e.sist and least(v.til, coalesce(v.lukket, v.til)) >= e.forst)
    from elever e
  $$;
revoke all on function sporing.oppslag(timestamptz, timestamptz, text[]) from public;
grant execute on function sporing.oppslag(timestamptz, timestamptz, text[]) to friminutt_system;
