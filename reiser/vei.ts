// What every journey shares: the combinations it is walked in, the real server with the real shell, and what is asked of each page passed.
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { nyOkt } from '#tilgang/okt/index.ts';
import { alleRuter, lagTegnSide, menypunkter } from '#start/index.ts';
import { medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';

/** One way of walking a journey: the reader's language and the width of the screen. */
export interface Vei {
  readonly nr: number;
  readonly sprak: 'nb' | 'nn';
  readonly bredde: 360 | 1280;
}

/** A line of the account the bench reads, one for each page passed and each keyboard run. */
export interface Passert {
  readonly reise: string;
  readonly sprak: string;
  readonly bredde: number;
  readonly side?: string;
  readonly brudd?: number;
  readonly tastetrykk?: number;
}

const alle = process.env.FRIMINUTT_REISER === 'alle';

/** All four with `FRIMINUTT_REISER=alle`, else the one that is seen most: a phone, in bokmål. */
export const veier: readonly Vei[] = (
  [
    ['nb', 360],
    ['nn', 360],
    ['nb', 1280],
    ['nn', 1280],
  ] as const
)
  .map(([sprak, bredde], nr) => ({ nr, sprak, bredde }))
  .slice(0, alle ? 4 : 1);

const BILDER = path.resolve(import.meta.dirname, '../bilder/reiser');

/** A small municipality with everything the server has, to be walked through. */
export async function nyttReisemal(): Promise<Reisemal> {
  const tegn = lagTegnSide({ kommune: 'Fjordvik kommune', demo: true, idag: () => p.r.klokke.na().toString().slice(0, 10), skoler: () => new Map() }); // prettier-ignore
  const p: Proveskole = await nyProveskole(alleRuter, 300, tegn, async () => ({ menypunkter }));
  return { p, adresse: await p.app.listen({ port: 0, host: '127.0.0.1' }) };
}

export interface Reisemal {
  readonly p: Proveskole;
  readonly adresse: string;
}

export interface Reise {
  /** The words of the reader's language. */
  readonly ord: (nb: string, nn: string) => string;
  /** Opens a page as somebody, without script unless `skript` is asked for. */
  som<T>(hvem: string, sti: string, bruk: (s: Page) => Promise<T>, valg?: { readonly skript?: boolean }): Promise<T>;
  /** What is asked of a page passed: the reader's language, no fault in axe, no scroll sideways. A picture is kept of it. */
  pass(s: Page, hva: string): Promise<void>;
  /** Keeps how many keys something took. */
  tastet(antall: number): void;
}

/** Starts walking one journey one way. `hvem` is our own id of a person. */
export function reis({ p, adresse }: Reisemal, navn: string, vei: Vei): Reise {
  const { sprak, bredde } = vei;
  let nr = 0;
  const skriv = (linje: Omit<Passert, 'reise' | 'sprak' | 'bredde'>) => {
    const fil = process.env.FRIMINUTT_REISER_UT;
    if (fil !== undefined) fs.appendFileSync(fil, `${JSON.stringify({ reise: navn, sprak, bredde, ...linje })}\n`);
  };
  return {
    ord: (nb, nn) => (sprak === 'nb' ? nb : nn),
    som: (hvem, sti, bruk, { skript = false } = {}) =>
      medSide(
        async (s) => {
          // a session of its own: the clock of a day moves past the idle limit of the one before
          const okt = await nyOkt(p.r.app, { personId: hvem, sprak, na: p.r.klokke.na().toString(), tilbyder: 'utvikling', niva: 'hoyt', toFaktor: true }); // prettier-ignore
          await s.context().addCookies([{ name: 'friminutt', value: okt, url: adresse }]);
          s.setDefaultTimeout(10_000);
          const svar = await s.goto(adresse + sti);
          expect([sti, svar?.status()]).toEqual([sti, 200]);
          return bruk(s);
        },
        { javaScriptEnabled: skript, viewport: { width: bredde, height: bredde === 360 ? 740 : 800 } },
      ),
    async pass(s, hva) {
      nr++;
      fs.mkdirSync(BILDER, { recursive: true });
      const fil = `${navn}-${sprak}-${bredde}-${String(nr).padStart(2, '0')}.png`;
      // what sticks to the foot of the window would cover the middle of a whole page
      if (alle)
        await s.screenshot({
          path: path.join(BILDER, fil),
          fullPage: true,
          style: '.fm-lagrefot { position: static !important }',
        });
      const brudd = await axe(s);
      skriv({ side: hva, brudd: brudd.length });
      expect({ hva, fil, sprak: await s.getAttribute('html', 'lang'), brudd, rulling: await sidelengsRulling(s) }).toEqual({ hva, fil, sprak, brudd: [], rulling: 0 }); // prettier-ignore
      expect(await s.textContent('main')).not.toMatch(/undefined|\[object|NaN|null\b/);
    },
    tastet: (antall) => skriv({ tastetrykk: antall }),
  };
}
