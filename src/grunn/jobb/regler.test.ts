import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { iOslo, osloDato, osloKlokke, Temporal, tilInstant, ukedag } from '#grunn/tid/index.ts';
import { Rytme } from './modell.ts';
import { nesteKjoring, sjekkNyttelast } from './regler.ts';

const natt: Rytme = { slag: 'nattlig', kl: '02:30' };
const neste = (r: Rytme, na: string) => nesteKjoring(r, tilInstant(na))?.toString();

describe('neste kjøring', () => {
  test.each`
    rytme                                         | na                            | svar                      | hvorfor
    ${natt}                                       | ${'2026-01-15T12:00:00Z'}     | ${'2026-01-16T01:30:00Z'} | ${'vintertid'}
    ${natt}                                       | ${'2026-07-15T12:00:00Z'}     | ${'2026-07-16T00:30:00Z'} | ${'sommertid'}
    ${natt}                                       | ${'2026-01-15T01:29:59Z'}     | ${'2026-01-15T01:30:00Z'} | ${'senere samme natt'}
    ${natt}                                       | ${'2026-01-15T01:30:00Z'}     | ${'2026-01-16T01:30:00Z'} | ${'aldri samme øyeblikk to ganger'}
    ${natt}                                       | ${'2026-03-28T12:00:00Z'}     | ${'2026-03-29T01:30:00Z'} | ${'02:30 finnes ikke: 03:30'}
    ${natt}                                       | ${'2026-03-29T00:59:59Z'}     | ${'2026-03-29T01:30:00Z'} | ${'sekundet før klokka stilles fram'}
    ${natt}                                       | ${'2026-03-29T01:30:00Z'}     | ${'2026-03-30T00:30:00Z'} | ${'én gang den natta'}
    ${natt}                                       | ${'2026-10-24T12:00:00Z'}     | ${'2026-10-25T00:30:00Z'} | ${'første 02:30'}
    ${natt}                                       | ${'2026-10-25T00:30:00Z'}     | ${'2026-10-26T01:30:00Z'} | ${'ikke på andre 02:30'}
    ${natt}                                       | ${'2026-10-25T01:00:00Z'}     | ${'2026-10-26T01:30:00Z'} | ${'mellom de to'}
    ${natt}                                       | ${'2026-12-31T12:00:00Z'}     | ${'2027-01-01T01:30:00Z'} | ${'nyttår'}
    ${{ slag: 'nattlig', kl: '00:00' }}           | ${'2026-03-28T22:59:59Z'}     | ${'2026-03-28T23:00:00Z'} | ${'midnatt i Oslo'}
    ${{ slag: 'ukentlig', dag: 7, kl: '02:30' }}  | ${'2026-03-23T12:00:00Z'}     | ${'2026-03-29T01:30:00Z'} | ${'søndagen klokka stilles fram'}
    ${{ slag: 'ukentlig', dag: 7, kl: '02:30' }}  | ${'2026-10-25T00:30:00Z'}     | ${'2026-11-01T01:30:00Z'} | ${'uka etter'}
    ${{ slag: 'ukentlig', dag: 1, kl: '06:00' }}  | ${'2026-11-22T12:00:00Z'}     | ${'2026-11-23T05:00:00Z'} | ${'mandag i morgen'}
    ${{ slag: 'ukentlig', dag: 1, kl: '06:00' }}  | ${'2026-11-22T23:30:00Z'}     | ${'2026-11-23T05:00:00Z'} | ${'mandag i Oslo før mandag i UTC'}
    ${{ slag: 'manedlig', dag: 28, kl: '02:30' }} | ${'2026-01-28T12:00:00Z'}     | ${'2026-02-28T01:30:00Z'} | ${'kort måned'}
    ${{ slag: 'manedlig', dag: 1, kl: '02:30' }}  | ${'2026-01-31T23:30:00Z'}     | ${'2026-02-01T01:30:00Z'} | ${'den første i Oslo'}
    ${{ slag: 'lopende', hvertMinutt: 15 }}       | ${'2026-03-29T00:50:00Z'}     | ${'2026-03-29T01:00:00Z'} | ${'jevn takt over klokkeskiftet'}
    ${{ slag: 'lopende', hvertMinutt: 15 }}       | ${'2026-10-25T00:45:00Z'}     | ${'2026-10-25T01:00:00Z'} | ${'også den timen som kommer to ganger'}
    ${{ slag: 'lopende', hvertMinutt: 60 }}       | ${'2026-01-15T12:00:00Z'}     | ${'2026-01-15T13:00:00Z'} | ${'hver hele time'}
    ${{ slag: 'lopende', hvertMinutt: 1 }}        | ${'2026-01-15T12:00:00.001Z'} | ${'2026-01-15T12:01:00Z'} | ${'neste hele minutt'}
    ${{ slag: 'paForesporsel' }}                  | ${'2026-01-15T12:00:00Z'}     | ${undefined}              | ${'bare når noen ber om det'}
    ${{ slag: 'av' }}                             | ${'2026-01-15T12:00:00Z'}     | ${undefined}              | ${'slått av'}
  `('[V08] F-45 $rytme etter $na er $svar: $hvorfor', ({ rytme, na, svar }) => {
    expect(neste(Rytme.parse(rytme), na)).toBe(svar);
  });

  test('[V08] F-45 nattlig kjører nøyaktig én gang hver dato, alle klokkeslett og alle dager i ti år', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 3650 }), (minutt, dag) => {
        const kl = `${String(Math.floor(minutt / 60)).padStart(2, '0')}:${String(minutt % 60).padStart(2, '0')}`;
        let na = Temporal.Instant.from('2024-01-01T00:00:00Z').add({ hours: 24 * dag });
        const datoer = new Set<string>();
        for (let i = 0; i < 5; i++) {
          const t = nesteKjoring({ slag: 'nattlig', kl }, na)!;
          expect(Temporal.Instant.compare(t, na)).toBe(1);
          datoer.add(osloDato(t));
          // off the wanted clock only where that clock does not exist
          expect([kl, `03:${kl.slice(3)}`]).toContain(osloKlokke(t));
          na = t;
        }
        expect(datoer.size).toBe(5);
      }),
      { numRuns: 300 },
    );
  });

  test('[V08] ukentlig treffer ukedagen og månedlig dagen', () => {
    let [u, m] = [tilInstant('2026-01-01T00:00:00Z'), tilInstant('2026-01-01T00:00:00Z')];
    for (let i = 0; i < 30; i++) {
      u = nesteKjoring({ slag: 'ukentlig', dag: 3, kl: '02:30' }, u)!;
      m = nesteKjoring({ slag: 'manedlig', dag: 28, kl: '02:30' }, m)!;
      expect([ukedag(osloDato(u)), iOslo(m).day]).toEqual([3, 28]);
    }
  });
});

describe('rytmen kommunen kan velge', () => {
  test.each([
    { slag: 'lopende', hvertMinutt: 7 }, // does not divide an hour
    { slag: 'lopende', hvertMinutt: 0 },
    { slag: 'nattlig', kl: '24:00' },
    { slag: 'nattlig', kl: '2:30' },
    { slag: 'nattlig' },
    { slag: 'ukentlig', dag: 0, kl: '02:30' },
    { slag: 'ukentlig', dag: 8, kl: '02:30' },
    { slag: 'manedlig', dag: 29, kl: '02:30' }, // February
    { slag: 'arlig' },
  ])('[V08] %j avvises', (rytme) => {
    expect(Rytme.safeParse(rytme).success).toBe(false);
  });
});

describe('en jobb bærer ingen personopplysninger', () => {
  test.each([
    { personId: '0198c5c1-7c34-7e4f-b0a1-a12345678901' },
    { innlesingId: '550e8400-e29b-41d4-a716-446655440000', fra: 1, hel: true, note: null },
    { planlagt: '2026-10-25T00:30:00Z', dato: '2026-10-25', kode: 'krr.natt', ider: ['a-1', 'b-2'] },
  ])('%j går', (data) => {
    expect(() => sjekkNyttelast(data)).not.toThrow();
  });
  // synthetic number, month + 80
  test.each([
    [{ nummer: '27850998855' }, 'data.nummer'],
    [{ nummer: 27850998855 }, 'data.nummer'],
    [{ liste: [{ nummer: 'fnr:27850998855' }] }, 'data.liste.0.nummer'],
    [{ navn: 'Rask Herre' }, 'data.navn'],
    [{ epost: 'rask@fjordvik.example' }, 'data.epost'],
    [{ tekst: 'ø' }, 'data.tekst'],
    [{ tekst: '' }, 'data.tekst'],
    [{ tall: Number.NaN }, 'data.tall'],
    [{ f: () => 1 }, 'data.f'],
  ])('%j stoppes', (data, sti) => {
    expect(() => sjekkNyttelast(data)).toThrow(new RegExp(`^${sti}: en jobb bærer bare`));
  });
  test('verdien står aldri i feilen', () => {
    expect(() => sjekkNyttelast({ nummer: '27850998855' })).not.toThrow('27850998855');
  });
});
