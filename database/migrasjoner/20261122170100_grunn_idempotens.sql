-- A form sent twice, a click too many, an answer lost on the way: the same key gives the same answer and is done once.
-- The answer is encrypted (it may hold what only that person may see) and kept for two days.
create table grunn.idempotens (
  aktor_id uuid not null,
  nokkel text not null check (length(nokkel) between 8 and 100),
  handling text not null,
  -- SHA-256 of the input: a key used again for something else is refused
  inndata_sum bytea not null check (length(inndata_sum) = 32),
  svar bytea,
  opprettet timestamptz not null default now(),
  primary key (aktor_id, nokkel)
);
create index idempotens_opprettet on grunn.idempotens (opprettet);
grant select, insert, delete on grunn.idempotens to friminutt_app;
grant update (svar) on grunn.idempotens to friminutt_app;

-- Says «changed», never what or about whom: those who listen ask again and see what access allows them now.
create function grunn.meld_endret() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$ begin perform pg_notify('friminutt_endret', tg_argv[0]); return null; end $$;
create trigger innlesing_endret after insert or update on kilde.innlesing
  for each statement execute function grunn.meld_endret('innlesing');
