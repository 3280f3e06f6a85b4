-- Membership rules the database keeps, whoever writes: nobody twice in a group at a time, and one klasse and one kontaktlærergruppe at a
-- time (opplæringslova § 14-2). Kinds stand on the group, so the second is a trigger: it runs once a statement, after all of it is written.

alter table register.gruppemedlem add constraint gruppemedlem_en_gang
  exclude using gist (gruppe_id with =, person_id with =, daterange(fra, til, '[]') with &&) where (kjent_til is null);
alter table register.undervisningsforhold add constraint undervisningsforhold_en_gang
  exclude using gist (gruppe_id with =, person_id with =, rolle with =, daterange(fra, til, '[]') with &&) where (kjent_til is null);
create unique index gruppe_en on register.gruppe (gruppe_id) where kjent_til is null;
create unique index gruppe_navn on register.gruppe (skole, skolear, slag, navn) where kjent_til is null;
create index gruppemedlem_gruppe on register.gruppemedlem (gruppe_id, til) where kjent_til is null;
create index undervisningsforhold_gruppe on register.undervisningsforhold (gruppe_id) where kjent_til is null;

create function register.krev_en_av_slaget() returns trigger language plpgsql security definer
  set search_path = register, pg_temp
  as $$
  declare funnet record;
  begin
    -- two who place the same pupil at once wait for each other; a bucket, not a person, so that a whole year fits in the lock table
    perform pg_advisory_xact_lock(727010, b.plass)
      from (select distinct abs(hashtext(n.person_id::text)) % 64 as plass from ny n where n.kjent_til is null order by 1) b;
    select a.person_id, g.slag into funnet
      from (select distinct n.person_id from ny n) p
      join gruppemedlem a on a.person_id = p.person_id and a.kjent_til is null
      join gruppe g on g.gruppe_id = a.gruppe_id and g.kjent_til is null and g.slag in ('klasse', 'kontaktlarergruppe')
      join gruppemedlem c on c.person_id = a.person_id and c.kjent_til is null and (c.gruppe_id, c.fra) > (a.gruppe_id, a.fra)
        and c.fra <= a.til and a.fra <= c.til
      join gruppe h on h.gruppe_id = c.gruppe_id and h.kjent_til is null and h.slag = g.slag
      limit 1;
    if found then
      raise exception 'a pupil has two of kind % at a time', funnet.slag
        using errcode = 'exclusion_violation', constraint = 'gruppemedlem_en_av_slaget', table = 'gruppemedlem', schema = 'register';
    end if;
    return null;
  end $$;
create trigger gruppemedlem_en_av_slaget after insert on register.gruppemedlem
  referencing new table as ny for each statement execute function register.krev_en_av_slaget();

-- People at work go on from what the former system told: they may end such a row, and an undo may put back one that has been there.
do $$
declare t text; nokkel text;
begin
  foreach t in array array['gruppe', 'gruppemedlem', 'undervisningsforhold', 'elevforhold'] loop
    nokkel := case t when 'gruppe' then 'f.gruppe_id = gruppe.gruppe_id'
      when 'elevforhold' then 'f.elevforhold_id = elevforhold.elevforhold_id'
      else format('f.gruppe_id = %1$I.gruppe_id and f.person_id = %1$I.person_id and f.fra = %1$I.fra', t) end;
    execute format('create policy app_lukk_oppstart on register.%I for update to friminutt_app using (kilde = ''oppstart'' and kjent_til is null) with check (kilde = ''oppstart'' and kjent_til is not null)', t);
    execute format('create policy app_gjenapne_oppstart on register.%1$I for insert to friminutt_app with check (kilde = ''oppstart'' and exists (select 1 from register.%1$I f where %2$s and f.kilde = ''oppstart'' and f.lukket_av is not null))', t, nokkel);
  end loop;
end $$;

-- The class a pupil goes in at a school on a date. Where no group of the year has been told of, what the former system said.
create function register.klasse_for(person uuid, skolen text, dato date, ellers text) returns text language sql stable parallel safe
  set search_path = register, pg_temp
  as $$
    select case when count(*) = 0 then ellers else max(k.navn) filter (where dato between k.fra and k.til) end
    from (select g.navn, m.fra, m.til from gruppemedlem m join gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
          where m.person_id = person and m.kjent_til is null and g.slag = 'klasse' and g.skole = skolen and dato between g.fra and g.til) k
  $$;
