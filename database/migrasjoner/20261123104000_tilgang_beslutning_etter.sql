-- When a joining of two entries is undone: was anything decided about the one who was kept after they were joined? What was decided before
-- belongs to that one alone. No reason and no content comes out, only whom it is about.
create function tilgang.med_beslutning_etter(personer uuid[], siden timestamptz) returns setof uuid language sql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$ select s.person_id from tilgang.skjerming s where s.person_id = any(personer) and s.gitt >= siden
        union select r.person_id from tilgang.rolletildeling r where r.person_id = any(personer) and r.gitt >= siden
        union select o.person_id from register.overstyring o where o.person_id = any(personer) and o.gitt >= siden $$;
revoke all on function tilgang.med_beslutning_etter(uuid[], timestamptz) from public;
grant execute on function tilgang.med_beslutning_etter(uuid[], timestamptz) to friminutt_import, friminutt_app;
