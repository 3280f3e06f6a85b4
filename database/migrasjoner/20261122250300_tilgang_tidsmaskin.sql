-- Who could see a child at a moment that has been: the same facts and decisions as tilgang.barnefakta, as they stood and were known then.
-- The rules themselves are the ones in use (src/tilgang/relasjon).
create function tilgang.ansvar_for_da(barn uuid, naar timestamptz)
  returns table (id uuid, kilde text, ansvar text, ansvarlig uuid, kjent_fra timestamptz) language sql stable
  set search_path = register, tilgang, pg_temp
  as $$
    select f.apnet_av, f.kilde, f.ansvar, f.ansvarlig_id,
      -- since when without a break, whatever has been rewritten along the way
      coalesce((select max(g.kjent_fra) from register.foreldreansvar g where g.person_id = f.person_id and g.ansvarlig_id = f.ansvarlig_id and g.ansvar <> 'ukjent' and g.kjent_fra <= naar
          and not exists (select 1 from register.foreldreansvar h where h.person_id = f.person_id and h.ansvarlig_id = f.ansvarlig_id and h.ansvar <> 'ukjent'
            and h.kjent_fra < g.kjent_fra and (h.kjent_til is null or h.kjent_til >= g.kjent_fra))), f.kjent_fra)
    from register.foreldreansvar f
    where f.person_id = barn and (f.kjent_fra <= naar and (f.kjent_til is null or f.kjent_til > naar))
      and f.kilde = case when exists (select 1 from register.foreldreansvar x where x.person_id = barn and x.kilde = 'folkeregisteret' and x.kjent_fra <= naar)
        then 'folkeregisteret' else f.kilde end
  $$;

create function tilgang.barnefakta_da(barn uuid, naar timestamptz) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with ider as materialized (select unnest(register.alle_ider(barn)) as id),
    ansvar as materialized (select * from tilgang.ansvar_for_da(barn, naar)),
    besluttet as materialized (select b.*, register.gjeldende_id(b.person_id) as person from tilgang.foresattbeslutning b
      where (b.gitt <= naar and (b.opphevet is null or b.opphevet > naar)) and b.barn_id in (select id from ider)),
    naer as materialized (select id from ider union select a.ansvarlig from ansvar a where a.ansvarlig is not null
      union select b.person from besluttet b where b.person is not null)
    select jsonb_build_object(
      'barnId', barn,
      'fodselsdato', (select p.fodselsdato from register.personalia p where p.person_id = barn and (p.kjent_fra <= naar and (p.kjent_til is null or p.kjent_til > naar)) and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1),
      'ansvar', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kilde', a.kilde, 'ansvar', a.ansvar, 'personId', a.ansvarlig,
          'dod', exists (select 1 from register.personalia p where p.person_id = a.ansvarlig and (p.kjent_fra <= naar and (p.kjent_til is null or p.kjent_til > naar)) and p.dodsdato is not null),
          'kjentFra', a.kjent_fra) order by a.kjent_fra, a.ansvarlig) from ansvar a), '[]'),
      'beslutninger', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'slag', b.slag, 'personId', b.person, 'omfang', b.omfang,
          'fra', b.fra, 'til', b.til, 'gitt', b.gitt, 'opphevet', null,
          'svar', coalesce((select jsonb_agg(jsonb_build_object('personId', s.person, 'svar', s.svar, 'svart', s.svart))
            from (select distinct on (register.gjeldende_id(v.person_id)) register.gjeldende_id(v.person_id) as person, v.svar, v.svart
                  from tilgang.samtykkesvar v where v.beslutning_id = b.id and v.svart <= naar order by register.gjeldende_id(v.person_id), v.svart desc, v.svar) s), '[]'))
          order by b.gitt, b.id) from besluttet b), '[]'),
      'sperringer', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'personId', register.gjeldende_id(s.person_id), 'slag', s.slag, 'gitt', s.gitt) order by s.gitt, s.id)
        from tilgang.sperring s where (s.gitt <= naar and (s.opphevet is null or s.opphevet > naar)) and s.barn_id in (select id from ider)), '[]'),
      'vern', coalesce((select jsonb_agg(jsonb_build_object('fra', v.fra, 'til', case when v.til <= naar then v.til end) order by v.fra) from (
          select b.kjent_fra as fra, b.kjent_til as til from register.adressebeskyttelse b where b.person_id in (select id from naer)
          union select a.kjent_fra, a.kjent_til from register.adresse a where a.person_id in (select id from naer) and a.gradering <> 'ugradert'
          union select k.gitt, k.opphevet from tilgang.skjerming k where k.person_id in (select id from naer)
          union select s.gitt, s.opphevet from tilgang.sperring s where s.barn_id in (select id from ider)) v where v.fra <= naar), '[]'),
      'frigivelser', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'personId', f.person, 'avgjorelse', f.avgjorelse, 'avgjort', f.avgjort))
        from (select distinct on (register.gjeldende_id(x.person_id)) x.id, register.gjeldende_id(x.person_id) as person, x.avgjorelse, x.avgjort
              from tilgang.frigivelse x where x.avgjort <= naar and x.barn_id in (select id from ider)
              order by register.gjeldende_id(x.person_id), x.avgjort desc, x.avgjorelse desc) f), '[]'),
      'retter', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'personId', register.gjeldende_id(r.person_id), 'rett', r.rett, 'gittRett', r.gitt_rett) order by r.gitt, r.id)
        from tilgang.foresattrett r where (r.gitt <= naar and (r.opphevet is null or r.opphevet > naar)) and r.barn_id in (select id from ider)), '[]'),
      'stenging', (select jsonb_build_object('id', s.id, 'stengt', s.stengt) from tilgang.foresattstenging s where s.stengt <= naar and (s.apnet is null or s.apnet > naar) limit 1))
  $$;

-- Those at work who may have reached the child then: positions at the child's schools, and roles given by hand, as known at the moment.
create function tilgang.ansatte_da(barn uuid, naar timestamptz, dato date) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with ider as materialized (select unnest(register.alle_ider(barn)) as id),
    skoler as materialized (select distinct e.skole from register.elevforhold e where e.person_id in (select id from ider) and e.kjent_fra <= naar
      and (e.kjent_til is null or e.kjent_til > naar) and (e.til is null or e.til >= dato)),
    fakta as (
      select a.person_id as person, jsonb_build_object('hva', 'arbeidsforhold', 'kilde', a.kilde, 'kode', a.stillingskode, 'tittel', a.stillingstittel,
          'omfang', a.skole, 'enhet', a.enhetskode, 'fra', a.fra, 'til', least(a.til, r.til), 'taus_siden', least(a.taus_siden, r.taus_siden),
          'kjent_fra', a.kjent_fra, 'id', a.apnet_av, 'gruppe', null) as f
      from register.arbeidsforhold a
      left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_fra <= naar and (r.kjent_til is null or r.kjent_til > naar)
      where a.skole in (select skole from skoler) and a.kjent_fra <= naar and (a.kjent_til is null or a.kjent_til > naar)
      union all
      select t.person_id, jsonb_build_object('hva', 'rolletildeling', 'kilde', 'manuell', 'kode', t.rolle, 'tittel', null, 'omfang', t.skole, 'fra', t.fra,
          'til', t.til, 'taus_siden', null, 'kjent_fra', t.gitt, 'id', t.id, 'gruppe', null)
      from tilgang.rolletildeling t where t.gitt <= naar and (t.opphevet is null or t.opphevet > naar)
        and (t.rolle <> 'systemforvalter' or t.godkjent <= naar) and (t.skole is null or t.skole in (select skole from skoler)))
    select jsonb_build_object(
      'skoler', coalesce((select jsonb_agg(skole order by skole) from skoler), '[]'),
      'skjermet', exists (select 1 from register.adressebeskyttelse b where b.person_id in (select id from ider) and b.kjent_fra <= naar
          and (b.kjent_til is null or b.kjent_til > naar) and b.gradering in ('fortrolig', 'strengtFortrolig'))
        or exists (select 1 from tilgang.skjerming k where k.person_id in (select id from ider) and k.gitt <= naar and (k.opphevet is null or k.opphevet > naar)),
      'krets', coalesce((select jsonb_agg(distinct k.aktor_id) from tilgang.krets k where k.person_id in (select id from ider) and k.gitt <= naar
          and (k.opphevet is null or k.opphevet > naar) and dato between k.fra and k.til), '[]'),
      'nodinnsyn', coalesce((select jsonb_agg(distinct n.aktor_id) from tilgang.nodinnsyn n where n.person_id in (select id from ider) and n.bedt <= naar and n.til > naar
          and (not n.krever_godkjenning or n.godkjent <= naar) and (n.avsluttet is null or n.avsluttet > naar)), '[]'),
      'ansatte', coalesce((select jsonb_agg(jsonb_build_object('person', x.person, 'navn', coalesce(tilgang.navn_pa(x.person), ''), 'fakta', x.fakta))
        from (select person, jsonb_agg(f) as fakta from fakta group by person) x), '[]'))
  $$;
revoke all on function tilgang.ansvar_for_da(uuid, timestamptz), tilgang.barnefakta_da(uuid, timestamptz), tilgang.ansatte_da(uuid, timestamptz, date) from public;
grant execute on function tilgang.barnefakta_da(uuid, timestamptz), tilgang.ansatte_da(uuid, timestamptz, date) to friminutt_app;
