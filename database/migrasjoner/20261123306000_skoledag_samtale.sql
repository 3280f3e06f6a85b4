-- Utviklingssamtaler: a round of times for a group, and who has taken which (opplæringsforskrifta §§ 9-6, 11-1). Who talks about what is not kept.
create table skoledag.samtalerunde (
  id uuid primary key,
  skole text not null check (length(skole) > 0),
  gruppe_id uuid not null,
  -- a room, or what the home must know to meet on a screen; never a link with a key
  sted text not null check (length(trim(sted)) between 1 and 80),
  form text not null check (form in ('fysisk', 'digital')),
  lengde smallint not null check (lengde between 5 and 90),
  pause smallint not null check (pause between 0 and 60),
  -- separate talks: each guardian has one, and sees only his own
  hver_foresatt boolean not null,
  -- the last day the home books, changes and cancels
  frist date not null,
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  apnet timestamptz check (apnet >= opprettet),
  apnet_av uuid,
  avlyst timestamptz check (avlyst >= opprettet),
  avlyst_av uuid,
  check ((apnet is null) = (apnet_av is null)),
  check ((avlyst is null) = (avlyst_av is null))
);
create index samtalerunde_gruppe on skoledag.samtalerunde (gruppe_id);
create index samtalerunde_skole on skoledag.samtalerunde (skole);

create table skoledag.samtaletid (
  id uuid primary key,
  runde_id uuid not null references skoledag.samtalerunde,
  fra timestamptz not null,
  til timestamptz not null check (til > fra),
  -- the teacher cannot after all
  stengt timestamptz,
  stengt_av uuid,
  check ((stengt is null) = (stengt_av is null)),
  unique (runde_id, fra),
  unique (id, runde_id)
);

create table skoledag.samtalebestilling (
  id uuid primary key,
  runde_id uuid not null,
  tid_id uuid not null,
  elev_id uuid not null references register.person,
  -- whose talk it is where each guardian has one; null: the child's
  for_id uuid references register.person,
  rolle text not null check (rolle in ('foresatt', 'elev', 'skole')),
  bestilt timestamptz not null,
  bestilt_av uuid not null,
  avbestilt timestamptz check (avbestilt >= bestilt),
  avbestilt_av uuid,
  -- the day the talk was held, as the teacher says
  holdt date,
  holdt_av uuid,
  check ((avbestilt is null) = (avbestilt_av is null)),
  check ((holdt is null) = (holdt_av is null)),
  check (holdt is null or avbestilt is null),
  foreign key (tid_id, runde_id) references skoledag.samtaletid (id, runde_id)
);
-- a time is one home's, whoever presses first; and a home has one time
create unique index samtalebestilling_tid on skoledag.samtalebestilling (tid_id) where avbestilt is null;
create unique index samtalebestilling_elev on skoledag.samtalebestilling (runde_id, elev_id, for_id) nulls not distinct where avbestilt is null;
create index samtalebestilling_barn on skoledag.samtalebestilling (elev_id) where avbestilt is null;

-- That a home has been invited, reminded, or told of a change: what the count of two a year rests on.
create table skoledag.samtaleinvitasjon (
  id uuid primary key,
  runde_id uuid not null references skoledag.samtalerunde,
  elev_id uuid not null references register.person,
  -- endret: the school moved or gave up the time
  slag text not null check (slag in ('invitert', 'paminnet', 'endret')),
  sendt timestamptz not null,
  sendt_av uuid not null
);
create unique index samtaleinvitasjon_en on skoledag.samtaleinvitasjon (runde_id, elev_id) where slag = 'invitert';
create index samtaleinvitasjon_elev on skoledag.samtaleinvitasjon (elev_id, sendt);

-- The home's own children; at work the leaders' and the office's schools, and a kontaktlarer's own groups alone.
create function skoledag.samtalesyn() returns tilgang.syn language plpgsql stable security definer cost 1000
  set search_path = tilgang, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.som(array['rektor', 'hovudstegsleder', 'skolekonsulent', 'foresatt', 'elev']);
begin
  if s.aktor is null then return s; end if;
  s.alt := false;
  s.sfo := '{}';
  s.grupper := (tilgang.som(array['kontaktlarer'])).grupper;
  return s;
end $$;
create function skoledag.styrer_gruppe(skole text, gruppe uuid, s tilgang.syn) returns boolean language sql immutable cost 1000
  as $$ select s.aktor is not null and (skole = any(s.skoler) or gruppe = any(s.grupper)) $$;
create function skoledag.styrer_runde(runde uuid, s tilgang.syn) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.samtalerunde r where r.id = runde and skoledag.styrer_gruppe(r.skole, r.gruppe_id, s)) $$;
create function skoledag.er_i_gruppe(gruppe uuid, elev uuid[], dag date) returns boolean language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.gruppemedlem m where m.gruppe_id = gruppe and m.person_id = any(elev) and m.kjent_til is null and dag between m.fra and m.til) $$;
create function skoledag.ser_runde(runde uuid, s tilgang.syn) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select s.aktor is not null and exists (select 1 from skoledag.samtalerunde r where r.id = runde
    and (skoledag.styrer_gruppe(r.skole, r.gruppe_id, s) or (r.apnet is not null and skoledag.er_i_gruppe(r.gruppe_id, s.barn, s.dag)))) $$;
-- Which times are gone, and never to whom. Empty for those who may not see the round.
create function skoledag.tatte_tider(runde uuid) returns setof uuid language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select b.tid_id from skoledag.samtalebestilling b where b.runde_id = runde and b.avbestilt is null and skoledag.ser_runde(runde, skoledag.samtalesyn()) $$;
-- Is this something that can be booked today? The home within the deadline and once it is open; the school also before and after.
create function skoledag.kan_bestilles(runde uuid, tid uuid, elev uuid, hvem uuid, hjemmet boolean) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.samtalerunde r join skoledag.samtaletid t on t.runde_id = r.id
    where r.id = runde and t.id = tid and t.stengt is null and r.avlyst is null and r.hver_foresatt = (hvem is not null)
      and (not hjemmet or (r.apnet is not null and grunn.i_dag() <= r.frist)) and skoledag.er_i_gruppe(r.gruppe_id, array[elev], grunn.i_dag())) $$;
create function skoledag.kan_avbestilles(runde uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.samtalerunde r where r.id = runde and r.avlyst is null and grunn.i_dag() <= r.frist) $$;
-- Everybody in the group is invited, those the teacher may not see the name of too. Bare ids, to those who run the round.
create function skoledag.skal_inviteres(runde uuid, hvorfor text) returns setof uuid language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select distinct m.person_id from skoledag.samtalerunde r join register.gruppemedlem m on m.gruppe_id = r.gruppe_id and m.kjent_til is null and grunn.i_dag() between m.fra and m.til
    where r.id = runde and skoledag.styrer_runde(runde, skoledag.samtalesyn())
      and (hvorfor <> 'paminnet' or not exists (select 1 from skoledag.samtalebestilling b where b.runde_id = runde and b.elev_id = m.person_id and b.avbestilt is null))
      and (hvorfor <> 'avlyst' or exists (select 1 from skoledag.samtalebestilling b where b.runde_id = runde and b.elev_id = m.person_id and b.avbestilt is null)) $$;
create function skoledag.er_samtaleinvitasjon(invitasjon uuid, elev uuid, skole text, hvem uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.samtaleinvitasjon i join skoledag.samtalerunde r on r.id = i.runde_id
    where i.id = invitasjon and i.elev_id = elev and i.sendt_av = hvem and r.skole = $3) $$;
do $$
declare f text;
begin
  foreach f in array array['samtalesyn()', 'styrer_gruppe(text, uuid, tilgang.syn)', 'styrer_runde(uuid, tilgang.syn)', 'er_i_gruppe(uuid, uuid[], date)',
      'ser_runde(uuid, tilgang.syn)', 'tatte_tider(uuid)', 'kan_bestilles(uuid, uuid, uuid, uuid, boolean)', 'kan_avbestilles(uuid)', 'skal_inviteres(uuid, text)',
      'er_samtaleinvitasjon(uuid, uuid, text, uuid)'] loop
    execute format('revoke all on function skoledag.%s from public', f);
    execute format('grant execute on function skoledag.%s to friminutt_app', f);
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['samtalerunde', 'samtaletid', 'samtalebestilling', 'samtaleinvitasjon'] loop
    execute format('alter table skoledag.%I enable row level security', t);
    execute format('alter table skoledag.%I force row level security', t);
    execute format('grant select on skoledag.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert on skoledag.%I to friminutt_app', t);
    execute format('create policy les on skoledag.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
  end loop;
end $$;
grant update (sted, form, frist, apnet, apnet_av, avlyst, avlyst_av) on skoledag.samtalerunde to friminutt_app;
grant update (stengt, stengt_av) on skoledag.samtaletid to friminutt_app;
grant update (avbestilt, avbestilt_av, holdt, holdt_av) on skoledag.samtalebestilling to friminutt_app;

create policy app_les on skoledag.samtalerunde for select to friminutt_app using (
  skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn()))
  or (apnet is not null and skoledag.er_i_gruppe(gruppe_id, (select (skoledag.samtalesyn()).barn), (select grunn.i_dag()))));
create policy app_ny on skoledag.samtalerunde for insert to friminutt_app with check (opprettet_av = (select tilgang.aktor()) and apnet is null and avlyst is null
  and skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn())));
create policy app_endre on skoledag.samtalerunde for update to friminutt_app using (avlyst is null and skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn())))
  with check (avlyst is null or avlyst_av = (select tilgang.aktor()));

create policy app_les on skoledag.samtaletid for select to friminutt_app using (skoledag.ser_runde(runde_id, (select skoledag.samtalesyn())));
create policy app_ny on skoledag.samtaletid for insert to friminutt_app with check (stengt is null and skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())));
create policy app_steng on skoledag.samtaletid for update to friminutt_app using (skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())))
  with check (stengt is null or stengt_av = (select tilgang.aktor()));

-- one guardian's own talk is his and the school's; what is the child's is all theirs who may see the child
create policy app_les on skoledag.samtalebestilling for select to friminutt_app using (tilgang.ser_som(elev_id, (select skoledag.samtalesyn()))
  and (for_id is null or for_id = (select tilgang.aktor()) or skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn()))));
create policy app_ny on skoledag.samtalebestilling for insert to friminutt_app with check (bestilt_av = (select tilgang.aktor()) and avbestilt is null and holdt is null
  and case when rolle = 'skole' then skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())) and tilgang.ser_som(elev_id, (select skoledag.samtalesyn()))
      and skoledag.kan_bestilles(runde_id, tid_id, elev_id, for_id, false)
    else tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt', 'elev']))) and (for_id is null or for_id = (select tilgang.aktor()))
      and (rolle = 'elev') = (elev_id = (select tilgang.aktor())) and skoledag.kan_bestilles(runde_id, tid_id, elev_id, for_id, true) end);
create policy app_avbestill on skoledag.samtalebestilling for update to friminutt_app using (avbestilt is null and holdt is null
    and tilgang.ser_som(elev_id, (select skoledag.samtalesyn())) and (skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn()))
      or ((for_id is null or for_id = (select tilgang.aktor())) and skoledag.kan_avbestilles(runde_id))))
  with check (avbestilt is not null and avbestilt_av = (select tilgang.aktor()));
create policy app_holdt on skoledag.samtalebestilling for update to friminutt_app using (avbestilt is null and tilgang.ser_som(elev_id, (select skoledag.samtalesyn()))
    and skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())))
  with check (avbestilt is null and skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())) and (holdt is null or holdt_av = (select tilgang.aktor())));

create policy app_les on skoledag.samtaleinvitasjon for select to friminutt_app using (tilgang.ser_som(elev_id, (select skoledag.samtalesyn())));
create policy app_ny on skoledag.samtaleinvitasjon for insert to friminutt_app with check (sendt_av = (select tilgang.aktor())
  and skoledag.styrer_runde(runde_id, (select skoledag.samtalesyn())) and elev_id in (select skoledag.skal_inviteres(runde_id, slag)));
-- the notice goes to the homes of all who are invited, also where the one who invites may not see the child
create policy app_samtale on skoledag.hendelse for insert to friminutt_app with check (tatt is null and slag in ('samtaleApnet', 'samtalePaminnelse', 'samtaleEndret')
  and skoledag.er_samtaleinvitasjon(om_id, elev_id, skole, (select tilgang.aktor())));
