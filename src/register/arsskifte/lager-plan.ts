// What a change of year means for a school: one question in SQL, asked by the preview under the reader's own sight and by the run under none.
import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Skiftevalg } from './modell.ts';
import { skiftedager } from './regler.ts';

export interface Skifte {
  readonly skole: string;
  readonly fraAr: number;
  readonly valg: Skiftevalg;
}

/**
 * The common tables `skolen`, `p` (pupils: what happens to each) and `g` (groups: what they become). A pupil who already has another place
 * from the new year only ends here. A class of the new year that stands already with the name is gone on with.
 */
export const planen = (u: Skifte): RawBuilder<unknown> => {
  const d = skiftedager(u.fraAr);
  const slag = ['klasse', 'kontaktlarergruppe', ...u.valg.grupper];
  return sql`
    skolen as materialized (select coalesce((select s.trinn_til from register.skole s where s.organisasjonsnummer = ${u.skole} and s.kjent_til is null
      and s.trinn_til is not null order by s.kilde = 'nsr' desc limit 1), 10) as trinn_til),
    krets as materialized (select k.* from skolen, register.kretsskoler(skolen.trinn_til + 1, 10, ${d.siste}::date) k where skolen.trinn_til < 10),
    p as materialized (
      select e.person_id, e.kilde, e.elevforhold_id, e.arstrinn, e.klasse, e.fra, e.til,
        case when exists (select 1 from register.elevforhold s where s.person_id = e.person_id and s.kjent_til is null and s.elevforhold_id <> e.elevforhold_id
            and s.fra > ${d.siste}::date) then 'har'
          when e.arstrinn >= 10 then 'ut' when e.arstrinn >= s.trinn_til then 'videre' else 'opp' end as slag,
        case when e.arstrinn >= 10 then null when e.arstrinn < s.trinn_til then ${u.skole} else coalesce(
          (select k.skole from register.adresse a join krets k on k.skolekrets = a.skolekrets where a.person_id = e.person_id and a.kjent_til is null
            and a.type = 'bosted' order by a.kilde = 'folkeregisteret' desc limit 1), ${u.valg.ungdomsskole}::text) end as til_skole
      from register.elevforhold e, skolen s where e.kjent_til is null and e.skole = ${u.skole} and e.fra <= ${d.siste}::date
        and (e.til is null or e.til > ${d.siste}::date)),
    g as materialized (
      select g.gruppe_id as gammel, g.slag, g.navn, g.arstrinn, n.navn as nytt_navn, n.arstrinn as nye_trinn, b.gruppe_id is not null as finnes,
        coalesce(b.gruppe_id, md5(g.gruppe_id::text || ${d.forste})::uuid) as ny,
        case when g.fagkode is null then null when f.kode is null or coalesce(f.gyldig_til, 'infinity') >= ${d.forste}::date then g.fagkode
          when cardinality(f.erstattes_av) = 1 then f.erstattes_av[1] end as fagkode
      from skolen s, register.gruppe g
      cross join lateral (select register.neste_navn(g.navn) as navn,
        array(select t + 1 from unnest(g.arstrinn) t where t < s.trinn_til order by 1) as arstrinn) n
      left join lateral (select kode, gyldig_til, erstattes_av from register.fagkode f where f.kode = g.fagkode and f.kjent_til is null limit 1) f on true
      left join lateral (select b.gruppe_id from register.gruppe b where b.kjent_til is null and b.skole = ${u.skole} and b.skolear = ${u.fraAr + 1}
        and b.slag = g.slag and b.navn = n.navn) b on true
      where g.kjent_til is null and g.skole = ${u.skole} and g.skolear = ${u.fraAr} and g.slag = any(${slag}::text[])
        and (cardinality(g.arstrinn) = 0 or cardinality(n.arstrinn) > 0))`;
};

/** Has this person a position at the school on the first day of the new year? Silent positions count as ended. */
export const harStilling = (person: RawBuilder<unknown>, u: Skifte): RawBuilder<unknown> =>
  sql`exists (select 1 from register.arbeidsforhold a where a.person_id = ${person} and a.kjent_til is null and a.skole = ${u.skole}
    and (a.til is null or a.til >= ${skiftedager(u.fraAr).forste}::date) and a.taus_siden is null)`;

export const folger = (rolle: RawBuilder<unknown>, v: Skiftevalg): RawBuilder<unknown> =>
  v.larere === 'alle' ? sql`true` : v.larere === 'ingen' ? sql`false` : sql`${rolle} = 'kontaktlarer'`;

export interface Planlagtklasse {
  readonly navn: string;
  readonly nyttNavn: string | null;
  readonly slag: string;
  readonly elever: number;
  readonly finnes: boolean;
  readonly larere: { personId: string; navn: string; folger: boolean; sluttet: boolean }[];
}

export interface Plan {
  readonly trinnTil: number;
  readonly opp: number;
  readonly ut: number;
  readonly utenKlasse: number;
  readonly nye: number;
  readonly videre: { skole: string | null; navn: string | null; antall: number }[];
  readonly klasser: Planlagtklasse[];
}

/** The dry run, as far as the one who asks may see. One statement, and nothing is written. */
export async function finnPlan(db: DbEllerTx, u: Skifte): Promise<Plan> {
  const d = skiftedager(u.fraAr);
  const { rows } = await sql<Plan>`
    with ${planen(u)},
    m as materialized (select m.gruppe_id, m.person_id from register.gruppemedlem m join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
        and g.skole = ${u.skole} and g.skolear = ${u.fraAr} where m.kjent_til is null and ${d.siste}::date between m.fra and m.til),
    alle as (select g.gruppe_id, g.navn, g.slag, n.nytt_navn, coalesce(n.finnes, false) as finnes from register.gruppe g left join g n on n.gammel = g.gruppe_id
        where g.kjent_til is null and g.skole = ${u.skole} and g.skolear = ${u.fraAr} and (g.slag in ('klasse', 'kontaktlarergruppe') or n.gammel is not null)),
    l as (select t.gruppe_id, json_agg(json_build_object('personId', t.person_id, 'navn', coalesce((select concat_ws(' ', v.fornavn, v.mellomnavn, v.etternavn)
          from register.navn_for(t.person_id, ${d.siste}::date) v), ''), 'folger', t.skal and t.stilling, 'sluttet', not t.stilling)) as larere
        from (select distinct on (x.gruppe_id, x.person_id) x.gruppe_id, x.person_id, ${folger(sql`x.rolle`, u.valg)} as skal, ${harStilling(sql`x.person_id`, u)} as stilling
          from register.undervisningsforhold x join alle on alle.gruppe_id = x.gruppe_id where x.kjent_til is null and ${d.siste}::date between x.fra and x.til
          order by x.gruppe_id, x.person_id, x.rolle = 'kontaktlarer' desc) t group by t.gruppe_id)
    select (select trinn_til from skolen) as "trinnTil", (select count(*) from p where slag = 'opp') as opp, (select count(*) from p where slag = 'ut') as ut,
      (select count(*) from p where slag = 'opp' and not exists (select 1 from m join g on g.gammel = m.gruppe_id and g.slag = 'klasse' where m.person_id = p.person_id)) as "utenKlasse",
      ${u.valg.nyeForste ? sql`register.antall_nye_forsteklassinger(${u.skole}, ${u.fraAr + 1})` : sql`0`} as nye,
      coalesce((select json_agg(json_build_object('skole', v.til_skole, 'navn', (select s.navn from register.skole s where s.organisasjonsnummer = v.til_skole
          and s.kjent_til is null limit 1), 'antall', v.n) order by v.til_skole nulls last) from (select til_skole, count(*) as n from p where slag = 'videre' group by 1) v), '[]') as videre,
      coalesce((select json_agg(json_build_object('navn', a.navn, 'nyttNavn', a.nytt_navn, 'slag', a.slag, 'finnes', a.finnes,
          'elever', (select count(*) from m join p on p.person_id = m.person_id and p.slag = 'opp' where m.gruppe_id = a.gruppe_id),
          'larere', coalesce(l.larere, '[]'))) from alle a left join l on l.gruppe_id = a.gruppe_id), '[]') as klasser`.execute(
    db,
  );
  return rows[0]!;
}
