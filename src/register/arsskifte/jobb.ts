import { z } from 'zod';
import type { Db } from '#grunn/db/index.ts';
import { jobb, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import type { Klokke } from '#grunn/tid/index.ts';
import {
  angreSett,
  angreSkifte,
  finnBestilling,
  KanIkkeAngres,
  skrivFeilet,
  utforSkifte,
  type Bestilling,
} from './lager-utfor.ts';
import type { Skiftearsak } from './modell.ts';

export const SKIFTEJOBB = 'register.arsskifte.utfor';
const FORSOK = 4;

const kode = (e: unknown): string => (e as { code?: string }).code ?? '';
/** Somebody wrote about the same pupils at the same moment. */
const erSamtidig = (e: unknown): boolean => ['40001', '40P01', '23P01', '23505'].includes(kode(e));

/** One school, in one transaction that sees one moment. A change by others in between: tried again from the start. */
async function kjorEn(db: Db, klokke: Klokke, b: Bestilling): Promise<Skiftearsak | undefined> {
  for (let forsok = 1; ; forsok++) {
    try {
      const na = klokke.na().toString();
      await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx): Promise<unknown> =>
          b.status === 'bestilt'
            ? utforSkifte(tx, b, na)
            : b.slag === 'arsskifte'
              ? angreSkifte(tx, b, na)
              : angreSett(tx, b, na),
        );
      return undefined;
    } catch (e) {
      if (e instanceof KanIkkeAngres) return e.arsak;
      if (!erSamtidig(e)) throw e;
      if (forsok >= FORSOK) return 'endret_samtidig';
    }
  }
}

/**
 * Carries out every order that waits, a school at a time. Killed in the middle, the school it was at is as before, and the next run goes on.
 * `db` is the role `friminutt_system`: protected pupils move with their class, and nobody is shown them.
 */
export async function utforBestilte(db: Db, klokke: Klokke, signal?: AbortSignal): Promise<{ utfort: number; feilet: number }> {
  const provd: string[] = [];
  let feilet = 0;
  for (;;) {
    signal?.throwIfAborted();
    const b = await finnBestilling(db, provd);
    if (b === undefined) return { utfort: provd.length - feilet, feilet };
    provd.push(b.id);
    const arsak = await kjorEn(db, klokke, b);
    if (arsak === undefined) continue;
    feilet++;
    await skrivFeilet(db, b, arsak);
  }
}

/** Orders of school year changes. The beat is only a safety net: whoever orders one starts it at once. */
export const skiftejobb = (db: Db): NoenJobb =>
  jobb({
    navn: SKIFTEJOBB,
    data: z.object({ planlagt: z.string().optional() }),
    kjoring: 'samlet',
    ventSekunder: 2,
    utfor: (k) => utforBestilte(db, k.klokke, k.signal),
  });
export const SKIFTERYTME: Rytme = { slag: 'lopende', hvertMinutt: 2 };
