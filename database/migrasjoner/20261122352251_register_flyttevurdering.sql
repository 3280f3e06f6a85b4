-- Folkeregisteret says somebody has moved, and a person has decided that the place stands all the same. It counts for what it rests on only:
-- the next move makes a new proposal.
create table register.flyttevurdering (
  id uuid primary key,
  person_id uuid not null references register.person,
  slag text not null check (slag in ('ut', 'inn', 'krets')),
  grunnlag text not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 3),
  gitt timestamptz not null,
  gitt_av uuid not null
);
create index flyttevurdering_person on register.flyttevurdering (person_id);
alter table register.flyttevurdering enable row level security;
alter table register.flyttevurdering force row level security;
grant select on register.flyttevurdering to friminutt_app, friminutt_kopi;
grant insert on register.flyttevurdering to friminutt_app;
create policy les on register.flyttevurdering for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
create policy app_les on register.flyttevurdering for select to friminutt_app
  using (person_id <> all((select s.skjulte from tilgang.mitt_syn() s where s.alt)::uuid[]) or tilgang.ser(person_id, (select tilgang.mitt_syn())));
create policy app_ny on register.flyttevurdering for insert to friminutt_app
  with check (gitt_av = (select tilgang.aktor()) and tilgang.ser(person_id, (select tilgang.mitt_syn())));
