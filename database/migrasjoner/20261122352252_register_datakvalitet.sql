-- How many findings of each kind a school has had, a row a day: numbers only, for the trend.
create table register.datakvalitetstall (
  dag date not null,
  skole text not null,
  kode text not null,
  antall int not null check (antall >= 0),
  primary key (skole, kode, dag)
);
-- Who has taken a kind of finding at a school, and by when. The newest counts.
create table register.datakvalitetsansvar (
  id uuid primary key,
  skole text not null,
  kode text not null,
  eier_id uuid not null references register.person,
  frist date,
  gitt timestamptz not null,
  gitt_av uuid not null
);
create index datakvalitetsansvar_skole on register.datakvalitetsansvar (skole, kode, gitt desc);
do $$
declare t text; min constant text := '(select (tilgang.mitt_syn()).alt) or skole = any((select (tilgang.mitt_syn()).skoler)::text[])';
begin
  foreach t in array array['datakvalitetstall', 'datakvalitetsansvar'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert on register.%I to friminutt_app', t);
    execute format('create policy les on register.%I for select to friminutt_kopi, friminutt_system, friminutt_eier using (true)', t);
    execute format('create policy app_les on register.%I for select to friminutt_app using (%s)', t, min);
    execute format('create policy system_ny on register.%I for insert to friminutt_system with check (true)', t);
  end loop;
  execute format('create policy app_ny on register.datakvalitetsansvar for insert to friminutt_app with check (gitt_av = (select tilgang.aktor()) and (%s))', min);
end $$;
-- the night counts again if it is asked twice on a day; old numbers go after two years
grant update (antall) on register.datakvalitetstall to friminutt_system;
grant delete on register.datakvalitetstall to friminutt_system;
create policy system_endre on register.datakvalitetstall for update to friminutt_system using (true);
create policy system_slett on register.datakvalitetstall for delete to friminutt_system using (true);
