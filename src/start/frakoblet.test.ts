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
/** The server is being started anew: the proxy in front says so. */
let nede = false;

beforeAll(async () => {
  const tegnSide = lagTegnSide({ kommune: 'Fjordvik kommune', demo: false, idag: () => '2026-11-23', skoler: () => new Map() });
  p = await nyProveskole(
    alleRuter,
    300,
    tegnSide,
    async () => ({ menypunkter }),
    (app, r) => {
      app.addHook('onRequest', async (f, svar) => (nede && f.method === 'POST' ? svar.code(503).send() : undefined));
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
  nede = false;
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
  await apnet(s, Date.parse('2026-11-23T08:20:00+01:00'));
}
async function apnet(s: Page, til: number | null) {
  await s.goto(adresse + SIDE);
  await s.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await kl(s, '07:50');
  // kept by the same clock as the school's
  await s.reload();
  await expect.poll(() => skall(s), VENT).toMatchObject({ til });
}
/** «Meld fravær uten å logge inn på denne telefonen». */
async function husket(s: Page, hvem: string) {
  p.r.klokke.settTil('2026-11-23T07:50:00+01:00');
  const kake = await p.loggInnSom(hvem);
  await p.r.rader(`update tilgang.okt set tilbyder = 'idporten' where person_id = '${hvem}' returning 1`);
  const svar = await p.send(kake, '/okter/husk-enhet', {});
  const value = /friminutt-enhet=([^;]+)/.exec(String(svar.headers['set-cookie']))![1]!;
  await s.context().addCookies([{ name: 'friminutt-enhet', value, url: adresse }]);
  await apnet(s, null);
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
      await husket(s, mor);
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
      await nett(s, false);
      await s.reload();
      await s.locator('.fm-varsel', { hasText: 'Vi når ikke skolen nå' }).waitFor();
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
      // what is missing is said here: nobody else can
      await s.click('.fm-meld button[type=submit]');
      expect(
        await s.evaluate(
          () =>
            [...document.querySelectorAll<HTMLInputElement>('.fm-meld input')].find((f) => f.validity.customError)
              ?.validationMessage,
        ),
      ).toMatch(/^Velg hv/);
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
      // two days without an answer: the server no longer knows the key, and it may have been withdrawn since
      nede = true;
      await s.check('input[value=dager]');
      await s.fill('input[name=fra]', '2026-11-24');
      await s.fill('input[name=til]', '2026-11-24');
      await meld(s);
      await star(s, 'Skolen svarer ikke');
      await expect
        .poll(() => arbeider(s).evaluate("alle().then((ko) => ko.some((m) => m.forsokt && m.status === 'venter'))"), VENT)
        .toBe(true);
      await kl(s, '08:45', '2026-11-25');
      nede = false;
      await s.evaluate(() => dispatchEvent(new Event('online')));
      await star(s, 'Vi vet ikke om den kom fram');
      expect(await meldinger()).toHaveLength(1);
    }, TELEFON);
  }, 60_000);

  test('[E01] innloggingen er ute: «Logg inn for å sende», og meldingen går når samme person er inne, hvor hun enn åpner (nynorsk)', async () => {
    await medSide(async (s) => {
      await apne(s, mor, 'nn');
      const navn = (await p.r.rader<{ e: string; v: string }>(`select n.etternavn e, v.etternavn v from register.navn_for('${barn}', '2026-11-23') n, register.navn_for('${mor}', '2026-11-23') v`))[0]!; // prettier-ignore
      await nett(s, false);
      await s.reload();
      await s.locator('.fm-varsel', { hasText: 'Vi når ikkje skulen no' }).waitFor();
      // first names, and nothing of who is logged in
      const html = await s.content();
      expect([html.includes(navn.e), html.includes(navn.v), html.includes(mor)]).toEqual([false, false, false]);
      expect([await axe(s), await sidelengsRulling(s)]).toEqual([[], 0]);
      await meld(s);
      await star(s, 'Ventar på nett');
      await star(s, 'måndag 23. november');
      await kl(s, '08:25');
      await nett(s, true);
      await ko(s).locator('a', { hasText: 'Logg inn for å sende' }).waitFor();
      expect([await axe(s), await meldinger(), await skall(s)]).toEqual([[], [], undefined]);
      // somebody else, who is this child's other guardian: neither seen nor sent
      await inne(s.context(), far);
      await s.goto(adresse + SIDE);
      await expect.poll(() => skall(s), VENT).toBeTruthy();
      expect([await ko(s).count(), await meldinger()]).toEqual([0, []]);
      await inne(s.context(), mor, 'nn');
      await s.goto(`${adresse}/`);
      await expect.poll(meldinger, VENT).toMatchObject([{ fra: '2026-11-23', sen: false, av: mor }]);
      await s.goto(adresse + SIDE);
      await star(s, 'Send 08.25.');
      // the page itself belongs to the person it was drawn for
      await inne(s.context(), far);
      await meld(s, 'lege');
      expect(await s.textContent('main')).toMatch(/vart opna av ein annan|ble åpnet av en annen/);
      expect(await meldinger()).toHaveLength(1);
    }, TELEFON);
  }, 60_000);

  test('[E01] avvist: grunnen står til den fjernes; utlogging tømmer telefonen', async () => {
    await medSide(async (s) => {
      await apne(s, mor);
      await nett(s, false);
      await s.reload();
      await s.check('input[value=dager]');
      await s.fill('input[name=fra]', '2026-11-28');
      await s.fill('input[name=til]', '2026-11-29');
      await meld(s);
      await star(s, 'Venter på nett');
      await nett(s, true);
      await star(s, 'Ikke sendt: Det er ikke skole de dagene.');
      expect(await s.textContent('[data-frakoblet] output')).toBe('Du har nett igjen.');
      expect(await s.locator('.fm-varsel').isVisible()).toBe(false);
      await s.reload();
      await star(s, 'Ikke sendt: Det er ikke skole de dagene.');
      expect([await axe(s), await sidelengsRulling(s), await meldinger()]).toEqual([[], 0, []]);
      await ko(s).locator('button', { hasText: 'Fjern' }).click();
      await ko(s).waitFor({ state: 'detached' });
      await s.click('.fm-meg summary');
      await s.click('.fm-meg button');
      await s.waitForURL(/logget-ut/);
      const igjen = () =>
        s.evaluate(async () => [
          (await caches.keys()).length,
          (await indexedDB.databases()).length,
          (await navigator.serviceWorker.getRegistrations()).length,
          localStorage.length,
        ]);
      await expect.poll(igjen, VENT).toEqual([0, 0, 0, 0]);
    }, TELEFON);
  }, 60_000);

  test('I-06 et skjema fra en annen side blir ikke liggende, og en husket telefon som er tatt bort, viser ikke noe mer', async () => {
    await medSide(async (s) => {
      await husket(s, mor);
      const merke = await s.inputValue('input[name=merke]');
      await s.context().route('http://fremmed.test/', (r) =>
        r.fulfill({
          contentType: 'text/html',
          body: `<form method="post" action="${adresse}${SIDE}"><input name="merke" value="${merke}"><input name="elev-${barn}" value="ja"><input name="nar" value="idag"><input name="type" value="syk"><button>x</button></form>`,
        }),
      );
      await s.goto('http://fremmed.test/');
      await nett(s, false);
      await s.click('button').catch(() => undefined);
      await s.waitForURL(/chrome-error|meld-fravar/).catch(() => undefined);
      await s.goto(adresse + SIDE);
      await s.locator('.fm-varsel', { hasText: 'Vi når ikke skolen nå' }).waitFor();
      expect([await ko(s).count(), await arbeider(s).evaluate('alle()')]).toEqual([0, []]);
      await p.r.rader('update tilgang.enhetsokt set opphevet = now() returning 1');
      await nett(s, true);
      await s.goto(adresse + SIDE);
      expect(s.url()).toContain('/logg-inn');
      await expect.poll(() => skall(s), VENT).toBeUndefined();
      await nett(s, false);
      await expect(s.goto(adresse + SIDE)).rejects.toThrow(/ERR_/);
    }, TELEFON);
  }, 60_000);

  test('[E01] linja er der, men serveren svarer ikke: skjemaet blir liggende; siden står ikke lenger enn innloggingen', async () => {
    await medSide(async (s) => {
      await apne(s, mor);
      nede = true;
      await meld(s);
      await star(s, 'Skolen svarer ikke');
      nede = false;
      await s.evaluate(() => dispatchEvent(new Event('online')));
      await star(s, 'Sendt 07.50.');
      expect(await meldinger()).toHaveLength(1);
      await nett(s, false);
      await kl(s, '08:21');
      await expect(s.goto(adresse + SIDE)).rejects.toThrow(/ERR_/);
    }, TELEFON);
  }, 60_000);
});

test('[E01] merket hører til personen: en annens melding tas ikke imot, og et program trenger ikke merke', async () => {
  p.r.klokke.settTil('2026-11-23T07:50:00+01:00');
  const [hennes, hans] = [await p.loggInnSom(mor), await p.loggInnSom(far)];
  const merke = async (kake: string) => (await p.hent(kake, '/api/v1/fravar/merke')).json<{ merke: string }>().merke;
  expect([await merke(hennes), await merke(await p.loggInnSom(mor))].every((m) => /^[\w-]{16}$/.test(m))).toBe(true);
  expect([await merke(hennes) === (await merke(await p.loggInnSom(mor))), (await merke(hennes)) === (await merke(hans))]).toEqual([true, false]); // prettier-ignore
  const post = async (kake: string, mer: object) =>
    p.app.inject({
      method: 'POST',
      url: '/api/v1/fravar',
      headers: { cookie: kake, 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() },
      payload: { elever: [barn], nar: 'idag', type: 'syk', ...mer },
    });
  const nei = await post(hans, { merke: await merke(hennes) });
  expect([nei.statusCode, nei.json<{ type: string }>().type, await meldinger()]).toEqual([
    409,
    'urn:friminutt:feil:annen_person',
    [],
  ]);
  expect((await p.hent('', '/api/v1/fravar/merke')).statusCode).toBe(401);
  expect((await post(hans, {})).statusCode).toBe(200);
  const js = await p.app.inject({ url: '/fravarsarbeider.js' });
  expect([js.statusCode, js.headers['cache-control']]).toEqual([200, 'no-cache']);
});
