// What named persons decide about readings. The import role has no grant on these tables.
import { sql } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import type { Avgjorelse } from './lager-visning.ts';

interface Beslutning {
  readonly begrunnelse: string;
  readonly na: string;
  readonly av: string;
}

/** Approves or refuses a run. @throws unique violation 23505 when somebody else has. */
export async function skrivAvgjorelse(tx: Tx, b: Beslutning & { innlesingId: string; avgjorelse: Avgjorelse }): Promise<void> {
  await sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
    values (${crypto.randomUUID()}, ${b.innlesingId}, ${b.avgjorelse}, ${b.begrunnelse}, ${b.na}, ${b.av})`.execute(tx);
}

/** Asks for a run to be taken back. */
export async function skrivAngring(tx: Tx, b: Beslutning & { innlesingId: string }): Promise<void> {
  await sql`insert into tilgang.innlesingsangring (id, innlesing_id, begrunnelse, avgjort, avgjort_av)
    values (${crypto.randomUUID()}, ${b.innlesingId}, ${b.begrunnelse}, ${b.na}, ${b.av})`.execute(tx);
}

/** Lays something held aside, or takes it out again. */
export async function skrivHoldtavgjorelse(
  tx: Tx,
  b: Omit<Beslutning, 'begrunnelse'> & {
    holdtId: string;
    avgjorelse: 'lagt_til_side' | 'tatt_fram';
    begrunnelse: string | null;
  },
): Promise<void> {
  await sql`insert into tilgang.holdtavgjorelse (id, holdt_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
    values (${crypto.randomUUID()}, ${b.holdtId}, ${b.avgjorelse}, ${b.begrunnelse}, ${b.na}, ${b.av})`.execute(tx);
}

/** Decides that two entries are one person. Its id is the change set of the joining. */
export async function skrivSammenslaing(
  tx: Tx,
  b: Beslutning & { id: string; behold: string; fjernes: string; holdtId: string | null },
): Promise<void> {
  await sql`insert into tilgang.sammenslaing (id, behold, fjernes, holdt_id, begrunnelse, avgjort, avgjort_av)
    values (${b.id}, ${b.behold}, ${b.fjernes}, ${b.holdtId}, ${b.begrunnelse}, ${b.na}, ${b.av})`.execute(tx);
}
