-- A page of a school's pupils by name. To sort, the name of every pupil must be known, and under the policies each cost more than all the rest of the
-- page: one function finds the ids, bounded by the caller's own sight, and the rows of the page are read under the policies as usual.
create function register.elevside(skolen text, dag date, med_senere boolean, trinn int, klassen text, monstre text[], antall int, hopp int)
  returns table (elevforhold_id uuid, person_id uuid, kilde text, nr bigint, totalt bigint) language plpgsql stable security definer
  set search_path = register, tilgang, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.mitt_syn();
begin
  if s.aktor is null or not (s.alt or skolen = any(s.skoler)) then return; end if;
  return query
    with e as materialized (
      select x.elevforhold_id as id, x.person_id as hvem, x.kilde as fra_kilde,
        (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(x.person_id, dag) n) as navn
      from elevforhold x where x.kjent_til is null and x.skole = skolen and (x.til is null or x.til >= dag)
        and (x.fra <= dag or (med_senere and not exists (select 1 from elevforhold na where na.person_id = x.person_id and na.kjent_til is null
          and na.skole = skolen and na.fra <= dag and (na.til is null or na.til >= dag))))
        and (trinn is null or x.arstrinn = trinn) and (klassen is null or x.klasse = klassen)
        and (x.person_id <> all(s.skjulte) or not tilgang.skjult(x.person_id, s)))
    select e.id, e.hvem, e.fra_kilde, row_number() over (order by e.navn collate "nb-x-icu", e.id), count(*) over ()
    from e where not exists (select 1 from unnest(monstre) m where grunn.sokeform(e.navn) not like grunn.sokeform(m))
    order by 4 limit antall offset hopp;
end $$;
revoke all on function register.elevside(text, date, boolean, int, text, text[], int, int) from public;
grant execute on function register.elevside(text, date, boolean, int, text, text[], int, int) to friminutt_app;
