import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { tellApneSaker } from './lager.ts';
import { etterlysningTilgang } from './tilgang.ts';

/** Pupils nobody can account for today, at the reader's own schools. One statement, none for those who do not look for them. */
export async function tellEtterlysteIDag(s: Kontekst): Promise<number> {
  if (!s.kan(etterlysningTilgang.les).tillatt) return 0;
  const skoler = utsnittFor(etterlysningTilgang.les, s.aktor, s.idag).omfang.egenSkole ?? [];
  return skoler.length === 0 ? 0 : tellApneSaker(s.db, { skoler, dato: s.idag });
}
