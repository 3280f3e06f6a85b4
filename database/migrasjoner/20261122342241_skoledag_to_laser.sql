-- The school day's second lock. Read: those who have a role at the pupil's school, group or SFO, the guardians who may see the child, and the pupil;
-- roles that reach the whole kommune see no child's day (src/skoledag/*/tilgang.ts), but leave is decided by the kommunalsjef too. Written: in the
-- roles the rules name, and signed with one's own id. All that depends on the one who asks is computed once a statement.
create function skoledag.syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.mitt_syn();
begin
  if s.aktor is null then return s; end if;
  s.alt := false;
  s.barn := s.barn || s.aktor;
  return s;
end $$;
-- A signed register is the school's, and also theirs who follow one of those it names.
create function skoledag.ser_foring(skole text, elever uuid[], s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, pg_temp
  as $$
begin
  if s.aktor is null then return false; end if;
  return skole = any(s.skoler) or skole = any(s.sfo) or elever && s.barn or exists (select 1 from unnest(elever) e where tilgang.ser_som(e, s));
end $$;
revoke all on function skoledag.syn(), skoledag.ser_foring(text, uuid[], tilgang.syn) from public;
grant execute on function skoledag.syn(), skoledag.ser_foring(text, uuid[], tilgang.syn) to friminutt_app;

do $$
declare
  t text;
  p record;
  ser constant text := 'tilgang.ser_som(elev_id, (select skoledag.syn()))';
  forer constant text := 'array[''larer'', ''kontaktlarer'', ''rektor'', ''hovudstegsleder'', ''skolekonsulent'', ''sfoLeder'', ''sfoAnsatt'']';
  avgjor constant text := 'array[''kontaktlarer'', ''rektor'', ''kommunalsjef'']';
  hjem constant text := 'array[''foresatt'', ''elev'']';
  kan text;
begin
  for p in select tablename, policyname from pg_policies where schemaname = 'skoledag' and policyname in ('les', 'app_ny', 'app_lukk', 'app_ta', 'app_apne') loop
    execute format('drop policy %I on skoledag.%I', p.policyname, p.tablename);
  end loop;
  foreach t in array array['fravarsmelding', 'foring', 'oppmote', 'annetsted', 'etterlysning', 'etterlysningssteg', 'hendelse', 'dokumentasjon',
                           'fratrekk', 'oppfolging', 'permisjon', 'permisjonsvedtak'] loop
    -- the clock's jobs act for nobody; their login is not the web server's
    execute format('create policy les on skoledag.%I for select to friminutt_kopi, friminutt_system using (true)', t);
    execute format('create policy system_ny on skoledag.%I for insert to friminutt_system with check (true)', t);
  end loop;
  foreach t in array array['fravarsmelding', 'oppmote', 'annetsted', 'dokumentasjon', 'fratrekk', 'oppfolging'] loop
    execute format('create policy app_les on skoledag.%I for select to friminutt_app using (%s)', t, ser);
  end loop;
  foreach t in array array['permisjon', 'permisjonsvedtak'] loop
    execute format('create policy app_les on skoledag.%I for select to friminutt_app using (%s or tilgang.ser_som(elev_id, (select tilgang.som(array[''kommunalsjef'']))))', t, ser);
  end loop;

  -- a version is written by, and closed once by, those the rules name; what is closed is signed
  for p in select * from (values
    ('fravarsmelding', 'array[''foresatt'', ''elev'', ''larer'', ''kontaktlarer'', ''rektor'', ''hovudstegsleder'', ''skolekonsulent'', ''sfoLeder'', ''sfoAnsatt'']', hjem),
    ('oppmote', forer, forer), ('annetsted', forer, forer),
    ('dokumentasjon', 'array[''kontaktlarer'', ''rektor'', ''skolekonsulent'']', 'array[''kontaktlarer'', ''rektor'', ''skolekonsulent'']'),
    ('fratrekk', 'array[''rektor'']', 'array[''rektor'']')) v(t, ny, lukk) loop
    execute format('create policy app_ny on skoledag.%I for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
      and tilgang.ser_som(elev_id, (select tilgang.som(%s))))', p.t, p.ny);
    execute format('create policy app_lukk on skoledag.%I for update to friminutt_app using (kjent_til is null and tilgang.ser_som(elev_id, (select tilgang.som(%s))))
      with check (kjent_til is not null and lukket_av = (select tilgang.aktor()))', p.t, p.lukk);
  end loop;
  -- an application is the home's; its outcome is those who decide
  execute format('create policy app_ny on skoledag.permisjon for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
    and case when status in (''sokt'', ''trukket'') then tilgang.ser_som(elev_id, (select tilgang.som(%s))) else tilgang.ser_som(elev_id, (select tilgang.som(%s))) end)', hjem, avgjor);
  execute format('create policy app_lukk on skoledag.permisjon for update to friminutt_app using (kjent_til is null
    and (tilgang.ser_som(elev_id, (select tilgang.som(%s))) or tilgang.ser_som(elev_id, (select tilgang.som(%s)))))
    with check (kjent_til is not null and lukket_av = (select tilgang.aktor()))', hjem, avgjor);
  execute format('create policy app_ny on skoledag.permisjonsvedtak for insert to friminutt_app with check (vedtatt_av = (select tilgang.aktor()) and apnet is null
    and tilgang.ser_som(elev_id, (select tilgang.som(%s))))', avgjor);
  execute format('create policy app_apne on skoledag.permisjonsvedtak for update to friminutt_app using (apnet is null and tilgang.ser_som(elev_id, (select tilgang.som(%s))))
    with check (apnet is not null and apnet_av = (select tilgang.aktor()))', hjem);
  kan := 'array[''kontaktlarer'', ''rektor'', ''hovudstegsleder'', ''sosiallarer'', ''radgiver'']';
  execute format('create policy app_lukk on skoledag.oppfolging for update to friminutt_app using (lukket is null and tilgang.ser_som(elev_id, (select tilgang.som(%s))))
    with check (lukket is not null and lukket_av = (select tilgang.aktor()))', kan);

  -- the class register: by those who keep it, at the school or for the group
  create policy app_les on skoledag.foring for select to friminutt_app using (skoledag.ser_foring(skole, elever, (select skoledag.syn())));
  kan := format('(skole = any((select (tilgang.som(%1$s)).skoler)::text[]) or skole = any((select (tilgang.som(%1$s)).sfo)::text[]) or gruppe = any((select (tilgang.som(%1$s)).grupper)::text[])
    or (cardinality(elever) = 1 and tilgang.ser_som(elever[1], (select tilgang.som(%1$s)))))', forer);
  execute format('create policy app_ny on skoledag.foring for insert to friminutt_app with check (fort_av = (select tilgang.aktor()) and erstattet is null and %s)', kan);
  execute format('create policy app_lukk on skoledag.foring for update to friminutt_app using (erstattet is null and %s)
    with check (erstattet is not null and erstattet_av = (select tilgang.aktor()))', kan);

  -- a case: the pupil's own people, and the school; that a class is unchecked is the school's alone
  create policy app_les on skoledag.etterlysning for select to friminutt_app using (case slag when 'elev' then tilgang.ser_som(elev_id, (select skoledag.syn()))
    else skole = any((select (skoledag.syn()).skoler || (skoledag.syn()).sfo)::text[]) end);
  execute format('create policy app_ny on skoledag.etterlysning for insert to friminutt_app with check (slag = ''elev'' and apnet_av = (select tilgang.aktor()) and lukket is null
    and tilgang.ser_som(elev_id, (select tilgang.som(%s))))', forer);
  kan := 'array[''foresatt'', ''elev'', ''larer'', ''kontaktlarer'', ''rektor'', ''hovudstegsleder'', ''skolekonsulent'', ''sfoLeder'', ''sfoAnsatt'']';
  execute format('create policy app_lukk on skoledag.etterlysning for update to friminutt_app using (lukket is null and case slag when ''elev'' then tilgang.ser_som(elev_id, (select tilgang.som(%1$s)))
    else skole = any((select (tilgang.som(%1$s)).skoler || (tilgang.som(%1$s)).sfo)::text[]) end) with check (lukket is null or lukket_av = (select tilgang.aktor()))', kan);
  -- the first step is written in the statement that opens the case, and cannot see it yet
  create policy app_les on skoledag.etterlysningssteg for select to friminutt_app using (exists (select 1 from skoledag.etterlysning e where e.id = etterlysning_id));
  execute format('create policy app_ny on skoledag.etterlysningssteg for insert to friminutt_app with check (av = (select tilgang.aktor())
    and (exists (select 1 from skoledag.etterlysning e where e.id = etterlysning_id) or (hva = ''varslet'' and (select tilgang.har_rolle(%s)))))', forer);

  -- what others must hear of is written by whoever does it, and read and taken by the gate alone
  execute format('create policy app_ny on skoledag.hendelse for insert to friminutt_app with check (tatt is null
    and (%s or tilgang.ser_som(elev_id, (select tilgang.som(array[''kommunalsjef''])))))', ser);
  create policy system_ta on skoledag.hendelse for update to friminutt_system using (tatt is null) with check (tatt is not null);
  create policy system_eskaler on skoledag.etterlysning for update to friminutt_system using (lukket is null) with check (true);
end $$;
