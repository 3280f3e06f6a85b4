-- What the policies ask of each row is a function that looks in several tables. Said to cost what `+` costs, it was asked of every
-- row of a table before the index was thought of: the front page of a school read the whole municipality's parental responsibility.
do $$
declare f regprocedure;
begin
  for f in select p.oid from pg_proc p where p.pronamespace = 'tilgang'::regnamespace
      and (p.proname in ('rekker', 'skjult') or starts_with(p.proname, 'ser')) loop
    execute format('alter function %s cost 1000', f);
  end loop;
end $$;
