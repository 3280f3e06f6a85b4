import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { byttFakta, type Faktarad } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { gruppeFakta } from '#register/gruppe/index.ts';

/** Gives groups another subject code. False: one of them has another code by now. */
export async function byttFagkoder(
  tx: Tx,
  bytter: readonly { readonly gruppeId: string; readonly fra: string; readonly til: string }[],
  s: { readonly endringssett: string; readonly na: string },
): Promise<boolean> {
  const { rows } = await sql<
    Faktarad & { gruppe_id: string; kilde: string; fagkode: string }
  >`select gruppe_id, slag, skole, skolear, navn, arstrinn, fagkode, fra, til, kilde
    from register.gruppe where kjent_til is null and gruppe_id = any(${bytter.map((b) => b.gruppeId)}::uuid[])`.execute(tx);
  const ny = new Map(bytter.map((b) => [b.gruppeId, b]));
  if (rows.length !== bytter.length || rows.some((r) => ny.get(r.gruppe_id)!.fra !== r.fagkode)) return false;
  const apne = rows.map(({ kilde: _kilde, ...r }) => ({ ...r, fagkode: ny.get(r.gruppe_id)!.til }));
  return byttFakta(tx, gruppeFakta, { ...s, lukk: rows, apne });
}

/** A bulk fix that was made. */
export async function finnSett(db: DbEllerTx, id: string): Promise<Innsyn<{ id: string; skole: string }> | undefined> {
  const { rows } = await sql<{
    id: string;
    skole: string;
  }>`select id, skole from register.endringssett where id = ${id}::uuid and slag = 'feilretting'`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [rows[0].skole] } });
}

export async function bestillAngring(tx: Tx, id: string, av: string): Promise<boolean> {
  const svar = await sql`update register.endringssett set status = 'angring_bestilt', angret_av = ${av}::uuid, arsak = null
    where id = ${id}::uuid and status = 'utfort'`.execute(tx);
  return Number(svar.numAffectedRows ?? 0) === 1;
}
