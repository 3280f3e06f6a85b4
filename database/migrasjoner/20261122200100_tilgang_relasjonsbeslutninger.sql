-- Decisions about who may act for, see and reach a child. The import role has no grant on any of them: no import can see or change one.
-- Each is made by a named person with a reason, and ended only by another decision.

-- A person shut out from a child: besøksforbud, lost right to information (barnelova § 47), or our own until the case is decided. Wins over all.
create table tilgang.sperring (
  id uuid primary key,
  barn_id uuid not null,
  person_id uuid not null check (person_id <> barn_id),
  slag text not null check (slag in ('besoksforbud', 'tapt_opplysningsrett', 'lokal')),
  dokument text,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  vurderes_pa_nytt date,
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text,
  check ((opphevet is null) = (opphevet_av is null))
);
create unique index sperring_gjeldende on tilgang.sperring (barn_id, person_id, slag) where opphevet is null;
create index sperring_person on tilgang.sperring (person_id) where opphevet is null;

-- Who else than Folkeregisteret says stands in for a child: foreldreansvar by judgment or document, verge, foster parents and barnevern after
-- omsorgsovertakelse, a contact with consent. For `samtykke` it counts only when everyone with foreldreansvar has said yes (samtykkesvar).
create table tilgang.foresattbeslutning (
  id uuid primary key,
  barn_id uuid not null,
  slag text not null check (slag in ('foreldreansvar', 'verge', 'fosterforelder', 'barnevern', 'samtykke')),
  person_id uuid,
  organisasjon text,
  -- what a consent covers: se, varsles, skjema, meldinger, nodmelding
  omfang text[] not null default '{}',
  dokument text,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  fra date not null,
  til date check (til >= fra),
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text,
  check (num_nonnulls(person_id, organisasjon) = 1),
  check (person_id <> barn_id),
  check (slag = 'samtykke' or omfang = '{}')
);
create index foresattbeslutning_barn on tilgang.foresattbeslutning (barn_id) where opphevet is null;
create index foresattbeslutning_person on tilgang.foresattbeslutning (person_id) where opphevet is null;

-- One answer a person with foreldreansvar; the newest counts, so a yes can be taken back.
create table tilgang.samtykkesvar (
  id uuid primary key,
  beslutning_id uuid not null references tilgang.foresattbeslutning,
  person_id uuid not null,
  svar boolean not null,
  dokument text,
  svart timestamptz not null default now(),
  registrert_av uuid not null
);
create index samtykkesvar_beslutning on tilgang.samtykkesvar (beslutning_id, person_id, svart desc);

-- Graded rights per guardian and child, where they differ from what the relation gives. The newest row of a right counts.
create table tilgang.foresattrett (
  id uuid primary key,
  barn_id uuid not null,
  person_id uuid not null,
  rett text not null check (rett in ('se', 'varsles', 'skjema', 'meldinger', 'samtykke', 'nodmelding')),
  gitt_rett boolean not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text
);
create unique index foresattrett_gjeldende on tilgang.foresattrett (barn_id, person_id, rett) where opphevet is null;

-- A new guardian near any protection has no access until a named person has released it.
create table tilgang.frigivelse (
  id uuid primary key,
  barn_id uuid not null,
  person_id uuid not null,
  avgjorelse text not null check (avgjorelse in ('frigitt', 'nektet')),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create index frigivelse_par on tilgang.frigivelse (barn_id, person_id, avgjort desc);

-- The named circle around a protected person. A protected person is seen by nobody at work who is not in it.
create table tilgang.krets (
  id uuid primary key,
  person_id uuid not null,
  aktor_id uuid not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  fra date not null,
  til date not null check (til >= fra),
  gitt timestamptz not null default now(),
  gitt_av uuid not null check (gitt_av <> aktor_id),
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text
);
create unique index krets_gjeldende on tilgang.krets (person_id, aktor_id) where opphevet is null;
create index krets_aktor on tilgang.krets (aktor_id) where opphevet is null;

-- Break-glass: an emergency look at a protected person, with a reason; the circle and the leader are told. Under kode 6 nothing opens before a
-- second person has approved.
create table tilgang.nodinnsyn (
  id uuid primary key,
  person_id uuid not null,
  aktor_id uuid not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 20),
  krever_godkjenning boolean not null,
  bedt timestamptz not null default now(),
  til timestamptz not null,
  godkjent timestamptz,
  godkjent_av uuid check (godkjent_av <> aktor_id),
  avsluttet timestamptz,
  check (til <= bedt + interval '24 hours')
);
create index nodinnsyn_person on tilgang.nodinnsyn (person_id, til);
create index nodinnsyn_aktor on tilgang.nodinnsyn (aktor_id, til);

-- «Steng foresattilgang»: one row while it is closed, for the whole kommune.
create table tilgang.foresattstenging (
  id uuid primary key,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  stengt timestamptz not null default now(),
  stengt_av uuid not null,
  apnet timestamptz,
  apnet_av uuid
);
create unique index foresattstenging_en on tilgang.foresattstenging ((true)) where apnet is null;

-- A parent without foreldreansvar asks the school for information (barnelova § 47): answered each time, with a reason.
create table tilgang.opplysningssvar (
  id uuid primary key,
  barn_id uuid not null,
  person_id uuid not null,
  gjaldt text not null,
  avgjorelse text not null check (avgjorelse in ('gitt', 'delvis', 'avslatt')),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create index opplysningssvar_barn on tilgang.opplysningssvar (barn_id, avgjort desc);

do $$
declare t text;
begin
  foreach t in array array['sperring', 'foresattbeslutning', 'samtykkesvar', 'foresattrett', 'frigivelse', 'krets', 'nodinnsyn',
                           'foresattstenging', 'opplysningssvar'] loop
    execute format('grant select, insert on tilgang.%I to friminutt_app', t);
    execute format('grant select on tilgang.%I to friminutt_kopi', t);
  end loop;
  foreach t in array array['sperring', 'foresattbeslutning', 'foresattrett', 'krets'] loop
    execute format('grant update (opphevet, opphevet_av, opphevet_begrunnelse) on tilgang.%I to friminutt_app', t);
  end loop;
end $$;
grant update (godkjent, godkjent_av, avsluttet) on tilgang.nodinnsyn to friminutt_app;
grant update (apnet, apnet_av) on tilgang.foresattstenging to friminutt_app;

-- A hand-given systemforvalter needs a second person before it counts.
alter table tilgang.rolletildeling add column godkjent timestamptz;
alter table tilgang.rolletildeling add column godkjent_av uuid check (godkjent_av <> gitt_av);
grant update (godkjent, godkjent_av) on tilgang.rolletildeling to friminutt_app;
