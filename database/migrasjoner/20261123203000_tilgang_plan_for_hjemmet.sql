-- The home's morning at less cost: docs/beslutninger/0012.

-- As before (20261122342220), and one thing more. Whoever holds a session and has nothing at work looks up a handful of rows about his own children by
-- their ids; for that the plan made once is the right one, while the planner, comparing guesses, made the largest statement of the front page anew
-- each time. The choice ends with the transaction. People at work, whose statements reach from one class to a whole kommune, keep the planner's.
create or replace function tilgang.apne_okt(sum bytea, dag date, autolas_navn text, oppsettnavn text[])
  returns table (id uuid, person_id uuid, opprettet timestamptz, sist_brukt timestamptz, sprak text, tilbyder text, niva text, to_faktor boolean, last timestamptz,
    hadde_rolle boolean, foresatte_stengt boolean, autolas jsonb, finnes boolean, navn text, oppsett json, fakta jsonb, barn jsonb)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  o tilgang.okt;
  arbeid jsonb;
begin
  select x.* into o from tilgang.okt x where x.token_sum = sum and x.avsluttet is null
    and (x.tilbyder <> 'utvikling' or (select m.miljo from grunn.miljo m) <> 'produksjon')
    and not exists (select 1 from tilgang.konto k where k.id = x.konto_id and k.stengt is not null);
  if not found then return; end if;
  if o.last is null then
    perform set_config('friminutt.aktor', o.person_id::text, true), set_config('friminutt.dato', dag::text, true);
  end if;
  arbeid := tilgang.aktorfakta(o.person_id);
  if arbeid is null then perform set_config('plan_cache_mode', 'force_generic_plan', true); end if;
  return query select o.id, o.person_id, o.opprettet, o.sist_brukt, o.sprak, o.tilbyder, o.niva, o.to_faktor, o.last, o.hadde_rolle,
    exists (select 1 from tilgang.foresattstenging s where s.apnet is null),
    (select i.verdi from grunn.innstilling i where i.navn = autolas_navn order by i.satt desc limit 1),
    tilgang.er_gjeldende(o.person_id), tilgang.navn_pa(o.person_id),
    (select coalesce(json_object_agg(i.navn, i.verdi), '{}'::json)
      from (select distinct on (n.navn) n.navn, n.verdi from grunn.innstilling n where n.navn = any(oppsettnavn) order by n.navn, n.satt desc) i),
    arbeid, (select jsonb_agg(tilgang.barnefakta(b)) from tilgang.barn_til(o.person_id) b);
end $$;
