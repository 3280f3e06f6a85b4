-- Where the other guardian of one's child lives is told by nobody here (rules: name, and phone and e-mail if shared). The reach a guardian has to him is for
-- his name; an address needs a reach of its own. Said once more above the policy that lets the row be read, so that none of them opens it alone.
create function tilgang.bare_medforesatt(person uuid, s tilgang.syn) returns boolean language plpgsql stable security definer
  set search_path = tilgang, register, pg_temp
  as $$
begin
  if s.alt or person = s.aktor or person = any(s.barn)
    or not exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = person and f.kjent_til is null and f.person_id = any(s.barn)) then return false; end if;
  -- the one who asks may reach him at work too
  return not (cardinality(s.skoler) > 0 and exists (select 1 from register.skoler_for(person, s.dag) x where x = any(s.skoler)))
    and not (cardinality(s.grupper) + cardinality(s.sfo) > 0 and exists (select 1 from register.grupper_for(person, s.dag) g
      where g.gruppe_id = any(s.grupper) or (g.slag = 'sfo' and g.skole = any(s.sfo))));
end $$;
revoke all on function tilgang.bare_medforesatt(uuid, tilgang.syn) from public;
grant execute on function tilgang.bare_medforesatt(uuid, tilgang.syn) to friminutt_app;
-- nobody without children of his own pays for it
create policy app_ikke_medforesatt on register.adresse as restrictive for select to friminutt_app
  using (coalesce(cardinality((select (tilgang.mitt_syn()).barn)), 0) = 0 or not tilgang.bare_medforesatt(person_id, (select tilgang.mitt_syn())));
create policy app_ikke_medforesatt on register.overstyring as restrictive for select to friminutt_app
  using (felt not in ('bostedsadresse', 'postadresse') or coalesce(cardinality((select (tilgang.mitt_syn()).barn)), 0) = 0
    or not tilgang.bare_medforesatt(person_id, (select tilgang.mitt_syn())));

-- An overridden address lies encrypted whoever it is about: somebody who is protected tomorrow must not have one in the open from today. What was written
-- before is rewritten by the same job as the other addresses; the key is not here.
create function register.apne_overstyrte_adresser(maks int) returns table (id uuid, verdi jsonb) language sql stable security definer
  set search_path = register, pg_temp
  as $$ select o.id, o.verdi from register.overstyring o where o.felt in ('bostedsadresse', 'postadresse') and not o.verdi ? 'kryptert' limit maks $$;
create policy eier_vern on register.overstyring for update to friminutt_eier using (felt in ('bostedsadresse', 'postadresse')) with check (verdi ? 'kryptert');
create function register.krypter_overstyringer(rader jsonb) returns int language sql security definer set search_path = register, pg_temp
  as $$
    with endret as (
      update register.overstyring o set verdi = jsonb_build_object('kryptert', x.kryptert)
      from jsonb_to_recordset(rader) as x(id uuid, kryptert text)
      where o.id = x.id and o.felt in ('bostedsadresse', 'postadresse') and not o.verdi ? 'kryptert' and x.kryptert is not null
      returning 1)
    select count(*)::int from endret
  $$;
revoke all on function register.apne_overstyrte_adresser(int), register.krypter_overstyringer(jsonb) from public;
grant execute on function register.apne_overstyrte_adresser(int), register.krypter_overstyringer(jsonb) to friminutt_import;
