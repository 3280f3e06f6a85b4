-- The device's own word that it has shown a notice. It is not logged in then, so what it shows is the notice's own random token: only the device was
-- given it, sealed (RFC 8291). Nothing comes back but that it is heard.
alter table eksport.varsel add column kvittering uuid not null default gen_random_uuid();
create unique index varsel_kvittering on eksport.varsel (kvittering);

create function eksport.kvitter_push(merket uuid, naar timestamptz) returns void language sql security definer
  set search_path = eksport, pg_temp
  as $$
    with e as (update eksport.varsel set tilstand = 'bekreftet', grunn = null, kanal = 'push', neste = null, endret = naar,
        sendt = coalesce(sendt, naar)
      -- also when the next channel waits its turn, but not when it has had it
      where kvittering = merket and tilstand in ('koet', 'sendt') and (kanal = 'push' or (kanal is null and 'push' = any(provd)))
      returning id)
    insert into eksport.varselsteg (id, varsel_id, tid, tilstand, kanal) select gen_random_uuid(), id, naar, 'bekreftet', 'push' from e $$;
revoke all on function eksport.kvitter_push(uuid, timestamptz) from public;
grant execute on function eksport.kvitter_push(uuid, timestamptz) to friminutt_app;
create policy eier_kvitter on eksport.varsel for update to friminutt_eier using (tilstand in ('koet', 'sendt')) with check (tilstand = 'bekreftet' and kanal = 'push');
create policy eier_ny on eksport.varselsteg for insert to friminutt_eier with check (tilstand = 'bekreftet' and kanal = 'push');
