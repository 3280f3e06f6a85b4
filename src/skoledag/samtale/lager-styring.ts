// What the school does with a round as a whole: opens, changes, calls off, invites and counts.
import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Form } from './modell.ts';

interface Skriver {
  readonly na: string;
  readonly av: string;
}

/** Opens the round to the homes. False: it is open already. */
export async function apneRunde(tx: Tx, rundeId: string, s: Skriver): Promise<boolean> {
  const { numAffectedRows } = await sql`update skoledag.samtalerunde set apnet = ${s.na}, apnet_av = ${s.av}
    where id = ${rundeId} and apnet is null and avlyst is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Changes where, how and until when. False: the round has been called off. */
export async function endreRunde(
  tx: Tx,
  r: { readonly rundeId: string; readonly sted: string; readonly form: Form; readonly frist: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update skoledag.samtalerunde set sted = ${r.sted}, form = ${r.form}, frist = ${r.frist}
    where id = ${r.rundeId} and avlyst is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Calls the round off. What was booked stays, to be seen as called off. */
export async function avlysRunde(tx: Tx, rundeId: string, s: Skriver): Promise<boolean> {
  const { numAffectedRows } = await sql`update skoledag.samtalerunde set avlyst = ${s.na}, avlyst_av = ${s.av}
    where id = ${rundeId} and avlyst is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Closes a time, or opens it again. False: no such time in the round. */
export async function stengTid(
  tx: Tx,
  t: { readonly rundeId: string; readonly tidId: string; readonly stengt: boolean },
  s: Skriver,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update skoledag.samtaletid set stengt = ${t.stengt ? s.na : null}::timestamptz, stengt_av = ${t.stengt ? s.av : null}::uuid
    where id = ${t.tidId} and runde_id = ${t.rundeId}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

const HENDELSE = { invitert: 'samtaleApnet', paminnet: 'samtalePaminnelse', endret: 'samtaleEndret' } as const;

/**
 * Invites, reminds or tells of a change: the row that the count rests on, and an event without content for the gate. `hvem`: everybody in the group
 * (`alle`), those without a time, those with one, or one pupil. Returns how many homes.
 */
export async function inviter(
  tx: Tx,
  i: {
    readonly rundeId: string;
    readonly skole: string;
    readonly slag: keyof typeof HENDELSE;
    readonly hvem: 'alle' | 'uten' | 'med' | { readonly elevId: string };
  },
  s: Skriver,
): Promise<number> {
  const hvorfor = i.hvem === 'uten' ? 'paminnet' : i.hvem === 'med' ? 'avlyst' : 'invitert';
  const en = typeof i.hvem === 'string' ? null : i.hvem.elevId;
  const { rows: hvem } = await sql<{
    elevId: string;
  }>`select e.id as "elevId" from skoledag.skal_inviteres(${i.rundeId}, ${hvorfor}) e(id)
    where ${en}::uuid is null or e.id = ${en}::uuid`.execute(tx);
  if (hvem.length === 0) return 0;
  const rader = JSON.stringify(hvem.map((h) => ({ id: crypto.randomUUID(), elevId: h.elevId })));
  const RADER = sql`jsonb_to_recordset(${rader}::jsonb) as x(id uuid, "elevId" uuid)`;
  await sql`insert into skoledag.samtaleinvitasjon (id, runde_id, elev_id, slag, sendt, sendt_av)
    select x.id, ${i.rundeId}, x."elevId", ${i.slag}, ${s.na}::timestamptz, ${s.av} from ${RADER}`.execute(tx);
  // the invitation stands before the event that names it: the database looks for it
  await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), ${HENDELSE[i.slag]}, x."elevId", x.id, ${i.skole}, ${s.na}::timestamptz
    from ${RADER}`.execute(tx);
  return hvem.length;
}

/** Has anybody been reminded in this round since a moment? */
export async function erMinnet(db: DbEllerTx, rundeId: string, siden: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from skoledag.samtaleinvitasjon where runde_id = ${rundeId} and slag = 'paminnet' and sendt >= ${siden}::timestamptz limit 1`.execute(
      db,
    );
  return rows.length > 0;
}

interface Stillingsrad {
  readonly elevId: string;
  readonly holdtIHalvaret: number;
  readonly invitertIAret: number;
}
/** Talks held in a half year, and rounds the home was invited to in a school year, for these pupils. One statement. */
export async function hentStilling(
  db: DbEllerTx,
  elever: readonly string[],
  p: {
    readonly halvar: { readonly fra: string; readonly til: string };
    readonly ar: { readonly fra: string; readonly til: string };
  },
): Promise<ReadonlyMap<string, Stillingsrad>> {
  if (elever.length === 0) return new Map();
  const { rows } = await sql<Stillingsrad>`
    select e.id as "elevId",
      (select count(distinct b.runde_id)::int from skoledag.samtalebestilling b where b.elev_id = e.id and b.avbestilt is null
        and b.holdt between ${p.halvar.fra}::date and ${p.halvar.til}::date) as "holdtIHalvaret",
      (select count(distinct i.runde_id)::int from skoledag.samtaleinvitasjon i where i.elev_id = e.id and i.slag = 'invitert'
        and (i.sendt at time zone 'Europe/Oslo')::date between ${p.ar.fra}::date and ${p.ar.til}::date) as "invitertIAret"
    from unnest(${elever as string[]}::uuid[]) e(id)`.execute(db);
  return new Map(rows.map((r) => [r.elevId, r]));
}

/** Names, as far as the reader may know them. */
export async function hentNavn(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{ id: string; navn: string | null }>`
    select p.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn
    from unnest(${ider as string[]}::uuid[]) p(id)`.execute(db);
  return new Map(rows.flatMap((r) => (r.navn === null || r.navn === '' ? [] : [[r.id, r.navn] as const])));
}

/** How many open times of a round lie over open times of the group's other rounds that are not called off. */
export async function tellOverlapp(db: DbEllerTx, r: { readonly rundeId: string; readonly gruppeId: string }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from skoledag.samtaletid t where t.runde_id = ${r.rundeId} and t.stengt is null and exists (
      select 1 from skoledag.samtaletid x join skoledag.samtalerunde a on a.id = x.runde_id
      where a.gruppe_id = ${r.gruppeId} and a.id <> ${r.rundeId} and a.avlyst is null and x.stengt is null and x.fra < t.til and t.fra < x.til)`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
