-- A draft of how a year is divided into classes: what is asked for, and where each pupil is proposed. It becomes facts (groups and
-- memberships, one change set) when somebody takes it into use. Wishes say something about children: the draft goes with the decision.
create table register.klassedeling (
  id uuid primary key,
  skole text not null,
  skolear int not null check (skolear between 1990 and 2100),
  arstrinn int not null check (arstrinn between 1 and 10),
  antall_klasser int not null check (antall_klasser between 1 and 12),
  storst int not null check (storst between 1 and 60),
  fro int not null,
  versjon int not null default 1,
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  -- the change set it became
  endringssett uuid
);
create index klassedeling_skole on register.klassedeling (skole, skolear);
create table register.klassedelingselev (
  deling_id uuid not null references register.klassedeling on delete cascade,
  person_id uuid not null references register.person,
  stotte boolean not null default false,
  -- class number from 0; last: chosen by a person, and kept in new proposals
  klasse int check (klasse >= 0),
  last boolean not null default false,
  primary key (deling_id, person_id)
);
create table register.klassedelingsonske (
  deling_id uuid not null references register.klassedeling on delete cascade,
  person_id uuid not null references register.person,
  annen_id uuid not null references register.person check (annen_id <> person_id),
  slag text not null check (slag in ('sammen', 'fra_hverandre')),
  skal boolean not null,
  primary key (deling_id, person_id, annen_id)
);
create index klassedelingselev_person on register.klassedelingselev (person_id);
do $$
declare t text;
begin
  foreach t in array array['klassedeling', 'klassedelingselev', 'klassedelingsonske'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('grant select on register.%I to friminutt_app, friminutt_kopi', t);
    execute format('grant insert, update, delete on register.%I to friminutt_app', t);
    execute format('create policy les on register.%I for select to friminutt_app, friminutt_kopi using (true)', t);
    execute format('create policy eier on register.%I for all to friminutt_eier using (true)', t);
    execute format('create policy app on register.%I for all to friminutt_app using (true) with check (true)', t);
  end loop;
end $$;
