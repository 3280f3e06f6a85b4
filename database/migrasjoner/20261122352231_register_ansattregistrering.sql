-- An employee registered by hand: who did it, why, and until when (A05). A decision beside the fact: imports have no grant here.
create table register.ansattregistrering (
  id uuid primary key,
  person_id uuid not null references register.person,
  ansattnummer text not null unique,
  skole text not null,
  til date not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  gitt timestamptz not null,
  gitt_av uuid not null check (gitt_av <> person_id)
);
create index ansattregistrering_person on register.ansattregistrering (person_id);
-- the grants of a schema's earlier tables do not follow to a new one, but what the migration login's defaults gave does
revoke all on register.ansattregistrering from friminutt_import;
grant select, insert on register.ansattregistrering to friminutt_app;
grant select on register.ansattregistrering to friminutt_kopi, friminutt_system, friminutt_eier;
alter table register.ansattregistrering enable row level security, force row level security;
create policy les on register.ansattregistrering for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
create policy app_les on register.ansattregistrering for select to friminutt_app using (tilgang.rekker(person_id, (select tilgang.mitt_syn())));
create policy app_ny on register.ansattregistrering for insert to friminutt_app with check (gitt_av = (select tilgang.aktor()));
