-- The second lock ends a kontaktlarer's group where the first does: with the role of the position it stands on.
create or replace function tilgang.regn_syn() returns tilgang.syn language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
declare
  s tilgang.syn;
  -- the position of a kontaktlarer gives a role of its own, and where that has ended (no training, no answer in the review) the group has too
  stillinger jsonb := coalesce((select x.verdi from grunn.innstilling x where x.navn = 'tilgang.stillingsroller' order by x.satt desc limit 1), tilgang.standard_stillingsroller());
  frist int := coalesce((stillinger->>'fristDager')::int, 0);
  i_arbeid text[];
begin
  s.aktor := tilgang.aktor();
  if s.aktor is null then return s; end if;
  s.dag := grunn.i_dag();
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
  select coalesce(array_agg(b), '{}') into s.barn from tilgang.egne_barn(s.aktor, s.dag) b;
  select coalesce(array_agg(distinct e.skole), '{}') into s.barnas_skoler from register.elevforhold e
    where e.person_id = any(s.barn) and e.kjent_til is null and (e.til is null or e.til >= s.dag);
  s.filter := tilgang.skjultfilter(s.aktor || s.barn);
  return s;
end $$;

-- A draft of a division into classes says who should not sit with whom: for the office and the leader of that school, and those who see the whole kommune.
do $$
declare
  t text;
  ser text := '(select tilgang.mitt_syn()).alt or skole = any((select (tilgang.som(array[''rektor'', ''skolekonsulent''])).skoler)::text[])';
  gjor text := 'skole = any((select (tilgang.som(array[''rektor'', ''skolekonsulent''])).skoler)::text[])';
begin
  foreach t in array array['klassedeling', 'klassedelingselev', 'klassedelingsonske'] loop
    execute format('drop policy app on register.%I', t);
    execute format('alter policy les on register.%I to friminutt_kopi, friminutt_system', t);
    execute format('create policy app_les on register.%I for select to friminutt_app using (%s)', t,
      case t when 'klassedeling' then ser else 'exists (select 1 from register.klassedeling d where d.id = deling_id)' end);
    execute format('create policy app_ny on register.%I for insert to friminutt_app with check (%s)', t,
      case t when 'klassedeling' then 'opprettet_av = (select tilgang.aktor()) and ' || gjor else 'exists (select 1 from register.klassedeling d where d.id = deling_id and d.' || gjor || ')' end);
    execute format('create policy app_endre on register.%I for update to friminutt_app using (%s)', t,
      case t when 'klassedeling' then gjor else 'exists (select 1 from register.klassedeling d where d.id = deling_id and d.' || gjor || ')' end);
  end loop;
  create policy app_slett on register.klassedelingsonske for delete to friminutt_app
    using (exists (select 1 from register.klassedeling d where d.id = deling_id and d.skole = any((select (tilgang.som(array['rektor', 'skolekonsulent'])).skoler)::text[])));
  revoke delete on register.klassedeling, register.klassedelingselev from friminutt_app;
end $$;
