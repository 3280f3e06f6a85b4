-- Two things the relation of a guardian did not rest on: whether he lives, whatever made him guardian; and whether the other guardians have been told
-- of him and have had their time (I-04). src/tilgang/relasjon/regler.ts says the same.

-- From the date of death, that day too.
create function register.er_dod(person uuid, dag date) returns boolean language sql stable
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.personalia p where p.person_id = person and p.kjent_til is null and p.dodsdato <= dag) $$;

-- The standard of the setting tilgang.ventetid; a test compares it with the code's.
create function tilgang.standard_ventetid() returns int language sql immutable as $$ select 0 $$;

-- The first day somebody who came at this moment is let in: the waiting time counts whole days after the day he came. The time that stood when he came,
-- or a shorter one set since; nobody who has waited loses what he has because it is made longer.
create function tilgang.apnes_fra(siden timestamptz) returns date language sql stable
  set search_path = tilgang, pg_temp
  as $$
    select (siden at time zone 'Europe/Oslo')::date + case when d.dager > 0 then d.dager + 1 else 0 end from (
      select least(
        coalesce((select (i.verdi->>'dager')::int from grunn.innstilling i where i.navn = 'tilgang.ventetid' and i.satt <= siden order by i.satt desc limit 1), tilgang.standard_ventetid()),
        coalesce((select (i.verdi->>'dager')::int from grunn.innstilling i where i.navn = 'tilgang.ventetid' order by i.satt desc limit 1), tilgang.standard_ventetid())) as dager) d
  $$;

create or replace function tilgang.barnefakta(barn uuid) returns jsonb language sql stable security definer
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
          'kjentFra', a.kjent_fra) order by a.kjent_fra, a.ansvarlig) from ansvar a), '[]'),
      'dode', coalesce((select jsonb_agg(jsonb_build_object('personId', d.id, 'dodsdato', d.dag, 'kilde', d.kilde) order by d.id) from (
          select distinct on (n.id) n.id, p.dodsdato as dag, p.kilde from naer n join register.personalia p on p.person_id = n.id and p.kjent_til is null
          where p.dodsdato is not null and n.id <> barn order by n.id, p.dodsdato, p.kilde) d), '[]'),
      'ventetid', coalesce((select jsonb_agg(jsonb_build_object('satt', i.satt, 'dager', (i.verdi->>'dager')::int) order by i.satt) from grunn.innstilling i
        where i.navn = 'tilgang.ventetid'), '[]'),
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

create or replace function tilgang.barnefakta_da(barn uuid, naar timestamptz) returns jsonb language sql stable security definer
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
          'kjentFra', a.kjent_fra) order by a.kjent_fra, a.ansvarlig) from ansvar a), '[]'),
      'dode', coalesce((select jsonb_agg(jsonb_build_object('personId', d.id, 'dodsdato', d.dag, 'kilde', d.kilde) order by d.id) from (
          select distinct on (n.id) n.id, p.dodsdato as dag, p.kilde from naer n join register.personalia p on p.person_id = n.id and (p.kjent_fra <= naar and (p.kjent_til is null or p.kjent_til > naar))
          where p.dodsdato is not null and n.id <> barn order by n.id, p.dodsdato, p.kilde) d), '[]'),
      'ventetid', coalesce((select jsonb_agg(jsonb_build_object('satt', i.satt, 'dager', (i.verdi->>'dager')::int) order by i.satt) from grunn.innstilling i
        where i.navn = 'tilgang.ventetid' and i.satt <= naar), '[]'),
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

create or replace function tilgang.egne_barn(person uuid, dag date) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    with
    barn as materialized (select b as id, register.alle_ider(b) as ider from tilgang.barn_til(person) b where b <> person),
    fodt as (select b.id, b.ider, (select p.fodselsdato from register.personalia p where p.person_id = b.id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) as dato from barn b),
    aktuelle as materialized (select f.id, f.ider from fodt f
      where not exists (select 1 from tilgang.foresattstenging s where s.apnet is null)
        and not register.er_dod(person, dag)
        -- born on 29 February: of age on 1 March
        and (f.dato is null or dag < case when to_char(f.dato, 'MMDD') = '0229' and to_char((f.dato + interval '18 years')::date, 'MMDD') = '0228'
          then (f.dato + interval '18 years')::date + 1 else (f.dato + interval '18 years')::date end)
        and not exists (select 1 from tilgang.sperring s where s.opphevet is null and s.barn_id = any(f.ider) and register.gjeldende_id(s.person_id) = person)),
    besluttet as materialized (select a.id as barn, b.id, b.slag, b.omfang, b.gitt, register.gjeldende_id(b.person_id) as hvem
      from aktuelle a join tilgang.foresattbeslutning b on b.barn_id = any(a.ider) where b.opphevet is null and dag >= b.fra and (b.til is null or b.til >= dag)),
    ansvar as materialized (select a.id as barn, x.ansvar, x.ansvarlig as hvem, x.kjent_fra,
        register.er_dod(x.ansvarlig, dag) as dod
      from aktuelle a cross join lateral tilgang.ansvar_for(a.id) x),
    overtatt as (select distinct barn from besluttet where slag in ('fosterforelder', 'barnevern')),
    grunnlag as (
      select b.barn, 0 as plass, b.gitt as siden, 'full' as hva from besluttet b where b.hvem = person and b.slag in ('fosterforelder', 'barnevern')
      union all
      select a.barn, 1 as plass, a.kjent_fra, case when a.barn in (select barn from overtatt) then 'reservert' else 'full' end from ansvar a where a.hvem = person and a.ansvar <> 'ukjent' and not a.dod
      union all
      select b.barn, 2, b.gitt, case when b.barn in (select barn from overtatt) then 'reservert' else 'full' end from besluttet b
        where b.hvem = person and b.slag = 'foreldreansvar'
      union all
      select b.barn, 3, b.gitt, 'full' from besluttet b where b.hvem = person and b.slag = 'verge'
      union all
      select b.barn, 4, b.gitt, case when 'se' = any(b.omfang) then 'samtykke' else 'ingenting' end from besluttet b
        where b.hvem = person and b.slag = 'samtykke' and b.barn not in (select barn from overtatt)
          and not exists (select 1 from ansvar a where a.barn = b.barn and (a.hvem is null or (a.ansvar = 'ukjent' and not a.dod)))
          and exists (select 1 from ansvar a where a.barn = b.barn and not a.dod union select 1 from besluttet d where d.barn = b.barn and d.slag = 'foreldreansvar' and not coalesce(register.er_dod(d.hvem, dag), false))
          and not exists (select 1 from (select a.hvem from ansvar a where a.barn = b.barn and not a.dod
                                         union select d.hvem from besluttet d where d.barn = b.barn and d.slag = 'foreldreansvar' and d.hvem is not null and not register.er_dod(d.hvem, dag)) ma
            where not coalesce((select v.svar from tilgang.samtykkesvar v where v.beslutning_id = b.id and register.gjeldende_id(v.person_id) = ma.hvem
              order by v.svart desc, v.svar limit 1), false))),
    sterkest as (select distinct on (g.barn) g.barn, g.plass, g.siden, g.hva, a.ider from grunnlag g join aktuelle a on a.id = g.barn order by g.barn, g.plass, g.siden)
    select s.barn from sterkest s
    left join lateral (select f.avgjorelse from tilgang.frigivelse f where f.barn_id = any(s.ider) and register.gjeldende_id(f.person_id) = person
      order by f.avgjort desc, f.avgjorelse desc limit 1) n on true
    left join lateral (select f.avgjort from tilgang.frigivelse f where f.barn_id = any(s.ider) and register.gjeldende_id(f.person_id) = person
      order by f.avgjort desc, f.avgjorelse desc limit 1) nar on true
    left join lateral (select r.gitt_rett from tilgang.foresattrett r where r.opphevet is null and r.rett = 'se' and r.barn_id = any(s.ider)
      and register.gjeldende_id(r.person_id) = person order by r.gitt desc limit 1) rett on true
    where case s.hva when 'reservert' then coalesce(rett.gitt_rett, false) when 'ingenting' then false else coalesce(rett.gitt_rett, true) end
      and case when nar.avgjort >= s.siden then n.avgjorelse = 'frigitt'
        else not exists (
          with naer as (select unnest(s.ider) as id union select a.hvem from ansvar a where a.barn = s.barn and a.hvem is not null
            union select register.gjeldende_id(b.person_id) from tilgang.foresattbeslutning b where b.opphevet is null and b.barn_id = any(s.ider) and b.person_id is not null)
          select 1 from (select b.kjent_fra as fra, b.kjent_til as til from register.adressebeskyttelse b where b.person_id in (select id from naer)
            union all select a.kjent_fra, a.kjent_til from register.adresse a where a.person_id in (select id from naer) and a.gradering <> 'ugradert'
            union all select k.gitt, k.opphevet from tilgang.skjerming k where k.person_id in (select id from naer)
            union all select x.gitt, x.opphevet from tilgang.sperring x where x.barn_id = any(s.ider)) v
          where v.fra <= s.siden and (v.til is null or v.til > s.siden))
          -- the other guardians are told first, and have the waiting time to say something (plass 0: omsorgsovertakelse does not wait)
          and (s.plass = 0 or dag >= tilgang.apnes_fra(s.siden) or not exists (
            select 1 from ansvar a where a.barn = s.barn and a.hvem <> person and a.ansvar <> 'ukjent' and not a.dod and a.kjent_fra < s.siden
            union all select 1 from besluttet d where d.barn = s.barn and d.slag = 'foreldreansvar' and d.hvem <> person and d.gitt < s.siden
              and not register.er_dod(d.hvem, dag))) end
  $$;

revoke all on function register.er_dod(uuid, date), tilgang.apnes_fra(timestamptz) from public;

-- A new guardian is told of where it is computed that he is new (src/tilgang/foresattvarsel); a table of tellings nobody wrote could only be wrong.
drop table tilgang.varsel_til_foresatte;
