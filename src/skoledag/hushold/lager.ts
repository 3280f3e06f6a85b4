import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn, innsynsdata } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnElev } from '../fravar/index.ts';
import type { Hjemmonster, Monsterstatus } from '../ukesmonster/index.ts';

const MONSTER = sql`h.monster_id as "monsterId", h.id as versjon, h.elev_id as "elevId", register.gjeldende_id(h.hos) as hos, h.dager, h.fra, h.til, h.status`;

export type Monsterinnsyn = Innsyn<Hjemmonster>;

/** One proposal, with where its pupil belongs. */
export async function finnMonster(
  s: { readonly db: DbEllerTx; readonly idag: string },
  monsterId: string,
): Promise<Monsterinnsyn | undefined> {
  const { rows } = await sql<Hjemmonster>`select ${MONSTER} from skoledag.hjemmonster h
    where h.monster_id = ${monsterId} and h.kjent_til is null`.execute(s.db);
  const m = rows[0];
  const elev = m === undefined ? undefined : await finnElev(s, m.elevId);
  return m === undefined || elev === undefined ? undefined : innsyn<Hjemmonster>(m, innsynsdata(elev));
}

interface Skriver {
  readonly na: string;
  readonly av: string;
}

/** Writes a proposal for the writer's own home. */
export async function settInnMonster(
  tx: DbEllerTx,
  o: Pick<Hjemmonster, 'monsterId' | 'elevId' | 'dager' | 'fra' | 'til'>,
  s: Skriver,
): Promise<void> {
  await sql`insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, til, status, foreslatt_av, kjent_fra, skrevet_av)
    values (gen_random_uuid(), ${o.monsterId}, ${o.elevId}, ${s.av}, ${o.dager}, ${o.fra}, ${o.til}, 'foreslatt', ${s.av}, ${s.na}, ${s.av})`.execute(
    tx,
  );
}

/** A new version with another status; the one before stays as it was. False: somebody else was first. */
export async function nyStatus(
  tx: DbEllerTx,
  m: Pick<Hjemmonster, 'versjon'>,
  status: Exclude<Monsterstatus, 'foreslatt'>,
  s: Skriver,
): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`update skoledag.hjemmonster set kjent_til = greatest(${s.na}::timestamptz, kjent_fra), lukket_av = ${s.av}
    where id = ${m.versjon} and kjent_til is null returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, til, status, foreslatt_av, besvart_av, kjent_fra, skrevet_av)
    select gen_random_uuid(), h.monster_id, h.elev_id, h.hos, h.dager, h.fra, h.til, ${status}, h.foreslatt_av,
      case when ${status} = 'angret' then null else ${s.av}::uuid end, h.kjent_til, ${s.av} from skoledag.hjemmonster h where h.id = ${m.versjon}`.execute(
    tx,
  );
  return true;
}
