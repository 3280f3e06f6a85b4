import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Bestemmer, Bortvisingsslag } from './regler.ts';

export interface Bortvisingsrad {
  readonly id: string;
  readonly slag: Bortvisingsslag;
  readonly fra: string;
  readonly til: string;
  readonly fraKl: string | null;
  readonly tilKl: string | null;
  readonly grunn: Buffer;
  readonly varslet: string | null;
  readonly varsletHvordan: string | null;
  readonly bestemt: string;
  readonly av: string;
  readonly rolle: Bestemmer;
  readonly opphevet: string | null;
}

/** What has been decided of a pupil, the newest first. As far as the reader may see. One statement. */
export async function hentBortvisinger(
  db: DbEllerTx,
  u: { readonly elevId: string; readonly idag: string },
): Promise<Bortvisingsrad[]> {
  const { rows } = await sql<Bortvisingsrad>`
    select b.id, b.slag, b.fra, b.til, to_char(b.fra_kl, 'HH24:MI') as "fraKl", to_char(b.til_kl, 'HH24:MI') as "tilKl", b.grunn, b.varslet, b.varslet_hvordan as "varsletHvordan",
      b.bestemt, b.rolle, b.opphevet,
      coalesce((select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(b.bestemt_av, ${u.idag}::date) n), '') as av
    from skoledag.bortvising b where b.elev_id = ${u.elevId}::uuid order by b.bestemt desc limit 100`.execute(db);
  return rows;
}

export interface EnBortvising {
  readonly id: string;
  readonly elevId: string;
  readonly skole: string;
  readonly bestemtAv: string;
  readonly opphevet: string | null;
}

/** One decision, with where its pupil belongs. */
export async function finnBortvising(
  s: { readonly db: DbEllerTx; readonly idag: string },
  id: string,
): Promise<Innsyn<EnBortvising> | undefined> {
  const { rows } = await sql<EnBortvising & { grupper: string[] }>`
    select b.id, b.elev_id as "elevId", b.skole, b.bestemt_av as "bestemtAv", b.opphevet, array(select m.gruppe_id::text from register.gruppemedlem m
      where m.person_id = b.elev_id and m.kjent_til is null and ${s.idag}::date between m.fra and m.til) as grupper
    from skoledag.bortvising b where b.id = ${id}::uuid`.execute(s.db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const { grupper, ...b } = r;
  return innsyn<EnBortvising>(b, {
    gjelder: [b.elevId],
    tilhorighet: { egenSkole: [b.skole], egenGruppe: grupper, egetBarn: [b.elevId], segSelv: [b.elevId] },
  });
}

/** Writes the decision, and for the time the pupil is not at school, what the board must know. One statement. */
export async function skrivBortvising(
  tx: DbEllerTx,
  b: {
    readonly id: string;
    readonly elevId: string;
    readonly skole: string;
    readonly arstrinn: number;
    readonly slag: Bortvisingsslag;
    readonly fra: string;
    readonly til: string;
    readonly fraKl: string | null;
    readonly tilKl: string | null;
    readonly grunn: Buffer;
    readonly varsletHvordan: string | null;
    readonly rolle: Bestemmer;
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`
    with ny as (insert into skoledag.bortvising (id, elev_id, skole, arstrinn, slag, fra, til, fra_kl, til_kl, grunn, varslet, varslet_hvordan, bestemt, bestemt_av, rolle)
      values (${b.id}::uuid, ${b.elevId}::uuid, ${b.skole}, ${b.arstrinn}, ${b.slag}, ${b.fra}::date, ${b.til}::date, ${b.fraKl}::time, ${b.tilKl}::time, ${b.grunn},
        case when ${b.varsletHvordan}::text is not null then ${b.na}::timestamptz end, ${b.varsletHvordan}, ${b.na}::timestamptz, ${b.av}::uuid, ${b.rolle}))
    insert into skoledag.annetsted (id, elev_id, skole, slag, fra, til, fra_kl, til_kl, hva, kjent_fra, skrevet_av)
    values (${b.id}::uuid, ${b.elevId}::uuid, ${b.skole}, 'bortvist', ${b.fra}::date, ${b.til}::date, ${b.fraKl}::time,
      coalesce(${b.tilKl}::time, case when ${b.fraKl}::time is not null then '23:59'::time end), null, ${b.na}::timestamptz, ${b.av}::uuid)`.execute(
    tx,
  );
}

/** Takes a decision back; the board expects the pupil again. False: it was taken back already. */
export async function opphevBortvising(
  tx: DbEllerTx,
  b: { readonly id: string; readonly na: string; readonly av: string },
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    with slutt as (update skoledag.annetsted set kjent_til = greatest(${b.na}::timestamptz, kjent_fra), lukket_av = ${b.av}::uuid
        where id = ${b.id}::uuid and kjent_til is null returning 1),
      opp as (update skoledag.bortvising set opphevet = ${b.na}::timestamptz, opphevet_av = ${b.av}::uuid where id = ${b.id}::uuid and opphevet is null returning 1)
    select (select count(*) from opp) as n from (select count(*) from slutt) x`.execute(tx);
  return rows[0]!.n === 1;
}
