-- Sign-up lists and questionnaires from the school to the homes or to the pupils, and what they answered. Kept until some time after the end.
create table skoledag.pamelding (
  id uuid primary key,
  skole text not null check (length(skole) > 0),
  -- a group; else a year of the school; else the whole school
  gruppe_id uuid,
  trinn smallint check (trinn between 1 and 10),
  slag text not null check (slag in ('pamelding', 'sporreskjema')),
  -- one answer for the child, one from each guardian, or the pupil's own (ungdomstrinnet)
  hvem text not null check (hvem in ('hjemmet', 'foresatte', 'elev')),
  tittel text not null check (length(trim(tittel)) between 1 and 100),
  tittel_nn text check (length(trim(tittel_nn)) between 1 and 100),
  tekst text not null check (length(tekst) <= 2000),
  tekst_nn text check (length(tekst_nn) <= 2000),
  -- the last day to answer, and to change the answer
  frist date not null,
  -- those who come later wait in the order they came; null: room for all
  plasser smallint check (plasser between 1 and 2000),
  -- what was answered is kept without who answered it
  anonym boolean not null,
  versjon int not null default 1 check (versjon > 0),
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  endret timestamptz not null,
  endret_av uuid not null,
  apnet timestamptz check (apnet >= opprettet),
  lukket timestamptz check (lukket >= apnet),
  slettet timestamptz check (slettet >= opprettet),
  -- the answers are gone, after the time the kommune has set
  ryddet timestamptz,
  check (gruppe_id is null or trinn is null),
  check (lukket is null or apnet is not null),
  check (plasser is null or slag = 'pamelding'),
  check (not anonym or slag = 'sporreskjema')
);
create index pamelding_skole on skoledag.pamelding (skole) where slettet is null;
create index pamelding_gruppe on skoledag.pamelding (gruppe_id);

create table skoledag.pameldingssporsmal (
  id uuid primary key,
  pamelding_id uuid not null references skoledag.pamelding,
  nr smallint not null check (nr between 1 and 50),
  slag text not null check (slag in ('en', 'flere', 'tall', 'jaNei', 'tekst')),
  tekst text not null check (length(trim(tekst)) between 1 and 300),
  tekst_nn text check (length(trim(tekst_nn)) between 1 and 300),
  -- the choices, in order: an answer holds their place in the row, so that it means the same in both languages
  valg text[] not null,
  valg_nn text[],
  pakrevd boolean not null,
  unique (pamelding_id, nr),
  check ((slag in ('en', 'flere')) = (cardinality(valg) between 2 and 20)),
  check (cardinality(valg) = 0 or slag in ('en', 'flere')),
  check (valg_nn is null or cardinality(valg_nn) = cardinality(valg))
);

create table skoledag.pameldingssvar (
  id uuid primary key,
  pamelding_id uuid not null references skoledag.pamelding,
  elev_id uuid not null references register.person,
  -- whose answer, where each has his own; null: the child's
  for_id uuid references register.person,
  -- in a list: comes, or does not
  med boolean,
  -- the place in the row of those who come, first come first; the database gives it
  ko int,
  -- the answers, encrypted; null where they are anonymous
  verdier bytea,
  versjon int not null default 1 check (versjon > 0),
  svart timestamptz not null,
  svart_av uuid not null,
  endret timestamptz not null check (endret >= svart),
  endret_av uuid not null,
  unique nulls not distinct (pamelding_id, elev_id, for_id),
  unique (pamelding_id, ko),
  check ((ko is not null) = coalesce(med, false))
);
create index pameldingssvar_elev on skoledag.pameldingssvar (elev_id);

-- What was answered where nobody is to know by whom: no name, no time, no order.
create table skoledag.pameldingsanonymt (
  id uuid primary key,
  pamelding_id uuid not null references skoledag.pamelding,
  verdier bytea not null
);
create index pameldingsanonymt_pamelding on skoledag.pameldingsanonymt (pamelding_id);

-- That a home has been told that there is a list, reminded, told of a change, or given a place that became free.
create table skoledag.pameldingsvarsel (
  id uuid primary key,
  pamelding_id uuid not null references skoledag.pamelding,
  elev_id uuid not null references register.person,
  -- the one who got the place, where each has his own
  for_id uuid references register.person,
  slag text not null check (slag in ('apnet', 'paminnet', 'endret', 'plass')),
  sendt timestamptz not null,
  sendt_av uuid not null,
  check (for_id is null or slag = 'plass')
);
create index pameldingsvarsel_pamelding on skoledag.pameldingsvarsel (pamelding_id, slag, sendt);
create unique index pameldingsvarsel_en on skoledag.pameldingsvarsel (pamelding_id, elev_id) where slag = 'apnet';

-- Is one of these pupils among those who are asked? A pupil answers for himself on the ungdomstrinn only.
create function skoledag.er_i_malet(skole text, gruppe uuid, trinn smallint, hvem text, elever uuid[], dag date) returns boolean language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select case when gruppe is not null then
      exists (select 1 from register.gruppemedlem m where m.gruppe_id = gruppe and m.person_id = any(elever) and m.kjent_til is null and dag between m.fra and m.til
        and (hvem <> 'elev' or exists (select 1 from register.elevforhold e where e.person_id = m.person_id and e.kjent_til is null and e.fra <= dag and (e.til is null or e.til >= dag) and e.arstrinn >= 8)))
    else exists (select 1 from register.elevforhold e where e.person_id = any(elever) and e.skole = $1 and e.kjent_til is null and e.fra <= dag and (e.til is null or e.til >= dag)
        and ($3 is null or e.arstrinn = $3) and (hvem <> 'elev' or e.arstrinn >= 8)) end $$;
-- Everybody who is asked. Not for the app: it reads through the functions below.
create function skoledag.pameldingsmal(pamelding uuid) returns setof uuid language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select x.person_id from skoledag.pamelding p cross join lateral (
      select m.person_id from register.gruppemedlem m where m.gruppe_id = p.gruppe_id and m.kjent_til is null and grunn.i_dag() between m.fra and m.til
      union select e.person_id from register.elevforhold e where p.gruppe_id is null and e.skole = p.skole and e.kjent_til is null
        and e.fra <= grunn.i_dag() and (e.til is null or e.til >= grunn.i_dag()) and (p.trinn is null or e.arstrinn = p.trinn)) x
    where p.id = pamelding and skoledag.er_i_malet(p.skole, p.gruppe_id, p.trinn, p.hvem, array[x.person_id], grunn.i_dag()) $$;
-- The sight is that of the talks: own children at home, own groups and schools at work.
create function skoledag.styrer_pamelding(pamelding uuid, s tilgang.syn) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and skoledag.styrer_gruppe(p.skole, p.gruppe_id, s)) $$;
create function skoledag.ser_pamelding(pamelding uuid, s tilgang.syn) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select s.aktor is not null and exists (select 1 from skoledag.pamelding p where p.id = pamelding and (skoledag.styrer_gruppe(p.skole, p.gruppe_id, s)
    or (p.apnet is not null and p.slettet is null and skoledag.er_i_malet(p.skole, p.gruppe_id, p.trinn, p.hvem, s.barn, s.dag)))) $$;
-- May this be answered today, by the one who asks, in this form?
create function skoledag.kan_svare(pamelding uuid, elev uuid, hvem_for uuid, har_med boolean, har_verdier boolean) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and p.apnet is not null and p.lukket is null and p.slettet is null and grunn.i_dag() <= p.frist
    and har_med = (p.slag = 'pamelding') and (not p.anonym or not har_verdier)
    and case p.hvem when 'hjemmet' then hvem_for is null and elev <> tilgang.aktor() when 'foresatte' then hvem_for = tilgang.aktor() and elev <> tilgang.aktor()
      else hvem_for = elev and elev = tilgang.aktor() end
    and skoledag.er_i_malet(p.skole, p.gruppe_id, p.trinn, p.hvem, array[elev], grunn.i_dag())) $$;
-- Never more anonymous answers than those who have answered: one goes in with each.
create function skoledag.kan_svare_anonymt(pamelding uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and p.anonym and p.apnet is not null and p.lukket is null and p.slettet is null and grunn.i_dag() <= p.frist)
    and (select count(*) from skoledag.pameldingsanonymt a where a.pamelding_id = pamelding) < (select count(*) from skoledag.pameldingssvar v where v.pamelding_id = pamelding)
    and exists (select 1 from skoledag.pameldingssvar v where v.pamelding_id = pamelding and v.svart_av = tilgang.aktor()) $$;
-- Questions are changed until somebody has answered them.
create function skoledag.kan_endre_sporsmal(pamelding uuid, s tilgang.syn) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and p.slettet is null and p.ryddet is null and skoledag.styrer_gruppe(p.skole, p.gruppe_id, s)
    and not exists (select 1 from skoledag.pameldingssvar v where v.pamelding_id = p.id)) $$;
-- The row of those who come, first to last: bare ids and places, to those who may see the list.
create function skoledag.pameldingsko(pamelding uuid) returns table (svar_id uuid, nr int) language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select v.id, row_number() over (order by v.ko)::int from skoledag.pameldingssvar v where v.pamelding_id = pamelding and v.ko is not null
    and skoledag.ser_pamelding(pamelding, skoledag.samtalesyn()) $$;
-- What was answered anonymously: to those who hold the list, when it is over, and never fewer than five. While it is open, two readings would tell what the one between them answered.
create function skoledag.anonyme_svar(pamelding uuid) returns setof bytea language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select a.verdier from skoledag.pameldingsanonymt a where a.pamelding_id = pamelding and skoledag.styrer_pamelding(pamelding, skoledag.samtalesyn())
    and exists (select 1 from skoledag.pamelding p where p.id = pamelding and (p.lukket is not null or grunn.i_dag() > p.frist))
    and (select count(*) from skoledag.pameldingsanonymt x where x.pamelding_id = pamelding) >= 5 order by a.id $$;
-- Over, and seen by somebody: an anonymous form that is opened again could be compared with what was seen.
create function skoledag.er_lest_anonymt(pamelding uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and p.anonym and (p.lukket is not null or grunn.i_dag() > p.frist)
    and (select count(*) from skoledag.pameldingsanonymt x where x.pamelding_id = pamelding) >= 5) $$;
-- Whose homes are to be told: bare ids, to those who hold the list, those they may not see the name of too. Pupils' own forms are told of by nobody but the form.
create function skoledag.skal_varsles(pamelding uuid, hvorfor text) returns setof uuid language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select e.id from skoledag.pamelding p cross join lateral skoledag.pameldingsmal(p.id) e(id)
    where p.id = pamelding and p.hvem <> 'elev' and skoledag.styrer_gruppe(p.skole, p.gruppe_id, skoledag.samtalesyn())
      and case hvorfor when 'paminnet' then (select count(*) from skoledag.pameldingssvar v where v.pamelding_id = p.id and v.elev_id = e.id)
            < case p.hvem when 'foresatte' then greatest(1, (select count(distinct f.ansvarlig_id) from register.foreldreansvar f where f.person_id = e.id and f.kjent_til is null)) else 1 end
        when 'endret' then exists (select 1 from skoledag.pameldingssvar v where v.pamelding_id = p.id and v.elev_id = e.id)
        else hvorfor = 'apnet' end $$;
create function skoledag.er_pameldingsvarsel(varsel uuid, elev uuid, skole text, hvem uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pameldingsvarsel i join skoledag.pamelding p on p.id = i.pamelding_id
    where i.id = varsel and i.elev_id = elev and i.sendt_av = $4 and p.skole = $3) $$;
-- The answers may be taken away when nobody can give more of them.
create function skoledag.kan_ryddes(pamelding uuid) returns boolean language sql stable security definer cost 1000
  set search_path = skoledag, pg_temp
  as $$ select exists (select 1 from skoledag.pamelding p where p.id = pamelding and (p.slettet is not null or p.lukket is not null or grunn.i_dag() > p.frist)) $$;

-- Somebody else's place became free: the one whose it is now is told, without a word of what.
create function skoledag.meld_plass(pamelding uuid, fra int, til int, naar timestamptz) returns void language plpgsql volatile security definer
  set search_path = skoledag, pg_temp
  as $$
declare
  r record;
  ny uuid;
begin
  for r in select x.elev_id, x.for_id, p.skole, p.hvem from (select v.elev_id, v.for_id, v.pamelding_id, row_number() over (order by v.ko) as nr
      from skoledag.pameldingssvar v where v.pamelding_id = pamelding and v.ko is not null) x
    join skoledag.pamelding p on p.id = x.pamelding_id where x.nr > fra and x.nr <= til order by x.nr loop
    ny := gen_random_uuid();
    insert into skoledag.pameldingsvarsel (id, pamelding_id, elev_id, for_id, slag, sendt, sendt_av) values (ny, pamelding, r.elev_id, r.for_id, 'plass', naar, tilgang.aktor());
    if r.hvem <> 'elev' then
      insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet) values (gen_random_uuid(), 'pameldingPlass', r.elev_id, ny, r.skole, naar);
    end if;
  end loop;
end $$;
-- One at a time in the row of a list: the number is given where nobody else is taking one.
create function skoledag.ta_ko(pamelding uuid) returns void language sql volatile
  as $$ select pg_advisory_xact_lock(hashtextextended('skoledag.pamelding:' || pamelding::text, 0)) $$;
create function skoledag.sett_ko() returns trigger language plpgsql volatile security definer
  set search_path = skoledag, pg_temp
  as $$
declare
  var boolean := tg_op = 'UPDATE' and coalesce(old.med, false);
begin
  if new.med is null then return new; end if;
  perform skoledag.ta_ko(new.pamelding_id);
  if not new.med then new.ko := null;
  elsif not var then new.ko := (select coalesce(max(v.ko), 0) + 1 from skoledag.pameldingssvar v where v.pamelding_id = new.pamelding_id);
  end if;
  return new;
end $$;
create trigger sett_ko before insert or update of med on skoledag.pameldingssvar for each row execute function skoledag.sett_ko();
create function skoledag.rykk_opp() returns trigger language plpgsql volatile security definer
  set search_path = skoledag, pg_temp
  as $$
declare
  antall int := (select p.plasser from skoledag.pamelding p where p.id = new.pamelding_id);
begin
  if antall is not null and (select count(*) from skoledag.pameldingssvar v where v.pamelding_id = new.pamelding_id and v.ko < old.ko) < antall then
    perform skoledag.meld_plass(new.pamelding_id, antall - 1, antall, new.endret);
  end if;
  return null;
end $$;
create trigger rykk_opp after update of med on skoledag.pameldingssvar for each row when (old.ko is not null and new.ko is null) execute function skoledag.rykk_opp();
create function skoledag.flere_plasser() returns trigger language plpgsql volatile security definer
  set search_path = skoledag, pg_temp
  as $$
begin
  perform skoledag.ta_ko(new.id);
  if new.plasser < least(old.plasser, (select count(*) from skoledag.pameldingssvar v where v.pamelding_id = new.id and v.ko is not null)) then
    raise exception 'Somebody has the place already' using errcode = 'check_violation', constraint = 'pamelding_plasser_tatt';
  end if;
  perform skoledag.meld_plass(new.id, old.plasser, coalesce(new.plasser, 2147483647), new.endret);
  return null;
end $$;
create trigger flere_plasser after update of plasser on skoledag.pamelding for each row when (old.plasser is not null and new.plasser is distinct from old.plasser)
  execute function skoledag.flere_plasser();

do $$
declare f text; t text;
begin
  foreach f in array array['er_i_malet(text, uuid, smallint, text, uuid[], date)', 'styrer_pamelding(uuid, tilgang.syn)', 'ser_pamelding(uuid, tilgang.syn)',
      'kan_svare(uuid, uuid, uuid, boolean, boolean)', 'kan_svare_anonymt(uuid)', 'kan_endre_sporsmal(uuid, tilgang.syn)', 'pameldingsko(uuid)', 'anonyme_svar(uuid)', 'er_lest_anonymt(uuid)',
      'skal_varsles(uuid, text)', 'er_pameldingsvarsel(uuid, uuid, text, uuid)', 'kan_ryddes(uuid)'] loop
    execute format('revoke all on function skoledag.%s from public', f);
    execute format('grant execute on function skoledag.%s to friminutt_app', f);
  end loop;
  foreach f in array array['pameldingsmal(uuid)', 'meld_plass(uuid, int, int, timestamptz)', 'ta_ko(uuid)', 'sett_ko()', 'rykk_opp()', 'flere_plasser()'] loop
    execute format('revoke all on function skoledag.%s from public', f);
  end loop;
  foreach t in array array['pamelding', 'pameldingssporsmal', 'pameldingssvar', 'pameldingsanonymt', 'pameldingsvarsel'] loop
    execute format('alter table skoledag.%I enable row level security', t);
    execute format('alter table skoledag.%I force row level security', t);
    execute format('grant select on skoledag.%I to friminutt_kopi', t);
    execute format('create policy les on skoledag.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
  end loop;
  foreach t in array array['pamelding', 'pameldingssporsmal', 'pameldingssvar', 'pameldingsvarsel'] loop
    execute format('grant select, insert on skoledag.%I to friminutt_app', t);
  end loop;
  foreach t in array array['pameldingssvar', 'pameldingsanonymt', 'pameldingsvarsel'] loop
    execute format('grant delete on skoledag.%I to friminutt_system', t);
    execute format('create policy system_slett on skoledag.%I for delete to friminutt_system using (skoledag.kan_ryddes(pamelding_id))', t);
  end loop;
end $$;
grant insert on skoledag.pameldingsanonymt to friminutt_app;
grant select on skoledag.pameldingsanonymt to friminutt_system;
grant delete on skoledag.pameldingssporsmal to friminutt_app;
grant update (tittel, tittel_nn, tekst, tekst_nn, frist, plasser, apnet, lukket, slettet, versjon, endret, endret_av) on skoledag.pamelding to friminutt_app;
grant update (ryddet) on skoledag.pamelding to friminutt_system;
grant update (med, verdier, versjon, endret, endret_av) on skoledag.pameldingssvar to friminutt_app;

create policy app_les on skoledag.pamelding for select to friminutt_app using (skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn()))
  or (apnet is not null and slettet is null and skoledag.er_i_malet(skole, gruppe_id, trinn, hvem, (select (skoledag.samtalesyn()).barn), (select grunn.i_dag()))));
create policy app_ny on skoledag.pamelding for insert to friminutt_app with check (opprettet_av = (select tilgang.aktor()) and endret_av = (select tilgang.aktor())
  and apnet is null and slettet is null and ryddet is null and versjon = 1 and skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn())));
create policy app_endre on skoledag.pamelding for update to friminutt_app using (ryddet is null and skoledag.styrer_gruppe(skole, gruppe_id, (select skoledag.samtalesyn())))
  with check (endret_av = (select tilgang.aktor()) and (not skoledag.er_lest_anonymt(id) or lukket is not null or frist < (select grunn.i_dag())));
create policy system_endre on skoledag.pamelding for update to friminutt_system using (skoledag.kan_ryddes(id));

create policy app_les on skoledag.pameldingssporsmal for select to friminutt_app using (skoledag.ser_pamelding(pamelding_id, (select skoledag.samtalesyn())));
create policy app_ny on skoledag.pameldingssporsmal for insert to friminutt_app with check (skoledag.kan_endre_sporsmal(pamelding_id, (select skoledag.samtalesyn())));
create policy app_slett on skoledag.pameldingssporsmal for delete to friminutt_app using (skoledag.kan_endre_sporsmal(pamelding_id, (select skoledag.samtalesyn())));

-- one's own answer is one's own and the school's; the child's is all theirs who may see the child
create policy app_les on skoledag.pameldingssvar for select to friminutt_app using (tilgang.ser_som(elev_id, (select skoledag.samtalesyn()))
  and (for_id is null or for_id = (select tilgang.aktor()) or skoledag.styrer_pamelding(pamelding_id, (select skoledag.samtalesyn()))));
create policy app_ny on skoledag.pameldingssvar for insert to friminutt_app with check (svart_av = (select tilgang.aktor()) and endret_av = (select tilgang.aktor()) and versjon = 1
  and tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt', 'elev']))) and skoledag.kan_svare(pamelding_id, elev_id, for_id, med is not null, verdier is not null));
create policy app_endre on skoledag.pameldingssvar for update to friminutt_app using (tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt', 'elev'])))
    and skoledag.kan_svare(pamelding_id, elev_id, for_id, med is not null, verdier is not null))
  with check (endret_av = (select tilgang.aktor()) and skoledag.kan_svare(pamelding_id, elev_id, for_id, med is not null, verdier is not null));

create policy app_ny on skoledag.pameldingsanonymt for insert to friminutt_app with check (skoledag.kan_svare_anonymt(pamelding_id));

create policy app_les on skoledag.pameldingsvarsel for select to friminutt_app using (tilgang.ser_som(elev_id, (select skoledag.samtalesyn()))
  and skoledag.styrer_pamelding(pamelding_id, (select skoledag.samtalesyn())));
create policy app_ny on skoledag.pameldingsvarsel for insert to friminutt_app with check (sendt_av = (select tilgang.aktor()) and slag <> 'plass'
  and skoledag.styrer_pamelding(pamelding_id, (select skoledag.samtalesyn())) and elev_id in (select skoledag.skal_varsles(pamelding_id, slag)));
create policy eier_plass on skoledag.pameldingsvarsel for insert to friminutt_eier with check (slag = 'plass');

create policy app_pamelding on skoledag.hendelse for insert to friminutt_app with check (tatt is null and slag in ('pameldingApnet', 'pameldingPaminnelse', 'pameldingEndret')
  and skoledag.er_pameldingsvarsel(om_id, elev_id, skole, (select tilgang.aktor())));
create policy eier_plass on skoledag.hendelse for insert to friminutt_eier with check (tatt is null and slag = 'pameldingPlass');
