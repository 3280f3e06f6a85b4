import { sql } from 'kysely';
import { MED_COMMIT, type DbEllerTx, type Tx } from '#grunn/db/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface Identitet {
  readonly aktorId: string;
  readonly idag: string;
}
/** What a finder says it has told the database, by transaction. */
const satt = new WeakMap<Tx, Identitet>();

/** For one who finds the person and sets the identity in the same statement: it is not set once more. */
export function noterIdentitet(tx: Tx, i: Identitet): void {
  satt.set(tx, i);
}

/**
 * Tells the database who the transaction is for: row-level security cuts every read of it to that person, and the setting is gone when
 * the transaction ends. The date counts outside production only. @throws TypeError for an id that is no UUID.
 */
export async function settIdentitet(tx: Tx, i: Identitet): Promise<void> {
  if (!UUID.test(i.aktorId)) throw new TypeError('An identity must be a UUID');
  const alt = satt.get(tx);
  if (alt?.aktorId === i.aktorId && alt.idag === i.idag) return;
  await sql`select set_config('friminutt.aktor', ${i.aktorId}, true), set_config('friminutt.dato', ${i.idag}, true)`.execute(tx);
}

export interface Nokkelrad {
  readonly handling: string;
  readonly inndata_sum: Buffer;
  readonly svar: Buffer | null;
}

/**
 * Takes the key for this transaction. Undefined: it was free and is now ours. A row: it has been used, and this is what was
 * answered. Waits while another transaction holds the same key.
 */
export async function taNokkel(
  tx: Tx,
  n: { aktorId: string; nokkel: string; handling: string; inndataSum: Buffer; na: string },
): Promise<Nokkelrad | undefined> {
  const { rows } = await sql`insert into grunn.idempotens (aktor_id, nokkel, handling, inndata_sum, opprettet)
    values (${n.aktorId}, ${n.nokkel}, ${n.handling}, ${n.inndataSum}, ${n.na}) on conflict do nothing returning 1 as ny`.execute(
    tx,
  );
  if (rows.length > 0) return undefined;
  const brukt =
    await sql<Nokkelrad>`select handling, inndata_sum, svar from grunn.idempotens where aktor_id = ${n.aktorId} and nokkel = ${n.nokkel}`.execute(
      tx,
    );
  return brukt.rows[0];
}

export async function lagreSvar(tx: Tx, n: { aktorId: string; nokkel: string; svar: Buffer }): Promise<void> {
  await sql`${sql.raw(MED_COMMIT)}update grunn.idempotens set svar = ${n.svar} where aktor_id = ${n.aktorId} and nokkel = ${n.nokkel}`.execute(
    tx,
  );
}

/** Retention rule: answers are kept for two days, long enough for any client's retries. Returns how many were removed. */
export async function slettGamleSvar(db: DbEllerTx, eldreEnn: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from grunn.idempotens where opprettet < ${eldreEnn}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
