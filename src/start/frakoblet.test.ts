// «Meld fravær» on a telephone that loses its net, through the real server, shell and engine, in a real browser.
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settPush } from '#eksport/varsel/index.ts';
import { settFrakoblet } from '#skoledag/fravar/index.ts';
import { Innloggingsoppsett, settInnlogging } from '#tilgang/innlogging/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { menypunkter } from './meny.ts';
import { alleRuter } from './ruter.ts';
import { lagTegnSide } from './skall.ts';

const SIDE = '/meld-fravar';
let p: Proveskole;
let adresse: string;
let barn: string;
let mor: string;
let far: string;
/** The server does what it is asked, and the line is cut before the answer. */
let kutt = false;

beforeAll(async () => {
  const tegnSide = lagTegnSide({ kommune: 'Fjordvik kommune', demo: false, idag: () => '2026-11-23', skoler: () => new Map() });
  p = await nyProveskole(
    alleRuter,
    300,
    tegnSide,
    async () => ({ menypunkter }),
    (app, r) => {
      app.addHook('onSend', async (f) => {
        if (kutt && f.method === 'POST' && f.url === '/api/v1/fravar') f.raw.destroy();
      });
      settPush(app, { db: r.app, klokke: r.klokke });
      settFrakoblet(app);
      settInnlogging(app, {
        dor: { db: r.app, klokke: r.klokke, nokler: r.m.nokler, miljo: 'test', tjenester: {} as never },
        https: false,
        tegnSide,
        oppsett: Innloggingsoppsett.parse({ adresse: 'lokal' }),
        klienter: {},
        logg: lagLogg({ niva: 'info', ut: () => undefined }),
      });
    },
  );
  const [rad] = await p.r.rader<{
    barn: string;
    foresatte: string[];
  }>(`select f.person_id barn, array_agg(f.ansvarlig_id::text order by f.ansvarlig_id) foresatte
    from register.foreldreansvar f join register.elevforhold e on e.person_id = f.person_id and e.kjent_til is null
    where f.kjent_til is null and f.ansvar = 'felles' and register.gradering_for(f.person_id) = 'ugradert'
      and register.vernet_husstand(f.person_id) = '{"alle": false, "adresser": []}'::jsonb
      and not exists (select 1 from register.arbeidsforhold a where a.person_id = f.ansvarlig_id)
    group by 1 having count(distinct f.ansvarlig_id) = 2 order by 1 limit 1`);
  barn = rad!.barn;
  [mor, far] = rad!.foresatte as [string, string];
  adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(() => p.slipp());
beforeEach(async () => {
  kutt = false;
  await p.r.eier.deleteFrom('skoledag.fravarsmelding').where('elev_id', '=', barn).execute();
});

const meldinger = () =>
  p.r.rader<{ fra: string; til: string; sen: boolean; av: string }>(
    `select fra, til, sen, skrevet_av av from skoledag.fravarsmelding where elev_id = '${barn}' and kjent_til is null`,
  );
const inne = async (k: BrowserContext, hvem: string, sprak: 'nb' | 'nn' = 'nb') =>
  k.addCookies([{ name: 'friminutt', value: (await p.loggInnSom(hvem, sprak)).split('=')[1]!, url: adresse }]);
const arbeider = (s: Page): Worker =>
  s
    .context()
    .serviceWorkers()
    .find((w) => w.url().endsWith('/fravarsarbeider.js'))!;

/** The clock of the school and the one in the hand, which are the same here. */
async function kl(s: Page, klokka: string, dag = '2026-11-23') {
  p.r.klokke.settTil(`${dag}T${klokka}:00+01:00`);
  await arbeider(s)?.evaluate(
    (ms) => {
      const D = globalThis as unknown as { Ekte?: DateConstructor; Date: DateConstructor };
      D.Ekte ??= D.Date;
      const Ekte = D.Ekte;
      D.Date = class extends Ekte {
        constructor(...v: unknown[]) {
          super(...((v.length > 0 ? v : [ms]) as [number]));
        }
        static override now = () => ms;
      } as DateConstructor;
    },
    Date.parse(`${dag}T${klokka}:00+01:00`),
  );
}

/** Opens the page with net, and waits until the telephone has it. */
async function apne(s: Page, hvem: string, sprak: 'nb' | 'nn' = 'nb') {
  p.r.klokke.settTil('2026-11-23T07:50:00+01:00');
  await inne(s.context(), hvem, sprak);
  await s.goto(adresse + SIDE);
  await s.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await kl(s, '07:50');
  // kept by the same clock as the school's
  await s.reload();
  await expect.poll(() => skall(s), VENT).toMatchObject({ til: Date.parse('2026-11-23T08:20:00+01:00') });
}
const skall = (s: Page) => arbeider(s).evaluate("i('skall', (k) => k.get(SIDE))");
const nett = (s: Page, har: boolean) => s.context().setOffline(!har);
async function meld(s: Page, type = 'syk') {
  const kryss = s.locator(`input[type=checkbox][name="elev-${barn}"]`);
  if ((await kryss.count()) > 0) await kryss.check();
  await s.check(`input[value=${type}]`);
  await s.click('.fm-meld button[type=submit]');
}
const ko = (s: Page) => s.locator('.fm-ko li');
const star = async (s: Page, tekst: string) => ko(s).filter({ hasText: tekst }).first().waitFor();

const VENT = { timeout: 10_000 };
const TELEFON = { viewport: { width: 360, height: 740 } };

describe.skipIf(manglerNettleser())('uten nett', () => {
  test('[E01] F-41 siden åpnes, meldingen venter, sendes én gang når nettet er der, og er sen når den kom etter fristen', async () => {
    await medSide(async (s) => {
      await apne(s, mor);
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
      await nett(s, false);
      await s.reload();
      await s.locator('.fm-varsel', { hasText: 'Du har ikke nett nå' }).waitFor();
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
      // what is missing is said here: nobody else can
      await s.click('.fm-meld button[type=submit]');
      expect(await s.evaluate(() => document.querySelector<HTMLInputElement>('[name=type]')!.validationMessage)).toMatch(
        /^Velg hv/,
      );
      await meld(s);
      await star(s, 'Venter på nett');
      await meld(s);
      await star(s, 'Venter på nett');
      expect([await ko(s).count(), await meldinger(), await axe(s), await sidelengsRulling(s)]).toEqual([1, [], [], 0]);
      await kl(s, '08:40');
      // refused by the line the first time: done, and the answer lost
      kutt = true;
      await nett(s, true);
      await expect.poll(meldinger, VENT).toHaveLength(1);
      kutt = false;
      await s.evaluate(() => dispatchEvent(new Event('online')));
      await star(s, 'Skrevet 07.50, sendt 08.40: kom etter fristen.');
      expect(await meldinger()).toEqual([{ fra: '2026-11-23', til: '2026-11-23', sen: true, av: mor }]);
      await s.reload();
      expect(await s.textContent('h1')).toBe('Meld fravær');
      await star(s, 'Skrevet 07.50, sendt 08.40');
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
    }, TELEFON);
  }, 60_000);
});
