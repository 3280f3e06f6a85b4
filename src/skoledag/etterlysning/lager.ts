import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Resultat, Steg, Utfall } from './modell.ts';

export interface NySak {
  readonly elevId: string;
  readonly skole: string;
  readonly gruppe: string | null;
}

/**
 * Opens a case for each pupil that has none, with its first step and an event that tells the guardians. Safe to call again, and from two
 * places at once: the index lets one through. Returns the cases opened. One statement.
 */
export async function apneElevsaker(
  tx: DbEllerTx,
  s: { readonly elever: readonly NySak[]; readonly dato: string; readonly na: string; readonly av: string | null },
): Promise<readonly { id: string; elevId: string; skole: string }[]> {
  if (s.elever.length === 0) return [];
  const { rows } = await sql<{ id: string; elevId: string; skole: string }>`
    with ny as (insert into skoledag.etterlysning (id, slag, elev_id, skole, gruppe, dato, apnet, apnet_av, trinn)
      select gen_random_uuid(), 'elev', x."elevId", x.skole, x.gruppe, ${s.dato}::date, ${s.na}::timestamptz, ${s.av}::uuid, 'varslet'
      from jsonb_to_recordset(${JSON.stringify(s.elever)}::jsonb) as x("elevId" uuid, skole text, gruppe text)
      on conflict do nothing returning id, elev_id, skole),
    h as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'elevEtterlyst', elev_id, id, skole, ${s.na}::timestamptz from ny on conflict do nothing),
    f as (insert into skoledag.etterlysningssteg (id, etterlysning_id, tid, av, hva, resultat)
      select gen_random_uuid(), id, ${s.na}::timestamptz, ${s.av}::uuid, 'varslet', 'sendt_videre' from ny)
    select id, elev_id as "elevId", skole from ny`.execute(tx);
  return rows;
}

/** Opens a case for each class nobody has checked. No guardian is told of it. */
export async function apneKlassesaker(
  tx: DbEllerTx,
  s: { readonly klasser: readonly { skole: string; gruppe: string }[]; readonly dato: string; readonly na: string },
): Promise<number> {
  if (s.klasser.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into skoledag.etterlysning (id, slag, skole, gruppe, dato, apnet)
    select gen_random_uuid(), 'klasse', x.skole, x.gruppe, ${s.dato}::date, ${s.na}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(s.klasser)}::jsonb) as x(skole text, gruppe text) on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Closes the open cases of these pupils, with who did it and why. Returns the schools they were at. */
export async function avklarElevsaker(
  tx: DbEllerTx,
  s: { readonly elever: readonly string[]; readonly utfall: Utfall; readonly av: string | null; readonly na: string },
): Promise<readonly string[]> {
  if (s.elever.length === 0) return [];
  const { rows } = await sql<{ skole: string }>`
    with l as (update skoledag.etterlysning set lukket = ${s.na}::timestamptz, lukket_av = ${s.av}, utfall = ${s.utfall}
      where slag = 'elev' and lukket is null and elev_id = any(${s.elever as string[]}::uuid[]) returning id, elev_id, skole),
    h as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'etterlysningAvklart', elev_id, id, skole, ${s.na}::timestamptz from l on conflict do nothing),
    f as (insert into skoledag.etterlysningssteg (id, etterlysning_id, tid, av, hva, resultat)
      select gen_random_uuid(), id, ${s.na}::timestamptz, ${s.av}::uuid, 'lukket', 'avklart' from l)
    select distinct skole from l`.execute(tx);
  return rows.map((r) => r.skole);
}

/** Closes the case of a class that has now been checked. */
export async function avklarKlassesak(
  tx: DbEllerTx,
  s: { readonly skole: string; readonly gruppe: string; readonly dato: string; readonly av: string; readonly na: string },
): Promise<void> {
  await sql`update skoledag.etterlysning set lukket = ${s.na}::timestamptz, lukket_av = ${s.av}, utfall = 'fort'
    where slag = 'klasse' and lukket is null and skole = ${s.skole} and gruppe = ${s.gruppe} and dato = ${s.dato}::date`.execute(
    tx,
  );
}

/** Adds a step; a step never goes away. Two on the same case wait for one another. */
export async function leggTilSteg(
  tx: DbEllerTx,
  s: {
    readonly sakId: string;
    readonly hva: Steg;
    readonly hvem: string | null;
    readonly resultat: Resultat;
    readonly av: string | null;
    readonly na: string;
    readonly utfall: Utfall | undefined;
    readonly eskaler: boolean;
  },
): Promise<void> {
  await sql`
    with f as (insert into skoledag.etterlysningssteg (id, etterlysning_id, tid, av, hva, hvem, resultat)
      values (gen_random_uuid(), ${s.sakId}, ${s.na}::timestamptz, ${s.av}::uuid, ${s.hva}, ${s.hvem}::uuid, ${s.resultat}))
    update skoledag.etterlysning set
      trinn = case when ${s.eskaler} then 'eskalert' else trinn end,
      eskalert = case when ${s.eskaler} then coalesce(eskalert, ${s.na}::timestamptz) else eskalert end,
      lukket = case when ${s.utfall ?? null}::text is null then null else ${s.na}::timestamptz end,
      lukket_av = case when ${s.utfall ?? null}::text is null then null else ${s.av}::uuid end,
      utfall = ${s.utfall ?? null}
    where id = ${s.sakId} and lukket is null`.execute(tx);
}
