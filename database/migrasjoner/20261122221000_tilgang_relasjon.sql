-- What the relations between people and children are computed from. Read by functions of the owner, so that finding out who somebody is
-- does not itself rest on what that person may see. They give ids, codes and dates; never a name, an address or a number.

create index person_sammenslatt on register.person (sammenslatt_med) where sammenslatt_med is not null;

-- The entry that is kept, and all that were joined to it: a decision about one of them is about the person.
create function register.gjeldende_id(person uuid) returns uuid language sql stable
  set search_path = register, pg_temp
  as $$ with recursive k(id, neste) as (
          select p.id, p.sammenslatt_med from register.person p where p.id = person
          union select p.id, p.sammenslatt_med from k join register.person p on p.id = k.neste)
        select coalesce((select id from k where neste is null limit 1), person) $$;
create function register.alle_ider(person uuid) returns uuid[] language sql stable
  set search_path = register, pg_temp
  as $$ with recursive k(id) as (
          select person union select p.id from k join register.person p on p.sammenslatt_med = k.id)
        select array_agg(id) from k $$;

-- Rows of foreldreansvar that count: where Folkeregisteret has ever told of the child, only what it says; before that, the file the
-- kommune began with. What people decide lies in tilgang.foresattbeslutning.
create function tilgang.ansvar_for(barn uuid)
  returns table (id uuid, kilde text, ansvar text, ansvarlig uuid, kjent_fra timestamptz) language sql stable
  set search_path = register, tilgang, pg_temp
  as $$
    select f.apnet_av, f.kilde, f.ansvar, f.ansvarlig_id,
      -- since when without a break, whatever has been rewritten along the way
      coalesce((select max(g.kjent_fra) from register.foreldreansvar g where g.person_id = f.person_id and g.ansvarlig_id = f.ansvarlig_id and g.ansvar <> 'ukjent'
          and not exists (select 1 from register.foreldreansvar h where h.person_id = f.person_id and h.ansvarlig_id = f.ansvarlig_id and h.ansvar <> 'ukjent'
            and h.kjent_fra < g.kjent_fra and (h.kjent_til is null or h.kjent_til >= g.kjent_fra))), f.kjent_fra)
    from register.foreldreansvar f
    where f.person_id = barn and f.kjent_til is null
      and f.kilde = case when exists (select 1 from register.foreldreansvar x where x.person_id = barn and x.kilde = 'folkeregisteret')
        then 'folkeregisteret' else f.kilde end
  $$;

-- All that decides who is what to a child, as one document (src/tilgang/relasjon/modell.ts, Barnefakta).
create function tilgang.barnefakta(barn uuid) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with ider as materialized (select unnest(register.alle_ider(barn)) as id),
    ansvar as materialized (select * from tilgang.ansvar_for(barn)),
    besluttet as materialized (select b.*, register.gjeldende_id(b.person_id) as person from tilgang.foresattbeslutning b
      where b.opphevet is null and b.barn_id in (select id from ider)),
    naer as materialized (select id from ider union select a.ansvarlig from ansvar a where a.ansvarlig is not null
      union select b.person from besluttet b where b.person is not null)
    select jsonb_build_object(
      'barnId', barn,
      'fodselsdato', (select p.fodselsdato from register.personalia p where p.person_id = barn and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1),
      'ansvar', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kilde', a.kilde, 'ansvar', a.ansvar, 'personId', a.ansvarlig,
          'dod', exists (select 1 from register.personalia p where p.person_id = a.ansvarlig and p.kjent_til is null and p.dodsdato is not null),
          'kjentFra', a.kjent_fra) order by a.kjent_fra, a.ansvarlig) from ansvar a), '[]'),
      'beslutninger', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'slag', b.slag, 'personId', b.person, 'omfang', b.omfang,
          'fra', b.fra, 'til', b.til, 'gitt', b.gitt, 'opphevet', b.opphevet,
          'svar', coalesce((select jsonb_agg(jsonb_build_object('personId', s.person, 'svar', s.svar, 'svart', s.svart))
            from (select distinct on (register.gjeldende_id(v.person_id)) register.gjeldende_id(v.person_id) as person, v.svar, v.svart
                  from tilgang.samtykkesvar v where v.beslutning_id = b.id order by register.gjeldende_id(v.person_id), v.svart desc, v.svar) s), '[]'))
          order by b.gitt, b.id) from besluttet b), '[]'),
      'sperringer', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'personId', register.gjeldende_id(s.person_id), 'slag', s.slag, 'gitt', s.gitt) order by s.gitt, s.id)
        from tilgang.sperring s where s.opphevet is null and s.barn_id in (select id from ider)), '[]'),
      'vern', coalesce((select jsonb_agg(jsonb_build_object('fra', v.fra, 'til', v.til) order by v.fra) from (
          select b.kjent_fra as fra, b.kjent_til as til from register.adressebeskyttelse b where b.person_id in (select id from naer)
          union select a.kjent_fra, a.kjent_til from register.adresse a where a.person_id in (select id from naer) and a.gradering <> 'ugradert'
          union select k.gitt, k.opphevet from tilgang.skjerming k where k.person_id in (select id from naer)
          union select s.gitt, s.opphevet from tilgang.sperring s where s.barn_id in (select id from ider)) v), '[]'),
      'frigivelser', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'personId', f.person, 'avgjorelse', f.avgjorelse, 'avgjort', f.avgjort))
        from (select distinct on (register.gjeldende_id(x.person_id)) x.id, register.gjeldende_id(x.person_id) as person, x.avgjorelse, x.avgjort
              from tilgang.frigivelse x where x.barn_id in (select id from ider)
              order by register.gjeldende_id(x.person_id), x.avgjort desc, x.avgjorelse desc) f), '[]'),
      'retter', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'personId', register.gjeldende_id(r.person_id), 'rett', r.rett, 'gittRett', r.gitt_rett) order by r.gitt, r.id)
        from tilgang.foresattrett r where r.opphevet is null and r.barn_id in (select id from ider)), '[]'),
      'stenging', (select jsonb_build_object('id', s.id, 'stengt', s.stengt) from tilgang.foresattstenging s where s.apnet is null limit 1))
  $$;

-- The children a person is, was meant to be, or is kept from being something to.
create function tilgang.barn_til(person uuid) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    select f.person_id from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null
    union select register.gjeldende_id(b.barn_id) from tilgang.foresattbeslutning b where b.opphevet is null and b.person_id = any(register.alle_ider(person))
    union select register.gjeldende_id(s.barn_id) from tilgang.sperring s where s.opphevet is null and s.person_id = any(register.alle_ider(person))
  $$;

-- What may give a person access: one document per fact or decision, ended ones too, for «Hvorfor?» (Tilgangsfaktum).
create function tilgang.aktorfakta(person uuid) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    select jsonb_agg(to_jsonb(x)) from (
      select 'arbeidsforhold' as hva, a.kilde, a.stillingskode as kode, a.stillingstittel as tittel, a.skole as omfang, a.fra,
        least(a.til, r.til) as til, least(a.taus_siden, r.taus_siden) as taus_siden, a.kjent_fra, a.apnet_av as id, null::boolean as godkjent, null::text as gruppe
      from register.arbeidsforhold a
      left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_til is null
      where a.person_id = person and a.kjent_til is null
      union all
      select 'elevforhold', e.kilde, null, e.klasse, e.skole, e.fra, e.til, null, e.kjent_fra, e.elevforhold_id, null, null
      from register.elevforhold e where e.person_id = person and e.kjent_til is null
      union all
      -- a contact teacher has the group as long as the row that says so, the group, and a position at its school, all of them
      select 'undervisningsforhold', u.kilde, a.stillingskode, a.stillingstittel, g.skole, greatest(u.fra, g.fra, a.fra), least(u.til, g.til, a.til, r.til),
        least(a.taus_siden, r.taus_siden), u.kjent_fra, u.gruppe_id, null, u.gruppe_id::text
      from register.undervisningsforhold u
      join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag in ('kontaktlarergruppe', 'klasse')
      join register.arbeidsforhold a on a.person_id = person and a.kjent_til is null and a.skole = g.skole
      left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_til is null
      where u.person_id = person and u.kjent_til is null and u.rolle = 'kontaktlarer' and greatest(u.fra, g.fra, a.fra) <= least(u.til, g.til, a.til, r.til)
      union all
      select 'rolletildeling', 'manuell', t.rolle, null, t.skole, t.fra, t.til, null, t.gitt, t.id, t.godkjent_av is not null, null
      from tilgang.rolletildeling t where t.person_id = person and t.opphevet is null) x
  $$;

-- The name that counts, and whether the entry is the person's own (not one joined to another).
create function tilgang.navn_pa(person uuid) returns text language sql stable security definer
  set search_path = register, pg_temp
  as $$ select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn n where n.person_id = person and n.kjent_til is null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1 $$;
create function tilgang.er_gjeldende(person uuid) returns boolean language sql stable security definer
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.person p where p.id = person and p.sammenslatt_med is null) $$;

revoke all on function tilgang.ansvar_for(uuid), tilgang.barnefakta(uuid), tilgang.barn_til(uuid), tilgang.aktorfakta(uuid), tilgang.navn_pa(uuid), tilgang.er_gjeldende(uuid) from public;
grant execute on function tilgang.barnefakta(uuid), tilgang.barn_til(uuid), tilgang.aktorfakta(uuid), tilgang.navn_pa(uuid), tilgang.er_gjeldende(uuid) to friminutt_app;
