// What is otherwise on one day, and who is told of it.
import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { brukFakta } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { ukedag } from '#grunn/tid/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnAktivitet, finnPlan, type Planinnsyn, type Skriving } from './lager.ts';
import { timeendringFakta } from './tabeller.ts';

export interface Dagsendringsrad {
  readonly endringId: string;
  readonly aktivitetId: string;
  readonly dato: string;
  readonly nr: number;
  readonly avlyst: boolean;
  readonly larere: readonly string[] | null;
  readonly rom: readonly string[] | null;
}

/** What is otherwise at a school on a date. */
export async function hentDagsendringer(
  db: DbEllerTx,
  skole: string,
  dato: string,
): Promise<(Dagsendringsrad & { readonly versjon: string })[]> {
  const { rows } = await sql<
    Dagsendringsrad & { versjon: string }
  >`select endring_id as "endringId", aktivitet_id as "aktivitetId", dato::text as dato, nr, avlyst,
      larere::text[] as larere, rom::text[] as rom, apnet_av::text as versjon
    from opplaring.timeendring where skole = ${skole} and dato = ${dato}::date and kjent_til is null order by nr, aktivitet_id`.execute(
    db,
  );
  return rows;
}

/** Writes what is otherwise with one lesson on a date; `null`: it is as the plan says again. */
export async function skrivDagsendring(
  tx: Tx,
  o: Skriving & { readonly endringId: string; readonly rad: Omit<Dagsendringsrad, 'endringId'> | null },
): Promise<void> {
  await brukFakta(tx, timeendringFakta, {
    kilde: 'manuell',
    endringssett: o.endringssett,
    na: o.na,
    subjekter: [o.endringId],
    heltBilde: true,
    rader:
      o.rad === null
        ? []
        : [
            {
              endring_id: o.endringId,
              skole: o.skole,
              aktivitet_id: o.rad.aktivitetId,
              dato: o.rad.dato,
              nr: o.rad.nr,
              avlyst: o.rad.avlyst,
              larere: o.rad.larere,
              rom: o.rad.rom,
            },
          ],
  });
}

/** The dates, with the groups, on which a change set did something to the day. */
export async function finnEndredeDager(
  db: DbEllerTx,
  sett: string,
): Promise<{ readonly dato: string; readonly grupper: readonly string[] }[]> {
  const { rows } = await sql<{
    dato: string;
    grupper: string[];
  }>`select e.dato::text as dato, array_agg(distinct g)::text[] as grupper
    from opplaring.timeendring e join opplaring.aktivitet a on a.aktivitet_id = e.aktivitet_id and a.kjent_til is null cross join lateral unnest(a.grupper) g
    where ${sett}::uuid in (e.apnet_av, e.lukket_av) group by 1 order by 1`.execute(db);
  return rows;
}

/**
 * Who of these people and rooms are in another lesson than `aktivitet` on a date, as the day is and not only as the plan says: each with what it is.
 * Those let off that day are free. Wherever the reader may read.
 */
export async function hentOpptatte(
  db: DbEllerTx,
  o: { readonly dato: string; readonly nr: number; readonly aktivitet: string; readonly ider: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; navn: string }>`
    with t as materialized (select a.aktivitet_id, a.navn, a.larere, x.rom from opplaring.aktivitet a
        join opplaring.timeplan p on p.timeplan_id = a.timeplan_id and p.kjent_til is null and not p.utkast and ${o.dato}::date between p.fra and p.til
        join opplaring.time x on x.aktivitet_id = a.aktivitet_id and x.kjent_til is null and x.dag = extract(isodow from ${o.dato}::date) and x.nr = ${o.nr}
        where a.kjent_til is null and a.aktivitet_id <> ${o.aktivitet}::uuid)
    select h.id::text as id, string_agg(distinct t.navn, ', ') as navn from t
      left join opplaring.timeendring e on e.aktivitet_id = t.aktivitet_id and e.dato = ${o.dato}::date and e.nr = ${o.nr} and e.kjent_til is null
      cross join lateral unnest(coalesce(e.larere, t.larere) || coalesce(e.rom, t.rom)) h(id)
    where e.avlyst is not true and h.id = any(${o.ider as string[]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map((r) => [r.id, r.navn]));
}

/**
 * Says that the day of these groups' pupils is otherwise, for the gate out of the house: one event a pupil and date, and at most one an hour, so that six
 * changes in a row are one notice. The occasion is the pupil's own, so that `erForeldet` can tell whether that pupil's day came back to what it was.
 */
export async function siFra(
  tx: Tx,
  o: { readonly skole: string; readonly dato: string; readonly grupper: readonly string[]; readonly na: string },
): Promise<void> {
  await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), 'timeplanEndret', x.person_id,
      md5('timeplan ' || x.person_id || ' ' || ${o.dato}::date || ' ' || to_char(${o.na}::timestamptz at time zone 'UTC', 'YYYYMMDDHH24'))::uuid, ${o.skole}, ${o.na}::timestamptz
    from (select distinct m.person_id from register.gruppemedlem m where m.gruppe_id = any(${o.grupper as string[]}::uuid[]) and m.kjent_til is null
      and ${o.dato}::date between m.fra and m.til) x on conflict do nothing`.execute(tx);
}

export interface Dagstime extends Planinnsyn {
  readonly grupper: readonly string[];
}

/** One lesson on one date, of the published plan that counts then; the version is of what is otherwise that day. */
export async function finnDagstime(
  db: DbEllerTx,
  inn: { readonly aktivitet: string; readonly nr: number; readonly dato: string },
): Promise<Innsyn<Dagstime> | undefined> {
  const a = await finnAktivitet(db, inn.aktivitet);
  const plan = a && (await finnPlan(db, a.planId));
  if (a === undefined || plan === undefined || plan.utkast || inn.dato < plan.fra || inn.dato > plan.til) return undefined;
  if (!a.timer.some((t) => t.dag === ukedag(inn.dato) && t.nr === inn.nr)) return undefined;
  const her = (await hentDagsendringer(db, plan.skole, inn.dato)).find((e) => e.aktivitetId === inn.aktivitet && e.nr === inn.nr);
  return innsyn(
    { ...plan, grupper: a.grupper, versjon: her?.versjon ?? 'plan' },
    { gjelder: [], tilhorighet: { egenSkole: [plan.skole] } },
  );
}
