-- What lists, cards and searches ask about a person: where the person belongs, how protected, and under which name.

-- The schools that have to do with a person on a date: as a pupil (also one who begins later), as responsible or contact for one, or at
-- work. Whose parent somebody is gives no school by itself.
create function register.skoler_for(person uuid, dato date) returns setof text language sql stable parallel safe
  set search_path = register, pg_temp
  as $$
    select e.skole from register.elevforhold e where e.person_id = person and e.kjent_til is null and (e.til is null or e.til >= dato)
    union
    select e.skole from register.foreldreansvar f join register.elevforhold e on e.person_id = f.person_id and e.kjent_til is null and (e.til is null or e.til >= dato)
      where f.ansvarlig_id = person and f.kjent_til is null
    union
    select e.skole from register.kontaktperson k join register.elevforhold e on e.person_id = k.person_id and e.kjent_til is null and (e.til is null or e.til >= dato)
      where k.kontakt_id = person and k.kjent_til is null
    union
    select a.skole from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole is not null and (a.til is null or a.til >= dato)
  $$;
create index kontaktperson_kontakt on register.kontaktperson (kontakt_id) where kjent_til is null;

-- The strictest protection in force: Folkeregisteret's of the person, of an address, or our own decision.
create function register.gradering_for(person uuid) returns text language sql stable parallel safe
  set search_path = register, tilgang, pg_temp
  as $$
    select (array['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'])[1 + coalesce(max(array_position(array['klientadresse', 'fortrolig', 'strengtFortrolig'], x.gradering)), 0)]
    from (select b.gradering from register.adressebeskyttelse b where b.person_id = person and b.kjent_til is null
          union all select a.gradering from register.adresse a where a.person_id = person and a.kjent_til is null
          union all select s.gradering from tilgang.skjerming s where s.person_id = person and s.opphevet is null) x
  $$;

-- The name that counts on a date: an override in force, else the strongest source. The same order as navnefelter in register/person/regler.ts;
-- a test compares them.
create function register.navn_for(person uuid, dato date) returns table (fornavn text, mellomnavn text, etternavn text) language sql stable parallel safe
  set search_path = register, pg_temp
  as $$
    select x.fornavn, x.mellomnavn, x.etternavn from (
      select 0 as plass, o.verdi->>'fornavn' as fornavn, o.verdi->>'mellomnavn' as mellomnavn, o.verdi->>'etternavn' as etternavn
        from register.overstyring o where o.person_id = person and o.felt = 'navn' and o.opphevet is null and o.gyldig_til >= dato
      union all
      select coalesce(array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde), 9), n.fornavn, n.mellomnavn, n.etternavn
        from register.navn n where n.person_id = person and n.kjent_til is null) x
    order by x.plass limit 1
  $$;

-- Who wrote a value by hand is found by its change set.
create index endring_endringssett on sporing.endring (endringssett) where endringssett is not null;
-- Has this person ever logged in.
create index okt_person on tilgang.okt (person_id, opprettet desc);
