import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

/** The newest value of a setting, as it was stored; undefined when the kommune has not set it. */
export async function finnInnstilling(db: DbEllerTx, navn: string): Promise<unknown> {
  const { rows } = await sql<{
    verdi: unknown;
  }>`select verdi from grunn.innstilling where navn = ${navn} order by satt desc limit 1`.execute(db);
  return rows[0]?.verdi;
}

/** Adds a new value of a setting. Older ones stay: who set what, when and why is the table itself. */
export async function settInnstilling(
  db: DbEllerTx,
  i: { navn: string; verdi: unknown; satt: string; sattAv: string | null; begrunnelse: string | null },
): Promise<void> {
  await sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse)
    values (${crypto.randomUUID()}, ${i.navn}, ${JSON.stringify(i.verdi)}, ${i.satt}, ${i.sattAv}, ${i.begrunnelse})`.execute(db);
}
