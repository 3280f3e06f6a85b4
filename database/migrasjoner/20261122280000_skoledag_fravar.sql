-- The school day: who is where, who said so, and what is done about those nobody has accounted for.
-- Corrections add a version; nothing is overwritten (opplæringsforskrifta § 9-9, arkivforskrifta: a correction adds).
create schema skoledag;
grant usage on schema skoledag to friminutt_app, friminutt_kopi;

-- What somebody has said beforehand: a pupil will be away, whole days or part of one day. One report covers school, SFO and transport.
create table skoledag.fravarsmelding (
  id uuid primary key,
  -- the same through all versions
  melding_id uuid not null,
  elev_id uuid not null references register.person,
  skole text not null,
  type text not null,
  fra date not null,
  til date not null check (til >= fra),
  -- set together: part of the day, and then one day only
  fra_kl time,
  til_kl time check (til_kl > fra_kl),
  -- only where the kommune has turned free text on; encrypted
  merknad bytea,
  -- came after the school's deadline on the first day
  sen boolean not null,
  trukket boolean not null default false,
  rolle text not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid,
  check (num_nonnulls(fra_kl, til_kl) <> 1),
  check (fra_kl is null or fra = til)
);
create unique index fravarsmelding_gjeldende on skoledag.fravarsmelding (melding_id) where kjent_til is null;
create index fravarsmelding_elev on skoledag.fravarsmelding (elev_id, til) where kjent_til is null;
create index fravarsmelding_skole on skoledag.fravarsmelding (skole, til) where kjent_til is null;
-- two guardians saying the same at the same time is one report
create unique index fravarsmelding_lik on skoledag.fravarsmelding (elev_id, fra, til, coalesce(fra_kl, '00:00'), coalesce(til_kl, '00:00'))
  where kjent_til is null and not trukket;

-- One save of the class register: who signed, and who was in the class. Everyone in `elever` without a row in oppmote was present.
create table skoledag.foring (
  id uuid primary key,
  skole text not null,
  -- a group's id, or the class by name until groups are kept
  gruppe text not null,
  dato date not null,
  -- 0: the whole day; 1, 2 …: the lesson
  time_nr smallint not null check (time_nr between 0 and 12),
  elever uuid[] not null,
  fort timestamptz not null,
  fort_av uuid not null,
  rolle text not null,
  erstattet timestamptz,
  erstattet_av uuid
);
create unique index foring_gjeldende on skoledag.foring (skole, dato, gruppe, time_nr) where erstattet is null;

-- What differs from present. Minutes and days are never converted into one another (§ 9-44).
create table skoledag.oppmote (
  id uuid primary key,
  elev_id uuid not null references register.person,
  dato date not null,
  time_nr smallint not null check (time_nr between 0 and 12),
  skole text not null,
  status text not null check (status in ('sen', 'borte', 'gikk')),
  minutter smallint check (minutter between 1 and 600),
  -- a type from the school's list, permisjon, or null: nobody has said why
  arsak text,
  foring_id uuid not null references skoledag.foring,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid,
  check (status = 'borte' or minutter is not null)
);
create unique index oppmote_gjeldende on skoledag.oppmote (elev_id, dato, time_nr) where kjent_til is null;
create index oppmote_dag on skoledag.oppmote (skole, dato) where kjent_til is null;

-- Where pupils are when they are not in class, said by somebody at work: a trip, another group, SFO, a bus that is late.
create table skoledag.annetsted (
  id uuid primary key,
  elev_id uuid not null references register.person,
  skole text not null,
  slag text not null check (slag in ('tur', 'gruppe', 'sfo', 'skyss')),
  fra date not null,
  til date not null check (til >= fra),
  fra_kl time,
  til_kl time,
  hva text,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid
);
create index annetsted_skole on skoledag.annetsted (skole, til) where kjent_til is null;
create index annetsted_elev on skoledag.annetsted (elev_id, til) where kjent_til is null;

-- A case: a pupil nobody has accounted for, or a class nobody has checked. Closed once, with an outcome.
create table skoledag.etterlysning (
  id uuid primary key,
  slag text not null check (slag in ('elev', 'klasse')),
  elev_id uuid references register.person,
  skole text not null,
  gruppe text,
  dato date not null,
  apnet timestamptz not null,
  -- null: the clock
  apnet_av uuid,
  trinn text not null default 'apen' check (trinn in ('apen', 'varslet', 'eskalert')),
  eskalert timestamptz,
  lukket timestamptz check (lukket >= apnet),
  lukket_av uuid,
  utfall text check (utfall in ('mott', 'meldt', 'funnet', 'hjemme', 'politi', 'feil', 'fort')),
  check ((lukket is null) = (utfall is null)),
  check ((slag = 'elev') = (elev_id is not null)),
  check (slag = 'elev' or gruppe is not null)
);
-- at most one open case a pupil and a class
create unique index etterlysning_apen_elev on skoledag.etterlysning (elev_id) where lukket is null and slag = 'elev';
create unique index etterlysning_apen_klasse on skoledag.etterlysning (skole, gruppe, dato) where lukket is null and slag = 'klasse';
create index etterlysning_dag on skoledag.etterlysning (skole, dato);

-- Every attempt and answer: who did what, whom they reached, when, and how it went. Append-only.
create table skoledag.etterlysningssteg (
  id uuid primary key,
  etterlysning_id uuid not null references skoledag.etterlysning,
  tid timestamptz not null,
  -- null: the clock
  av uuid,
  hva text not null check (hva in ('lette', 'ringte', 'varslet', 'svar', 'eskalert', 'politi', 'lukket')),
  -- whom: a guardian's id
  hvem uuid,
  resultat text not null check (resultat in ('ikke_funnet', 'funnet', 'ikke_svar', 'leter', 'vet_ikke', 'hjemme', 'bestilt', 'sendt_videre', 'avklart'))
);
create index etterlysningssteg_sak on skoledag.etterlysningssteg (etterlysning_id, tid);

-- What has happened that others outside this room must hear of (guardians, SFO, transport). Codes and ids only; the gate out of the house asks
-- for access again, per receiver, when it takes a row.
create table skoledag.hendelse (
  id uuid primary key,
  slag text not null,
  elev_id uuid not null,
  om_id uuid not null,
  skole text not null,
  opprettet timestamptz not null,
  tatt timestamptz,
  unique (slag, om_id, elev_id)
);
create index hendelse_venter on skoledag.hendelse (opprettet) where tatt is null;

-- Paper behind absence: legeattest, a guardian's own word, or a documented lasting risk (§ 9-44 a).
create table skoledag.dokumentasjon (
  id uuid primary key,
  elev_id uuid not null references register.person,
  skole text not null,
  fra date not null,
  til date not null check (til >= fra),
  slag text not null check (slag in ('legeattest', 'kronisk', 'foresatt', 'trossamfunn', 'annet')),
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid
);
create index dokumentasjon_elev on skoledag.dokumentasjon (elev_id, fra) where kjent_til is null;

-- The decision that days are left out of the diploma (§ 9-44): demanded, computed, decided by a named person.
create table skoledag.fratrekk (
  id uuid primary key,
  elev_id uuid not null references register.person,
  skole text not null,
  -- the year the school year begins
  skolear int not null,
  krevd_av text not null check (krevd_av in ('elev', 'foresatt')),
  dager smallint not null check (dager between 0 and 10),
  -- which spells, by first day and ground
  grunnlag jsonb not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid
);
create unique index fratrekk_gjeldende on skoledag.fratrekk (elev_id, skolear) where kjent_til is null;

-- A threshold of the kommune has been reached: somebody at school follows up.
create table skoledag.oppfolging (
  id uuid primary key,
  elev_id uuid not null references register.person,
  skole text not null,
  terskel text not null check (terskel in ('sen_maned', 'dager_maned', 'dager_rad', 'dager_halvar', 'dag_tre')),
  -- the month, half year or first day the threshold is counted from
  periode text not null,
  antall int not null,
  apnet timestamptz not null,
  lukket timestamptz,
  lukket_av uuid,
  tiltak text check (tiltak in ('samtale_elev', 'samtale_hjem', 'mote', 'ppt', 'ingen')),
  check ((lukket is null) = (tiltak is null)),
  unique (elev_id, terskel, periode)
);
create index oppfolging_skole on skoledag.oppfolging (skole) where lukket is null;

-- Applications for leave (opplæringslova § 2-2). One a child; the applicant may change it until it is handled.
create table skoledag.permisjon (
  id uuid primary key,
  soknad_id uuid not null,
  elev_id uuid not null references register.person,
  skole text not null,
  fra date not null,
  til date not null check (til >= fra),
  arsak text not null check (arsak in ('ferie', 'familie', 'idrett', 'trossamfunn', 'helse', 'annet')),
  begrunnelse bytea,
  -- 4: as § 2-2 fourth paragraph, the kommune may; 5: fifth paragraph, a right on holidays of another trussamfunn
  ledd smallint not null check (ledd in (4, 5)),
  dager smallint not null check (dager > 0),
  status text not null check (status in ('sokt', 'trukket', 'innvilget', 'delvis', 'avslatt')),
  sokt timestamptz not null,
  sokt_av uuid not null,
  rolle text not null,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid
);
create unique index permisjon_gjeldende on skoledag.permisjon (soknad_id) where kjent_til is null;
create index permisjon_elev on skoledag.permisjon (elev_id, til) where kjent_til is null;
create index permisjon_skole on skoledag.permisjon (skole, status) where kjent_til is null;

-- The decision: an enkeltvedtak with reasons and the day the appeal runs out (fvl. §§ 24, 27, 29). A new one (an appeal upheld) is a new row.
create table skoledag.permisjonsvedtak (
  id uuid primary key,
  soknad_id uuid not null,
  elev_id uuid not null references register.person,
  skole text not null,
  utfall text not null check (utfall in ('innvilget', 'delvis', 'avslatt')),
  -- granted days; null when refused
  fra date,
  til date check (til >= fra),
  dager smallint not null check (dager >= 0),
  niva text not null check (niva in ('kontaktlarer', 'rektor', 'kommune')),
  begrunnelse bytea not null,
  forskrift text not null,
  vedtatt timestamptz not null,
  vedtatt_av uuid not null,
  -- the day the party is taken to have been told, and the last day to appeal
  klagefrist date not null,
  brev bytea not null,
  apnet timestamptz,
  apnet_av uuid,
  check ((utfall = 'avslatt') = (fra is null))
);
create index permisjonsvedtak_soknad on skoledag.permisjonsvedtak (soknad_id, vedtatt desc);
create index permisjonsvedtak_elev on skoledag.permisjonsvedtak (elev_id, til) where utfall <> 'avslatt';
create index permisjonsvedtak_skole on skoledag.permisjonsvedtak (skole, til) where utfall <> 'avslatt';

do $$
declare t text;
begin
  foreach t in array array['fravarsmelding', 'foring', 'oppmote', 'annetsted', 'etterlysning', 'etterlysningssteg', 'hendelse', 'dokumentasjon',
                           'fratrekk', 'oppfolging', 'permisjon', 'permisjonsvedtak'] loop
    execute format('alter table skoledag.%I enable row level security', t);
    execute format('alter table skoledag.%I force row level security', t);
    execute format('grant select on skoledag.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert on skoledag.%I to friminutt_app', t);
    execute format('create policy les on skoledag.%I for select to friminutt_app, friminutt_kopi using (true)', t);
    execute format('create policy eier_les on skoledag.%I for select to friminutt_eier using (true)', t);
    execute format('create policy app_ny on skoledag.%I for insert to friminutt_app with check (true)', t);
  end loop;
  -- a version is closed once and stays closed
  foreach t in array array['fravarsmelding', 'oppmote', 'annetsted', 'dokumentasjon', 'fratrekk', 'permisjon'] loop
    execute format('grant update (kjent_til, lukket_av) on skoledag.%I to friminutt_app', t);
    execute format('create policy app_lukk on skoledag.%I for update to friminutt_app using (kjent_til is null) with check (kjent_til is not null)', t);
  end loop;
end $$;
grant update (erstattet, erstattet_av) on skoledag.foring to friminutt_app;
create policy app_lukk on skoledag.foring for update to friminutt_app using (erstattet is null) with check (erstattet is not null);
grant update (trinn, eskalert, lukket, lukket_av, utfall) on skoledag.etterlysning to friminutt_app;
create policy app_lukk on skoledag.etterlysning for update to friminutt_app using (lukket is null) with check (true);
grant update (lukket, lukket_av, tiltak) on skoledag.oppfolging to friminutt_app;
create policy app_lukk on skoledag.oppfolging for update to friminutt_app using (lukket is null) with check (lukket is not null);
grant update (tatt) on skoledag.hendelse to friminutt_app;
create policy app_ta on skoledag.hendelse for update to friminutt_app using (tatt is null) with check (tatt is not null);
grant update (apnet, apnet_av) on skoledag.permisjonsvedtak to friminutt_app;
create policy app_apne on skoledag.permisjonsvedtak for update to friminutt_app using (apnet is null) with check (apnet is not null);
