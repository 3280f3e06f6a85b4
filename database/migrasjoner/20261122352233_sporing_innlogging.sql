-- Logins in the trace: who came in, by which provider and how strongly, and how it ended. By trigger, so that no way in or out is without.
create function sporing.spor_okt() returns trigger language plpgsql security definer set search_path = sporing, tilgang, pg_temp
  as $$ begin
    if tg_op = 'INSERT' then
      insert into sporing.endring (id, tid, aktor_id, aktor, handling, gjelder, detaljer)
      values (gen_random_uuid(), new.opprettet, new.person_id, 'innlogging',
        -- in place of a session of the same person that ended in the same moment: more was asked for, or the same again
        case when exists (select 1 from tilgang.okt o where o.person_id = new.person_id and o.avsluttet = new.opprettet and o.avsluttet_grunn = 'ny')
          then 'tilgang.okt.fornyet' else 'tilgang.okt.innlogget' end,
        array[new.person_id], jsonb_build_object('okt', new.id, 'tilbyder', new.tilbyder, 'niva', new.niva, 'toFaktor', new.to_faktor));
    elsif old.avsluttet is null and new.avsluttet is not null then
      insert into sporing.endring (id, tid, aktor_id, aktor, handling, gjelder, detaljer)
      values (gen_random_uuid(), new.avsluttet, new.person_id, 'innlogging', 'tilgang.okt.avsluttet', array[new.person_id],
        jsonb_build_object('okt', new.id, 'grunn', new.avsluttet_grunn));
    end if;
    return null;
  end $$;
create trigger spor_okt after insert or update of avsluttet on tilgang.okt for each row execute function sporing.spor_okt();
