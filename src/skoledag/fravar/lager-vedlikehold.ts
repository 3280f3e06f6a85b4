// What the school writes beside the register: papers, what is left out of the diploma, follow-ups.
import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export async function settInnDokumentasjon(
  tx: DbEllerTx,
  d: {
    readonly elevId: string;
    readonly skole: string;
    readonly fra: string;
    readonly til: string;
    readonly slag: string;
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`insert into skoledag.dokumentasjon (id, elev_id, skole, fra, til, slag, kjent_fra, skrevet_av)
    values (${crypto.randomUUID()}, ${d.elevId}, ${d.skole}, ${d.fra}, ${d.til}, ${d.slag}, ${d.na}, ${d.av})`.execute(tx);
}

/** The decision of one school year. A new one is a new version; the one before stays. */
export async function settFratrekk(
  tx: DbEllerTx,
  f: {
    readonly elevId: string;
    readonly skole: string;
    readonly skolear: number;
    readonly krevdAv: string;
    readonly dager: number;
    readonly grunnlag: readonly object[];
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`update skoledag.fratrekk set kjent_til = ${f.na}::timestamptz, lukket_av = ${f.av} where elev_id = ${f.elevId} and skolear = ${f.skolear} and kjent_til is null`.execute(
    tx,
  );
  await sql`insert into skoledag.fratrekk (id, elev_id, skole, skolear, krevd_av, dager, grunnlag, kjent_fra, skrevet_av)
    values (${crypto.randomUUID()}, ${f.elevId}, ${f.skole}, ${f.skolear}, ${f.krevdAv}, ${f.dager}, ${JSON.stringify(f.grunnlag)}, ${f.na}, ${f.av})`.execute(
    tx,
  );
}

export interface Nadd {
  readonly elevId: string;
  readonly skole: string;
  readonly terskel: string;
  readonly periode: string;
  readonly antall: number;
}

/** Opens a follow-up for each threshold reached, once a period. Returns how many were new. */
export async function apneOppfolging(tx: DbEllerTx, nadde: readonly Nadd[], na: string): Promise<number> {
  if (nadde.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into skoledag.oppfolging (id, elev_id, skole, terskel, periode, antall, apnet)
    select gen_random_uuid(), x."elevId", x.skole, x.terskel, x.periode, x.antall, ${na}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(nadde)}::jsonb) as x("elevId" uuid, skole text, terskel text, periode text, antall int) on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

export async function lukkOppfolging(
  tx: DbEllerTx,
  o: { readonly id: string; readonly elevId: string; readonly tiltak: string; readonly na: string; readonly av: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update skoledag.oppfolging set lukket = ${o.na}::timestamptz, lukket_av = ${o.av}, tiltak = ${o.tiltak}
    where id = ${o.id} and elev_id = ${o.elevId} and lukket is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
