import { brukBolk } from './bolk.ts';
import { kontekst } from './kontekst.ts';
import * as lager from './lager.ts';
import type { Innlesingsmiljo, Innlesingstype } from './modell.ts';

/** Chunks under way at the same time: while one writes, the other is unpacked and reckoned. More than two only wait for the database. */
const SIDE_OM_SIDE = 2;

/**
 * Applies every staged chunk of a run, each in its own transaction, the urgent first. An error lets what is under way end, and is thrown then;
 * the rest stays staged. `tattAvAndre`: another process has come to the end of the run before us.
 */
export async function brukAlleBolker<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  o: { readonly id: string; readonly stor: boolean },
): Promise<'ferdig' | 'tattAvAndre'> {
  const iArbeid = new Set<number>();
  let brukte = 0;
  let slutt: 'tattAvAndre' | 'feil' | undefined;
  let ko: Promise<unknown> = Promise.resolve();

  /** One asks at a time: two must not be given the same chunk. */
  const neste = (): Promise<lager.Mottaksbolk<E> | undefined> => {
    const svar = ko.then(async () => {
      const b = slutt ? undefined : await lager.nesteBolk<E>(m.db, m.nokler, o.id, iArbeid);
      if (b) iArbeid.add(b.nummer);
      return b;
    });
    ko = svar.catch(() => {});
    return svar;
  };

  async function arbeid(): Promise<void> {
    for (let b = await neste(); b; b = await neste()) {
      const tellere = await brukBolk(m, type, { innlesingId: o.id, bolk: b, kontekst: await kontekst(m, o.id) });
      if (!tellere && !(await lager.settInnlesing(m.db, o.id, {}, ['bruker']))) slutt ??= 'tattAvAndre';
      iArbeid.delete(b.nummer);
      if (tellere) m.framdrift?.(o.id, type.kilde, tellere, 'bruker');
      // after 1, 8, 64 … chunks: often while the tables are small, seldom when they are large
      if (o.stor && Math.log2(++brukte) % 3 === 0) await lager.oppdaterStatistikk(m.db);
    }
  }

  const alle = Array.from({ length: type.bolkerHverForSeg ? SIDE_OM_SIDE : 1 }, () =>
    arbeid().catch((e: unknown) => {
      slutt ??= 'feil';
      throw e;
    }),
  );
  for (const svar of await Promise.allSettled(alle)) if (svar.status === 'rejected') throw svar.reason;
  return slutt === 'tattAvAndre' ? slutt : 'ferdig';
}
