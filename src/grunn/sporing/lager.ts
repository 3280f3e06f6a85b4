import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Endringsspor, Innsynsspor } from './modell.ts';

/** Appends to the change log, in the transaction of the change: both or neither. */
export async function sporEndring(tx: DbEllerTx, s: Endringsspor): Promise<void> {
  await sql`insert into sporing.endring (id, tid, aktor_id, aktor, handling, gjelder, endringssett, detaljer)
    values (${crypto.randomUUID()}, ${s.tid}, ${s.aktorId}, ${s.aktor}, ${s.handling}, ${s.gjelder as string[]}::uuid[], ${s.endringssett ?? null}, ${JSON.stringify(s.detaljer)})`.execute(
    tx,
  );
}

/** Appends to the read log, in the transaction that read. One row per response. */
export async function sporInnsyn(tx: DbEllerTx, s: Innsynsspor): Promise<void> {
  await sql`insert into sporing.innsyn (id, tid, aktor_id, aktor, visning, feltsett, gjelder, begrunnelse)
    values (${crypto.randomUUID()}, ${s.tid}, ${s.aktorId}, ${s.aktor}, ${s.visning}, ${s.feltsett}, ${s.gjelder as string[]}::uuid[], ${s.begrunnelse ?? null})`.execute(
    tx,
  );
}
