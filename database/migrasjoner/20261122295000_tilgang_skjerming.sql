-- Who is let through to a protected person, and what a person reaches: asked by the queries of the rooms, and by the policies.

-- The strictest protection in force: also when the asker may not see the rows it comes from.
alter function register.gradering_for(uuid) security definer;
create index adresse_gradert on register.adresse (person_id) where kjent_til is null and gradering <> 'ugradert';

-- Everybody under kode 6 or 7, or our own protection.
create function register.skjermede() returns table (person_id uuid, streng boolean) language sql stable security definer
  set search_path = register, tilgang, pg_temp
  as $$ select x.person_id, bool_or(x.gradering = 'strengtFortrolig') from (
          select b.person_id, b.gradering from register.adressebeskyttelse b where b.kjent_til is null and b.gradering in ('fortrolig', 'strengtFortrolig')
          union all select a.person_id, a.gradering from register.adresse a where a.kjent_til is null and a.gradering <> 'ugradert' and a.gradering in ('fortrolig', 'strengtFortrolig')
          union all select s.person_id, s.gradering from tilgang.skjerming s where s.opphevet is null) x group by x.person_id $$;

-- In the named circle, or looking through an emergency opening that is open now.
create function tilgang.i_krets(aktor uuid, person uuid, dag date) returns boolean language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$ select exists (select 1 from tilgang.krets k where k.aktor_id = aktor and k.opphevet is null and dag between k.fra and k.til
            and (k.person_id = person or register.gjeldende_id(k.person_id) = person))
          or exists (select 1 from tilgang.nodinnsyn n where n.aktor_id = aktor and n.avsluttet is null and n.til > now()
            and (not n.krever_godkjenning or n.godkjent_av is not null) and (n.person_id = person or register.gjeldende_id(n.person_id) = person)) $$;

-- Where somebody works on a date: the leader there is the leader of the person.
create function register.arbeidssteder_for(person uuid, dato date) returns setof text language sql stable security definer
  set search_path = register, pg_temp
  as $$ select a.skole from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole is not null and a.taus_siden is null
          and (a.fra is null or a.fra <= dato) and (a.til is null or a.til >= dato) $$;

-- No register tells of the person: all there is was written by hand.
create function register.bare_skrevet(person uuid) returns boolean language sql stable security definer
  set search_path = register, pg_temp
  as $$ select not exists (select 1 from register.navn n where n.person_id = person and n.kjent_til is null and n.kilde <> 'manuell')
          and not exists (select 1 from register.personalia p where p.person_id = person and p.kjent_til is null and p.kilde <> 'manuell') $$;

-- The schools that have to do with a person. A contact written in by hand gives the school the entry it wrote, and nobody the registers know:
-- a number must not open a card.
create or replace function register.skoler_for(person uuid, dato date) returns setof text language sql stable parallel safe security definer
  set search_path = register, pg_temp
  as $$
    select e.skole from register.elevforhold e where e.person_id = person and e.kjent_til is null and (e.til is null or e.til >= dato)
    union
    select e.skole from register.foreldreansvar f join register.elevforhold e on e.person_id = f.person_id and e.kjent_til is null and (e.til is null or e.til >= dato)
      where f.ansvarlig_id = person and f.kjent_til is null
    union
    select e.skole from register.kontaktperson k join register.elevforhold e on e.person_id = k.person_id and e.kjent_til is null and (e.til is null or e.til >= dato)
      where k.kontakt_id = person and k.kjent_til is null and register.bare_skrevet(person)
    union
    select a.skole from register.arbeidsforhold a where a.person_id = person and a.kjent_til is null and a.skole is not null and (a.til is null or a.til >= dato)
  $$;
-- The groups somebody is in, or the guardian of somebody in, on a date; and the schools whose SFO that is so for.
create function register.grupper_for(person uuid, dato date) returns table (gruppe_id uuid, skole text, slag text) language sql stable security definer
  set search_path = register, pg_temp
  as $$
    select g.gruppe_id, g.skole, g.slag
    from (select person as id union select f.person_id from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null) b
    join register.gruppemedlem m on m.person_id = b.id and m.kjent_til is null and dato between m.fra and m.til
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null and dato between g.fra and g.til
    where g.slag in ('klasse', 'kontaktlarergruppe', 'sfo')
  $$;

-- Where a person belongs and how protected, in one document: what every look at a person asks (Tilhorighet and Vern in grunn/tilgang).
create function tilgang.sted_for(person uuid, aktor uuid, dato date) returns jsonb language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
    select jsonb_build_object(
      'gradering', register.gradering_for(person),
      'skoler', coalesce((select jsonb_agg(s) from register.skoler_for(person, dato) s), '[]'),
      'arbeidssteder', coalesce((select jsonb_agg(distinct s) from register.arbeidssteder_for(person, dato) s), '[]'),
      'grupper', coalesce((select jsonb_agg(distinct g.gruppe_id) from register.grupper_for(person, dato) g where g.slag <> 'sfo'), '[]'),
      'sfo', coalesce((select jsonb_agg(distinct g.skole) from register.grupper_for(person, dato) g where g.slag = 'sfo'), '[]'),
      'krets', tilgang.i_krets(aktor, person, dato))
  $$;

-- Who has a number: the id and nothing more.
create function register.person_med_nummer(nummer bytea) returns uuid language sql stable security definer
  set search_path = register, pg_temp
  as $$ select coalesce(p.sammenslatt_med, p.id) from register.personidentifikator i join register.person p on p.id = i.person_id
        where i.kjent_til is null and i.oppslag = nummer $$;
-- Is there somebody with this name and birth date, in any school?
create function register.finnes_lik(fornavn_ text, etternavn_ text, fodt date) returns boolean language sql stable security definer
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.navn n join register.personalia a on a.person_id = n.person_id and a.kjent_til is null
          where n.kjent_til is null and a.fodselsdato = fodt
            and grunn.sokeform(n.fornavn) = grunn.sokeform(fornavn_) and grunn.sokeform(n.etternavn) = grunn.sokeform(etternavn_)) $$;

revoke all on function register.skjermede(), tilgang.i_krets(uuid, uuid, date), register.arbeidssteder_for(uuid, date), register.bare_skrevet(uuid),
  register.grupper_for(uuid, date), tilgang.sted_for(uuid, uuid, date), register.person_med_nummer(bytea), register.finnes_lik(text, text, date),
  register.skoler_for(uuid, date), register.gradering_for(uuid) from public;
grant execute on function register.skjermede(), tilgang.i_krets(uuid, uuid, date), register.arbeidssteder_for(uuid, date), register.bare_skrevet(uuid),
  register.grupper_for(uuid, date), tilgang.sted_for(uuid, uuid, date), register.person_med_nummer(bytea), register.finnes_lik(text, text, date),
  register.skoler_for(uuid, date), register.gradering_for(uuid) to friminutt_app;
grant execute on function register.skoler_for(uuid, date), register.gradering_for(uuid), register.bare_skrevet(uuid), register.person_med_nummer(bytea) to friminutt_import, friminutt_kopi;

-- A joining is decided by a person, or told by Folkeregisteret of an entry that is only a signpost; and it is taken back before another is made.
create function register.vokt_sammenslaing() returns trigger language plpgsql security definer
  set search_path = register, kilde, tilgang, pg_temp
  as $$
begin
  if new.sammenslatt_med is not distinct from old.sammenslatt_med then return new; end if;
  if new.id <> old.id or new.opprettet_av <> old.opprettet_av then raise exception 'register.person: bare sammenslatt_med kan endres' using errcode = '42501'; end if;
  if new.sammenslatt_med is null then return new; end if;
  if old.sammenslatt_med is not null then raise exception 'register.person: er alt slått sammen' using errcode = '42501'; end if;
  if exists (select 1 from tilgang.sammenslaing s where s.fjernes = new.id and s.behold = new.sammenslatt_med)
    or not exists (select 1 from kilde.dokument d where d.kilde = 'folkeregisteret' and d.person_id = new.id) then return new; end if;
  raise exception 'register.person: ingen har bestemt at disse er én person' using errcode = '42501';
end $$;
create trigger vokt_sammenslaing before update on register.person for each row execute function register.vokt_sammenslaing();
revoke update on register.person from friminutt_app;

-- The homes of protected people who belong together with a person: the children that person decides for, parents, siblings, spouse. `alle`: a
-- protected child's home is not held, so it may be this one.
create function register.vernet_husstand(person uuid) returns jsonb language sql stable security definer
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
      'alle', exists (select 1 from vernede v where v.barn and not exists (select 1 from register.adresse a where a.person_id = v.id and a.kjent_til is null and a.type = 'bosted')),
      'adresser', coalesce((select jsonb_agg(distinct upper(array_to_string(a.linjer, ' ') || ' ' || coalesce(a.postnummer, '')))
        from vernede v join register.adresse a on a.person_id = v.id and a.type <> 'post'), '[]'))
  $$;
revoke all on function register.vernet_husstand(uuid) from public;
grant execute on function register.vernet_husstand(uuid) to friminutt_app;
