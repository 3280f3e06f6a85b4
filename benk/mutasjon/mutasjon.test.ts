import { expect, test } from 'vitest';
import { nyDatabase } from '#verktoy/testdatabase.ts';
import { kjorMutasjoner } from './kjor.ts';

test('[S3] tretti tilfeldig valgte låser brutes én for én, og hver merkes', async () => {
  const base = await nyDatabase();
  try {
    const svar = await kjorMutasjoner({
      url: base.url,
      velg: (alle) => Array.from({ length: 30 }, (_, i) => alle[(i * 7919 + 2026) % alle.length]!),
    });
    expect(svar.antall).toBe(30);
    expect(svar.overlevde).toEqual([]);
  } finally {
    await base.slipp();
  }
}, 60_000);
