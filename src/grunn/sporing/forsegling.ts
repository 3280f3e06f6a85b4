import type { Nokkelring } from '#grunn/krypto/index.ts';
import { tilInstant, type Klokke } from '#grunn/tid/index.ts';
import * as lager from './lager-segl.ts';
import { KJEDER, LOGGER, NULLHODE, type Ankersted, type Ledd } from './modell-segl.ts';
import { leddmerke, rundehode } from './regler-segl.ts';

export interface Seglmiljo {
  /** Connections of the role friminutt_segl. */
  readonly pool: lager.Seglpool;
  readonly nokler: Nokkelring;
  readonly klokke: Klokke;
  /** Where heads are kept outside the database: at least one. */
  readonly ankersteder: readonly Ankersted[];
  /** Rows of each log in a round, about. */
  readonly maksRader?: number;
}

const MAKS_RADER = 50_000;

/**
 * Seals one round: the rows of transactions older than the oldest still open, linked into their chains. Then writes the heads outside the
 * database. Only one node seals at a time; the others do nothing. Returns the number of rows sealed, undefined when another node was at it.
 * @throws when the database has been moved to another server and nobody has said so (drift.md: «gjenopprettet»).
 */
export async function forsegl(m: Seglmiljo): Promise<number | undefined> {
  const ankret = Math.max(0, ...(await Promise.all(m.ankersteder.map((a) => a.siste()))));
  const rader = await lager.medSeglas(m.pool, (k) => lagRunde(m, k, ankret));
  if (rader === undefined) return undefined;
  await ankre(m);
  return rader;
}

async function lagRunde(m: Seglmiljo, k: lager.Seglklient, ankret: number): Promise<number> {
  if (!(await lager.erSammeMaskin(k)))
    throw new Error('Databasen er flyttet til en annen tjener. Kjør kommandoen «gjenopprettet» (se docs/drift.md)');
  const forrige = await lager.sisteRunde(k);
  const fra = forrige?.grense ?? 0;
  const til = await lager.kortetGrense(k, fra, await lager.hentGrense(k), m.maksRader ?? MAKS_RADER);
  if (til <= fra) return 0;
  // above what is kept outside as well: a tail that has been cut leaves a hole, never a number used twice
  const runde = Math.max(forrige?.runde ?? 0, ankret) + 1;
  const hoder = await lager.sisteLedd(k);
  const ledd: Ledd[] = [];
  let rader = 0;
  for (const logg of LOGGER) {
    const leser = new lager.Loggleser(k, logg, fra, til);
    rader += await leser.lesTil(til);
    for (let kjede = 0; kjede < KJEDER; kjede++) {
      const { antall, numre, summer } = leser.kjeder[kjede]!;
      if (antall === 0) continue;
      const siste = hoder.get(`${logg}.${kjede}`);
      const nytt = { logg, kjede, nummer: (siste?.nummer ?? 0) + 1, runde, numre, summer, forrige: siste?.merke ?? NULLHODE };
      ledd.push({ ...nytt, merke: leddmerke(m.nokler, nytt) });
    }
  }
  if (rader === 0) return 0;
  const ny = { runde, tid: iso(m.klokke.na().toString()), grense: til, rader, forrige: forrige?.hode ?? NULLHODE };
  await lager.skrivRunde(k, { ...ny, hode: rundehode(m.nokler, ny, ledd) }, ledd);
  return rader;
}

/** As PostgreSQL gives it back: milliseconds, so that the sealed text is the read one. */
export const iso = (tid: string): string => new Date(tilInstant(tid).epochMilliseconds).toISOString();

const SIDE = 1000;

/** Writes the heads that each place outside lacks; a place that was away catches up. */
export async function ankre(m: Seglmiljo): Promise<void> {
  const skrevet = iso(m.klokke.na().toString());
  for (const sted of m.ankersteder)
    for (let siste = await sted.siste(); ;) {
      const nye = await lager.runderEtter(m.pool, siste, SIDE);
      if (nye.length > 0)
        await sted.leggTil(nye.map((r) => ({ runde: r.runde, tid: iso(r.tid), hode: r.hode.toString('hex'), skrevet })));
      if (nye.length < SIDE) break;
      siste = nye.at(-1)!.runde;
    }
}
