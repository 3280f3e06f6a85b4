-- Addresses of people with fortrolig or strengt fortrolig adresse, and of those we protect ourselves, lie encrypted with a key outside the
-- database. Nothing is converted here: the key is not here. The import writes them so, and a job rewrites what lies open (docs/drift.md).
alter table register.adresse add column kryptert bytea;
-- what is encrypted stands nowhere else
alter table register.adresse add constraint adresse_kryptert check (
  kryptert is null or (linjer = '{}' and num_nonnulls(postnummer, poststed, bruksenhetsnummer, kommunenummer, grunnkrets, skolekrets, matrikkel_id) = 0));

-- Rows in the open of people who are protected now, closed ones too.
create function register.apne_vernede_adresser(maks int)
  returns table (person_id uuid, kilde text, type text, kjent_fra timestamptz, apnet_av uuid, linjer text[], postnummer text, poststed text,
    bruksenhetsnummer text, kommunenummer text, grunnkrets text, skolekrets text, matrikkel_id text)
  language sql stable security definer set search_path = register, tilgang, pg_temp
  as $$
    select a.person_id, a.kilde, a.type, a.kjent_fra, a.apnet_av, a.linjer, a.postnummer, a.poststed, a.bruksenhetsnummer, a.kommunenummer,
      a.grunnkrets, a.skolekrets, a.matrikkel_id
    from register.adresse a
    where a.kryptert is null
      and (a.linjer <> '{}' or num_nonnulls(a.postnummer, a.poststed, a.bruksenhetsnummer, a.kommunenummer, a.grunnkrets, a.skolekrets, a.matrikkel_id) > 0)
      and (a.gradering in ('fortrolig', 'strengtFortrolig')
        or exists (select 1 from register.adresse v where v.person_id = a.person_id and v.kjent_til is null and v.gradering in ('fortrolig', 'strengtFortrolig'))
        or exists (select 1 from register.adressebeskyttelse b where b.person_id = a.person_id and b.kjent_til is null and b.gradering in ('fortrolig', 'strengtFortrolig'))
        or exists (select 1 from tilgang.skjerming s where s.person_id = a.person_id and s.opphevet is null))
    limit maks
  $$;

-- The same fact in another form: the only change a row of facts may meet besides being closed.
create policy eier_vern on register.adresse for update to friminutt_eier using (kryptert is null) with check (kryptert is not null);
create function register.krypter_adresser(rader jsonb) returns int language sql security definer set search_path = register, pg_temp
  as $$
    with endret as (
      update register.adresse a set kryptert = x.kryptert, linjer = '{}', postnummer = null, poststed = null, bruksenhetsnummer = null,
        kommunenummer = null, grunnkrets = null, skolekrets = null, matrikkel_id = null
      from jsonb_to_recordset(rader) as x(person_id uuid, kilde text, type text, kjent_fra timestamptz, apnet_av uuid, kryptert bytea)
      where a.person_id = x.person_id and a.kilde = x.kilde and a.type = x.type and a.kjent_fra = x.kjent_fra and a.apnet_av = x.apnet_av
        and a.kryptert is null and x.kryptert is not null
      returning 1)
    select count(*)::int from endret
  $$;
revoke all on function register.apne_vernede_adresser(int), register.krypter_adresser(jsonb) from public;
grant execute on function register.apne_vernede_adresser(int), register.krypter_adresser(jsonb) to friminutt_import;
