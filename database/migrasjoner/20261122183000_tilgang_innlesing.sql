-- What people decide about readings, each with a name and a reason. As for the other decisions, the import role has no grant here.

-- A run that was asked taken back.
create table tilgang.innlesingsangring (
  id uuid primary key,
  innlesing_id uuid not null,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create index innlesingsangring_innlesing on tilgang.innlesingsangring (innlesing_id, avgjort desc);

-- Something held back that was laid aside, and taken out again.
create table tilgang.holdtavgjorelse (
  id uuid primary key,
  holdt_id uuid not null,
  avgjorelse text not null check (avgjorelse in ('lagt_til_side', 'tatt_fram')),
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create index holdtavgjorelse_holdt on tilgang.holdtavgjorelse (holdt_id, avgjort desc);

-- Two entries are one person (E31). The facts of the registers are moved by a job of the import role, under this row's id.
create table tilgang.sammenslaing (
  id uuid primary key,
  behold uuid not null,
  fjernes uuid not null check (fjernes <> behold),
  holdt_id uuid,
  begrunnelse text not null check (length(trim(begrunnelse)) >= 5),
  avgjort timestamptz not null default now(),
  avgjort_av uuid not null
);
create unique index sammenslaing_fjernes on tilgang.sammenslaing (fjernes, behold);

grant select, insert on tilgang.innlesingsangring, tilgang.holdtavgjorelse, tilgang.sammenslaing to friminutt_app;
grant select on tilgang.innlesingsangring, tilgang.holdtavgjorelse, tilgang.sammenslaing to friminutt_kopi;

-- The fourth question an import may ask of decisions: what exactly was decided about the two entries I am told to join.
create function tilgang.sammenslaing_for(avgjorelse uuid)
  returns table (behold uuid, fjernes uuid, holdt_id uuid) language sql stable security definer
  set search_path = tilgang, pg_temp
  as $$ select s.behold, s.fjernes, s.holdt_id from tilgang.sammenslaing s where s.id = avgjorelse $$;
revoke all on function tilgang.sammenslaing_for(uuid) from public;
grant execute on function tilgang.sammenslaing_for(uuid) to friminutt_import, friminutt_app;

-- When the writing began: the rate and the time left are of the part that is going on.
alter table kilde.innlesing add column bruker_fra timestamptz;
-- Laid aside: the same person held for the same reason is not shown as new each night.
create index holdt_igjen_til_side on kilde.holdt_igjen (kilde, nokkel, arsak) where losning = 'lagt_til_side';
