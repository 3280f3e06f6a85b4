// Two entries that are one person: their facts are put on the one that is kept, by closing and opening, never by changing a row.
import { sql } from 'kysely';
import type { Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import {
  adressebeskyttelseFakta,
  adresseFakta,
  PERSONFAKTA,
  personidentifikatorFakta,
  rollefaktumFakta,
} from './faktatabeller.ts';

export interface Flytting {
  readonly fra: string;
  readonly til: string;
  readonly endringssett: string;
  readonly na: string;
}

/**
 * Moves the current rows of one person to another, in every table of facts: those people have written (`manuell`, the app role), or those
 * of the registers (the import role). Where the one that is kept already has a row of the same source and key, that one counts.
 */
export async function flyttFakta(tx: Tx, f: Flytting, hvilke: 'manuell' | 'registre'): Promise<void> {
  // roles from the access solution are never written by people at work: the app role may not touch them
  const utelatt = hvilke === 'manuell' ? [adressebeskyttelseFakta, rollefaktumFakta] : [adressebeskyttelseFakta];
  for (const t of PERSONFAKTA) if (!utelatt.includes(t)) await flyttTabell(tx, t, f, hvilke);
  // the registers' numbers are moved with what points to the person (folkeregisteret/lager)
  if (hvilke === 'manuell') await flyttTabell(tx, personidentifikatorFakta, f, hvilke);
}

async function flyttTabell(tx: Tx, t: Faktatabell, f: Flytting, hvilke: 'manuell' | 'registre'): Promise<void> {
  const kolonner = Object.keys(t.kolonner);
  const verdier = kolonner.map((k) => (k === 'person_id' ? sql`${f.til}::uuid` : sql.raw(`l.${k}`)));
  const likNokkel = t.nokkel.filter((n) => n !== 'person_id').map((n) => sql.raw(`and b.${n} = l.${n}`));
  const kilder = hvilke === 'manuell' ? sql`r.kilde = 'manuell'` : sql`r.kilde not in ('manuell', 'overstyring')`;
  await sql`with lukket as (
      update ${sql.raw(t.navn)} r set kjent_til = ${f.na}::timestamptz, lukket_av = ${f.endringssett}::uuid
      where r.person_id = ${f.fra} and r.kjent_til is null and ${kilder} returning r.*)
    insert into ${sql.raw(t.navn)} (${sql.raw(kolonner.join(', '))}, kilde, kildetidspunkt, kjent_fra, apnet_av)
    select ${sql.join(verdier)}, l.kilde, l.kildetidspunkt, ${f.na}::timestamptz, ${f.endringssett}::uuid from lukket l
    where not exists (select 1 from ${sql.raw(t.navn)} b where b.kjent_til is null and b.person_id = ${f.til} and b.kilde = l.kilde ${sql.join(likNokkel, sql` `)})`.execute(
    tx,
  );
}

const RANG = sql.raw(`array['klientadresse', 'fortrolig', 'strengtFortrolig']`);

/**
 * The strictest grading of the two is the person's. Where it is stricter than what the kept entry had, that entry's addresses of the
 * registers are closed: nobody may meet a home from before under a grading from after. The next document gives what may be shown.
 */
export async function beholdStrengesteVern(tx: Tx, f: Flytting): Promise<void> {
  const lukk = sql`kjent_til = ${f.na}::timestamptz, lukket_av = ${f.endringssett}::uuid`;
  const { rows } = await sql<{ kilde: string }>`
    select s.kilde from register.adressebeskyttelse s left join register.adressebeskyttelse b
      on b.person_id = ${f.til} and b.kilde = s.kilde and b.kjent_til is null
    where s.person_id = ${f.fra} and s.kjent_til is null
      and array_position(${RANG}, s.gradering) > coalesce(array_position(${RANG}, b.gradering), 0)`.execute(tx);
  const strengere = rows.map((r) => r.kilde);
  if (strengere.length > 0) {
    await sql`update register.adressebeskyttelse set ${lukk} where person_id = ${f.til} and kjent_til is null and kilde = any(${strengere}::text[])`.execute(
      tx,
    );
    await sql`insert into register.adressebeskyttelse (person_id, kilde, gradering, kildetidspunkt, kjent_fra, apnet_av)
      select ${f.til}::uuid, kilde, gradering, kildetidspunkt, ${f.na}::timestamptz, ${f.endringssett}::uuid from register.adressebeskyttelse
      where person_id = ${f.fra} and kjent_til is null and kilde = any(${strengere}::text[])`.execute(tx);
    await sql`update ${sql.raw(adresseFakta.navn)} set ${lukk}
      where person_id in (${f.fra}, ${f.til}) and kjent_til is null and kilde not in ('manuell', 'overstyring')`.execute(tx);
  }
  await sql`update register.adressebeskyttelse set ${lukk} where person_id = ${f.fra} and kjent_til is null and kilde not in ('manuell', 'overstyring')`.execute(
    tx,
  );
}

/** Contacts somebody wrote by hand that point to the entry that goes. */
export async function pekOm(tx: Tx, f: Flytting): Promise<void> {
  await sql`with lukket as (update register.kontaktperson set kjent_til = ${f.na}::timestamptz, lukket_av = ${f.endringssett}::uuid
      where kontakt_id = ${f.fra} and kjent_til is null and kilde = 'manuell' returning *)
    insert into register.kontaktperson (person_id, kilde, nokkel, kontakt_id, navn, kontakttype, telefon, kildetidspunkt, kjent_fra, apnet_av)
    select person_id, kilde, nokkel, ${f.til}::uuid, navn, kontakttype, telefon, kildetidspunkt, ${f.na}::timestamptz, ${f.endringssett}::uuid from lukket`.execute(
    tx,
  );
}

/** Locks two people until the transaction ends, in one order for all. */
export async function lasBegge(tx: Tx, personer: readonly string[]): Promise<void> {
  await sql`select 1 from register.person where id = any(${personer as string[]}::uuid[]) order by id for no key update`.execute(
    tx,
  );
}

/**
 * What the documents of the two said is forgotten, so that the next reading compares the one anew. That there are documents is not: a
 * person who has one is never taken for a signpost, which an import may merge.
 */
export async function glemDokumenterFor(tx: Tx, s: { readonly behold: string; readonly fjernes: string }): Promise<void> {
  await sql`update kilde.dokument set sjekksum = '', versjon = null where person_id in (${s.behold}, ${s.fjernes})`.execute(tx);
  await sql`insert into kilde.dokument (kilde, person_id, sjekksum)
    select kilde, ${s.behold}::uuid, '' from kilde.dokument where person_id = ${s.fjernes}
    on conflict (kilde, person_id) do nothing`.execute(tx);
}

/** Enters the joining among the runs, finished at once: a change set like any other, which can be undone. */
export async function skrivSammenslaing(
  tx: Tx,
  r: { id: string; kilde: string; utlostAv: string; na: string; tellere: object },
): Promise<void> {
  await sql`insert into kilde.innlesing (id, kilde, slag, status, utlost_av, startet, ferdig, tellere)
    values (${r.id}, ${r.kilde}, 'hand', 'ferdig', ${r.utlostAv}, ${r.na}, ${r.na}, ${JSON.stringify(r.tellere)})`.execute(tx);
}

/** Which source the held record came from. */
export async function kildeTilHoldt(db: DbEllerTx, holdtId: string | null): Promise<string | undefined> {
  return (await sql<{ kilde: string }>`select kilde from kilde.holdt_igjen where id = ${holdtId}`.execute(db)).rows[0]?.kilde;
}

/** Decided without a held record: an employee written by hand whom HR has brought since, or two entries of one pupil. */
export async function kildeUtenHoldt(db: DbEllerTx, s: { behold: string; fjernes: string }): Promise<'hr' | 'folkeregisteret'> {
  const { rows } =
    await sql`select 1 from register.arbeidsforhold where person_id in (${s.behold}, ${s.fjernes}) and kjent_til is null limit 1`.execute(
      db,
    );
  return rows.length > 0 ? 'hr' : 'folkeregisteret';
}

/** Already joined: the entry is a signpost to the other. */
export async function erSlattSammen(db: DbEllerTx, s: { behold: string; fjernes: string }): Promise<boolean> {
  const { rows } = await sql`select 1 from register.person where id = ${s.fjernes} and sammenslatt_med = ${s.behold}`.execute(db);
  return rows.length > 0;
}
