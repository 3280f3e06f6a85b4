-- Roles are cluster-wide, so they are made only where missing. The owner cannot log in. Where one login serves all roles
-- (development, tests), it becomes one of them when the session starts; production gives each its own login.
do $$
declare r text;
begin
  foreach r in array array['friminutt_eier', 'friminutt_migrering', 'friminutt_app', 'friminutt_import', 'friminutt_kopi'] loop
    begin
      execute format('create role %I nologin', r);
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      execute format('grant %I to current_user', r);
    exception when insufficient_privilege or invalid_grant_operation then null;
    end;
  end loop;
end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

create schema grunn;
create schema kilde;
create schema register;
create schema tilgang;
create schema sporing;
grant usage on schema grunn, register to friminutt_app, friminutt_import, friminutt_kopi;
grant usage on schema kilde to friminutt_app, friminutt_import, friminutt_kopi;
grant usage on schema tilgang, sporing to friminutt_app, friminutt_import, friminutt_kopi;

-- Which environment this database belongs to; a start with another is refused.
create table grunn.miljo (
  en boolean primary key default true check (en),
  miljo text not null check (miljo in ('demo', 'test', 'produksjon'))
);
grant select on grunn.miljo to friminutt_app, friminutt_import, friminutt_kopi;

-- «Today» in Oslo. Settable in demo and test databases only, for whole days at a time.
create table grunn.testdato (en boolean primary key default true check (en), dato date not null);
grant select on grunn.testdato to friminutt_app, friminutt_import;
create function grunn.i_dag() returns date language sql stable parallel safe
  set search_path = grunn, pg_temp
  as $$ select coalesce((select t.dato from grunn.testdato t, grunn.miljo m where m.miljo <> 'produksjon'),
                        (now() at time zone 'Europe/Oslo')::date) $$;

-- The kommune's settings: dated and audited; the newest row of a name counts. Secrets are never stored here.
create table grunn.innstilling (
  id uuid primary key,
  navn text not null,
  verdi jsonb not null,
  satt timestamptz not null default now(),
  satt_av uuid,
  begrunnelse text
);
create index innstilling_navn on grunn.innstilling (navn, satt desc);
grant select on grunn.innstilling to friminutt_app, friminutt_import, friminutt_kopi;
grant insert on grunn.innstilling to friminutt_app;

-- Names are searched without accents and case; unaccent() itself is only stable.
create function grunn.sokeform(t text) returns text language sql immutable parallel safe strict
  set search_path = public, pg_temp
  as $$ select lower(public.unaccent('public.unaccent', t)) $$;
