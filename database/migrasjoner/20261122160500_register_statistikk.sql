-- A first reading fills empty tables faster than autovacuum looks at them; without fresh statistics the planner would go on
-- reading tables from end to end. ANALYZE is the owner's, so the import asks for it here.
create function register.oppdater_statistikk() returns void language plpgsql security definer
  set search_path = register, pg_temp
  as $$
begin
  analyze register.person, register.personidentifikator, register.navn, register.personalia, register.adressebeskyttelse, register.adresse,
    register.foreldreansvar, register.familierelasjon, register.kontaktinformasjon, register.personalressurs, register.arbeidsforhold, kilde.dokument;
end $$;
revoke all on function register.oppdater_statistikk() from public;
grant execute on function register.oppdater_statistikk() to friminutt_import, friminutt_app;
