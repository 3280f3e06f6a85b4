// The worklist: one bad person is held with the reason, the rest goes on.
import { sql } from 'kysely';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Holdt, Innlesingskilde } from './modell.ts';

/** What a person must decide anew each time, and what is known only by its place in one file: laying it aside does not silence the next. */
const ALLTID_FRAM = ['ny_foresatt_naer_skjermet', 'uleselig_post'];

/** Puts people in the worklist; one already there, or laid aside, for the same reason is only seen again. */
export async function holdIgjen(
  db: DbEllerTx,
  nokler: Nokkelring,
  innlesingId: string,
  kilde: Innlesingskilde,
  holdt: readonly Holdt[],
): Promise<void> {
  if (holdt.length === 0) return;
  const rader = holdt.map((h) => ({
    id: crypto.randomUUID(),
    arsak: h.arsak,
    person_id: h.personId ?? null,
    nokkel: `\\x${nokler.oppslag(h.nokkel, 'holdt').toString('hex')}`,
    linje: h.linje ?? null,
    detaljer: h.detaljer ?? {},
    kryptert:
      h.post === undefined ? null : `\\x${nokler.krypterStor(JSON.stringify(h.post), 'kilde.holdt_igjen').toString('hex')}`,
  }));
  const inn = sql`json_to_recordset(${JSON.stringify(rader)}::json) as x(id uuid, arsak text, person_id uuid, nokkel bytea, linje int, detaljer jsonb, kryptert bytea)`;
  await sql`with til_side as (
      update kilde.holdt_igjen h set sist_sett = now(), innlesing_id = ${innlesingId}::uuid, kryptert = x.kryptert from ${inn}
      where h.kilde = ${kilde} and h.losning = 'lagt_til_side' and h.nokkel = x.nokkel and h.arsak = x.arsak and x.arsak <> all(${ALLTID_FRAM}::text[])
      returning h.nokkel, h.arsak)
    insert into kilde.holdt_igjen (id, innlesing_id, kilde, arsak, person_id, nokkel, linje, detaljer, kryptert)
    select distinct on (x.nokkel, x.arsak) x.id, ${innlesingId}::uuid, ${kilde}, x.arsak, x.person_id, x.nokkel, x.linje, x.detaljer, x.kryptert
    from ${inn} where not exists (select 1 from til_side t where t.nokkel = x.nokkel and t.arsak = x.arsak)
    on conflict (kilde, nokkel, arsak) where lost is null do update set sist_sett = now(), kryptert = excluded.kryptert, innlesing_id = excluded.innlesing_id`.execute(
    db,
  );
}

/** What was held and has now come through is resolved by itself. */
export async function losHoldte(
  db: DbEllerTx,
  nokler: Nokkelring,
  kilde: Innlesingskilde,
  hvilke: () => readonly string[],
  losning: string,
): Promise<void> {
  const apne = await sql<{
    n: number;
  }>`select count(*) as n from kilde.holdt_igjen where kilde = ${kilde} and (lost is null or losning = 'lagt_til_side')`.execute(
    db,
  );
  if (apne.rows[0]!.n === 0) return;
  const oppslag = hvilke().map((n) => nokler.oppslag(n, 'holdt'));
  if (oppslag.length === 0) return;
  await sql`update kilde.holdt_igjen set lost = now(), losning = ${losning}, kryptert = null
    where kilde = ${kilde} and (lost is null or losning = 'lagt_til_side') and nokkel = any(${oppslag}::bytea[])`.execute(db);
}

/** Records that could not be read belong to the file they stood in: a newer file tells of its own. */
export async function losUleselige(tx: Tx, kilde: Innlesingskilde, innlesingId: string): Promise<void> {
  await sql`update kilde.holdt_igjen set lost = now(), losning = 'ny_fil', kryptert = null
    where kilde = ${kilde} and arsak = 'uleselig_post' and (lost is null or losning = 'lagt_til_side') and innlesing_id <> ${innlesingId}`.execute(
    tx,
  );
}

/** The file itself was refused: which of its records could not be read is nothing for people to go through. */
export async function forkastUleselige(db: DbEllerTx, innlesingId: string): Promise<void> {
  await sql`update kilde.holdt_igjen set lost = now(), losning = 'fila_avvist', kryptert = null
    where innlesing_id = ${innlesingId} and arsak = 'uleselig_post' and lost is null and sist_sett = opprettet`.execute(db);
}

export interface Holdtpost {
  readonly id: string;
  readonly kilde: Innlesingskilde;
  readonly lost: string | null;
  /** The record as it came, undefined when only its place in a file is known. */
  readonly post: unknown;
}

/** Something held, with its record in the clear: only for trying it again, and for showing whose it is. */
export async function hentHoldtpost(db: DbEllerTx, nokler: Nokkelring, id: string): Promise<Holdtpost | undefined> {
  const { rows } = await sql<{ id: string; kilde: Innlesingskilde; lost: string | null; kryptert: Buffer | null }>`
    select id, kilde, lost, kryptert from kilde.holdt_igjen where id = ${id}`.execute(db);
  const r = rows[0];
  return r && { id: r.id, kilde: r.kilde, lost: r.lost, post: lesHoldtpost(nokler, r.kryptert) };
}

export const lesHoldtpost = (nokler: Nokkelring, kryptert: Buffer | null): unknown =>
  kryptert === null ? undefined : (JSON.parse(nokler.dekrypterStor(kryptert, 'kilde.holdt_igjen')) as unknown);

/** Resolves one: it came through, was laid aside, or its people were joined. Laid aside keeps the record, so that it can be tried later. */
export async function settLost(db: DbEllerTx, id: string, losning: string, na: string): Promise<void> {
  await sql`update kilde.holdt_igjen set lost = ${na}::timestamptz, losning = ${losning},
    kryptert = case when ${losning} = 'lagt_til_side' then kryptert end where id = ${id} and lost is null`.execute(db);
}

/** Takes something out that was laid aside. */
export async function settApen(db: DbEllerTx, id: string): Promise<void> {
  await sql`update kilde.holdt_igjen set lost = null, losning = null where id = ${id} and losning = 'lagt_til_side'`.execute(db);
}

/** What a person decided about two entries, as far as an import may know. */
export async function finnSammenslaing(
  db: DbEllerTx,
  id: string,
): Promise<{ behold: string; fjernes: string; holdt_id: string | null } | undefined> {
  return (
    await sql<{
      behold: string;
      fjernes: string;
      holdt_id: string | null;
    }>`select behold, fjernes, holdt_id from tilgang.sammenslaing_for(${id}::uuid)`.execute(db)
  ).rows[0];
}
