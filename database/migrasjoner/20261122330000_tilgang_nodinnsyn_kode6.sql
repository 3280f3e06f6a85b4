-- Under kode 6 no emergency opening counts without the second person, also one asked for before the protection became that strict.
create or replace function tilgang.i_krets(aktor uuid, person uuid, dag date) returns boolean language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$ select exists (select 1 from tilgang.krets k where k.aktor_id = aktor and k.opphevet is null and dag between k.fra and k.til
            and (k.person_id = person or register.gjeldende_id(k.person_id) = person))
          or exists (select 1 from tilgang.nodinnsyn n where n.aktor_id = aktor and n.avsluttet is null and n.til > now()
            and (n.person_id = person or register.gjeldende_id(n.person_id) = person)
            and (n.godkjent_av is not null or (not n.krever_godkjenning and register.gradering_for(person) <> 'strengtFortrolig'))) $$;
