-- The second lock. What a person may read is decided here too, from the same facts and decisions, without asking the code: docs/beslutninger/0007.

-- Jobs, start-up and the chooser of the development login act for nobody: a login of their own, that the web server does not have.
do $$
begin
  begin
    create role friminutt_system nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    grant friminutt_system to current_user;
  exception when insufficient_privilege or invalid_grant_operation then null;
  end;
  begin
    grant friminutt_app to friminutt_system;
  exception when insufficient_privilege or invalid_grant_operation then null;
  end;
end $$;

-- Who is asking. Set once in the transaction that an act is; nothing set: nobody.
create function tilgang.aktor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('friminutt.aktor', true), '')::uuid $$;

-- Outside production the day of the act may be given with the identity, so that a test's clock and the database agree.
create or replace function grunn.i_dag() returns date language sql stable parallel safe
  set search_path = grunn, pg_temp
  as $$ select coalesce((select coalesce((select t.dato from grunn.testdato t), nullif(current_setting('friminutt.dato', true), '')::date)
                           from grunn.miljo m where m.miljo <> 'produksjon'),
                        (now() at time zone 'Europe/Oslo')::date) $$;

-- The standard of the setting tilgang.stillingsroller; a test compares it with the code's.
create function tilgang.standard_stillingsroller() returns jsonb language sql immutable
  as $$ select '{"fristDager": 0, "regler": [
    {"stillingskode": "9951", "rolle": "rektor"}, {"stillingskode": "9954", "rolle": "rektor"}, {"stillingskode": "6517", "tittel": "skole", "rolle": "skolekonsulent"},
    {"stillingskode": "7451", "tittel": "sfo", "rolle": "sfoAnsatt"}, {"stillingskode": "6572", "tittel": "sfo", "rolle": "sfoAnsatt"},
    {"stillingskode": "7517", "tittel": "sfo", "rolle": "sfoAnsatt"}, {"stillingskode": "7960", "rolle": "larer"}, {"stillingskode": "7961", "rolle": "larer"},
    {"stillingskode": "7962", "rolle": "larer"}, {"stillingskode": "7963", "rolle": "larer"}, {"stillingskode": "7965", "rolle": "larer"},
    {"stillingskode": "7966", "rolle": "larer"}]}'::jsonb $$;

-- Roles at work on a date, from positions and what else tilgang.ansattfakta tells: role and school (null: the whole kommune). What the quarterly
-- review has let lapse is the code's own to close; everything else that ends a role ends it here too.
create function tilgang.roller_i_arbeid(person uuid, dag date) returns table (rolle text, skole text) language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with i as materialized (select coalesce((select x.verdi from grunn.innstilling x where x.navn = 'tilgang.stillingsroller' order by x.satt desc limit 1),
        tilgang.standard_stillingsroller()) as v,
      coalesce((select (x.verdi->>'kreves')::boolean from grunn.innstilling x where x.navn = 'tilgang.opplaeringskrav' order by x.satt desc limit 1), false) as opplaering),
    alle as (
      select r.rolle, f.omfang as skole, f.hva from i, tilgang.ansattfakta f
      cross join lateral (select e.x->>'rolle' as rolle from jsonb_array_elements(i.v->'regler') with ordinality e(x, nr)
        where e.x->>'stillingskode' = f.kode and (e.x->>'tittel' is null or strpos(lower(coalesce(f.tittel, '')), lower(e.x->>'tittel')) > 0)
          and (e.x->>'arbeidssted' is null or e.x->>'arbeidssted' = f.omfang or e.x->>'arbeidssted' = f.enhet) order by e.nr limit 1) r
      where f.person_id = person and f.hva = 'arbeidsforhold' and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
        and (f.taus_siden is null or dag < f.taus_siden + coalesce((i.v->>'fristDager')::int, 0))
      union
      select f.kode, f.omfang, f.hva from tilgang.ansattfakta f where f.person_id = person and f.hva in ('rollefaktum', 'rolletildeling')
        and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
      union
      select f.kode, null, f.hva from tilgang.ansattfakta f where f.person_id = person and f.hva = 'leverandorvindu' and f.apnet <= now() and now() < f.stenges)
    select a.rolle, case when k.kommunal then null else a.skole end
    from alle a cross join lateral (select a.rolle in ('systemforvalter', 'kommunalsjef', 'brukerstotteIt', 'faktureringsansvarlig', 'personvernombud') as kommunal) k, i
    where (k.kommunal or a.skole is not null)
      and (a.hva = 'leverandorvindu' or not i.opplaering or exists (select 1 from tilgang.opplaering o where o.person_id = person and o.opphevet is null and o.dato <= dag))
  $$;

-- The children a person may see as a guardian on a date: rules.md 2.5 once more, in SQL.
create function tilgang.egne_barn(person uuid, dag date) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with
    barn as materialized (select b as id, register.alle_ider(b) as ider from tilgang.barn_til(person) b where b <> person),
    fodt as (select b.id, b.ider, (select p.fodselsdato from register.personalia p where p.person_id = b.id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) as dato from barn b),
    aktuelle as materialized (select f.id, f.ider from fodt f
      where not exists (select 1 from tilgang.foresattstenging s where s.apnet is null)
        -- born on 29 February: of age on 1 March
        and (f.dato is null or dag < case when to_char(f.dato, 'MMDD') = '0229' and to_char((f.dato + interval '18 years')::date, 'MMDD') = '0228'
          then (f.dato + interval '18 years')::date + 1 else (f.dato + interval '18 years')::date end)
        and not exists (select 1 from tilgang.sperring s where s.opphevet is null and s.barn_id = any(f.ider) and register.gjeldende_id(s.person_id) = person)),
    besluttet as materialized (select a.id as barn, b.id, b.slag, b.omfang, b.gitt, register.gjeldende_id(b.person_id) as hvem
      from aktuelle a join tilgang.foresattbeslutning b on b.barn_id = any(a.ider) where b.opphevet is null and dag >= b.fra and (b.til is null or b.til >= dag)),
    ansvar as materialized (select a.id as barn, x.ansvar, x.ansvarlig as hvem, x.kjent_fra,
        exists (select 1 from register.personalia p where p.person_id = x.ansvarlig and p.kjent_til is null and p.dodsdato is not null) as dod
      from aktuelle a cross join lateral tilgang.ansvar_for(a.id) x),
    overtatt as (select distinct barn from besluttet where slag in ('fosterforelder', 'barnevern')),
    grunnlag as (
      select b.barn, 0 as plass, b.gitt as siden, 'full' as hva from besluttet b where b.hvem = person and b.slag in ('fosterforelder', 'barnevern')
      union all
      select a.barn, 1, a.kjent_fra, case when a.barn in (select barn from overtatt) then 'reservert' else 'full' end from ansvar a where a.hvem = person and a.ansvar <> 'ukjent' and not a.dod
      union all
      select b.barn, 2, b.gitt, case when b.barn in (select barn from overtatt) then 'reservert' else 'full' end from besluttet b
        where b.hvem = person and b.slag = 'foreldreansvar' and not exists (select 1 from ansvar d where d.barn = b.barn and d.hvem = person and d.dod)
      union all
      select b.barn, 3, b.gitt, 'full' from besluttet b where b.hvem = person and b.slag = 'verge'
      union all
      select b.barn, 4, b.gitt, case when 'se' = any(b.omfang) then 'samtykke' else 'ingenting' end from besluttet b
        where b.hvem = person and b.slag = 'samtykke' and b.barn not in (select barn from overtatt)
          and not exists (select 1 from ansvar a where a.barn = b.barn and (a.hvem is null or (a.ansvar = 'ukjent' and not a.dod)))
          and exists (select 1 from ansvar a where a.barn = b.barn and not a.dod union select 1 from besluttet d where d.barn = b.barn and d.slag = 'foreldreansvar')
          and not exists (select 1 from (select a.hvem from ansvar a where a.barn = b.barn and not a.dod
                                         union select d.hvem from besluttet d where d.barn = b.barn and d.slag = 'foreldreansvar' and d.hvem is not null) ma
            where not coalesce((select v.svar from tilgang.samtykkesvar v where v.beslutning_id = b.id and register.gjeldende_id(v.person_id) = ma.hvem
              order by v.svart desc, v.svar limit 1), false))),
    sterkest as (select distinct on (g.barn) g.barn, g.siden, g.hva, a.ider from grunnlag g join aktuelle a on a.id = g.barn order by g.barn, g.plass, g.siden)
    select s.barn from sterkest s
    left join lateral (select f.avgjorelse from tilgang.frigivelse f where f.barn_id = any(s.ider) and register.gjeldende_id(f.person_id) = person
      order by f.avgjort desc, f.avgjorelse desc limit 1) n on true
    left join lateral (select f.avgjort from tilgang.frigivelse f where f.barn_id = any(s.ider) and register.gjeldende_id(f.person_id) = person
      order by f.avgjort desc, f.avgjorelse desc limit 1) nar on true
    left join lateral (select r.gitt_rett from tilgang.foresattrett r where r.opphevet is null and r.rett = 'se' and r.barn_id = any(s.ider)
      and register.gjeldende_id(r.person_id) = person order by r.gitt desc limit 1) rett on true
    where case s.hva when 'reservert' then coalesce(rett.gitt_rett, false) when 'ingenting' then false else coalesce(rett.gitt_rett, true) end
      and case when nar.avgjort >= s.siden then n.avgjorelse = 'frigitt'
        else not exists (
          with naer as (select unnest(s.ider) as id union select a.hvem from ansvar a where a.barn = s.barn and a.hvem is not null
            union select register.gjeldende_id(b.person_id) from tilgang.foresattbeslutning b where b.opphevet is null and b.barn_id = any(s.ider) and b.person_id is not null)
          select 1 from (select b.kjent_fra as fra, b.kjent_til as til from register.adressebeskyttelse b where b.person_id in (select id from naer)
            union all select a.kjent_fra, a.kjent_til from register.adresse a where a.person_id in (select id from naer) and a.gradering <> 'ugradert'
            union all select k.gitt, k.opphevet from tilgang.skjerming k where k.person_id in (select id from naer)
            union all select x.gitt, x.opphevet from tilgang.sperring x where x.barn_id = any(s.ider)) v
          where v.fra <= s.siden and (v.til is null or v.til > s.siden)) end
  $$;

-- Everything a statement must know of the one who asks; computed once a transaction, since nothing in it depends on the row. It is kept in a
-- setting of the transaction under a seal only the owner can make, so that no other hand can write one.
create table tilgang.synsnokkel (en boolean primary key default true check (en), nokkel bytea not null);
insert into tilgang.synsnokkel (nokkel) select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
create type tilgang.syn as (aktor uuid, dag date, alt boolean, skoler text[], behov text[], leder text[], sfo text[], grupper uuid[], barn uuid[], barnas_skoler text[], skjulte uuid[], naar timestamptz);
create function tilgang.regn_syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  s tilgang.syn;
  frist int := coalesce((select (x.verdi->>'fristDager')::int from grunn.innstilling x where x.navn = 'tilgang.stillingsroller' order by x.satt desc limit 1), 0);
begin
  s.aktor := tilgang.aktor();
  if s.aktor is null then return s; end if;
  s.dag := grunn.i_dag();
  select coalesce(bool_or(r.skole is null), false),
    coalesce(array_agg(distinct r.skole) filter (where r.skole is not null and r.rolle not in ('sfoLeder', 'sfoAnsatt')), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle in ('rektor', 'skolekonsulent') and r.skole is not null), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle = 'rektor' and r.skole is not null), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle in ('sfoLeder', 'sfoAnsatt') and r.skole is not null), '{}')
  into s.alt, s.skoler, s.behov, s.leder, s.sfo from tilgang.roller_i_arbeid(s.aktor, s.dag) r;
  select coalesce(array_agg(distinct u.gruppe_id), '{}') into s.grupper from register.undervisningsforhold u
    join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag in ('kontaktlarergruppe', 'klasse') and s.dag between g.fra and g.til
    where u.person_id = s.aktor and u.kjent_til is null and u.rolle = 'kontaktlarer' and s.dag between u.fra and u.til
      and exists (select 1 from tilgang.ansattfakta f where f.person_id = s.aktor and f.hva = 'arbeidsforhold' and f.omfang = g.skole
        and (f.fra is null or f.fra <= s.dag) and (f.til is null or f.til >= s.dag) and (f.taus_siden is null or s.dag < f.taus_siden + frist));
  select coalesce(array_agg(b), '{}') into s.barn from tilgang.egne_barn(s.aktor, s.dag) b;
  select coalesce(array_agg(distinct e.skole), '{}') into s.barnas_skoler from register.elevforhold e
    where e.person_id = any(s.barn) and e.kjent_til is null and (e.til is null or e.til >= s.dag);
  -- the protected people of the whole kommune are few; whether one of them is open after all is asked when the row comes
  select coalesce(array_agg(k.person_id), '{}') into s.skjulte from register.skjermede() k where k.person_id <> s.aktor and k.person_id <> all(s.barn);
  return s;
end $$;
create function tilgang.mitt_syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
declare
  husket text := current_setting('friminutt.syn', true);
  n bytea;
  s tilgang.syn;
begin
  if tilgang.aktor() is null then return s; end if;
  select k.nokkel into n from tilgang.synsnokkel k;
  if length(husket) > 64 and left(husket, 64) = encode(sha256(n || convert_to(substr(husket, 65), 'UTF8') || n), 'hex') then
    s := substr(husket, 65)::tilgang.syn;
    if s.aktor = tilgang.aktor() and s.dag = grunn.i_dag() and s.naar = transaction_timestamp() then return s; end if;
  end if;
  s := tilgang.regn_syn();
  s.naar := transaction_timestamp();
  husket := s::text;
  perform set_config('friminutt.syn', encode(sha256(n || convert_to(husket, 'UTF8') || n), 'hex') || husket, true);
  return s;
end $$;

-- Is the person within reach at all, protected or not?
create function tilgang.rekker(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if s.alt or person = s.aktor or person = any(s.barn) then return true; end if;
  if cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
      and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)) then return true; end if;
  if cardinality(s.skoler) > 0 and exists (select 1 from register.skoler_for(person, s.dag) x where x = any(s.skoler)) then return true; end if;
  if cardinality(s.grupper) + cardinality(s.sfo) > 0 and exists (select 1 from register.grupper_for(person, s.dag) g
      where g.gruppe_id = any(s.grupper) or (g.slag = 'sfo' and g.skole = any(s.sfo))) then return true; end if;
  -- the other guardians of one's own child
  return cardinality(s.barn) > 0 and exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null and f.person_id = any(s.barn));
end $$;

-- Is a protected person closed to the one who asks? rules.md 3: the circle; the leader, for one who works there; under kode 7 those at the
-- school who need it. Nobody is closed to himself, nor a child to a guardian who may see it.
create function tilgang.skjult(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  streng boolean;
begin
  if person <> all(s.skjulte) then return false; end if;
  select bool_or(x.gradering = 'strengtFortrolig') into streng from (
    select b.gradering from register.adressebeskyttelse b where b.person_id = person and b.kjent_til is null
    union all select a.gradering from register.adresse a where a.person_id = person and a.kjent_til is null and a.gradering <> 'ugradert'
    union all select k.gradering from tilgang.skjerming k where k.person_id = person and k.opphevet is null) x
    where x.gradering in ('fortrolig', 'strengtFortrolig');
  if streng is null then return false; end if;
  if tilgang.i_krets(s.aktor, person, s.dag) then return false; end if;
  if cardinality(s.leder) > 0 and exists (select 1 from register.arbeidssteder_for(person, s.dag) x where x = any(s.leder)) then return false; end if;
  if streng then return true; end if;
  if cardinality(s.behov) > 0 and exists (select 1 from register.skoler_for(person, s.dag) x where x = any(s.behov)) then return false; end if;
  return not (cardinality(s.grupper) > 0 and exists (select 1 from register.grupper_for(person, s.dag) g where g.gruppe_id = any(s.grupper)));
end $$;

create function tilgang.ser(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$ begin return tilgang.rekker(person, s) and not tilgang.skjult(person, s); end $$;

-- Enough for a line with a name: those one sees, colleagues, those who work where one's child goes, and the family of those within reach.
create function tilgang.ser_linje(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if tilgang.rekker(person, s) then return not tilgang.skjult(person, s); end if;
  if (cardinality(s.skoler) + cardinality(s.sfo) > 0 and (exists (select 1 from register.personalressurs p where p.person_id = person and p.kjent_til is null)
      or exists (select 1 from tilgang.rolletildeling t where t.person_id = person)))
    or (cardinality(s.barnas_skoler) > 0 and exists (select 1 from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole = any(s.barnas_skoler)))
    or (cardinality(s.skoler) > 0 and (
      exists (select 1 from register.foreldreansvar f where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null and tilgang.rekker(f.ansvarlig_id, s))
      or exists (select 1 from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null and tilgang.rekker(r.person_id, s))
      or exists (select 1 from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.relatert_id is not null and tilgang.rekker(r.relatert_id, s))
      or exists (select 1 from register.kontaktperson k where k.kontakt_id = person and k.kjent_til is null and tilgang.rekker(k.person_id, s))
      or exists (select 1 from register.kontaktperson k where k.person_id = person and k.kjent_til is null and k.kontakt_id is not null and tilgang.rekker(k.kontakt_id, s))))
  then return not tilgang.skjult(person, s); end if;
  return false;
end $$;

revoke all on function tilgang.roller_i_arbeid(uuid, date), tilgang.egne_barn(uuid, date), tilgang.mitt_syn(), tilgang.regn_syn(), tilgang.rekker(uuid, tilgang.syn),
  tilgang.skjult(uuid, tilgang.syn), tilgang.ser(uuid, tilgang.syn), tilgang.ser_linje(uuid, tilgang.syn) from public;
grant execute on function tilgang.mitt_syn(), tilgang.rekker(uuid, tilgang.syn), tilgang.ser(uuid, tilgang.syn), tilgang.ser_linje(uuid, tilgang.syn),
  tilgang.egne_barn(uuid, date), tilgang.roller_i_arbeid(uuid, date) to friminutt_app;

do $$
declare
  t text;
  alt constant text := '((select (tilgang.mitt_syn()).alt) and %1$I <> all((select (tilgang.mitt_syn()).skjulte)::uuid[]))';
  ser constant text := 'tilgang.ser(%1$I, (select tilgang.mitt_syn()))';
  linje constant text := 'tilgang.ser_linje(%1$I, (select tilgang.mitt_syn()))';
  bruk text;
begin
  foreach t in array array['navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon', 'kontaktinformasjon', 'kontaktperson',
      'elevforhold', 'personalressurs', 'arbeidsforhold', 'personidentifikator', 'gruppemedlem', 'undervisningsforhold'] loop
    execute format('drop policy les on register.%I', t);
    execute format('create policy les on register.%I for select to friminutt_import, friminutt_kopi, friminutt_system using (true)', t);
    bruk := case when t in ('navn', 'personalia', 'elevforhold', 'foreldreansvar', 'familierelasjon', 'kontaktperson', 'personalressurs', 'arbeidsforhold', 'undervisningsforhold') then linje else ser end;
    execute format('create policy app_les on register.%I for select to friminutt_app using (%s or %s)', t, format(alt, 'person_id'), format(bruk, 'person_id'));
  end loop;

  -- what ends and gives roles at work: for those whose reach the person is in, and the person
  alter view tilgang.ansattfakta set (security_invoker = true);
  grant select on register.stillingsslutt, tilgang.opplaering, tilgang.leverandorvindu, tilgang.revisjonssvar to friminutt_eier;
  drop policy les on register.rollefaktum;
  foreach t in array array['register.rollefaktum', 'register.stillingsslutt', 'tilgang.opplaering', 'tilgang.leverandorvindu', 'tilgang.revisjonssvar'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy les on %s for select to friminutt_import, friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
    execute format('create policy app_les on %s for select to friminutt_app using (%s)', t, format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'person_id'));
    if t <> 'register.rollefaktum' then
      execute format('create policy app_ny on %s for insert to friminutt_app with check (true)', t);
      execute format('create policy app_endre on %s for update to friminutt_app using (%s)', t, format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'person_id'));
    end if;
  end loop;

  -- ids only; finding whom an id was joined to, and asking whether an id may be seen, need the row itself
  alter table register.person enable row level security;
  alter table register.person force row level security;
  create policy les on register.person for select to friminutt_import, friminutt_kopi, friminutt_system, friminutt_eier using (true);
  create policy app_les on register.person for select to friminutt_app using ((select tilgang.aktor()) is not null);
  create policy ny on register.person for insert to friminutt_app, friminutt_import with check (true);
  create policy import_endre on register.person for update to friminutt_import using (true) with check (true);

  alter table register.overstyring enable row level security;
  alter table register.overstyring force row level security;
  create policy les on register.overstyring for select to friminutt_kopi, friminutt_system, friminutt_eier using (true);
  execute format('create policy app_les on register.overstyring for select to friminutt_app using (%s or (felt = ''navn'' and %s))', format(ser, 'person_id'), format(linje, 'person_id'));
  create policy app_ny on register.overstyring for insert to friminutt_app with check (true);
  execute format('create policy app_opphev on register.overstyring for update to friminutt_app using (%s)', format(ser, 'person_id'));

  foreach t in array array['sperring', 'foresattbeslutning', 'samtykkesvar', 'foresattrett', 'frigivelse', 'krets', 'nodinnsyn', 'skjerming', 'opplysningssvar',
      'foresattstenging_tilgang', 'varsel_til_foresatte'] loop
    execute format('alter table tilgang.%I enable row level security', t);
    execute format('alter table tilgang.%I force row level security', t);
    execute format('create policy les on tilgang.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
    -- decisions about a child or a protected person are for those whose reach the person is in: they are made before one is let through
    bruk := case t
      when 'samtykkesvar' then 'exists (select 1 from tilgang.foresattbeslutning b where b.id = beslutning_id)'
      when 'krets' then 'aktor_id = (select tilgang.aktor()) or ' || format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'person_id')
      when 'nodinnsyn' then 'aktor_id = (select tilgang.aktor()) or ' || format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'person_id')
      when 'varsel_til_foresatte' then 'mottaker_id = (select tilgang.aktor()) or ' || format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'barn_id')
      when 'skjerming' then format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'person_id')
      else 'person_id = (select tilgang.aktor()) or ' || format('tilgang.rekker(%I, (select tilgang.mitt_syn()))', 'barn_id') end;
    execute format('create policy app_les on tilgang.%I for select to friminutt_app using (%s)', t, bruk);
    execute format('create policy app_ny on tilgang.%I for insert to friminutt_app with check (true)', t);
    execute format('create policy app_endre on tilgang.%I for update to friminutt_app using (%s)', t, bruk);
  end loop;
end $$;
grant execute on function tilgang.aktor() to friminutt_app;

-- Candidates for a search by name, among those the one who asks may have a line about. One function, because under the policies the index on
-- names could not be used: comparing text tells the one who compares something.
create function tilgang.sok_navn(monstre text[], start text, skoler text[], alt boolean, maks int) returns table (id uuid, vekt real) language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.mitt_syn();
  dag date := grunn.i_dag();
  m text[] := (select array_agg(grunn.sokeform(x) order by length(x) desc) from unnest(monstre) x);
  forst text := m[1]; -- the index takes one pattern; the longest finds fewest
begin
  if alt then
    return query select k.person_id, min(k.v)::real from (
      select n.person_id, case when grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like grunn.sokeform(start) then 0 else 1 end as v
      from register.navn n where n.kjent_til is null
        and grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like forst
        and grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like all(m) limit maks) k
      where tilgang.ser(k.person_id, s) group by k.person_id;
  else
    return query
      with elever as materialized (select e.person_id from register.elevforhold e where e.kjent_til is null and e.skole = any(skoler) and (e.til is null or e.til >= dag))
      select k.person_id, min(k.v)::real from (
      select n.person_id, case when grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like grunn.sokeform(start) then 0 else 1 end as v
      from register.navn n where n.kjent_til is null
        and grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like forst
        and grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like all(m)
        and n.person_id in (select e.person_id from elever e
          union select f.ansvarlig_id from register.foreldreansvar f where f.kjent_til is null and f.ansvarlig_id is not null and f.person_id in (select e.person_id from elever e)
          union select c.kontakt_id from register.kontaktperson c where c.kjent_til is null and c.kontakt_id is not null and c.person_id in (select e.person_id from elever e)
          union select a.person_id from register.arbeidsforhold a where a.kjent_til is null and a.skole = any(skoler) and (a.til is null or a.til >= dag)) limit maks) k
      where tilgang.ser(k.person_id, s) group by k.person_id;
  end if;
end $$;
-- The same for names that look alike.
create function tilgang.sok_lignende(navn_ text, maks int) returns table (id uuid, vekt real) language sql stable security definer
  set search_path = tilgang, register, public, pg_temp
  as $$ select k.person_id, k.v from (
          select n.person_id, min(1 - word_similarity(grunn.sokeform(navn_), grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn)))::real as v
          from register.navn n where n.kjent_til is null
            and grunn.sokeform(navn_) <% grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn)
          group by n.person_id order by 2 limit maks * 10) k
        where tilgang.ser(k.person_id, (select tilgang.mitt_syn())) order by 2 limit maks $$;
revoke all on function tilgang.sok_navn(text[], text, text[], boolean, int), tilgang.sok_lignende(text, int) from public;
grant execute on function tilgang.sok_navn(text[], text, text[], boolean, int), tilgang.sok_lignende(text, int) to friminutt_app;
