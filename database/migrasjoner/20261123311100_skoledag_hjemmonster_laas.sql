-- Two homes: who writes and reads them, said as narrowly by the database as by the code.

-- Is the one who asks a guardian of full standing at this child of his today (src/tilgang/relasjon/regler.ts: FULL)? Not whoever is let in by consent only
-- (barnelova §§ 30, 36), nor a parent the child has been taken from.
create function tilgang.har_fullt_ansvar(barn uuid) returns boolean language plpgsql stable security definer cost 1000
  set search_path = tilgang, register, pg_temp
  as $$
declare
  meg uuid := tilgang.aktor();
  dag date := grunn.i_dag();
  slagene text[];
  egne text[];
begin
  if meg is null or not exists (select 1 from tilgang.egne_barn(meg, dag) b where b = barn) then return false; end if;
  select coalesce(array_agg(b.slag), '{}'), coalesce(array_agg(b.slag) filter (where register.gjeldende_id(b.person_id) = meg), '{}') into slagene, egne
    from tilgang.foresattbeslutning b where b.barn_id = any(register.alle_ider(barn)) and b.opphevet is null and dag >= b.fra and (b.til is null or b.til >= dag);
  if egne && array['fosterforelder', 'barnevern'] then return true; end if;
  if 'foreldreansvar' = any(egne) or exists (select 1 from tilgang.ansvar_for(barn) a where a.ansvarlig = meg and a.ansvar <> 'ukjent') then
    return not slagene && array['fosterforelder', 'barnevern'];
  end if;
  return 'verge' = any(egne);
end $$;
revoke all on function tilgang.har_fullt_ansvar(uuid) from public;
grant execute on function tilgang.har_fullt_ansvar(uuid) to friminutt_app;

-- A version follows the one before it: the same child, home, days and proposer, closed by whoever writes the next. Nobody answers what was never proposed,
-- and nobody makes a proposal disappear by closing it.
create function skoledag.monsterversjon() returns trigger language plpgsql security definer
  set search_path = skoledag, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status = 'foreslatt' then
      if exists (select 1 from skoledag.hjemmonster h where h.monster_id = new.monster_id) then
        raise exception 'proposed already' using errcode = 'check_violation';
      end if;
    elsif exists (select 1 from skoledag.hjemmonster h where h.monster_id = new.monster_id and h.status = 'angret')
      or not exists (select 1 from skoledag.hjemmonster h where h.monster_id = new.monster_id and h.lukket_av = new.skrevet_av and h.kjent_til <= new.kjent_fra
        and (h.elev_id, h.hos, h.dager, h.fra, h.foreslatt_av) = (new.elev_id, new.hos, new.dager, new.fra, new.foreslatt_av) and h.til is not distinct from new.til) then
      raise exception 'the version does not follow the one before it' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if not exists (select 1 from skoledag.hjemmonster h where h.monster_id = new.monster_id and h.id <> new.id and h.kjent_fra >= new.kjent_til and h.skrevet_av = new.lukket_av) then
    raise exception 'closed, with nothing after it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
revoke all on function skoledag.monsterversjon() from public;
create trigger folger before insert on skoledag.hjemmonster for each row execute function skoledag.monsterversjon();
create constraint trigger etterfulgt after update on skoledag.hjemmonster deferrable initially deferred for each row execute function skoledag.monsterversjon();

drop policy app_les on skoledag.hjemmonster;
drop policy app_ny on skoledag.hjemmonster;
drop policy app_lukk on skoledag.hjemmonster;
create policy app_les on skoledag.hjemmonster for select to friminutt_app using (
  tilgang.ser_som(elev_id, (select tilgang.som(array['kontaktlarer', 'rektor', 'skolekonsulent', 'systemforvalter', 'sfoLeder']))));
create policy app_les_hjemme on skoledag.hjemmonster for select to friminutt_app using (
  tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt']))) and tilgang.har_fullt_ansvar(elev_id));
-- whoever is nearest calls when a child is missing (src/skoledag/etterlysning), and needs what stands today
create policy app_les_savnet on skoledag.hjemmonster for select to friminutt_app using (kjent_til is null and status in ('foreslatt', 'bekreftet')
  and exists (select 1 from skoledag.etterlysning e where e.elev_id = hjemmonster.elev_id and e.lukket is null)
  and tilgang.ser_som(elev_id, (select tilgang.som(array['larer', 'hovudstegsleder']))));
create policy app_ny on skoledag.hjemmonster for insert to friminutt_app with check (skrevet_av = (select tilgang.aktor()) and kjent_til is null
  and hos = foreslatt_av and skrevet_av = case when status in ('foreslatt', 'angret') then foreslatt_av else besvart_av end
  and tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt']))) and tilgang.har_fullt_ansvar(elev_id));
create policy app_lukk on skoledag.hjemmonster for update to friminutt_app using (kjent_til is null and status <> 'angret'
  and tilgang.ser_som(elev_id, (select tilgang.som(array['foresatt']))) and tilgang.har_fullt_ansvar(elev_id))
  with check (kjent_til is not null and lukket_av = (select tilgang.aktor()));
