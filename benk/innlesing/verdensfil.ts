// A made-up municipality as a supplier's file, grown in a process of its own.
import { skrivFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { lagVerden } from '#verden/index.ts';

export interface Filoppdrag {
  readonly elever: number;
  readonly fro: number;
  readonly fil: string;
}

/** Grows a world and writes the children of it, guardians within, as a supplier's file. */
export async function lagFil(o: Filoppdrag): Promise<{ kommunenummer: string }> {
  const verden = lagVerden({ elever: o.elever, fro: o.fro });
  await skrivFregFil(verden, o.fil);
  return { kommunenummer: verden.kommune.kommunenummer };
}
