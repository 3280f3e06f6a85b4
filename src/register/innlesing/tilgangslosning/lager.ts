import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Brukskontekst } from '../modell.ts';

const KILDE = 'tilgangslosning';

export interface Ansatt {
  readonly personId: string;
  /** Has not ended, and HR is not silent about the employment. */
  readonly aktiv: boolean;
}

/** Who has these employee numbers now. Numbers of HR's go before those registered by hand. */
export async function finnAnsatte(db: DbEllerTx, numre: readonly string[], idag: string): Promise<Map<string, Ansatt>> {
  if (numre.length === 0) return new Map();
  const { rows } = await sql<{ n: string; id: string; aktiv: boolean }>`
    select distinct on (r.ansattnummer) r.ansattnummer as n, coalesce(p.sammenslatt_med, p.id) as id,
      coalesce(r.til, 'infinity') >= ${idag}::date and r.taus_siden is null as aktiv
    from register.personalressurs r join register.person p on p.id = r.person_id
    where r.kjent_til is null and r.ansattnummer = any(${numre as string[]}::text[])
    order by r.ansattnummer, r.kilde = 'hr' desc`.execute(db);
  return new Map(rows.map((r) => [r.n, { personId: r.id, aktiv: r.aktiv }]));
}

/** Schools by organisation number, with their names for the preview. */
export async function finnSkoler(db: DbEllerTx): Promise<Map<string, string>> {
  const { rows } = await sql<{
    n: string;
    navn: string;
  }>`select organisasjonsnummer as n, navn from register.skole where kjent_til is null`.execute(db);
  return new Map(rows.map((r) => [r.n, r.navn]));
}

export interface Rollelinje {
  readonly personId: string;
  readonly ansattnummer: string;
  readonly rolle: string;
  readonly skole: string | null;
}

/** Roles in force or to come, of employees the run's file does not tell of. */
export async function finnTause(db: DbEllerTx, k: Pick<Brukskontekst, 'endringssett' | 'idag'>): Promise<Rollelinje[]> {
  const { rows } = await sql<{ person_id: string; ansattnummer: string; rolle: string; skole: string | null }>`
    select f.person_id, f.ansattnummer, f.rolle, nullif(f.skole, '') as skole from register.rollefaktum f
    where f.kjent_til is null and f.kilde = ${KILDE} and coalesce(f.til, 'infinity') >= ${k.idag}::date
      and f.ansattnummer not in (select unnest(nokler) from kilde.bilde where innlesing_id = ${k.endringssett})
    order by f.ansattnummer, f.rolle, f.skole`.execute(db);
  return rows.map((r) => ({ personId: r.person_id, ansattnummer: r.ansattnummer, rolle: r.rolle, skole: r.skole }));
}

/** Employees with a role from the access solution today or later. */
export async function antallMedRolle(db: DbEllerTx, idag: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct ansattnummer) as n from register.rollefaktum
    where kjent_til is null and kilde = ${KILDE} and coalesce(til, 'infinity') >= ${idag}::date`.execute(db);
  return rows[0]!.n;
}

/** Closes what the file no longer tells of. */
export async function lukkRoller(tx: Tx, ansattnumre: readonly string[], k: Brukskontekst): Promise<void> {
  if (ansattnumre.length === 0) return;
  await sql`update register.rollefaktum set kjent_til = ${k.na}::timestamptz, lukket_av = ${k.endringssett}::uuid
    where kjent_til is null and kilde = ${KILDE} and ansattnummer = any(${ansattnumre as string[]}::text[])`.execute(tx);
}
