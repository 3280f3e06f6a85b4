-- Who may write, said in SQL too: the one who signs is the one who asks, holds the role the rule in code demands, and holds it at the place the row is about.
-- What jobs and start-up write as nobody they write with a login of their own.

-- A person: those who keep the register (src/register/person/tilgang.ts, registrerPerson; forvaltning/ansatte/tilgang.ts, registrer). An entry is
-- born as itself, never as a signpost to another.
drop policy ny on register.person;
create policy ny on register.person for insert to friminutt_import, friminutt_system with check (true);
create policy app_ny on register.person for insert to friminutt_app
  with check (sammenslatt_med is null and (select tilgang.har_rolle(array['systemforvalter', 'brukerstotteIt', 'skolekonsulent', 'rektor'])));

do $$
declare
  kommunen constant text := '(select (tilgang.som(array[''systemforvalter''])).alt)';
  skolens constant text := 'any((select (tilgang.som(array[''skolekonsulent'', ''rektor''])).skoler)::text[])';
  drift constant text := '(select (tilgang.som(array[''systemforvalter'', ''brukerstotteIt''])).alt)';
  -- the school of the position the row is about
  stillingen constant text := 'exists (select 1 from register.arbeidsforhold a where a.kjent_til is null and a.person_id = stillingsslutt.person_id and a.kilde = stillingsslutt.kilde
    and a.ansattnummer = stillingsslutt.ansattnummer and a.stillingsnummer = stillingsslutt.stillingsnummer';
begin
  -- «Tilsatt til»: src/register/ansatt/tilgang.ts. Nobody ends his own position or takes such an end back.
  execute format('alter policy app_ny on register.stillingsslutt with check (gitt_av = (select tilgang.aktor()) and person_id <> (select tilgang.aktor()) and opphevet is null
    and %s and (%s or a.skole = %s)))', stillingen, drift, skolens);
  execute format('alter policy app_endre on register.stillingsslutt using (opphevet is null and person_id <> (select tilgang.aktor()) and (%s or %s and a.skole = %s)))
    with check (opphevet_av = (select tilgang.aktor()))', drift, stillingen, skolens);

  -- training: of those who work, or have a role, at one's own school
  execute format('alter policy app_ny on tilgang.opplaering with check (registrert_av = (select tilgang.aktor()) and opphevet is null and (%1$s
    or exists (select 1 from register.arbeidsforhold a where a.kjent_til is null and a.person_id = opplaering.person_id and a.skole = %2$s)
    or exists (select 1 from register.rollefaktum f where f.kjent_til is null and f.person_id = opplaering.person_id and f.skole = %2$s)
    or exists (select 1 from tilgang.rolletildeling t where t.opphevet is null and t.person_id = opplaering.person_id and t.skole = %2$s)))', drift, skolens);
  -- the review: the leader answers for his own school, and nothing said is said anew over the old
  execute format('alter policy app_ny on tilgang.revisjonssvar with check (svart_av = (select tilgang.aktor()) and (%s
    or skole = any((select (tilgang.som(array[''rektor''])).skoler)::text[])))', kommunen);
  -- a vendor's window opens for others, and is shut by those who may; what it says else stands as it was opened
  alter policy app_ny on tilgang.leverandorvindu with check (apnet_av = (select tilgang.aktor()) and lukket is null and (select tilgang.har_rolle(array['systemforvalter'])));
  alter policy app_endre on tilgang.leverandorvindu using (lukket is null and (select tilgang.har_rolle(array['systemforvalter', 'kommunalsjef'])))
    with check (lukket_av = (select tilgang.aktor()));
  -- no act changes these two
  drop policy app_endre on tilgang.opplaering;
  drop policy app_endre on tilgang.revisjonssvar;

  -- An employee by hand: src/forvaltning/ansatte/tilgang.ts, registrer. A position gives a role, so nobody writes his own.
  execute format('alter policy app_ny on register.ansattregistrering with check (gitt_av = (select tilgang.aktor()) and (%s or skole = %s))', kommunen, skolens);
  execute format('alter policy app_ny on register.arbeidsforhold with check (kilde = ''manuell'' and person_id <> (select tilgang.aktor()) and (%s or skole = %s))', kommunen, skolens);
  execute format('alter policy app_lukk on register.arbeidsforhold using (kilde = ''manuell'' and kjent_til is null and (%s or skole = %s))', kommunen, skolens);
  execute format('alter policy app_ny on register.personalressurs with check (kilde = ''manuell'' and person_id <> (select tilgang.aktor()) and (%s or exists (select 1 from register.arbeidsforhold a
    where a.kjent_til is null and a.kilde = ''manuell'' and a.ansattnummer = personalressurs.ansattnummer and a.person_id = personalressurs.person_id and a.skole = %s)))', kommunen, skolens);
  execute format('alter policy app_lukk on register.personalressurs using (kilde = ''manuell'' and kjent_til is null and (%s or exists (select 1 from register.arbeidsforhold a
    where a.kjent_til is null and a.kilde = ''manuell'' and a.ansattnummer = personalressurs.ansattnummer and a.person_id = personalressurs.person_id and a.skole = %s)))', kommunen, skolens);
  -- Parental responsibility and grading by hand: people only move them, when two entries are joined. What people decide about them lies in schema tilgang.
  execute format('alter policy app_ny on register.foreldreansvar with check (kilde = ''manuell'' and %s)', kommunen);
  execute format('alter policy app_lukk on register.foreldreansvar using (kilde = ''manuell'' and kjent_til is null and %s)', kommunen);
  execute format('alter policy app_ny on register.adressebeskyttelse with check (kilde = ''manuell'' and %s)', kommunen);
  execute format('alter policy app_lukk on register.adressebeskyttelse using (kilde = ''manuell'' and kjent_til is null and %s)', kommunen);
end $$;

-- The made-up kommune's own people, written when it is set up.
create policy system_ny on register.arbeidsforhold for insert to friminutt_system with check (kilde = 'manuell');
create policy system_ny on register.personalressurs for insert to friminutt_system with check (kilde = 'manuell');
