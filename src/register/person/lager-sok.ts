import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { vernApen, type Vernutsnitt } from '#register/skjerming/index.ts';
import type { Gradering } from './modell.ts';

export interface Sokerad {
  readonly id: string;
  readonly navn: string;
  readonly fodselsdato: string | null;
  readonly dodsdato: string | null;
  readonly gradering: Gradering;
  /** The reader has a place at one of the person's schools. */
  readonly pa_skolen: boolean;
  /** Not protected, or the reader is let through. */
  readonly apen: boolean;
  readonly roller: ('elev' | 'foresatt' | 'ansatt')[];
  readonly skole: string | null;
  readonly skolenavn: string | null;
  readonly klasse: string | null;
}

export interface Rekkevidde {
  readonly alt: boolean;
  readonly skoler: readonly string[];
  readonly vern: Vernutsnitt;
  readonly idag: string;
  readonly maks: number;
}

/**
 * The rows of candidates, cut to the reader's reach. Stillborn and merged entries are never among them; protected people
 * only for those let through to them, or as somebody without a name when the full number was given.
 */
async function rader(db: DbEllerTx, kandidater: RawBuilder<unknown>, r: Rekkevidde, viaNummer: boolean): Promise<Sokerad[]> {
  const skoler = sql`${r.skoler as string[]}::text[]`;
  const { rows } = await sql<Sokerad>`
    with k as materialized (${kandidater}),
    nadd as (
      select k.id, k.vekt, register.gradering_for(k.id) as gradering,
        exists (select 1 from register.skoler_for(k.id, ${r.idag}::date) s where s = any(${skoler})) as pa_skolen
      from k join register.person p on p.id = k.id and p.sammenslatt_med is null),
    vernet as (select nadd.*, ${vernApen(r.vern, sql`nadd.id`, sql`nadd.gradering`)} as apen from nadd)
    select t.* from (select n.id, n.vekt, (select concat_ws(' ', x.fornavn, x.mellomnavn, x.etternavn) from register.navn_for(n.id, ${r.idag}::date) x) as navn,
      pa.fodselsdato, pa.dodsdato, n.gradering, n.pa_skolen, n.apen, e.skole, e.klasse,
      (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1) as skolenavn,
      array_remove(array[case when e.skole is not null then 'elev' end,
        case when exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = n.id and f.kjent_til is null) then 'foresatt' end,
        case when exists (select 1 from register.personalressurs a where a.person_id = n.id and a.kjent_til is null) then 'ansatt' end], null) as roller
    from vernet n
    left join lateral (select x.fodselsdato, x.dodsdato, x.dodfodt from register.personalia x where x.person_id = n.id and x.kjent_til is null
      order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) pa on true
    left join lateral (select e.skole, register.klasse_for(e.person_id, e.skole, greatest(e.fra, ${r.idag}::date), e.klasse) as klasse from register.elevforhold e where e.person_id = n.id and e.kjent_til is null
      and (e.til is null or e.til >= ${r.idag}::date) order by e.fra desc limit 1) e on true
    where (${r.alt} or n.pa_skolen) and coalesce(pa.dodfodt, false) = false
      and (n.apen or ${viaNummer})) t order by t.vekt, t.navn collate "nb-x-icu", t.id limit ${r.maks}`.execute(db);
  return rows;
}

/** Likely more than enough to cut from, and few enough to be quick whatever the word is. */
const KANDIDATER = 2_000;

/** By words of a name, without accents and case; the words in any order. When no name has them all: names that look alike. */
export async function sokPaNavn(db: DbEllerTx, ord: readonly string[], r: Rekkevidde): Promise<Sokerad[]> {
  if (ord.length === 0) return [];
  const monstre = ord.map((o) => `%${o.replace(/[\\%_]/g, '\\$&')}%`);
  const har = (navn: RawBuilder<unknown>) => sql.join(monstre.map((m) => sql`${navn} like grunn.sokeform(${m})`), sql` and `); // prettier-ignore
  const hel = ord.join(' ');
  const overstyrt = sql.raw(`grunn.sokeform(concat_ws(' ', n.verdi->>'fornavn', n.verdi->>'mellomnavn', n.verdi->>'etternavn'))`);
  const treff = await rader(
    db,
    sql`select x.id, min(x.vekt) as vekt from (
      select n.id, n.vekt from tilgang.sok_navn(${monstre}::text[], ${`${hel.replace(/[\\%_]/g, '\\$&')}%`}, ${r.skoler as string[]}::text[], ${r.alt}, ${KANDIDATER}) n
      union all
      select n.person_id, 0 from register.overstyring n where n.felt = 'navn' and n.opphevet is null and n.gyldig_til >= ${r.idag}::date and ${har(overstyrt)}) x
      group by x.id`,
    r,
    false,
  );
  if (treff.length > 0 || hel.length < 4) return treff;
  return rader(db, sql`select n.id, n.vekt from tilgang.sok_lignende(${hel}, 200) n`, r, false);
}

/** By birth date; several when the century was not given. */
export const sokPaFodselsdato = (db: DbEllerTx, datoer: readonly string[], r: Rekkevidde): Promise<Sokerad[]> =>
  rader(
    db,
    sql`select distinct p.person_id as id, 0 as vekt from register.personalia p where p.kjent_til is null and p.fodselsdato = any(${datoer as string[]}::date[])`,
    r,
    false,
  );

/** By the look-up value of a full number, old ones included. */
export const sokPaOppslag = (db: DbEllerTx, oppslag: string, r: Rekkevidde): Promise<Sokerad[]> =>
  rader(db, sql`select x as id, 0 as vekt from register.person_med_nummer(${oppslag}::bytea) x where x is not null`, r, true);
