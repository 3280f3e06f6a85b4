-- The school calendar. '*' is the kommune's; a school that has its own has a row of its own for the year. rute is '<skole or *>/<year>'.
create table register.skolear (
  rute text not null,
  kilde text not null,
  skole text not null,
  -- the year the school year begins: 2026 is 2026/27
  skolear int not null check (skolear between 1990 and 2100),
  forste_skoledag date not null,
  siste_skoledag date not null check (siste_skoledag > forste_skoledag),
  -- the first day of the second term
  andre_termin_fra date not null check (andre_termin_fra > forste_skoledag and andre_termin_fra <= siste_skoledag),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  check (rute = skole || '/' || skolear),
  check (forste_skoledag >= make_date(skolear, 8, 1) and siste_skoledag < make_date(skolear + 1, 8, 1))
);
create unique index skolear_gjeldende on register.skolear (rute, kilde) where kjent_til is null;

-- Days without teaching between the first and the last day, besides weekends and public holidays, which are known from the date.
create table register.skolefri (
  rute text not null,
  kilde text not null,
  fra date not null,
  til date not null check (til >= fra),
  slag text not null check (slag in ('ferie', 'fridag', 'planleggingsdag')),
  navn text not null check (length(trim(navn)) > 0),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index skolefri_gjeldende on register.skolefri (rute, kilde, fra) where kjent_til is null;

do $$
declare t text;
begin
  foreach t in array array['skolear', 'skolefri'] loop
    execute format('create index %I on register.%I (apnet_av)', t || '_apnet', t);
    execute format('create index %I on register.%I (lukket_av) where lukket_av is not null', t || '_lukket', t);
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_import, friminutt_kopi', t);
    execute format('grant insert on register.%I to friminutt_app', t);
    execute format('grant update (kjent_til, lukket_av) on register.%I to friminutt_app', t);
    execute format('create policy les on register.%I for select to friminutt_app, friminutt_import, friminutt_kopi using (true)', t);
    execute format('create policy eier_les on register.%I for select to friminutt_eier using (true)', t);
    execute format('create policy app_ny on register.%I for insert to friminutt_app with check (kilde = ''manuell'')', t);
    execute format('create policy app_lukk on register.%I for update to friminutt_app using (kilde = ''manuell'' and kjent_til is null) with check (kilde = ''manuell'' and kjent_til is not null)', t);
  end loop;
end $$;
