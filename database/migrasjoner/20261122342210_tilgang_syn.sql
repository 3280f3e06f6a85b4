-- What every statement asks of the one who is asking, at a tenth of the cost: docs/beslutninger/0007, «What the sight costs».

-- The protected people of a kommune made up most of the sight: hundreds of ids were sealed, checked and parsed once for each table a statement
-- named. Their place is taken by 8192 bits, in which each protected person has set one. A bit that is not set says that a person is not
-- protected, for certain. One that is set says nothing: whether the person is, and who may see him all the same, is then looked up. `skjulte` is
-- empty (null), which closes wherever it is still asked for: nothing is <> all(null).
alter type tilgang.syn add attribute filter bytea;
comment on column tilgang.syn.filter is 'bit uuid_hash(person) & 8191 is set for everybody who is protected, the reader and his children left out';

create function tilgang.skjultfilter(utenom uuid[]) returns bytea language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  f bytea := decode(repeat('00', 1024), 'hex');
  b int;
begin
  for b in select distinct uuid_hash(k.person_id) & 8191 from register.skjermede() k where k.person_id <> all(utenom) loop f := set_bit(f, b, 1); end loop;
  return f;
end $$;

create or replace function tilgang.regn_syn() returns tilgang.syn language plpgsql stable security definer
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
  s.filter := tilgang.skjultfilter(s.aktor || s.barn);
  return s;
end $$;

create or replace function tilgang.skjult(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  streng boolean;
begin
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0 then return false; end if;
  -- another protected person may have the same bit
  if person = s.aktor or person = any(s.barn) then return false; end if;
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

-- The seal covers who it was computed for, the day that was set and the transaction, so that one sum answers for all of it. The bits lie beside the
-- record: reading them as a part of it would take longer than the rest.
create or replace function tilgang.mitt_syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
declare
  syn text := current_setting('friminutt.syn', true);
  filter text := current_setting('friminutt.filter', true);
  bundet text := concat(current_setting('friminutt.aktor', true), '|', current_setting('friminutt.dato', true), '|', extract(epoch from transaction_timestamp()), '|');
  n bytea;
  s tilgang.syn;
begin
  if tilgang.aktor() is null then return s; end if;
  select k.nokkel into n from tilgang.synsnokkel k;
  if current_setting('friminutt.segl', true) = encode(sha256(n || convert_to(concat(bundet, syn, '|', filter), 'UTF8') || n), 'hex') then
    s := syn::tilgang.syn;
    if s.aktor = tilgang.aktor() then
      s.filter := decode(filter, 'base64');
      return s;
    end if;
  end if;
  s := tilgang.regn_syn();
  s.naar := transaction_timestamp();
  filter := encode(s.filter, 'base64');
  s.filter := null;
  syn := s::text;
  perform set_config('friminutt.syn', syn, true), set_config('friminutt.filter', filter, true),
    set_config('friminutt.alt', case when s.alt then 'ja' else 'nei' end, true),
    set_config('friminutt.segl', encode(sha256(n || convert_to(concat(bundet, syn, '|', filter), 'UTF8') || n), 'hex'), true);
  s.filter := decode(filter, 'base64');
  return s;
end $$;

-- For whoever reaches the whole kommune, whom the policies ask nothing more about: those with no bit here. Null for all others. The setting is
-- a hint that spares them the sum; a wrong one sends the row to the function that asks for everything.
create function tilgang.altfilter() returns bytea language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
declare
  s tilgang.syn;
begin
  if current_setting('friminutt.alt', true) = 'nei' then return null; end if;
  s := tilgang.mitt_syn();
  return case when s.alt then s.filter end;
end $$;
revoke all on function tilgang.altfilter(), tilgang.skjultfilter(uuid[]) from public;
grant execute on function tilgang.altfilter() to friminutt_app;

create or replace function tilgang.ser(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0
    and (s.alt or person = s.aktor or person = any(s.barn)
      or (cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
        and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)))) then return true; end if;
  return tilgang.rekker(person, s) and not tilgang.skjult(person, s);
end $$;

create or replace function tilgang.ser_linje(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0
    and (s.alt or person = s.aktor or person = any(s.barn)
      or (cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
        and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)))) then return true; end if;
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

-- A current place at one of the reader's schools says by itself that the pupil is within reach.
create function tilgang.ser_elevforhold(person uuid, skole text, kjent_til timestamptz, til date, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if kjent_til is null and (til is null or til >= s.dag) and skole = any(s.skoler) and get_bit(s.filter, uuid_hash(person) & 8191) = 0 then return true; end if;
  return tilgang.ser_linje(person, s);
end $$;
revoke all on function tilgang.ser_elevforhold(uuid, text, timestamptz, date, tilgang.syn) from public;
grant execute on function tilgang.ser_elevforhold(uuid, text, timestamptz, date, tilgang.syn) to friminutt_app;

do $$
declare
  t text;
  bruk text;
begin
  foreach t in array array['navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon', 'kontaktinformasjon', 'kontaktperson',
      'elevforhold', 'personalressurs', 'arbeidsforhold', 'personidentifikator', 'gruppemedlem', 'undervisningsforhold'] loop
    bruk := case when t = 'elevforhold' then 'ser_elevforhold(person_id, skole, kjent_til, til, (select tilgang.mitt_syn()))'
      when t in ('navn', 'personalia', 'foreldreansvar', 'familierelasjon', 'kontaktperson', 'personalressurs', 'arbeidsforhold', 'undervisningsforhold')
      then 'ser_linje(person_id, (select tilgang.mitt_syn()))' else 'ser(person_id, (select tilgang.mitt_syn()))' end;
    execute format('alter policy app_les on register.%I using (get_bit((select tilgang.altfilter()), uuid_hash(person_id) & 8191) = 0 or tilgang.%s)', t, bruk);
  end loop;
end $$;
