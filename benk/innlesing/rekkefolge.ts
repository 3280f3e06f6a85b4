// Order-freedom: whatever order, however often and in whatever portions Folkeregisteret's documents come, the register ends the same.
import fc from 'fast-check';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import {
  folkeregisterInnlesing,
  kjorInnlesing,
  tilFamilier,
  type Familie,
  type Innlesingsmiljo,
  type Mottatt,
} from '#register/innlesing/index.ts';
import type { Strom } from './strom.ts';

/** One way for a stream to arrive. */
export interface Ankomst {
  /** Documents in the order they come: places in the stream, some of them more than once. */
  readonly rekke: readonly number[];
  /** Where one run ends and the next begins: places in `rekke`. */
  readonly kutt: readonly number[];
  /** People a transaction. */
  readonly bolk: number;
}

export const dokumenterI = (s: Strom): readonly Folkeregisterperson[] => [...s.start, ...s.hendelser.flat()];

/** Any order, some documents again (also the whole tail from somewhere), cut into runs and chunks of any size. */
export function ankomster(antall: number): fc.Arbitrary<Ankomst> {
  const alle = Array.from({ length: antall }, (_, i) => i);
  return fc
    .record({
      rekke: fc.shuffledSubarray(alle, { minLength: antall, maxLength: antall }),
      igjen: fc.array(fc.record({ hvem: fc.nat(antall - 1), hvor: fc.nat(antall) }), { maxLength: 8 }),
      hale: fc.option(fc.nat(antall), { nil: antall }),
      kutt: fc.array(fc.nat(antall), { maxLength: 5 }),
      bolk: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ rekke, igjen, hale, kutt, bolk }) => {
      const ut = [...rekke];
      for (const { hvem, hvor } of igjen) ut.splice(hvor, 0, hvem);
      return { rekke: [...ut, ...rekke.slice(hale)], kutt: kutt.toSorted((a, b) => a - b), bolk };
    });
}

/** Everything in the order it happened, one event a run. */
export function kronologisk(s: Strom): Ankomst {
  const alle = dokumenterI(s).map((_, i) => i);
  let sted = s.start.length;
  const kutt = s.hendelser.map((h) => (sted += h.length) - h.length);
  return { rekke: alle, kutt, bolk: 1000 };
}

/** Lets the documents arrive as told, in as many runs as that takes. @throws when a run did not finish. */
export async function laAnkomme(m: Innlesingsmiljo, dokumenter: readonly Folkeregisterperson[], a: Ankomst): Promise<void> {
  const grenser = [0, ...a.kutt, a.rekke.length];
  for (let i = 1; i < grenser.length; i++) {
    const del = a.rekke.slice(grenser[i - 1], grenser[i]).map((nr) => dokumenter[nr]!);
    if (del.length > 0) await lesDokumenter({ ...m, bolk: a.bolk }, del);
  }
}

export async function lesDokumenter(m: Innlesingsmiljo, personer: readonly Folkeregisterperson[]): Promise<void> {
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    yield* tilFamilier(personer);
  }
  const rad = await kjorInnlesing(m, folkeregisterInnlesing({ krympet: 1, endret: 1, avsluttet: 1, minstAntall: 1e9 }), {
    slag: 'endring',
    utlostAv: 'benk',
    hent: hent(),
    hode: () => ({ heltBilde: false }),
    utenBremser: true,
  });
  if (rad.status !== 'ferdig') throw new Error(`Innlesingen endte som ${rad.status}: ${rad.feil?.kode}`);
}
