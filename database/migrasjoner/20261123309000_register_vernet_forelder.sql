-- Where somebody protected lives may be told by the address of those he lives with. Of somebody under kode 6 Folkeregisteret tells a postal address and no
-- home, and of many an encrypted one: what cannot be compared may be the same. Near are parents, children, spouses, brothers and sisters, and the other parent
-- of one's child, whether the register tells it as foreldreansvar or as family: a child whose own grading comes later must not tell where a parent lives.
create or replace function register.vernet_husstand(person uuid) returns jsonb language sql stable security definer
  set search_path = register, tilgang, pg_temp
  as $$
    with foreldre as materialized (
      select f.ansvarlig_id as id from register.foreldreansvar f where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null
      union select r.relatert_id from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.rolle in ('mor', 'far', 'medmor') and r.relatert_id is not null
      union select r.person_id from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null and r.rolle = 'barn'),
    barna as materialized (
      select f.person_id as id from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null
      union select r.relatert_id from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.rolle = 'barn' and r.relatert_id is not null
      union select r.person_id from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null and r.rolle in ('mor', 'far', 'medmor')),
    nare as (
      select id from foreldre union select id from barna
      union select r.relatert_id from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.relatert_id is not null
      union select r.person_id from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null
      -- brothers and sisters
      union select f.person_id from foreldre p join register.foreldreansvar f on f.ansvarlig_id = p.id and f.kjent_til is null
      union select r.person_id from foreldre p join register.familierelasjon r on r.relatert_id = p.id and r.kjent_til is null and r.rolle in ('mor', 'far', 'medmor')
      union select r.relatert_id from foreldre p join register.familierelasjon r on r.person_id = p.id and r.kjent_til is null and r.rolle = 'barn' and r.relatert_id is not null
      -- the other parent
      union select f.ansvarlig_id from barna b join register.foreldreansvar f on f.person_id = b.id and f.kjent_til is null and f.ansvarlig_id is not null
      union select r.relatert_id from barna b join register.familierelasjon r on r.person_id = b.id and r.kjent_til is null and r.rolle in ('mor', 'far', 'medmor') and r.relatert_id is not null
      union select r.person_id from barna b join register.familierelasjon r on r.relatert_id = b.id and r.kjent_til is null and r.rolle = 'barn'),
    vernede as (select n.id from nare n where n.id <> person and register.gradering_for(n.id) in ('fortrolig', 'strengtFortrolig'))
    select jsonb_build_object(
      'alle', exists (select 1 from vernede v
        where not exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type = 'bosted' and a.kryptert is null)
          or exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type <> 'post' and a.kryptert is not null)),
      'adresser', coalesce((select jsonb_agg(distinct upper(array_to_string(a.linjer, ' ') || ' ' || coalesce(a.postnummer, '')))
        from vernede v join register.adresse a on a.person_id = v.id and a.type <> 'post' and a.kryptert is null), '[]'))
  $$;
