-- A run: one reading of one source, from receipt to report.
create table kilde.innlesing (
  id uuid primary key,
  kilde text not null,
  slag text not null check (slag in ('full', 'endring', 'fil', 'enkelt', 'angring', 'hand')),
  status text not null check (status in ('mottar', 'klar', 'venter', 'bruker', 'ferdig', 'feilet', 'avvist', 'angret')),
  utlost_av text not null,
  startet timestamptz not null default now(),
  ferdig timestamptz,
  hjerteslag timestamptz not null default now(),
  -- counts, brakes that stopped it, what the file said of itself, the error's code; never people
  tellere jsonb not null default '{}',
  bremser jsonb not null default '[]',
  hode jsonb not null default '{}',
  feil jsonb,
  -- the feed's sequence number before and after
  sekvens_fra bigint,
  sekvens_til bigint,
  -- for an undo: the run it undoes
  gjelder uuid references kilde.innlesing
);
create index innlesing_nyeste on kilde.innlesing (kilde, startet desc);
create unique index innlesing_en_om_gangen on kilde.innlesing (kilde) where status in ('mottar', 'klar', 'bruker');

-- Received, normalised and encrypted families or people, at most 1 000 people a chunk. Short-lived.
create table kilde.mottak (
  innlesing_id uuid not null references kilde.innlesing,
  nummer int not null,
  haster boolean not null default false,
  antall int not null,
  kryptert bytea,
  brukt timestamptz,
  tellere jsonb,
  primary key (innlesing_id, nummer)
);
create index mottak_ubrukt on kilde.mottak (innlesing_id, haster desc, nummer) where brukt is null;

-- Whom a run read, also those with nothing new: «hentet» on every value comes from here. One row per chunk.
create table kilde.dekning (
  innlesing_id uuid not null references kilde.innlesing,
  kilde text not null,
  -- «12» for a chunk, «12.a.b» for the halves of one that had a bad person in it
  nummer text not null,
  personer uuid[] not null,
  primary key (innlesing_id, nummer)
);
create index dekning_kilde on kilde.dekning (kilde, innlesing_id desc);

-- The last document applied per person and source: a checksum tells at once that nothing is new, the version which of two is newer.
create table kilde.dokument (
  kilde text not null,
  person_id uuid not null references register.person,
  sjekksum bytea not null,
  versjon timestamptz,
  primary key (kilde, person_id)
);

-- What a run would change for relations and protection: the preview lists people, not rows.
create table kilde.forhandsvisning (
  innlesing_id uuid not null references kilde.innlesing,
  nummer int not null,
  slag text not null,
  alvor int not null default 0,
  person_id uuid,
  motpart_id uuid,
  detaljer jsonb not null default '{}',
  primary key (innlesing_id, nummer)
);

-- One bad person is held here with the reason; the rest of the run goes on.
create table kilde.holdt_igjen (
  id uuid primary key,
  innlesing_id uuid not null references kilde.innlesing,
  kilde text not null,
  arsak text not null,
  person_id uuid references register.person,
  -- HMAC of what is held, so that the same person is not listed twice
  nokkel bytea not null,
  linje int,
  detaljer jsonb not null default '{}',
  kryptert bytea,
  opprettet timestamptz not null default now(),
  sist_sett timestamptz not null default now(),
  lost timestamptz,
  losning text
);
create unique index holdt_igjen_apen on kilde.holdt_igjen (kilde, nokkel, arsak) where lost is null;

-- Unknown codes and fields, counted per run.
create table kilde.avvik (
  innlesing_id uuid not null references kilde.innlesing,
  kode text not null,
  felt text not null,
  verdi text not null default '',
  antall int not null,
  primary key (innlesing_id, kode, felt, verdi)
);

-- Where the feed stands, per source.
create table kilde.posisjon (
  kilde text primary key,
  sekvens bigint not null,
  etag text,
  oppdatert timestamptz not null default now()
);

grant select, insert, update on kilde.innlesing, kilde.mottak, kilde.dokument, kilde.holdt_igjen, kilde.avvik, kilde.posisjon to friminutt_import;
grant select, insert on kilde.dekning, kilde.forhandsvisning to friminutt_import;
grant delete on kilde.mottak, kilde.dokument, kilde.forhandsvisning, kilde.dekning to friminutt_import;
grant select on all tables in schema kilde to friminutt_app, friminutt_kopi;
grant insert, update on kilde.innlesing, kilde.holdt_igjen to friminutt_app;

-- Facts: read by all, opened and closed by app and import, deleted by nobody.
grant select on all tables in schema register to friminutt_app, friminutt_import, friminutt_kopi;
grant insert on all tables in schema register to friminutt_app, friminutt_import;
do $$
declare t text;
begin
  foreach t in array array['personidentifikator', 'navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon',
                           'kontaktinformasjon', 'kontaktperson', 'skole', 'fagkode', 'elevforhold', 'personalressurs', 'arbeidsforhold'] loop
    -- a closed row stays closed: only these two columns may ever be set
    execute format('grant update (kjent_til, lukket_av) on register.%I to friminutt_app, friminutt_import', t);
    -- an import never writes as a person, and a person never as a register
    execute format('alter table register.%I enable row level security, force row level security', t);
    execute format('create policy les on register.%I for select to friminutt_app, friminutt_import, friminutt_kopi using (true)', t);
    -- FORCE binds the owner too; the owner's own functions (tilgang.skjermede) read through this
    execute format('create policy eier_les on register.%I for select to friminutt_eier using (true)', t);
    execute format('create policy import_ny on register.%I for insert to friminutt_import with check (kilde not in (''manuell'', ''overstyring''))', t);
    execute format('create policy import_lukk on register.%I for update to friminutt_import using (kilde not in (''manuell'', ''overstyring''))', t);
    execute format('create policy app_ny on register.%I for insert to friminutt_app with check (kilde = ''manuell'')', t);
    execute format('create policy app_lukk on register.%I for update to friminutt_app using (kilde = ''manuell'')', t);
  end loop;
end $$;
grant update (sammenslatt_med) on register.person to friminutt_import, friminutt_app;
