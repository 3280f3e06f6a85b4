-- A pupil sent away for some hours, the rest of a day or whole days (opplæringslova § 13-1). Written once; taken back once, by a signature.
create table skoledag.bortvising (
  id uuid primary key,
  elev_id uuid not null references register.person,
  skole text not null check (skole ~ '^\d{9}$'),
  arstrinn smallint not null check (arstrinn between 1 and 10),
  slag text not null check (slag in ('timer', 'resten', 'dager')),
  fra date not null,
  til date not null check (til >= fra),
  fra_kl time,
  til_kl time check (til_kl > fra_kl),
  -- encrypted
  grunn bytea not null check (length(grunn) > 0),
  varslet timestamptz,
  varslet_hvordan text check (varslet_hvordan in ('telefon', 'mote', 'melding')),
  bestemt timestamptz not null,
  bestemt_av uuid not null,
  rolle text not null check (rolle in ('rektor', 'larer')),
  opphevet timestamptz check (opphevet >= bestemt),
  opphevet_av uuid,
  check ((varslet is null) = (varslet_hvordan is null)),
  check ((opphevet is null) = (opphevet_av is null)),
  -- which of the clocks and days each kind has
  check ((slag = 'dager') = (fra_kl is null)),
  check ((slag = 'timer') = (til_kl is not null)),
  check (slag = 'dager' or til = fra),
  -- days only from the eighth year, the home told first before a child on the first seven is sent from school, two hours for a teacher
  check (slag <> 'dager' or arstrinn >= 8),
  check (slag <> 'resten' or arstrinn >= 8 or coalesce(varslet <= bestemt, false)),
  check (rolle = 'rektor' or (slag = 'timer' and til_kl - fra_kl <= interval '2 hours'))
);
create index bortvising_elev on skoledag.bortvising (elev_id);

do $$
declare
  les constant text := 'array[''rektor'', ''larer'', ''kontaktlarer'', ''hovudstegsleder'', ''skolekonsulent'', ''radgiver'', ''sosiallarer'', ''foresatt'', ''elev'']';
begin
  alter table skoledag.bortvising enable row level security;
  alter table skoledag.bortvising force row level security;
  grant select on skoledag.bortvising to friminutt_app, friminutt_kopi;
  grant insert, update (opphevet, opphevet_av) on skoledag.bortvising to friminutt_app;
  create policy les on skoledag.bortvising for select to friminutt_kopi, friminutt_eier using (true);
  execute format('create policy app_les on skoledag.bortvising for select to friminutt_app using (tilgang.ser_som(elev_id, (select tilgang.som(%s))))', les);
  create policy app_ny on skoledag.bortvising for insert to friminutt_app with check (bestemt_av = (select tilgang.aktor()) and opphevet is null and case rolle
    when 'rektor' then skole = any((select (tilgang.som(array['rektor'])).skoler)::text[]) and tilgang.ser_som(elev_id, (select tilgang.som(array['rektor'])))
    else tilgang.ser_som(elev_id, (select tilgang.som(array['larer', 'kontaktlarer']))) end);
  create policy app_opphev on skoledag.bortvising for update to friminutt_app using (opphevet is null
    and (bestemt_av = (select tilgang.aktor()) or tilgang.ser_som(elev_id, (select tilgang.som(array['rektor'])))))
    with check (opphevet_av = (select tilgang.aktor()));
end $$;

-- The board knows of it.
alter table skoledag.annetsted drop constraint annetsted_slag_check;
alter table skoledag.annetsted add constraint annetsted_slag_check check (slag in ('tur', 'gruppe', 'sfo', 'skyss', 'bortvist'));
