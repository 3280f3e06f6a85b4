-- The line on every page that a vendor is let in now: which vendor and until when, never who. Asked by the server itself, which is nobody.
create function tilgang.apne_vinduer(na timestamptz) returns table (leverandor text, til timestamptz) language sql stable security definer
  set search_path = tilgang, pg_temp
  as $$ select v.leverandor, v.til from tilgang.leverandorvindu v where v.lukket is null and v.apnet <= na and v.til > na order by v.til $$;
revoke all on function tilgang.apne_vinduer(timestamptz) from public;
grant execute on function tilgang.apne_vinduer(timestamptz) to friminutt_app;
