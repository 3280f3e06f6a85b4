-- The logs are sealed into chains whose key lies outside the database: docs/beslutninger/0009-forseglede-logger.md.

-- Rows stand in the order of the transactions that wrote them. `rekke` is the transaction's number; what is below the oldest transaction
-- still open can never get another row. Nobody who writes may choose it, so the grants below name their columns.
alter table sporing.endring add column rekke bigint not null default (pg_current_xact_id()::text::bigint);
alter table sporing.endring add column lopenummer bigint generated always as identity;
alter table sporing.innsyn add column rekke bigint not null default (pg_current_xact_id()::text::bigint);
alter table sporing.innsyn add column lopenummer bigint generated always as identity;
create index endring_rekke on sporing.endring (rekke, lopenummer);
create index innsyn_rekke on sporing.innsyn (rekke, lopenummer);
create index endring_tid on sporing.endring (tid);
create index endring_sett on sporing.endring (endringssett) where endringssett is not null;
create index innsyn_visning on sporing.innsyn (visning, tid);

-- One round of sealing: everything with prior `grense` <= rekke < `grense`.
create table sporing.runde (
  runde bigint primary key check (runde > 0),
  tid timestamptz not null,
  grense bigint not null,
  rader int not null,
  forrige bytea not null check (length(forrige) = 32),
  hode bytea not null check (length(hode) = 32)
);

-- One link of one chain: which rows (8 bytes each), and a sum of each (16 bytes each), under an HMAC that covers the link before.
create table sporing.segl (
  logg text not null check (logg in ('endring', 'innsyn')),
  kjede smallint not null check (kjede between 0 and 15),
  nummer bigint not null check (nummer > 0),
  runde bigint not null references sporing.runde,
  numre bytea not null,
  summer bytea not null,
  forrige bytea not null check (length(forrige) = 32),
  merke bytea not null check (length(merke) = 32),
  primary key (logg, kjede, nummer),
  check (length(numre) / 8 = length(summer) / 16)
);
create index segl_runde on sporing.segl (runde);

-- A database restored from a logical dump counts its transactions anew: each life of the database has its own range of `rekke`.
create table sporing.epoke (nummer int primary key check (nummer between 0 and 30000), maskin text not null, fra timestamptz not null default now());
insert into sporing.epoke (nummer, maskin) select 0, system_identifier::text from pg_control_system();

-- What each check of the seals found.
create table sporing.kontroll (
  id uuid primary key,
  startet timestamptz not null,
  ferdig timestamptz not null,
  rader bigint not null,
  runder bigint not null,
  uforseglet bigint not null,
  brudd jsonb not null default '[]',
  merknader jsonb not null default '[]'
);
create index kontroll_startet on sporing.kontroll (startet desc);

-- Which fields a version of a view lets out, so that «who saw field F» can be answered long after the view was changed.
create table sporing.feltsett (
  visning text not null,
  feltsett text not null,
  felter text[] not null,
  sett timestamptz not null default now(),
  primary key (visning, feltsett)
);
create index feltsett_felter on sporing.feltsett using gin (felter);

-- A role of its own reads the logs whole and writes seals; it can do nothing else.
do $$ begin
  begin create role friminutt_segl nologin; exception when duplicate_object or unique_violation then null; end;
  begin grant friminutt_segl to current_user; exception when insufficient_privilege or invalid_grant_operation then null; end;
end $$;
grant usage on schema sporing to friminutt_segl;
grant select on sporing.endring, sporing.innsyn, sporing.runde, sporing.segl, sporing.epoke to friminutt_segl;
grant insert on sporing.runde, sporing.segl, sporing.kontroll to friminutt_segl;

-- Nobody changes or removes. Those who serve people and those who import may add, in the columns that are theirs; they read only through
-- the functions below, which ask for named people, a view or a change set, and a time.
revoke all on sporing.endring, sporing.innsyn from friminutt_app, friminutt_import;
grant insert (id, tid, aktor_id, aktor, handling, gjelder, endringssett, detaljer) on sporing.endring to friminutt_app, friminutt_import;
grant insert (id, tid, aktor_id, aktor, visning, feltsett, gjelder, begrunnelse) on sporing.innsyn to friminutt_app;
grant select on sporing.kontroll, sporing.runde to friminutt_app;
grant select, insert on sporing.feltsett to friminutt_app;
grant select on sporing.runde, sporing.segl, sporing.epoke, sporing.kontroll, sporing.feltsett to friminutt_kopi;

create function sporing.innsyn_i(personer uuid[], fra timestamptz, til timestamptz)
  returns table (id uuid, tid timestamptz, aktor_id uuid, aktor text, visning text, feltsett text, begrunnelse text, gjelder uuid[])
  language sql stable security definer set search_path = sporing, pg_temp
  as $$ select i.id, i.tid, i.aktor_id, i.aktor, i.visning, i.feltsett, i.begrunnelse, array(select unnest(i.gjelder) intersect select unnest(personer))
        from sporing.innsyn i where i.gjelder && personer and i.tid >= fra and i.tid < til and cardinality(personer) between 1 and 1000 $$;

create function sporing.endring_av(personer uuid[], fra timestamptz, til timestamptz)
  returns table (id uuid, tid timestamptz, aktor_id uuid, aktor text, handling text)
  language sql stable security definer set search_path = sporing, pg_temp
  as $$ select e.id, e.tid, e.aktor_id, e.aktor, e.handling
        from sporing.endring e where e.gjelder && personer and e.tid >= fra and e.tid < til and cardinality(personer) between 1 and 1000 $$;

-- Everyone shown in these views in a time: the list of those affected by a breach.
create function sporing.innsyn_i_visning(visninger text[], fra timestamptz, til timestamptz)
  returns table (id uuid, tid timestamptz, aktor_id uuid, aktor text, visning text, feltsett text, gjelder uuid[])
  language sql stable security definer set search_path = sporing, pg_temp
  as $$ select i.id, i.tid, i.aktor_id, i.aktor, i.visning, i.feltsett, i.gjelder
        from sporing.innsyn i where i.visning = any(visninger) and i.tid >= fra and i.tid < til and til <= fra + interval '400 days' $$;

-- Who stands behind a change set.
create function sporing.gjort_av(endringssett uuid[]) returns table (endringssett uuid, aktor_id uuid)
  language sql stable security definer set search_path = sporing, pg_temp
  as $$ select e.endringssett, e.aktor_id from sporing.endring e where e.endringssett = any($1) and e.aktor_id is not null $$;

revoke all on function sporing.innsyn_i(uuid[], timestamptz, timestamptz), sporing.endring_av(uuid[], timestamptz, timestamptz),
  sporing.innsyn_i_visning(text[], timestamptz, timestamptz), sporing.gjort_av(uuid[]) from public;
grant execute on function sporing.innsyn_i(uuid[], timestamptz, timestamptz), sporing.endring_av(uuid[], timestamptz, timestamptz),
  sporing.innsyn_i_visning(text[], timestamptz, timestamptz), sporing.gjort_av(uuid[]) to friminutt_app;
