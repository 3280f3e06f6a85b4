// Puts a world into a database, as its owner: the questions are asked by others.
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { TABELLER, type Rad, type Sporreverden } from './modell.ts';

/** Empties the tables and writes the world. Rows of a table may have different columns. */
export async function skrivVerden(eier: Db, v: Sporreverden): Promise<void> {
  await sql.raw(`truncate ${TABELLER.join(', ')}, tilgang.okt, sporing.innsyn cascade`).execute(eier);
  for (const tabell of TABELLER) {
    const slag = new Map<string, Rad[]>();
    for (const r of v.rader[tabell]) {
      const kolonner = Object.keys(r).join(', ');
      slag.set(kolonner, [...(slag.get(kolonner) ?? []), r]);
    }
    for (const [kolonner, rader] of slag)
      await sql`insert into ${sql.raw(tabell)} (${sql.raw(kolonner)})
        select ${sql.raw(kolonner)} from jsonb_populate_recordset(null::${sql.raw(tabell)}, ${JSON.stringify(rader)}::jsonb)`.execute(
        eier,
      );
  }
}
