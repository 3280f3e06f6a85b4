-- Whether somebody of the same name and birth date is known already must not tell where somebody protected is.
create or replace function register.finnes_lik(fornavn_ text, etternavn_ text, fodt date) returns boolean language sql stable security definer
  set search_path = register, pg_temp
  as $$ select exists (select 1 from register.navn n join register.personalia a on a.person_id = n.person_id and a.kjent_til is null
          where n.kjent_til is null and a.fodselsdato = fodt
            and grunn.sokeform(n.fornavn) = grunn.sokeform(fornavn_) and grunn.sokeform(n.etternavn) = grunn.sokeform(etternavn_)
            and register.gradering_for(n.person_id) not in ('fortrolig', 'strengtFortrolig')) $$;
