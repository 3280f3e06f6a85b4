import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';

export interface Okt {
  readonly person_id: string;
  readonly opprettet: string;
  readonly sist_brukt: string;
  readonly sprak: Sprak;
}

export async function lagreOkt(
  db: DbEllerTx,
  o: { tokenSum: Buffer; personId: string; sprak: Sprak; na: string },
): Promise<void> {
  await sql`insert into tilgang.okt (token_sum, person_id, opprettet, sist_brukt, sprak) values (${o.tokenSum}, ${o.personId}, ${o.na}, ${o.na}, ${o.sprak})`.execute(
    db,
  );
}

/** A session that has not been ended. Whether it is too old is for the rule to say. */
export async function hentOkt(db: DbEllerTx, tokenSum: Buffer): Promise<Okt | undefined> {
  const { rows } =
    await sql<Okt>`select person_id, opprettet, sist_brukt, sprak from tilgang.okt where token_sum = ${tokenSum} and avsluttet is null`.execute(
      db,
    );
  return rows[0];
}

export async function brukOkt(db: DbEllerTx, tokenSum: Buffer, na: string): Promise<void> {
  await sql`update tilgang.okt set sist_brukt = ${na} where token_sum = ${tokenSum}`.execute(db);
}

export async function avsluttOktMedSum(db: DbEllerTx, tokenSum: Buffer, na: string): Promise<void> {
  await sql`update tilgang.okt set avsluttet = ${na} where token_sum = ${tokenSum} and avsluttet is null`.execute(db);
}

export async function settOktsprak(db: DbEllerTx, tokenSum: Buffer, sprak: Sprak): Promise<void> {
  await sql`update tilgang.okt set sprak = ${sprak} where token_sum = ${tokenSum} and avsluttet is null`.execute(db);
}
