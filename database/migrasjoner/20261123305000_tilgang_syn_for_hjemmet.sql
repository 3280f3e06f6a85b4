-- The sight of those who have nothing at work, at less cost: docs/beslutninger/0012. What each may see is what it was.

-- What gives a person roles. Most who ask have nothing there and go to no school: for them the large question is not put.
create or replace function tilgang.aktorfakta(person uuid) returns jsonb language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if not exists (select 1 from tilgang.ansattfakta f where f.person_id = person)
    and not exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null) then return null; end if;
  return (select jsonb_agg(to_jsonb(x)) from (
    select f.hva, f.kilde, f.kode, f.tittel, f.omfang, f.enhet, f.fra, f.til, f.taus_siden, f.apnet, f.stenges, f.kjent_fra, f.id, null::text as gruppe
    from tilgang.ansattfakta f where f.person_id = person
    union all
    select 'elevforhold', e.kilde, null, e.klasse, e.skole, null, e.fra, e.til, null, null, null, e.kjent_fra, e.elevforhold_id, null
    from register.elevforhold e where e.person_id = person and e.kjent_til is null
    union all
    -- a contact teacher has the group as long as the row that says so, the group, and a position at its school, all of them
    select 'undervisningsforhold', u.kilde, f.kode, f.tittel, g.skole, null, greatest(u.fra, g.fra, f.fra), least(u.til, g.til, f.til),
      f.taus_siden, null, null, u.kjent_fra, u.gruppe_id, u.gruppe_id::text
    from register.undervisningsforhold u
    join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag in ('kontaktlarergruppe', 'klasse')
    join tilgang.ansattfakta f on f.person_id = person and f.hva = 'arbeidsforhold' and f.omfang = g.skole
    where u.person_id = person and u.kjent_til is null and u.rolle = 'kontaktlarer' and greatest(u.fra, g.fra, f.fra) <= least(u.til, g.til, f.til)) x);
end $$;

-- As before (20261123109600) for everybody with something at work. Whoever has nothing there has no role, no school and no group, and his filter is left
-- empty. An empty filter says nothing of anybody, as a bit that is set: whether a person is protected is then looked up, for the few he asks about,
-- instead of reading every protected person of the kommune for each request.
create or replace function tilgang.regn_syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  s tilgang.syn;
  stillinger jsonb;
  frist int;
  i_arbeid text[];
begin
  s.aktor := tilgang.aktor();
  if s.aktor is null then return s; end if;
  s.dag := grunn.i_dag();
  s.alt := false;
  s.skoler := '{}'; s.behov := '{}'; s.leder := '{}'; s.sfo := '{}'; s.grupper := '{}'; s.barnas_skoler := '{}';
  select coalesce(array_agg(b), '{}') into s.barn from tilgang.egne_barn(s.aktor, s.dag) b;
  if cardinality(s.barn) > 0 then
    select coalesce(array_agg(distinct e.skole), '{}') into s.barnas_skoler from register.elevforhold e
      where e.person_id = any(s.barn) and e.kjent_til is null and (e.til is null or e.til >= s.dag);
  end if;
  if not exists (select 1 from tilgang.ansattfakta f where f.person_id = s.aktor) then return s; end if;
  -- the position of a kontaktlarer gives a role of its own, and where that has ended (no training, no answer in the review) the group has too
  stillinger := coalesce((select x.verdi from grunn.innstilling x where x.navn = 'tilgang.stillingsroller' order by x.satt desc limit 1), tilgang.standard_stillingsroller());
  frist := coalesce((stillinger->>'fristDager')::int, 0);
  select coalesce(bool_or(r.skole is null), false),
    coalesce(array_agg(distinct r.skole) filter (where r.skole is not null and r.rolle not in ('sfoLeder', 'sfoAnsatt')), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle in ('rektor', 'skolekonsulent') and r.skole is not null), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle = 'rektor' and r.skole is not null), '{}'),
    coalesce(array_agg(distinct r.skole) filter (where r.rolle in ('sfoLeder', 'sfoAnsatt') and r.skole is not null), '{}'),
    coalesce(array_agg(r.rolle || '|' || coalesce(r.skole, '')), '{}')
  into s.alt, s.skoler, s.behov, s.leder, s.sfo, i_arbeid from tilgang.roller_i_arbeid(s.aktor, s.dag) r;
  select coalesce(array_agg(distinct u.gruppe_id), '{}') into s.grupper from register.undervisningsforhold u
    join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag in ('kontaktlarergruppe', 'klasse') and s.dag between g.fra and g.til
    where u.person_id = s.aktor and u.kjent_til is null and u.rolle = 'kontaktlarer' and s.dag between u.fra and u.til
      and exists (select 1 from tilgang.ansattfakta f
        left join lateral (select e.x->>'rolle' as rolle from jsonb_array_elements(stillinger->'regler') with ordinality e(x, nr)
          where e.x->>'stillingskode' = f.kode and (e.x->>'tittel' is null or strpos(lower(coalesce(f.tittel, '')), lower(e.x->>'tittel')) > 0)
            and (e.x->>'arbeidssted' is null or e.x->>'arbeidssted' = f.omfang or e.x->>'arbeidssted' = f.enhet) order by e.nr limit 1) m on true
        where f.person_id = s.aktor and f.hva = 'arbeidsforhold' and f.omfang = g.skole
          and (f.fra is null or f.fra <= s.dag) and (f.til is null or f.til >= s.dag) and (f.taus_siden is null or s.dag < f.taus_siden + frist)
          and (m.rolle is null or m.rolle || '|' || g.skole = any(i_arbeid) or m.rolle || '|' = any(i_arbeid)));
  s.filter := tilgang.skjultfilter(s.aktor || s.barn);
  return s;
end $$;

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
      s.filter := decode(nullif(filter, ''), 'base64');
      return s;
    end if;
  end if;
  s := tilgang.regn_syn();
  s.naar := transaction_timestamp();
  filter := coalesce(encode(s.filter, 'base64'), '');
  s.filter := null;
  syn := s::text;
  perform set_config('friminutt.syn', syn, true), set_config('friminutt.filter', filter, true),
    set_config('friminutt.alt', case when s.alt then 'ja' else 'nei' end, true),
    set_config('friminutt.segl', encode(sha256(n || convert_to(concat(bundet, syn, '|', filter), 'UTF8') || n), 'hex'), true);
  s.filter := decode(nullif(filter, ''), 'base64');
  return s;
end $$;

-- Oneself and one's own children are never hidden from one (tilgang.skjult), and need no filter to say so.
create or replace function tilgang.ser(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer cost 1000
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if person = s.aktor or person = any(s.barn) then return true; end if;
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0
    and (s.alt or (cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
        and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)))) then return true; end if;
  return tilgang.rekker(person, s) and not tilgang.skjult(person, s);
end $$;

create or replace function tilgang.ser_linje(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer cost 1000
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if person = s.aktor or person = any(s.barn) then return true; end if;
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0
    and (s.alt or (cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
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

-- What one sees with some of one's roles only. The sight says already who has none of them.
create or replace function tilgang.som(roller text[]) returns tilgang.syn language plpgsql stable security definer cost 1000
  set search_path = tilgang, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.mitt_syn();
begin
  if s.aktor is null then return s; end if;
  if s.alt or cardinality(s.skoler) + cardinality(s.sfo) > 0 then
    select coalesce(bool_or(r.skole is null), false), coalesce(array_agg(r.skole) filter (where r.skole is not null and r.rolle not in ('sfoLeder', 'sfoAnsatt')), '{}'),
      coalesce(array_agg(r.skole) filter (where r.skole is not null and r.rolle in ('sfoLeder', 'sfoAnsatt')), '{}')
    into s.alt, s.skoler, s.sfo from tilgang.roller_i_arbeid(s.aktor, s.dag) r where r.rolle = any(roller);
  end if;
  if 'kontaktlarer' <> all(roller) then s.grupper := '{}'; end if;
  if 'foresatt' <> all(roller) then s.barn := '{}'; end if;
  if 'elev' = any(roller) then s.barn := s.barn || s.aktor; end if;
  return s;
end $$;
