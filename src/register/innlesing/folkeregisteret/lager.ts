import { sql } from 'kysely';
import type { Faktarad } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';

/** Where documents of a person's own, and what others' records tell of them, are remembered. */
export type Dokumentkilde = 'folkeregisteret' | 'folkeregisteret.innfelt' | `hr.${string}`;

export interface Kjent {
  readonly personId: string;
  readonly egen: { readonly sjekksum: string; readonly versjon: string | null; readonly lestSenere: boolean } | undefined;
  /** `innlesing`: the run that wrote it. */
  readonly innfelt: { readonly sjekksum: string; readonly innlesing: string | null; readonly lestSenere: boolean } | undefined;
}

/**
 * What we know of the holders of these numbers, in one query. Key: look-up value. `senereEnn`: a run; `lestSenere` then tells what later
 * runs have written.
 */
export async function finnKjente(db: DbEllerTx, oppslag: readonly string[], senereEnn?: string): Promise<Map<string, Kjent>> {
  if (oppslag.length === 0) return new Map();
  const erSenere = (d: string) =>
    senereEnn === undefined
      ? sql`false`
      : sql`exists (select 1 from kilde.innlesing n, kilde.innlesing denne where n.id = ${sql.raw(d)}.innlesing_id and denne.id = ${senereEnn}::uuid and n.startet > denne.startet)`;
  const { rows } = await sql<{
    oppslag: string;
    person_id: string;
    egen: string | null;
    versjon: string | null;
    innfelt: string | null;
    innlesing: string | null;
    egen_senere: boolean;
    innfelt_senere: boolean;
  }>`
    select '\\x' || encode(i.oppslag, 'hex') as oppslag, coalesce(p.sammenslatt_med, p.id) as person_id,
      encode(e.sjekksum, 'base64') as egen, e.versjon,
      encode(f.sjekksum, 'base64') as innfelt, f.innlesing_id as innlesing, ${erSenere('e')} as egen_senere, ${erSenere('f')} as innfelt_senere
    from register.personidentifikator i join register.person p on p.id = i.person_id
    left join kilde.dokument e on e.kilde = 'folkeregisteret' and e.person_id = coalesce(p.sammenslatt_med, p.id)
    left join kilde.dokument f on f.kilde = 'folkeregisteret.innfelt' and f.person_id = coalesce(p.sammenslatt_med, p.id)
    where i.kjent_til is null and i.oppslag = any(${oppslag as string[]}::bytea[])`.execute(db);
  return new Map(
    rows.map((r) => [
      r.oppslag,
      {
        personId: r.person_id,
        egen: r.egen === null ? undefined : { sjekksum: r.egen, versjon: r.versjon, lestSenere: r.egen_senere },
        innfelt: r.innfelt === null ? undefined : { sjekksum: r.innfelt, innlesing: r.innlesing, lestSenere: r.innfelt_senere },
      },
    ]),
  );
}

export interface Dokumentrad {
  readonly kilde: Dokumentkilde;
  readonly personId: string;
  /** base64 */
  readonly sjekksum: string;
  readonly versjon: string | null;
  /** The run that read it. */
  readonly innlesing: string;
}

/** Remembers the documents applied, and which run (`endringssett`) was the first to bring one of each kind. */
export async function skrivDokumenter(tx: Tx, endringssett: string, rader: readonly Dokumentrad[]): Promise<void> {
  if (rader.length === 0) return;
  const inn = rader.map((r) => ({
    kilde: r.kilde,
    person_id: r.personId,
    sjekksum: r.sjekksum,
    versjon: r.versjon,
    innlesing_id: r.innlesing,
  }));
  await sql`insert into kilde.dokument (kilde, person_id, sjekksum, versjon, innlesing_id, forst_lest)
    select distinct on (x.kilde, x.person_id) x.kilde, x.person_id, decode(x.sjekksum, 'base64'), x.versjon, x.innlesing_id, ${endringssett}::uuid
    from json_to_recordset(${JSON.stringify(inn)}::json) as x(kilde text, person_id uuid, sjekksum text, versjon timestamptz, innlesing_id uuid)
    on conflict (kilde, person_id) do update set sjekksum = excluded.sjekksum, versjon = excluded.versjon, innlesing_id = excluded.innlesing_id`.execute(
    tx,
  );
}

/** What was last applied to these people counts no more, but how new it was does: the next document that is not older is applied. */
export async function foreldDokumenter(tx: Tx, personer: readonly string[]): Promise<void> {
  if (personer.length === 0) return;
  await sql`update kilde.dokument set sjekksum = '' where kilde in ('folkeregisteret', 'folkeregisteret.innfelt') and person_id = any(${personer as string[]}::uuid[])`.execute(
    tx,
  );
}

/** Of these, who is protected: by the register, by an address, or by a local decision. */
export async function finnSkjermede(db: DbEllerTx, personer: readonly string[]): Promise<Set<string>> {
  if (personer.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select tilgang.skjermede(${personer as string[]}::uuid[]) as id`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** Those responsible for these children now, by person: child → responsible. */
export async function finnAnsvarlige(db: DbEllerTx, barn: readonly string[]): Promise<{ barn: string; ansvarlig: string }[]> {
  if (barn.length === 0) return [];
  return (
    await sql<{
      barn: string;
      ansvarlig: string;
    }>`select person_id as barn, ansvarlig_id as ansvarlig from register.foreldreansvar
      where kjent_til is null and ansvarlig_id is not null and person_id = any(${barn as string[]}::uuid[])`.execute(db)
  ).rows;
}

const MANUELT = sql.raw(
  ['navn', 'personalia', 'adresse', 'kontaktinformasjon', 'kontaktperson', 'foreldreansvar']
    .map(
      (t) =>
        `and not exists (select 1 from register.${t} m where m.person_id = p.id and m.kjent_til is null and m.kilde = 'manuell')`,
    )
    .concat(
      "and not exists (select 1 from register.foreldreansvar m where m.ansvarlig_id = p.id and m.kjent_til is null and m.kilde = 'manuell')",
      'and not exists (select 1 from register.kontaktperson m where m.kontakt_id = p.id and m.kjent_til is null)',
    )
    .join(' '),
);

/** The siblings Folkeregisteret has named, as rows. */
export async function finnSosken(db: DbEllerTx, personer: readonly string[]): Promise<Faktarad[]> {
  if (personer.length === 0) return [];
  const { rows } =
    await sql<Faktarad>`select person_id, relatert_nokkel, rolle, min_rolle, relatert_id, relatert_navn, kildetidspunkt
    from register.familierelasjon where kjent_til is null and kilde = 'folkeregisteret' and rolle = 'sosken'
      and person_id = any(${personer as string[]}::uuid[])`.execute(db);
  return rows;
}

/** Which of these entries are only stubs: known from others' documents, with nothing of their own. */
export async function finnStubber(db: DbEllerTx, personer: readonly string[]): Promise<Set<string>> {
  if (personer.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select p.id from register.person p where p.id = any(${personer as string[]}::uuid[])
      and not exists (select 1 from kilde.dokument d where d.person_id = p.id and d.kilde = 'folkeregisteret')
      and not exists (select 1 from register.elevforhold e where e.person_id = p.id and e.kjent_til is null)
      and not exists (select 1 from register.personalressurs r where r.person_id = p.id and r.kjent_til is null)
      -- what people have written by hand is theirs to move, not an import's
      ${MANUELT}
      -- a decision about somebody must not be left behind on a signpost
      and not exists (select 1 from tilgang.med_beslutning(array[p.id]))`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** Moves all that points to a stub over to the one that is kept; the stub stays as a signpost. */
export async function slaSammen(tx: Tx, s: { stubb: string; behold: string; endringssett: string; na: string }): Promise<void> {
  const lukk = sql`kjent_til = ${s.na}::timestamptz, lukket_av = ${s.endringssett}::uuid`;
  await sql`with lukket as (update register.personidentifikator set ${lukk} where person_id = ${s.stubb} and kjent_til is null returning *)
    insert into register.personidentifikator (person_id, kilde, type, oppslag, kryptert, status, kildetidspunkt, kjent_fra, apnet_av)
    select ${s.behold}::uuid, kilde, type, oppslag, kryptert, status, kildetidspunkt, ${s.na}::timestamptz, ${s.endringssett}::uuid from lukket`.execute(
    tx,
  );
  await sql`with lukket as (update register.foreldreansvar set ${lukk} where ansvarlig_id = ${s.stubb} and kjent_til is null returning *)
    insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kildetidspunkt, kjent_fra, apnet_av)
    select l.person_id, l.kilde, ${`person:${s.behold}`}, l.ansvar, ${s.behold}::uuid, l.kildetidspunkt, ${s.na}::timestamptz, ${s.endringssett}::uuid from lukket l
    where not exists (select 1 from register.foreldreansvar f where f.person_id = l.person_id and f.kilde = l.kilde and f.ansvarlig_id = ${s.behold} and f.kjent_til is null)`.execute(
    tx,
  );
  await sql`with lukket as (update register.familierelasjon set ${lukk} where relatert_id = ${s.stubb} and kjent_til is null returning *)
    insert into register.familierelasjon (person_id, kilde, relatert_nokkel, rolle, min_rolle, relatert_id, kildetidspunkt, kjent_fra, apnet_av)
    select l.person_id, l.kilde, ${`person:${s.behold}`}, l.rolle, l.min_rolle, ${s.behold}::uuid, l.kildetidspunkt, ${s.na}::timestamptz, ${s.endringssett}::uuid from lukket l
    where not exists (select 1 from register.familierelasjon f where f.person_id = l.person_id and f.kilde = l.kilde and f.relatert_id = ${s.behold} and f.rolle = l.rolle and f.kjent_til is null)`.execute(
    tx,
  );
  for (const tabell of ['navn', 'personalia', 'adresse', 'kontaktinformasjon', 'adressebeskyttelse'])
    await sql`update ${sql.table(`register.${tabell}`)} set ${lukk} where person_id = ${s.stubb} and kjent_til is null`.execute(
      tx,
    );
  await sql`update register.person set sammenslatt_med = ${s.behold} where id = ${s.stubb}`.execute(tx);
}

/** The register's own grading of these people, where there is one. */
export async function finnGraderinger(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, string>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; gradering: string }>`select person_id as id, gradering from register.adressebeskyttelse
    where kjent_til is null and kilde = 'folkeregisteret' and person_id = any(${personer as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, r.gradering]));
}

export interface Nummerrad {
  readonly personId: string;
  readonly kryptert: Buffer;
  readonly oppslag: string;
}

/** Children and young people under 18 whom Folkeregisteret has told of, and all active pupils, with the number in use; by page. */
export async function* barnINavarende(db: DbEllerTx, idag: string, side = 1000): AsyncIterable<Nummerrad[]> {
  for (let etter = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ person_id: string; kryptert: Buffer; oppslag: string }>`
      select i.person_id, i.kryptert, '\\x' || encode(i.oppslag, 'hex') as oppslag from register.personidentifikator i
      where i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer') and i.person_id > ${etter}::uuid
        and (exists (select 1 from register.personalia p where p.person_id = i.person_id and p.kjent_til is null and p.kilde = 'folkeregisteret'
                       and p.fodselsdato > (${idag}::date - interval '18 years') and p.dodsdato is null and not p.dodfodt)
          or exists (select 1 from register.elevforhold e where e.person_id = i.person_id and e.kjent_til is null
                       and e.fra <= ${idag}::date and coalesce(e.til, 'infinity') >= ${idag}::date))
      order by i.person_id limit ${side}`.execute(db);
    if (rows.length === 0) return;
    yield rows.map((r) => ({ personId: r.person_id, kryptert: r.kryptert, oppslag: r.oppslag }));
    etter = rows.at(-1)!.person_id;
  }
}

export async function antallBarn(db: DbEllerTx, idag: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from register.personidentifikator i
    where i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer')
      and exists (select 1 from register.personalia p where p.person_id = i.person_id and p.kjent_til is null and p.kilde = 'folkeregisteret'
        and p.fodselsdato > (${idag}::date - interval '18 years') and p.dodsdato is null and not p.dodfodt)`.execute(db);
  return rows[0]!.n;
}

/** Those responsible for this person, and the children this person is responsible for: read again together. */
export async function finnFamilie(db: DbEllerTx, personer: readonly string[]): Promise<{ barn: string; ansvarlig: string }[]> {
  if (personer.length === 0) return [];
  return (
    await sql<{
      barn: string;
      ansvarlig: string;
    }>`select person_id as barn, ansvarlig_id as ansvarlig from register.foreldreansvar
      where kjent_til is null and ansvarlig_id is not null
        and (person_id = any(${personer as string[]}::uuid[]) or ansvarlig_id = any(${personer as string[]}::uuid[]))`.execute(db)
  ).rows;
}

/** The number in use of each of these people, where they have one. */
export async function finnNumre(db: DbEllerTx, personer: readonly string[]): Promise<Nummerrad[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<{ person_id: string; kryptert: Buffer; oppslag: string }>`
    select distinct on (i.person_id) i.person_id, i.kryptert, '\\x' || encode(i.oppslag, 'hex') as oppslag from register.personidentifikator i
    where i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer') and i.person_id = any(${personer as string[]}::uuid[])
    order by i.person_id, i.type desc`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, kryptert: r.kryptert, oppslag: r.oppslag }));
}

/** When the last finished night or file began. */
export async function sisteNatt(db: DbEllerTx): Promise<string | undefined> {
  const { rows } = await sql<{
    startet: string;
  }>`select startet from kilde.innlesing where kilde = 'folkeregisteret' and status = 'ferdig' and slag in ('full', 'fil')
    order by startet desc limit 1`.execute(db);
  return rows[0]?.startet;
}

/**
 * Parents and others whom children's documents point to, and of whom we have nothing but the number: who the parents are is for the school to
 * know, with or without foreldreansvar (opplæringsforskrifta § 20-1). And guardians whom children's documents give no home: it may be kode 6,
 * which only a document of the guardian's own tells. By page.
 */
export async function* bareNevnte(db: DbEllerTx, side = 1000): AsyncIterable<Nummerrad[]> {
  for (let etter = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ person_id: string; kryptert: Buffer; oppslag: string }>`
      select i.person_id, i.kryptert, '\\x' || encode(i.oppslag, 'hex') as oppslag from register.personidentifikator i
      where i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer') and i.person_id > ${etter}::uuid
        and not exists (select 1 from kilde.dokument d where d.person_id = i.person_id and d.kilde = 'folkeregisteret')
        and (not exists (select 1 from kilde.dokument d where d.person_id = i.person_id and d.kilde = 'folkeregisteret.innfelt')
          or not exists (select 1 from register.adresse a where a.person_id = i.person_id and a.kilde = 'folkeregisteret' and a.type = 'bosted' and a.kjent_til is null))
        and (exists (select 1 from register.familierelasjon f where f.relatert_id = i.person_id and f.kjent_til is null and f.rolle in ('mor', 'far', 'medmor'))
          or exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = i.person_id and f.kjent_til is null))
      order by i.person_id limit ${side}`.execute(db);
    if (rows.length === 0) return;
    yield rows.map((r) => ({ personId: r.person_id, kryptert: r.kryptert, oppslag: r.oppslag }));
    etter = rows.at(-1)!.person_id;
  }
}
