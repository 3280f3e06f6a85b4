-- What gives somebody at work a role is told in one place, tilgang.ansattfakta; a contact teacher's groups and a pupil's own enrolment beside it.
create or replace function tilgang.aktorfakta(person uuid) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    select jsonb_agg(to_jsonb(x)) from (
      select f.hva, f.kilde, f.kode, f.tittel, f.omfang, f.enhet, f.fra, f.til, f.taus_siden, f.apnet, f.stenges, f.kjent_fra, f.id, null::text as gruppe
      from tilgang.ansattfakta f where f.person_id = person
      union all
      select 'elevforhold', e.kilde, null, e.klasse, e.skole, null, e.fra, e.til, null, null, null, e.kjent_fra, e.elevforhold_id, null
      from register.elevforhold e where e.person_id = person and e.kjent_til is null
      union all
      -- a contact teacher has the group as long as the row that says so, the group, and a position at its school, all of them
      select 'undervisningsforhold', u.kilde, f.kode, f.tittel, g.skole, null, greatest(u.fra, g.fra, f.fra), least(u.til, g.til, f.til),
        f.taus_siden, null, null, u.kjent_fra, u.gruppe_id, u.gruppe_id::text
      from register.undervisningsforhold u
      join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag in ('kontaktlarergruppe', 'klasse')
      join tilgang.ansattfakta f on f.person_id = person and f.hva = 'arbeidsforhold' and f.omfang = g.skole
      where u.person_id = person and u.kjent_til is null and u.rolle = 'kontaktlarer' and greatest(u.fra, g.fra, f.fra) <= least(u.til, g.til, f.til)) x
  $$;
