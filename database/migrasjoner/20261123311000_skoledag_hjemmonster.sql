-- A child with two homes: which days the child sets out from which. Written by one with parental responsibility, answered by another. Never an address:
-- a home is the adult who lives there. Versions: a change closes a row and adds another.
create table skoledag.hjemmonster (
  id uuid primary key,
  -- the same through all versions of one proposal
  monster_id uuid not null,
  elev_id uuid not null references register.person,
  -- whose home it is that the days below speak of; the other days the child is in the other home
  hos uuid not null references register.person,
  -- Monday to Sunday of the even weeks of the year (ISO 8601), then of the odd: 1 = in this home
  dager text not null check (dager ~ '^[01]{14}$'),
  fra date not null,
  til date check (til >= fra),
  status text not null check (status in ('foreslatt', 'bekreftet', 'ikkeRiktig', 'angret')),
  -- who proposed, and who answered
  foreslatt_av uuid not null references register.person,
  besvart_av uuid references register.person,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  skrevet_av uuid not null,
  lukket_av uuid,
  check ((kjent_til is null) = (lukket_av is null)),
  -- nobody answers a proposal of their own
  check ((status in ('bekreftet', 'ikkeRiktig')) = (besvart_av is not null)),
  check (besvart_av is distinct from foreslatt_av)
);
create unique index hjemmonster_gjeldende on skoledag.hjemmonster (monster_id) where kjent_til is null;
create index hjemmonster_elev on skoledag.hjemmonster (elev_id) where kjent_til is null;

do $$
declare
  les constant text := 'array[''foresatt'', ''kontaktlarer'', ''rektor'', ''skolekonsulent'', ''systemforvalter'', ''sfoLeder'']';
begin
  alter table skoledag.hjemmonster enable row level security;
  alter table skoledag.hjemmonster force row level security;
  grant select on skoledag.hjemmonster to friminutt_app, friminutt_kopi;
  grant insert, update (kjent_til, lukket_av) on skoledag.hjemmonster to friminutt_app;
  create policy les on skoledag.hjemmonster for select to friminutt_kopi, friminutt_eier using (true);
  execute format('create policy app_les on skoledag.hjemmonster for select to friminutt_app using (tilgang.ser_som(elev_id, (select tilgang.som(%s))))', les);
  -- a guardian proposes for their own home, takes back their own, and answers the other's
  create policy app_ny on skoledag.hjemmonster for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
    and hos = foreslatt_av and skrevet_av = case when status in ('foreslatt', 'angret') then foreslatt_av else besvart_av end
    and tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt']))));
  create policy app_lukk on skoledag.hjemmonster for update to friminutt_app using (kjent_til is null
    and tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt']))))
    with check (kjent_til is not null and lukket_av = (select tilgang.aktor()));
end $$;
