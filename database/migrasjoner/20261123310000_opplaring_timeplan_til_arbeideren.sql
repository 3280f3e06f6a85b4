-- The night counts pupils without a timetable, and the gate asks whether a changed day still is changed: both as the system's own role.
create policy system_les on opplaring.timeplan for select to friminutt_system using (true);
create policy system_les on opplaring.aktivitet for select to friminutt_system using (true);
create policy system_les on opplaring.time for select to friminutt_system using (true);
create policy system_les on opplaring.timeendring for select to friminutt_system using (true);

-- What a plan was while it was a draft stays with those who keep it: the others read what counts now, not the versions before it.
do $$
declare
  forer constant text := 'tilgang.som(array[''systemforvalter'', ''skolekonsulent'', ''rektor''])';
  innen constant text := format('((select (%1$s).alt) or skole = any((select (%1$s).skoler)::text[]))', forer);
begin
  execute 'create policy app_for_utkast on opplaring.timeplan as restrictive for select to friminutt_app using (not utkast or ' || innen || ')';
  execute 'create policy app_for_utkast on opplaring.aktivitet as restrictive for select to friminutt_app using (kjent_til is null or ' || innen || ')';
  execute 'create policy app_for_utkast on opplaring.time as restrictive for select to friminutt_app using (kjent_til is null or ' || innen || ')';
end $$;
