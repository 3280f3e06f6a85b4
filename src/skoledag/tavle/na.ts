import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { hentSkoledagNa } from './lager.ts';
import type { Skoledagna } from './modell.ts';
import { tavleTilgang } from './tilgang.ts';

/**
 * What the day asks of those at work, at their own schools together: classes nobody has checked in time, and absence reported after the deadline.
 * Counts only. One statement, none for those who have no board.
 */
export async function skoledagNa(s: Pick<Kontekst, 'aktor' | 'idag'> & { readonly db: DbEllerTx }): Promise<Skoledagna> {
  const skoler = utsnittFor(tavleTilgang.se, s.aktor, s.idag).omfang.egenSkole ?? [];
  return skoler.length === 0 ? { klassesaker: 0, sentMeldt: 0 } : hentSkoledagNa(s.db, { skoler, dato: s.idag });
}
