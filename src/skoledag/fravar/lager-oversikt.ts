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
  /** Lessons that were registered for the pupil's class that day. */
  readonly timer: readonly number[];
}

const RADER = sql`
  select o.elev_id as "elevId", o.dato, o.time_nr as "timeNr", o.status, o.minutter,
    coalesce(o.arsak, (select m.type from skoledag.fravarsmelding m where m.elev_id = o.elev_id and m.kjent_til is null and not m.trukket
      and m.fra <= o.dato and m.til >= o.dato order by m.fra_kl nulls first limit 1)) as arsak,
    (select m.type from skoledag.fravarsmelding m where m.elev_id = o.elev_id and m.kjent_til is null and not m.trukket
      and m.fra <= o.dato and m.til >= o.dato limit 1) as meldt,
    (select d.slag from skoledag.dokumentasjon d where d.elev_id = o.elev_id and d.kjent_til is null and d.fra <= o.dato and d.til >= o.dato
      order by array_position(array['kronisk', 'legeattest', 'trossamfunn', 'annet', 'foresatt'], d.slag) limit 1) as dokumentasjon,
    case when o.time_nr = 0 then '{}'::int[] else array(select f.time_nr from skoledag.foring f where f.skole = o.skole and f.dato = o.dato and f.erstattet is null
      and f.time_nr > 0 and o.elev_id = any(f.elever)) end as timer
  from skoledag.oppmote o`;

/** What differs from present for one pupil in a period, the newest first. */
export async function hentDager(db: DbEllerTx, elevId: string, fra: string, til: string): Promise<Dagsrad[]> {
  const { rows } =
    await sql<Dagsrad>`${RADER} where o.elev_id = ${elevId} and o.kjent_til is null and o.dato between ${fra}::date and ${til}::date
    order by o.dato desc, o.time_nr`.execute(db);
  return rows;
}

/** The same for every pupil of a school, or of one class. */
export async function hentDagerForSkole(
  db: DbEllerTx,
  u: { readonly elever: readonly string[]; readonly fra: string; readonly til: string },
): Promise<Dagsrad[]> {
  const { rows } = await sql<Dagsrad>`${RADER} where o.elev_id = any(${u.elever as string[]}::uuid[]) and o.kjent_til is null
    and o.dato between ${u.fra}::date and ${u.til}::date order by o.elev_id, o.dato, o.time_nr`.execute(db);
  return rows;
}
