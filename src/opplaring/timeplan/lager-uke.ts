import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Timevisning } from './modell.ts';

/** A clock as HH:MM. */
export const KL = (t: RawBuilder<unknown>) => sql`to_char(${t}, 'HH24:MI')`;

export const PERSONNAVN = (id: RawBuilder<unknown>, idag: string) =>
  sql`coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(${id}, ${idag}::date) n), '')`;

/** Whose week. */
export type Hvem =
  | { readonly gruppe: string }
  | { readonly larer: string }
  | { readonly elev: string }
  | { readonly rom: string };

/** The lessons of the week a date stands in, by day and number: of the plans that count on the date, wherever they are. The row policies decide. One statement. */
export async function hentUke(db: DbEllerTx, hvem: Hvem, dato: string): Promise<Timevisning[]> {
  const vilkar =
    'gruppe' in hvem
      ? sql`a.grupper && array[${hvem.gruppe}]::uuid[]`
      : 'larer' in hvem
        ? sql`a.larere && array[${hvem.larer}]::uuid[]`
        : 'rom' in hvem
          ? sql`t.rom && array[${hvem.rom}]::uuid[]`
          : sql`a.grupper && (select coalesce(array_agg(m.gruppe_id), '{}') from register.gruppemedlem m where m.person_id = ${hvem.elev}::uuid
              and m.kjent_til is null and ${dato}::date between m.fra and m.til)`;
  const { rows } = await sql<Timevisning>`
    with a as materialized (select a.*, p.skolear from opplaring.aktivitet a join opplaring.timeplan p on p.timeplan_id = a.timeplan_id and p.kjent_til is null
        and ${dato}::date between p.fra and p.til where a.kjent_til is null)
    select a.aktivitet_id as "aktivitetId", t.dag, t.nr, ${KL(sql`r.fra`)} as fra, ${KL(sql`r.til`)} as til, a.navn,
      coalesce((select json_agg(json_build_object('id', g.gruppe_id, 'navn', g.navn) order by g.navn) from register.gruppe g
        where g.gruppe_id = any(a.grupper) and g.kjent_til is null), '[]') as grupper,
      coalesce((select json_agg(json_build_object('id', l.id, 'navn', ${PERSONNAVN(sql`l.id`, dato)}) order by l.nr)
        from unnest(a.larere) with ordinality l(id, nr)), '[]') as larere,
      coalesce((select json_agg(json_build_object('id', x.rom_id, 'navn', x.navn) order by x.navn) from opplaring.rom x
        where x.rom_id = any(t.rom) and x.kjent_til is null), '[]') as rom
    from a join opplaring.time t on t.aktivitet_id = a.aktivitet_id and t.kjent_til is null
    left join opplaring.timeplanramme r on r.ramme = a.skole || '/' || a.skolear and r.nr = t.nr and r.kjent_til is null
    where ${vilkar} order by t.dag, t.nr, a.navn, a.aktivitet_id`.execute(db);
  return rows;
}
