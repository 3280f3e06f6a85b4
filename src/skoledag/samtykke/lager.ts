import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn, kommunen } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Samtykketype, Svar } from './modell.ts';

const TYPE = sql`t.id as "typeId", t.skole, t.slag, json_build_object('nb', t.navn_nb, 'nn', t.navn_nn) as navn,
  json_build_object('nb', t.om_nb, 'nn', t.om_nn) as om, t.krever, t.varer, t.trinn_fra as "trinnFra", t.trinn_til as "trinnTil"`;

/** What is asked now at these schools, and in the whole kommune. */
export async function hentTyper(db: DbEllerTx, skoler: readonly string[] | 'alle'): Promise<Samtykketype[]> {
  const { rows } = await sql<Samtykketype>`select ${TYPE} from skoledag.samtykketype t
    where t.avsluttet is null and (t.skole is null or ${skoler === 'alle'} or t.skole = any(${skoler === 'alle' ? [] : [...skoler]}::text[]))
    order by array_position(array['bilde', 'tur', 'deling', 'annet'], t.slag), t.navn_nb collate "nb-x-icu", t.id`.execute(db);
  return rows;
}

/** Whom something is asked of: a school, or the whole kommune when none is named. */
export const finnSkole = async (skole: string | null): Promise<Innsyn<object>> =>
  skole === null ? kommunen() : innsyn<object>({ skole }, { gjelder: [], tilhorighet: { egenSkole: [skole] } });

/** A type that is in use, with whose it is. */
export async function finnType(db: DbEllerTx, typeId: string): Promise<Innsyn<Samtykketype> | undefined> {
  const { rows } =
    await sql<Samtykketype>`select ${TYPE} from skoledag.samtykketype t where t.id = ${typeId} and t.avsluttet is null`.execute(
      db,
    );
  const t = rows[0];
  return t && innsyn<Samtykketype>(t, { gjelder: [], tilhorighet: t.skole === null ? {} : { egenSkole: [t.skole] } });
}

export interface Svarrad extends Svar {
  readonly dokument: string | null;
}

/** Every answer about these pupils, oldest first. */
export async function hentSvar(db: DbEllerTx, elever: readonly string[]): Promise<Svarrad[]> {
  if (elever.length === 0) return [];
  const { rows } =
    await sql<Svarrad>`select type_id as "typeId", elev_id as "elevId", register.gjeldende_id(person_id) as "personId", rolle, svar, svart, dokument
    from skoledag.samtykkesvar where elev_id = any(${elever as string[]}::uuid[]) order by svart, id`.execute(db);
  return rows;
}

/** One more answer. */
export async function leggTilSvar(
  tx: Tx,
  o: Omit<Svar, 'svart'> & { readonly na: string; readonly av: string; readonly dokument: string | null },
): Promise<void> {
  await sql`insert into skoledag.samtykkesvar (id, type_id, elev_id, person_id, rolle, svar, svart, registrert_av, dokument)
    values (${crypto.randomUUID()}, ${o.typeId}, ${o.elevId}, ${o.personId}, ${o.rolle}, ${o.svar}, ${o.na}, ${o.av}, ${o.dokument})`.execute(
    tx,
  );
}

/** Asks for something new. */
export async function leggTilType(
  tx: Tx,
  t: Omit<Samtykketype, 'typeId'> & { readonly na: string; readonly av: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into skoledag.samtykketype (id, skole, slag, navn_nb, navn_nn, om_nb, om_nn, krever, varer, trinn_fra, trinn_til, opprettet, opprettet_av)
    values (${id}, ${t.skole}, ${t.slag}, ${t.navn.nb}, ${t.navn.nn}, ${t.om.nb}, ${t.om.nn}, ${t.krever}, ${t.varer}, ${t.trinnFra}, ${t.trinnTil}, ${t.na}, ${t.av})`.execute(
    tx,
  );
  return id;
}

/** Asks no more. The answers stand as they were given. */
export async function avsluttType(
  tx: Tx,
  o: { readonly typeId: string; readonly na: string; readonly av: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update skoledag.samtykketype set avsluttet = ${o.na}, avsluttet_av = ${o.av}
    where id = ${o.typeId} and avsluttet is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface Klasseelev {
  readonly elevId: string;
  readonly navn: string;
  readonly skole: string;
  readonly arstrinn: number;
  readonly fodselsdato: string | null;
}
export interface Klasse {
  readonly skole: string;
  readonly skolenavn: string;
  readonly klasse: string;
  readonly elever: readonly Klasseelev[];
}

/** A class today. Undefined: no such class, or nobody in it the reader may see. One statement. */
export async function finnKlasse(
  db: DbEllerTx,
  o: { readonly skole: string; readonly klasse: string; readonly idag: string },
): Promise<Innsyn<Klasse> | undefined> {
  const { rows } = await sql<Klasseelev & { skolenavn: string }>`
    select distinct on (e.person_id) e.person_id as "elevId", e.skole, e.arstrinn,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(e.person_id, ${o.idag}::date) n), '') as navn,
      (select p.fodselsdato from register.personalia p where p.person_id = e.person_id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1), e.skole) as skolenavn
    from register.elevforhold e where e.skole = ${o.skole} and e.klasse = ${o.klasse} and e.kjent_til is null
      and e.fra <= ${o.idag}::date and (e.til is null or e.til >= ${o.idag}::date) order by e.person_id, e.fra desc`.execute(db);
  if (rows.length === 0) return undefined;
  const elever = rows
    .map(({ elevId, navn, skole, arstrinn, fodselsdato }) => ({ elevId, navn, skole, arstrinn, fodselsdato }))
    .toSorted((a, b) => a.navn.localeCompare(b.navn, 'nb'));
  return innsyn<Klasse>(
    { skole: o.skole, klasse: o.klasse, skolenavn: rows[0]!.skolenavn, elever },
    { gjelder: elever.map((e) => e.elevId), tilhorighet: { egenSkole: [o.skole], egenSfo: [o.skole] } },
  );
}

/** Names, as far as the reader may know them. */
export async function hentNavn(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{ id: string; navn: string | null }>`
    select p.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn
    from unnest(${ider as string[]}::uuid[]) p(id)`.execute(db);
  return new Map(rows.flatMap((r) => (r.navn === null || r.navn === '' ? [] : [[r.id, r.navn] as const])));
}

/** Names of schools, among these or all. */
export async function hentSkoler(db: DbEllerTx, skoler: readonly string[] | 'alle'): Promise<{ skole: string; navn: string }[]> {
  const { rows } = await sql<{
    skole: string;
    navn: string;
  }>`select s.organisasjonsnummer as skole, min(s.navn) as navn from register.skole s
    where s.kjent_til is null and (${skoler === 'alle'} or s.organisasjonsnummer = any(${skoler === 'alle' ? [] : [...skoler]}::text[])) group by 1 order by 2`.execute(
    db,
  );
  return rows;
}

/** The classes of these schools today. */
export async function hentKlasser(
  db: DbEllerTx,
  skoler: readonly string[],
  idag: string,
): Promise<{ skole: string; navn: string; klasser: string[] }[]> {
  const { rows } = await sql<{ skole: string; navn: string; klasser: string[] }>`
    select e.skole, coalesce((select min(s.navn) from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null), e.skole) as navn,
      array_agg(distinct e.klasse order by e.klasse) as klasser
    from register.elevforhold e where e.skole = any(${skoler as string[]}::text[]) and e.kjent_til is null and e.klasse is not null
      and e.fra <= ${idag}::date and (e.til is null or e.til >= ${idag}::date) group by e.skole order by 2`.execute(db);
  const arstall = (k: string) => Number.parseInt(k, 10) || 0;
  return rows.map((r) => ({ ...r, klasser: r.klasser.toSorted((a, b) => arstall(a) - arstall(b) || a.localeCompare(b, 'nb')) }));
}
