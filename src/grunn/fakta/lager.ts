import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';

/**
 * A table of versioned facts. Besides the columns named here each row has kilde, kildetidspunkt, kjent_fra, kjent_til,
 * apnet_av and lukket_av. A row is opened and closed, never changed: docs/beslutninger/0004.
 */
export interface Faktatabell {
  /** schema.table */
  readonly navn: string;
  /** The column that says whom the row is about. */
  readonly subjekt: string;
  /** Identifies a current row within the source (without `kilde`). */
  readonly nokkel: readonly string[];
  /** All data columns, key included, with their PostgreSQL types. */
  readonly kolonner: Readonly<Record<string, string>>;
  /** True: one current row a key whatever the source, as for a number that only one person has. */
  readonly paTversAvKilder?: boolean;
  /** A protection level in a column, lower to higher: an undo never lowers it. */
  readonly vern?: { readonly kolonne: string; readonly rangering: readonly string[] };
}

export function faktatabell(t: Faktatabell): Faktatabell {
  return t;
}

export interface Faktarad {
  readonly [kolonne: string]: unknown;
  readonly kildetidspunkt?: string | null;
}

export interface Faktaskriving {
  readonly kilde: string;
  /** The named change set that opens and closes the rows. */
  readonly endringssett: string;
  /** When we came to know (ISO). */
  readonly na: string;
  /** Whom the rows are about. */
  readonly subjekter: readonly string[];
  /** True: what is not among the rows is no longer so, and is closed. False: only what is said is changed. */
  readonly heltBilde: boolean;
  readonly rader: readonly Faktarad[];
  /** None of the subjects has a row from this source: the caller has just made them, or looked while it held them. Nothing is compared. */
  readonly bareNye?: boolean;
}

export interface Deler {
  readonly kolonner: readonly string[];
  readonly record: string;
  readonly likNokkel: (a: string, b: string) => string;
  readonly likeVerdier: (a: string, b: string) => string;
}

const deler = new Map<string, Deler>();
/** The parts of a table's statements, put together once. */
export function delerAv(t: Faktatabell): Deler {
  let d = deler.get(t.navn);
  if (!d) {
    const kolonner = Object.keys(t.kolonner);
    const verdier = kolonner.filter((k) => !t.nokkel.includes(k));
    const rad = (a: string) => (verdier.length === 1 ? `${a}.${verdier[0]}` : `(${verdier.map((v) => `${a}.${v}`).join(', ')})`);
    d = {
      kolonner,
      record: [...kolonner.map((k) => `${k} ${t.kolonner[k]}`), 'kildetidspunkt timestamptz'].join(', '),
      likNokkel: (a, b) => t.nokkel.map((n) => `${a}.${n} = ${b}.${n}`).join(' and '),
      likeVerdier: (a, b) => (verdier.length === 0 ? 'true' : `${rad(a)} is not distinct from ${rad(b)}`),
    };
    deler.set(t.navn, d);
  }
  return d;
}

export const subjekttype = (t: Faktatabell) => `${t.kolonner[t.subjekt]}[]`;

/**
 * Makes the current rows of these subjects and this source equal to `rader`, in one statement: equal rows are left alone
 * (kildetidspunkt alone is no change), the rest are closed and opened anew. Returns how many rows were opened and closed.
 */
export async function brukFakta(tx: Tx, t: Faktatabell, s: Faktaskriving): Promise<{ apnet: number; lukket: number }> {
  if (s.subjekter.length === 0) return { apnet: 0, lukket: 0 };
  if (s.bareNye) return { apnet: await apneFakta(tx, t, s), lukket: 0 };
  const d = delerAv(t);
  const tekst = sql.raw(`json_to_recordset(`);
  const { rows } = await sql<{ apnet: number; lukket: number }>`
    with inn as materialized (select * from ${tekst}${JSON.stringify(s.rader)}::json) as x(${sql.raw(d.record)})),
    lukket as (
      update ${sql.raw(t.navn)} f set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.endringssett}::uuid
      where f.kjent_til is null and f.kilde = ${s.kilde} and f.${sql.raw(t.subjekt)} = any(${s.subjekter as string[]}::${sql.raw(subjekttype(t))})
        and not exists (select 1 from inn i where ${sql.raw(d.likNokkel('i', 'f'))} and ${sql.raw(d.likeVerdier('i', 'f'))})
        and (${s.heltBilde}::boolean or exists (select 1 from inn i where ${sql.raw(d.likNokkel('i', 'f'))}))
      returning 1),
    apnet as (
      insert into ${sql.raw(t.navn)} (${sql.raw(d.kolonner.join(', '))}, kilde, kildetidspunkt, kjent_fra, apnet_av)
      select ${sql.raw(d.kolonner.map((k) => `i.${k}`).join(', '))}, ${s.kilde}, i.kildetidspunkt, ${s.na}::timestamptz, ${s.endringssett}::uuid from inn i
      where (select count(*) from lukket) >= 0 -- closes first: one current row a key
        and not exists (select 1 from ${sql.raw(t.navn)} f where f.kjent_til is null and f.kilde = ${s.kilde}
          and ${sql.raw(d.likNokkel('i', 'f'))} and ${sql.raw(d.likeVerdier('i', 'f'))})
      returning 1)
    select (select count(*) from apnet) as apnet, (select count(*) from lukket) as lukket`.execute(tx);
  return rows[0]!;
}

/** Opens rows without looking at what was there; a second current row of one key is a unique violation. */
async function apneFakta(tx: Tx, t: Faktatabell, s: Faktaskriving): Promise<number> {
  if (s.rader.length === 0) return 0;
  const d = delerAv(t);
  const kolonner = sql.raw(d.kolonner.join(', '));
  const { numAffectedRows } = await sql`insert into ${sql.raw(t.navn)} (${kolonner}, kilde, kildetidspunkt, kjent_fra, apnet_av)
    select ${kolonner}, ${s.kilde}, kildetidspunkt, ${s.na}::timestamptz, ${s.endringssett}::uuid
    from json_to_recordset(${JSON.stringify(s.rader)}::json) as x(${sql.raw(d.record)})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface Faktaforskjell {
  readonly slag: 'ny' | 'endret' | 'borte';
  readonly subjekt: string;
  readonly for: Readonly<Record<string, unknown>> | null;
  readonly etter: Readonly<Record<string, unknown>> | null;
}

/** What `brukFakta` would open and close, without doing it. */
export async function finnForskjeller(
  db: DbEllerTx,
  t: Faktatabell,
  s: Pick<Faktaskriving, 'kilde' | 'subjekter' | 'heltBilde' | 'rader'>,
): Promise<Faktaforskjell[]> {
  if (s.subjekter.length === 0) return [];
  const d = delerAv(t);
  const json = (a: string) => `json_build_object(${d.kolonner.flatMap((k) => [`'${k}'`, `${a}.${k}`]).join(', ')})`;
  const { rows } = await sql<Faktaforskjell>`
    with inn as materialized (select * from json_to_recordset(${JSON.stringify(s.rader)}::json) as x(${sql.raw(d.record)})),
    gammel as (select * from ${sql.raw(t.navn)} f where f.kjent_til is null and f.kilde = ${s.kilde}
      and f.${sql.raw(t.subjekt)} = any(${s.subjekter as string[]}::${sql.raw(subjekttype(t))}))
    select case when g.kilde is null then 'ny' else 'endret' end as slag, i.${sql.raw(t.subjekt)}::text as subjekt,
      case when g.kilde is not null then ${sql.raw(json('g'))} end as "for", ${sql.raw(json('i'))} as etter
    from inn i left join gammel g on ${sql.raw(d.likNokkel('i', 'g'))}
    where g.kilde is null or not (${sql.raw(d.likeVerdier('i', 'g'))})
    union all
    select 'borte', g.${sql.raw(t.subjekt)}::text, ${sql.raw(json('g'))}, null from gammel g
    where ${s.heltBilde}::boolean and not exists (select 1 from inn i where ${sql.raw(d.likNokkel('i', 'g'))})`.execute(db);
  return rows;
}
