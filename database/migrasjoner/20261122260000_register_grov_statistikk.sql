-- Under a large reading the planner only needs to know how large the tables have become: a sample of a tenth of the usual size tells that, at a
-- tenth of the cost. The full one is autovacuum's, when it gets there.
create function register.oppdater_statistikk_grovt() returns void language sql security definer
  set search_path = register, pg_temp
  set default_statistics_target = 10
  as $$ select register.oppdater_statistikk() $$;
revoke all on function register.oppdater_statistikk_grovt() from public;
grant execute on function register.oppdater_statistikk_grovt() to friminutt_import;

-- KRR's scope is read from places as pupil: a first reading of those fills an empty table too.
create or replace function register.oppdater_statistikk() returns void language plpgsql security definer
  set search_path = register, pg_temp
  as $$
begin
  analyze register.person, register.personidentifikator, register.navn, register.personalia, register.adressebeskyttelse, register.adresse,
    register.foreldreansvar, register.familierelasjon, register.kontaktinformasjon, register.personalressurs, register.arbeidsforhold,
    register.elevforhold, kilde.dokument;
end $$;
