-- Who did what with groups, for the history of a group and for undo: only acts on groups, by change set. Who sees a group's page asks.
create function sporing.gruppeendring(sett uuid[]) returns table (endringssett uuid, aktor_id uuid, handling text)
  language sql stable security definer set search_path = sporing, pg_temp
  as $$ select distinct on (e.endringssett) e.endringssett, e.aktor_id, e.handling from sporing.endring e
        where e.endringssett = any(sett) and e.handling like 'register.gruppe.%' and cardinality(sett) between 1 and 100
        order by e.endringssett, e.tid $$;
revoke all on function sporing.gruppeendring(uuid[]) from public;
grant execute on function sporing.gruppeendring(uuid[]) to friminutt_app;
