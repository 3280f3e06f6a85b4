-- The weekly timetable of a school: when it rings, the rooms, the plans of the year, what is taught to whom by whom, and when in the week.
-- Versioned as everything the school itself writes: a row is opened and closed, never changed.
create schema if not exists opplaring;

-- When it rings: the lessons of a day, the same all week. ramme is '<school>/<year>'. What lies between two lessons is a break.
create table opplaring.timeplanramme (
  ramme text not null,
  kilde text not null,
  skole text not null,
  skolear int not null check (skolear between 1990 and 2100),
  nr int not null check (nr between 1 and 20),
  fra time not null,
  til time not null check (til > fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  check (ramme = skole || '/' || skolear)
);
create unique index timeplanramme_gjeldende on opplaring.timeplanramme (ramme, kilde, nr) where kjent_til is null;

create table opplaring.rom (
  rom_id uuid not null,
  kilde text not null,
  skole text not null,
  navn text not null check (length(trim(navn)) between 1 and 60),
  plasser int check (plasser between 1 and 2000),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index rom_gjeldende on opplaring.rom (rom_id, kilde) where kjent_til is null;
create index rom_skole on opplaring.rom (skole) where kjent_til is null;

-- A plan counts between two dates; a school has one at a time.
create table opplaring.timeplan (
  timeplan_id uuid not null,
  kilde text not null,
  skole text not null,
  skolear int not null check (skolear between 1990 and 2100),
  navn text not null check (length(trim(navn)) between 1 and 60),
  fra date not null,
  til date not null check (til >= fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  exclude using gist (skole with =, daterange(fra, til, '[]') with &&) where (kjent_til is null)
);
create unique index timeplan_gjeldende on opplaring.timeplan (timeplan_id, kilde) where kjent_til is null;

-- What is taught: a name, to which groups, by whom. A planner places the same rows.
create table opplaring.aktivitet (
  aktivitet_id uuid not null,
  kilde text not null,
  timeplan_id uuid not null,
  skole text not null,
  navn text not null check (length(trim(navn)) between 1 and 60),
  grupper uuid[] not null,
  larere uuid[] not null,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index aktivitet_gjeldende on opplaring.aktivitet (aktivitet_id, kilde) where kjent_til is null;
create index aktivitet_plan on opplaring.aktivitet (timeplan_id) where kjent_til is null;

-- When in the week, and where. dag 1 is Monday; nr is the lesson of the frame.
create table opplaring.time (
  aktivitet_id uuid not null,
  kilde text not null,
  skole text not null,
  dag int not null check (dag between 1 and 5),
  nr int not null check (nr between 1 and 20),
  rom uuid[] not null,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index time_gjeldende on opplaring.time (aktivitet_id, kilde, dag, nr) where kjent_til is null;

-- The groups of those the one who asks is guardian of, is, or is contact teacher of: what a home and a contact teacher may read of a plan.
create function opplaring.mine_grupper() returns uuid[] language plpgsql stable security definer cost 1000
  set search_path = tilgang, register, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.som(array['foresatt', 'elev', 'kontaktlarer']);
begin
  if s.aktor is null then return '{}'; end if;
  return coalesce((select array_agg(distinct g) from (
    select m.gruppe_id from gruppemedlem m where m.person_id = any(s.barn) and m.kjent_til is null and m.til >= s.dag and m.fra <= s.dag + 31
    union select unnest(s.grupper)) x(g)), '{}');
end $$;
create function opplaring.mine_gruppers_skoler() returns text[] language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select coalesce(array_agg(distinct g.skole), '{}') from gruppe g where g.kjent_til is null and g.gruppe_id = any(opplaring.mine_grupper()) $$;
create function opplaring.min_aktivitet(aktivitet uuid) returns boolean language sql stable security definer cost 1000
  set search_path = opplaring, pg_temp
  as $$ select exists (select 1 from aktivitet a where a.aktivitet_id = aktivitet and a.kjent_til is null and a.grupper && mine_grupper()) $$;

-- Groups of a school that share pupils on a day: how many, never who. For those who keep the plan.
create function opplaring.deler_elever(skolen text, grupper uuid[], dag date) returns table (a uuid, b uuid, antall int)
  language plpgsql stable security definer cost 1000 set search_path = register, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.som(array['systemforvalter', 'skolekonsulent', 'rektor', 'kommunalsjef', 'hovudstegsleder', 'radgiver', 'sosiallarer', 'larer']);
begin
  if s.aktor is null or not (s.alt or skolen = any(s.skoler)) then return; end if;
  return query with m as materialized (select distinct m.gruppe_id, m.person_id from gruppemedlem m join gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
      and g.skole = skolen where m.gruppe_id = any(grupper) and m.kjent_til is null and dag between m.fra and m.til)
    select x.gruppe_id, y.gruppe_id, count(*)::int from m x join m y on y.person_id = x.person_id and x.gruppe_id < y.gruppe_id group by 1, 2;
end $$;
revoke all on function opplaring.mine_grupper(), opplaring.mine_gruppers_skoler(), opplaring.min_aktivitet(uuid), opplaring.deler_elever(text, uuid[], date) from public;
grant execute on function opplaring.mine_grupper(), opplaring.mine_gruppers_skoler(), opplaring.min_aktivitet(uuid), opplaring.deler_elever(text, uuid[], date) to friminutt_app;

do $$
declare
  x record;
  leser constant text := 'tilgang.som(array[''systemforvalter'', ''kommunalsjef'', ''skolekonsulent'', ''rektor'', ''hovudstegsleder'', ''radgiver'', ''sosiallarer'', ''larer''])';
  forer constant text := 'tilgang.som(array[''systemforvalter'', ''skolekonsulent'', ''rektor''])';
  innen constant text := '((select (%1$s).alt) or skole = any((select (%1$s).skoler)::text[]))';
begin
  for x in select * from (values
    ('timeplanramme', 'skole = any((select opplaring.mine_gruppers_skoler())::text[])'),
    ('rom', 'skole = any((select opplaring.mine_gruppers_skoler())::text[])'),
    ('timeplan', 'skole = any((select opplaring.mine_gruppers_skoler())::text[])'),
    ('aktivitet', 'grupper && (select opplaring.mine_grupper())'),
    ('time', 'opplaring.min_aktivitet(aktivitet_id)')) v(t, hjem) loop
    execute format('create index %I on opplaring.%I (apnet_av)', x.t || '_apnet', x.t);
    execute format('create index %I on opplaring.%I (lukket_av) where lukket_av is not null', x.t || '_lukket', x.t);
    execute format('alter table opplaring.%I enable row level security', x.t);
    execute format('alter table opplaring.%I force row level security', x.t);
    execute format('grant select on opplaring.%I to friminutt_app, friminutt_kopi', x.t);
    execute format('grant insert, update (kjent_til, lukket_av) on opplaring.%I to friminutt_app', x.t);
    execute format('create policy les on opplaring.%I for select to friminutt_kopi, friminutt_eier using (true)', x.t);
    execute format('create policy app_les on opplaring.%I for select to friminutt_app using (' || format(innen, leser) || ' or %s)', x.t, x.hjem);
    execute format('create policy app_ny on opplaring.%I for insert to friminutt_app with check (kilde = ''manuell'' and ' || format(innen, forer) || ')', x.t);
    execute format('create policy app_lukk on opplaring.%I for update to friminutt_app using (kilde = ''manuell'' and kjent_til is null and ' || format(innen, forer)
      || ') with check (kilde = ''manuell'' and kjent_til is not null)', x.t);
  end loop;
end $$;
