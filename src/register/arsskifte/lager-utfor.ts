// The change itself: a school at a time, all of it or nothing, in sets.
import { sql } from 'kysely';
import type { Db, Tx } from '#grunn/db/index.ts';
import { taTilbakeFakta } from '#grunn/fakta/index.ts';
import { elevforholdFakta } from '#register/elevforhold/kjerne.ts';
import { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from '#register/gruppe/kjerne.ts';
import { folger, harStilling, planen, type Skifte } from './lager-plan.ts';
import type { Skiftearsak, Skiftetall } from './modell.ts';
import { skiftedager } from './regler.ts';

export interface Bestilling extends Skifte {
  readonly id: string;
  /** `arsskifte`, or another mass change that is to be taken back. */
  readonly slag: string;
  readonly status: 'bestilt' | 'angring_bestilt';
  readonly angretAv: string | null;
}

/** The oldest order nobody has carried out. */
export async function finnBestilling(db: Db, ikke: readonly string[]): Promise<Bestilling | undefined> {
  const { rows } =
    await sql<Bestilling>`select id, slag, skole, skolear - 1 as "fraAr", valg, status, angret_av as "angretAv" from register.endringssett
    where (slag = 'arsskifte' or status = 'angring_bestilt') and status in ('bestilt', 'angring_bestilt') and id <> all(${ikke as string[]}::uuid[]) order by opprettet, id limit 1`.execute(
      db,
    );
  return rows[0];
}

/** Takes the order and the school for this transaction. False: somebody has carried it out meanwhile. */
async function ta(tx: Tx, b: Bestilling): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(727011, hashtext(coalesce(${b.skole}::text, '')))`.execute(tx);
  const { rows } =
    await sql`select 1 from register.endringssett where id = ${b.id}::uuid and status = ${b.status} for update`.execute(tx);
  return rows.length === 1;
}

/**
 * Moves one school to the next year under the change set `b.id`. All of it in the transaction of `tx`, in seven statements whatever the size.
 * Undefined: done already.
 */
export async function utforSkifte(tx: Tx, b: Bestilling, na: string): Promise<Skiftetall | undefined> {
  if (!(await ta(tx, b))) return undefined;
  const d = skiftedager(b.fraAr);
  const sett = sql`${b.id}::uuid`;
  const tid = sql`${na}::timestamptz`;
  const plan = planen(b);
  const sumFor = await skolesum(tx, b.skole);
  // groups first: who is in them rests on what they are
  const grupper = await sql<{
    slag: string;
  }>`with ${plan} insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, arstrinn, fagkode, fra, til, kjent_fra, apnet_av)
    select g.ny, 'manuell', g.slag, ${b.skole}, ${b.fraAr + 1}, g.nytt_navn, g.nye_trinn, g.fagkode, ${d.forste}::date, ${d.slutt}::date, ${tid}, ${sett}
    from g where not g.finnes returning slag`.execute(tx);
  // by group first: asked for group and person at once, the index that keeps them apart is used, at a millisecond a row
  const plasser = await sql`with ${plan},
    m as materialized (select m.gruppe_id, m.person_id from register.gruppemedlem m where m.gruppe_id = any(array(select gammel from g))
      and m.kjent_til is null and ${d.siste}::date between m.fra and m.til)
    insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
    select distinct g.ny, m.person_id, 'manuell', ${d.forste}::date, ${d.slutt}::date, ${tid}, ${sett}
    from g join m on m.gruppe_id = g.gammel
    join p on p.person_id = m.person_id and p.slag = 'opp'
    where not exists (select 1 from register.gruppemedlem a join register.gruppe h on h.gruppe_id = a.gruppe_id and h.kjent_til is null
        where a.person_id = m.person_id and a.kjent_til is null and a.til >= ${d.forste}::date
          and (a.gruppe_id = g.ny or (g.slag in ('klasse', 'kontaktlarergruppe') and h.slag = g.slag)))`.execute(tx);
  const larere =
    await sql`with ${plan} insert into register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra, til, kjent_fra, apnet_av)
    select distinct g.ny, u.person_id, 'manuell', u.rolle, ${d.forste}::date, ${d.slutt}::date, ${tid}, ${sett}
    from g join register.undervisningsforhold u on u.gruppe_id = g.gammel and u.kjent_til is null and ${d.siste}::date between u.fra and u.til
    where ${folger(sql`u.rolle`, b.valg)} and ${harStilling(sql`u.person_id`, b)}
      and not exists (select 1 from register.undervisningsforhold a where a.gruppe_id = g.ny and a.person_id = u.person_id and a.rolle = u.rolle
        and a.kjent_til is null and a.til >= ${d.forste}::date)`.execute(tx);
  const nye = b.valg.nyeForste ? await apneForste(tx, b, na) : 0;
  const { rows: elever } = await sql<{ opp: number; videre: number; ut: number; utenSkole: number }>`
    with ${plan},
    lukket as (update register.elevforhold e set kjent_til = ${tid}, lukket_av = ${sett} from p
      where e.elevforhold_id = p.elevforhold_id and e.kilde = p.kilde and e.kjent_til is null returning 1),
    apnet as (insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, til, kjent_fra, apnet_av)
      select x.person_id, 'manuell', x.id, x.skole, x.arstrinn, x.klasse, x.fra, x.til, ${tid}, ${sett} from (
        select p.person_id, p.elevforhold_id as id, ${b.skole} as skole, p.arstrinn, p.klasse, p.fra, ${d.siste}::date as til from p
        union all
        select p.person_id, md5(p.elevforhold_id::text || ${d.forste})::uuid, p.til_skole, p.arstrinn + 1,
          case when p.slag = 'opp' then register.neste_navn(p.klasse) end, ${d.forste}::date, p.til
        from p where p.slag in ('opp', 'videre') and p.til_skole is not null) x
      where (select count(*) from lukket) >= 0 -- closes first: one current row a key
      returning 1)
    select count(*) filter (where slag = 'opp') as opp, count(*) filter (where slag = 'videre') as videre, count(*) filter (where slag = 'ut') as ut,
      count(*) filter (where slag = 'videre' and til_skole is null) as "utenSkole" from p where (select count(*) from apnet) >= 0`.execute(
    tx,
  );
  const tall: Skiftetall = {
    ...elever[0]!,
    nye,
    klasser: grupper.rows.filter((g) => g.slag === 'klasse').length,
    grupper: grupper.rows.filter((g) => g.slag !== 'klasse').length,
    plasser: Number(plasser.numAffectedRows ?? 0),
    larere: Number(larere.numAffectedRows ?? 0),
  };
  await sql`update register.endringssett set status = 'utfort', arsak = null, antall = ${JSON.stringify(tall)}::jsonb, utfort = ${tid}, sum_for = ${sumFor},
    sum_etter = ${await skolesum(tx, b.skole)} where id = ${sett}`.execute(tx);
  return tall;
}

/** Children of the school's krets who turn six in the year the new one begins get a place on the first year. */
async function apneForste(tx: Tx, b: Bestilling, na: string): Promise<number> {
  const { forste } = skiftedager(b.fraAr);
  const svar =
    await sql`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, fra, kjent_fra, apnet_av)
    select n.person_id, 'manuell', md5(n.person_id::text || ${forste})::uuid, ${b.skole}, 1, ${forste}::date, ${na}::timestamptz, ${b.id}::uuid
    from register.nye_forsteklassinger(${b.skole}, ${b.fraAr + 1}) n`.execute(tx);
  return Number(svar.numAffectedRows ?? 0);
}

const skolesum = async (tx: Tx, skole: string): Promise<Buffer> =>
  (await sql<{ sum: Buffer }>`select register.skolesum(${skole}) as sum`.execute(tx)).rows[0]!.sum;

const TABELLER = [undervisningsforholdFakta, gruppemedlemFakta, gruppeFakta, elevforholdFakta];

/** Something that has come to rest on what the change made: the caller gives up the transaction. */
export class KanIkkeAngres extends Error {
  readonly arsak: Skiftearsak;
  constructor(arsak: Skiftearsak) {
    super(arsak);
    this.arsak = arsak;
  }
}

/**
 * Takes a change back, so that every current row of the school is as it was. @throws KanIkkeAngres when anything has been built on it, or
 * when nothing has happened since and the sum of the rows is still not the one from before.
 */
export async function angreSkifte(tx: Tx, b: Bestilling, na: string): Promise<boolean> {
  if (!(await ta(tx, b))) return false;
  if (await erBygdPa(tx, b)) throw new KanIkkeAngres('bygd_pa');
  // has anything at all happened at the school since, such as a new pupil this spring? Then the sum from before is no longer the measure
  const { rows: sammen } = await sql<{
    urort: boolean;
  }>`select sum_etter = register.skolesum(skole) as urort from register.endringssett
    where id = ${b.id}::uuid`.execute(tx);
  const nytt = crypto.randomUUID();
  for (const t of TABELLER)
    if (!(await taTilbakeFakta(tx, t, { endringssett: b.id, nyttEndringssett: nytt, na })))
      throw new KanIkkeAngres('endret_siden');
  const { rows } = await sql<{
    lik: boolean;
  }>`update register.endringssett set status = 'angret', arsak = null, angret = ${na}::timestamptz, angret_sett = ${nytt}::uuid
    where id = ${b.id}::uuid returning sum_for = register.skolesum(skole) as lik`.execute(tx);
  if (sammen[0]?.urort === true && rows[0]?.lik !== true) throw new KanIkkeAngres('ulik_sum');
  return true;
}

/** Takes back any other named change, all of it or nothing. @throws KanIkkeAngres when something of it has been changed since. */
export async function angreSett(tx: Tx, b: Bestilling, na: string): Promise<boolean> {
  if (!(await ta(tx, b))) return false;
  const nytt = crypto.randomUUID();
  for (const t of TABELLER)
    if (!(await taTilbakeFakta(tx, t, { endringssett: b.id, nyttEndringssett: nytt, na })))
      throw new KanIkkeAngres('endret_siden');
  await sql`update register.endringssett set status = 'angret', arsak = null, angret = ${na}::timestamptz, angret_sett = ${nytt}::uuid
    where id = ${b.id}::uuid`.execute(tx);
  return true;
}

/** Do others' rows rest on what this change opened: pupils or teachers in its groups, or its pupils in other groups of the new year? */
async function erBygdPa(tx: Tx, b: Bestilling): Promise<boolean> {
  const sett = sql`${b.id}::uuid`;
  const { rows } = await sql<{ bygd: boolean }>`
    with g as materialized (select gruppe_id from register.gruppe where apnet_av = ${sett}),
    e as materialized (select person_id from register.elevforhold where apnet_av = ${sett} and kjent_til is null and fra = ${skiftedager(b.fraAr).forste}::date),
    utfort as (select utfort from register.endringssett where id = ${sett})
    select exists (select 1 from register.gruppemedlem m where m.gruppe_id = any(array(select gruppe_id from g)) and m.kjent_til is null and m.apnet_av <> ${sett})
      or exists (select 1 from register.undervisningsforhold u where u.gruppe_id = any(array(select gruppe_id from g)) and u.kjent_til is null and u.apnet_av <> ${sett})
      or exists (select 1 from (select m.gruppe_id, m.person_id from register.gruppemedlem m where m.kjent_til is null and m.apnet_av <> ${sett}
          and m.kjent_fra > (select utfort from utfort) offset 0) m -- what is newer first: by person, the index that keeps places apart is used, at a millisecond a row
        join e on e.person_id = m.person_id
        where exists (select 1 from register.gruppe h where h.gruppe_id = m.gruppe_id and h.kjent_til is null and h.skolear = ${b.fraAr + 1}))
      as bygd`.execute(tx);
  return rows[0]!.bygd;
}

/** The order could not be carried out: why, for those who look. Undo that failed leaves the change standing. */
export async function skrivFeilet(db: Db, b: Bestilling, arsak: Skiftearsak): Promise<void> {
  const status = b.status === 'bestilt' ? 'feilet' : 'utfort';
  await sql`update register.endringssett set status = ${status}, arsak = ${arsak} where id = ${b.id}::uuid and status = ${b.status}`.execute(
    db,
  );
}
