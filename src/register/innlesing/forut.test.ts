import { describe, expect, test } from 'vitest';
import { lesForut } from './forut.ts';

const takt = () => new Promise<void>((r) => setImmediate(r));

/** Counts up to `til`, and tells how far it has come. */
function teller(til: number, feilVed?: number) {
  const s = { lest: 0, stoppet: false };
  async function* les() {
    try {
      for (let i = 1; i <= til; i++) {
        if (i === feilVed) throw new Error('slutt her');
        s.lest = i;
        yield i;
      }
    } finally {
      s.stoppet = true;
    }
  }
  return { s, les: les() };
}
async function alle<T>(kilde: AsyncIterable<T>): Promise<T[]> {
  const ut: T[] = [];
  for await (const t of kilde) ut.push(t);
  return ut;
}

describe('lesForut', () => {
  test.each([0, 1, 3, 4, 100])('%i come out, all and in order', async (n) => {
    expect(await alle(lesForut(teller(n).les, 3))).toEqual(Array.from({ length: n }, (_, i) => i + 1));
  });

  test('reads on while the reader is busy, but no further than told', async () => {
    const { s, les } = teller(100);
    const forut = lesForut(les, 10);
    const forste = await forut.next();
    for (let i = 0; i < 20; i++) await takt();
    expect(forste.value).toBe(1);
    expect(s.lest).toBeGreaterThan(5);
    expect(s.lest).toBeLessThanOrEqual(21);
    await forut.return(undefined);
  });

  test('an error comes after what was read before it', async () => {
    const ut: number[] = [];
    await expect(
      (async () => {
        for await (const t of lesForut(teller(10, 4).les, 100)) {
          ut.push(t);
          await takt();
        }
      })(),
    ).rejects.toThrow('slutt her');
    expect(ut).toEqual([1, 2, 3]);
  });

  test('leaving early stops the source', async () => {
    const { s, les } = teller(1000);
    for await (const t of lesForut(les, 5)) if (t === 3) break;
    expect(s.stoppet).toBe(true);
    expect(s.lest).toBeLessThan(20);
  });
});
