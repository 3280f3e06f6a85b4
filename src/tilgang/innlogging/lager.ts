import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Valgbarrad {
  readonly id: string;
  readonly navn: string;
  readonly hva: 'rolletildeling' | 'arbeidsforhold' | 'foresatt' | 'elev';
  /** Role, or position code. */
  readonly kode: string | null;
  readonly tittel: string | null;
  readonly sted: string | null;
}

/**
 * People the development login can offer: those with a hand-given role, those with a position now, and some guardians and
 * pupils. With `sok`: those whose name contains it. At most `antall` of each kind.
 */
export async function finnValgbare(db: DbEllerTx, v: { idag: string; sok: string; antall: number }): Promise<Valgbarrad[]> {
  const navn = sql`(select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn n where n.person_id = x.person_id and n.kjent_til is null
    order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1)`;
  const treff =
    v.sok === ''
      ? sql`true`
      : sql`exists (select 1 from register.navn n where n.person_id = x.person_id and n.kjent_til is null
          and grunn.sokeform(n.fornavn || ' ' || coalesce(n.mellomnavn || ' ', '') || n.etternavn) like '%' || grunn.sokeform(${v.sok}) || '%')`;
  const skolenavn = (kolonne: string) =>
    sql`(select s.navn from register.skole s where s.organisasjonsnummer = ${sql.ref(kolonne)} and s.kjent_til is null limit 1)`;
  const gjelderNa = sql`(x.fra is null or x.fra <= ${v.idag}::date) and (x.til is null or x.til >= ${v.idag}::date)`;
  const { rows } = await sql<Valgbarrad>`
    (select x.person_id as id, ${navn} as navn, 'rolletildeling' as hva, x.rolle as kode, null as tittel, ${skolenavn('x.skole')} as sted
     from tilgang.rolletildeling x where x.opphevet is null and ${gjelderNa} and ${treff} order by x.rolle desc, x.gitt limit ${v.antall})
    union all
    (select x.person_id, ${navn}, 'arbeidsforhold', x.stillingskode, x.stillingstittel, ${skolenavn('x.skole')}
     from (select distinct on (x.stillingskode, x.skole) x.* from register.arbeidsforhold x
           where x.kjent_til is null and x.taus_siden is null and x.skole is not null and ${gjelderNa} and ${treff}
           order by x.stillingskode, x.skole, x.ansattnummer) x
     order by x.skole, x.stillingskode limit ${v.antall * 4})
    union all
    (select x.ansvarlig_id, ${sql`(select concat_ws(' ', n.fornavn, n.etternavn) from register.navn n where n.person_id = x.ansvarlig_id and n.kjent_til is null limit 1)`},
       'foresatt', null, null, (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn n where n.person_id = x.barn and n.kjent_til is null limit 1)
     from (select distinct on (f.ansvarlig_id) f.ansvarlig_id, f.ansvarlig_id as person_id, f.person_id as barn from register.foreldreansvar f
           where f.kjent_til is null and f.ansvarlig_id is not null
             and exists (select 1 from register.navn n where n.person_id = f.ansvarlig_id and n.kjent_til is null)
           order by f.ansvarlig_id) x where ${treff} limit ${v.antall})
    union all
    (select x.person_id, ${navn}, 'elev', null, x.klasse, ${skolenavn('x.skole')}
     from register.elevforhold x where x.kjent_til is null and x.arstrinn >= 8 and ${gjelderNa} and ${treff} order by x.elevforhold_id limit ${v.antall})`.execute(
    db,
  );
  return rows.filter((r) => r.navn !== null && r.navn !== '');
}
