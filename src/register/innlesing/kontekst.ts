import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { idag, Temporal, tilInstant } from '#grunn/tid/index.ts';
import * as lager from './lager.ts';
import type { Brukskontekst, Innlesingsmiljo } from './modell.ts';

/** Our session lost its right to the source, and another process has taken the run: it is theirs now. */
export const overtatt = () =>
  new FunksjonellFeil('pagar', 'En annen prosess har tatt over innlesingen. Den fortsetter der.', { status: 409 });

/**
 * Now by this node's clock, but after all that other runs have written: nodes' clocks differ by seconds, and a row can't be closed before it
 * was opened. `id`: the run that asks.
 */
export async function skrivetid(m: Innlesingsmiljo, id?: string): Promise<string> {
  const na = m.klokke.na();
  const siste = await lager.sisteTid(m.db, id);
  if (siste === null || Temporal.Instant.compare(na, tilInstant(siste)) > 0) return na.toString();
  return tilInstant(siste).add({ milliseconds: 1 }).toString();
}

/** What a source's own part of a run is told of it. */
export async function kontekst(m: Innlesingsmiljo, id: string): Promise<Brukskontekst> {
  const avgjorelse = await lager.hentAvgjorelse(m.db, id);
  return {
    endringssett: id,
    na: await skrivetid(m, id),
    idag: idag(m.klokke),
    nokler: m.nokler,
    miljo: m.miljo,
    utenBerorte: avgjorelse === 'godkjent_uten_berorte',
    avgjort: avgjorelse !== null,
  };
}
