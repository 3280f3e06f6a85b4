-- What the pupil's and the employee's cards hold beside the registers: written by people, in versions.

-- The user name for the PC and the learning tools: made of the name that counts, override and alias and all; never of a number, and never given to
-- anybody else later.
create table register.brukernavn (
  id uuid primary key,
  person_id uuid not null references register.person,
  brukernavn text not null check (brukernavn ~ '^[a-z][a-z0-9.-]{1,39}$'),
  -- the name it was made of
  av_navn text not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  satt_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null))
);
create unique index brukernavn_gjeldende on register.brukernavn (person_id) where kjent_til is null;
create unique index brukernavn_unikt on register.brukernavn (brukernavn) where kjent_til is null;
create index brukernavn_alle on register.brukernavn (brukernavn);

create table register.morsmal (
  id uuid primary key,
  person_id uuid not null references register.person,
  -- ISO 639
  sprak text not null check (sprak ~ '^[a-z]{2,3}$'),
  annet text check (annet ~ '^[a-z]{2,3}$' and annet <> sprak),
  -- the home needs an interpreter
  tolk boolean not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  satt_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null))
);
create unique index morsmal_gjeldende on register.morsmal (person_id) where kjent_til is null;

-- Credits by subject, as they are documented.
create table register.fagkompetanse (
  id uuid primary key,
  person_id uuid not null references register.person,
  fag text not null check (fag ~ '^[a-zA-Z]{2,30}$'),
  studiepoeng numeric(5,1) not null check (studiepoeng > 0 and studiepoeng <= 400),
  dokumentert boolean not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  satt_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null))
);
create unique index fagkompetanse_gjeldende on register.fagkompetanse (person_id, fag) where kjent_til is null;

-- Less teaching than the position says, and why.
create table register.nedslag (
  id uuid primary key,
  person_id uuid not null references register.person,
  slag text not null check (slag in ('livsfase', 'nyutdannet', 'kontaktlarer', 'radgiver', 'tillitsvalgt', 'ressurs', 'annet')),
  -- of the position's teaching
  prosent numeric(5,2) not null check (prosent > 0 and prosent <= 100),
  fra date not null,
  til date check (til >= fra),
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  satt_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null))
);
create index nedslag_person on register.nedslag (person_id) where kjent_til is null;

do $$
declare
  t text;
  ser text;
  leser constant text := 'array[''systemforvalter'', ''brukerstotteIt'', ''kommunalsjef'', ''skolekonsulent'', ''rektor'']';
  kortforer constant text := 'array[''systemforvalter'', ''brukerstotteIt'', ''skolekonsulent'', ''rektor'']';
  stabsforer constant text := 'array[''systemforvalter'', ''skolekonsulent'', ''rektor'']';
begin
  foreach t in array array['brukernavn', 'morsmal', 'fagkompetanse', 'nedslag'] loop
    execute format('revoke all on register.%I from friminutt_import', t);
    execute format('alter table register.%I enable row level security, force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_kopi, friminutt_system', t);
    execute format('grant insert, update (kjent_til, lukket_av) on register.%I to friminutt_app', t);
    execute format('create policy les on register.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
    ser := case when t in ('brukernavn', 'morsmal') then 'tilgang.ser(person_id, (select tilgang.mitt_syn()))'
      else format('(person_id = (select tilgang.aktor()) or (tilgang.ser(person_id, (select tilgang.mitt_syn())) and (select tilgang.har_rolle(%s))))', leser) end;
    execute format('create policy app_les on register.%I for select to friminutt_app using (%s)', t, ser);
    ser := format('tilgang.ser(person_id, (select tilgang.mitt_syn())) and (select tilgang.har_rolle(%s))', case when t in ('brukernavn', 'morsmal') then kortforer else stabsforer end);
    -- nobody decides what counts about his own position
    if t in ('fagkompetanse', 'nedslag') then ser := ser || ' and person_id <> (select tilgang.aktor())'; end if;
    execute format('create policy app_ny on register.%I for insert to friminutt_app with check (satt_av = (select tilgang.aktor()) and kjent_til is null and %s)', t, ser);
    execute format('create policy app_lukk on register.%I for update to friminutt_app using (kjent_til is null and %s) with check (kjent_til is not null and lukket_av = (select tilgang.aktor()))', t, ser);
  end loop;
end $$;

-- The first of these that nobody else has or has had; null: none. Which names are in use tells nothing of whose they are.
create function register.ledig_brukernavn(forslag text[], person uuid) returns text language sql stable security definer
  set search_path = register, pg_temp
  as $$
    select f.navn from unnest(forslag) with ordinality f(navn, nr)
    where not exists (select 1 from register.brukernavn b where b.brukernavn = f.navn and b.person_id <> person) order by f.nr limit 1
  $$;
revoke all on function register.ledig_brukernavn(text[], uuid) from public;
grant execute on function register.ledig_brukernavn(text[], uuid) to friminutt_app;

-- The name others know the person by on a date: the alias where there is one, else the name that counts.
create function register.navn_utad(person uuid, dato date) returns text language sql stable parallel safe
  set search_path = register, pg_temp
  as $$
    select coalesce(
      (select o.verdi #>> '{}' from register.overstyring o where o.person_id = person and o.felt = 'alias' and o.opphevet is null and o.gyldig_til >= dato
        and jsonb_typeof(o.verdi) = 'string' limit 1),
      (select n.alias from register.navn n where n.person_id = person and n.kjent_til is null and n.alias is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1),
      (select nullif(concat_ws(' ', x.fornavn, x.etternavn), '') from register.navn_for(person, dato) x))
  $$;
