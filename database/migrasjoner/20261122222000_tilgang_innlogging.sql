-- Real logins: who an account at a login provider is here, attempts under way, and what a session rests on.

-- «This account there is this person here.» Never by e-mail. The key is an HMAC of what the provider calls the person (sub, tid and oid, a verified
-- number), made with a key outside the database. A closed account logs nobody in, and is not opened by logging in again.
create table tilgang.konto (
  id uuid primary key,
  tilbyder text not null,
  nokkel bytea not null check (length(nokkel) = 32),
  person_id uuid not null,
  -- how we know: fodselsnummer, ansattnummer, brukernavn, forhandsregistrert
  grunnlag text not null,
  opprettet timestamptz not null,
  sist_brukt timestamptz,
  stengt timestamptz,
  stengt_av uuid
);
create unique index konto_nokkel on tilgang.konto (tilbyder, nokkel);
create index konto_person on tilgang.konto (person_id);
grant select, insert on tilgang.konto to friminutt_app;
grant update (person_id, sist_brukt, stengt, stengt_av) on tilgang.konto to friminutt_app;
grant select on tilgang.konto to friminutt_kopi;

-- A login under way at a provider: ten minutes, used once, bound to the browser that began it. Nonce, verifier and where to go lie encrypted.
create table tilgang.innloggingsforsok (
  state_sum bytea primary key check (length(state_sum) = 32),
  kapsel_sum bytea not null check (length(kapsel_sum) = 32),
  tilbyder text not null,
  avsender bytea not null,
  innhold bytea not null,
  opprettet timestamptz not null,
  utloper timestamptz not null,
  brukt timestamptz
);
create index innloggingsforsok_avsender on tilgang.innloggingsforsok (avsender, opprettet);
create index innloggingsforsok_alder on tilgang.innloggingsforsok (opprettet);
grant select, insert, delete on tilgang.innloggingsforsok to friminutt_app;
grant update (brukt) on tilgang.innloggingsforsok to friminutt_app;

-- «utvikling»: made by tests of this repository; counts only where all people are made up.
alter table tilgang.okt
  add column id uuid not null default gen_random_uuid(),
  add column tilbyder text not null default 'utvikling' check (tilbyder in ('idporten', 'feide', 'entra', 'bankid', 'utvikling')),
  add column niva text not null default 'betydelig' check (niva in ('betydelig', 'hoyt')),
  add column to_faktor boolean not null default false,
  add column enhet text,
  add column utsteder text,
  add column sid_sum bytea,
  -- id_token, encrypted: sent back as a hint when the person logs out
  add column hint bytea,
  add column konto_id uuid,
  -- had a role when it began: a session that had one and has none any more is over
  add column hadde_rolle boolean not null default false,
  add column last timestamptz,
  add column avsluttet_grunn text;
create unique index okt_id on tilgang.okt (id);
create index okt_sid on tilgang.okt (sid_sum) where avsluttet is null;
grant update (last, avsluttet_grunn, hint) on tilgang.okt to friminutt_app;

-- A guardian's own device: can report absence and nothing else, until it is taken away or has grown old.
create table tilgang.enhetsokt (
  id uuid primary key,
  token_sum bytea not null unique check (length(token_sum) = 32),
  person_id uuid not null,
  enhet text,
  sprak text not null default 'nb',
  opprettet timestamptz not null,
  utloper timestamptz not null,
  sist_brukt timestamptz not null,
  opphevet timestamptz,
  check (utloper <= opprettet + interval '400 days')
);
create index enhetsokt_person on tilgang.enhetsokt (person_id) where opphevet is null;
grant select, insert on tilgang.enhetsokt to friminutt_app;
grant update (sist_brukt, opphevet) on tilgang.enhetsokt to friminutt_app;

-- What was typed in a form when more was asked of the session: encrypted, for the same person, shown once.
create table tilgang.skjemakladd (
  id uuid primary key,
  person_id uuid not null,
  sti text not null,
  innhold bytea not null,
  opprettet timestamptz not null,
  utloper timestamptz not null
);
create index skjemakladd_alder on tilgang.skjemakladd (opprettet);
grant select, insert, delete on tilgang.skjemakladd to friminutt_app;
