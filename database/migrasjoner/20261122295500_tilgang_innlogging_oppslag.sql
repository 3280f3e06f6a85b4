-- Somebody who is logging in is nobody yet, so the second lock shows nothing. What a login must find out is asked of these: an id for an exact key that
-- only the holder of the look-up key can make, or that a provider has vouched for; never a name, a number or a list.
create function tilgang.person_med_oppslag(nokkel bytea) returns uuid language sql stable security definer
  set search_path = register, pg_temp
  as $$ select register.gjeldende_id(i.person_id) from register.personidentifikator i where i.kjent_til is null and i.oppslag = nokkel $$;

-- By HR's user name or number. More than one person is nobody.
create function tilgang.ansatt_med(felt text, verdi text) returns uuid language sql stable security definer
  set search_path = register, pg_temp
  as $$ select case when count(distinct x.id) = 1 then (array_agg(x.id))[1] end from (
          select register.gjeldende_id(r.person_id) as id from register.personalressurs r where r.kjent_til is null
            and case felt when 'brukernavn' then lower(r.brukernavn) = lower(verdi) when 'ansattnummer' then r.ansattnummer = verdi else false end) x $$;

-- The person an account was registered for, after a merge too; and whether that person is here, and alive as far as any register says.
create function tilgang.person_for_konto(person uuid) returns uuid language sql stable security definer
  set search_path = register, pg_temp
  as $$ select register.gjeldende_id(person) $$;
create function tilgang.kan_logge_inn(person uuid) returns boolean language sql stable security definer
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.person p where p.id = person and p.sammenslatt_med is null)
          and not exists (select 1 from register.personalia a where a.person_id = any(register.alle_ider(person)) and a.kjent_til is null
            and (a.dodsdato is not null or a.personstatus in ('doed', 'dod'))) $$;

revoke all on function tilgang.person_med_oppslag(bytea), tilgang.ansatt_med(text, text), tilgang.person_for_konto(uuid), tilgang.kan_logge_inn(uuid) from public;
grant execute on function tilgang.person_med_oppslag(bytea), tilgang.ansatt_med(text, text), tilgang.person_for_konto(uuid), tilgang.kan_logge_inn(uuid) to friminutt_app;
