// The probes: what each role and each person can do with the rows of a table, told as one text. A lock that is changed must change the text.

/** Functions of a schema of their own, `prove`; they run as the superuser that calls them and take on each role in turn. */
export const PROBER = `
create schema prove;
grant usage on schema prove to public;
create table prove.aktor (navn text primary key, id uuid);

-- Who signs a new row, or an ended one: the columns that say so, with the one who asks in them.
create function prove.signert(t regclass, hvem uuid, ny boolean) returns jsonb language sql as $f$
  select coalesce(jsonb_object_agg(a.attname, case when a.atttypid = 'uuid'::regtype then to_jsonb(hvem) when a.atttypid in ('timestamptz'::regtype, 'date'::regtype) then to_jsonb('2026-11-22T10:00:00Z'::text)
      when a.attname = 'utfall' then to_jsonb('mott'::text) when a.attname = 'tilstand' then to_jsonb('koet'::text) when a.attname = 'grunn' then 'null'::jsonb when a.attname = 'tiltak' then to_jsonb('ingen'::text) else to_jsonb('Ikke lenger slik'::text) end), '{}')
  from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and case when ny
    then a.attname in ('gitt_av', 'avgjort_av', 'skrevet_av', 'fort_av', 'vedtatt_av', 'registrert_av', 'svart_av', 'stengt_av', 'satt_av', 'opprettet_av', 'bedt_av', 'lagt_til_av', 'bestilt_av', 'sendt_av', 'aktor_id', 'av') or (a.attname = 'apnet_av' and t::text ~ 'etterlysning|leverandorvindu') or (a.attname = 'endret_av' and t::text ~ 'pamelding')
    else a.attname ~ '^(opphevet|kjent_til|lukket|erstattet|avsluttet|godkjent|plassert|avbestilt|avlyst)' or (a.attname in ('utfall', 'tiltak') and t::text ~ 'etterlysning|oppfolging') or (a.attname in ('tilstand', 'grunn') and t::text = 'eksport.varsel') or (a.attname like 'apnet%' and t::text ~ 'vedtak|stenging') end $f$;

-- What the owner's own functions do to a row when somebody is protected, and what they must not do.
create function prove.vernet(t regclass) returns jsonb language sql as $f$
  select case t::text when 'register.adresse' then '{"kryptert": "\\\\x01", "linjer": "{}", "postnummer": null, "poststed": null, "skolekrets": null, "grunnkrets": null, "matrikkel_id": null, "bruksenhetsnummer": null}'::jsonb
    when 'eksport.varsel' then '{"tilstand": "bekreftet", "kanal": "push", "neste": null}'::jsonb
    when 'register.overstyring' then '{"verdi": "{\\"klart\\": 1}"}'::jsonb else '{}'::jsonb end $f$;

-- What is said of a row without ending it: that a talk was held, that a time is closed, that a list or an answer was changed.
create function prove.holdt(t regclass, hvem uuid) returns jsonb language sql as $f$
  select case t::text when 'skoledag.samtalebestilling' then jsonb_build_object('holdt', '2026-11-22', 'holdt_av', hvem)
    when 'skoledag.samtaletid' then jsonb_build_object('stengt', '2026-11-22T10:00:00Z', 'stengt_av', hvem)
    when 'skoledag.pamelding' then jsonb_build_object('endret', '2026-11-22T10:00:00Z', 'endret_av', hvem)
    when 'skoledag.pameldingssvar' then jsonb_build_object('endret', '2026-11-22T10:00:00Z', 'endret_av', hvem) else '{}'::jsonb end $f$;

-- A row that is somebody's own to begin: a table whose rows follow one another takes no second of what is there.
create function prove.begynt(t regclass, hvem uuid) returns jsonb language sql as $f$
  select case when t::text = 'skoledag.hjemmonster' then jsonb_build_object('id', 'b0000000-0000-4000-8000-0000000000fa', 'monster_id', 'b0000000-0000-4000-8000-0000000000fb', 'hos', hvem, 'foreslatt_av', hvem,
    'status', 'foreslatt', 'besvart_av', null, 'kjent_til', null, 'lukket_av', null) else '{}'::jsonb end $f$;

-- Reads, writes and deletions of every role, of the app once for each person.
create function prove.rader(t regclass, rader jsonb) returns text language plpgsql as $f$
declare
  hvem record; svar text := ''; k record; r jsonb; kolonner text; n bigint; tekst text; del text;
begin
  -- guardians shut out of the whole kommune would hide every other reason there is
  if t <> 'tilgang.foresattstenging'::regclass then delete from tilgang.foresattstenging where apnet is null; end if;
  for hvem in select 'friminutt_app' as rolle, a.id, a.navn from prove.aktor a
    union all select r.x, null, r.x from unnest(array['friminutt_app', 'friminutt_import', 'friminutt_kopi', 'friminutt_segl', 'friminutt_system', 'friminutt_eier']) r(x) order by 1, 3 loop
    begin
      del := '';
      perform set_config('role', hvem.rolle, true), set_config('friminutt.aktor', coalesce(hvem.id::text, ''), true), set_config('friminutt.dato', '2026-11-22', true);
      -- seen once for all that follows, each of which is taken back
      begin
        if hvem.rolle = 'friminutt_app' then perform tilgang.mitt_syn(); end if;
      exception when others then null;
      end;
      begin
        execute format('select coalesce(string_agg(ctid::text, '';'' order by ctid), '''') from %s', t) into tekst;
        del := del || 'les ' || tekst;
      exception when insufficient_privilege then
        begin execute format('select count(*)::text from %s', t) into tekst; del := del || 'tell ' || tekst;
        exception when others then del := del || 'les ' || sqlstate; end;
      end;
      if has_any_column_privilege(hvem.rolle, t, 'UPDATE') then
        for k in select a.attname, a.atttypid::regtype::text as slag from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and has_column_privilege(hvem.rolle, t, a.attnum, 'UPDATE') order by a.attnum limit 3 loop
          begin
            execute format('update %s set %I = %s', t, k.attname, case when has_column_privilege(hvem.rolle, t, k.attname, 'SELECT') then quote_ident(k.attname) else 'null' end);
            get diagnostics n = row_count;
            raise exception using errcode = 'ZZ001', message = n::text;
          exception when others then del := del || '|e ' || k.attname || ' ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
        end loop;
        -- and each to something it was not
        for k in select a.attname, a.atttypid::regtype::text as slag from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and (a.atttypid in ('timestamptz'::regtype, 'uuid'::regtype, 'boolean'::regtype) or a.attname = 'kryptert') and has_column_privilege(hvem.rolle, t, a.attnum, 'UPDATE') order by a.attnum loop
          begin
            execute format('update %s set %I = %L', t, k.attname, case k.slag when 'uuid' then 'a0000000-0000-4000-8000-000000000008' when 'boolean' then 'true' when 'bytea' then '\\x01'
              when 'text' then 'x' else '2026-11-22' end);
            get diagnostics n = row_count;
            raise exception using errcode = 'ZZ001', message = n::text;
          exception when others then del := del || '|v ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
        end loop;
        -- ended as a row is ended: what ends it set together, signed by the one who asks, and by somebody else
        for r in select x from jsonb_array_elements(jsonb_build_array(prove.signert(t, hvem.id, false), prove.signert(t, 'a0000000-0000-4000-8000-0000000000fd', false), prove.vernet(t),
            prove.holdt(t, hvem.id), prove.holdt(t, 'a0000000-0000-4000-8000-0000000000fd'))) x where x <> '{}' loop
          begin
            select string_agg(format('%I = %L', e.key, e.value), ', ') into tekst from jsonb_each_text(r) e where has_column_privilege(hvem.rolle, t, e.key, 'UPDATE');
            execute format('update %s set %s', t, tekst);
            get diagnostics n = row_count;
            raise exception using errcode = 'ZZ001', message = n::text;
          exception when others then del := del || '|l ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
        end loop;
      end if;
      if has_table_privilege(hvem.rolle, t, 'DELETE') then
        begin
          -- the keys asleep, which takes a superuser; then the role again
          perform set_config('role', 'none', true), set_config('session_replication_role', 'replica', true), set_config('role', hvem.rolle, true);
          execute format('delete from %s', t);
          get diagnostics n = row_count;
          raise exception using errcode = 'ZZ001', message = n::text;
        exception when others then del := del || '|s ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
      end if;
      if has_any_column_privilege(hvem.rolle, t, 'INSERT') then
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into kolonner from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attidentity <> 'a' and has_column_privilege(hvem.rolle, t, a.attnum, 'INSERT');
        for r in select x from jsonb_array_elements(rader) x loop
          begin
            execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', t, kolonner, kolonner, t) using r;
            raise exception using errcode = 'ZZ001', message = 'ny';
          exception when others then del := del || '|n ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
          -- and signed by the one who asks
          begin
            execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', t, kolonner, kolonner, t) using r || prove.signert(t, hvem.id, true) || prove.begynt(t, hvem.id);
            raise exception using errcode = 'ZZ001', message = 'ny';
          exception when others then del := del || '|s ' || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end; end;
        end loop;
      end if;
      raise exception using errcode = 'ZZ002', message = del;
    exception when sqlstate 'ZZ002' then svar := svar || hvem.navn || ': ' || sqlerrm || chr(10);
    end;
  end loop;
  return svar;
end $f$;

-- Rows that no table may hold: every column of a row given every wrong value, and the row written once more.
create function prove.verdier(t regclass, rader jsonb, gale jsonb default '[]') returns text language plpgsql as $f$
declare svar text := ''; k record; v text; r jsonb; navn text; ny jsonb; i int;
begin
  for r in select x from jsonb_array_elements(rader) x loop
    -- rows that are wrong by more than one column; "=name" takes another column's value
    for ny in select x from jsonb_array_elements(gale) x loop
      begin
        ny := r || (select jsonb_object_agg(e.key, case when e.value::text like '"=%' then r->substr(e.value #>> '{}', 2) else e.value end) from jsonb_each(ny) e);
        perform set_config('session_replication_role', 'replica', true);
        execute format('delete from %s', t);
        -- rows that follow one another cannot stand alone: there the checks are asked without the triggers
        if t::text <> 'skoledag.hjemmonster' then perform set_config('session_replication_role', 'origin', true); end if;
        execute format('insert into %s overriding system value select %s from jsonb_populate_record(null::%s, $1)', t, '*', t) using ny;
        raise exception using errcode = 'ZZ001';
      exception when others then
        get stacked diagnostics navn = constraint_name;
        svar := svar || case when sqlstate = 'ZZ001' then '.' else sqlstate || navn end || ' ';
      end;
    end loop;
    for k in select a.attname, a.atttypid::regtype::text as slag from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum loop
      foreach v in array case
        when k.slag in ('text') then array['null', '""', '" "', '"feilverdi"', '"' || repeat('x', 5000) || '"', '"974000001"', '"A"', '"fortrolig"']
        when k.slag in ('integer', 'smallint', 'bigint', 'numeric') then array['null', '-1', '0', '99999', '30000', '6']
        when k.slag = 'date' or k.slag like 'timestamp%' then array['null', '"1900-01-01"', '"2100-01-01"']
        when k.slag = 'boolean' then array['null', 'true', 'false']
        when k.slag = 'uuid' then array['null', '"b0000000-0000-4000-8000-0000000000ff"', to_jsonb(r->>'person_id')::text, to_jsonb(r->>'gitt_av')::text,
          to_jsonb(r->>'id')::text, to_jsonb(r->>'barn_id')::text, to_jsonb(r->>'aktor_id')::text]
        when k.slag like '%[]' then array['null', '[]', '["x"]', '[null]']
        when k.slag = 'bytea' then array['null', '""', '"\\\\x00"']
        else array['null', '{}', '[]', '"x"', '1'] end loop
        begin
          ny := r || jsonb_build_object(k.attname, v::jsonb);
          -- alone in its table, so that what stops the row is not that it is there already
          perform set_config('session_replication_role', 'replica', true);
          execute format('delete from %s', t);
          perform set_config('session_replication_role', 'origin', true);
          execute format('insert into %s overriding system value select %s from jsonb_populate_record(null::%s, $1)', t, '*', t) using ny;
          raise exception using errcode = 'ZZ001';
        exception when others then
          get stacked diagnostics navn = constraint_name;
          svar := svar || case when sqlstate = 'ZZ001' then '.' else sqlstate || navn end || ' ';
        end;
      end loop;
      begin
        -- the same row beside itself, with one thing different
        ny := r || case when k.slag = 'uuid' then jsonb_build_object(k.attname, 'b0000000-0000-4000-8000-0000000000fe') when k.slag = 'text' then jsonb_build_object(k.attname, (r->>k.attname) || 'x')
          when k.slag in ('integer', 'smallint', 'bigint') then jsonb_build_object(k.attname, 7) when k.slag = 'date' or k.slag like 'timestamp%' then jsonb_build_object(k.attname, '2026-08-02') else '{}' end;
        execute format('insert into %s overriding system value select %s from jsonb_populate_record(null::%s, $1)', t, '*', t) using ny;
        raise exception using errcode = 'ZZ001';
      exception when others then
        get stacked diagnostics navn = constraint_name;
        svar := svar || case when sqlstate = 'ZZ001' then '.' else sqlstate || navn end || ' ';
      end;
    end loop;
  end loop;
  return svar;
end $f$;

-- What a new row becomes, and what is written elsewhere because of it.
create function prove.folger(t regclass, rader jsonb) returns text language plpgsql as $f$
declare svar text := ''; r jsonb; ny jsonb; for_ bigint; etter bigint;
begin
  for r in select x from jsonb_array_elements(rader) x loop
    begin
      perform set_config('session_replication_role', 'replica', true);
      execute format('delete from %s', t);
      perform set_config('session_replication_role', 'origin', true);
      select count(*) into for_ from sporing.endring;
      execute format('insert into %s overriding system value select * from jsonb_populate_record(null::%s, $1) returning to_jsonb(%s)', t, t, split_part(t::text, '.', 2))
        into ny using r || case when t::text = 'register.innskriving' then '{"kretsskole": null, "kretsregel_id": null}'::jsonb else '{}'::jsonb end;
      select count(*) into etter from sporing.endring;
      raise exception using errcode = 'ZZ001', message = ny::text || (etter - for_);
    exception when others then svar := svar || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end || ' ';
    end;
  end loop;
  -- closed, with nothing after it
  if t::text = 'skoledag.hjemmonster' then
    begin
      update skoledag.hjemmonster set kjent_til = '2026-11-22T10:00:00Z', lukket_av = skrevet_av where kjent_til is null;
      set constraints all immediate;
      raise exception using errcode = 'ZZ001', message = 'lukket';
    exception when others then svar := svar || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end || ' ';
    end;
  end if;
  -- a place that becomes free is somebody else's, and they are told
  if t::text in ('skoledag.pamelding', 'skoledag.pameldingssvar') then
    begin
      perform set_config('friminutt.aktor', 'a0000000-0000-4000-8000-000000000007', true);
      if t::text = 'skoledag.pamelding' then update skoledag.pamelding set plasser = 2 where plasser = 1;
      else update skoledag.pameldingssvar set med = false where ko = 1; end if;
      select count(*) into etter from skoledag.pameldingsvarsel;
      raise exception using errcode = 'ZZ001', message = etter::text;
    exception when others then svar := svar || case when sqlstate = 'ZZ001' then sqlerrm else sqlstate end || ' ';
    end;
  end if;
  return svar;
end $f$;

-- What each role has been given, as the database itself answers.
create function prove.rett(t regclass) returns text language sql as $f$
  select string_agg(r.x || ' ' || p.x || ' ' || has_table_privilege(r.x, t, p.x)::text || coalesce((select string_agg(has_column_privilege(r.x, t, a.attnum, p.x)::int::text, '' order by a.attnum)
      from pg_attribute a where a.attrelid = t and a.attnum > 0 and not a.attisdropped and p.x in ('SELECT', 'INSERT', 'UPDATE')), ''), chr(10) order by r.x, p.x)
  from unnest(array['friminutt_app', 'friminutt_import', 'friminutt_kopi', 'friminutt_segl', 'friminutt_system', 'public']) r(x), unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p(x) $f$;
create function prove.kall(f regprocedure) returns text language sql as $f$
  select string_agg(has_function_privilege(r.x, f, 'EXECUTE')::text, ' ' order by r.x) from unnest(array['friminutt_app', 'friminutt_import', 'friminutt_kopi', 'friminutt_segl', 'friminutt_system', 'public']) r(x) $f$;
`;
