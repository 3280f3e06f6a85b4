-- Addresses of protected people lie encrypted, so two homes can no longer be compared here: a protected relative whose home is not in the open
-- may live at any address of those who belong together with that person.
create or replace function register.vernet_husstand(person uuid) returns jsonb language sql stable security definer
  set search_path = register, tilgang, pg_temp
  as $$
    with nare as (
      select f.person_id as id, true as barn from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null
      union select f.ansvarlig_id, false from register.foreldreansvar f where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null
      union select r.relatert_id, r.rolle = 'barn' from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.relatert_id is not null
      union select r.person_id, r.rolle in ('mor', 'far', 'medmor') from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null
      union select g.person_id, false from register.foreldreansvar f join register.foreldreansvar g on g.ansvarlig_id = f.ansvarlig_id and g.kjent_til is null
        where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null and g.person_id <> person),
    vernede as (select n.id, bool_or(n.barn) as barn from nare n where register.gradering_for(n.id) in ('fortrolig', 'strengtFortrolig') group by n.id)
    select jsonb_build_object(
      'alle', exists (select 1 from vernede v
        where (v.barn and not exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type = 'bosted' and a.kryptert is null))
          or exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type <> 'post' and a.kryptert is not null)),
      'adresser', coalesce((select jsonb_agg(distinct upper(array_to_string(a.linjer, ' ') || ' ' || coalesce(a.postnummer, '')))
        from vernede v join register.adresse a on a.person_id = v.id and a.type <> 'post' and a.kryptert is null), '[]'))
  $$;
