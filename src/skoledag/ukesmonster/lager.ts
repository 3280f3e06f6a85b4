import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { avgjorRelasjon, beslekteteIder, hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import type { Hjemmonster } from './modell.ts';

const MONSTER = sql`h.monster_id as "monsterId", h.id as versjon, h.elev_id as "elevId", register.gjeldende_id(h.hos) as hos, h.dager, h.fra, h.til, h.status`;

/**
 * What has been said of where these pupils are, and not been taken back; the newest first day first. Nothing of somebody who has no foreldreansvar any more
 * or is kept from the child. That guardians' access is closed for the whole kommune does not move a child.
 */
export async function hentMonstre(
  s: { readonly db: DbEllerTx; readonly idag: string },
  elever: readonly string[],
): Promise<Hjemmonster[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<Hjemmonster>`select ${MONSTER} from skoledag.hjemmonster h
    where h.elev_id = any(${elever as string[]}::uuid[]) and h.kjent_til is null and h.status <> 'angret'
    order by h.elev_id, h.fra desc, h.monster_id`.execute(s.db);
  const fakta = await hentBarnefaktaForAlle(s.db, [...new Set(rows.map((m) => m.elevId))]);
  return rows.filter((m) => {
    const f = fakta.get(m.elevId);
    return f !== undefined && avgjorRelasjon({ ...f, stenging: null }, m.hos, s.idag).relasjon === 'FULL';
  });
}

/** Whose homes a pupil may have today: those of full standing at the child. */
export async function hentHjem(s: { readonly db: DbEllerTx; readonly idag: string }, elevId: string): Promise<string[]> {
  const f = (await hentBarnefaktaForAlle(s.db, [elevId])).get(elevId);
  if (f === undefined) return [];
  const apen = { ...f, stenging: null };
  return beslekteteIder(apen).filter((id) => id !== f.barnId && avgjorRelasjon(apen, id, s.idag).relasjon === 'FULL');
}
