import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGalleri } from '#verktoy/galleri.ts';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { axe, sidelengsRulling, tabRekkefolge, unaddMedTastatur } from '#verktoy/tilgjengelighet.ts';
import { galleri } from './galleri.tsx';

const hvorforIkke = manglerNettleser();
const BREDDER = [320, 390, 768, 1366];
/** Half of 1366 pixels is what is left at 200 % zoom. */
const ZOOM_200 = 683;

describe.skipIf(hvorforIkke !== undefined)(
  `galleriet i en nettleser${hvorforIkke === undefined ? '' : ` (${hvorforIkke})`}`,
  () => {
    let adresse = '';
    let stopp: () => Promise<void>;
    beforeAll(async () => {
      ({ adresse, stopp } = await startGalleri());
    });
    afterAll(() => stopp());

    /** Opens a page and gathers everything the browser complains about, breaches of the Content-Security-Policy included. */
    async function apne(side: Page, sti: string): Promise<string[]> {
      const klager: string[] = [];
      side.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') klager.push(m.text());
      });
      side.on('pageerror', (e) => klager.push(e.message));
      await side.goto(adresse + sti, { waitUntil: 'load' });
      return klager;
    }

    test.concurrent.each(Object.keys(galleri))(
      '%s: axe 0 og ingen sidelengs rulling i alle bredder, lys og mørk, nb og nn',
      async (sti) => {
        const funn: unknown[] = [];
        for (const [colorScheme, sprak] of [
          ['light', 'nb'],
          ['dark', 'nn'],
        ] as const)
          await medSide(
            async (side) => {
              const klager = await apne(side, `${sti}?sprak=${sprak}`);
              for (const width of [...BREDDER, ZOOM_200]) {
                await side.setViewportSize({ width, height: 768 });
                const rulling = await sidelengsRulling(side);
                if (rulling > 0) funn.push({ width, sprak, rulling });
                if (width !== ZOOM_200) funn.push(...(await axe(side)).map((b) => ({ width, colorScheme, sprak, ...b })));
              }
              funn.push(...klager);
            },
            { colorScheme },
          );
        expect(funn).toEqual([]);
      },
      120_000,
    );

    test.each([320, 1366])('tastaturet når alt på %i px', async (width) => {
      const unadd: unknown[] = [];
      for (const sti of ['/personkort', '/innlesing?fart=4', '/tabell', '/skjema', '/meldinger'])
        await medSide(
          async (side) => {
            await apne(side, sti);
            expect((await tabRekkefolge(side)).length).toBeGreaterThan(10);
            unadd.push(...(await unaddMedTastatur(side)));
          },
          { viewport: { width, height: 768 } },
        );
      expect(unadd).toEqual([]);
    });

    test('det første Tab når, er «Hopp til innhold», og det virker', () =>
      medSide(async (side) => {
        await apne(side, '/personkort');
        await side.keyboard.press('Tab');
        expect(await side.evaluate(() => document.activeElement?.textContent)).toBe('Hopp til innhold');
        expect((await side.locator('.fm-hopp').boundingBox())?.y).toBeGreaterThanOrEqual(0);
        await side.keyboard.press('Enter');
        await side.keyboard.press('Tab');
        expect(await side.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('innhold');
      }));

    test('/ og Ctrl+K går til søket, men ikke mens noen skriver', () =>
      medSide(async (side) => {
        await apne(side, '/skjema');
        const iSoket = () => side.evaluate(() => document.activeElement?.hasAttribute('data-sok'));
        await side.locator('#felt-grunn').focus();
        await side.keyboard.type('a/b');
        expect(await iSoket()).toBe(false);
        expect(await side.locator('#felt-grunn').inputValue()).toBe('a/b');
        await side.keyboard.press('Control+k');
        expect(await iSoket()).toBe(true);
        await side.locator('h1').click();
        await side.keyboard.press('/');
        expect(await iSoket()).toBe(true);
        expect(await side.locator('[data-sok]').inputValue()).toBe('');
      }));

    test('menyen på en liten skjerm åpnes, lukkes med Escape, og har ingen feil', () =>
      medSide(
        async (side) => {
          await apne(side, '/personkort');
          const meny = side.locator('#hovedmeny');
          expect(await meny.isVisible()).toBe(false);
          await side.locator('.fm-menyknapp').click();
          expect(await meny.isVisible()).toBe(true);
          expect(await axe(side)).toEqual([]);
          await side.keyboard.press('Escape');
          expect(await meny.isVisible()).toBe(false);
        },
        { viewport: { width: 390, height: 800 } },
      ));

    test('skolevelgeren lukkes med Escape og ved klikk utenfor, og fokus kommer tilbake', () =>
      medSide(async (side) => {
        await apne(side, '/personkort');
        const velger = side.locator('.fm-sted details').first();
        await velger.locator('summary').click();
        expect(await axe(side)).toEqual([]);
        await velger.locator('a').first().focus();
        await side.keyboard.press('Escape');
        expect(await velger.getAttribute('open')).toBeNull();
        expect(await side.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
        await velger.locator('summary').click();
        await side.locator('h1').click();
        expect(await velger.getAttribute('open')).toBeNull();
      }));

    test('[L01] «Hvorfor?» åpnes ved siden av, og Escape fører tilbake til feltet', () =>
      medSide(async (side) => {
        const klager = await apne(side, '/felt');
        const lenke = side.locator('[data-felt=mobiltelefonnummer] [data-hvorfor]');
        await lenke.click();
        const panel = side.locator('dialog[open]');
        await panel.waitFor();
        expect(await panel.textContent()).toContain('Kontakt- og reservasjonsregisteret har en verdi.');
        expect(side.url()).toBe(`${adresse}/felt`);
        expect(await axe(side)).toEqual([]);
        await side.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
        expect(await lenke.evaluate((e) => e === document.activeElement)).toBe(true);
        await lenke.click();
        await panel.getByRole('link', { name: 'Lukk' }).click();
        await panel.waitFor({ state: 'detached' });
        expect(klager).toEqual([]);
      }));

    test('[L01] når det ikke går å åpne ved siden av, fører lenken til siden', () =>
      medSide(async (side) => {
        await apne(side, '/felt');
        await side.route('**/hvorfor?*', (r) => (r.request().resourceType() === 'fetch' ? r.abort() : r.continue()));
        await side.locator('[data-felt=mobiltelefonnummer] [data-hvorfor]').click();
        await side.waitForURL('**/hvorfor?*');
        expect(await side.locator('h1').textContent()).toContain('+47 451 11 111');
      }));

    test.each(['/innlesing', '/innlesing-uten-hendelser'])('framdriften på %s følger med av seg selv til den er ferdig', (sti) =>
      medSide(async (side) => {
        const klager = await apne(side, `${sti}?fart=3`);
        await side.locator('[data-framdrift]:not([data-pagar])').waitFor();
        expect(await side.locator('output').textContent()).toBe('Ferdig. HR venter på deg.');
        expect(await side.title()).toMatch(/^✓ /);
        expect(klager).toEqual([]);
      }),
    );

    test('feiloppsummeringen får fokus og fører til feltet', () =>
      medSide(async (side) => {
        await apne(side, '/skjema');
        await side.waitForFunction(() => document.activeElement?.localName === 'ds-error-summary');
        await side.keyboard.press('Tab');
        await side.keyboard.press('Enter');
        expect(await side.evaluate(() => document.activeElement?.id)).toBe('felt-epost');
      }));

    test('uten script: samme innhold, «Hvorfor?» er en egen side, menyene åpnes', () =>
      medSide(
        async (side) => {
          await apne(side, '/personkort');
          await side.locator('.fm-menyknapp').click();
          expect(await side.locator('#hovedmeny').isVisible()).toBe(true);
          await side.keyboard.press('Escape');
          await side.locator('.fm-sted summary').first().click();
          expect(await side.getByText('Hele kommunen').isVisible()).toBe(true);
          await side.locator('.fm-sted summary').first().click();
          await side.locator('[data-hvorfor]').first().click();
          expect(await side.locator('h1').textContent()).toContain('+47 451 11 111');
          await side.goto(`${adresse}/skjema`);
          await side.getByRole('link', { name: 'Skriv hele e-postadressen' }).click();
          expect(side.url()).toContain('#felt-epost');
          expect(await side.getByLabel('E-post').inputValue()).toBe('tullekoppen');
        },
        { javaScriptEnabled: false, viewport: { width: 390, height: 800 } },
      ));
  },
);
