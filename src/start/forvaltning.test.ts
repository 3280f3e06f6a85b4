// The pages about employees, roles and review through the real server and the real shell, in a browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { alleRuter } from './ruter.ts';
import { lagTegnSide } from './skall.ts';

let p: Proveskole;
let adresse: string;
const kake: Record<string, string> = {};
let felicia: string;

beforeAll(async () => {
  const vinduer = () => [{ leverandor: 'Systemhuset AS', til: '2026-11-22T13:00:00Z' }];
  const tegn = lagTegnSide({
    kommune: 'Fjordvik kommune',
    demo: true,
    idag: () => '2026-11-22',
    skoler: () => new Map(),
    vinduer,
  });
  p = await nyProveskole(alleRuter, 300, tegn);
  for (const hvem of ['systemforvalter', 'astrid', 'felicia']) kake[hvem] = await p.loggInn(hvem);
  felicia = await p.id('felicia');
  adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(() => p.slipp());

const sider = () => [
  '/ansatte',
  '/ansatte?status=inaktivIHrm',
  '/ansatte?status=alle&rolle=systemforvalter',
  '/ansatte/avslutt',
  `/ansatte/${felicia}`,
  '/roller',
  '/roller/stillinger',
  '/roller/krav',
  `/roller/gi/${felicia}`,
  `/roller/vindu/apne/${felicia}`,
  `/roller/opplaering/${felicia}`,
  '/tilgangsrevisjon',
  '/tilgangsrevisjon/innstilling',
  '/utsending',
  '/utsending/oppsett',
];

test('[A06][A13] hver side svarer, også på nynorsk, og ingen av dem viser et fødselsnummer', async () => {
  const nn = await p.loggInn('systemforvalter', 'nn');
  for (const sti of sider())
    for (const k of [kake['systemforvalter']!, nn]) {
      const r = await p.hent(k, sti);
      expect([sti, r.statusCode]).toEqual([sti, 200]);
      expect(r.body).not.toMatch(/\b\d{11}\b/);
    }
  expect((await p.hent(nn, '/ansatte')).body).toContain('Tilsette');
});

test('[A06] skolekonsulenten ser sine egne, en lærer ser ingen, og menyen viser det de kan', async () => {
  const r = await p.hent(kake['astrid']!, '/ansatte');
  expect(r.statusCode).toBe(200);
  expect(r.body).toContain('href="/ansatte"');
  expect(r.body).not.toContain('href="/roller"');
  expect((await p.hent(kake['felicia']!, '/ansatte')).statusCode).toBe(403);
  expect((await p.hent(kake['astrid']!, '/roller')).statusCode).toBe(403);
});

test('I-17 at en leverandør er inne, står øverst på hver side for dem som styrer tilgang, og ikke hos andre', async () => {
  expect((await p.hent(kake['systemforvalter']!, '/ansatte')).body).toContain('Systemhuset AS er sluppet inn til 14.00');
  expect((await p.hent(kake['astrid']!, '/ansatte')).body).not.toContain('Systemhuset AS');
});

describe.skipIf(manglerNettleser())('i nettleseren', () => {
  test.each([320, 1366])(
    'ingen feil i tilgjengelighet og ingen rulling sidelengs ved %i piksler',
    async (bredde) => {
      for (const sti of sider())
        await medSide(
          async (s) => {
            await s.context().addCookies([{ name: 'friminutt', value: kake['systemforvalter']!.split('=')[1]!, url: adresse }]);
            await s.goto(adresse + sti);
            expect([sti, await axe(s), await sidelengsRulling(s)]).toEqual([sti, [], 0]);
          },
          { viewport: { width: bredde, height: 768 } },
        );
    },
    120_000,
  );
});
