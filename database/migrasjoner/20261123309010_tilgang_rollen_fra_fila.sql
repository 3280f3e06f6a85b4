-- Somebody who works here by the file of the access solution alone, whom HR has never told of, is one of those at work: a line with a name, like them. And a teacher is not shown the other
-- children of the one he has a child with: that reach is his as a guardian.
create or replace function tilgang.ser_linje(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer cost 1000
  set search_path = tilgang, register, pg_temp
  as $$
declare
  i_arbeid tilgang.syn := s;
begin
  if s.aktor is null or person is null then return false; end if;
  if person = s.aktor or person = any(s.barn) then return true; end if;
  if get_bit(s.filter, uuid_hash(person) & 8191) = 0
    and (s.alt or (cardinality(s.skoler) > 0 and exists (select 1 from register.elevforhold e where e.person_id = person and e.kjent_til is null
        and (e.til is null or e.til >= s.dag) and e.skole = any(s.skoler)))) then return true; end if;
  if tilgang.rekker(person, s) then return not tilgang.skjult(person, s); end if;
  -- the family of those one reaches at work; whom one reaches as a guardian opens no others
  i_arbeid.barn := '{}';
  if (cardinality(s.skoler) + cardinality(s.sfo) > 0 and (exists (select 1 from register.personalressurs p where p.person_id = person and p.kjent_til is null)
      or exists (select 1 from tilgang.rolletildeling t where t.person_id = person)
      or exists (select 1 from register.rollefaktum r where r.person_id = person and r.kjent_til is null)))
    or (cardinality(s.barnas_skoler) > 0 and exists (select 1 from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole = any(s.barnas_skoler)))
    or (cardinality(s.skoler) > 0 and (
      exists (select 1 from register.foreldreansvar f where f.person_id = person and f.kjent_til is null and f.ansvarlig_id is not null and tilgang.rekker(f.ansvarlig_id, i_arbeid))
      or exists (select 1 from register.familierelasjon r where r.relatert_id = person and r.kjent_til is null and tilgang.rekker(r.person_id, i_arbeid))
      or exists (select 1 from register.familierelasjon r where r.person_id = person and r.kjent_til is null and r.relatert_id is not null and tilgang.rekker(r.relatert_id, i_arbeid))
      or exists (select 1 from register.kontaktperson k where k.kontakt_id = person and k.kjent_til is null and tilgang.rekker(k.person_id, i_arbeid))
      or exists (select 1 from register.kontaktperson k where k.person_id = person and k.kjent_til is null and k.kontakt_id is not null and tilgang.rekker(k.kontakt_id, i_arbeid))))
  then return not tilgang.skjult(person, s); end if;
  return false;
end $$;
