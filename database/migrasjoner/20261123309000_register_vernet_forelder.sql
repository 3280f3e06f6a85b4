-- Of somebody under kode 6 Folkeregisteret tells a postal address and no home. Where such a parent, child, brother or sister lives is unknown here, so it may be
-- at any address of the one they belong together with: a child whose own grading comes later must not tell where the parent lives.
create or replace function register.vernet_husstand(person uuid) returns jsonb language sql stable security definer
  set search_path = register, tilgang, pg_temp
  as $$
    with nare as (
      select f.person_id as id from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null
      union select f.ansvarlig_id from register.foreldreansvar f where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null
      union select r.relatert_id from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.relatert_id is not null
      union select r.person_id from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null
      union select g.person_id from register.foreldreansvar f join register.foreldreansvar g on g.ansvarlig_id = f.ansvarlig_id and g.kjent_til is null
        where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null and g.person_id <> person),
    vernede as (select n.id from nare n where register.gradering_for(n.id) in ('fortrolig', 'strengtFortrolig'))
    select jsonb_build_object(
      'alle', exists (select 1 from vernede v
        where not exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type = 'bosted' and a.kryptert is null)
          or exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type <> 'post' and a.kryptert is not null)),
      'adresser', coalesce((select jsonb_agg(distinct upper(array_to_string(a.linjer, ' ') || ' ' || coalesce(a.postnummer, '')))
        from vernede v join register.adresse a on a.person_id = v.id and a.type <> 'post' and a.kryptert is null), '[]'))
  $$;
