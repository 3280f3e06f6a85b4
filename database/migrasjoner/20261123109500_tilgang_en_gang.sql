-- Each lock once: what says nothing more than another lock already says is taken away, so that the one that is left is known to hold.
do $$
declare
  t text;
begin
  -- the system role is a member of the app role, which may select these
  foreach t in array array['register.ansattregistrering', 'register.brukernavn', 'register.fagkompetanse', 'register.innskriving', 'register.innskrivingskapasitet',
      'register.innskrivingsrunde', 'register.innskrivingssvar', 'register.innskrivingsvedtak', 'register.kretsregel', 'register.morsmal', 'register.nedslag', 'sporing.alarm', 'sporing.alarmsvar'] loop
    execute format('revoke select on %s from friminutt_system', t);
  end loop;
end $$;
-- no policy is a no
drop policy app_ny on register.nabokontakt;
drop policy app_lukk on register.nabokontakt;
-- who ends a device is its owner; the system role, a member of the app role, has a policy of its own
alter policy app_slutt on eksport.pushabonnement with check (avsluttet is not null and person_id = (select tilgang.aktor()));
