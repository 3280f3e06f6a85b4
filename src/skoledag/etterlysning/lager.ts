import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { oppsettFor, tolkOppsett, type Skoleoppsett } from '../rutine/index.ts';
import type { Resultat, Sak, Saksteg, Steg, Utfall } from './modell.ts';

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

export interface Sakinnsyn extends Sak {
  readonly navn: string;
  readonly klasse: string | null;
  readonly skolenavn: string;
  readonly utfall: Utfall | null;
  readonly oppsett: Skoleoppsett;
}

/** One case with its pupil and school. One statement. */
export async function finnSak(
  s: { readonly db: DbEllerTx; readonly idag: string },
  sakId: string,
): Promise<Innsyn<Sakinnsyn> | undefined> {
  const { rows } = await sql<Sakinnsyn & { oppsett: unknown }>`
    select k.id, k.slag, k.elev_id as "elevId", k.skole, k.gruppe, k.dato, k.apnet, k.trinn, k.lukket, k.utfall,
      (select min(x.tid) from skoledag.etterlysningssteg x where x.etterlysning_id = k.id and x.hva in ('varslet', 'ringte')) as varslet,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(k.elev_id, ${s.idag}::date) n), '') as navn,
      (select e.klasse from register.elevforhold e where e.person_id = k.elev_id and e.kjent_til is null and e.skole = k.skole limit 1) as klasse,
      coalesce((select x.navn from register.skole x where x.organisasjonsnummer = k.skole and x.kjent_til is null limit 1), k.skole) as skolenavn,
      ${oppsettFor({ skole: sql`k.skole`, dato: s.idag })} as oppsett
    from skoledag.etterlysning k where k.id = ${sakId}`.execute(s.db);
  const r = rows[0];
  if (r === undefined) return undefined;
  return innsyn<Sakinnsyn>(
    { ...r, oppsett: tolkOppsett(r.oppsett) },
    {
      gjelder: r.elevId === null ? [] : [r.elevId],
      // guardians see the case of the pupil, never that a class is unchecked
      tilhorighet: { egenSkole: [r.skole], egetBarn: r.elevId === null ? [] : [r.elevId] },
    },
  );
}

/** The steps of a case with the names of those in them, the newest first. */
export async function hentSteg(db: DbEllerTx, sakId: string, idag: string): Promise<Saksteg[]> {
  const { rows } = await sql<Saksteg>`
    select s.tid, s.hva, s.resultat,
      (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(s.av, ${idag}::date) n) as av,
      (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(s.hvem, ${idag}::date) n) as hvem
    from skoledag.etterlysningssteg s where s.etterlysning_id = ${sakId} order by s.tid desc, s.id`.execute(db);
  return rows;
}

export interface Kontakt {
  readonly personId: string;
  readonly navn: string;
  readonly telefon: string | null;
  /** Strictly confidential, or hidden from the reader: reached through the head only. */
  readonly viaLedelsen: boolean;
}

/** Names and the numbers that count of these people, as far as the reader may know them. */
export async function hentKontaktlinjer(db: DbEllerTx, personer: readonly string[], idag: string): Promise<Kontakt[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<Kontakt>`
    with p as (select x.id, register.gradering_for(x.id) = 'strengtFortrolig' as streng,
        coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(x.id, ${idag}::date) n), '') as navn
      from unnest(${personer as string[]}::uuid[]) x(id))
    select p.id as "personId", p.navn, p.streng or p.navn = '' as "viaLedelsen",
      case when p.streng or p.navn = '' then null else coalesce(
        (select o.verdi #>> '{}' from register.overstyring o where o.person_id = p.id and o.felt = 'mobiltelefonnummer' and o.opphevet is null and o.gyldig_til >= ${idag}::date limit 1),
        (select k.mobiltelefonnummer from register.kontaktinformasjon k where k.person_id = p.id and k.kjent_til is null and k.mobiltelefonnummer is not null
          order by array_position(array['krr', 'manuell'], k.kilde) limit 1)) end as telefon
    from p order by p.navn = '', p.navn collate "nb-x-icu", p.id`.execute(db);
  return rows;
}

/** Cases told to guardians that the clock may have to hand over to the leaders. */
export async function hentVarslede(db: DbEllerTx, dato: string): Promise<{ id: string; skole: string; varslet: string }[]> {
  const { rows } = await sql<{ id: string; skole: string; varslet: string }>`
    select k.id, k.skole, (select min(x.tid) from skoledag.etterlysningssteg x where x.etterlysning_id = k.id and x.hva in ('varslet', 'ringte')) as varslet
    from skoledag.etterlysning k where k.dato = ${dato}::date and k.slag = 'elev' and k.lukket is null and k.trinn = 'varslet'`.execute(
    db,
  );
  return rows;
}

/** How many pupils of these schools have an open case that day. */
export async function tellApneSaker(
  db: DbEllerTx,
  u: { readonly skoler: readonly string[]; readonly dato: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from skoledag.etterlysning
    where slag = 'elev' and lukket is null and dato = ${u.dato}::date and skole = any(${u.skoler as string[]}::text[])`.execute(
    db,
  );
  return rows[0]!.n;
}
