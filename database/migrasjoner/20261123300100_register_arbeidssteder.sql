-- A position that fell silent after the date was still held on it: the leader there was the leader of the person.
create or replace function register.arbeidssteder_for(person uuid, dato date) returns setof text language sql stable security definer
  set search_path = register, pg_temp
  as $$ select a.skole from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole is not null
          and (a.taus_siden is null or a.taus_siden > dato) and (a.fra is null or a.fra <= dato) and (a.til is null or a.til >= dato) $$;
