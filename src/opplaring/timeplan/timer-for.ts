import type { DbEllerTx } from '#grunn/db/index.ts';
import { ukedag, type Dato } from '#grunn/tid/index.ts';
import { hentUke, type Hvem } from './lager-uke.ts';
import type { Timevisning } from './modell.ts';

/**
 * The lessons of a group, a teacher, a pupil or a room on a date, in order, with clocks as HH:MM, as they are that day: cancelled ones left out. Empty on a weekend, and where no plan counts. That school is
 * out that day is the calendar's to say (`erSkoledag`). What the reader may not see is not among them.
 */
export async function timerFor(db: DbEllerTx, o: Hvem & { readonly dato: Dato }): Promise<Timevisning[]> {
  if (ukedag(o.dato) > 5) return [];
  const timer = (await hentUke(db, o, o.dato)).filter((t) => t.dato === o.dato && t.endring?.avlyst !== true);
  // the teacher and the room that were let off that day are free
  if ('larer' in o) return timer.filter((t) => t.larere.some((l) => l.id === o.larer));
  return 'rom' in o ? timer.filter((t) => t.rom.some((r) => r.id === o.rom)) : timer;
}
