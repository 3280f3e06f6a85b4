-- Decisions: a named person, with a reason. The import role has no grant on any of these tables: no import can see or change one.

-- A value that for a time counts above what the registers say. Lies beside the source's value and survives every import.
create table register.overstyring (
  id uuid primary key,
  person_id uuid not null references register.person,
  felt text not null,
  verdi jsonb not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  gyldig_til date not null,
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text
);
create unique index overstyring_gjeldende on register.overstyring (person_id, felt) where opphevet is null;

-- Local protection decided before Folkeregisteret says so.
create table tilgang.skjerming (
  id uuid primary key,
  person_id uuid not null,
  gradering text not null check (gradering in ('fortrolig', 'strengtFortrolig')),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  vurderes_pa_nytt date not null,
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid,
  opphevet_begrunnelse text
);
create unique index skjerming_gjeldende on tilgang.skjerming (person_id) where opphevet is null;

-- Approval or refusal of a run that its brakes stopped.
create table tilgang.innlesingsavgjorelse (
  id uuid primary key,
  innlesing_id uuid not null,
  avgjorelse text not null check (avgjorelse in ('godkjent', 'godkjent_uten_berorte', 'avvist')),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create unique index innlesingsavgjorelse_en on tilgang.innlesingsavgjorelse (innlesing_id);

-- Roles given by hand (kommuneadmin without a position). Positions give theirs by themselves.
create table tilgang.rolletildeling (
  id uuid primary key,
  person_id uuid not null,
  rolle text not null,
  skole text,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  fra date not null,
  til date not null check (til >= fra),
  gitt timestamptz not null default now(),
  gitt_av uuid not null,
  opphevet timestamptz,
  opphevet_av uuid
);

grant select, insert on register.overstyring, tilgang.skjerming, tilgang.innlesingsavgjorelse, tilgang.rolletildeling to friminutt_app;
grant update (opphevet, opphevet_av, opphevet_begrunnelse) on register.overstyring, tilgang.skjerming to friminutt_app;
grant update (opphevet, opphevet_av) on tilgang.rolletildeling to friminutt_app;
grant select on register.overstyring, tilgang.skjerming, tilgang.innlesingsavgjorelse, tilgang.rolletildeling to friminutt_kopi;

-- The two questions an import may ask of decisions, without seeing them: who is protected, and what was decided of my run.
create function tilgang.skjermede(personer uuid[]) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$ select s.person_id from tilgang.skjerming s where s.opphevet is null and s.person_id = any(personer)
        union select b.person_id from register.adressebeskyttelse b where b.kjent_til is null and b.person_id = any(personer)
          and b.gradering in ('fortrolig', 'strengtFortrolig')
        union select a.person_id from register.adresse a where a.kjent_til is null and a.person_id = any(personer)
          and a.gradering in ('fortrolig', 'strengtFortrolig') $$;
create function tilgang.avgjorelse_for(innlesing uuid) returns text language sql stable security definer
  set search_path = tilgang, pg_temp
  as $$ select avgjorelse from tilgang.innlesingsavgjorelse where innlesing_id = innlesing $$;
revoke all on function tilgang.skjermede(uuid[]), tilgang.avgjorelse_for(uuid) from public;
grant execute on function tilgang.skjermede(uuid[]), tilgang.avgjorelse_for(uuid) to friminutt_import, friminutt_app;

-- The trace: who changed and who saw. Written in the same transaction as the act; never changed.
create table sporing.endring (
  id uuid primary key,
  tid timestamptz not null default now(),
  aktor_id uuid,
  aktor text not null,
  handling text not null,
  gjelder uuid[] not null default '{}',
  endringssett uuid,
  detaljer jsonb not null default '{}'
);
create index endring_gjelder on sporing.endring using gin (gjelder);
create table sporing.innsyn (
  id uuid primary key,
  tid timestamptz not null default now(),
  aktor_id uuid,
  aktor text not null,
  visning text not null,
  feltsett text not null,
  gjelder uuid[] not null default '{}',
  begrunnelse text
);
create index innsyn_gjelder on sporing.innsyn using gin (gjelder);
create index innsyn_tid on sporing.innsyn (tid);
grant select, insert on sporing.endring, sporing.innsyn to friminutt_app;
grant insert on sporing.endring to friminutt_import;
grant select on sporing.endring, sporing.innsyn to friminutt_kopi;

-- Sessions of the development login. Real logins replace who may make one, not the table.
create table tilgang.okt (
  token_sum bytea primary key,
  person_id uuid not null,
  opprettet timestamptz not null default now(),
  sist_brukt timestamptz not null default now(),
  sprak text not null default 'nb',
  avsluttet timestamptz
);
grant select, insert on tilgang.okt to friminutt_app;
grant update (sist_brukt, avsluttet, sprak) on tilgang.okt to friminutt_app;
