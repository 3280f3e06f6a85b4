import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Gradering } from './modell.ts';

export interface Sokerad {
  readonly id: string;
  readonly navn: string;
  readonly fodselsdato: string | null;
  readonly dodsdato: string | null;
  readonly gradering: Gradering;
  /** The reader has a place at one of the person's schools. */
  readonly pa_skolen: boolean;
  readonly roller: ('elev' | 'foresatt' | 'ansatt')[];
  readonly skole: string | null;
  readonly skolenavn: string | null;
  readonly klasse: string | null;
}

export interface Rekkevidde {
  readonly alt: boolean;
  readonly skoler: readonly string[];
  readonly idag: string;
  readonly maks: number;
}

const FULLT_NAVN = sql.raw(`grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn)`);

/**
 * The rows of candidates, cut to the reader's reach. Stillborn and merged entries are never among them; those under kode 6 only for
 * their own school, or when the full number was given.
 */
async function rader(db: DbEllerTx, kandidater: RawBuilder<unknown>, r: Rekkevidde, viaNummer: boolean): Promise<Sokerad[]> {
  const skoler = sql`${r.skoler as string[]}::text[]`;
  const { rows } = await sql<Sokerad>`
    with k as materialized (${kandidater}),
    nadd as (
      select k.id, k.vekt, register.gradering_for(k.id) as gradering,
        exists (select 1 from register.skoler_for(k.id, ${r.idag}::date) s where s = any(${skoler})) as pa_skolen
      from k join register.person p on p.id = k.id and p.sammenslatt_med is null)
    select t.* from (select n.id, n.vekt, (select concat_ws(' ', x.fornavn, x.mellomnavn, x.etternavn) from register.navn_for(n.id, ${r.idag}::date) x) as navn,
      pa.fodselsdato, pa.dodsdato, n.gradering, n.pa_skolen, e.skole, e.klasse,
      (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1) as skolenavn,
      array_remove(array[case when e.skole is not null then 'elev' end,
        case when exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = n.id and f.kjent_til is null) then 'foresatt' end,
        case when exists (select 1 from register.personalressurs a where a.person_id = n.id and a.kjent_til is null) then 'ansatt' end], null) as roller
    from nadd n
    left join lateral (select x.fodselsdato, x.dodsdato, x.dodfodt from register.personalia x where x.person_id = n.id and x.kjent_til is null
      order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) pa on true
    left join lateral (select e.skole, register.klasse_for(e.person_id, e.skole, greatest(e.fra, ${r.idag}::date), e.klasse) as klasse from register.elevforhold e where e.person_id = n.id and e.kjent_til is null
      and (e.til is null or e.til >= ${r.idag}::date) order by e.fra desc limit 1) e on true
    where (${r.alt} or n.pa_skolen) and coalesce(pa.dodfodt, false) = false
      and (n.gradering <> 'strengtFortrolig' or n.pa_skolen or ${viaNummer})) t order by t.vekt, t.navn collate "nb-x-icu", t.id limit ${r.maks}`.execute(
    db,
  );
  return rows;
}

/** Everybody who has to do with the reader's schools: cut first, so that a common name elsewhere in the kommune hides nobody here. */
const iRekkevidde = (r: Rekkevidde): RawBuilder<unknown> => {
  if (r.alt) return sql`true`;
  const skoler = sql`${r.skoler as string[]}::text[]`;
  const elever = sql`select e.person_id from register.elevforhold e where e.kjent_til is null and e.skole = any(${skoler}) and (e.til is null or e.til >= ${r.idag}::date)`;
  return sql`n.person_id in (${elever}
    union select f.ansvarlig_id from register.foreldreansvar f where f.kjent_til is null and f.ansvarlig_id is not null and f.person_id in (${elever})
    union select k.kontakt_id from register.kontaktperson k where k.kjent_til is null and k.kontakt_id is not null and k.person_id in (${elever})
    union select a.person_id from register.arbeidsforhold a where a.kjent_til is null and a.skole = any(${skoler}) and (a.til is null or a.til >= ${r.idag}::date))`;
};

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
      (select n.person_id as id, case when ${FULLT_NAVN} like grunn.sokeform(${`${hel.replace(/[\\%_]/g, '\\$&')}%`}) then 0 else 1 end as vekt
       from register.navn n where n.kjent_til is null and ${iRekkevidde(r)} and ${har(FULLT_NAVN)} limit ${KANDIDATER})
      union all
      select n.person_id, 0 from register.overstyring n where n.felt = 'navn' and n.opphevet is null and n.gyldig_til >= ${r.idag}::date and ${har(overstyrt)}) x
      group by x.id`,
    r,
    false,
  );
  if (treff.length > 0 || hel.length < 4) return treff;
  return rader(
    db,
    sql`select n.person_id as id, min(1 - word_similarity(grunn.sokeform(${hel}), ${FULLT_NAVN})) as vekt from register.navn n
      where n.kjent_til is null and ${iRekkevidde(r)} and grunn.sokeform(${hel}) <% ${FULLT_NAVN} group by n.person_id order by 2 limit 200`,
    r,
    false,
  );
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
  rader(
    db,
    sql`select coalesce(p.sammenslatt_med, p.id) as id, 0 as vekt from register.personidentifikator i join register.person p on p.id = i.person_id
      where i.kjent_til is null and i.oppslag = ${oppslag}::bytea`,
    r,
    true,
  );
