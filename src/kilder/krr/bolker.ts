/** Cuts a row of values into pieces of at most `storrelse`. */
export function* iBolker<T>(verdier: Iterable<T>, storrelse: number): Generator<readonly T[], void, void> {
  let bolk: T[] = [];
  for (const v of verdier) {
    bolk.push(v);
    if (bolk.length === storrelse) {
      yield bolk;
      bolk = [];
    }
  }
  if (bolk.length > 0) yield bolk;
}

/**
 * Works on many pieces, at most `grense` at a time, and gives the results in the order they finish. At most as many finished results wait for the
 * reader, so memory is bounded and the source rests while the reader writes. An error stops the rest and is thrown; leaving the loop
 * early stops the rest too. `ledig`: called by a piece that only has work of its own left, so that the source may be asked for the next.
 */
export async function* samtidig<T, U>(
  deler: Iterable<T>,
  grense: number,
  ytre: AbortSignal | undefined,
  arbeid: (del: T, nr: number, signal: AbortSignal, ledig: () => void) => Promise<U>,
): AsyncGenerator<U, void, void> {
  const kilde = deler[Symbol.iterator]();
  const bryter = new AbortController();
  const signal = ytre ? AbortSignal.any([bryter.signal, ytre]) : bryter.signal;
  const ferdige: U[] = [];
  const feil: unknown[] = [];
  const iGang = new Set<Promise<void>>();
  let opptatt = 0;
  let nr = 0;
  let tomt = false;

  const fyll = () => {
    while (!tomt && feil.length === 0 && opptatt < grense && ferdige.length + iGang.size - opptatt < grense) {
      const neste = kilde.next();
      if (neste.done) {
        tomt = true;
        return;
      }
      let ledig = () => {
        ledig = () => {};
        opptatt--;
        fyll();
      };
      opptatt++;
      const jobb: Promise<void> = arbeid(neste.value, nr++, signal, () => ledig())
        .then(
          (u) => void ferdige.push(u),
          (f: unknown) => void feil.push(f),
        )
        .finally(() => {
          iGang.delete(jobb);
          ledig();
          fyll();
        });
      iGang.add(jobb);
    }
  };

  try {
    for (;;) {
      fyll();
      while (ferdige.length > 0) {
        const u = ferdige.shift() as U;
        fyll();
        yield u;
      }
      if (feil.length > 0) throw feil[0];
      if (iGang.size === 0 && tomt) return;
      await Promise.race(iGang);
    }
  } finally {
    tomt = true;
    bryter.abort();
    await Promise.allSettled(iGang);
  }
}
