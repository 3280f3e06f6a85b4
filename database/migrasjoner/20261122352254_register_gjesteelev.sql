-- A pupil whose home is another kommune (gjesteelev): a decision by a person, with what it rests on. Who pays follows from that
-- (opplæringslova § 28-3, opplæringsforskrifta § 21-1 to § 21-3).
create table register.gjesteelev (
  id uuid primary key,
  person_id uuid not null references register.person,
  skole text not null,
  -- kommunenummer of the home; for institusjon the kommune it lies in
  hjemkommune text not null check (hjemkommune ~ '^\d{4}$'),
  grunnlag text not null check (grunnlag in ('fosterhjem', 'institusjon', 'avtale', 'delt_bosted', 'annet')),
  fra date not null,
  til date not null check (til >= fra),
  gitt timestamptz not null,
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  check ((opphevet is null) = (opphevet_av is null)),
  exclude using gist (person_id with =, daterange(fra, til, '[]') with &&) where (opphevet is null)
);
create index gjesteelev_skole on register.gjesteelev (skole) where opphevet is null;
alter table register.gjesteelev enable row level security;
alter table register.gjesteelev force row level security;
grant select on register.gjesteelev to friminutt_app, friminutt_kopi;
grant insert, update (opphevet, opphevet_av) on register.gjesteelev to friminutt_app;
create policy les on register.gjesteelev for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
create policy app_les on register.gjesteelev for select to friminutt_app
  using (person_id <> all((select s.skjulte from tilgang.mitt_syn() s where s.alt)::uuid[]) or tilgang.ser(person_id, (select tilgang.mitt_syn())));
create policy app_ny on register.gjesteelev for insert to friminutt_app
  with check (gitt_av = (select tilgang.aktor()) and tilgang.ser(person_id, (select tilgang.mitt_syn())));
create policy app_opphev on register.gjesteelev for update to friminutt_app using (tilgang.ser(person_id, (select tilgang.mitt_syn())));
