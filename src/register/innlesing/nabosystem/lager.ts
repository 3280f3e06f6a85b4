import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Naborad {
  readonly person_id: string;
  readonly system: string;
  readonly epostadresse: string | null;
  readonly mobiltelefonnummer: string | null;
  readonly kildetidspunkt: string | null;
}

/** The neighbours' rows of these people. */
export async function finnRader(db: DbEllerTx, personer: readonly string[]): Promise<Naborad[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<Naborad>`select person_id, system, epostadresse, mobiltelefonnummer, kildetidspunkt
    from register.nabokontakt where kjent_til is null and kilde = 'nabosystem' and person_id = any(${personer as string[]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Those one system has a row about. */
export async function finnKjente(db: DbEllerTx, system: string): Promise<Set<string>> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from register.nabokontakt where kjent_til is null and kilde = 'nabosystem' and system = ${system}`.execute(
    db,
  );
  return new Set(rows.map((r) => r.person_id));
}
