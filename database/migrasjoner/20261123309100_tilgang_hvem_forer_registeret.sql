-- Who may write by hand in the rest of the register, said in SQL too: the role the rule in code demands, at the place the row is about.
-- What jobs and start-up write as nobody they write with a login of their own, and ask none of this.

-- The school of a group. Empty when rows tell of several: then it is nobody's to keep.
create function register.gruppeskole(gruppe uuid) returns text language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select case when min(g.skole) = max(g.skole) then min(g.skole) when min(g.skole) is null then null else '' end from gruppe g where g.gruppe_id = gruppe $$;
-- Has the person a place at one of these schools today or later? Whoever moves a pupil writes at the school it goes to as well.
create function register.har_plass_ved(person uuid, skoler text[]) returns boolean language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select exists (select 1 from elevforhold e where e.person_id = person and e.kjent_til is null and e.skole = any(skoler) and (e.til is null or e.til >= grunn.i_dag())) $$;
-- Is this an entry of somebody nothing is known of yet? Whoever is shut out from a child by number before any register has told of him is
-- entered with the number alone (src/tilgang/vern).
create function register.ingen_vet_om(person uuid) returns boolean language sql stable security definer cost 1000
  set search_path = register, pg_temp
  as $$ select not exists (select 1 from navn where person_id = person) and not exists (select 1 from personalia where person_id = person)
    and not exists (select 1 from personidentifikator where person_id = person) $$;
-- What the routine of the school day is until somebody has set it; a test compares it with the code's.
create function grunn.standard_rutine() returns jsonb language sql immutable
  as $$ select '{"standard": {
    "meldesInnen": "08:30", "sjekkesInnen": "09:00", "etterlysesBarnetrinn": "09:15", "etterlysesUngdomstrinn": "10:15", "eskaleresEtter": 30, "politiVurderesEtter": 45, "slingring": 30, 
    "skoledag": {"fra": "08:30", "til": "14:30"}, "typer": [
      {"kode": "syk", "nb": "Syk", "nn": "Sjuk", "timer": false, "helse": true},
      {"kode": "lege", "nb": "Lege", "nn": "Lege", "timer": false, "helse": true},
      {"kode": "tannlege", "nb": "Tannlege", "nn": "Tannlege", "timer": false, "helse": true},
      {"kode": "gravferd", "nb": "Gravferd", "nn": "Gravferd", "timer": false, "helse": false},
      {"kode": "sykehus", "nb": "Sykehus eller spesialist", "nn": "Sjukehus eller spesialist", "timer": false, "helse": true},
      {"kode": "annet", "nb": "Annet fravær (timer)", "nn": "Anna fråvær (timar)", "timer": true, "helse": false}],
    "fritekst": false, "perTimeFraTrinn": 8, "timer": 6, "terskler": {"senIMnd": 3, "dagerIMnd": 3, "dagerIRad": 5, "dagerIHalvar": 10, "ringDag": 3}}, "skoler": {}, "fri": []}'::jsonb $$;
-- May the routine be this, for whoever decides for these schools only? All the rest of it must be as it stands.
create function grunn.bare_skolens_rutine(ny jsonb, skoler text[]) returns boolean language sql stable security definer cost 1000
  set search_path = grunn, pg_temp
  as $$ select ny - 'skoler' = x.na - 'skoler' and (ny -> 'skoler') - skoler = (x.na -> 'skoler') - skoler
    from (select coalesce((select i.verdi from innstilling i where i.navn = 'skoledag.rutine' order by i.satt desc limit 1), grunn.standard_rutine()) as na) x $$;
revoke all on function register.gruppeskole(uuid), register.har_plass_ved(uuid, text[]), register.ingen_vet_om(uuid), grunn.bare_skolens_rutine(jsonb, text[]), grunn.standard_rutine() from public;
grant execute on function register.gruppeskole(uuid), register.har_plass_ved(uuid, text[]), register.ingen_vet_om(uuid), grunn.bare_skolens_rutine(jsonb, text[]) to friminutt_app;

do $$
declare
  kommunen constant text := '(select (tilgang.som(array[''systemforvalter''])).alt)';
  skolene constant text := '(select (tilgang.som(array[''skolekonsulent'', ''rektor''])).skoler)::text[]';
  forer constant text := 'array[''systemforvalter'', ''brukerstotteIt'', ''skolekonsulent'', ''rektor'']';
  sammen constant text := format('%s and exists (select 1 from tilgang.sammenslaing s where s.id = apnet_av and s.avgjort_av = (select tilgang.aktor()))', kommunen);
  x record;
begin
  -- Places, groups, who is in them and who teaches them: src/register/gruppe, flytting, innskriving/tilgang.ts. A person who is nobody is
  -- turned away before anything is looked up, so that the change of year asks nothing a row.
  for x in select * from (values
    ('elevforhold', 'elevforhold_id, null, null', format('(skole = any(%1$s) or register.har_plass_ved(person_id, %1$s))', skolene), 'true'),
    ('gruppe', 'gruppe_id, null, null', format('(skole = any(%s) and coalesce(register.gruppeskole(gruppe_id), skole) = skole)', skolene), 'true'),
    ('gruppemedlem', 'gruppe_id, person_id, fra', format('(register.gruppeskole(gruppe_id) = any(%1$s) or register.har_plass_ved(person_id, %1$s))', skolene), 'true'),
    -- Nobody teaches at a school where he does not work because he says so himself.
    ('undervisningsforhold', 'gruppe_id, person_id, fra', format('register.gruppeskole(gruppe_id) = any(%s)', skolene),
      format('(person_id <> (select tilgang.aktor()) or register.gruppeskole(gruppe_id) = any(%s) or exists (select 1 from register.arbeidsforhold a
        where a.kjent_til is null and a.person_id = undervisningsforhold.person_id and a.skole = register.gruppeskole(undervisningsforhold.gruppe_id)))', skolene))) v(t, nokkel, sted, selv) loop
    execute format('drop policy app_gjenapne_oppstart on register.%I', x.t);
    execute format('drop policy app_lukk_oppstart on register.%I', x.t);
    execute format('alter policy app_ny on register.%I with check ((select tilgang.aktor()) is not null and (%s or %s) and %s
      and (kilde = ''manuell'' or (kilde = ''oppstart'' and register.har_vart_oppstart(%L, %s))))', x.t, kommunen, x.sted, x.selv, x.t, x.nokkel);
    execute format('alter policy app_lukk on register.%I using (kilde in (''manuell'', ''oppstart'') and kjent_til is null and (select tilgang.aktor()) is not null and (%s or %s))
      with check (kjent_til is not null)', x.t, kommunen, x.sted);
    execute format('create policy system_ny on register.%1$I for insert to friminutt_system
      with check (kilde = ''manuell'' or (kilde = ''oppstart'' and register.har_vart_oppstart(%1$L, %2$s)))', x.t, x.nokkel);
    execute format('create policy system_lukk on register.%I for update to friminutt_system using (kilde in (''manuell'', ''oppstart'') and kjent_til is null)
      with check (kjent_til is not null)', x.t);
  end loop;

  -- What is written about a person: src/register/person/tilgang.ts, about whoever the role reaches; what a joining moves follows its decision.
  for x in select unnest(array['navn', 'personalia', 'kontaktinformasjon', 'kontaktperson', 'personidentifikator']) as t loop
    execute format('alter policy app_ny on register.%I with check (kilde = ''manuell'' and (tilgang.ser_som(person_id, (select tilgang.som(%s)))
      or %s))', x.t, forer, sammen);
    execute format('alter policy app_lukk on register.%I using (kilde = ''manuell'' and kjent_til is null and tilgang.ser_som(person_id, (select tilgang.som(%s))))
      with check (kjent_til is not null)', x.t, forer);
  end loop;
  execute 'create policy app_ukjent on register.personidentifikator for insert to friminutt_app with check (kilde = ''manuell''
    and (select tilgang.har_rolle(array[''systemforvalter'', ''skolekonsulent'', ''rektor''])) and register.ingen_vet_om(person_id))';
  -- one's own telephone: src/register/profil/tilgang.ts
  create policy app_egen on register.kontaktinformasjon for insert to friminutt_app with check (kilde = 'manuell' and person_id = (select tilgang.aktor()));
  create policy app_lukk_egen on register.kontaktinformasjon for update to friminutt_app using (kilde = 'manuell' and kjent_til is null and person_id = (select tilgang.aktor()))
    with check (kjent_til is not null);
  -- nobody writes these by hand; a joining moves what there is
  for x in select unnest(array['adresse', 'familierelasjon']) as t loop
    execute format('alter policy app_ny on register.%I with check (kilde = ''manuell'' and %s)', x.t, sammen);
    execute format('alter policy app_lukk on register.%I using (kilde = ''manuell'' and kjent_til is null and %s) with check (kjent_til is not null)', x.t, kommunen);
  end loop;
  -- the made-up kommune's own people, and what is written by hand about them, when it is set up
  for x in select unnest(array['navn', 'personalia', 'kontaktinformasjon', 'kontaktperson', 'personidentifikator', 'skolear', 'skolefri']) as t loop
    execute format('create policy system_ny on register.%I for insert to friminutt_system with check (kilde = ''manuell'')', x.t);
    execute format('create policy system_lukk on register.%I for update to friminutt_system using (kilde = ''manuell'' and kjent_til is null) with check (kjent_til is not null)', x.t);
  end loop;

  -- The calendar: the kommune's by the systemforvalter, a school's by its leader too (src/register/skole/tilgang.ts).
  for x in select unnest(array['skolear', 'skolefri']) as t loop
    execute format('alter policy app_ny on register.%I with check (kilde = ''manuell'' and (%s or split_part(rute, ''/'', 1) = any((select (tilgang.som(array[''rektor''])).skoler)::text[])))', x.t, kommunen);
    execute format('alter policy app_lukk on register.%I using (kilde = ''manuell'' and kjent_til is null and (%s or split_part(rute, ''/'', 1) = any((select (tilgang.som(array[''rektor''])).skoler)::text[])))
      with check (kjent_til is not null)', x.t, kommunen);
  end loop;
  -- Schools and subject codes are Nasjonalt skoleregister's and Grep's: no person writes one.
  for x in select unnest(array['skole', 'fagkode']) as t loop
    execute format('drop policy app_ny on register.%I', x.t);
    execute format('drop policy app_lukk on register.%I', x.t);
    execute format('revoke insert on register.%I from friminutt_app', x.t);
    execute format('revoke update (kjent_til, lukket_av) on register.%I from friminutt_app', x.t);
  end loop;

  -- Decisions about readings let the import role join two people, and let held facts in: src/register/innlesing/tilgang.ts.
  for x in select unnest(array['sammenslaing', 'innlesingsavgjorelse', 'innlesingsangring', 'holdtavgjorelse']) as t loop
    execute format('alter table tilgang.%I enable row level security, force row level security', x.t);
    execute format('create policy les on tilgang.%I for select to friminutt_app, friminutt_kopi, friminutt_eier using (true)', x.t);
    execute format('create policy app_ny on tilgang.%I for insert to friminutt_app with check (avgjort_av = (select tilgang.aktor()) and %s)', x.t, kommunen);
  end loop;

  -- Settings: the table of roles and the routines. Set by the one who signs, in the role its own rule demands: forvaltning/innstillinger, roller,
  -- tilgangsrevisjon, rutiner and loggkontroll, register/innlesing and eksport/varsel. Read by all, the owner's functions too, at no cost.
  alter table grunn.innstilling enable row level security, force row level security;
  create policy les on grunn.innstilling for select to friminutt_app, friminutt_import, friminutt_kopi, friminutt_eier using (true);
  execute format('create policy app_ny on grunn.innstilling for insert to friminutt_app with check (satt_av = (select tilgang.aktor()) and case
    when navn = ''forvaltning.loggkontroll'' then (select (tilgang.som(array[''personvernombud''])).alt)
    when %s then true
    when navn = ''krr.aktivFra'' or navn like ''rytme.%%'' then (select (tilgang.som(array[''brukerstotteIt''])).alt)
    when navn = ''skoledag.rutine'' then grunn.bare_skolens_rutine(verdi, (select (tilgang.som(array[''rektor''])).skoler)::text[])
    else false end)', kommunen);
end $$;
