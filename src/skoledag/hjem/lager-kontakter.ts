import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { KATALOGROLLER, type Kontakter } from './modell.ts';

export interface Kontaktrader {
  readonly skolenavn: string;
  readonly larere: Kontakter['larere'];
  readonly skolen: Kontakter['skolen'];
}

/** The work number and address in HR, never a private one: no other column is read. */
const ARBEID = sql`select r.telefon, r.epostadresse from register.personalressurs r where r.person_id = x.person_id and r.kjent_til is null and r.taus_siden is null
  order by (r.telefon is not null) desc, r.ansattnummer limit 1`;

/** The teachers of a child's groups, and who leads and helps at the school; those the reader may know of. One statement. */
export async function hentKontaktrader(
  db: DbEllerTx,
  o: { readonly elevId: string; readonly skole: string; readonly idag: string },
): Promise<Kontaktrader> {
  const { rows } = await sql<Kontaktrader>`
    with l as (select u.person_id, array_agg(distinct g.navn order by g.navn) as grupper,
        (array_agg(u.rolle order by array_position(array['kontaktlarer', 'faglarer', 'vikar', 'assistent'], u.rolle)))[1] as rolle
      from register.gruppemedlem m
      join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null and ${o.idag}::date between g.fra and g.til
      join register.undervisningsforhold u on u.gruppe_id = m.gruppe_id and u.kjent_til is null and ${o.idag}::date between u.fra and u.til
      where m.person_id = ${o.elevId} and m.kjent_til is null and ${o.idag}::date between m.fra and m.til group by u.person_id),
    ansatt as (select distinct a.person_id from register.arbeidsforhold a where a.skole = ${o.skole} and a.kjent_til is null and a.taus_siden is null
      and (a.fra is null or a.fra <= ${o.idag}::date) and (a.til is null or a.til >= ${o.idag}::date)),
    s as (select a.person_id, array_agg(distinct r.rolle) as roller from ansatt a cross join lateral tilgang.roller_i_arbeid(a.person_id, ${o.idag}::date) r
      where r.skole = ${o.skole} and r.rolle = any(${[...KATALOGROLLER]}::text[]) group by a.person_id)
    select coalesce((select min(k.navn) from register.skole k where k.organisasjonsnummer = ${o.skole} and k.kjent_til is null), ${o.skole}) as skolenavn,
      coalesce((select json_agg(json_build_object('navn', n.navn, 'telefon', w.telefon, 'epost', w.epostadresse, 'rolle', x.rolle, 'grupper', x.grupper)
          order by (x.rolle <> 'kontaktlarer'), n.navn collate "nb-x-icu")
        from l x cross join lateral (select concat_ws(' ', f.fornavn, f.mellomnavn, f.etternavn) as navn from register.navn_for(x.person_id, ${o.idag}::date) f) n
        left join lateral (${ARBEID}) w on true where n.navn <> ''), '[]') as larere,
      coalesce((select json_agg(json_build_object('navn', n.navn, 'telefon', w.telefon, 'epost', w.epostadresse, 'roller', x.roller) order by n.navn collate "nb-x-icu")
        from s x cross join lateral (select concat_ws(' ', f.fornavn, f.mellomnavn, f.etternavn) as navn from register.navn_for(x.person_id, ${o.idag}::date) f) n
        left join lateral (${ARBEID}) w on true where n.navn <> ''), '[]') as skolen`.execute(db);
  return rows[0]!;
}
