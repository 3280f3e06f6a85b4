import { sql } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import { PERSONFAKTA } from './faktatabeller.ts';

const ider = (liste: readonly string[]) => sql`${liste as string[]}::uuid[]`;

/** Columns that point to a person from another's row. */
const PEKERE = [
  ['register.foreldreansvar', 'ansvarlig_id'],
  ['register.familierelasjon', 'relatert_id'],
  ['register.kontaktperson', 'kontakt_id'],
] as const;

/**
 * People who got a number in the run, and whom others have built on since: rows of later runs and of people at work, rows that point to
 * them, decisions about them. Without the number the next reading would make them anew, cut loose from all of that.
 */
export async function finnAvhengige(tx: Tx, endringssett: string): Promise<string[]> {
  const steder = [...PERSONFAKTA.map((t) => [t.navn, 'person_id'] as const), ...PEKERE];
  const senere = steder.map(
    ([
      tabell,
      kolonne,
    ]) => sql`exists (select 1 from ${sql.raw(tabell)} f where f.${sql.raw(kolonne)} = n.person_id and f.kjent_til is null
        and f.apnet_av <> ${endringssett}::uuid and f.kjent_fra >= n.siden)`,
  );
  // kept in a joining: the number goes back to the entry it came from, and what was decided before the two were one stays where it was
  const beholdt = sql`exists (select 1 from register.person p join register.personidentifikator i on i.person_id = p.id and i.lukket_av = ${endringssett}::uuid
        where p.sammenslatt_med = n.person_id)`;
  const { rows } = await sql<{ id: string }>`
    with n as materialized (select person_id, min(kjent_fra) as siden from register.personidentifikator
      where apnet_av = ${endringssett}::uuid and kjent_til is null group by person_id)
    select person_id as id from n where ${sql.join(senere, sql` or `)}
    union select tilgang.med_beslutning((select coalesce(array_agg(person_id), '{}') from n where not ${beholdt}))
    union select tilgang.med_beslutning_etter(array[n.person_id], n.siden) from n where ${beholdt}`.execute(tx);
  return rows.map((r) => r.id);
}

/**
 * Entries the run merged into people: the one that went and the one who was kept. `bygdPa`: a later reading has told anew of a number
 * that was moved, so what the two were can no longer be told apart.
 */
export async function finnSammenslaing(
  tx: Tx,
  endringssett: string,
): Promise<{ stubb: string; behold: string; bygdPa: boolean }[]> {
  const { rows } = await sql<{ stubb: string; behold: string; bygdPa: boolean }>`
    select p.id as stubb, p.sammenslatt_med as behold, bool_or(n.kjent_til is not null and n.lukket_av <> ${endringssett}::uuid) as "bygdPa"
    from register.personidentifikator i join register.person p on p.id = i.person_id
    join register.personidentifikator n on n.oppslag = i.oppslag and n.person_id = p.sammenslatt_med and n.apnet_av = ${endringssett}::uuid
    where i.lukket_av = ${endringssett}::uuid group by p.id, p.sammenslatt_med`.execute(tx);
  return rows;
}

/** Employee numbers of these people that the run touched. */
export async function finnAnsattnumre(tx: Tx, endringssett: string, personer: readonly string[]): Promise<string[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<{ n: string }>`select distinct ansattnummer as n from register.personalressurs
    where person_id = any(${ider(personer)}) and ${endringssett}::uuid in (apnet_av, lukket_av)`.execute(tx);
  return rows.map((r) => r.n);
}

/** Children whose relations the run moved from these signposts. */
export async function finnBarnAv(tx: Tx, endringssett: string, stubber: readonly string[]): Promise<string[]> {
  if (stubber.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select person_id as id from register.foreldreansvar where lukket_av = ${endringssett}::uuid and ansvarlig_id = any(${ider(stubber)})
    union select person_id from register.familierelasjon where lukket_av = ${endringssett}::uuid and relatert_id = any(${ider(stubber)})`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

/** Parts merged people again: each is a person of its own. */
export async function losSammenslaing(tx: Tx, stubber: readonly string[]): Promise<void> {
  if (stubber.length === 0) return;
  await sql`update register.person set sammenslatt_med = null where id = any(${ider(stubber)})`.execute(tx);
}

/** People now protected by the register who would get an address back with a lower grading than their own: a home that has become secret. */
export async function finnMedApnereAdresse(tx: Tx, endringssett: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from register.adresse a join register.adressebeskyttelse b on b.person_id = a.person_id and b.kjent_til is null
    where a.lukket_av = ${endringssett}::uuid and a.apnet_av <> ${endringssett}::uuid
      and (b.gradering = 'strengtFortrolig' and (a.gradering <> 'strengtFortrolig' or a.type <> 'post')
        or b.gradering = 'fortrolig' and a.gradering not in ('fortrolig', 'strengtFortrolig'))`.execute(tx);
  return rows.map((r) => r.id);
}

/** Children who would get back somebody with foreldreansvar while they, that person, or one who has it now, are protected. */
export async function finnBarnNaerSkjermet(tx: Tx, endringssett: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with tilbake as materialized (select person_id, ansvarlig_id from register.foreldreansvar
        where lukket_av = ${endringssett}::uuid and apnet_av <> ${endringssett}::uuid),
    rundt as materialized (
      select person_id as barn, person_id as id from tilbake
      union select person_id, ansvarlig_id from tilbake where ansvarlig_id is not null
      union select t.person_id, f.ansvarlig_id from tilbake t join register.foreldreansvar f on f.person_id = t.person_id
        where f.kjent_til is null and f.ansvarlig_id is not null)
    select distinct barn as id from rundt
    where id in (select tilgang.skjermede((select coalesce(array_agg(distinct id), '{}') from rundt)))`.execute(tx);
  return rows.map((r) => r.id);
}

/** Who has these employee numbers, also those whose rows the undo has closed. */
export async function finnAnsatte(tx: Tx, ansattnumre: readonly string[]): Promise<string[]> {
  if (ansattnumre.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from register.personalressurs
    where ansattnummer = any(${ansattnumre as string[]}::text[])`.execute(tx);
  return rows.map((r) => r.id);
}

/**
 * Forgets what the source's documents said of these people, so that the next reading compares them anew. Where the run was the first to
 * bring a document and nothing has come since, the person is a signpost again and the document is gone; elsewhere it is known that there is
 * one, for two people with documents of their own are never merged by an import.
 */
export async function glemDokumenter(
  tx: Tx,
  d: {
    readonly kilde: string;
    readonly endringssett: string;
    readonly nyttEndringssett: string;
    readonly siden: string;
    readonly personer: readonly string[];
  },
): Promise<void> {
  if (d.personer.length === 0) return;
  const kildens = sql`d.person_id = any(${ider(d.personer)}) and (d.kilde = ${d.kilde} or d.kilde like ${`${d.kilde}.%`})`;
  const bygdPa = PERSONFAKTA.map(
    (
      t,
    ) => sql`exists (select 1 from ${sql.raw(t.navn)} f where f.person_id = d.person_id and f.kjent_til is null and f.kilde = ${d.kilde}
      and f.apnet_av not in (${d.endringssett}::uuid, ${d.nyttEndringssett}::uuid) and f.kjent_fra >= ${d.siden}::timestamptz)`,
  );
  await sql`delete from kilde.dokument d where ${kildens} and d.forst_lest = ${d.endringssett}::uuid and not (${sql.join(bygdPa, sql` or `)})`.execute(
    tx,
  );
  await sql`update kilde.dokument d set sjekksum = '', versjon = null where ${kildens}`.execute(tx);
}

/** Winds the feed back to where the run began: reading the same entries again is harmless, missing them is not. */
export async function spolTilbake(tx: Tx, kilde: string, sekvens: number): Promise<void> {
  await sql`update kilde.posisjon set sekvens = least(sekvens, ${sekvens}), etag = null, oppdatert = now() where kilde = ${kilde}`.execute(
    tx,
  );
}

/** Enters the undo among the runs, finished at once, and marks the run it took back. */
export async function skrivAngring(
  tx: Tx,
  r: { id: string; kilde: string; gjelder: string; utlostAv: string; na: string; tellere: object; hode: object },
): Promise<void> {
  await sql`insert into kilde.innlesing (id, kilde, slag, status, utlost_av, startet, ferdig, tellere, hode, gjelder)
    values (${r.id}, ${r.kilde}, 'angring', 'ferdig', ${r.utlostAv}, ${r.na}, ${r.na}, ${JSON.stringify(r.tellere)}, ${JSON.stringify(r.hode)}, ${r.gjelder})`.execute(
    tx,
  );
  await sql`update kilde.innlesing set status = 'angret' where id = ${r.gjelder}`.execute(tx);
}

/** The run, locked, so that two cannot undo it at once. */
export async function lasInnlesing(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from kilde.innlesing where id = ${id} for update`.execute(tx);
}
