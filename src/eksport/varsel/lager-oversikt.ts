import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Kanalnavn, Tilstand } from './modell.ts';

export interface Varseltall {
  readonly kanal: Kanalnavn | null;
  readonly tilstand: Tilstand;
  readonly grunn: string | null;
  readonly antall: number;
  /** Failed, and not too late. */
  readonly kanProves: number;
}

/** How the notices since then have fared, in numbers. One statement; reads no column that says who. */
export async function hentVarseltall(
  db: DbEllerTx,
  o: { readonly siden: string; readonly na: string },
): Promise<readonly Varseltall[]> {
  const { rows } = await sql<Varseltall>`
    select v.kanal, v.tilstand, v.grunn, count(*)::int as antall,
      (count(*) filter (where v.tilstand = 'feilet' and v.utloper > ${o.na}::timestamptz))::int as "kanProves"
    from eksport.varsel v where v.endret >= ${o.siden}::timestamptz
    group by v.kanal, v.tilstand, v.grunn
    order by array_position(array['feilet', 'holdt', 'koet', 'nektet', 'sendt', 'bekreftet'], v.tilstand), count(*) desc, v.kanal, v.grunn`.execute(
    db,
  );
  return rows;
}

/** Puts what failed, and is not too late, back in the queue from the beginning. Each is judged anew before it leaves. Returns how many. */
export async function provIgjen(db: DbEllerTx, na: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update eksport.varsel set tilstand = 'koet', grunn = null, kanal = null, provd = '{}', forsok = 0, runde = runde + 1, referanse = null,
      neste = ${na}::timestamptz, endret = ${na}::timestamptz
    where tilstand = 'feilet' and utloper > ${na}::timestamptz`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** A device of the person's own. One that somebody else used before is his no more: that row is out of sight here, and a function ends it. */
export async function leggTilPush(
  db: DbEllerTx,
  p: {
    readonly personId: string;
    readonly endepunkt: string;
    readonly p256dh: string;
    readonly auth: string;
    readonly na: string;
  },
): Promise<void> {
  await sql`select eksport.overta_push(${p.endepunkt}, ${p.na}::timestamptz)`.execute(db);
  await sql`insert into eksport.pushabonnement (id, person_id, endepunkt, p256dh, auth, opprettet)
    values (gen_random_uuid(), ${p.personId}, ${p.endepunkt}, ${p.p256dh}, ${p.auth}, ${p.na}::timestamptz)`.execute(db);
}

/** Ends the person's own devices: the one at the address, or all. */
export async function avsluttEgenPush(
  db: DbEllerTx,
  p: { readonly personId: string; readonly endepunkt: string | undefined; readonly na: string },
): Promise<void> {
  await sql`update eksport.pushabonnement set avsluttet = greatest(opprettet, ${p.na}::timestamptz)
    where person_id = ${p.personId} and avsluttet is null and (${p.endepunkt ?? null}::text is null or endepunkt = ${p.endepunkt ?? null})`.execute(
    db,
  );
}

/** How many devices this person is told on. */
export async function tellEnheter(db: DbEllerTx, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from eksport.pushabonnement where person_id = ${personId} and avsluttet is null`.execute(db);
  return rows[0]!.n;
}

/** A device has shown the notice with this token. One nobody has, or that is over, changes nothing and says nothing. */
export async function kvitterPush(db: DbEllerTx, kvittering: string, na: string): Promise<void> {
  await sql`select eksport.kvitter_push(${kvittering}, ${na}::timestamptz)`.execute(db);
}
