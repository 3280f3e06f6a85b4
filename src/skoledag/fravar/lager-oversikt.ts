import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Dagsoppmote } from './regler.ts';

export interface Dagsrad extends Dagsoppmote {
  readonly elevId: string;
  readonly dato: string;
  readonly arsak: string | null;
  /** What was reported for the day, when the register knows no cause. */
  readonly meldt: string | null;
  readonly dokumentasjon: string | null;
  /** When the guardians were told of absence they had not reported; null: they had, or it is nothing to tell of. */
  readonly varslet: string | null;
  /** Lessons that were registered for the pupil's class that day. */
  readonly timer: readonly number[];
}

const VARSLET = sql`coalesce(o.varslet, (select min(x.tid) from skoledag.etterlysningssteg x join skoledag.etterlysning e on e.id = x.etterlysning_id
  where e.elev_id = o.elev_id and e.dato = o.dato and x.hva = 'varslet'))`;

/** A school's worth of rows does without when the guardians were told. */
const rader = (varslet = sql`null::timestamptz`) => sql`
  select o.elev_id as "elevId", o.dato, o.time_nr as "timeNr", o.status, o.minutter,
    coalesce(o.arsak, (select m.type from skoledag.fravarsmelding m where m.elev_id = o.elev_id and m.kjent_til is null and not m.trukket
      and m.fra <= o.dato and m.til >= o.dato order by m.fra_kl nulls first limit 1)) as arsak,
    (select m.type from skoledag.fravarsmelding m where m.elev_id = o.elev_id and m.kjent_til is null and not m.trukket
      and m.fra <= o.dato and m.til >= o.dato limit 1) as meldt,
    (select d.slag from skoledag.dokumentasjon d where d.elev_id = o.elev_id and d.kjent_til is null and d.fra <= o.dato and d.til >= o.dato
      order by array_position(array['kronisk', 'legeattest', 'trossamfunn', 'annet', 'foresatt'], d.slag) limit 1) as dokumentasjon,
    ${varslet} as varslet,
    case when o.time_nr = 0 then '{}'::int[] else array(select f.time_nr from skoledag.foring f where f.skole = o.skole and f.dato = o.dato and f.erstattet is null
      and f.time_nr > 0 and o.elev_id = any(f.elever)) end as timer
  from skoledag.oppmote o`;

/** What differs from present for one pupil in a period, the newest first. */
export async function hentDager(db: DbEllerTx, elevId: string, fra: string, til: string): Promise<Dagsrad[]> {
  const { rows } =
    await sql<Dagsrad>`${rader(VARSLET)} where o.elev_id = ${elevId} and o.kjent_til is null and o.dato between ${fra}::date and ${til}::date
    order by o.dato desc, o.time_nr`.execute(db);
  return rows;
}

/** The same for every pupil of a school, or of one class. */
export async function hentDagerForSkole(
  db: DbEllerTx,
  u: { readonly elever: readonly string[]; readonly fra: string; readonly til: string },
): Promise<Dagsrad[]> {
  const { rows } = await sql<Dagsrad>`${rader()} where o.elev_id = any(${u.elever as string[]}::uuid[]) and o.kjent_til is null
    and o.dato between ${u.fra}::date and ${u.til}::date order by o.elev_id, o.dato, o.time_nr`.execute(db);
  return rows;
}

export interface Elevliste {
  readonly elevId: string;
  readonly navn: string;
  readonly klasse: string | null;
  readonly arstrinn: number;
  readonly skole: string;
  readonly skolenavn: string;
  readonly oppfolging: number;
}

/** The pupils of these schools, or of one class, with how many follow-ups are open. */
export async function hentElever(
  db: DbEllerTx,
  u: { readonly alt: boolean; readonly skoler: readonly string[]; readonly klasse?: string | undefined; readonly idag: string },
): Promise<Elevliste[]> {
  const { rows } = await sql<Elevliste>`
    select distinct on (e.skole, e.person_id) e.person_id as "elevId", e.klasse, e.arstrinn, e.skole,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn n where n.person_id = e.person_id and n.kjent_til is null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1), '') as navn,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1), e.skole) as skolenavn,
      (select count(*) from skoledag.oppfolging f where f.elev_id = e.person_id and f.lukket is null)::int as oppfolging
    from register.elevforhold e where e.kjent_til is null and e.fra <= ${u.idag}::date and (e.til is null or e.til >= ${u.idag}::date)
      and (${u.alt} or e.skole = any(${u.skoler as string[]}::text[])) and (${u.klasse ?? null}::text is null or e.klasse = ${u.klasse ?? null}::text)
    order by e.skole, e.person_id, e.fra desc`.execute(db);
  return rows.toSorted((a, b) => a.skole.localeCompare(b.skole) || a.arstrinn - b.arstrinn || (a.klasse ?? '').localeCompare(b.klasse ?? '', 'nb') || a.navn.localeCompare(b.navn, 'nb')); // prettier-ignore
}

export interface Elevtillegg {
  readonly dokumentasjon: readonly { readonly fra: string; readonly til: string; readonly slag: string }[];
  readonly fratrekk: { readonly dager: number; readonly krevdAv: 'elev' | 'foresatt'; readonly skrevet: string } | null;
  readonly oppfolging: readonly {
    readonly id: string;
    readonly terskel: string;
    readonly antall: number;
    readonly apnet: string;
    readonly lukket: string | null;
    readonly tiltak: string | null;
  }[];
}

/** What stands beside the absence of one pupil: papers, the decision on the diploma, follow-ups. */
export async function hentTillegg(db: DbEllerTx, elevId: string, skolear: number): Promise<Elevtillegg> {
  const { rows } = await sql<Elevtillegg>`select
    coalesce((select json_agg(json_build_object('fra', d.fra, 'til', d.til, 'slag', d.slag) order by d.fra desc) from skoledag.dokumentasjon d
      where d.elev_id = ${elevId} and d.kjent_til is null), '[]') as dokumentasjon,
    (select json_build_object('dager', f.dager, 'krevdAv', f.krevd_av, 'skrevet', f.kjent_fra) from skoledag.fratrekk f
      where f.elev_id = ${elevId} and f.skolear = ${skolear} and f.kjent_til is null) as fratrekk,
    coalesce((select json_agg(json_build_object('id', o.id, 'terskel', o.terskel, 'antall', o.antall, 'apnet', o.apnet, 'lukket', o.lukket, 'tiltak', o.tiltak) order by o.apnet desc)
      from skoledag.oppfolging o where o.elev_id = ${elevId}), '[]') as oppfolging`.execute(db);
  return rows[0]!;
}

/** Decisions to send this pupil away, those taken back too. */
export async function tellBortvisinger(db: DbEllerTx, elevId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from skoledag.bortvising where elev_id = ${elevId}::uuid`.execute(db);
  return rows[0]!.n;
}
