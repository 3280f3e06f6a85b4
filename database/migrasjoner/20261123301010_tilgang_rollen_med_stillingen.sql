-- A role the kommune's access solution tells of lasts while a position does, from the day the first of them ends; before that, and of somebody HR has
-- never known, the file alone decides. src/tilgang/rolle/regler-ansatt.ts says the same in code.
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
      select f.kode, f.omfang, f.hva, f.fra from tilgang.ansattfakta f where f.person_id = person and f.hva = 'rolletildeling'
        and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
      union
      select f.kode, f.omfang, f.hva, f.fra from i, tilgang.ansattfakta f where f.person_id = person and f.hva = 'rollefaktum'
        and (f.fra is null or f.fra <= dag) and (f.til is null or f.til >= dag)
        and (not exists (select 1 from tilgang.ansattfakta h where h.person_id = person and h.hva = 'arbeidsforhold' and h.kilde <> 'manuell')
          or exists (select 1 from tilgang.ansattfakta h where h.person_id = person and h.hva = 'arbeidsforhold' and (h.fra is null or h.fra <= dag)
            and (h.til is null or h.til >= dag) and (h.taus_siden is null or dag < h.taus_siden + coalesce((i.v->>'fristDager')::int, 0)))
          or not exists (select 1 from tilgang.ansattfakta h where h.person_id = person and h.hva = 'arbeidsforhold'
            and (h.til < dag or dag >= h.taus_siden + coalesce((i.v->>'fristDager')::int, 0))))
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
