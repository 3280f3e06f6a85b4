-- A closed row stays closed: only rows that are open may be touched, and then only closed.
do $$
declare t text;
begin
  foreach t in array array['personidentifikator', 'navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon',
                           'kontaktinformasjon', 'kontaktperson', 'skole', 'fagkode', 'elevforhold', 'personalressurs', 'arbeidsforhold'] loop
    execute format('drop policy import_lukk on register.%I', t);
    execute format('create policy import_lukk on register.%I for update to friminutt_import using (kilde not in (''manuell'', ''overstyring'') and kjent_til is null) with check (kilde not in (''manuell'', ''overstyring'') and kjent_til is not null)', t);
    execute format('drop policy app_lukk on register.%I', t);
    execute format('create policy app_lukk on register.%I for update to friminutt_app using (kilde = ''manuell'' and kjent_til is null) with check (kilde = ''manuell'' and kjent_til is not null)', t);
  end loop;
end $$;
