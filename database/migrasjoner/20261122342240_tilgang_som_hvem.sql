-- The second lock asks in which role, too. Reading stays a question of reach; a decision, and what is written about the school day, asks who may.

-- Roles at work on a date, as before, and now ended by the quarterly review as well: what is not answered lapses here too
-- (src/tilgang/rolle/regler-revisjon.ts says the same in code).
create or replace function tilgang.roller_i_arbeid(person uuid, dag date) returns table (rolle text, skole text) language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with i as materialized (select coalesce((select x.verdi from grunn.innstilling x where x.navn = 'tilgang.stillingsroller' order by x.satt desc limit 1),
        tilgang.standard_stillingsroller()) as v,
      coalesce((select (x.verdi->>'kreves')::boolean from grunn.innstilling x where x.navn = 'tilgang.opplaeringskrav' order by x.satt desc limit 1), false) as opplaering,
      (select x.verdi from grunn.innstilling x where x.navn = 'tilgang.revisjon' order by x.satt desc limit 1) as revisjon),
    alle as (
      select r.rolle, f.omfang as skole, f.hva, f.fra from i, tilgang.ansattfakta f
      cross join lateral (select e.x->>'rolle' as rolle from jsonb_array_elements(i.v->'regler') with ordinality e(x, nr)
        where e.x->>'stillingskode' = f.kode and (e.x->>'tittel' is null or strpos(lower(coalesce(f.tittel, '')), lower(e.x->>'tittel')) > 0)
          and (e.x->>'arbeidssted' is null or e.x->>'arbeidssted' = f.omfang or e.x->>'arbeidssted' = f.enhet) order by e.nr limit 1) r
      where f.person_id = person and f.hva = 'arbeidsforhold' and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
        and (f.taus_siden is null or dag < f.taus_siden + coalesce((i.v->>'fristDager')::int, 0))
      union
      select f.kode, f.omfang, f.hva, f.fra from tilgang.ansattfakta f where f.person_id = person and f.hva in ('rollefaktum', 'rolletildeling')
        and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
      union
      select f.kode, null, f.hva, f.fra from tilgang.ansattfakta f where f.person_id = person and f.hva = 'leverandorvindu' and f.apnet <= now() and now() < f.stenges)
    select distinct a.rolle, case when k.kommunal then null else a.skole end
    from alle a cross join lateral (select a.rolle in ('systemforvalter', 'kommunalsjef', 'brukerstotteIt', 'faktureringsansvarlig', 'personvernombud') as kommunal) k cross join i
    left join lateral (select v.svar, (v.svart at time zone 'Europe/Oslo')::date as dato from tilgang.revisjonssvar v
      where v.person_id = person and v.rolle = a.rolle and v.skole = a.skole order by v.svart desc limit 1) n on true
    where (k.kommunal or a.skole is not null)
      and (a.hva = 'leverandorvindu' or not i.opplaering or exists (select 1 from tilgang.opplaering o where o.person_id = person and o.opphevet is null and o.dato <= dag))
      and (k.kommunal or a.hva = 'leverandorvindu' or case
        when n.svar = 'fjernet' and (a.fra is null or a.fra <= n.dato) then dag < n.dato
        when i.revisjon->>'forsteKvartal' is null then true
        else dag <= (greatest((i.revisjon->>'forsteKvartal')::date - interval '3 months', date_trunc('quarter', a.fra::timestamp),
            (select max(v.kvartal) from tilgang.revisjonssvar v where v.person_id = person and v.rolle = a.rolle and v.skole = a.skole and v.svar = 'bekreftet')::timestamp)
          + interval '3 months')::date + coalesce((i.revisjon->>'fristDager')::int, 45) end)
  $$;

-- What one sees with some of one's roles only: the schools and the SFO one has them at, the whole kommune where one of them reaches it, the groups
-- only as kontaktlarer, the children only as foresatt, oneself only as elev.
create function tilgang.som(roller text[]) returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.mitt_syn();
begin
  if s.aktor is null then return s; end if;
  select coalesce(bool_or(r.skole is null), false), coalesce(array_agg(r.skole) filter (where r.skole is not null and r.rolle not in ('sfoLeder', 'sfoAnsatt')), '{}'),
    coalesce(array_agg(r.skole) filter (where r.skole is not null and r.rolle in ('sfoLeder', 'sfoAnsatt')), '{}')
  into s.alt, s.skoler, s.sfo from tilgang.roller_i_arbeid(s.aktor, s.dag) r where r.rolle = any(roller);
  if 'kontaktlarer' <> all(roller) then s.grupper := '{}'; end if;
  if 'foresatt' <> all(roller) then s.barn := '{}'; end if;
  if 'elev' = any(roller) then s.barn := s.barn || s.aktor; end if;
  return s;
end $$;
create function tilgang.har_rolle(roller text[]) returns boolean language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
begin
  return tilgang.aktor() is not null and exists (select 1 from tilgang.roller_i_arbeid(tilgang.aktor(), grunn.i_dag()) r where r.rolle = any(roller));
end $$;

-- Is the person within such a sight, and not closed to it by protection? Nobody is within his own by being himself.
create function tilgang.ser_som(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.aktor is null or person is null then return false; end if;
  if person = any(s.barn) then return true; end if;
  if not (s.alt
    or (cardinality(s.skoler) > 0 and (exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
        and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)) or exists (select 1 from register.skoler_for(person, s.dag) x where x = any(s.skoler))))
    or (cardinality(s.grupper) + cardinality(s.sfo) > 0 and exists (select 1 from register.grupper_for(person, s.dag) g
      where g.gruppe_id = any(s.grupper) or (g.slag = 'sfo' and g.skole = any(s.sfo))))) then return false; end if;
  return person <> all(s.skjulte) or not tilgang.skjult(person, s);
end $$;
revoke all on function tilgang.som(text[]), tilgang.har_rolle(text[]), tilgang.ser_som(uuid, tilgang.syn) from public;
grant execute on function tilgang.som(text[]), tilgang.har_rolle(text[]), tilgang.ser_som(uuid, tilgang.syn) to friminutt_app;

-- A session makes a decision as itself, in a role that may: src/tilgang/vern/tilgang.ts, familie/tilgang.ts, register/person/tilgang.ts and
-- forvaltning/*/tilgang.ts. Reach is asked where there is a child.
do $$
declare
  x record;
  forer constant text := 'array[''systemforvalter'', ''skolekonsulent'', ''rektor'']';
  leder constant text := 'array[''systemforvalter'', ''rektor'']';
  ansatt constant text := 'array[''systemforvalter'', ''skolekonsulent'', ''rektor'', ''hovudstegsleder'', ''radgiver'', ''sosiallarer'', ''larer'', ''sfoLeder'', ''sfoAnsatt'']';
begin
  for x in select * from (values
    ('tilgang.sperring', 'gitt_av', forer), ('tilgang.foresattbeslutning', 'gitt_av', forer), ('tilgang.foresattrett', 'gitt_av', forer),
    ('tilgang.frigivelse', 'avgjort_av', forer), ('tilgang.opplysningssvar', 'avgjort_av', forer), ('tilgang.skjerming', 'gitt_av', forer),
    ('tilgang.krets', 'gitt_av', leder),
    ('tilgang.opplaering', 'registrert_av', 'array[''systemforvalter'', ''brukerstotteIt'', ''skolekonsulent'', ''rektor'']'),
    ('tilgang.leverandorvindu', 'apnet_av', 'array[''systemforvalter'']'), ('tilgang.revisjonssvar', 'svart_av', leder),
    ('register.overstyring', 'gitt_av', 'array[''systemforvalter'', ''brukerstotteIt'']')) v(t, av, roller) loop
    execute format('alter policy app_ny on %s with check (%I = (select tilgang.aktor()) and (select tilgang.har_rolle(%s)))', x.t, x.av, x.roller);
  end loop;
  -- whoever asks in an emergency asks for himself, and another approves
  execute format('alter policy app_ny on tilgang.nodinnsyn with check (aktor_id = (select tilgang.aktor()) and godkjent_av is null and avsluttet is null
    and ((select tilgang.har_rolle(%s)) or cardinality((select (tilgang.mitt_syn()).grupper)) > 0))', ansatt);
  -- a guardian answers for himself; what has come in on paper is registered by those who keep it
  execute format('alter policy app_ny on tilgang.samtykkesvar with check (registrert_av = (select tilgang.aktor()) and (person_id = (select tilgang.aktor()) or (select tilgang.har_rolle(%s))))', forer);

  -- a role given by hand, and closing it for all guardians, lay open to the app
  alter table tilgang.foresattstenging enable row level security;
  alter table tilgang.foresattstenging force row level security;
  create policy les on tilgang.foresattstenging for select to friminutt_app, friminutt_kopi, friminutt_system, friminutt_eier using (true);
  create policy app_ny on tilgang.foresattstenging for insert to friminutt_app
    with check (stengt_av = (select tilgang.aktor()) and apnet is null and (select tilgang.har_rolle(array['systemforvalter'])));
  create policy app_apne on tilgang.foresattstenging for update to friminutt_app using (apnet is null)
    with check (apnet_av = (select tilgang.aktor()) and (select tilgang.har_rolle(array['systemforvalter'])));
  alter policy app_ny on tilgang.foresattstenging_tilgang with check ((select tilgang.har_rolle(array['systemforvalter'])));

  -- who has a role is looked up before anybody is known; giving one is a decision like the others
  alter table tilgang.rolletildeling enable row level security;
  alter table tilgang.rolletildeling force row level security;
  create policy les on tilgang.rolletildeling for select to friminutt_app, friminutt_import, friminutt_kopi, friminutt_system, friminutt_eier using (true);
  create policy system_ny on tilgang.rolletildeling for insert to friminutt_system with check (true);
  create policy app_ny on tilgang.rolletildeling for insert to friminutt_app
    with check (gitt_av = (select tilgang.aktor()) and godkjent is null and opphevet is null and (select tilgang.har_rolle(array['systemforvalter'])));
  create policy app_endre on tilgang.rolletildeling for update to friminutt_app using (opphevet is null and (select tilgang.har_rolle(array['systemforvalter', 'kommunalsjef'])))
    with check ((godkjent_av is null or godkjent_av <> gitt_av) and (opphevet is null or opphevet_av = (select tilgang.aktor())));
  -- the made-up kommune's own decisions, written when it is set up
  create policy system_ny on tilgang.skjerming for insert to friminutt_system with check (true);
  -- said twice
  drop policy eier_les on register.rollefaktum;
end $$;
