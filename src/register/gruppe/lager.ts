import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Medlemskap } from './modell.ts';

export interface Gruppe {
  readonly gruppeId: string;
  readonly kilde: string;
  readonly slag: string;
  readonly skole: string;
  readonly skolenavn: string;
  readonly skolear: number;
  readonly navn: string;
  readonly arstrinn: readonly number[];
  readonly fagkode: string | null;
  readonly fag: { readonly nb: string; readonly nn?: string } | null;
  readonly fagTil: string | null;
  readonly fra: string;
  readonly til: string;
  /** Changes with every change of the group, its members and its teachers. */
  readonly versjon: string;
}

const SKOLENAVN = (skole: RawBuilder<unknown>) =>
  sql`coalesce((select s.navn from register.skole s where s.organisasjonsnummer = ${skole} and s.kjent_til is null limit 1), ${skole})`;
const FAG = sql`(select f.navn from register.fagkode f where f.kode = g.fagkode and f.kjent_til is null limit 1)`;
const FAGTIL = sql`(select f.gyldig_til from register.fagkode f where f.kode = g.fagkode and f.kjent_til is null limit 1)`;
/** The newest change set that touched the group. */
const VERSJON = sql`(select max(t)::text from (
  select g.kjent_fra as t
  union all select greatest(max(m.kjent_fra), max(m.kjent_til)) from register.gruppemedlem m where m.gruppe_id = g.gruppe_id
  union all select greatest(max(u.kjent_fra), max(u.kjent_til)) from register.undervisningsforhold u where u.gruppe_id = g.gruppe_id) v)`;
const KOLONNER = sql`g.gruppe_id as "gruppeId", g.kilde, g.slag, g.skole, ${SKOLENAVN(sql`g.skole`)} as skolenavn, g.skolear, g.navn,
  g.arstrinn, g.fagkode, ${FAG} as fag, ${FAGTIL} as "fagTil", g.fra, g.til`;

/** A group, with where it belongs. */
export async function finnGruppe(db: DbEllerTx, gruppeId: string): Promise<Innsyn<Gruppe> | undefined> {
  const { rows } = await sql<Gruppe>`select ${KOLONNER}, ${VERSJON} as versjon from register.gruppe g
    where g.gruppe_id = ${gruppeId} and g.kjent_til is null`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: [], tilhorighet: { egenSkole: [r.skole], egenGruppe: [r.gruppeId] } });
}

export interface Skolen {
  readonly skole: string;
  readonly navn: string;
  readonly trinnFra: number | null;
  readonly trinnTil: number | null;
}

/** A school, for acts on a school's groups. */
export async function finnSkole(db: DbEllerTx, skole: string): Promise<Innsyn<Skolen> | undefined> {
  const { rows } = await sql<Skolen>`select organisasjonsnummer as skole, navn, trinn_fra as "trinnFra", trinn_til as "trinnTil"
    from register.skole where organisasjonsnummer = ${skole} and kjent_til is null order by kilde = 'nsr' desc limit 1`.execute(
    db,
  );
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [skole] } });
}

export interface Skolevalg {
  readonly organisasjonsnummer: string;
  readonly navn: string;
}

/** The schools somebody reaches, by name. */
export async function finnSkoler(db: DbEllerTx, u: { alt: boolean; skoler: readonly string[] }): Promise<Skolevalg[]> {
  const { rows } =
    await sql<Skolevalg>`select * from (select distinct on (organisasjonsnummer) organisasjonsnummer, navn from register.skole
    where kjent_til is null and aktiv and (${u.alt} or organisasjonsnummer = any(${u.skoler as string[]}::text[]))
    order by organisasjonsnummer, kilde = 'nsr' desc) s order by s.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** The schools some groups belong to. */
export async function finnSkolerMedGrupper(db: DbEllerTx, grupper: readonly string[]): Promise<Skolevalg[]> {
  if (grupper.length === 0) return [];
  const { rows } =
    await sql<Skolevalg>`select distinct on (s.organisasjonsnummer) s.organisasjonsnummer, s.navn from register.gruppe g
    join register.skole s on s.organisasjonsnummer = g.skole and s.kjent_til is null
    where g.kjent_til is null and g.gruppe_id = any(${grupper as string[]}::uuid[]) order by s.organisasjonsnummer`.execute(db);
  return rows;
}

export interface Listeutvalg {
  readonly skole: string;
  readonly skolear: number;
  /** The day the numbers are of. */
  readonly dato: string;
  /** The reader belongs at the school: protected pupils count. */
  readonly medSkjermede: boolean;
  /** Only these; null: all of the school. */
  readonly bare: readonly string[] | null;
}

export interface Grupperadrad {
  readonly gruppeId: string;
  readonly slag: string;
  readonly navn: string;
  readonly arstrinn: number[];
  readonly fagkode: string | null;
  readonly fag: { readonly nb: string; readonly nn?: string } | null;
  readonly fagTil: string | null;
  readonly medlemmer: number;
  readonly larere: { readonly personId: string; readonly navn: string; readonly rolle: string; readonly sluttet: boolean }[];
}

/** Has this person a position at the school on the day? Silent positions count as ended. */
const harStilling = (person: RawBuilder<unknown>, skole: RawBuilder<unknown>, dato: string) =>
  sql`exists (select 1 from register.arbeidsforhold a where a.person_id = ${person} and a.kjent_til is null and a.skole = ${skole}
    and (a.til is null or a.til >= ${dato}::date) and a.taus_siden is null)`;

/** A school's groups in a year with sizes and teachers. One statement. */
export async function finnGrupper(db: DbEllerTx, u: Listeutvalg): Promise<Grupperadrad[]> {
  const { rows } = await sql<Grupperadrad>`
    with g as materialized (select * from register.gruppe g where g.kjent_til is null and g.skole = ${u.skole} and g.skolear = ${u.skolear}
        and g.slag <> 'sfo' and (${u.bare as string[] | null}::uuid[] is null or g.gruppe_id = any(${u.bare as string[] | null}::uuid[]))),
    n as (select m.gruppe_id, count(*) as n from register.gruppemedlem m where m.gruppe_id in (select gruppe_id from g) and m.kjent_til is null
        and ${u.dato}::date between m.fra and m.til
        and (${u.medSkjermede} or register.gradering_for(m.person_id) not in ('fortrolig', 'strengtFortrolig')) group by m.gruppe_id),
    l as (select x.gruppe_id, json_agg(json_build_object('personId', x.person_id, 'navn', x.navn, 'rolle', x.rolle, 'sluttet', not x.stilling)
          order by x.rolle, x.navn) as larere
        from (select u.gruppe_id, u.person_id, u.rolle, ${harStilling(sql`u.person_id`, sql`g.skole`, u.dato)} as stilling,
            (select concat_ws(' ', v.fornavn, v.mellomnavn, v.etternavn) from register.navn_for(u.person_id, ${u.dato}::date) v) as navn
          from register.undervisningsforhold u join g on g.gruppe_id = u.gruppe_id
          where u.kjent_til is null and ${u.dato}::date between u.fra and u.til) x group by x.gruppe_id)
    select g.gruppe_id as "gruppeId", g.slag, g.navn, g.arstrinn, g.fagkode, ${FAG} as fag, ${FAGTIL} as "fagTil",
      coalesce(n.n, 0) as medlemmer, coalesce(l.larere, '[]') as larere
    from g left join n on n.gruppe_id = g.gruppe_id left join l on l.gruppe_id = g.gruppe_id`.execute(db);
  return rows;
}

/** Pupils with a place at the school on the day, and how many of them are in no class of the year. One statement. */
export async function tellElever(db: DbEllerTx, u: Listeutvalg): Promise<{ elever: number; utenKlasse: number }> {
  const { rows } = await sql<{ elever: number; utenKlasse: number }>`
    select count(*) as elever, count(*) filter (where not k.har) as "utenKlasse" from (
      select exists (select 1 from register.gruppemedlem m join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
          and g.slag = 'klasse' and g.skole = ${u.skole} and g.skolear = ${u.skolear}
        where m.person_id = e.person_id and m.kjent_til is null and ${u.dato}::date between m.fra and m.til) as har
      from register.elevforhold e where e.kjent_til is null and e.skole = ${u.skole} and e.fra <= ${u.dato}::date
        and (e.til is null or e.til >= ${u.dato}::date)
        and (${u.medSkjermede} or register.gradering_for(e.person_id) not in ('fortrolig', 'strengtFortrolig'))) k`.execute(db);
  return rows[0]!;
}

export interface Medlemsrad {
  readonly personId: string;
  readonly navn: string;
  readonly gradering: string;
  readonly klasse: string | null;
  readonly arstrinn: number | null;
  readonly fra: string;
  readonly til: string;
}

const NAVN = (dato: string) =>
  sql`(select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(x.person_id, ${dato}::date) n)`;

/** Who is in a group on a day, and who comes later in the year, by name. */
export async function finnMedlemmer(
  db: DbEllerTx,
  u: { readonly gruppeId: string; readonly skole: string; readonly dato: string },
): Promise<Medlemsrad[]> {
  const { rows } = await sql<Medlemsrad>`
    select * from (
      select x.person_id as "personId", coalesce(${NAVN(u.dato)}, '') as navn, register.gradering_for(x.person_id) as gradering, x.fra, x.til,
        e.arstrinn, register.klasse_for(x.person_id, ${u.skole}, greatest(x.fra, ${u.dato}::date), e.klasse) as klasse
      from register.gruppemedlem x
      left join lateral (select e.arstrinn, e.klasse from register.elevforhold e where e.person_id = x.person_id and e.kjent_til is null
        and e.skole = ${u.skole} order by e.fra desc limit 1) e on true
      where x.gruppe_id = ${u.gruppeId} and x.kjent_til is null and x.til >= ${u.dato}::date) m
    order by m.navn collate "nb-x-icu", m."personId"`.execute(db);
  return rows;
}

export interface Larerrad {
  readonly personId: string;
  readonly navn: string;
  readonly rolle: string;
  readonly fra: string;
  readonly til: string;
  readonly sluttet: boolean;
}

/** Who teaches a group on a day or later. */
export async function finnLarere(db: DbEllerTx, g: Pick<Gruppe, 'gruppeId' | 'skole'>, dato: string): Promise<Larerrad[]> {
  const { rows } = await sql<Larerrad>`
    select * from (select x.person_id as "personId", coalesce(${NAVN(dato)}, '') as navn, x.rolle, x.fra, x.til,
        not ${harStilling(sql`x.person_id`, sql`${g.skole}::text`, dato)} as sluttet
      from register.undervisningsforhold x where x.gruppe_id = ${g.gruppeId} and x.kjent_til is null and x.til >= ${dato}::date) l
    order by array_position(array['kontaktlarer', 'faglarer', 'vikar', 'assistent'], l.rolle), l.navn collate "nb-x-icu"`.execute(
    db,
  );
  return rows;
}

export interface Valgbar {
  readonly personId: string;
  readonly navn: string;
  readonly tittel: string | null;
}

/** Who works at the school on the day, by name. */
export async function finnAnsatte(db: DbEllerTx, skole: string, dato: string): Promise<Valgbar[]> {
  const { rows } = await sql<Valgbar>`
    select * from (select x.person_id as "personId", coalesce(${NAVN(dato)}, '') as navn, max(x.stillingstittel) as tittel
      from register.arbeidsforhold x where x.kjent_til is null and x.skole = ${skole} and x.taus_siden is null
        and (x.til is null or x.til >= ${dato}::date) group by x.person_id) a
    order by a.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

export interface Elevrad {
  readonly personId: string;
  readonly navn: string;
  readonly arstrinn: number;
  readonly gradering: string;
  /** Class of the year on the day, or from the first day the pupil has one. */
  readonly klasseId: string | null;
  readonly klasse: string | null;
  readonly kjonn: string | null;
}

/**
 * A school's pupils on a day with the class they are in, by year and name. Their year is that of the group's school year: a pupil moves up
 * one a year from the year the place is about. `trinn` null: all.
 */
export async function finnSkolensElever(
  db: DbEllerTx,
  u: Listeutvalg & { readonly idag: string; readonly trinn: readonly number[] | null },
): Promise<Elevrad[]> {
  const trinn = u.trinn as number[] | null;
  const { rows } = await sql<Elevrad>`
    select * from (
      select x.person_id as "personId", coalesce(${NAVN(u.dato)}, '') as navn, x.trinn as arstrinn, register.gradering_for(x.person_id) as gradering,
        k.gruppe_id as "klasseId", k.navn as klasse,
        (select p.kjonn from register.personalia p where p.person_id = x.person_id and p.kjent_til is null and p.kjonn is not null
          order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) as kjonn
      from (select distinct on (e.person_id) e.person_id, e.arstrinn + ${u.skolear}::int
          - extract(year from greatest(e.fra, ${u.idag}::date) - interval '7 months')::int as trinn
        from register.elevforhold e where e.kjent_til is null and e.skole = ${u.skole} and (e.til is null or e.til >= ${u.dato}::date)
        order by e.person_id, e.fra) x
      left join lateral (select g.gruppe_id, g.navn from register.gruppemedlem m join register.gruppe g on g.gruppe_id = m.gruppe_id
          and g.kjent_til is null and g.slag = 'klasse' and g.skole = ${u.skole} and g.skolear = ${u.skolear}
        where m.person_id = x.person_id and m.kjent_til is null and m.til >= ${u.dato}::date order by m.fra limit 1) k on true
      where ${trinn}::int[] is null or x.trinn = any(${trinn}::int[])) e
    where ${u.medSkjermede} or e.gradering not in ('fortrolig', 'strengtFortrolig')
    order by e.arstrinn, e.navn collate "nb-x-icu", e."personId"`.execute(db);
  return rows;
}

/** Birth dates of these people, the strongest source first. */
export async function finnFodselsdatoer(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    dag: string;
  }>`select distinct on (person_id) person_id as id, fodselsdato as dag from register.personalia
    where kjent_til is null and fodselsdato is not null and person_id = any(${personer as string[]}::uuid[])
    order by person_id, array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], kilde)`.execute(db);
  return new Map(rows.map((r) => [r.id, r.dag]));
}

/** These pupils' memberships now, of every kind and year. */
export async function finnMedlemskap(db: DbEllerTx, personer: readonly string[]): Promise<Medlemskap[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<Medlemskap>`
    select m.gruppe_id as "gruppeId", m.person_id as "personId", m.kilde, g.slag, m.fra, m.til from register.gruppemedlem m
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
    where m.kjent_til is null and m.person_id = any(${personer as string[]}::uuid[])`.execute(db);
  return rows;
}

/** Those of these people who have a place at the school some day of the period, and whom the reader may know of. */
export async function finnMedPlass(
  db: DbEllerTx,
  u: { personer: readonly string[]; skole: string; fra: string; til: string; medSkjermede: boolean },
): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string;
  }>`select distinct person_id as id from register.elevforhold where kjent_til is null and skole = ${u.skole}
    and fra <= ${u.til}::date and (til is null or til >= ${u.fra}::date) and person_id = any(${u.personer as string[]}::uuid[])
    and (${u.medSkjermede} or register.gradering_for(person_id) not in ('fortrolig', 'strengtFortrolig'))`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** The subject codes in use on a date, by name. */
export async function finnFagkoder(db: DbEllerTx, dato: string): Promise<{ kode: string; navn: { nb: string; nn?: string } }[]> {
  const { rows } = await sql<{ kode: string; navn: { nb: string; nn?: string } }>`select kode, navn from register.fagkode
    where kjent_til is null and (gyldig_til is null or gyldig_til >= ${dato}::date) order by navn->>'nb' collate "nb-x-icu", kode`.execute(
    db,
  );
  return rows;
}
