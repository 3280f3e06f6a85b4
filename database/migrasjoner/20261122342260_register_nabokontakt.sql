-- How other systems of the kommune say that a person is reached: a source of its own, one row for each system, shown to the person beside what
-- we have. Never used to reach anybody.
create table register.nabokontakt (
  person_id uuid not null references register.person,
  kilde text not null,
  -- what people call it: «Flyt Barnehage»
  system text not null,
  epostadresse text,
  mobiltelefonnummer text,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index nabokontakt_gjeldende on register.nabokontakt (person_id, kilde, system) where kjent_til is null;
create index nabokontakt_historikk on register.nabokontakt (person_id, kjent_fra);
create index nabokontakt_apnet on register.nabokontakt (apnet_av);
create index nabokontakt_lukket on register.nabokontakt (lukket_av) where lukket_av is not null;

-- When somebody last asked Kontakt- og reservasjonsregisteret anew about a person: at most once a minute.
create table register.kontaktoppdatering (
  person_id uuid primary key references register.person,
  bedt timestamptz not null,
  bedt_av uuid not null
);

grant select on register.nabokontakt to friminutt_app, friminutt_import, friminutt_kopi;
grant insert on register.nabokontakt to friminutt_app, friminutt_import;
grant update (kjent_til, lukket_av) on register.nabokontakt to friminutt_app, friminutt_import;
alter table register.nabokontakt enable row level security, force row level security;
create policy les on register.nabokontakt for select to friminutt_import, friminutt_kopi, friminutt_system using (true);
create policy eier_les on register.nabokontakt for select to friminutt_eier using (true);
create policy import_ny on register.nabokontakt for insert to friminutt_import with check (kilde not in ('manuell', 'overstyring'));
create policy import_lukk on register.nabokontakt for update to friminutt_import using (kilde not in ('manuell', 'overstyring') and kjent_til is null)
  with check (kilde not in ('manuell', 'overstyring') and kjent_til is not null);
-- the person alone: no page of the school's shows it
create policy app_les on register.nabokontakt for select to friminutt_app using (person_id = (select tilgang.aktor()));
-- what is joined by hand moves what people have written; here nobody writes
create policy app_ny on register.nabokontakt for insert to friminutt_app with check (false);
create policy app_lukk on register.nabokontakt for update to friminutt_app using (false);

grant select, insert, update on register.kontaktoppdatering to friminutt_app;
grant select on register.kontaktoppdatering to friminutt_kopi;
alter table register.kontaktoppdatering enable row level security, force row level security;
create policy les on register.kontaktoppdatering for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
-- for oneself alone
create policy app_les on register.kontaktoppdatering for select to friminutt_app using (person_id = (select tilgang.aktor()));
create policy app_ny on register.kontaktoppdatering for insert to friminutt_app with check (bedt_av = (select tilgang.aktor()) and person_id = (select tilgang.aktor()));
create policy app_endre on register.kontaktoppdatering for update to friminutt_app using (person_id = (select tilgang.aktor()))
  with check (bedt_av = (select tilgang.aktor()) and person_id = (select tilgang.aktor()));
