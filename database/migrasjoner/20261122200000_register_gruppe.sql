-- Where pupils belong from day to day. One table for all kinds, as FINT's Basisgruppe (klasse), Kontaktlarergruppe, Undervisningsgruppe, Faggruppe
-- and Persongruppe; an SFO place is a membership too. Facts with versions, as everything in the register.
create table register.gruppe (
  gruppe_id uuid not null,
  kilde text not null,
  slag text not null check (slag in ('klasse', 'kontaktlarergruppe', 'undervisningsgruppe', 'faggruppe', 'persongruppe', 'sfo')),
  skole text not null,
  -- the year the school year begins: 2026 is 2026/27
  skolear int not null check (skolear between 1990 and 2100),
  navn text not null check (length(trim(navn)) > 0),
  arstrinn int[] not null default '{}',
  fagkode text,
  fra date not null,
  til date not null check (til >= fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index gruppe_gjeldende on register.gruppe (gruppe_id, kilde) where kjent_til is null;
create index gruppe_skole on register.gruppe (skole, skolear, slag) where kjent_til is null;

-- Both dates count. A pupil who leaves a group and comes back has two rows.
create table register.gruppemedlem (
  gruppe_id uuid not null,
  person_id uuid not null references register.person,
  kilde text not null,
  fra date not null,
  til date not null check (til >= fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index gruppemedlem_gjeldende on register.gruppemedlem (gruppe_id, person_id, kilde, fra) where kjent_til is null;
create index gruppemedlem_person on register.gruppemedlem (person_id) where kjent_til is null;

-- Who teaches, or is contact teacher for, a group.
create table register.undervisningsforhold (
  gruppe_id uuid not null,
  person_id uuid not null references register.person,
  kilde text not null,
  rolle text not null check (rolle in ('kontaktlarer', 'faglarer', 'assistent', 'vikar')),
  fra date not null,
  til date not null check (til >= fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index undervisningsforhold_gjeldende on register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra) where kjent_til is null;
create index undervisningsforhold_person on register.undervisningsforhold (person_id) where kjent_til is null;

do $$
declare t text;
begin
  foreach t in array array['gruppe', 'gruppemedlem', 'undervisningsforhold'] loop
    execute format('create index %I on register.%I (apnet_av)', t || '_apnet', t);
    execute format('create index %I on register.%I (lukket_av) where lukket_av is not null', t || '_lukket', t);
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_import, friminutt_kopi', t);
    execute format('grant insert on register.%I to friminutt_app, friminutt_import', t);
    execute format('grant update (kjent_til, lukket_av) on register.%I to friminutt_app, friminutt_import', t);
    execute format('create policy les on register.%I for select to friminutt_app, friminutt_import, friminutt_kopi using (true)', t);
    execute format('create policy eier_les on register.%I for select to friminutt_eier using (true)', t);
    execute format('create policy import_ny on register.%I for insert to friminutt_import with check (kilde not in (''manuell'', ''overstyring''))', t);
    execute format('create policy import_lukk on register.%I for update to friminutt_import using (kilde not in (''manuell'', ''overstyring'') and kjent_til is null) with check (kilde not in (''manuell'', ''overstyring'') and kjent_til is not null)', t);
    execute format('create policy app_ny on register.%I for insert to friminutt_app with check (kilde = ''manuell'')', t);
    execute format('create policy app_lukk on register.%I for update to friminutt_app using (kilde = ''manuell'' and kjent_til is null) with check (kilde = ''manuell'' and kjent_til is not null)', t);
  end loop;
end $$;
