import { sql } from 'kysely';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';

export type PersonId = string;

/** Who has this number now, in any school: the id and nothing more. For acts that are given a number. */
export async function finnPersonPaNummer(db: DbEllerTx, oppslag: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: string | null }>`select register.person_med_nummer(${oppslag}::bytea) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Context of encryption: a number cannot be moved to another column and still be read. */
const KONTEKST = 'register.personidentifikator';

export interface Identifikatorinn {
  readonly personId: PersonId;
  readonly identifikator: string;
  readonly type: 'fodselsnummer' | 'dNummer' | 'duf' | 'ansattnummer';
  readonly status: 'iBruk' | 'opphort';
  /** The look-up value, when the caller has it already. */
  readonly oppslag?: string | undefined;
}

/** HMAC look-up value of a number, as PostgreSQL's hex text. Types share one name space but for HR's own numbers. */
export function oppslagsnokkel(nokler: Nokkelring, identifikator: string, type?: Identifikatorinn['type']): string {
  return `\\x${nokler.oppslag(type === 'ansattnummer' ? `ansattnummer:${identifikator}` : identifikator, 'identifikator').toString('hex')}`;
}

export const krypterIdentifikator = (nokler: Nokkelring, identifikator: string): string =>
  `\\x${nokler.krypter(identifikator, KONTEKST).toString('hex')}`;
export const dekrypterIdentifikator = (nokler: Nokkelring, kryptert: Uint8Array): string => nokler.dekrypter(kryptert, KONTEKST);

/** Who has these numbers, old ones included. Follows a merge to the one that is kept. Key: the look-up value. */
export async function finnPersonerPaOppslag(db: DbEllerTx, oppslag: readonly string[]): Promise<Map<string, PersonId>> {
  if (oppslag.length === 0) return new Map();
  const { rows } = await sql<{ oppslag: string; person_id: string }>`
    select '\\x' || encode(i.oppslag, 'hex') as oppslag, coalesce(p.sammenslatt_med, p.id) as person_id
    from register.personidentifikator i join register.person p on p.id = i.person_id
    where i.kjent_til is null and i.oppslag = any(${oppslag as string[]}::bytea[])`.execute(db);
  return new Map(rows.map((r) => [r.oppslag, r.person_id]));
}

/**
 * Locks the people who have these numbers until the transaction ends, in one order for all: two runs, of one source or of two, never
 * write about one person at the same time. What is read after this is what counts.
 */
export async function lasPersoner(tx: Tx, oppslag: readonly string[]): Promise<void> {
  if (oppslag.length === 0) return;
  await sql`select 1 from register.personidentifikator i join register.person p on p.id = i.person_id
    where i.kjent_til is null and i.oppslag = any(${oppslag as string[]}::bytea[]) order by p.id for no key update of p`.execute(
    tx,
  );
}

/** Somebody else has just given one of our new people another id. Reads as the unique violation it nearly was: another try settles it. */
export class Nummerkapplop extends Error {
  readonly code = '23505';
  readonly constraint = 'personidentifikator_oppslag';
}

/** Makes people. One that is there already (made from a key of the source's, and undone since) is used again. */
export async function opprettPersoner(tx: Tx, ider: readonly PersonId[], endringssett: string): Promise<void> {
  if (ider.length === 0) return;
  await sql`insert into register.person (id, opprettet_av) select x, ${endringssett}::uuid from unnest(${ider as string[]}::uuid[]) x
    on conflict do nothing`.execute(tx);
}

/**
 * Adds numbers people did not have, and changes iBruk to opphort (or back) where the source says so; Folkeregisteret's word goes over
 * what another import has said. `bareNye`: the people were made in this transaction, so they have none.
 * @throws Nummerkapplop when a number belongs to somebody else.
 */
export async function registrerIdentifikatorer(
  tx: Tx,
  nokler: Nokkelring,
  s: { kilde: string; endringssett: string; na: string; rader: readonly Identifikatorinn[]; bareNye?: boolean },
): Promise<void> {
  if (s.rader.length === 0) return;
  const rader = s.rader.map((r) => ({
    person_id: r.personId,
    type: r.type,
    status: r.status,
    oppslag: r.oppslag ?? oppslagsnokkel(nokler, r.identifikator, r.type),
    kryptert: krypterIdentifikator(nokler, r.identifikator),
  }));
  const lukk = s.bareNye
    ? sql`select ''::bytea as oppslag where false`
    : sql`update register.personidentifikator f set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.endringssett}::uuid
      from inn i where f.kjent_til is null and f.oppslag = i.oppslag and f.person_id = i.person_id and f.status <> i.status
        and (f.kilde = ${s.kilde} or (${s.kilde} = 'folkeregisteret' and f.kilde in ('hr', 'oppstart')))
      returning f.oppslag`;
  const { rows } = await sql<{ opptatt: number }>`
    with inn as materialized (
      -- «opphort» is said by the number's own document; somebody else's document that mentions the number says nothing of its status
      select distinct on (oppslag) * from json_to_recordset(${JSON.stringify(rader)}::json) as x(person_id uuid, type text, status text, oppslag bytea, kryptert bytea)
      order by oppslag, status desc, person_id),
    lukket as (${lukk}),
    holder as materialized (select i.*,
      (select f.person_id from register.personidentifikator f where f.kjent_til is null and f.oppslag = i.oppslag) as hos from inn i),
    apnet as (insert into register.personidentifikator (person_id, kilde, type, oppslag, kryptert, status, kjent_fra, apnet_av)
    select i.person_id, ${s.kilde}, i.type, i.oppslag, i.kryptert, i.status, ${s.na}::timestamptz, ${s.endringssett}::uuid from holder i
    where (select count(*) from lukket) >= 0 and (i.hos is null or i.oppslag in (select oppslag from lukket)))
    select count(*) as opptatt from holder i where i.hos <> i.person_id`.execute(tx);
  if (rows[0]!.opptatt > 0) throw new Nummerkapplop('A number belongs to somebody else');
}
