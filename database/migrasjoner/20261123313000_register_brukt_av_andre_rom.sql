-- Which of these people something has been written about that a joining does not move: the school day, the years, decisions, a guest place. The
-- entry that goes becomes a signpost, so it must be one nobody has written such things about. Rooms that come later are asked by the column's name.
create function register.brukt_av_andre_rom(personer uuid[]) returns setof uuid language plpgsql stable security definer cost 10000 rows 2
  set search_path = register, pg_temp
  as $$
declare
  k record;
begin
  if not coalesce((tilgang.som(array['systemforvalter'])).alt, false) then
    raise exception 'register.brukt_av_andre_rom: bare for den som slår sammen' using errcode = '42501';
  end if;
  for k in select n.nspname as rom, c.relname as tabell, a.attname as kolonne
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
      and a.attname in ('person_id', 'elev_id', 'barn_id')
      and (n.nspname in ('skoledag', 'opplaring', 'sfo')
        or n.nspname = 'tilgang' and c.relname in ('foresattbeslutning', 'foresattrett', 'foresattstenging', 'frigivelse', 'krets', 'konto', 'opplysningssvar', 'rolletildeling', 'samtykkesvar', 'skjerming', 'sperring')
        -- the facts below are moved (src/register/innlesing/lager-slasammen.ts)
        or n.nspname = 'register' and c.relname <> all (array['adressebeskyttelse', 'adresse', 'navn', 'personalia', 'foreldreansvar', 'familierelasjon', 'kontaktinformasjon',
          'nabokontakt', 'kontaktperson', 'elevforhold', 'personalressurs', 'arbeidsforhold', 'gruppemedlem', 'undervisningsforhold', 'rollefaktum', 'personidentifikator', 'kontaktoppdatering']))
  loop
    return query execute format('select p from unnest($1) p where exists (select 1 from %I.%I x where x.%I = p)', k.rom, k.tabell, k.kolonne) using personer;
  end loop;
end $$;
revoke all on function register.brukt_av_andre_rom(uuid[]) from public;
grant execute on function register.brukt_av_andre_rom(uuid[]) to friminutt_app;
