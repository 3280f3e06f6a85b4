-- What gives and takes the roles of those at work, besides positions and hand-given roles.

-- A named person's end of a position that HR has not ended (A09). Lies beside HR's own row, counts above it, and survives every import.
create table register.stillingsslutt (
  id uuid primary key,
  person_id uuid not null references register.person,
  kilde text not null,
  ansattnummer text not null,
  stillingsnummer text not null,
  til date not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  -- those ended together are taken back together
  sett uuid not null,
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  check ((opphevet is null) = (opphevet_av is null))
);
create unique index stillingsslutt_gjeldende on register.stillingsslutt (kilde, ansattnummer, stillingsnummer) where opphevet is null;
create index stillingsslutt_person on register.stillingsslutt (person_id) where opphevet is null;
create index stillingsslutt_sett on register.stillingsslutt (sett);

-- Recorded training in privacy. A kommune may withhold access until there is one.
create table tilgang.opplaering (
  id uuid primary key,
  person_id uuid not null,
  dato date not null,
  registrert timestamptz not null default now(),
  registrert_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid
);
create index opplaering_person on tilgang.opplaering (person_id) where opphevet is null;

-- The kommune lets a vendor in for at most eight hours. Ends by itself; nobody opens one for himself.
create table tilgang.leverandorvindu (
  id uuid primary key,
  person_id uuid not null,
  leverandor text not null check (length(trim(leverandor)) >= 2),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  apnet timestamptz not null,
  apnet_av uuid not null check (apnet_av <> person_id),
  til timestamptz not null,
  lukket timestamptz,
  lukket_av uuid,
  check (til > apnet and til <= apnet + interval '8 hours')
);
create index leverandorvindu_person on tilgang.leverandorvindu (person_id, til) where lukket is null;

-- The quarterly review: a principal's answer about one person's access by one role at one school. The newest answer counts.
create table tilgang.revisjonssvar (
  id uuid primary key,
  -- the first day of the quarter
  kvartal date not null check (kvartal = date_trunc('quarter', kvartal)::date),
  skole text not null,
  person_id uuid not null,
  rolle text not null,
  svar text not null check (svar in ('bekreftet', 'fjernet')),
  begrunnelse text,
  svart timestamptz not null default now(),
  svart_av uuid not null check (svart_av <> person_id)
);
create index revisjonssvar_person on tilgang.revisjonssvar (person_id);
create index revisjonssvar_skole on tilgang.revisjonssvar (skole, kvartal);

-- Roles as the kommune's own access solution tells them. Facts: an import writes them, nobody at work.
create table register.rollefaktum (
  person_id uuid not null references register.person,
  kilde text not null,
  ansattnummer text not null,
  rolle text not null,
  -- empty for roles that reach the whole kommune
  skole text not null default '',
  fra date,
  til date,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index rollefaktum_gjeldende on register.rollefaktum (kilde, ansattnummer, rolle, skole) where kjent_til is null;
create index rollefaktum_person on register.rollefaktum (person_id) where kjent_til is null;
create index rollefaktum_apnet on register.rollefaktum (apnet_av);
create index rollefaktum_lukket on register.rollefaktum (lukket_av) where lukket_av is not null;
grant select on register.rollefaktum to friminutt_app, friminutt_import, friminutt_kopi;
grant insert on register.rollefaktum to friminutt_import;
grant update (kjent_til, lukket_av) on register.rollefaktum to friminutt_import;
alter table register.rollefaktum enable row level security, force row level security;
create policy les on register.rollefaktum for select to friminutt_app, friminutt_import, friminutt_kopi using (true);
create policy eier_les on register.rollefaktum for select to friminutt_eier using (true);
create policy import_ny on register.rollefaktum for insert to friminutt_import with check (kilde = 'tilgangslosning');
create policy import_lukk on register.rollefaktum for update to friminutt_import using (kilde = 'tilgangslosning');

do $$
declare t text;
begin
  foreach t in array array['register.stillingsslutt', 'tilgang.opplaering', 'tilgang.leverandorvindu', 'tilgang.revisjonssvar'] loop
    execute format('grant select, insert on %s to friminutt_app', t);
    execute format('grant select on %s to friminutt_kopi', t);
  end loop;
end $$;
grant update (opphevet, opphevet_av) on register.stillingsslutt, tilgang.opplaering to friminutt_app;
grant update (lukket, lukket_av) on tilgang.leverandorvindu to friminutt_app;

-- A role given by hand says why it ended, when somebody ends it.
alter table tilgang.rolletildeling add column opphevet_begrunnelse text;
grant update (opphevet_begrunnelse) on tilgang.rolletildeling to friminutt_app;

-- Those who were systemforvalter before a second person was asked for, are so still: stamped by the set-up, which has this number.
update tilgang.rolletildeling set godkjent = gitt, godkjent_av = '00000000-0000-4000-8000-000000000001'
  where rolle = 'systemforvalter' and godkjent is null;
alter table tilgang.rolletildeling add check ((godkjent is null) = (godkjent_av is null));

-- A hand-given role lasts a year at most. Rows from before are left alone.
alter table tilgang.rolletildeling add constraint rolletildeling_ett_ar check (til <= fra + interval '1 year') not valid;
create index rolletildeling_person on tilgang.rolletildeling (person_id) where opphevet is null;

-- Everything that may give somebody at work a role, one row a fact or decision. Rows that have ended stay, so that «Hvorfor?» can say so; what
-- has been taken back, and a systemforvalter that no second person has approved, are not there. Vendor windows carry moments, not dates.
create view tilgang.ansattfakta as
  select a.person_id, 'arbeidsforhold' as hva, a.kilde, a.stillingskode as kode, a.stillingstittel as tittel, a.skole as omfang,
    a.enhetskode as enhet, a.fra, least(a.til, r.til, s.til) as til, least(a.taus_siden, r.taus_siden) as taus_siden,
    null::timestamptz as apnet, null::timestamptz as stenges, a.kjent_fra, a.apnet_av as id
  from register.arbeidsforhold a
  left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_til is null
  left join register.stillingsslutt s on s.kilde = a.kilde and s.ansattnummer = a.ansattnummer and s.stillingsnummer = a.stillingsnummer
    and s.opphevet is null
  where a.kjent_til is null
  union all
  select f.person_id, 'rollefaktum', f.kilde, f.rolle, null, nullif(f.skole, ''), null, f.fra, f.til, null, null, null, f.kjent_fra, f.apnet_av
  from register.rollefaktum f where f.kjent_til is null
  union all
  select t.person_id, 'rolletildeling', 'manuell', t.rolle, null, t.skole, null, t.fra, t.til, null, null, null, t.gitt, t.id
  from tilgang.rolletildeling t where t.opphevet is null and (t.rolle <> 'systemforvalter' or t.godkjent is not null)
  union all
  select v.person_id, 'leverandorvindu', 'manuell', 'brukerstotteIt', v.leverandor, null, null, null, null, null, v.apnet, v.til, v.apnet, v.id
  from tilgang.leverandorvindu v where v.lukket is null
  union all
  select o.person_id, 'opplaering', 'manuell', null, null, null, null, o.dato, null, null, null, null, o.registrert, o.id
  from tilgang.opplaering o where o.opphevet is null
  union all
  select v.person_id, 'revisjonssvar', 'manuell', v.rolle, v.svar, v.skole, null, v.kvartal, null, null, null, null, v.svart, v.id
  from tilgang.revisjonssvar v;
grant select on tilgang.ansattfakta to friminutt_app, friminutt_kopi;
