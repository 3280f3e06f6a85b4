import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

const liste = (ider: readonly string[]) => sql`${ider as string[]}::uuid[]`;

/** Whose a place from the former system is, by the place's id. */
export async function finnPlasser(db: DbEllerTx, ider: readonly string[]): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{ id: string; person_id: string }>`select elevforhold_id as id, person_id from register.elevforhold
    where kjent_til is null and kilde = 'oppstart' and elevforhold_id = any(${liste(ider)})`.execute(db);
  return new Map(rows.map((r) => [r.id, r.person_id]));
}

/** Places people have gone on from: a later row by hand stands under the same id. */
export async function finnOvertatte(db: DbEllerTx, ider: readonly string[]): Promise<Set<string>> {
  if (ider.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select elevforhold_id as id from register.elevforhold
    where kjent_til is null and kilde = 'manuell' and elevforhold_id = any(${liste(ider)})`.execute(db);
  return new Set(rows.map((r) => r.id));
}

export interface Kjenning {
  /** The one who is kept, when the person has been merged with another. */
  readonly personId: string;
  /** Birth date by others than HR and the former system. */
  readonly fodselsdato: string | null;
  readonly harNummer: boolean;
  /** The former system has told the name. */
  readonly egetNavn: boolean;
}

/** What we know of these people. Those who do not exist are left out. */
export async function finnKjenninger(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, Kjenning>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; na: string; fodselsdato: string | null; har_nummer: boolean; eget_navn: boolean }>`
    select p.id, coalesce(p.sammenslatt_med, p.id) as na,
      (select a.fodselsdato from register.personalia a where a.kjent_til is null and a.person_id = coalesce(p.sammenslatt_med, p.id)
        and a.kilde not in ('hr', 'oppstart') and a.fodselsdato is not null order by a.kilde = 'folkeregisteret' desc limit 1) as fodselsdato,
      exists (select 1 from register.personidentifikator i where i.kjent_til is null and i.person_id = coalesce(p.sammenslatt_med, p.id)
        and i.type <> 'ansattnummer') as har_nummer,
      exists (select 1 from register.navn n where n.kjent_til is null and n.kilde = 'oppstart' and n.person_id = coalesce(p.sammenslatt_med, p.id)) as eget_navn
    from register.person p where p.id = any(${liste(personer)})`.execute(db);
  return new Map(
    rows.map((r) => [r.id, { personId: r.na, fodselsdato: r.fodselsdato, harNummer: r.har_nummer, egetNavn: r.eget_navn }]),
  );
}

export interface Navnebror {
  readonly personId: string;
  readonly harNummer: boolean;
}

/** People with the same name and birth date: a proposal for a person to look at, never a merge. */
export async function finnLike(
  db: DbEllerTx,
  de: readonly { nokkel: string; fornavn: string; etternavn: string; fodselsdato: string }[],
): Promise<Map<string, Navnebror[]>> {
  const ut = new Map<string, Navnebror[]>();
  if (de.length === 0) return ut;
  const { rows } = await sql<{ nokkel: string; person_id: string; har_nummer: boolean }>`
    select distinct x.nokkel, n.person_id, exists (select 1 from register.personidentifikator i where i.kjent_til is null
        and i.person_id = n.person_id and i.type <> 'ansattnummer') as har_nummer
    from json_to_recordset(${JSON.stringify(de)}::json) as x(nokkel text, fornavn text, etternavn text, fodselsdato date)
    join register.personalia p on p.kjent_til is null and p.fodselsdato = x.fodselsdato
    join register.navn n on n.kjent_til is null and n.person_id = p.person_id and lower(n.fornavn) = lower(x.fornavn) and lower(n.etternavn) = lower(x.etternavn)
    order by x.nokkel, n.person_id`.execute(db);
  for (const r of rows) ut.set(r.nokkel, [...(ut.get(r.nokkel) ?? []), { personId: r.person_id, harNummer: r.har_nummer }]);
  return ut;
}

export interface Annenplass {
  readonly id: string;
  readonly skole: string;
  readonly fra: string;
  readonly til: string | null;
}

/** Every place these people have or have had, by person. */
export async function finnAndrePlasser(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, Annenplass[]>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<Annenplass & { person_id: string }>`select distinct person_id, elevforhold_id as id, skole, fra, til
    from register.elevforhold where kjent_til is null and person_id = any(${liste(personer)})`.execute(db);
  return Map.groupBy(rows, (r) => r.person_id);
}

/** Who has these employee numbers now. Numbers of HR's go before those registered by hand. */
export async function finnAnsatte(db: DbEllerTx, numre: readonly string[]): Promise<Map<string, string>> {
  if (numre.length === 0) return new Map();
  const { rows } = await sql<{ n: string; id: string }>`
    select distinct on (r.ansattnummer) r.ansattnummer as n, coalesce(p.sammenslatt_med, p.id) as id
    from register.personalressurs r join register.person p on p.id = r.person_id
    where r.kjent_til is null and r.ansattnummer = any(${numre as string[]}::text[])
    order by r.ansattnummer, r.kilde = 'hr' desc`.execute(db);
  return new Map(rows.map((r) => [r.n, r.id]));
}

/** The schools we know, by number, with their names. */
export async function finnSkoler(db: DbEllerTx): Promise<Map<string, string>> {
  const { rows } = await sql<{ n: string; navn: string }>`select organisasjonsnummer as n, navn from register.skole
    where kjent_til is null order by organisasjonsnummer`.execute(db);
  return new Map(rows.map((r) => [r.n, r.navn]));
}
