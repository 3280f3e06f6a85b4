import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { hentSkoledagNa } from './lager.ts';
import type { Skolenna } from './modell.ts';
import { tavleTilgang } from './tilgang.ts';

/**
 * What the day asks of those at work at a school, for their front page: open cases, classes nobody has checked, and absence reported after the
 * deadline. Counts only. Schools with nothing to say are left out. One statement, none for those who have no board.
 */
export async function skoledagNa(s: Pick<Kontekst, 'aktor' | 'idag'> & { readonly db: DbEllerTx }): Promise<readonly Skolenna[]> {
  const skoler = utsnittFor(tavleTilgang.se, s.aktor, s.idag).omfang.egenSkole ?? [];
  if (skoler.length === 0) return [];
  const rader = await hentSkoledagNa(s.db, { skoler, dato: s.idag });
  return rader.filter((r) => r.saker + r.klassesaker + r.sentMeldt > 0);
}
