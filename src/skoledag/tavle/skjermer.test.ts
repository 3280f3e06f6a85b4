// The screens of the school day through the real server, in a real browser, with a small municipality read by the real engine.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { etterlysningRuter } from '../etterlysning/index.ts';
import { foresattFravarRuter, skoleFravarRuter } from '../fravar/index.ts';
import { oppmoteRuter } from '../oppmote/index.ts';
import { permisjonRuter } from '../permisjon/index.ts';
import { etterlysNa, tavleRuter } from './index.ts';

let p: Proveskole;
let adresse: string;
let skole: string;
let baug: string;
const kake: Record<string, string> = {};

beforeAll(async () => {
  p = await nyProveskole(
    [foresattFravarRuter, skoleFravarRuter, oppmoteRuter, tavleRuter, etterlysningRuter, permisjonRuter],
    500,
  );
  p.r.klokke.settTil('2026-11-23T07:50:00+01:00');
  for (const hvem of ['anita', 'felicia', 'lars', 'barmhjertig-sonne']) kake[hvem] = await p.loggInn(hvem);
  kake['anita-nn'] = await p.loggInn('anita', 'nn');
  kake['lars-nn'] = await p.loggInn('lars', 'nn');
  baug = await p.id('baug');
  skole = (
    await p.r.rader<{ skole: string }>(`select skole from register.elevforhold where person_id = '${baug}' and kjent_til is null`)
  )[0]!.skole;
  adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(() => p.slipp());

const kl = (klokka: string) => p.r.klokke.settTil(`2026-11-23T${klokka}:00+01:00`);
const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const apne = async (s: Page, hvem: string, sti: string) => {
  // the clock has moved past the idle limit of the session before
  const okt = await p.loggInn(hvem);
  await s.context().addCookies([{ name: 'friminutt', value: okt.split('=')[1]!, url: adresse }]);
  await s.goto(adresse + sti);
};
const sak = async () =>
  (await p.r.rader<{ id: string }>(`select id from skoledag.etterlysning where slag = 'elev' and lukket is null limit 1`))[0]!.id;

describe('sidene', () => {
  test('[H17] hver side på begge målformer, uten tekst som mangler, og lett nok for en gammel telefon', async () => {
    for (const [hvem, sti] of [
      ['anita', '/meld-fravar'],
      ['anita-nn', '/meld-fravar'],
      ['anita', `/fravar/${baug}`],
      ['anita-nn', '/permisjon'],
      ['lars', '/tavla'],
      ['lars-nn', `/tavla/${skole}`],
      ['lars', '/register'],
      ['lars-nn', `/register/${skole}/6A`],
      ['lars', `/register/${skole}/6A/annetsted`],
      ['lars-nn', `/register/${skole}/6A/annetsted`],
      ['lars', '/fravarsoversikt'],
      ['lars', '/permisjoner'],
      ['lars-nn', `/elevfravar/${baug}`],
    ] as const) {
      // prettier-ignore
      const r = await hent(hvem, sti);
      expect([sti, r.statusCode]).toEqual([sti, 200]);
      expect(r.body).not.toMatch(/undefined|\[object/);
      expect(r.body).toContain(`<html lang="${hvem.endsWith('nn') ? 'nn' : 'nb'}"`);
      expect([sti, p.sporringer() <= (sti.startsWith('/register/') || sti.startsWith('/tavla/') ? 7 : 10)]).toEqual([sti, true]);
    }
  });

  test('I-06 en foresatt kommer ikke til skolens sider, og en lærer ikke til andres barn', async () => {
    for (const sti of [`/tavla/${skole}`, `/register/${skole}/6A`, '/fravarsoversikt', `/elevfravar/${baug}`, '/permisjoner'])
      expect([sti, (await hent('barmhjertig-sonne', sti)).statusCode]).toEqual([sti, 403]);
    expect((await hent('barmhjertig-sonne', `/fravar/${baug}`)).statusCode).toBe(404);
    expect((await hent('felicia', '/meld-fravar')).statusCode).toBe(403);
  });
});

describe.skipIf(manglerNettleser())('i nettleseren', () => {
  test('[H01] [L27] meld fravær uten skript på en telefon, i to trykk', async () => {
    kl('07:50');
    await medSide(
      async (s) => {
        await apne(s, 'anita', '/meld-fravar');
        await s.check('input[value=syk]');
        await s.click('.fm-meld button');
        expect(await s.textContent('output')).toContain('Meldt');
        expect(await s.textContent('.fm-meldt')).toContain('Konkurransedyktig Baug');
        await s.click('.fm-meldt form button');
        expect(await s.textContent('output')).toContain('trukket');
      },
      { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
    );
  });

  test('[L27] klasseregisteret med tastatur: to borte på høyst åtte tastetrykk og én lagring', async () => {
    kl('08:40');
    await medSide(async (s) => {
      await apne(s, 'felicia', `/register/${skole}/6A`);
      const antall = await s.locator('.fm-register-linje').count();
      expect(antall).toBeGreaterThan(8);
      const tastet = ['2', 'f', '7', 'f', 'Enter'];
      for (const tast of tastet) await s.keyboard.press(tast);
      await s.waitForURL(/lagret/);
      expect(tastet.length).toBeLessThanOrEqual(8);
      expect(await s.textContent('[data-tilstede]')).toContain(`${antall - 2} av ${antall}`);
      expect(await s.locator('.fm-register-linje input[value=borte]:checked').count()).toBe(2);
    });
    expect((await p.r.rader("select 1 from skoledag.oppmote where status = 'borte' and kjent_til is null")).length).toBe(2);
  });

  test('klasseregisteret uten skript: samme skjema, samme lagring', async () => {
    kl('08:45');
    await medSide(
      async (s) => {
        await apne(s, 'felicia', `/register/${skole}/6A`);
        await s.locator('.fm-register-linje').first().locator('input[value=sen]').check();
        await s.click('.fm-register-skjema button');
        expect(await s.textContent('.fm-feiloppsummering')).toContain('minutter');
        await s.locator('.fm-register-linje').first().locator('.fm-register-min input').fill('12');
        await s.click('.fm-register-skjema button');
        expect(s.url()).toContain('lagret');
      },
      { javaScriptEnabled: false },
    );
  });

  test('[E05] forsinket buss for én elev, på telefon uten skript: hva som mangler, lagret, tatt bort', async () => {
    kl('08:50');
    await medSide(
      async (s) => {
        await apne(s, 'felicia', `/register/${skole}/6A`);
        await s.click('.fm-register-sted summary');
        await s.click('.fm-register-sted a');
        await s.check('input[name=slag][value=skyss]');
        await s.locator('input[type=checkbox]').first().check();
        await s.click('.fm-skjema button');
        expect(await s.textContent('.fm-feiloppsummering')).toContain('Skriv når bussen ventes');
        expect(await s.locator('input[type=checkbox]:checked').count()).toBe(1);
        await s.fill('input[name=tilKl]', '9.30');
        await s.click('.fm-skjema button');
        expect(await s.textContent('output')).toContain('Tavla vet det');
        expect(await s.textContent('.fm-meldt')).toMatch(/Bussen er forsinket.*til 09\.30/s);
        await s.click('.fm-meldt form button');
        expect(await s.textContent('output')).toContain('Tavla venter elevene igjen');
        expect(await s.locator('.fm-meldt').count()).toBe(0);
      },
      { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
    );
  });

  test('[E10] søk om permisjon på telefon uten skript', async () => {
    await medSide(
      async (s) => {
        await apne(s, 'anita', '/permisjon');
        await s.fill('input[name=fra]', '2026-12-01');
        await s.fill('input[name=til]', '2026-12-02');
        await s.check('input[value=familie]');
        await s.fill('textarea', 'Vi skal i bryllup.');
        await s.click('.fm-skjema button');
        expect(await s.textContent('output')).toContain('Søknaden er sendt');
      },
      { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
    );
  });

  test.each([320, 1366])(
    'ingen feil i tilgjengelighet og ingen rulling sidelengs ved %i piksler',
    async (bredde) => {
      kl('09:20');
      await etterlysNa(p.r.base.som('friminutt_system'), p.r.klokke);
      const soknad = (await p.r.rader<{ id: string }>('select soknad_id id from skoledag.permisjon limit 1'))[0]!.id;
      const sider = [['anita', '/meld-fravar'], ['anita', '/permisjon'], ['anita', `/permisjon/${soknad}`], ['anita', `/fravar/${baug}`], ['felicia', '/register'], ['felicia', `/register/${skole}/6A`], ['felicia', `/register/${skole}/6A/annetsted`], ['lars', `/tavla/${skole}`], ['lars', `/etterlysning/${await sak()}`], ['lars', '/fravarsoversikt'], ['lars', `/elevfravar/${baug}`], ['lars', '/permisjoner'], ['lars', `/permisjoner/${soknad}`]] as const; // prettier-ignore
      for (const [hvem, sti] of sider)
        await medSide(
          async (s) => {
            await apne(s, hvem, sti);
            expect([sti, await axe(s), await sidelengsRulling(s)]).toEqual([sti, [], 0]);
          },
          { viewport: { width: bredde, height: 768 } },
        );
    },
    120_000,
  );
});
