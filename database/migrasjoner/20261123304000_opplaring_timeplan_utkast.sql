-- A plan is a draft until it is published: only those who keep it read it, and it may stand on top of another. A published plan counts alone.
alter table opplaring.timeplan add column utkast boolean not null default false;
alter table opplaring.timeplan drop constraint timeplan_skole_daterange_excl;
alter table opplaring.timeplan add constraint timeplan_en_om_gangen
  exclude using gist (skole with =, daterange(fra, til, '[]') with &&) where (kjent_til is null and not utkast);

-- The drafts this reader may not see: never published, at a school that is not his to keep.
create function opplaring.skjulte_utkast() returns uuid[] language plpgsql stable security definer cost 1000
  set search_path = opplaring, pg_temp
  as $$
declare
  s tilgang.syn := tilgang.som(array['systemforvalter', 'skolekonsulent', 'rektor']);
begin
  return coalesce((select array_agg(x.timeplan_id) from (select p.timeplan_id, min(p.skole) as skole from timeplan p group by 1 having bool_and(p.utkast)) x
    where not coalesce(s.alt or x.skole = any(s.skoler), false)), '{}');
end $$;
create function opplaring.skjulte_aktiviteter() returns uuid[] language sql stable security definer cost 1000
  set search_path = opplaring, pg_temp
  as $$ select coalesce(array_agg(distinct a.aktivitet_id), '{}') from aktivitet a where a.timeplan_id = any(opplaring.skjulte_utkast()) $$;
revoke all on function opplaring.skjulte_utkast(), opplaring.skjulte_aktiviteter() from public;
grant execute on function opplaring.skjulte_utkast(), opplaring.skjulte_aktiviteter() to friminutt_app;
create policy app_utkast on opplaring.timeplan as restrictive for select to friminutt_app
  using (not timeplan_id = any((select opplaring.skjulte_utkast())::uuid[]));
create policy app_utkast on opplaring.aktivitet as restrictive for select to friminutt_app
  using (not timeplan_id = any((select opplaring.skjulte_utkast())::uuid[]));
create policy app_utkast on opplaring.time as restrictive for select to friminutt_app
  using (not aktivitet_id = any((select opplaring.skjulte_aktiviteter())::uuid[]));

-- One lesson on one date that is not as the plan says: cancelled, or another teacher or room. null: as in the plan.
create table opplaring.timeendring (
  endring_id uuid not null,
  kilde text not null,
  skole text not null,
  aktivitet_id uuid not null,
  dato date not null check (extract(isodow from dato) <= 5),
  nr int not null check (nr between 1 and 20),
  avlyst boolean not null,
  larere uuid[],
  rom uuid[],
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  check (case when avlyst then larere is null and rom is null else larere is not null or rom is not null end)
);
create unique index timeendring_gjeldende on opplaring.timeendring (endring_id, kilde) where kjent_til is null;
create unique index timeendring_time on opplaring.timeendring (aktivitet_id, dato, nr) where kjent_til is null;
create index timeendring_dag on opplaring.timeendring (skole, dato) where kjent_til is null;

do $$
declare
  leser constant text := 'tilgang.som(array[''systemforvalter'', ''kommunalsjef'', ''skolekonsulent'', ''rektor'', ''hovudstegsleder'', ''radgiver'', ''sosiallarer'', ''larer''])';
  forer constant text := 'tilgang.som(array[''systemforvalter'', ''skolekonsulent'', ''rektor''])';
  innen constant text := '((select (%1$s).alt) or skole = any((select (%1$s).skoler)::text[]))';
begin
  create index timeendring_apnet on opplaring.timeendring (apnet_av);
  create index timeendring_lukket on opplaring.timeendring (lukket_av) where lukket_av is not null;
  alter table opplaring.timeendring enable row level security;
  alter table opplaring.timeendring force row level security;
  grant select on opplaring.timeendring to friminutt_app, friminutt_kopi;
  grant insert, update (kjent_til, lukket_av) on opplaring.timeendring to friminutt_app;
  create policy les on opplaring.timeendring for select to friminutt_kopi, friminutt_eier using (true);
  execute 'create policy app_les on opplaring.timeendring for select to friminutt_app using (' || format(innen, leser) || ' or opplaring.min_aktivitet(aktivitet_id))';
  execute 'create policy app_ny on opplaring.timeendring for insert to friminutt_app with check (kilde = ''manuell'' and ' || format(innen, forer) || ')';
  execute 'create policy app_lukk on opplaring.timeendring for update to friminutt_app using (kilde = ''manuell'' and kjent_til is null and ' || format(innen, forer)
    || ') with check (kilde = ''manuell'' and kjent_til is not null)';
end $$;
