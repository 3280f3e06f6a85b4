-- Out of the house: one notice to one person, and nothing of what it is about. What is said stands in the portal; here is only whom it is for, which
-- child it concerns (the access decision is asked again when it is sent), and the occasion, which makes two of one impossible.
create schema eksport;
grant usage on schema eksport to friminutt_app, friminutt_kopi;

create table eksport.varsel (
  id uuid primary key,
  slag text not null,
  mottaker_id uuid not null references register.person,
  barn_id uuid not null references register.person,
  -- The event, decision or relation it comes from.
  anledning_id uuid not null,
  haster boolean not null,
  tilstand text not null default 'koet' check (tilstand in ('koet', 'holdt', 'nektet', 'sendt', 'bekreftet', 'feilet')),
  -- One word; never what a provider wrote.
  grunn text check (grunn ~ '^[a-zA-Z0-9_]{1,40}$'),
  kanal text check (kanal in ('push', 'epost', 'sms')),
  -- Channels that have been given up for this notice.
  provd text[] not null default '{}',
  forsok int not null default 0 check (forsok >= 0),
  -- Goes up when a person asks that it be tried again: then the provider is to take it as new.
  runde int not null default 0,
  -- The provider's own id of what it took.
  referanse text check (length(referanse) <= 300),
  opprettet timestamptz not null,
  -- When it is looked at next; none when nothing more is to be done.
  neste timestamptz,
  utloper timestamptz not null check (utloper > opprettet),
  sendt timestamptz,
  endret timestamptz not null,
  unique (slag, anledning_id, barn_id, mottaker_id),
  check (grunn is not null or tilstand not in ('nektet', 'holdt', 'feilet')),
  check (tilstand not in ('nektet', 'bekreftet', 'feilet') or neste is null)
);
create index varsel_forfalt on eksport.varsel (haster desc, neste, id) where neste is not null;
create index varsel_mottaker on eksport.varsel (mottaker_id);
create index varsel_barn on eksport.varsel (barn_id);
create index varsel_ferdig on eksport.varsel (endret) where neste is null;

-- Each step of a notice; a step is not changed.
create table eksport.varselsteg (
  id uuid primary key,
  varsel_id uuid not null references eksport.varsel on delete cascade,
  tid timestamptz not null,
  tilstand text not null,
  kanal text,
  grunn text
);
create index varselsteg_varsel on eksport.varselsteg (varsel_id, tid);

-- A device its owner has asked to be told on (Web Push). The address is the browser maker's, the keys the browser's.
create table eksport.pushabonnement (
  id uuid primary key,
  person_id uuid not null references register.person,
  endepunkt text not null check (length(endepunkt) between 10 and 1000),
  p256dh text not null check (length(p256dh) between 80 and 100),
  auth text not null check (length(auth) between 16 and 40),
  opprettet timestamptz not null,
  avsluttet timestamptz check (avsluttet >= opprettet)
);
create unique index pushabonnement_en on eksport.pushabonnement (endepunkt) where avsluttet is null;
create index pushabonnement_person on eksport.pushabonnement (person_id) where avsluttet is null;

grant select, insert, update, delete on eksport.varsel to friminutt_system;
grant select, insert on eksport.varselsteg to friminutt_system;
grant select on eksport.varsel, eksport.varselsteg, eksport.pushabonnement to friminutt_kopi;
-- The overview counts; it has no grant on the columns that say who.
grant select (id, slag, kanal, tilstand, grunn, haster, runde, opprettet, utloper, endret) on eksport.varsel to friminutt_app;
grant update (tilstand, grunn, kanal, provd, forsok, runde, referanse, neste, endret) on eksport.varsel to friminutt_app;
grant select, insert on eksport.pushabonnement to friminutt_app;
grant update (avsluttet) on eksport.pushabonnement to friminutt_app;

do $$
declare t text;
begin
  foreach t in array array['varsel', 'varselsteg', 'pushabonnement'] loop
    execute format('alter table eksport.%I enable row level security', t);
    execute format('alter table eksport.%I force row level security', t);
    execute format('create policy les on eksport.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
  end loop;
  create policy system_ny on eksport.varsel for insert to friminutt_system with check (true);
  create policy system_endre on eksport.varsel for update to friminutt_system using (true) with check (true);
  create policy system_slett on eksport.varsel for delete to friminutt_system using (neste is null);
  create policy eier_slett on eksport.varselsteg for delete to friminutt_eier using (true);
  create policy system_ny on eksport.varselsteg for insert to friminutt_system with check (true);
  create policy system_endre on eksport.pushabonnement for update to friminutt_system using (true) with check (avsluttet is not null);

  create policy app_les on eksport.varsel for select to friminutt_app using ((select tilgang.har_rolle(array['systemforvalter'])));
  -- what a provider would not take may be tried again, and only that
  create policy app_igjen on eksport.varsel for update to friminutt_app using (tilstand = 'feilet' and (select tilgang.har_rolle(array['systemforvalter'])))
    with check (tilstand = 'koet' and forsok = 0 and grunn is null and (select tilgang.har_rolle(array['systemforvalter'])));

  create policy app_les on eksport.pushabonnement for select to friminutt_app using (person_id = (select tilgang.aktor()));
  create policy app_ny on eksport.pushabonnement for insert to friminutt_app with check (person_id = (select tilgang.aktor()) and avsluttet is null);
  create policy app_slutt on eksport.pushabonnement for update to friminutt_app using (person_id = (select tilgang.aktor()) and avsluttet is null)
    with check (avsluttet is not null);
end $$;

-- A browser that another person now uses is no longer the first one's. Only whoever holds the browser's own address can ask.
create function eksport.overta_push(endepunktet text, naar timestamptz) returns void language sql security definer
  set search_path = eksport, pg_temp
  as $$ update eksport.pushabonnement set avsluttet = greatest(opprettet, naar) where endepunkt = endepunktet and avsluttet is null and tilgang.aktor() is not null $$;
revoke all on function eksport.overta_push(text, timestamptz) from public;
grant execute on function eksport.overta_push(text, timestamptz) to friminutt_app;
create policy eier_slutt on eksport.pushabonnement for update to friminutt_eier using (true) with check (avsluttet is not null);
