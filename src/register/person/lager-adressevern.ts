import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface ApenAdresse {
  readonly person_id: string;
  readonly kilde: string;
  readonly type: string;
  /** As PostgreSQL writes it, with microseconds: it finds the row again. */
  readonly kjent_fra: string;
  readonly apnet_av: string;
  readonly linjer: string[];
  readonly postnummer: string | null;
  readonly poststed: string | null;
  readonly bruksenhetsnummer: string | null;
  readonly kommunenummer: string | null;
  readonly grunnkrets: string | null;
  readonly skolekrets: string | null;
  readonly matrikkel_id: string | null;
}

/** Rows in the open of people who are protected now. */
export async function finnApneVernede(db: DbEllerTx, maks: number): Promise<ApenAdresse[]> {
  const { rows } = await sql<ApenAdresse>`
    select person_id, kilde, type, kjent_fra::text as kjent_fra, apnet_av, linjer, postnummer, poststed, bruksenhetsnummer, kommunenummer,
      grunnkrets, skolekrets, matrikkel_id from register.apne_vernede_adresser(${maks}::int)`.execute(db);
  return rows;
}

/** Puts the encrypted form in the place of the open one. Returns how many rows were found. */
export async function skrivKryptert(db: DbEllerTx, rader: readonly object[]): Promise<number> {
  if (rader.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`select register.krypter_adresser(${JSON.stringify(rader)}::jsonb) as n`.execute(db);
  return rows[0]!.n;
}

/** Overridden addresses from before they were encrypted. */
export async function finnApneOverstyringer(db: DbEllerTx, maks: number): Promise<{ id: string; verdi: unknown }[]> {
  const { rows } = await sql<{
    id: string;
    verdi: unknown;
  }>`select id, verdi from register.apne_overstyrte_adresser(${maks}::int)`.execute(db);
  return rows;
}

/** Puts the encrypted form in the place of the open one. Returns how many rows were found. */
export async function skrivKrypterteOverstyringer(db: DbEllerTx, rader: readonly object[]): Promise<number> {
  if (rader.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`select register.krypter_overstyringer(${JSON.stringify(rader)}::jsonb) as n`.execute(
    db,
  );
  return rows[0]!.n;
}
