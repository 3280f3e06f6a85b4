import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ankomster, dokumenterI, kronologisk, laAnkomme } from '#benk/innlesing/rekkefolge.ts';
import { lagStrom } from '#benk/innlesing/strom.ts';
import { finnBrudd, forskjell, lesTilstand } from '#benk/innlesing/tilstand.ts';
import type { Db } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import type { Innlesingsmiljo } from './modell.ts';

let base: Testdatabase;
let eier: Db;
let m: Innlesingsmiljo;
const klokke = fastKlokke('2026-11-22T01:00:00Z');

beforeAll(async () => {
  base = await nyDatabase();
  eier = base.som('superbruker');
  m = { db: base.som('friminutt_import'), nokler: lagNokkelring(nyNokkelfil()), klokke, miljo: 'test', bolk: 1000 };
});
afterAll(() => base.slipp());
const tom = async () => {
  klokke.flytt({ hours: 1 });
  await sql`truncate register.person, kilde.innlesing, kilde.posisjon cascade`.execute(eier);
};

describe('rekkefølgen Folkeregisteret forteller i', () => {
  test.each([3, 20261122])(
    'F-12 F-20 documents in any order, again and in any portions end in the same register (seed %i)',
    async (fro) => {
      const strom = lagStrom({ fro, barn: 3, hendelser: 14 });
      const dokumenter = dokumenterI(strom);
      await tom();
      await laAnkomme(m, dokumenter, kronologisk(strom));
      const fasit = await lesTilstand(eier);
      expect(fasit.length).toBeGreaterThan(dokumenter.length);
      await fc.assert(
        fc.asyncProperty(ankomster(dokumenter.length), async (a) => {
          await tom();
          await laAnkomme(m, dokumenter, a);
          expect(forskjell(fasit, await lesTilstand(eier))).toEqual([]);
          expect(await finnBrudd(eier)).toEqual([]);
        }),
        { seed: fro, numRuns: 20, endOnFailure: true },
      );
    },
  );
});
