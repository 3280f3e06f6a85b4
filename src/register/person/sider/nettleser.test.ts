import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling, tabRekkefolge, unaddMedTastatur } from '#verktoy/tilgjengelighet.ts';
import { personRuter } from '../index.ts';

const hvorforIkke = manglerNettleser();
const BREDDER = [320, 390, 683, 768, 1366];
const SIDER = [
  '/person/{anita}',
  '/person/{baug}?fane=familie',
  '/person/{to-stillinger}?fane=stillinger',
  '/person/{klientadresse-barn}',
  '/person/{langt-navn}',
  '/person/{baug}?paDato=2026-11-01',
  '/person/{anita}/hvorfor/mobiltelefonnummer',
  '/person/{klientadresse-barn}/hvorfor/bostedsadresse',
  '/person/{anita}/kontakt',
  '/person/{baug}/kontaktperson',
  '/person/{baug}/nummer',
  '/person/{anita}/overstyr/bostedsadresse',
  '/person/{baug}/skjerm',
];

describe.skipIf(hvorforIkke !== undefined)(
  `kortene i en nettleser${hvorforIkke === undefined ? '' : ` (${hvorforIkke})`}`,
  () => {
    let p: Proveskole;
    let adresse = '';
    beforeAll(async () => {
      p = await nyProveskole([personRuter]);
      adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
    }, 120_000);
    afterAll(() => p.slipp());

    async function tilSti(mal: string): Promise<string> {
      let sti = mal;
      for (const [hele, nokkel] of mal.matchAll(/\{([\w-]+)\}/g)) sti = sti.replace(hele, await p.id(nokkel!));
      return sti;
    }
    /** Logs in as the systemforvalter, opens the page and gathers what the browser complains about, breaches of the CSP included. */
    async function apne(side: Page, mal: string, sprak: 'nb' | 'nn' = 'nb'): Promise<string[]> {
      const klager: string[] = [];
      side.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') klager.push(m.text());
      });
      side.on('pageerror', (e) => klager.push(e.message));
      const kake = await p.loggInn('systemforvalter', sprak);
      await side.context().addCookies([{ name: 'friminutt', value: kake.split('=')[1]!, url: adresse }]);
      const svar = await side.goto(adresse + (await tilSti(mal)), { waitUntil: 'load' });
      expect(svar?.status()).toBe(200);
      return klager;
    }

    test.each(SIDER)(
      '%s: axe 0 og ingen sidelengs rulling, lys og mørk, nb og nn',
      async (mal) => {
        const funn: unknown[] = [];
        for (const [colorScheme, sprak] of [
          ['light', 'nb'],
          ['dark', 'nn'],
        ] as const)
          await medSide(
            async (side) => {
              const klager = await apne(side, mal, sprak);
              for (const width of BREDDER) {
                await side.setViewportSize({ width, height: 768 });
                const rulling = await sidelengsRulling(side);
                if (rulling > 0) funn.push({ width, sprak, rulling });
                if (width === 320 || width === 1366) funn.push(...(await axe(side)).map((b) => ({ width, colorScheme, ...b })));
              }
              funn.push(...klager);
            },
            { colorScheme },
          );
        expect(funn).toEqual([]);
      },
      120_000,
    );

    test.each([320, 1366])('tastaturet når alt på kortet på %i px', async (width) => {
      const unadd: unknown[] = [];
      for (const mal of ['/person/{anita}', '/person/{baug}?fane=familie'])
        await medSide(
          async (side) => {
            await apne(side, mal);
            expect((await tabRekkefolge(side)).length).toBeGreaterThan(10);
            unadd.push(...(await unaddMedTastatur(side)));
          },
          { viewport: { width, height: 768 } },
        );
      expect(unadd).toEqual([]);
    });

    test('[L01] «Hvorfor?» åpnes ved siden av kortet, med det en kan si, og Escape fører tilbake', () =>
      medSide(async (side) => {
        const klager = await apne(side, '/person/{anita}');
        const lenke = side.locator('[data-felt=mobiltelefonnummer] [data-hvorfor]');
        await lenke.click();
        const panel = side.locator('dialog[open]');
        await panel.waitFor();
        expect(await panel.textContent()).toContain('Dette kan du si');
        expect(new URL(side.url()).pathname).not.toContain('hvorfor');
        expect(await axe(side)).toEqual([]);
        await side.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
        expect(await lenke.evaluate((e) => e === document.activeElement)).toBe(true);
        expect(klager).toEqual([]);
      }));

    test('uten script: fanene, «Vis mer informasjon», «Hvorfor?» og datoen virker', () =>
      medSide(
        async (side) => {
          await apne(side, '/person/{baug}');
          await side.getByRole('link', { name: 'Familie' }).click();
          const mer = side.getByText('Vis mer informasjon').first();
          await mer.click();
          expect(await side.getByText('Mor alene').isVisible()).toBe(true);
          await side.locator('[data-hvorfor]').first().click();
          expect(await side.locator('h1').textContent()).toContain('Telefon mobil');
          await side.goto(adresse + (await tilSti('/person/{baug}')));
          await side.getByText('Vis kortet slik det var').click();
          await side.getByLabel('Dato').fill('2026-11-01');
          await side.getByRole('button', { name: 'Vis', exact: true }).click();
          expect(await side.getByText('Slik det var 1. november 2026').isVisible()).toBe(true);
        },
        { javaScriptEnabled: false, viewport: { width: 390, height: 800 } },
      ));

    test('[K17] siden ser selv etter svaret fra registeret, og sier fra når det er kommet', () =>
      medSide(async (side) => {
        const klager = await apne(side, '/person/{krr-aktiv}');
        await side.getByRole('button', { name: 'Oppdater fra registeret nå' }).click();
        await side.getByText('Spør Kontakt- og reservasjonsregisteret nå').waitFor();
        expect(await axe(side)).toEqual([]);
        p.r.klokke.flytt({ seconds: 4 });
        await p.lesKrr([await p.id('krr-aktiv')]);
        await side.getByText('Kontakt- og reservasjonsregisteret har svart.').waitFor({ timeout: 10_000 });
        expect(klager).toEqual([]);
      }));

    test('feil i et skjema: oppsummeringen får fokus og fører til feltet, og det skrevne står der', () =>
      medSide(async (side) => {
        await apne(side, '/person/{anita}/kontakt');
        await side.getByLabel('Telefon arbeid').fill('12');
        await side.getByRole('button', { name: 'Lagre' }).click();
        await side.waitForFunction(() => document.activeElement?.localName === 'ds-error-summary');
        await side.keyboard.press('Tab');
        await side.keyboard.press('Enter');
        await side.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.value === '12');
        expect(await axe(side)).toEqual([]);
        await side.getByLabel('Telefon arbeid').fill('22 33 44 55');
        await side.getByRole('button', { name: 'Lagre' }).click();
        await side.getByText('Jobbtelefonen er endret').waitFor();
        await side.getByRole('button', { name: 'Angre' }).click();
        await side.getByText('er angret').waitFor();
      }));
  },
);
