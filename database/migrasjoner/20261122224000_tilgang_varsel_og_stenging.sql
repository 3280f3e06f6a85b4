-- Who had access when «Steng foresattilgang» was pressed, so that the one who opens again sees who has lost and gained it since.
create table tilgang.foresattstenging_tilgang (
  stenging_id uuid not null,
  barn_id uuid not null,
  person_id uuid not null,
  primary key (stenging_id, barn_id, person_id)
);

-- A new guardian is told of to the other guardians before he gets in. The gate out of the house sends; the text is made there and carries no child, school
-- or class (I-02). A row is not changed but for when it was sent, or taken back because the relation ended first.
create table tilgang.varsel_til_foresatte (
  id uuid primary key,
  slag text not null check (slag in ('ny_foresatt')),
  mottaker_id uuid not null,
  barn_id uuid not null,
  om_person_id uuid not null check (om_person_id <> mottaker_id),
  -- What gave the new relation: the fact's change set or the decision. One notice a receiver for each.
  grunnlag_id uuid not null,
  opprettet timestamptz not null,
  -- The new guardian gets in from here.
  apnes timestamptz not null check (apnes >= opprettet),
  sendt timestamptz,
  trukket timestamptz
);
create unique index varsel_til_foresatte_en on tilgang.varsel_til_foresatte (mottaker_id, barn_id, om_person_id, grunnlag_id);
create index varsel_til_foresatte_usendt on tilgang.varsel_til_foresatte (opprettet) where sendt is null and trukket is null;
create index varsel_til_foresatte_barn on tilgang.varsel_til_foresatte (barn_id);

grant select, insert on tilgang.foresattstenging_tilgang, tilgang.varsel_til_foresatte to friminutt_app;
grant update (sendt, trukket) on tilgang.varsel_til_foresatte to friminutt_app;
grant select on tilgang.foresattstenging_tilgang, tilgang.varsel_til_foresatte to friminutt_kopi;
