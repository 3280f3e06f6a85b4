-- A session, who holds it and the identity of the transaction, in the same round trip as BEGIN. It gives nobody anything they could not read before:
-- it runs with the rights of the caller. The identity is set for a session that has not been ended or locked, of an account that is not closed; whether
-- it is too old, or its person has lost what it was opened for, is for the rule to say, and a session it refuses ends the transaction.
-- How long a screen may stand open, and how roles come from positions, are settings; their names are the code's.
create function tilgang.apne_okt(sum bytea, dag date, autolas_navn text, oppsettnavn text[])
  returns table (id uuid, person_id uuid, opprettet timestamptz, sist_brukt timestamptz, sprak text, tilbyder text, niva text, to_faktor boolean, last timestamptz,
    hadde_rolle boolean, foresatte_stengt boolean, autolas jsonb, finnes boolean, navn text, oppsett json, fakta jsonb, barn jsonb)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  o tilgang.okt;
begin
  select x.* into o from tilgang.okt x where x.token_sum = sum and x.avsluttet is null
    and (x.tilbyder <> 'utvikling' or (select m.miljo from grunn.miljo m) <> 'produksjon')
    and not exists (select 1 from tilgang.konto k where k.id = x.konto_id and k.stengt is not null);
  if not found then return; end if;
  if o.last is null then
    perform set_config('friminutt.aktor', o.person_id::text, true), set_config('friminutt.dato', dag::text, true);
  end if;
  return query select o.id, o.person_id, o.opprettet, o.sist_brukt, o.sprak, o.tilbyder, o.niva, o.to_faktor, o.last, o.hadde_rolle,
    exists (select 1 from tilgang.foresattstenging s where s.apnet is null),
    (select i.verdi from grunn.innstilling i where i.navn = autolas_navn order by i.satt desc limit 1),
    tilgang.er_gjeldende(o.person_id), tilgang.navn_pa(o.person_id),
    (select coalesce(json_object_agg(i.navn, i.verdi), '{}'::json)
      from (select distinct on (n.navn) n.navn, n.verdi from grunn.innstilling n where n.navn = any(oppsettnavn) order by n.navn, n.satt desc) i),
    tilgang.aktorfakta(o.person_id), (select jsonb_agg(tilgang.barnefakta(b)) from tilgang.barn_til(o.person_id) b);
end $$;
revoke all on function tilgang.apne_okt(bytea, date, text, text[]) from public;
grant execute on function tilgang.apne_okt(bytea, date, text, text[]) to friminutt_app;
