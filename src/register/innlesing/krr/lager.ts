import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Kontaktrad } from './fakta.ts';

export interface Spurt {
  readonly personId: string;
  /** The number in use, as it lies in the register. */
  readonly kryptert: Buffer;
}

const NUMMER = sql`select distinct on (i.person_id) i.person_id, i.kryptert from register.personidentifikator i
  where i.kjent_til is null and i.status = 'iBruk' and i.type in ('fodselsnummer', 'dNummer')`;
/** A fødselsnummer goes before a D-number where both are in use. */
const VALG = sql`order by i.person_id, i.type desc, i.kjent_fra desc, i.oppslag`;

/**
 * Whom the night asks about: those with foreldreansvar for an active pupil (K02), employees with an active position (K03), and people
 * registered by hand since the last night, or never answered for (K04). Only the living, and only those with a number in use.
 * `siden`: when the last night started; undefined for the first.
 */
export async function finnOmfang(
  db: DbEllerTx,
  o: { readonly idag: string; readonly siden: string | undefined },
): Promise<Spurt[]> {
  const { rows } = await sql<{ person_id: string; kryptert: Buffer }>`
    with elev as (
      select e.person_id from register.elevforhold e where e.kjent_til is null and e.fra <= ${o.idag}::date and coalesce(e.til, 'infinity') >= ${o.idag}::date
        and not exists (select 1 from register.personalia p where p.person_id = e.person_id and p.kjent_til is null
          -- foreldreansvar ends at 18 (barneloven 31, 33)
          and (p.dodfodt or p.dodsdato is not null or p.fodselsdato <= ${o.idag}::date - interval '18 years'))),
    omfang as (
      select f.ansvarlig_id as person_id from register.foreldreansvar f join elev on elev.person_id = f.person_id
        where f.kjent_til is null and f.ansvarlig_id is not null
      union
      select a.person_id from register.arbeidsforhold a where a.kjent_til is null and a.taus_siden is null
        and coalesce(a.fra, '-infinity') <= ${o.idag}::date and coalesce(a.til, 'infinity') >= ${o.idag}::date
      union
      select n.person_id from register.navn n where n.kjent_til is null and n.kilde = 'manuell'
        and (n.kjent_fra >= coalesce(${o.siden ?? null}::timestamptz, '-infinity')
          or not exists (select 1 from register.kontaktinformasjon k where k.person_id = n.person_id and k.kilde = 'krr' and k.kjent_til is null)))
    ${NUMMER}
      and i.person_id in (select coalesce(p.sammenslatt_med, p.id) from omfang o join register.person p on p.id = o.person_id)
      and not exists (select 1 from register.personalia p where p.person_id = i.person_id and p.kjent_til is null and p.dodsdato is not null)
    ${VALG}`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, kryptert: r.kryptert }));
}

/** Of these people, those who can be asked about. */
export async function finnNumre(db: DbEllerTx, personer: readonly string[]): Promise<Spurt[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<{ person_id: string; kryptert: Buffer }>`
    ${NUMMER} and i.person_id in (select coalesce(p.sammenslatt_med, p.id) from register.person p where p.id = any(${personer as string[]}::uuid[]))
    ${VALG}`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, kryptert: r.kryptert }));
}

/** When the last finished night of this source started. */
export async function sisteNatt(db: DbEllerTx): Promise<string | undefined> {
  const { rows } = await sql<{ startet: string }>`select startet from kilde.innlesing
    where kilde = 'krr' and slag = 'full' and status = 'ferdig' order by startet desc limit 1`.execute(db);
  return rows[0]?.startet;
}

/** Our rows from the register, and when we came to know each. */
export async function finnRader(
  db: DbEllerTx,
  personer: readonly string[],
): Promise<Map<string, Kontaktrad & { readonly kjent_fra: string }>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<Kontaktrad & { kjent_fra: string }>`
    select person_id, status, reservert, kan_varsles, sprak, epostadresse, epost_oppdatert, epost_verifisert,
      mobiltelefonnummer, mobil_oppdatert, mobil_verifisert, kjent_fra
    from register.kontaktinformasjon where kjent_til is null and kilde = 'krr' and person_id = any(${personer as string[]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((r) => [r.person_id, r]));
}

/** Locks these people, so that a night and an «Oppdater» cannot interleave on one. Key: the id asked for; value: the one who is kept after a merge. */
export async function lasPersoner(tx: Tx, personer: readonly string[]): Promise<Map<string, string>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; na: string }>`select id, coalesce(sammenslatt_med, id) as na from register.person
    where id = any(${personer as string[]}::uuid[]) order by id for no key update`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.na]));
}
