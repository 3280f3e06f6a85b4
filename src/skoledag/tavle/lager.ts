import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { dagen, type Elevdag } from '../fravar/kjerne.ts';
import type { Sakstrinn } from '../etterlysning/kjerne.ts';
import type { Skoledagna } from './modell.ts';
import { oppsettFor, tolkOppsett, type Skoleoppsett } from '../rutine/index.ts';

export interface Apensak {
  readonly sakId: string;
  readonly elevId: string;
  readonly siden: string;
  readonly trinn: Sakstrinn;
  readonly varslet: string | null;
  readonly harLett: boolean;
  readonly harRingt: boolean;
  readonly sist: { readonly hva: string; readonly av: string | null; readonly tid: string } | null;
}
export interface Skoledag {
  readonly skole: string;
  readonly skolenavn: string;
  readonly elever: readonly Elevdag[];
  readonly forte: readonly string[];
  readonly saker: readonly Apensak[];
  readonly klassesaker: readonly { readonly gruppe: string; readonly sakId: string }[];
  readonly oppsett: Skoleoppsett;
}

/** A whole school on one day: every pupil, the registers that are taken, the open cases. One statement. Undefined: no such school, or no pupils. */
export async function finnSkoledag(db: DbEllerTx, skole: string, dato: string): Promise<Innsyn<Skoledag> | undefined> {
  const { rows } = await sql<Omit<Skoledag, 'oppsett' | 'skole'> & { oppsett: unknown }>`
    select coalesce((select json_agg(d order by d.navn collate "nb-x-icu", d."elevId") from (${dagen({ skole, dato })}) d), '[]') as elever,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = ${skole} and s.kjent_til is null limit 1), ${skole}) as skolenavn,
      array(select distinct f.gruppe from skoledag.foring f where f.skole = ${skole} and f.dato = ${dato}::date and f.erstattet is null) as forte,
      coalesce((select json_agg(json_build_object('sakId', k.id, 'elevId', k.elev_id, 'siden', k.apnet, 'trinn', k.trinn,
          'varslet', (select min(x.tid) from skoledag.etterlysningssteg x where x.etterlysning_id = k.id and x.hva in ('varslet', 'ringte')),
          'harLett', exists (select 1 from skoledag.etterlysningssteg x where x.etterlysning_id = k.id and x.hva = 'lette'),
          'harRingt', exists (select 1 from skoledag.etterlysningssteg x where x.etterlysning_id = k.id and x.hva = 'ringte'),
          'sist', (select json_build_object('hva', x.hva, 'tid', x.tid, 'av', (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(x.av, ${dato}::date) n))
            from skoledag.etterlysningssteg x where x.etterlysning_id = k.id order by x.tid desc limit 1)) order by k.apnet)
        from skoledag.etterlysning k where k.skole = ${skole} and k.dato = ${dato}::date and k.slag = 'elev' and k.lukket is null), '[]') as saker,
      coalesce((select json_agg(json_build_object('gruppe', k.gruppe, 'sakId', k.id)) from skoledag.etterlysning k
        where k.skole = ${skole} and k.dato = ${dato}::date and k.slag = 'klasse' and k.lukket is null), '[]') as klassesaker,
      ${oppsettFor({ skole: sql`${skole}`, dato })} as oppsett`.execute(db);
  const r = rows[0];
  if (r === undefined || r.elever.length === 0) return undefined;
  return innsyn<Skoledag>(
    { ...r, skole, oppsett: tolkOppsett(r.oppsett) },
    { gjelder: r.elever.map((e) => e.elevId), tilhorighet: { egenSkole: [skole], egenSfo: [skole] } },
  );
}

/** Classes unchecked after their time, and pupils reported late, at these schools on a date. One statement. */
export async function hentSkoledagNa(
  db: DbEllerTx,
  o: { readonly skoler: readonly string[]; readonly dato: string },
): Promise<Skoledagna> {
  const { rows } = await sql<Skoledagna>`
    select (select count(*)::int from skoledag.etterlysning k where k.skole = any(${o.skoler as string[]}::text[]) and k.dato = ${o.dato}::date
        and k.slag = 'klasse' and k.lukket is null) as klassesaker,
      (select count(distinct m.elev_id)::int from skoledag.fravarsmelding m where m.skole = any(${o.skoler as string[]}::text[]) and m.kjent_til is null
        and not m.trukket and m.sen and m.fra <= ${o.dato}::date and m.til >= ${o.dato}::date
        and (m.kjent_fra at time zone 'Europe/Oslo')::date = ${o.dato}::date) as "sentMeldt" `.execute(db);
  return rows[0] ?? { klassesaker: 0, sentMeldt: 0 };
}

/** Schools with pupils on a date, among these or all. */
export async function hentSkoler(
  db: DbEllerTx,
  u: { readonly alt: boolean; readonly skoler: readonly string[]; readonly dato: string },
): Promise<{ skole: string; navn: string; elever: number }[]> {
  const { rows } = await sql<{ skole: string; navn: string; elever: number }>`
    select e.skole, coalesce((select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1), e.skole) as navn,
      count(distinct e.person_id) as elever
    from register.elevforhold e where e.kjent_til is null and e.fra <= ${u.dato}::date and (e.til is null or e.til >= ${u.dato}::date)
      and (${u.alt} or e.skole = any(${u.skoler as string[]}::text[])) group by e.skole order by 2`.execute(db);
  return rows;
}
