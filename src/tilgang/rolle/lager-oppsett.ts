import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import { opplaeringskrav, revisjonsoppsett, stillingsroller, type Rolleoppsett } from './modell.ts';

/** The settings roles are computed with, by name. */
export const ROLLEOPPSETT: readonly string[] = [stillingsroller.navn, opplaeringskrav.navn, revisjonsoppsett.navn];

/** The settings roles are computed with, as one JSON object by name. For use inside a statement. */
export const rolleoppsettSql = sql`(select coalesce(json_object_agg(i.navn, i.verdi), '{}'::json)
  from (select distinct on (navn) navn, verdi from grunn.innstilling where navn = any(${ROLLEOPPSETT as string[]}::text[]) order by navn, satt desc) i)`;

/** The same, as they were set at a moment. */
export const rolleoppsettDaSql = (naar: string) => sql`(select coalesce(json_object_agg(i.navn, i.verdi), '{}'::json)
  from (select distinct on (navn) navn, verdi from grunn.innstilling where navn = any(${ROLLEOPPSETT as string[]}::text[]) and satt <= ${naar}::timestamptz order by navn, satt desc) i)`;

/** The settings as stored; what is missing or no longer readable is the standard. */
export const tolkOppsett = (lagret: Readonly<Record<string, unknown>>): Rolleoppsett => ({
  stillinger: tolkInnstilling(stillingsroller, lagret[stillingsroller.navn]),
  opplaering: tolkInnstilling(opplaeringskrav, lagret[opplaeringskrav.navn]),
  revisjon: tolkInnstilling(revisjonsoppsett, lagret[revisjonsoppsett.navn]),
});

/** The settings that count now. */
export async function hentRolleoppsett(db: DbEllerTx): Promise<Rolleoppsett> {
  const { rows } = await sql<{ oppsett: Record<string, unknown> }>`select ${rolleoppsettSql} as oppsett`.execute(db);
  return tolkOppsett(rows[0]!.oppsett);
}
