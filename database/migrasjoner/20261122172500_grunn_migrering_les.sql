-- The server tells whether the schema is the one its code was made for (GET /helse/klar).
grant select on public.migrering to friminutt_app, friminutt_import;
