-- Mass changes have a name: who asked for what, what it came to, and whether it has been taken back. The rows it opened and closed carry its id.
create table register.endringssett (
  id uuid primary key,
  slag text not null check (slag in ('arsskifte', 'flytting', 'feilretting', 'innliming', 'avslutning')),
  navn text not null check (length(trim(navn)) > 0),
  -- null: several schools
  skole text,
  -- the year the school year begins that the change is about
  skolear int check (skolear between 1990 and 2100),
  valg jsonb not null default '{}',
  antall jsonb not null default '{}',
  status text not null check (status in ('bestilt', 'utfort', 'angring_bestilt', 'angret', 'feilet')),
  -- why it failed or could not be taken back, as a code
  arsak text,
  -- of the school's current rows, before and after
  sum_for bytea,
  sum_etter bytea,
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  utfort timestamptz,
  angret timestamptz,
  angret_av uuid,
  angret_sett uuid
);
create unique index endringssett_et_arsskifte on register.endringssett (skole, skolear) where slag = 'arsskifte' and status in ('bestilt', 'utfort', 'angring_bestilt');
create index endringssett_skole on register.endringssett (skole, opprettet desc);
create index endringssett_venter on register.endringssett (opprettet) where status in ('bestilt', 'angring_bestilt');
alter table register.endringssett enable row level security;
alter table register.endringssett force row level security;
grant select on register.endringssett to friminutt_app, friminutt_kopi;
grant insert on register.endringssett to friminutt_app;
grant update (status, arsak, antall, sum_for, sum_etter, utfort, angret, angret_av, angret_sett) on register.endringssett to friminutt_app;
-- of one's own school; of several schools for those who reach the whole kommune
create policy les on register.endringssett for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
create policy app_les on register.endringssett for select to friminutt_app
  using ((select (tilgang.mitt_syn()).alt) or skole = any((select (tilgang.mitt_syn()).skoler)::text[]));
create policy system_ny on register.endringssett for insert to friminutt_system with check (true);
create policy app_ny on register.endringssett for insert to friminutt_app
  with check (opprettet_av = (select tilgang.aktor()) and ((select (tilgang.mitt_syn()).alt) or skole = any((select (tilgang.mitt_syn()).skoler)::text[])));
create policy system_endre on register.endringssett for update to friminutt_system using (true);
create policy app_endre on register.endringssett for update to friminutt_app
  using ((select (tilgang.mitt_syn()).alt) or skole = any((select (tilgang.mitt_syn()).skoler)::text[]));

-- 6A becomes 7A; what does not begin with a year keeps its name.
create function register.neste_navn(navn text) returns text language sql immutable parallel safe
  as $$ select case when navn ~ '^([1-9]|10)([^0-9]|$)' then (substring(navn from '^\d+')::int + 1)::text || substring(navn from '^\d+(.*)$') else navn end $$;

-- Where children of each skolekrets go at these years today: most of them. Numbers of places only, nothing of a person.
create function register.kretsskoler(trinn_fra int, trinn_til int, dag date) returns table (skolekrets text, skole text)
  language sql stable security definer set search_path = register, pg_temp
  as $$
    select distinct on (k.skolekrets) k.skolekrets, k.skole from (
      select a.skolekrets, e.skole, count(*) as n from elevforhold e
      join adresse a on a.person_id = e.person_id and a.kjent_til is null and a.type = 'bosted' and a.skolekrets is not null
      where e.kjent_til is null and e.arstrinn between trinn_fra and trinn_til and e.fra <= dag and (e.til is null or e.til >= dag)
      group by 1, 2) k
    order by k.skolekrets, k.n desc, k.skole
  $$;

-- Children who turn six in the year and live where the school is the one most go to, without a place anywhere. Protected addresses have no krets.
create function register.nye_forsteklassinger(skolen text, ar int) returns table (person_id uuid)
  language sql stable set search_path = register, pg_temp
  as $$
    select distinct p.person_id from personalia p
    join adresse a on a.person_id = p.person_id and a.kjent_til is null and a.type = 'bosted' and (a.til is null or a.til >= make_date(ar, 7, 31))
    join kretsskoler(1, 7, make_date(ar, 7, 31)) k on k.skolekrets = a.skolekrets and k.skole = skolen
    where p.kjent_til is null and p.kilde = 'folkeregisteret' and p.fodselsdato between make_date(ar - 6, 1, 1) and make_date(ar - 6, 12, 31)
      and p.dodsdato is null and not p.dodfodt and coalesce(p.personstatus, 'bosatt') = 'bosatt'
      and not exists (select 1 from elevforhold e where e.person_id = p.person_id and e.kjent_til is null and (e.til is null or e.til >= make_date(ar, 8, 1)))
  $$;
create function register.antall_nye_forsteklassinger(skolen text, ar int) returns int
  language sql stable security definer set search_path = register, pg_temp
  as $$ select count(*)::int from nye_forsteklassinger(skolen, ar) $$;

-- When anything of a school's places, groups, members or teachers was last changed: a version for those who plan on it.
create function register.skoleversjon(skolen text) returns text language sql stable security definer set search_path = register, pg_temp
  as $$
    select max(t)::text from (
      select max(greatest(kjent_fra, kjent_til)) as t from elevforhold where skole = skolen
      union all select max(greatest(kjent_fra, kjent_til)) from gruppe where skole = skolen
      union all select max(greatest(m.kjent_fra, m.kjent_til)) from gruppemedlem m join gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null where g.skole = skolen
      union all select max(greatest(u.kjent_fra, u.kjent_til)) from undervisningsforhold u join gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null where g.skole = skolen
      union all select max(greatest(opprettet, utfort, angret)) from endringssett where skole = skolen) x
  $$;

-- A sum of a school's current rows: the same sum, the same state.
create function register.skolesum(skolen text) returns bytea language sql stable set search_path = register, pg_temp
  as $$
    select sha256(convert_to(coalesce(string_agg(r, e'\n' order by r), ''), 'UTF8')) from (
      select 'e' || (to_jsonb(e) - 'kjent_fra' - 'apnet_av')::text as r from elevforhold e where e.kjent_til is null and e.skole = skolen
      union all select 'g' || (to_jsonb(g) - 'kjent_fra' - 'apnet_av')::text from gruppe g where g.kjent_til is null and g.skole = skolen
      union all select 'm' || (to_jsonb(m) - 'kjent_fra' - 'apnet_av')::text from gruppemedlem m where m.kjent_til is null
        and m.gruppe_id in (select g.gruppe_id from gruppe g where g.skole = skolen)
      union all select 'u' || (to_jsonb(u) - 'kjent_fra' - 'apnet_av')::text from undervisningsforhold u where u.kjent_til is null
        and u.gruppe_id in (select g.gruppe_id from gruppe g where g.skole = skolen)) x
  $$;

revoke all on function register.kretsskoler(int, int, date), register.nye_forsteklassinger(text, int), register.antall_nye_forsteklassinger(text, int),
  register.skoleversjon(text), register.skolesum(text) from public;
grant execute on function register.kretsskoler(int, int, date), register.nye_forsteklassinger(text, int), register.antall_nye_forsteklassinger(text, int),
  register.skoleversjon(text), register.skolesum(text) to friminutt_app;

-- Undo asks what has happened to a key since, closed rows too: without these it read the table once for every row taken back.
create index elevforhold_nokkel on register.elevforhold (elevforhold_id);
create index gruppe_nokkel on register.gruppe (gruppe_id);
create index gruppemedlem_nokkel on register.gruppemedlem (gruppe_id, person_id);
create index undervisningsforhold_nokkel on register.undervisningsforhold (gruppe_id, person_id);
