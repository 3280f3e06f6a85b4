import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { byttFakta, faktatabell, taTilbakeFakta } from './index.ts';

const tabell = faktatabell({
  navn: 'public.tilbakeprove',
  subjekt: 'hvem',
  nokkel: ['hvem'],
  kolonner: { hvem: 'int', tekst: 'text' },
});
let base: Testdatabase;
let db: Db;
beforeAll(async () => {
  base = await nyDatabase();
  db = base.som('superbruker');
  await sql`create table public.tilbakeprove (hvem int not null, tekst text, kilde text not null, kildetidspunkt timestamptz, kjent_fra timestamptz not null,
    kjent_til timestamptz, apnet_av uuid not null, lukket_av uuid, check ((kjent_til is null) = (lukket_av is null)))`.execute(
    db,
  );
  await sql`create unique index on public.tilbakeprove (hvem, kilde) where kjent_til is null`.execute(db);
});
afterAll(() => base.slipp());

let tid = Date.parse('2026-11-22T00:00:00Z');
const na = () => new Date((tid += 1000)).toISOString();
const apne = async (): Promise<Map<number, string>> => {
  const { rows } = await sql<{
    hvem: number;
    tekst: string;
  }>`select hvem, tekst from public.tilbakeprove where kjent_til is null`.execute(db);
  return new Map(rows.map((r) => [r.hvem, r.tekst]));
};
/** One change set: each of these gets a text, or none. */
const sett = async (endringer: readonly (readonly [number, string | null])[]): Promise<string> => {
  const id = crypto.randomUUID();
  const for_ = await apne();
  const nye = new Map(endringer);
  const rort = [...nye].filter(([hvem, t]) => (for_.get(hvem) ?? null) !== t);
  await db.transaction().execute((tx) =>
    byttFakta(tx, tabell, {
      endringssett: id,
      na: na(),
      lukk: rort.flatMap(([hvem]) => (for_.has(hvem) ? [{ hvem, tekst: for_.get(hvem)!, kilde: 'manuell' }] : [])),
      apne: rort.flatMap(([hvem, t]) => (t === null ? [] : [{ hvem, tekst: t }])),
    }),
  );
  return id;
};
const angre = (endringssett: string): Promise<boolean> =>
  db
    .transaction()
    .execute(async (tx) => {
      if (!(await taTilbakeFakta(tx, tabell, { endringssett, nyttEndringssett: crypto.randomUUID(), na: na() })))
        throw new Error('nei');
      return true;
    })
    .catch((e: unknown) => {
      if ((e as Error).message !== 'nei') throw e;
      return false;
    });

const endring = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.option(fc.constantFrom('x', 'y')));
const endringssett = fc.uniqueArray(endring, { selector: ([h]) => h, minLength: 1, maxLength: 3 });

describe('et endringssett tas tilbake', () => {
  test('[L10] the last one first, all the way back: every state is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(endringssett, { minLength: 1, maxLength: 4 }), async (settene) => {
        await sql`truncate public.tilbakeprove`.execute(db);
        const bilder: (readonly [string, Map<number, string>])[] = [];
        for (const s of settene) {
          const for_ = await apne();
          bilder.push([await sett(s), for_]);
        }
        for (const [id, for_] of bilder.toReversed()) {
          expect(await angre(id)).toBe(true);
          expect(await apne()).toEqual(for_);
        }
      }),
      { seed: 20261122, numRuns: 25 },
    );
  });

  test('[L10] while a later change of the same stands it is refused and nothing is touched; taken back, it is possible again', async () => {
    await sql`truncate public.tilbakeprove`.execute(db);
    const a = await sett([[1, 'x']]);
    const b = await sett([[1, 'y']]);
    expect(await angre(a)).toBe(false);
    expect(await apne()).toEqual(new Map([[1, 'y']]));
    expect(await angre(b)).toBe(true);
    expect(await angre(a)).toBe(true);
    expect(await apne()).toEqual(new Map());
  });

  test('[L10] what was taken away is not put back where somebody has put something else', async () => {
    await sql`truncate public.tilbakeprove`.execute(db);
    await sett([[1, 'x']]);
    const bort = await sett([[1, null]]);
    await sett([[1, 'y']]);
    expect(await angre(bort)).toBe(false);
    expect(await apne()).toEqual(new Map([[1, 'y']]));
  });
});
