-- Breaches of privacy (personvernforordningen art. 33 and 34): what happened, whom it concerns, who saw, and what was done about it.
create table sporing.personvernavvik (
  id uuid primary key,
  tittel text not null check (length(trim(tittel)) between 5 and 200),
  beskrivelse text not null check (length(beskrivelse) <= 4000),
  -- when the kommune came to know: the 72 hours run from here
  oppdaget timestamptz not null,
  fra timestamptz not null,
  til timestamptz not null check (til >= fra),
  visninger text[] not null default '{}',
  felt text,
  barn uuid[] not null default '{}',
  opprettet timestamptz not null,
  opprettet_av uuid not null,
  check (cardinality(visninger) + cardinality(barn) > 0)
);
-- What is decided about it, one row each; the newest status counts.
create table sporing.personvernavvik_steg (
  id uuid primary key,
  avvik_id uuid not null references sporing.personvernavvik,
  status text not null check (status in ('undersokes', 'meldt', 'ikkeMeldepliktig', 'varslet', 'lukket')),
  merknad text not null check (length(trim(merknad)) >= 5 and length(merknad) <= 4000),
  tid timestamptz not null,
  gjort_av uuid not null
);
create index personvernavvik_steg_avvik on sporing.personvernavvik_steg (avvik_id, tid);
-- The evidence as it stood when the breach was entered: who was shown, by whom, when. Kept though the log be cleaned.
create table sporing.personvernavvik_bevis (
  avvik_id uuid not null references sporing.personvernavvik,
  innsyn_id uuid not null,
  tid timestamptz not null,
  person_id uuid not null,
  aktor_id uuid,
  aktor text not null,
  visning text not null,
  primary key (avvik_id, innsyn_id, person_id)
);
grant select, insert on sporing.personvernavvik, sporing.personvernavvik_steg to friminutt_app;
grant select on sporing.personvernavvik_bevis to friminutt_app;
grant select on sporing.personvernavvik, sporing.personvernavvik_steg, sporing.personvernavvik_bevis to friminutt_kopi;

-- Takes the evidence out of the read log, in one statement. Only for a breach that has none, so it cannot be added to afterwards.
create function sporing.sikre_bevis(avvik uuid) returns int language sql security definer set search_path = sporing, pg_temp
  as $$
    with a as (select v.*, (select array_agg(distinct x) from unnest(v.barn) b, unnest(register.alle_ider(b)) x) as alle from sporing.personvernavvik v where v.id = avvik
      and not exists (select 1 from sporing.personvernavvik_bevis b where b.avvik_id = v.id)),
    treff as (
      -- with children the index on people is the way in, without them the one on pages and time
      select i.id, i.tid, i.gjelder, i.aktor_id, i.aktor, i.visning, i.feltsett from a, sporing.innsyn i
        where cardinality(a.barn) > 0 and i.gjelder && a.alle and i.tid >= a.fra and i.tid < a.til and (cardinality(a.visninger) = 0 or i.visning = any(a.visninger))
      union all
      select i.id, i.tid, i.gjelder, i.aktor_id, i.aktor, i.visning, i.feltsett from a, sporing.innsyn i
        where cardinality(a.barn) = 0 and i.visning = any(a.visninger) and i.tid >= a.fra and i.tid < a.til),
    inn as (
      insert into sporing.personvernavvik_bevis (avvik_id, innsyn_id, tid, person_id, aktor_id, aktor, visning)
      select a.id, t.id, t.tid, p, t.aktor_id, t.aktor, t.visning
      from a, treff t, unnest(t.gjelder) p
      where (a.alle is null or p = any(a.alle))
        and (a.felt is null or not exists (select 1 from sporing.feltsett f where f.visning = t.visning and f.feltsett = t.feltsett)
          or exists (select 1 from sporing.feltsett f where f.visning = t.visning and f.feltsett = t.feltsett and a.felt = any(f.felter)))
      on conflict do nothing
      returning 1)
    select count(*)::int from inn
  $$;
revoke all on function sporing.sikre_bevis(uuid) from public;
grant execute on function sporing.sikre_bevis(uuid) to friminutt_app;
