-- What the home is asked for consent to: photos, trips, sharing. For the whole kommune, or one school. A type is ended, never deleted: the answers
-- must still say what was asked.
create table skoledag.samtykketype (
  id uuid primary key,
  -- null: the whole kommune
  skole text,
  slag text not null check (slag in ('bilde', 'tur', 'deling', 'annet')),
  navn_nb text not null check (length(trim(navn_nb)) > 0),
  navn_nn text not null check (length(trim(navn_nn)) > 0),
  om_nb text not null,
  om_nn text not null,
  -- alle: each who decides for the child must say yes; en: one is enough. A no always counts.
  krever text not null check (krever in ('alle', 'en')),
  -- skolear: asked anew each school year; til_trukket: until it is taken back
  varer text not null check (varer in ('skolear', 'til_trukket')),
  trinn_fra smallint not null check (trinn_fra between 1 and 10),
  trinn_til smallint not null check (trinn_til between trinn_fra and 10),
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  avsluttet timestamptz check (avsluttet >= opprettet),
  avsluttet_av uuid,
  check ((avsluttet is null) = (avsluttet_av is null))
);
create index samtykketype_apen on skoledag.samtykketype (skole) where avsluttet is null;

-- One answer by one person about one child. Only added to: the newest counts, the rest is its history.
create table skoledag.samtykkesvar (
  id uuid primary key,
  type_id uuid not null references skoledag.samtykketype,
  elev_id uuid not null references register.person,
  person_id uuid not null references register.person,
  rolle text not null check (rolle in ('foresatt', 'elev')),
  svar boolean not null,
  svart timestamptz not null,
  registrert_av uuid not null,
  -- how it was given when somebody at school wrote it down
  dokument text,
  check ((person_id = registrert_av) or dokument is not null)
);
create index samtykkesvar_elev on skoledag.samtykkesvar (elev_id, type_id, person_id, svart desc);

do $$
declare t text;
begin
  foreach t in array array['samtykketype', 'samtykkesvar'] loop
    execute format('alter table skoledag.%I enable row level security', t);
    execute format('alter table skoledag.%I force row level security', t);
    execute format('grant select on skoledag.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert on skoledag.%I to friminutt_app', t);
    execute format('create policy les on skoledag.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
  end loop;
end $$;
grant update (avsluttet, avsluttet_av) on skoledag.samtykketype to friminutt_app;
-- what is asked is no secret; who asks is the office and the leaders, and the kommune's own people for all schools
create policy app_les on skoledag.samtykketype for select to friminutt_app using ((select tilgang.aktor()) is not null);
do $$
declare
  bestemmer constant text := '((select (tilgang.som(array[''systemforvalter''])).alt) or skole = any((select (tilgang.som(array[''rektor'', ''skolekonsulent''])).skoler)::text[]))';
begin
  execute format('create policy app_ny on skoledag.samtykketype for insert to friminutt_app with check (opprettet_av = (select tilgang.aktor()) and avsluttet is null and %s)', bestemmer);
  execute format('create policy app_avslutt on skoledag.samtykketype for update to friminutt_app using (avsluttet is null and %s)
    with check (avsluttet is not null and avsluttet_av = (select tilgang.aktor()))', bestemmer);
end $$;
-- read by the one who answered, the home and the school; answered for oneself, or written down by those who keep the class
create policy app_les on skoledag.samtykkesvar for select to friminutt_app
  using (person_id = (select tilgang.aktor()) or tilgang.ser_som(elev_id, (select skoledag.syn())));
create policy app_ny on skoledag.samtykkesvar for insert to friminutt_app with check (registrert_av = (select tilgang.aktor())
  and case when person_id = (select tilgang.aktor()) then tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt', 'elev'])))
    else tilgang.ser_som(elev_id, (select tilgang.som(array['kontaktlarer', 'rektor', 'skolekonsulent']))) end);
