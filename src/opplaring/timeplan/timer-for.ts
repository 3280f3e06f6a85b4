import type { DbEllerTx } from '#grunn/db/index.ts';
import { ukedag, type Dato } from '#grunn/tid/index.ts';
import { hentUke, type Hvem } from './lager-uke.ts';
import type { Timevisning } from './modell.ts';

/**
 * The lessons of a group, a teacher, a pupil or a room on a date, in order, with clocks as HH:MM. Empty on a weekend, and where no plan counts. That school is
 * out that day is the calendar's to say (`erSkoledag`). What the reader may not see is not among them.
 */
export async function timerFor(db: DbEllerTx, o: Hvem & { readonly dato: Dato }): Promise<Timevisning[]> {
  const dag = ukedag(o.dato);
  return dag > 5 ? [] : (await hentUke(db, o, o.dato)).filter((t) => t.dag === dag);
}
