import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Handskrevet {
  readonly epostadresse: string | null;
  readonly mobiltelefonnummer: string | null;
  readonly telefon_arbeid: string | null;
  readonly telefon_hjem: string | null;
}

/**
 * What was written by hand before this change set, when the change set is still the last word: `null` when nothing was. Undefined
 * when something has been written since, or the change set is about somebody else.
 */
export async function finnForEndring(db: DbEllerTx, personId: string, sett: string): Promise<Handskrevet | null | undefined> {
  const { rows } = await sql<{ fins: boolean; for: Handskrevet | null }>`
    with rad as (select * from register.kontaktinformasjon where person_id = ${personId} and kilde = 'manuell')
    select exists (select 1 from rad where (kjent_til is null and apnet_av = ${sett})
        or (lukket_av = ${sett} and not exists (select 1 from rad n where n.kjent_til is null))) as fins,
      (select to_json(f) from (select epostadresse, mobiltelefonnummer, telefon_arbeid, telefon_hjem from rad where lukket_av = ${sett}) f) as for`.execute(
    db,
  );
  const r = rows[0]!;
  return r.fins ? r.for : undefined;
}
