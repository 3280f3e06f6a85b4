import { afterAll, beforeAll, expect, test } from 'vitest';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { provHistorier } from './historier.ts';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister('2026-03-02T01:00:00Z');
});
afterAll(() => r.base.slipp());

test('[A02][A03][A10] R7 F-32 F-34 F-35 F-36 300 tilfeldige historier fra HR: ingen tilgang etter slutten, og alle som er inaktive i HRM, er forklart', async () => {
  const f = await provHistorier(
    { m: r.m, klokke: r.klokke, system: r.base.som('friminutt_system') },
    { antall: 300, netter: 8, fro: 7 },
  );
  expect(f).toMatchObject({ historier: 300, etterSlutt: 0, manglet: 0, uforklart: 0 });
  // the histories must contain what they are about
  expect(f.tilbakeITid).toBeGreaterThan(30);
  expect(f.sporsmal).toBeGreaterThan(3000);
}, 120_000);
