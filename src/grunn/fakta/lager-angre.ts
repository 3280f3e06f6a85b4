import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import { delerAv, subjekttype, type Faktatabell } from './lager.ts';

export interface Angring {
  readonly endringssett: string;
  readonly nyttEndringssett: string;
  /** When the undo happens (ISO). */
  readonly na: string;
  /** Subjects that others have come to depend on: nothing of theirs is touched. */
  readonly laVare?: readonly string[];
  /** Sources that are not ours to write as: their rows are left. */
  readonly ikkeKilder?: readonly string[];
  /** Subjects near protection: what the set added is taken away, but nothing it took away or replaced comes back. */
  readonly bareStramme?: readonly string[];
  /** Only counts what would happen: nothing is written, and a role that may not write can ask. */
  readonly bareTell?: boolean;
}

export interface Angresvar {
  readonly lukket: number;
  readonly gjenapnet: number;
  /** Rows that have changed since, or that others depend on: left as they are. */
  readonly endretSiden: number;
  /** Rows left because taking them back would loosen protection. */
  readonly beholdtVern: number;
  readonly subjekter: readonly string[];
}

/**
 * Takes back what a change set did to one table by adding versions: rows it opened that still count are closed, and rows it closed are
 * opened again where nothing has happened to that key since. Never loosens protection; what is left alone is counted.
 */
export async function angreFakta(tx: Tx, t: Faktatabell, s: Angring): Promise<Angresvar> {
  const d = delerAv(t);
  const tabell = sql.raw(t.navn);
  const sett = sql`${s.endringssett}::uuid`;
  const blant = (a: string, ider: readonly string[]) =>
    sql`${sql.raw(`${a}.${t.subjekt}`)} = any(${ider as string[]}::${sql.raw(subjekttype(t))})`;
  const lik = (a: string, b: string) => sql.raw(d.likNokkel(a, b) + (t.paTversAvKilder ? '' : ` and ${a}.kilde = ${b}.kilde`));
  const rad = (a: string, hva: 'apnet' | 'lukket') =>
    hva === 'apnet'
      ? sql`${sql.raw(a)}.apnet_av = ${sett} and ${sql.raw(a)}.kjent_til is null`
      : sql`${sql.raw(a)}.lukket_av = ${sett} and ${sql.raw(a)}.apnet_av <> ${sett}`;
  const laVare = s.laVare ?? [];
  const bareStramme = s.bareStramme ?? [];

  // why a row the set opened must stay
  const vern: RawBuilder<unknown>[] = [];
  if (t.vern) vern.push(sql`${rang(t, 'f')} > coalesce((select max(${rang(t, 'g')}) from ${tabell} g where ${rad('g', 'lukket')} and ${lik('g', 'f')}), ${sql.lit(ugradertRang(t))})`); // prettier-ignore
  if (bareStramme.length > 0) vern.push(sql`(${blant('f', bareStramme)} and exists (select 1 from ${tabell} g where ${rad('g', 'lukket')} and ${lik('g', 'f')}))`); // prettier-ignore
  const ma = vern.length > 0 ? sql`(${sql.join(vern, sql` or `)})` : sql`false`;
  const andres = (a: string) => sql`${sql.raw(a)}.kilde = any(${(s.ikkeKilder ?? []) as string[]}::text[])`;
  const far = laVare.length > 0 ? sql`(${blant('f', laVare)} or ${andres('f')})` : andres('f');

  // why a row the set closed must stay closed
  const siden = sql`exists (select 1 from ${tabell} f where ${lik('f', 'g')}
    and ((f.apnet_av <> ${sett} and f.kjent_fra >= g.kjent_til) or (f.apnet_av = ${sett} and f.lukket_av <> ${sett})))`;
  const star =
    vern.length + laVare.length > 0
      ? sql`exists (select 1 from ${tabell} f where ${lik('f', 'g')} and ${rad('f', 'apnet')} and (${ma} or ${far}))`
      : sql`false`;
  const vernG = sql`(${bareStramme.length > 0 ? blant('g', bareStramme) : sql`false`} or ${star})`;
  const farG = laVare.length > 0 ? sql`(${blant('g', laVare)} or ${andres('g')})` : andres('g');

  const subjekt = (a: string) => sql.raw(`${a}.${t.subjekt}::text as subjekt`);
  const lukkes = sql`${rad('f', 'apnet')} and not ${far} and not ${ma}`;
  const gjenapnes = sql`${rad('g', 'lukket')} and not ${siden} and not ${farG} and not ${vernG}`;
  const lukk = s.bareTell
    ? sql`select ${subjekt('f')} from ${tabell} f where ${lukkes}`
    : sql`update ${tabell} f set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.nyttEndringssett}::uuid where ${lukkes} returning ${subjekt('f')}`;
  const gjenapne = s.bareTell
    ? sql`select ${subjekt('g')} from ${tabell} g where ${gjenapnes}`
    : sql`insert into ${tabell} (${sql.raw(d.kolonner.join(', '))}, kilde, kildetidspunkt, kjent_fra, apnet_av)
      select ${sql.raw(d.kolonner.map((k) => `g.${k}`).join(', '))}, g.kilde, g.kildetidspunkt, ${s.na}::timestamptz, ${s.nyttEndringssett}::uuid
      from ${tabell} g where ${gjenapnes} and (select count(*) from lukket) >= 0 -- closes first: one current row a key
      returning ${sql.raw(t.subjekt)}::text as subjekt`;

  const { rows } = await sql<{
    lukket: number;
    gjenapnet: number;
    siden_f: number;
    siden_g: number;
    vern_f: number;
    vern_g: number;
    subjekter: string[];
  }>`
    with lukket as (${lukk}), gjenapnet as (${gjenapne})
    select (select count(*) from lukket) as lukket, (select count(*) from gjenapnet) as gjenapnet,
      (select count(*) from ${tabell} f where f.apnet_av = ${sett} and (f.lukket_av <> ${sett} or (f.kjent_til is null and ${far}))) as siden_f,
      (select count(*) from ${tabell} g where ${rad('g', 'lukket')} and (${siden} or ${farG})
        and not exists (select 1 from ${tabell} f where ${lik('f', 'g')} and f.apnet_av = ${sett})) as siden_g,
      (select count(*) from ${tabell} f where ${rad('f', 'apnet')} and not ${far} and ${ma}) as vern_f,
      (select count(*) from ${tabell} g where ${rad('g', 'lukket')} and not ${siden} and not ${farG} and ${vernG}
        and not exists (select 1 from ${tabell} f where ${lik('f', 'g')} and ${rad('f', 'apnet')})) as vern_g,
      (select coalesce(array_agg(distinct subjekt), '{}') from (select subjekt from lukket union all select subjekt from gjenapnet) x) as subjekter`.execute(
    tx,
  );
  const r = rows[0]!;
  return {
    lukket: r.lukket,
    gjenapnet: r.gjenapnet,
    endretSiden: r.siden_f + r.siden_g,
    beholdtVern: r.vern_f + r.vern_g,
    subjekter: r.subjekter,
  };
}

const rang = (t: Faktatabell, a: string) =>
  sql.raw(`coalesce(array_position(array[${t.vern!.rangering.map((r) => `'${r}'`).join(', ')}], ${a}.${t.vern!.kolonne}), 0)`);

/** The rank at and below which a row protects nobody. */
const ugradertRang = (t: Faktatabell) => Math.max(0, t.vern!.rangering.indexOf('ugradert') + 1);
