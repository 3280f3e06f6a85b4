import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { AVKLARTE, type Avklart, type Deltid, type ElevIDag, type Oppmotestatus } from './modell.ts';

export interface Meldtdag {
  readonly type: string;
  readonly fraKl: string | null;
  readonly tilKl: string | null;
  readonly sen: boolean;
  readonly skrevet: string;
  readonly rolle: string;
}
export interface Annetsteddag {
  readonly slag: 'tur' | 'gruppe' | 'sfo' | 'skyss' | 'bortvist';
  readonly fraKl: string | null;
  readonly tilKl: string | null;
  readonly hva: string | null;
}

/** One pupil of a school on one day, with all that is known. */
export interface Elevdag {
  readonly elevId: string;
  readonly navn: string;
  readonly klasse: string | null;
  readonly arstrinn: number;
  readonly meldt: readonly Meldtdag[];
  readonly annetsted: readonly Annetsteddag[];
  readonly harPermisjon: boolean;
  /** Which paragraph of § 2-2 the leave was granted by: 5 is a holiday of another trussamfunn. */
  readonly permisjonsledd: number | null;
  readonly fort: {
    readonly status: Oppmotestatus;
    readonly arsak: string | null;
    readonly tid: string;
    readonly timeNr: number;
  } | null;
  readonly sakId: string | null;
  readonly avklart: Avklart | null;
}

export interface Dagsutvalg {
  readonly skole: string;
  readonly dato: string;
  /** A class by name, or a group by id; left out: the whole school. */
  readonly klasse?: string | undefined;
  readonly gruppeId?: string | undefined;
}

const ELEVER = (u: Dagsutvalg): RawBuilder<unknown> =>
  u.gruppeId === undefined
    ? sql`select distinct on (e.person_id) e.person_id, e.klasse, e.arstrinn from register.elevforhold e
        where e.skole = ${u.skole} and e.kjent_til is null and e.fra <= ${u.dato}::date and (e.til is null or e.til >= ${u.dato}::date)
          ${u.klasse === undefined ? sql`` : sql`and e.klasse = ${u.klasse}`} order by e.person_id, e.fra desc`
    : sql`select distinct on (m.person_id) m.person_id, e.klasse, e.arstrinn from register.gruppemedlem m
        join register.elevforhold e on e.person_id = m.person_id and e.kjent_til is null and e.fra <= ${u.dato}::date and (e.til is null or e.til >= ${u.dato}::date)
        where m.gruppe_id = ${u.gruppeId}::uuid and m.kjent_til is null and m.fra <= ${u.dato}::date and m.til >= ${u.dato}::date
        order by m.person_id, e.fra desc`;

/** A class asks only about its own: a row of the school's that is not theirs is passed by before its policy is asked. */
const bare = (u: Dagsutvalg, elev: RawBuilder<unknown>): RawBuilder<unknown> =>
  u.klasse === undefined && u.gruppeId === undefined ? sql`` : sql` and ${elev} = any(array(select person_id from e))`;

/**
 * What stands about one pupil in one lesson, as a subquery of its own (`offset 0`): joined openly, the planner, whose statistics know nothing of
 * today, reads the day of the whole kommune and asks the policy of each row.
 */
export const oppmoteFor = (o: {
  readonly elev: RawBuilder<unknown>;
  readonly dato: string | RawBuilder<unknown>;
  readonly timeNr: number | RawBuilder<unknown>;
}): RawBuilder<unknown> => sql`select x.id, x.status, x.minutter, x.arsak, x.kjent_fra from skoledag.oppmote x
  where x.elev_id = ${o.elev} and x.dato = ${o.dato}::date and x.time_nr = ${o.timeNr} and x.kjent_til is null offset 0`;

const KILDENS_PLASS = sql`array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde)`;

/**
 * The day of a class or a school as a query that other statements can stand on. Set by set, never pupil by pupil: what is reported, granted
 * and registered on one day at one school is little, however many years lie behind it. Every set is made once (`materialized`): a planner
 * that thinks a set is empty reads it again per pupil, and each row read asks its policy. A pupil goes by the alias the school uses, where there is one.
 */
export const dagen = (u: Dagsutvalg): RawBuilder<Elevdag> => sql<Elevdag>`
  with e as materialized (${ELEVER(u)}),
  navn as materialized (select n.person_id, (array_agg(concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) order by ${KILDENS_PLASS}))[1] as navn,
      (array_agg(n.alias order by ${KILDENS_PLASS}) filter (where n.alias is not null))[1] as alias
    from e join register.navn n on n.person_id = e.person_id and n.kjent_til is null group by n.person_id),
  egennavn as materialized (select o.person_id, max(concat_ws(' ', o.verdi->>'fornavn', o.verdi->>'mellomnavn', o.verdi->>'etternavn')) filter (where o.felt = 'navn') as navn,
      max(o.verdi #>> '{}') filter (where o.felt = 'alias' and jsonb_typeof(o.verdi) = 'string') as alias
    from register.overstyring o where o.felt in ('navn', 'alias') and o.opphevet is null and o.gyldig_til >= ${u.dato}::date and o.person_id in (select person_id from e) group by o.person_id),
  meldt as materialized (select m.elev_id, json_agg(json_build_object('type', m.type, 'fraKl', to_char(m.fra_kl, 'HH24:MI'), 'tilKl', to_char(m.til_kl, 'HH24:MI'),
      'sen', m.sen, 'skrevet', m.kjent_fra, 'rolle', m.rolle) order by m.fra_kl nulls first) as rader
    from skoledag.fravarsmelding m where m.skole = ${u.skole} and m.kjent_til is null and not m.trukket and m.til >= ${u.dato}::date and m.fra <= ${u.dato}::date${bare(u, sql`m.elev_id`)} group by m.elev_id),
  borte as materialized (select a.elev_id, json_agg(json_build_object('slag', a.slag, 'fraKl', to_char(a.fra_kl, 'HH24:MI'), 'tilKl', to_char(a.til_kl, 'HH24:MI'), 'hva', a.hva)) as rader
    from skoledag.annetsted a where a.skole = ${u.skole} and a.kjent_til is null and a.til >= ${u.dato}::date and a.fra <= ${u.dato}::date${bare(u, sql`a.elev_id`)} group by a.elev_id),
  fri as materialized (select v.elev_id, max(p.ledd) as ledd from skoledag.permisjonsvedtak v join skoledag.permisjon p on p.soknad_id = v.soknad_id and p.kjent_til is null where v.skole = ${u.skole} and v.til >= ${u.dato}::date and v.fra <= ${u.dato}::date and v.utfall <> 'avslatt'${bare(u, sql`v.elev_id`)}
      and v.id = (select x.id from skoledag.permisjonsvedtak x where x.soknad_id = v.soknad_id order by x.vedtatt desc limit 1) group by v.elev_id),
  fort as materialized (select distinct on (x.elev_id) x.elev_id, f.time_nr, f.fort from skoledag.foring f cross join lateral unnest(f.elever) as x(elev_id)
    where f.skole = ${u.skole} and f.dato = ${u.dato}::date and f.erstattet is null order by x.elev_id, f.time_nr desc, f.fort desc),
  avklart as materialized (select distinct on (s.elev_id) s.elev_id, s.utfall, s.lukket from skoledag.etterlysning s
    where s.skole = ${u.skole} and s.dato = ${u.dato}::date and s.slag = 'elev' and s.utfall = any(${[...AVKLARTE]})${bare(u, sql`s.elev_id`)} order by s.elev_id, s.lukket desc)
  select e.person_id as "elevId", coalesce(egennavn.alias, navn.alias, egennavn.navn, navn.navn, '') as navn, e.klasse, e.arstrinn,
    coalesce(meldt.rader, '[]') as meldt, coalesce(borte.rader, '[]') as annetsted, fri.elev_id is not null as "harPermisjon", fri.ledd as permisjonsledd,
    case when fort.elev_id is null then null else json_build_object('status', coalesce(o.status, 'tilstede'), 'arsak', o.arsak, 'tid', fort.fort, 'timeNr', fort.time_nr) end as fort,
    (select s.id from skoledag.etterlysning s where s.elev_id = e.person_id and s.slag = 'elev' and s.lukket is null and s.dato = ${u.dato}::date) as "sakId",
    case when o.kjent_fra > avklart.lukket and avklart.utfall <> 'hjemme' then null else avklart.utfall end as avklart
  from e left join navn using (person_id) left join egennavn using (person_id)
    left join meldt on meldt.elev_id = e.person_id left join borte on borte.elev_id = e.person_id left join fri on fri.elev_id = e.person_id
    left join fort on fort.elev_id = e.person_id left join avklart on avklart.elev_id = e.person_id
    left join lateral (${oppmoteFor({ elev: sql`e.person_id`, dato: u.dato, timeNr: sql`fort.time_nr` })}) o on true`;

/** Everyone of a class or a school on one day, by name. One statement. */
export async function hentDag(db: DbEllerTx, u: Dagsutvalg): Promise<Elevdag[]> {
  const { rows } = await sql<Elevdag>`select * from (${dagen(u)}) d order by d.navn collate "nb-x-icu", d."elevId"`.execute(db);
  return rows;
}

const deltid = (fra: string | null, til: string | null): Deltid | undefined =>
  fra === null || til === null ? undefined : { fra, til };

/** The same as the rule reads it. */
export const somElevIDag = (d: Elevdag): ElevIDag => ({
  arstrinn: d.arstrinn,
  meldinger: d.meldt.map((m) => ({ deltid: deltid(m.fraKl, m.tilKl) })),
  harPermisjon: d.harPermisjon,
  annetsted: d.annetsted.filter((a) => a.slag !== 'skyss').map((a) => ({ deltid: deltid(a.fraKl, a.tilKl) })),
  skyssTil: d.annetsted.find((a) => a.slag === 'skyss')?.tilKl ?? undefined,
  fort:
    d.fort === null
      ? undefined
      : { status: d.fort.status, arsakKjent: d.fort.arsak !== null, klokka: osloKlokke(tilInstant(d.fort.tid)) },
  harApenSak: d.sakId !== null,
  avklart: d.avklart ?? undefined,
});
