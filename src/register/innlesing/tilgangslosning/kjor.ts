import { lesRollefil, type Rolleansatt } from '#kilder/tilgangslosning/index.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Bremsegrenser, Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import { holdtRad, rolleInnlesing } from './type.ts';

/**
 * Reads the role file of the kommune's own access solution (src/kilder/tilgangslosning/README.md). Facts only; the ordinary brakes.
 * @throws FunksjonellFeil `pagar` when another is under way.
 */
export async function kjorRollefil(
  m: Innlesingsmiljo,
  o: { readonly innhold: AsyncIterable<Uint8Array>; readonly utlostAv: string; readonly bremser?: Bremsegrenser },
): Promise<Innlesingsrad> {
  let hode: Kildehode = { heltBilde: true, avkortet: true };
  async function* hent(): AsyncGenerator<Mottatt<Rolleansatt>> {
    const fil = await lesRollefil(o.innhold);
    yield { ventet: fil.ansatte.length };
    for (const f of fil.utenAnsatt) yield { holdt: holdtRad(f) };
    for (const a of fil.ansatte) yield { enhet: a };
    hode = { heltBilde: true, antallLest: fil.ansatte.length };
  }
  return kjorInnlesing(m, rolleInnlesing(o.bremser), {
    slag: 'fil',
    utlostAv: o.utlostAv,
    hent: hent(),
    hode: () => hode,
  });
}
