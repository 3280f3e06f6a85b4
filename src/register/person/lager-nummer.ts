import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { dekrypterIdentifikator } from './lager.ts';
import type { Personref } from './modell.ts';

export interface Nummer {
  readonly type: 'fodselsnummer' | 'dNummer' | 'duf';
  readonly nummer: string;
  readonly status: 'iBruk' | 'opphort';
}

/** A person's numbers in the clear, those in use first. Only for somebody who has been let in. */
export async function hentIdentifikatorer(db: DbEllerTx, nokler: Nokkelring, person: Innsyn<Personref>): Promise<Nummer[]> {
  const { rows } = await sql<{ type: Nummer['type']; status: Nummer['status']; kryptert: Buffer }>`
    select type, status, kryptert from register.personidentifikator
    where person_id = ${person.personId} and kjent_til is null and type <> 'ansattnummer' order by status, kjent_fra desc`.execute(
    db,
  );
  return rows.map((r) => ({ type: r.type, status: r.status, nummer: dekrypterIdentifikator(nokler, r.kryptert) }));
}
