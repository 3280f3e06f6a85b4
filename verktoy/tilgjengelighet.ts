import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** A fault axe found, short enough to read in a test report. */
export interface Brudd {
  readonly regel: string;
  readonly alvor: string;
  readonly hva: string;
  readonly hvor: readonly string[];
}

const kilde = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A page with script off runs no timers, and axe waits for them between rules: short waits become promises, which still run. Longer ones
 * are time limits, and never come.
 */
const utenTidtakere = (side: Page): Promise<void> =>
  side.evaluate(() => {
    if (matchMedia('(scripting: enabled)').matches) return;
    const straks = (f: () => void, ms = 0): number => {
      if (ms < 1000) void Promise.resolve().then(f);
      return 0;
    };
    Object.assign(globalThis, { setTimeout: straks, requestAnimationFrame: (f: () => void) => straks(f) });
  });

/** Runs axe-core on the page as it stands, WCAG 2.2 AA and best practice. An empty list is what we want. */
export async function axe(side: Page, utvalg?: string): Promise<readonly Brudd[]> {
  // Evaluated through the debugger, so it works under our Content-Security-Policy.
  await utenTidtakere(side);
  if (!(await side.evaluate(() => 'axe' in globalThis))) await side.evaluate(kilde);
  const svar = await side.evaluate(async (velger): Promise<AxeResults> => {
    const { axe: motor } = globalThis as unknown as { axe: { run: (hva: unknown, valg: unknown) => Promise<AxeResults> } };
    return motor.run(velger ?? document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
  }, utvalg);
  return svar.violations.map((v) => ({
    regel: v.id,
    alvor: v.impact ?? 'ukjent',
    hva: v.help,
    hvor: v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`.slice(0, 400)),
  }));
}

/** How many pixels the page is wider than the window; 0 is what we want. */
export const sidelengsRulling = (side: Page): Promise<number> =>
  side.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Presses Tab through the whole page and gives the outer HTML (cut) of what had focus, in order, until it starts over. */
export async function tabRekkefolge(side: Page, hoyst = 400): Promise<readonly string[]> {
  const sett: string[] = [];
  // From the top, also where a script has put focus somewhere on the page.
  await side.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let i = 0; i < hoyst; i++) {
    await side.keyboard.press('Tab');
    const her = await side.evaluate(() => {
      const e = document.activeElement;
      if (e === null || e === document.body) return 'ikkeNy';
      const sist = document.querySelector('[data-tabsett=sist]');
      if (e === sist) return 'ikkeNy'; // a date field has several stops inside it
      if (e.hasAttribute('data-tabsett')) return undefined;
      sist?.setAttribute('data-tabsett', '');
      e.setAttribute('data-tabsett', 'sist');
      return e.outerHTML.slice(0, 160);
    });
    if (her === undefined) break;
    if (her !== 'ikkeNy') sett.push(her);
  }
  return sett;
}

/** Links, buttons and fields that are seen but that Tab did not reach. Call after `tabRekkefolge`. */
export const unaddMedTastatur = (side: Page): Promise<readonly string[]> =>
  side.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((e) => {
        const f = e as HTMLInputElement;
        if (e.hasAttribute('data-tabsett') || f.disabled || f.type === 'hidden') return false;
        // Tab stops once in a group of radio buttons.
        if (f.type === 'radio' && f.form?.querySelector(`input[name="${CSS.escape(f.name)}"][data-tabsett]`)) return false;
        return e.checkVisibility({ visibilityProperty: true });
      })
      .map((e) => e.outerHTML.slice(0, 160)),
  );
