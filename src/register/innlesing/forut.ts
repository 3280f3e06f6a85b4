/**
 * Reads ahead while the reader is busy, at most `antall`: a file is parsed while the database works on what came before. The order is kept; an
 * error comes where it stands in the row. Leaving the loop early stops the source.
 */
export async function* lesForut<T>(kilde: AsyncIterable<T>, antall: number): AsyncGenerator<T> {
  const lest: T[] = [];
  let slutt: { readonly feil?: unknown } | undefined;
  let forlatt = false;
  let vekk: () => void = () => {};
  let plass: () => void = () => {};
  const les = (async () => {
    try {
      for await (const t of kilde) {
        lest.push(t);
        vekk();
        if (lest.length >= antall && !forlatt) await new Promise<void>((r) => (plass = r));
        if (forlatt) return;
      }
      slutt = {};
    } catch (feil) {
      slutt = { feil };
    } finally {
      vekk();
    }
  })();
  try {
    for (;;) {
      // a copy: what is read meanwhile waits for the next round
      const na = lest.splice(0);
      plass();
      yield* na;
      if (lest.length > 0) continue;
      if (slutt) {
        if ('feil' in slutt) throw slutt.feil;
        return;
      }
      await new Promise<void>((r) => (vekk = r));
    }
  } finally {
    forlatt = true;
    plass();
    await les;
  }
}
