-- The keys a whole picture told of, kept while the run lives: what has gone silent is found in the database, also after a kill or an
-- approval that came days later. One row per chunk.
create table kilde.bilde (
  innlesing_id uuid not null references kilde.innlesing,
  nummer int not null,
  nokler text[] not null,
  primary key (innlesing_id, nummer)
);
grant select, insert, delete on kilde.bilde to friminutt_import;
grant select on kilde.bilde to friminutt_app, friminutt_kopi;

-- One person asked for on request («Oppdater») does not wait for the night, nor stop it.
drop index kilde.innlesing_en_om_gangen;
create unique index innlesing_en_om_gangen on kilde.innlesing (kilde) where status in ('mottar', 'klar', 'bruker') and slag <> 'enkelt';

-- The third question an import may ask of decisions: whom they are about. An undo must not cut a person loose from a decision.
create function tilgang.med_beslutning(personer uuid[]) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$ select s.person_id from tilgang.skjerming s where s.person_id = any(personer)
        union select r.person_id from tilgang.rolletildeling r where r.person_id = any(personer)
        union select o.person_id from register.overstyring o where o.person_id = any(personer) $$;
revoke all on function tilgang.med_beslutning(uuid[]) from public;
grant execute on function tilgang.med_beslutning(uuid[]) to friminutt_import, friminutt_app;
