import fs from 'node:fs';
import path from 'node:path';
import type { Passert } from '../reiser/vei.ts';
import { benk, Hoppover } from './modell.ts';
import { kjorTester } from './vitest.ts';
import { manglerNettleser } from '#verktoy/nettleser.ts';

const VEIER = 4;

/** The journeys in a real browser, every one in both languages and both widths; the pictures lie in bilder/reiser afterwards. */
export default benk({
  id: 'reiser',
  viser:
    'the absence day, the leave case and every state of Min profil walked in a browser, in nb and nn, at 360 and 1280 pixels, forms without script',
  mal: { hoyst: 0, tekst: 'faults found by axe on the pages passed' },
  async kjor(ctx) {
    const mangler = manglerNettleser();
    if (mangler !== undefined) throw new Hoppover(mangler);
    const ut = path.join(ctx.mappe, 'passert.jsonl');
    fs.writeFileSync(ut, '');
    const { svar: tester, ms } = await ctx.tid(() =>
      kjorTester({
        filer: ['reiser/fravarsdagen', 'reiser/permisjonssaken', 'reiser/min-profil'],
        mappe: ctx.mappe,
        miljo: { FRIMINUTT_REISER: 'alle', FRIMINUTT_REISER_UT: ut },
      }),
    );
    const linjer = fs.readFileSync(ut, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l) as Passert); // prettier-ignore
    const sider = linjer.filter((l) => l.side !== undefined);
    const reiser = [...new Set(linjer.map((l) => l.reise))].toSorted();
    const feilet = tester.filter((t) => t.status !== 'passed').map((t) => t.tittel);
    const tastetrykk = linjer.flatMap((l) => l.tastetrykk ?? []);
    return {
      value: sider.reduce((n, l) => n + (l.brudd ?? 0), 0),
      ok: feilet.length === 0 && tester.length === reiser.length * VEIER,
      delmal: {
        journeys: { verdi: tester.length - feilet.length, minst: 3 * VEIER },
        keystrokes: { verdi: Math.max(0, ...tastetrykk), hoyst: 8, tekst: 'for a class of 28 with 2 absent, and one save' },
      },
      pages: sider.length,
      perJourney: Object.fromEntries(reiser.map((r) => [r, sider.filter((l) => l.reise === r).length])),
      seconds: Math.round(ms / 1000),
      ...(feilet.length > 0 ? { failed: feilet } : {}),
    };
  },
});
