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

const navneliste = (
  ider: RawBuilder<unknown>,
  dato: string,
) => sql`coalesce((select json_agg(json_build_object('id', l.id, 'navn', ${PERSONNAVN(sql`l.id`, dato)}) order by l.nr)
        from unnest(${ider}) with ordinality l(id, nr)), '[]')`;
const romliste = (
  ider: RawBuilder<unknown>,
) => sql`coalesce((select json_agg(json_build_object('id', x.rom_id, 'navn', x.navn) order by x.navn) from opplaring.rom x
        where x.rom_id = any(${ider}) and x.kjent_til is null), '[]')`;

/**
 * The lessons of the week a date stands in, by day and number: of the published plan that counts each day, with what is otherwise that day, wherever they
 * are. The row policies decide. One statement.
 */
export async function hentUke(db: DbEllerTx, hvem: Hvem, dato: string): Promise<Timevisning[]> {
  const vilkar =
    'gruppe' in hvem
      ? sql`t.grupper && array[${hvem.gruppe}]::uuid[]`
      : 'larer' in hvem
        ? sql`(t.larere && array[${hvem.larer}]::uuid[] or e.larere && array[${hvem.larer}]::uuid[])`
        : 'rom' in hvem
          ? sql`(t.rom && array[${hvem.rom}]::uuid[] or e.rom && array[${hvem.rom}]::uuid[])`
          : sql`exists (select 1 from m where m.gruppe_id = any(t.grupper) and t.dato between m.fra and m.til)`;
  const { rows } = await sql<Timevisning>`
    with m as materialized (select m.gruppe_id, m.fra, m.til from register.gruppemedlem m
        where m.person_id = ${'elev' in hvem ? hvem.elev : null}::uuid and m.kjent_til is null),
    a as materialized (select a.*, p.skolear, p.fra, p.til from opplaring.aktivitet a join opplaring.timeplan p on p.timeplan_id = a.timeplan_id and p.kjent_til is null
        and not p.utkast and p.fra <= date_trunc('week', ${dato}::date)::date + 4 and p.til >= date_trunc('week', ${dato}::date)::date where a.kjent_til is null),
    t as materialized (select a.aktivitet_id, a.navn, a.grupper, a.larere, a.skole, a.skolear, x.dag, x.nr, x.rom, x.dato from a
        join lateral (select y.*, date_trunc('week', ${dato}::date)::date + y.dag - 1 as dato from opplaring.time y
          where y.aktivitet_id = a.aktivitet_id and y.kjent_til is null) x on x.dato between a.fra and a.til),
    e as materialized (select e.* from opplaring.timeendring e where e.kjent_til is null
        and e.dato between date_trunc('week', ${dato}::date)::date and date_trunc('week', ${dato}::date)::date + 4)
    select t.aktivitet_id as "aktivitetId", t.dato::text as dato, t.dag, t.nr, ${KL(sql`r.fra`)} as fra, ${KL(sql`r.til`)} as til, t.navn,
      (select min(g.fagkode) from register.gruppe g where g.gruppe_id = any(t.grupper) and g.kjent_til is null) as fagkode,
      coalesce((select json_agg(json_build_object('id', g.gruppe_id, 'navn', g.navn) order by g.navn) from register.gruppe g
        where g.gruppe_id = any(t.grupper) and g.kjent_til is null), '[]') as grupper,
      ${navneliste(sql`coalesce(e.larere, t.larere)`, dato)} as larere, ${romliste(sql`coalesce(e.rom, t.rom)`)} as rom,
      case when e.endring_id is not null then json_build_object('avlyst', e.avlyst,
        'forLarere', case when e.larere is not null then ${navneliste(sql`t.larere`, dato)} end,
        'forRom', case when e.rom is not null then ${romliste(sql`t.rom`)} end) end as endring
    from t left join e on e.aktivitet_id = t.aktivitet_id and e.nr = t.nr and e.dato = t.dato
    left join opplaring.timeplanramme r on r.ramme = t.skole || '/' || t.skolear and r.nr = t.nr and r.kjent_til is null
    where ${vilkar} order by t.dag, t.nr, t.navn, t.aktivitet_id`.execute(db);
  return rows;
}
