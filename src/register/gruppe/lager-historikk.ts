import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { angreFakta, byttFakta, type Faktarad } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Medlemskap, Plasseringsendring } from './modell.ts';
import { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from './tabeller.ts';

const TABELLER = [gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta];

export interface Endringsrad {
  readonly endringssett: string;
  readonly tid: string;
  readonly av: string | null;
  readonly handling: string | null;
  readonly elever: number;
  readonly larere: number;
  readonly kanAngres: boolean;
}

/** What has been done with a group, the newest first: by whom, and whether it can still be taken back. One statement. */
export async function finnHistorikk(db: DbEllerTx, gruppeId: string, idag: string): Promise<Endringsrad[]> {
  const rort = (tabell: string, hva: string) => sql`
    select t.apnet_av as sett, t.kjent_fra as tid, ${sql.raw(hva)} from ${sql.raw(tabell)} t where t.gruppe_id = ${gruppeId}
    union all select t.lukket_av, t.kjent_til, ${sql.raw(hva)} from ${sql.raw(tabell)} t where t.gruppe_id = ${gruppeId} and t.lukket_av is not null`;
  const { rows } = await sql<Endringsrad>`
    with r as (${rort('register.gruppemedlem', 't.person_id as elev, null::uuid as larer')}
      union all ${rort('register.undervisningsforhold', 'null::uuid, t.person_id')}
      union all ${rort('register.gruppe', 'null::uuid, null::uuid')}),
    s as (select sett, max(tid) as tid, count(distinct elev) as elever, count(distinct larer) as larere from r group by sett order by 2 desc limit 20)
    select s.sett as endringssett, s.tid, s.elever, s.larere, e.handling,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(e.aktor_id, ${idag}::date) n) as av,
      e.aktor_id is not null and e.handling like 'register.gruppe.%' and e.handling <> 'register.gruppe.angre'
        and s.tid = max(s.tid) over () as "kanAngres"
    from s left join sporing.gruppeendring((select array_agg(sett) from s)) e on e.endringssett = s.sett
    order by s.tid desc`.execute(db);
  return rows;
}

export interface Endringssett {
  readonly endringssett: string;
  /** The school, when all of it is one school's. */
  readonly skole: string | null;
  readonly skolear: number | null;
  readonly gruppeId: string | null;
  readonly personer: readonly string[];
}

/** A change set made by people with groups, and where it belongs: with several schools, only to those who reach all. */
export async function finnEndringssett(db: DbEllerTx, id: string): Promise<Innsyn<Endringssett> | undefined> {
  const { rows } = await sql<{ skoler: string[]; skolear: number; grupper: string[]; personer: string[]; n: number }>`
    with r as (
      select gruppe_id, person_id from register.gruppemedlem where ${id}::uuid in (apnet_av, lukket_av)
      union select gruppe_id, null from register.undervisningsforhold where ${id}::uuid in (apnet_av, lukket_av)
      union select gruppe_id, null from register.gruppe where ${id}::uuid in (apnet_av, lukket_av))
    select array_agg(distinct g.skole) as skoler, max(g.skolear) as skolear, array_agg(distinct r.gruppe_id::text) as grupper,
      coalesce(array_agg(distinct r.person_id) filter (where r.person_id is not null), '{}') as personer, count(*) as n
    from r join register.gruppe g on g.gruppe_id = r.gruppe_id
    where exists (select 1 from sporing.gruppeendring(array[${id}::uuid]))`.execute(db);
  const r = rows[0]!;
  if (r.n === 0) return undefined;
  const skole = r.skoler.length === 1 ? r.skoler[0]! : null;
  return innsyn(
    {
      endringssett: id,
      skole,
      skolear: r.skolear,
      gruppeId: r.grupper.length === 1 ? r.grupper[0]! : null,
      personer: r.personer,
    },
    { gjelder: r.personer, tilhorighet: { egenSkole: skole === null ? [] : [skole] } },
  );
}

/** Takes a change set back, all of it or nothing: false when something of it has changed since, or it was undone before. */
export async function taTilbake(
  tx: Tx,
  s: { readonly endringssett: string; readonly nytt: string; readonly na: string },
): Promise<boolean> {
  const angring = { endringssett: s.endringssett, nyttEndringssett: s.nytt, na: s.na };
  let rort = 0;
  for (const t of TABELLER) {
    const svar = await angreFakta(tx, t, angring);
    if (svar.endretSiden > 0) return false;
    rort += svar.lukket + svar.gjenapnet;
  }
  return rort > 0;
}

/** Everybody's membership of a group from a day on, with its source. */
export async function finnMedlemmeneFra(db: DbEllerTx, gruppeId: string, fra: string): Promise<Medlemskap[]> {
  const { rows } =
    await sql<Medlemskap>`select m.gruppe_id as "gruppeId", m.person_id as "personId", m.kilde, g.slag, m.fra, m.til from register.gruppemedlem m
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
    where m.kjent_til is null and m.gruppe_id = ${gruppeId}::uuid and m.til >= ${fra}::date`.execute(db);
  return rows;
}

/** Gives a change set a name in the list of mass changes. */
export async function skrivNavngitt(
  tx: Tx,
  s: {
    id: string;
    slag: 'innliming' | 'avslutning';
    navn: string;
    skole: string;
    skolear: number;
    antall: number;
    na: string;
    av: string;
  },
): Promise<void> {
  await sql`insert into register.endringssett (id, slag, navn, skole, skolear, antall, status, opprettet, opprettet_av, utfort)
    values (${s.id}, ${s.slag}, ${s.navn}, ${s.skole}, ${s.skolear}, ${JSON.stringify({ antall: s.antall })}::jsonb, 'utfort', ${s.na}::timestamptz, ${s.av}, ${s.na}::timestamptz)`.execute(
    tx,
  );
}

/** A named change that has been taken back here says so in the list. */
export async function merkAngret(tx: Tx, s: { id: string; nytt: string; na: string; av: string }): Promise<void> {
  await sql`update register.endringssett set status = 'angret', angret = ${s.na}::timestamptz, angret_av = ${s.av}::uuid, angret_sett = ${s.nytt}::uuid
    where id = ${s.id}::uuid and status = 'utfort'`.execute(tx);
}

interface Skriving {
  readonly endringssett: string;
  readonly na: string;
}

const medlemsrad = (m: { gruppeId: string; personId: string; fra: string; til: string }): Faktarad => ({
  gruppe_id: m.gruppeId,
  person_id: m.personId,
  fra: m.fra,
  til: m.til,
});

/** Writes a placing. False: somebody changed the rows in between. */
export const skrivPlassering = (tx: Tx, e: Plasseringsendring, s: Skriving): Promise<boolean> =>
  byttFakta(tx, gruppemedlemFakta, {
    ...s,
    lukk: e.lukk.map((m) => ({ ...medlemsrad(m), kilde: m.kilde })),
    apne: e.apne.map(medlemsrad),
  });

export interface Gruppeverdier {
  readonly gruppeId: string;
  readonly slag: string;
  readonly skole: string;
  readonly skolear: number;
  readonly navn: string;
  readonly arstrinn: readonly number[];
  readonly fagkode: string | null;
  readonly fra: string;
  readonly til: string;
}

const grupperad = (g: Gruppeverdier): Faktarad => ({
  gruppe_id: g.gruppeId,
  slag: g.slag,
  skole: g.skole,
  skolear: g.skolear,
  navn: g.navn,
  arstrinn: g.arstrinn,
  fagkode: g.fagkode,
  fra: g.fra,
  til: g.til,
});

/** Writes new groups, or changes one from what it was. */
export const skrivGrupper = (
  tx: Tx,
  nye: readonly Gruppeverdier[],
  for_: (Gruppeverdier & { readonly kilde: string }) | undefined,
  s: Skriving,
): Promise<boolean> =>
  byttFakta(tx, gruppeFakta, {
    ...s,
    lukk: for_ === undefined ? [] : [{ ...grupperad(for_), kilde: for_.kilde }],
    apne: nye.map(grupperad),
  });

export interface Larerverdier {
  readonly gruppeId: string;
  readonly personId: string;
  readonly rolle: string;
  readonly fra: string;
  readonly til: string;
}
const larerrad = (l: Larerverdier): Faktarad => ({
  gruppe_id: l.gruppeId,
  person_id: l.personId,
  rolle: l.rolle,
  fra: l.fra,
  til: l.til,
});

/** Who teaches a group, every current row with its source. */
export async function finnLarerforhold(db: DbEllerTx, gruppeId: string): Promise<(Larerverdier & { kilde: string })[]> {
  const { rows } = await sql<
    Larerverdier & { kilde: string }
  >`select gruppe_id as "gruppeId", person_id as "personId", rolle, fra, til, kilde
    from register.undervisningsforhold where kjent_til is null and gruppe_id = ${gruppeId}`.execute(db);
  return rows;
}

/** Writes who teaches. False: somebody changed the rows in between. */
export const skrivLarere = (
  tx: Tx,
  lukk: readonly (Larerverdier & { readonly kilde: string })[],
  apne: readonly Larerverdier[],
  s: Skriving,
): Promise<boolean> =>
  byttFakta(tx, undervisningsforholdFakta, {
    ...s,
    lukk: lukk.map((l) => ({ ...larerrad(l), kilde: l.kilde })),
    apne: apne.map(larerrad),
  });
