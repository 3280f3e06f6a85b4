-- The years of schooling: first what a pupil needs to learn and to get there.
create schema if not exists opplaring;
grant usage on schema opplaring to friminutt_app, friminutt_kopi, friminutt_system;

-- Need and right, when and by whom. The decision itself lies in the archive, and is never copied here: only where it is found. Versions: a correction
-- closes a row and adds another.
create table opplaring.tilrettelegging (
  id uuid primary key,
  -- the same through all versions
  sak_id uuid not null,
  elev_id uuid not null references register.person,
  slag text not null check (slag in ('sarskiltNorsk', 'tosprakligFagopplaring', 'morsmalsopplaring', 'individueltTilrettelagt', 'personligAssistanse', 'fysiskTilrettelegging')),
  status text not null check (status in ('behov', 'rett', 'avsluttet')),
  fag text,
  sprak text,
  -- hours of 60 minutes a week, as they are planned
  timer numeric(4,1) check (timer > 0 and timer <= 40),
  nar text check (length(nar) <= 200),
  -- who gives it
  gis_av uuid[] not null default '{}',
  fra date not null,
  til date check (til >= fra),
  arkivref text check (length(arkivref) <= 60),
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null)),
  check (status = 'behov' or slag <> 'tosprakligFagopplaring' or sprak is not null)
);
create unique index tilrettelegging_gjeldende on opplaring.tilrettelegging (sak_id) where kjent_til is null;
create index tilrettelegging_elev on opplaring.tilrettelegging (elev_id) where kjent_til is null;

-- Getting to school from one home. What is stored is what the right is computed from (opplæringslova § 4-1): it changes with the year of school.
create table opplaring.skyss (
  id uuid primary key,
  elev_id uuid not null references register.person,
  hjem text not null check (hjem in ('bosted', 'deltBosted')),
  -- metres, the shortest way a child can walk
  avstand int not null check (avstand between 0 and 200000),
  -- decided by the kommune: particularly dangerous or difficult
  farlig boolean not null,
  bat boolean not null,
  -- disability, lasting or passing injury or illness: that there is a need, never what it is
  sarlig boolean not null,
  fra date not null,
  til date check (til >= fra),
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null))
);
create unique index skyss_gjeldende on opplaring.skyss (elev_id, hjem) where kjent_til is null;

-- Does the one who asks teach the pupil today, in a group of theirs or by being the one who gives it? Only as a teacher at the pupil's school.
create function opplaring.underviser(elev uuid) returns boolean language plpgsql stable security definer cost 1000
  set search_path = register, tilgang, opplaring, pg_temp
  as $$
declare
  hvem uuid := tilgang.aktor();
  dag date := grunn.i_dag();
begin
  if hvem is null or not tilgang.ser_som(elev, tilgang.som(array['larer', 'kontaktlarer'])) then return false; end if;
  return exists (select 1 from register.gruppemedlem m join register.undervisningsforhold u on u.gruppe_id = m.gruppe_id and u.kjent_til is null
      and u.person_id = hvem and dag between u.fra and u.til where m.person_id = elev and m.kjent_til is null and dag between m.fra and m.til)
    or exists (select 1 from opplaring.tilrettelegging t where t.elev_id = elev and t.kjent_til is null and hvem = any(t.gis_av)
      and (t.til is null or t.til >= dag));
end $$;
revoke all on function opplaring.underviser(uuid) from public;
grant execute on function opplaring.underviser(uuid) to friminutt_app;

do $$
declare
  t text;
  behov constant text := 'array[''rektor'', ''radgiver'', ''kontaktlarer'']';
  skyss constant text := 'array[''systemforvalter'', ''rektor'', ''skolekonsulent'']';
begin
  foreach t in array array['tilrettelegging', 'skyss'] loop
    execute format('alter table opplaring.%I enable row level security', t);
    execute format('alter table opplaring.%I force row level security', t);
    execute format('grant select on opplaring.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert, update (kjent_til, lukket_av) on opplaring.%I to friminutt_app', t);
    execute format('create policy les on opplaring.%I for select to friminutt_kopi, friminutt_eier using (true)', t);
  end loop;
  execute format('create policy app_les on opplaring.tilrettelegging for select to friminutt_app
    using (tilgang.ser_som(elev_id, (select tilgang.som(%s))) or opplaring.underviser(elev_id))', behov);
  -- a contact teacher writes down a need; that it is a right is said by those who know of the decision
  execute format('create policy app_ny on opplaring.tilrettelegging for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
    and tilgang.ser_som(elev_id, (select tilgang.som(case when status = ''behov'' then %s else array[''rektor'', ''radgiver''] end))))', behov);
  execute format('create policy app_lukk on opplaring.tilrettelegging for update to friminutt_app using (kjent_til is null
    and tilgang.ser_som(elev_id, (select tilgang.som(case when status = ''behov'' then %s else array[''rektor'', ''radgiver''] end))))
    with check (kjent_til is not null and lukket_av = (select tilgang.aktor()))', behov);
  execute format('create policy app_les on opplaring.skyss for select to friminutt_app using (tilgang.ser_som(elev_id, (select tilgang.som(%s))))', skyss);
  execute format('create policy app_ny on opplaring.skyss for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
    and tilgang.ser_som(elev_id, (select tilgang.som(%s))))', skyss);
  execute format('create policy app_lukk on opplaring.skyss for update to friminutt_app using (kjent_til is null and tilgang.ser_som(elev_id, (select tilgang.som(%s))))
    with check (kjent_til is not null and lukket_av = (select tilgang.aktor()))', skyss);
end $$;
