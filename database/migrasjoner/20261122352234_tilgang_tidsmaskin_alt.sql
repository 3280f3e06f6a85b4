-- Who at work could see a child at a moment that has been: now with everything that gives and takes a role, as it stood and was known then. `fra`: the
-- beginning of what is asked about; a window or an emergency look that was open at any time from then counts.
drop function tilgang.ansatte_da(uuid, timestamptz, date);
create function tilgang.ansatte_da(barn uuid, naar timestamptz, dato date, fra timestamptz) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with ider as materialized (select unnest(register.alle_ider(barn)) as id),
    skoler as materialized (select distinct e.skole from register.elevforhold e where e.person_id in (select id from ider) and e.kjent_fra <= naar
      and (e.kjent_til is null or e.kjent_til > naar) and (e.til is null or e.til >= dato)),
    oppsett as materialized (select coalesce((select i.verdi from grunn.innstilling i where i.navn = 'tilgang.stillingsroller' and i.satt <= naar order by i.satt desc limit 1),
      tilgang.standard_stillingsroller()) as v),
    -- positions that reach the whole kommune, wherever they are
    kommunale as materialized (select e.x->>'stillingskode' as kode from oppsett, jsonb_array_elements(v->'regler') e(x)
      where e.x->>'rolle' in ('kommunalsjef', 'brukerstotteIt', 'faktureringsansvarlig', 'personvernombud')),
    gir as materialized (
      select a.person_id as person, jsonb_build_object('hva', 'arbeidsforhold', 'kilde', a.kilde, 'kode', a.stillingskode, 'tittel', a.stillingstittel,
          'omfang', a.skole, 'enhet', a.enhetskode, 'fra', a.fra, 'til', least(a.til, r.til, s.til), 'taus_siden', least(a.taus_siden, r.taus_siden),
          'kjent_fra', a.kjent_fra, 'id', a.apnet_av, 'gruppe', null) as f
      from register.arbeidsforhold a
      left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_fra <= naar and (r.kjent_til is null or r.kjent_til > naar)
      left join register.stillingsslutt s on s.kilde = a.kilde and s.ansattnummer = a.ansattnummer and s.stillingsnummer = a.stillingsnummer
        and s.gitt <= naar and (s.opphevet is null or s.opphevet > naar)
      where (a.skole in (select skole from skoler) or a.stillingskode in (select kode from kommunale)) and a.kjent_fra <= naar and (a.kjent_til is null or a.kjent_til > naar)
      union all
      select t.person_id, jsonb_build_object('hva', 'rolletildeling', 'kilde', 'manuell', 'kode', t.rolle, 'tittel', null, 'omfang', t.skole, 'fra', t.fra,
          'til', t.til, 'taus_siden', null, 'kjent_fra', t.gitt, 'id', t.id, 'gruppe', null)
      from tilgang.rolletildeling t where t.gitt <= naar and (t.opphevet is null or t.opphevet > naar)
        and (t.rolle <> 'systemforvalter' or t.godkjent <= naar) and (t.skole is null or t.skole in (select skole from skoler))
      union all
      select x.person_id, jsonb_build_object('hva', 'rollefaktum', 'kilde', x.kilde, 'kode', x.rolle, 'tittel', null, 'omfang', nullif(x.skole, ''), 'fra', x.fra,
          'til', x.til, 'taus_siden', null, 'kjent_fra', x.kjent_fra, 'id', x.apnet_av, 'gruppe', null)
      from register.rollefaktum x where x.kjent_fra <= naar and (x.kjent_til is null or x.kjent_til > naar) and (x.skole = '' or x.skole in (select skole from skoler))
      union all
      -- said as open at the moment asked about, when it was open at any time since `fra`
      select v.person_id, jsonb_build_object('hva', 'leverandorvindu', 'kilde', 'manuell', 'kode', 'brukerstotteIt', 'tittel', v.leverandor, 'omfang', null, 'fra', null,
          'til', null, 'taus_siden', null, 'apnet', v.apnet, 'stenges', greatest(v.til, naar + interval '1 second'), 'kjent_fra', v.apnet, 'id', v.id, 'gruppe', null)
      from tilgang.leverandorvindu v where v.apnet <= naar and least(v.til, coalesce(v.lukket, v.til)) > fra),
    fakta as (
      select * from gir
      union all
      select o.person_id, jsonb_build_object('hva', 'opplaering', 'kilde', 'manuell', 'kode', null, 'tittel', null, 'omfang', null, 'fra', o.dato, 'til', null,
          'taus_siden', null, 'kjent_fra', o.registrert, 'id', o.id, 'gruppe', null)
      from tilgang.opplaering o where o.person_id in (select person from gir) and o.registrert <= naar and (o.opphevet is null or o.opphevet > naar)
      union all
      select v.person_id, jsonb_build_object('hva', 'revisjonssvar', 'kilde', 'manuell', 'kode', v.rolle, 'tittel', v.svar, 'omfang', v.skole, 'fra', v.kvartal, 'til', null,
          'taus_siden', null, 'kjent_fra', v.svart, 'id', v.id, 'gruppe', null)
      from tilgang.revisjonssvar v where v.person_id in (select person from gir) and v.svart <= naar)
    select jsonb_build_object(
      'skoler', coalesce((select jsonb_agg(skole order by skole) from skoler), '[]'),
      'gradering', (select (array['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'])[1 + coalesce(max(array_position(array['klientadresse', 'fortrolig', 'strengtFortrolig'], x.gradering)), 0)]
        from (select b.gradering from register.adressebeskyttelse b where b.person_id in (select id from ider) and b.kjent_fra <= naar and (b.kjent_til is null or b.kjent_til > naar)
          union all select a.gradering from register.adresse a where a.person_id in (select id from ider) and a.kjent_fra <= naar and (a.kjent_til is null or a.kjent_til > naar)
          union all select k.gradering from tilgang.skjerming k where k.person_id in (select id from ider) and k.gitt <= naar and (k.opphevet is null or k.opphevet > naar)) x),
      'krets', coalesce((select jsonb_agg(distinct k.aktor_id) from tilgang.krets k where k.person_id in (select id from ider) and k.gitt <= naar
          and (k.opphevet is null or k.opphevet > naar) and dato between k.fra and k.til), '[]'),
      'nodinnsyn', coalesce((select jsonb_agg(distinct n.aktor_id) from tilgang.nodinnsyn n where n.person_id in (select id from ider) and n.bedt <= naar
          and least(n.til, coalesce(n.avsluttet, n.til)) > fra and (not n.krever_godkjenning or n.godkjent <= naar)), '[]'),
      'ansatte', coalesce((select jsonb_agg(jsonb_build_object('person', x.person, 'navn', coalesce(tilgang.navn_pa(x.person), ''), 'fakta', x.fakta))
        from (select person, jsonb_agg(f) as fakta from fakta group by person) x), '[]'))
  $$;
revoke all on function tilgang.ansatte_da(uuid, timestamptz, date, timestamptz) from public;
grant execute on function tilgang.ansatte_da(uuid, timestamptz, date, timestamptz) to friminutt_app;
