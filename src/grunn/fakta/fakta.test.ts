import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { angreFakta, brukFakta, faktatabell, finnForskjeller, type Faktarad } from './index.ts';

const FRO = 20261122;
const RANGERING = ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'];
const tabell = faktatabell({
  navn: 'public.prove',
  subjekt: 'hvem',
  nokkel: ['hvem', 'type'],
  kolonner: {
    hvem: 'int',
    type: 'text',
    tekst: 'text',
    dato: 'date',
    liste: 'text[]',
    tall: 'numeric',
    annet: 'jsonb',
    gradering: 'text',
  },
});
const vernet = faktatabell({ ...tabell, vern: { kolonne: 'gradering', rangering: RANGERING } });

let base: Testdatabase;
let db: Db;
beforeAll(async () => {
  base = await nyDatabase();
  db = base.som('superbruker');
  // the rule that no test has to remember: of one key and source never two rows at one time
  await sql`create table public.prove (hvem int not null, type text not null, tekst text, dato date, liste text[], tall numeric, annet jsonb, gradering text not null,
    kilde text not null, kildetidspunkt timestamptz, kjent_fra timestamptz not null, kjent_til timestamptz, apnet_av uuid not null, lukket_av uuid,
    check ((kjent_til is null) = (lukket_av is null)),
    exclude using gist (hvem with =, type with =, kilde with =, tstzrange(kjent_fra, kjent_til) with &&))`.execute(db);
  await sql`create unique index on public.prove (hvem, type, kilde) where kjent_til is null`.execute(db);
});
afterAll(() => base.slipp());

interface Rad extends Faktarad {
  readonly hvem: number;
  readonly type: string;
  readonly gradering: string;
}
interface Skriving {
  readonly kilde: string;
  readonly subjekter: readonly number[];
  readonly heltBilde: boolean;
  readonly rader: readonly Rad[];
}

// PostgreSQL's text holds no null character; everything else must come through unharmed
const tekst = fc.string({ unit: 'grapheme', maxLength: 6 }).map((s) => s.replaceAll('\0', '¤'));
const rad: fc.Arbitrary<Rad> = fc.record({
  hvem: fc.integer({ min: 1, max: 4 }),
  type: fc.constantFrom('a', 'b'),
  tekst: fc.option(fc.oneof(fc.constantFrom('x', 'y'), tekst)),
  dato: fc.option(fc.constantFrom('2024-02-29', '0001-01-01')),
  liste: fc.option(fc.array(fc.constantFrom('NOR', ''), { maxLength: 2 })),
  tall: fc.option(fc.constantFrom(1, 1.5, 100)),
  annet: fc.option(fc.constantFrom({ b: 1, a: [null] }, { a: [null], b: 1 }, 'x')),
  gradering: fc.constantFrom(...RANGERING),
  kildetidspunkt: fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')),
});
const skriving: fc.Arbitrary<Skriving> = fc
  .record({
    kilde: fc.constantFrom('en', 'to'),
    subjekter: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    heltBilde: fc.boolean(),
    rader: fc.uniqueArray(rad, { selector: (r) => `${r.hvem} ${r.type}`, maxLength: 6 }),
  })
  .map((s) => ({ ...s, rader: s.rader.filter((r) => s.subjekter.includes(r.hvem)) }));

let tid = Date.parse('2026-11-22T00:00:00Z');
const naa = () => new Date((tid += 1000)).toISOString();
const utfor = async (s: Skriving, endringssett: string = crypto.randomUUID()) =>
  db
    .transaction()
    .execute((tx) => brukFakta(tx, tabell, { ...s, subjekter: s.subjekter as unknown as string[], endringssett, na: naa() }));
const forutsi = (s: Skriving) => finnForskjeller(db, tabell, { ...s, subjekter: s.subjekter as unknown as string[] });
const tom = () => sql`truncate public.prove`.execute(db);

/** Open rows as text, without ids, times and the source's own stamp. */
async function apne(): Promise<string[]> {
  const { rows } = await sql<{
    r: string;
  }>`select kilde || ' ' || (to_jsonb(p) - 'kilde' - 'kildetidspunkt' - 'kjent_fra' - 'kjent_til' - 'apnet_av' - 'lukket_av')::text as r
    from public.prove p where kjent_til is null order by 1`.execute(db);
  return rows.map((r) => r.r);
}
/** What the open rows should be, by the words of `brukFakta` alone. */
class Modell {
  readonly #na = new Map<string, { kilde: string; rad: Rad }>();
  skriv(s: Skriving): void {
    const sagt = new Set(s.rader.map((r) => `${s.kilde} ${r.hvem} ${r.type}`));
    if (s.heltBilde)
      for (const [n, { kilde, rad: r }] of this.#na)
        if (kilde === s.kilde && s.subjekter.includes(r.hvem) && !sagt.has(n)) this.#na.delete(n);
    for (const r of s.rader) this.#na.set(`${s.kilde} ${r.hvem} ${r.type}`, { kilde: s.kilde, rad: r });
  }
  async apne(): Promise<string[]> {
    const rader = [...this.#na.values()].map(({ kilde, rad: r }) => ({ kilde, r: { ...r, kildetidspunkt: undefined } }));
    // jsonb's own form of the same values
    const { rows } = await sql<{
      r: string;
    }>`select x.kilde || ' ' || x.r::text as r from json_to_recordset(${JSON.stringify(rader)}::json) as x(kilde text, r jsonb) order by 1`.execute(
      db,
    );
    return rows.map((x) => x.r);
  }
}

describe('fakta som åpnes og lukkes', () => {
  test('the current rows are what was last said; the preview says exactly what is done; twice is once; history never overlaps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(skriving, { minLength: 1, maxLength: 6 }), async (skrivinger) => {
        await tom();
        const modell = new Modell();
        for (const s of skrivinger) {
          const varslet = await forutsi(s);
          const gjort = await utfor(s);
          expect(gjort).toEqual({
            apnet: varslet.filter((f) => f.slag !== 'borte').length,
            lukket: varslet.filter((f) => f.slag !== 'ny').length,
          });
          modell.skriv(s);
          expect(await apne()).toEqual(await modell.apne());
          expect(await forutsi(s)).toEqual([]);
          expect(await utfor(s)).toEqual({ apnet: 0, lukket: 0 });
        }
      }),
      { seed: FRO, numRuns: 40 },
    );
  });

  test('the last change set undone is as if it had never been', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(skriving, { maxLength: 4 }),
        fc.array(skriving, { minLength: 1, maxLength: 3 }),
        async (tidligere, sett) => {
          await tom();
          for (const s of tidligere) await utfor(s);
          const for_ = await apne();
          // a run writes the same people in several transactions
          const id = crypto.randomUUID();
          for (const s of sett) await utfor(s, id);
          await db
            .transaction()
            .execute((tx) => angreFakta(tx, tabell, { endringssett: id, nyttEndringssett: crypto.randomUUID(), na: naa() }));
          expect(await apne()).toEqual(for_);
        },
      ),
      { seed: FRO, numRuns: 40 },
    );
  });

  test('undoing any earlier change set leaves alone what others have said since, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(skriving, { minLength: 2, maxLength: 5 }), fc.nat(4), async (skrivinger, hvilken) => {
        await tom();
        const nr = hvilken % skrivinger.length;
        const ider = skrivinger.map(() => crypto.randomUUID());
        const tilstander: string[][] = [];
        for (const [i, s] of skrivinger.entries()) {
          tilstander.push(await perNokkel());
          await utfor(s, ider[i]);
        }
        const for_ = await perNokkel();
        const rort = new Set((await rortAv(ider.slice(nr + 1))).map((x) => x));
        await db
          .transaction()
          .execute((tx) => angreFakta(tx, tabell, { endringssett: ider[nr]!, nyttEndringssett: crypto.randomUUID(), na: naa() }));
        // keys a later set has opened or closed a row of stand; all others are as they were before the set
        const hoytid = (rader: readonly string[], tatt: boolean) => rader.filter((r) => rort.has(nokkelI(r)) === tatt);
        expect(await perNokkel()).toEqual([...hoytid(for_, true), ...hoytid(tilstander[nr]!, false)].toSorted());
      }),
      { seed: FRO, numRuns: 40 },
    );
  });

  test('no undo ever leaves anybody with less protection than before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(skriving, { minLength: 1, maxLength: 5 }), fc.nat(4), async (skrivinger, hvilken) => {
        await tom();
        const ider = skrivinger.map(() => crypto.randomUUID());
        for (const [i, s] of skrivinger.entries()) await utfor(s, ider[i]);
        const for_ = await grader();
        const svar = await db.transaction().execute((tx) =>
          angreFakta(tx, vernet, {
            endringssett: ider[hvilken % ider.length]!,
            nyttEndringssett: crypto.randomUUID(),
            na: naa(),
          }),
        );
        const etter = await grader();
        for (const [nokkel, g] of for_) expect(etter.get(nokkel) ?? 0).toBeGreaterThanOrEqual(g);
        expect(svar.beholdtVern).toBeGreaterThanOrEqual(0);
      }),
      { seed: FRO, numRuns: 40 },
    );
  });
});

const nokkelI = (r: string): string => r.split('\u0001')[0]!;
async function perNokkel(): Promise<string[]> {
  const { rows } = await sql<{
    r: string;
  }>`select hvem || ' ' || type || ' ' || kilde || chr(1) || (to_jsonb(p) - 'kildetidspunkt' - 'kjent_fra' - 'kjent_til' - 'apnet_av' - 'lukket_av')::text as r
    from public.prove p where kjent_til is null`.execute(db);
  return rows.map((r) => r.r).toSorted();
}
async function rortAv(sett: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ n: string }>`select distinct hvem || ' ' || type || ' ' || kilde as n from public.prove
    where apnet_av = any(${sett as string[]}::uuid[]) or lukket_av = any(${sett as string[]}::uuid[])`.execute(db);
  return rows.map((r) => r.n);
}
async function grader(): Promise<Map<string, number>> {
  const { rows } = await sql<{
    n: string;
    g: string;
  }>`select hvem || ' ' || type || ' ' || kilde as n, gradering as g from public.prove where kjent_til is null`.execute(db);
  return new Map(rows.map((r) => [r.n, RANGERING.indexOf(r.g)]));
}
