import { describe, expect, test } from 'vitest';
import { Trengsel, type Bane, type Plass } from './trengselsregler.ts';

const lag = () => new Trengsel({ plasser: 4, forbeholdt: 1, ventMs: { ansatt: 1000, andre: 100 } });
const alltid = (p: ReturnType<Trengsel['plass']>): Plass => {
  expect(p).toMatchObject({ tatt: expect.any(Number) });
  return p as Plass;
};

describe('plasser og køer', () => {
  test('I-23 [LT5] de mange tar aldri den siste plassen, og den på jobb går foran i køen', async () => {
    const t = lag();
    const forst = [1, 2, 3].map(() => alltid(t.plass('andre', 0)));
    const venter = t.plass('andre', 0);
    expect(venter).toBeInstanceOf(Promise);
    const ansatt = alltid(t.plass('ansatt', 0));
    const ansatt2 = t.plass('ansatt', 0);
    const rekke: Bane[] = [];
    void (venter as Promise<Plass>).then((p) => rekke.push(p.bane));
    void (ansatt2 as Promise<Plass>).then((p) => rekke.push(p.bane));
    t.slipp(forst[0]!, 5);
    await Promise.resolve();
    await Promise.resolve();
    expect(rekke).toEqual(['ansatt']);
    t.slipp(ansatt, 6);
    await Promise.resolve();
    await Promise.resolve();
    expect(rekke).toEqual(['ansatt', 'andre']);
  });

  test('I-23 [LT5] den som måtte ventet for lenge, får nei med én gang, og beskjed om når det kan prøves igjen', () => {
    const t = lag();
    const p = [1, 2, 3].map(() => alltid(t.plass('andre', 0)));
    // each answer has taken a tenth of a second
    for (let i = 0; i < 50; i++) {
      t.slipp(p.pop()!, 100 * (i + 1));
      p.push(alltid(t.plass('andre', 100 * i)));
    }
    expect(t.tilstand.snittMs).toBeGreaterThan(60);
    let venter = 0;
    while (t.plass('andre', 6000) instanceof Promise) venter++;
    expect(venter).toBeGreaterThan(0);
    expect(venter).toBeLessThan(6);
    expect(t.tilstand).toMatchObject({ avvist: 1, venter });
    expect(t.provIgjen('andre', 0)).toBeGreaterThanOrEqual(2);
    expect(t.provIgjen('andre', 0.999)).toBeLessThanOrEqual(15);
  });

  test('fristen holdes også for den som står i køen når tiden går', async () => {
    const t = lag();
    const p = [1, 2, 3].map(() => alltid(t.plass('andre', 0)));
    const venter = t.plass('andre', 0) as Promise<Plass | undefined>;
    t.slipp(p[0]!, 101);
    expect(await venter).toBeUndefined();
    expect(t.tilstand).toMatchObject({ opptatt: 2, venter: 0, avvist: 1 });
  });

  test('tilfeldig gang og gange: aldri flere enn plassene, ingen glemt, alt ledig til slutt', async () => {
    const t = lag();
    let fro = 7;
    const tilfeldig = (n: number) => (fro = (fro * 48_271) % 2_147_483_647) % n;
    const inne: Plass[] = [];
    let svart = 0;
    let na = 0;
    for (let i = 0; i < 5000; i++) {
      na += tilfeldig(20);
      if (tilfeldig(2) === 0 && inne.length > 0) t.slipp(inne.splice(tilfeldig(inne.length), 1)[0]!, na);
      else
        void Promise.resolve(t.plass(tilfeldig(3) === 0 ? 'ansatt' : 'andre', na)).then((p) => {
          svart++;
          if (p) inne.push(p);
        });
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      expect(t.tilstand.opptatt).toBeLessThanOrEqual(4);
      expect(inne.filter((p) => p.bane === 'andre').length).toBeLessThanOrEqual(3);
    }
    while (inne.length > 0 || t.tilstand.venter > 0) {
      na += 10;
      t.slipp(inne.pop()!, na);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    }
    expect(t.tilstand).toMatchObject({ opptatt: 0, venter: 0 });
    expect(svart).toBeGreaterThan(2000);
  });
});
