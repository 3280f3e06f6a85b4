import { sql } from 'kysely';
import type { Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '../faktatabeller.ts';
import type { Brukskontekst } from '../modell.ts';
import type { Stillingsrad } from './fakta.ts';

const liste = (verdier: readonly string[]) => verdier as string[];

/** The last record read of each employee number, and whose it was. */
export async function finnDokumenter(
  db: DbEllerTx,
  ansattnumre: readonly string[],
): Promise<Map<string, { readonly personId: string; readonly sjekksum: string }>> {
  if (ansattnumre.length === 0) return new Map();
  const { rows } = await sql<{ kilde: string; person_id: string; sjekksum: string }>`
    select kilde, person_id, encode(sjekksum, 'base64') as sjekksum from kilde.dokument
    where kilde = any(${ansattnumre.map((n) => `hr.${n}`)}::text[])`.execute(db);
  return new Map(rows.map((r) => [r.kilde.slice(3), { personId: r.person_id, sjekksum: r.sjekksum }]));
}

/** Schools we know, by organisation number. */
export async function finnSkoler(db: DbEllerTx): Promise<Set<string>> {
  const { rows } = await sql<{ n: string }>`select organisasjonsnummer as n from register.skole where kjent_til is null`.execute(
    db,
  );
  return new Set(rows.map((r) => r.n));
}

/** Birth dates by others than HR. */
export async function finnFodselsdatoer(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, string>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; dato: string }>`
    select distinct on (person_id) person_id as id, fodselsdato as dato from register.personalia
    where kjent_til is null and kilde <> 'hr' and fodselsdato is not null and person_id = any(${liste(personer)}::uuid[])
    order by person_id, kilde = 'folkeregisteret' desc`.execute(db);
  return new Map(rows.map((r) => [r.id, r.dato]));
}

export interface Nummer {
  readonly personId: string;
  readonly type: 'fodselsnummer' | 'dNummer';
  readonly kryptert: Buffer;
}

/** Numbers in use of these people. */
export async function finnNumre(db: DbEllerTx, personer: readonly string[]): Promise<Nummer[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<{ person_id: string; type: Nummer['type']; kryptert: Buffer }>`
    select person_id, type, kryptert from register.personidentifikator where kjent_til is null and status = 'iBruk'
      and type in ('fodselsnummer', 'dNummer') and person_id = any(${liste(personer)}::uuid[])`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, type: r.type, kryptert: r.kryptert }));
}

/** Positions as they stand, by employee number. */
export async function finnStillinger(db: DbEllerTx, ansattnumre: readonly string[]): Promise<Map<string, Stillingsrad[]>> {
  const ut = new Map<string, Stillingsrad[]>();
  if (ansattnumre.length === 0) return ut;
  const kolonner = sql.raw(Object.keys(arbeidsforholdFakta.kolonner).join(', '));
  const { rows } = await sql<Stillingsrad>`select ${kolonner}, kildetidspunkt from register.arbeidsforhold
    where kjent_til is null and kilde = 'hr' and ansattnummer = any(${liste(ansattnumre)}::text[])`.execute(db);
  for (const r of rows) ut.set(r.ansattnummer, [...(ut.get(r.ansattnummer) ?? []), r]);
  return ut;
}

export interface Taus {
  readonly personId: string;
  readonly ansattnummer: string;
  readonly stillinger: number;
}

const APEN = (idag: string) => sql`coalesce(a.til, 'infinity') >= ${idag}::date and a.taus_siden is null`;

/**
 * Employees whom the run's whole picture does not tell of, and who are not done: those with an open position, or with no end date on the
 * employment itself. Whoever the picture told of but was held is not silent.
 */
export async function finnTause(db: DbEllerTx, k: Pick<Brukskontekst, 'endringssett' | 'idag'>): Promise<Taus[]> {
  const { rows } = await sql<{ person_id: string; ansattnummer: string; stillinger: number }>`
    with sett as materialized (select unnest(nokler) as nokkel from kilde.bilde where innlesing_id = ${k.endringssett})
    select r.person_id, r.ansattnummer, (select count(*)::int from register.arbeidsforhold a
        where a.kjent_til is null and a.kilde = 'hr' and a.ansattnummer = r.ansattnummer and ${APEN(k.idag)}) as stillinger
    from register.personalressurs r
    where r.kjent_til is null and r.kilde = 'hr' and r.ansattnummer not in (select nokkel from sett)
      and ((r.taus_siden is null and coalesce(r.til, 'infinity') >= ${k.idag}::date)
        or exists (select 1 from register.arbeidsforhold a
          where a.kjent_til is null and a.kilde = 'hr' and a.ansattnummer = r.ansattnummer and ${APEN(k.idag)}))
    order by r.ansattnummer`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, ansattnummer: r.ansattnummer, stillinger: r.stillinger }));
}

/** Employees who are active with HR as far as we know. */
export async function antallAktive(db: DbEllerTx, idag: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from register.personalressurs
    where kjent_til is null and kilde = 'hr' and taus_siden is null and coalesce(til, 'infinity') >= ${idag}::date`.execute(db);
  return rows[0]!.n;
}

/** New versions with `taus_siden`: «aktiv hos oss, inaktiv i HRM». Nothing is closed; the record is forgotten, so that its return is noticed. */
export async function merkTause(tx: Tx, ansattnumre: readonly string[], k: Brukskontekst): Promise<void> {
  if (ansattnumre.length === 0) return;
  await nyVersjon(tx, personalressursFakta, ansattnumre, k);
  await nyVersjon(tx, arbeidsforholdFakta, ansattnumre, k);
  await sql`delete from kilde.dokument where kilde = any(${ansattnumre.map((n) => `hr.${n}`)}::text[])`.execute(tx);
}

async function nyVersjon(tx: Tx, t: Faktatabell, ansattnumre: readonly string[], k: Brukskontekst): Promise<void> {
  const kolonner = Object.keys(t.kolonner).filter((x) => x !== 'taus_siden');
  await sql`with lukket as (
      update ${sql.raw(t.navn)} a set kjent_til = ${k.na}::timestamptz, lukket_av = ${k.endringssett}::uuid
      where a.kjent_til is null and a.kilde = 'hr' and a.ansattnummer = any(${liste(ansattnumre)}::text[]) and ${APEN(k.idag)}
      returning a.*)
    insert into ${sql.raw(t.navn)} (${sql.raw(kolonner.join(', '))}, taus_siden, kilde, kildetidspunkt, kjent_fra, apnet_av)
    select ${sql.raw(kolonner.join(', '))}, ${k.idag}::date, kilde, kildetidspunkt, ${k.na}::timestamptz, ${k.endringssett}::uuid from lukket`.execute(
    tx,
  );
}
