import { sql } from 'kysely';
import { MED_COMMIT, type DbEllerTx } from '#grunn/db/index.ts';
import type { Endringsspor, Feltsett, Innsynsspor } from './modell.ts';

/** Appends to the change log, in the transaction of the change: both or neither. */
export async function sporEndring(tx: DbEllerTx, s: Endringsspor): Promise<void> {
  await sql`insert into sporing.endring (id, tid, aktor_id, aktor, handling, gjelder, endringssett, detaljer)
    values (${crypto.randomUUID()}, ${s.tid}, ${s.aktorId}, ${s.aktor}, ${s.handling}, ${s.gjelder as string[]}::uuid[], ${s.endringssett ?? null}, ${JSON.stringify(s.detaljer)})`.execute(
    tx,
  );
}

/** Appends to the read log, in the transaction that read. One row per response. */
export async function sporInnsyn(tx: DbEllerTx, s: Innsynsspor): Promise<void> {
  await sql`${sql.raw(MED_COMMIT)}insert into sporing.innsyn (id, tid, aktor_id, aktor, visning, feltsett, gjelder, begrunnelse)
    values (${crypto.randomUUID()}, ${s.tid}, ${s.aktorId}, ${s.aktor}, ${s.visning}, ${s.feltsett}, ${s.gjelder as string[]}::uuid[], ${s.begrunnelse ?? null})`.execute(
    tx,
  );
}

/** Keeps which fields these versions of views let out. Called when a server starts; a version that is known is left as it is. */
export async function lagreFeltsett(db: DbEllerTx, sett: readonly Feltsett[]): Promise<void> {
  if (sett.length === 0) return;
  await sql`insert into sporing.feltsett (visning, feltsett, felter)
    select x.visning, x.feltsett, x.felter from json_to_recordset(${JSON.stringify(sett)}::json) as x(visning text, feltsett text, felter text[])
    on conflict do nothing`.execute(db);
}
