-- Innskriving to 1. trinn (B26): which school a home belongs to, a round a year, what the guardians answer, and what is decided. The children are
-- facts of Folkeregisteret; everything here is a decision by a person, and no import may write it.

-- Where the kommune's regulation draws the lines (opplæringslova § 2-6): a street with or without house numbers, a grunnkrets, or a skolekrets as
-- Folkeregisteret has it. Nothing of a person.
create table register.kretsregel (
  id uuid primary key,
  skole text not null,
  slag text not null check (slag in ('gate', 'grunnkrets', 'skolekrets')),
  -- a street in small letters, or the code
  verdi text not null check (length(trim(verdi)) > 0 and verdi = lower(verdi)),
  nr_fra int check (nr_fra > 0),
  nr_til int check (nr_til >= nr_fra),
  side text not null default 'alle' check (side in ('alle', 'par', 'odde')),
  gitt timestamptz not null,
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  check ((opphevet is null) = (opphevet_av is null)),
  check (slag = 'gate' or (nr_fra is null and nr_til is null and side = 'alle'))
);
create unique index kretsregel_en on register.kretsregel (slag, verdi, coalesce(nr_fra, 0), coalesce(nr_til, 100000), side) where opphevet is null;

create table register.innskrivingsrunde (
  -- the year the school year begins
  skolear int primary key check (skolear between 2000 and 2100),
  apner date not null,
  frist date not null check (frist >= apner),
  -- who answers appeals, and what the kommune calls its regulation
  forskrift text not null check (length(trim(forskrift)) > 0),
  klageinstans text not null check (length(trim(klageinstans)) > 0),
  opprettet timestamptz not null,
  opprettet_av uuid not null
);

create table register.innskrivingskapasitet (
  id uuid primary key,
  skolear int not null references register.innskrivingsrunde,
  skole text not null,
  plasser int not null check (plasser between 0 and 1000),
  satt timestamptz not null,
  satt_av uuid not null
);
create index innskrivingskapasitet_nyest on register.innskrivingskapasitet (skolear, skole, satt desc);

create table register.innskriving (
  id uuid primary key,
  skolear int not null references register.innskrivingsrunde,
  person_id uuid not null references register.person,
  -- alder: six in the year; utsatt: deferred from the year before; framskutt: a guardian asks for an early start
  slag text not null check (slag in ('alder', 'utsatt', 'framskutt')),
  -- null: nobody knows yet, and it stands in the inbox
  kretsskole text,
  kretsregel_id uuid references register.kretsregel,
  -- placed by hand: why
  krets_begrunnelse text check (length(trim(krets_begrunnelse)) >= 3),
  lagt_til timestamptz not null,
  lagt_til_av uuid not null,
  plassert timestamptz,
  plassert_av uuid,
  unique (skolear, person_id),
  check (kretsskole is not null or kretsregel_id is null)
);
create index innskriving_skole on register.innskriving (skolear, kretsskole);
create index innskriving_person on register.innskriving (person_id);

-- What the guardians say, every answer kept. The newest that is not about agreeing counts.
create table register.innskrivingssvar (
  id uuid primary key,
  innskriving_id uuid not null references register.innskriving,
  slag text not null check (slag in ('bekreftet', 'annen_skole', 'utsatt', 'framskutt', 'enig', 'uenig')),
  skole text,
  -- encrypted: grounds are often about health
  begrunnelse bytea,
  svart timestamptz not null,
  svart_av uuid not null,
  check ((slag = 'annen_skole') = (skole is not null)),
  check (slag not in ('annen_skole', 'utsatt', 'framskutt') or begrunnelse is not null)
);
create index innskrivingssvar_sak on register.innskrivingssvar (innskriving_id, svart desc);

-- Decisions (enkeltvedtak): the newest counts, the earlier ones stand. Of a sakkyndig vurdering only where it is to be found (B34, B35).
create table register.innskrivingsvedtak (
  id uuid primary key,
  innskriving_id uuid not null references register.innskriving,
  gjelder text not null check (gjelder in ('naerskole', 'annen_skole', 'utsatt', 'framskutt')),
  innvilget boolean not null,
  -- the school that decides, and where the child gets a place; null: none this year
  avgjort_ved text not null,
  skole text,
  sakkyndig_ref text check (length(trim(sakkyndig_ref)) >= 3),
  begrunnelse bytea not null,
  vedtatt timestamptz not null,
  vedtatt_av uuid not null,
  klagefrist date not null,
  brev bytea not null,
  apnet timestamptz,
  apnet_av uuid,
  check (gjelder <> 'naerskole' or innvilget),
  check ((skole is null) = ((gjelder = 'utsatt' and innvilget) or (gjelder = 'framskutt' and not innvilget))),
  -- opplæringslova § 2-2: neither without a sakkunnig vurdering
  check (gjelder not in ('utsatt', 'framskutt') or not innvilget or sakkyndig_ref is not null)
);
create index innskrivingsvedtak_sak on register.innskrivingsvedtak (innskriving_id, vedtatt desc);

-- Schools that have to do with a child's enrolment: where the home belongs, the one wished for last, and the one decided last. Until the autumn.
create function register.innskrivingsskoler(person uuid, dag date) returns setof text language sql stable security definer
  set search_path = register, pg_temp
  as $$
    select x.skole from register.innskriving i
    cross join lateral (
      select i.kretsskole as skole
      union all (select o.skole from register.innskrivingssvar o where o.innskriving_id = i.id and o.slag not in ('enig', 'uenig') order by o.svart desc limit 1)
      union all (select v.skole from register.innskrivingsvedtak v where v.innskriving_id = i.id order by v.vedtatt desc limit 1)) x
    where i.person_id = person and dag <= make_date(i.skolear, 9, 30) and x.skole is not null
  $$;

-- Who sees an enrolment: the guardians, those who reach the whole kommune, and the leader and office of a school that has to do with it. A protected
-- child only the guardians and the named circle, wherever the home may be.
create function tilgang.ser_innskriving(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if person = any(s.barn) then return true; end if;
  if not s.alt and not (cardinality(s.behov) > 0 and exists (select 1 from register.innskrivingsskoler(person, s.dag) x where x = any(s.behov))) then return false; end if;
  return coalesce(register.gradering_for(person), 'ugradert') not in ('fortrolig', 'strengtFortrolig') or tilgang.i_krets(s.aktor, person, s.dag);
end $$;
alter function tilgang.ser_innskriving(uuid, tilgang.syn) cost 1000;

-- The child is within reach of the leader and the office of those schools before it has a place there: name, home and guardians.
create or replace function tilgang.rekker(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if s.alt or person = s.aktor or person = any(s.barn) then return true; end if;
  if cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
      and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)) then return true; end if;
  if cardinality(s.skoler) > 0 and exists (select 1 from register.skoler_for(person, s.dag) x where x = any(s.skoler)) then return true; end if;
  if cardinality(s.grupper) + cardinality(s.sfo) > 0 and exists (select 1 from register.grupper_for(person, s.dag) g
      where g.gruppe_id = any(s.grupper) or (g.slag = 'sfo' and g.skole = any(s.sfo))) then return true; end if;
  if cardinality(s.behov) > 0 and exists (select 1 from register.innskrivingsskoler(person, s.dag) x where x = any(s.behov))
    -- of a protected child a school is not told even that there is one
    and (coalesce(register.gradering_for(person), 'ugradert') not in ('fortrolig', 'strengtFortrolig') or tilgang.i_krets(s.aktor, person, s.dag)) then return true; end if;
  -- the other guardians of one's own child
  return cardinality(s.barn) > 0 and exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null and f.person_id = any(s.barn));
end $$;
alter function tilgang.rekker(uuid, tilgang.syn) cost 1000;

-- The rule a home falls under: the street first, the narrowest of them, then grunnkrets, then skolekrets. Protected addresses fall under none.
create function register.kretsregel_for(person uuid, dag date) returns uuid language sql stable security definer
  set search_path = register, pg_temp
  as $$
    with hjem as (
      select a.grunnkrets, a.skolekrets, l.m[1] as gate, l.m[2]::int as nummer from adresse a
      left join lateral (select regexp_match(lower(x.linje), '^\s*(.*[^\d\s])\s+(\d{1,5})\s*[a-zæøå]?\s*$') as m from unnest(a.linjer) x(linje)
        where x.linje ~ '\d\s*[[:alpha:]]?\s*$' limit 1) l on true
      where a.person_id = person and a.kjent_til is null and a.type = 'bosted' and a.gradering in ('ugradert', 'klientadresse') and a.kryptert is null
        and (a.til is null or a.til >= dag)
      order by a.kilde = 'folkeregisteret' desc, a.fra desc nulls last limit 1)
    select r.id from hjem h join kretsregel r on r.opphevet is null and case r.slag
      when 'gate' then r.verdi = h.gate and (r.nr_fra is null or h.nummer >= r.nr_fra) and (r.nr_til is null or h.nummer <= r.nr_til)
        and (r.side = 'alle' or (h.nummer % 2 = 0) = (r.side = 'par'))
      when 'grunnkrets' then ltrim(r.verdi, '0') = ltrim(lower(trim(h.grunnkrets)), '0')
      else r.verdi = lower(trim(h.skolekrets)) end
    order by array_position(array['gate', 'grunnkrets', 'skolekrets'], r.slag), coalesce(r.nr_til, 100000) - coalesce(r.nr_fra, 0), r.side = 'alle', r.id limit 1
  $$;

-- A guardian's wish for an early start comes to the home's school at once.
create function register.finn_krets_for_framskutt() returns trigger language plpgsql security definer
  set search_path = register, pg_temp
  as $$
begin
  if new.slag = 'framskutt' and new.kretsskole is null then
    select r.skole, r.id into new.kretsskole, new.kretsregel_id from kretsregel r where r.id = kretsregel_for(new.person_id, grunn.i_dag());
  end if;
  return new;
end $$;
create trigger finn_krets before insert on register.innskriving for each row execute function register.finn_krets_for_framskutt();

-- Fetches the children of a round: those who turn six in the year, live here and go nowhere, and those deferred the year before. Protected children
-- come along without a school, for the circle. Rows that stand are left alone; those in the inbox are tried again. Returns how many are new.
create function register.hent_innskriving(ar int, naa timestamptz) returns int language plpgsql security definer
  set search_path = register, tilgang, pg_temp
  as $$
declare
  hvem uuid := tilgang.aktor();
  dag date := grunn.i_dag();
  antall int;
begin
  if not tilgang.har_rolle(array['systemforvalter']) then raise exception 'krever systemforvalter' using errcode = '42501'; end if;
  with kommune as materialized (select kommunenummer from skole where kjent_til is null and kommunenummer is not null group by 1 order by count(*) desc limit 1),
  barn as materialized (
    select distinct p.person_id, case when extract(year from p.fodselsdato) = ar - 6 then 'alder' else 'utsatt' end as slag from personalia p
    where p.kjent_til is null and p.kilde = 'folkeregisteret' and p.dodsdato is null and not p.dodfodt and coalesce(p.personstatus, 'bosatt') = 'bosatt'
      and (extract(year from p.fodselsdato) = ar - 6 or (extract(year from p.fodselsdato) = ar - 7 and exists (
        select 1 from innskriving i join lateral (select v.gjelder, v.innvilget from innskrivingsvedtak v where v.innskriving_id = i.id order by v.vedtatt desc limit 1) v on true
        where i.person_id = p.person_id and i.skolear = ar - 1 and v.gjelder = 'utsatt' and v.innvilget)))
      and not exists (select 1 from elevforhold e where e.person_id = p.person_id and e.kjent_til is null and (e.til is null or e.til >= make_date(ar, 8, 1)))
      and (coalesce(gradering_for(p.person_id), 'ugradert') in ('fortrolig', 'strengtFortrolig')
        or exists (select 1 from adresse a, kommune k where a.person_id = p.person_id and a.kjent_til is null and a.type = 'bosted' and a.kommunenummer = k.kommunenummer
          and (a.til is null or a.til >= dag)))),
  nye as (
    insert into innskriving (id, skolear, person_id, slag, kretsskole, kretsregel_id, lagt_til, lagt_til_av)
    select gen_random_uuid(), ar, b.person_id, b.slag, r.skole, r.id, naa, hvem from barn b left join kretsregel r on r.id = kretsregel_for(b.person_id, dag)
    on conflict do nothing returning 1)
  select count(*) into antall from nye;
  update innskriving i set kretsskole = r.skole, kretsregel_id = r.id from kretsregel r
    where i.skolear = ar and i.kretsskole is null and r.id = kretsregel_for(i.person_id, dag);
  return antall;
end $$;

-- Where a round says where a child begins, or that it waits, the school year's change says nothing of it.
create or replace function register.nye_forsteklassinger(skolen text, ar int) returns table (person_id uuid)
  language sql stable set search_path = register, pg_temp
  as $$
    select distinct p.person_id from personalia p
    join adresse a on a.person_id = p.person_id and a.kjent_til is null and a.type = 'bosted' and (a.til is null or a.til >= make_date(ar, 7, 31))
    join kretsskoler(1, 7, make_date(ar, 7, 31)) k on k.skolekrets = a.skolekrets and k.skole = skolen
    where p.kjent_til is null and p.kilde = 'folkeregisteret' and p.fodselsdato between make_date(ar - 6, 1, 1) and make_date(ar - 6, 12, 31)
      and p.dodsdato is null and not p.dodfodt and coalesce(p.personstatus, 'bosatt') = 'bosatt'
      and not exists (select 1 from innskrivingsrunde r where r.skolear = ar)
      and not exists (select 1 from elevforhold e where e.person_id = p.person_id and e.kjent_til is null and (e.til is null or e.til >= make_date(ar, 8, 1)))
  $$;

revoke all on function register.innskrivingsskoler(uuid, date), tilgang.ser_innskriving(uuid, tilgang.syn), register.kretsregel_for(uuid, date), register.finn_krets_for_framskutt(),
  register.hent_innskriving(int, timestamptz) from public;
grant execute on function tilgang.ser_innskriving(uuid, tilgang.syn), register.hent_innskriving(int, timestamptz) to friminutt_app;

do $$
declare
  t text;
begin
  foreach t in array array['kretsregel', 'innskrivingsrunde', 'innskrivingskapasitet', 'innskriving', 'innskrivingssvar', 'innskrivingsvedtak'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_kopi, friminutt_system', t);
    execute format('create policy les on register.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
  end loop;
end $$;
grant insert on register.kretsregel, register.innskrivingskapasitet, register.innskriving, register.innskrivingssvar, register.innskrivingsvedtak to friminutt_app;
grant insert, update (apner, frist, forskrift, klageinstans) on register.innskrivingsrunde to friminutt_app;
grant update (opphevet, opphevet_av) on register.kretsregel to friminutt_app;
grant update (kretsskole, kretsregel_id, krets_begrunnelse, plassert, plassert_av) on register.innskriving to friminutt_app;
grant update (apnet, apnet_av) on register.innskrivingsvedtak to friminutt_app;

-- lines, rounds and numbers of places: nothing of a person
create policy app_les on register.kretsregel for select to friminutt_app using ((select tilgang.aktor()) is not null);
create policy app_ny on register.kretsregel for insert to friminutt_app
  with check (gitt_av = (select tilgang.aktor()) and (select tilgang.har_rolle(array['systemforvalter'])));
create policy app_opphev on register.kretsregel for update to friminutt_app using ((select tilgang.har_rolle(array['systemforvalter'])));
create policy app_les on register.innskrivingsrunde for select to friminutt_app using ((select tilgang.aktor()) is not null);
create policy app_ny on register.innskrivingsrunde for insert to friminutt_app
  with check (opprettet_av = (select tilgang.aktor()) and (select tilgang.har_rolle(array['systemforvalter'])));
create policy app_endre on register.innskrivingsrunde for update to friminutt_app using ((select tilgang.har_rolle(array['systemforvalter'])));
create policy app_les on register.innskrivingskapasitet for select to friminutt_app using ((select tilgang.aktor()) is not null);
create policy app_ny on register.innskrivingskapasitet for insert to friminutt_app
  with check (satt_av = (select tilgang.aktor()) and ((select (tilgang.som(array['systemforvalter'])).alt) or skole = any((select (tilgang.som(array['rektor'])).skoler)::text[])));

create policy app_les on register.innskriving for select to friminutt_app using (tilgang.ser_innskriving(person_id, (select tilgang.mitt_syn())));
-- by hand only a guardian's wish for an early start; the rest are fetched
create policy app_ny on register.innskriving for insert to friminutt_app
  with check (lagt_til_av = (select tilgang.aktor()) and slag = 'framskutt' and person_id = any((select (tilgang.mitt_syn()).barn)::uuid[]));
create policy eier_ny on register.innskriving for insert to friminutt_eier with check (true);
create policy eier_endre on register.innskriving for update to friminutt_eier using (true);
create policy app_plasser on register.innskriving for update to friminutt_app
  using ((select tilgang.har_rolle(array['systemforvalter'])) and tilgang.ser_innskriving(person_id, (select tilgang.mitt_syn())))
  with check (plassert_av = (select tilgang.aktor()));

create policy app_les on register.innskrivingssvar for select to friminutt_app using (exists (select 1 from register.innskriving i where i.id = innskriving_id));
create policy app_ny on register.innskrivingssvar for insert to friminutt_app
  with check (svart_av = (select tilgang.aktor()) and exists (select 1 from register.innskriving i where i.id = innskriving_id and i.person_id = any((select (tilgang.mitt_syn()).barn)::uuid[])));

create policy app_les on register.innskrivingsvedtak for select to friminutt_app using (exists (select 1 from register.innskriving i where i.id = innskriving_id));
create policy app_ny on register.innskrivingsvedtak for insert to friminutt_app
  with check (vedtatt_av = (select tilgang.aktor())
    -- nobody decides on a child of one's own (forvaltningsloven § 6)
    and exists (select 1 from register.innskriving i where i.id = innskriving_id and i.person_id <> all((select (tilgang.mitt_syn()).barn)::uuid[]))
    and avgjort_ved = any((select (tilgang.som(array['rektor'])).skoler)::text[]));
-- opened by a guardian
create policy app_apne on register.innskrivingsvedtak for update to friminutt_app
  using (exists (select 1 from register.innskriving i where i.id = innskriving_id and i.person_id = any((select (tilgang.mitt_syn()).barn)::uuid[])))
  with check (apnet_av = (select tilgang.aktor()));

-- taken in: another kind of named change. Whatever kinds are there already stay.
do $$
declare
  for_ text := (select pg_get_constraintdef(c.oid) from pg_constraint c where c.conrelid = 'register.endringssett'::regclass and c.conname = 'endringssett_slag_check');
begin
  if for_ not like '%innskriving%' then
    alter table register.endringssett drop constraint endringssett_slag_check;
    execute 'alter table register.endringssett add constraint endringssett_slag_check ' || replace(for_, 'ARRAY[', 'ARRAY[''innskriving''::text, ');
  end if;
end $$;
