import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lagLogg } from '#grunn/logg/index.ts';
import { lagTjener, type Tjenervalg } from '#grunn/tjener/index.ts';
import { ingenPersoner, ruter, side, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { aktorForOkt } from '#tilgang/okt/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { NORDBYGDA, nyePersoner, type Provepersoner } from '#verktoy/provepersoner.ts';
import { z } from 'zod';
import { settInnlogging, tryggAdresse, type Forslag } from './index.ts';

let r: Provepersoner;
let app: FastifyInstance;
let forvalter: string;
let larer: string;
let forslag: Forslag[] = [];

const meg = visning({
  regel: regelsett('prove', {
    meg: { tekst: 'se forsiden', hvem: [gi('systemforvalter').til('heleKommunen'), gi('larer').til('egenSkole')] },
  }).meg,
  inndata: z.object({}),
  utdata: z.object({ navn: z.string() }),
  hent: async (s) => ({ navn: s.aktor.navn }),
  viser: ingenPersoner,
});
const tegnSide: Tjenervalg['tegnSide'] = (t, ramme) => `<html lang="${ramme.sprak}">${renderToStaticMarkup(t.innhold)}</html>`;

beforeAll(async () => {
  r = await nyePersoner();
  forvalter = await r.person({ navn: 'System Forvalter', fodselsdato: '1970-01-01' });
  larer = await r.person({ navn: 'Lisabeth Lærer', fodselsdato: '1970-01-01' });
  await r.ansett(larer, NORDBYGDA, { kode: '7961', tittel: 'Lærer', til: '2026-11-30' });
  const elev = await r.person({ navn: 'Elev En' });
  await r.elev(elev, NORDBYGDA);
  await r.ansvar(elev, [await r.person({ navn: 'Mor En' })]);
  await tildelRolle(r.dor.db, {
    personId: forvalter,
    rolle: 'systemforvalter',
    begrunnelse: 'Oppsett',
    fra: '2026-01-01',
    til: '2026-12-31',
    gitt: '2026-01-01T00:00:00Z',
    gittAv: forvalter,
  });
  app = await lagTjener({
    dor: r.dor,
    ruter: [ruter('', [side('/', meg, (m, ramme) => ({ tittel: 'Meg', innhold: `Hei ${m.navn} ${ramme.sprak}` }))])],
    tegnSide,
    finnAktor: aktorForOkt,
    innlogging: '/logg-inn',
    statisk: new Map(),
    helse: {},
    logg: lagLogg({ ut: () => undefined }),
    https: false,
    utenInnlogging: (a) =>
      settInnlogging(a, {
        dor: { ...r.dor, db: r.base.som('friminutt_system') },
        https: false,
        tegnSide,
        forslag: async () => forslag,
      }),
  });
});
afterAll(async () => {
  await app.close();
  await r.slipp();
});
beforeEach(async () => {
  r.klokke.settTil('2026-11-22T10:00:00Z');
});

const EGEN = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const loggInn = async (person: string, mer: Record<string, string> = {}, cookie?: string) =>
  app.inject({
    url: '/logg-inn',
    method: 'POST',
    headers: EGEN,
    payload: new URLSearchParams({ person, ...mer }).toString(),
    ...(cookie ? { cookies: { friminutt: cookie } } : {}),
  });
const token = (svar: Awaited<ReturnType<typeof loggInn>>) => svar.cookies.find((c) => c.name === 'friminutt')?.value ?? '';
const forside = (cookie: string) => app.inject({ url: '/', cookies: { friminutt: cookie } });

describe('utviklingsinnloggingen', () => {
  test('viser folk å være, gruppert, og finner på navn', async () => {
    const { body } = await app.inject('/logg-inn');
    for (const navn of ['System Forvalter', 'Systemforvalter', 'Lisabeth Lærer', 'Mor En', 'foresatt til Elev En'])
      expect(body).toContain(navn);
    const treff = (await app.inject('/logg-inn?q=LISABETH+l%C3%A6rer')).body;
    expect(treff).toContain(larer);
    expect(treff).not.toContain('Mor En');
  });

  test('forslagene står først og alene til noen søker', async () => {
    forslag = [{ personId: larer, navn: 'Lisabeth Lærer', hva: 'kontaktlærer i 9A' }];
    const { body } = await app.inject('/logg-inn');
    expect(body).toContain('kontaktlærer i 9A');
    expect(body).not.toContain('System Forvalter');
    forslag = [];
  });

  test('gir en økt: token i en kapsel som skriptene ikke ser, bare summen i basen', async () => {
    const svar = await loggInn(forvalter, { til: '/' });
    expect([svar.statusCode, svar.headers.location]).toEqual([303, '/']);
    expect(svar.cookies[0]).toMatchObject({ name: 'friminutt', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(token(svar)).toMatch(/^[\w-]{43}$/);
    const { rows } = await sql<{ token_sum: Buffer }>`select token_sum from tilgang.okt`.execute(r.eier);
    expect(rows.every((o) => o.token_sum.length === 32 && !o.token_sum.toString('base64url').includes(token(svar)))).toBe(true);
    expect((await forside(token(svar))).body).toContain('Hei System Forvalter nb');
  });

  test('en ny innlogging gir et nytt token, og det gamle er dødt', async () => {
    const gammelt = token(await loggInn(forvalter));
    const nytt = token(await loggInn(larer, {}, gammelt));
    expect(nytt).not.toBe(gammelt);
    expect((await forside(gammelt)).headers.location).toBe('/logg-inn');
    expect((await forside(nytt)).body).toContain('Lisabeth');
  });

  test('utlogging avslutter økten på tjeneren', async () => {
    const t = token(await loggInn(forvalter));
    await app.inject({ url: '/logg-ut', method: 'POST', headers: EGEN, cookies: { friminutt: t } });
    expect((await forside(t)).statusCode).toBe(303);
  });

  test('språket følger økten', async () => {
    const t = token(await loggInn(forvalter));
    const svar = await app.inject({ url: '/sprak/nn?til=/', cookies: { friminutt: t } });
    expect([svar.statusCode, svar.headers.location]).toEqual([303, '/']);
    expect((await forside(t)).body).toContain('Forvalter nn');
  });

  test.each`
    etter  | bruk                 | status
    ${29}  | ${[]}                | ${200}
    ${31}  | ${[]}                | ${303}
    ${50}  | ${[25]}              | ${200}
    ${119} | ${[25, 50, 75, 100]} | ${200}
    ${121} | ${[25, 50, 75, 100]} | ${303}
  `('en økt etter $etter minutter, brukt ved $bruk: $status', async ({ etter, bruk, status }) => {
    const t = token(await loggInn(forvalter));
    for (const minutt of bruk as number[]) {
      r.klokke.settTil('2026-11-22T10:00:00Z');
      r.klokke.flytt({ minutes: minutt });
      await forside(t);
    }
    r.klokke.settTil('2026-11-22T10:00:00Z');
    r.klokke.flytt({ minutes: etter });
    expect((await forside(t)).statusCode).toBe(status);
  });

  test('[A02] stillingen tar slutt ved midnatt, midt i økten', async () => {
    r.klokke.settTil('2026-11-30T22:50:00Z');
    const t = token(await loggInn(larer));
    expect((await forside(t)).statusCode).toBe(200);
    r.klokke.settTil('2026-11-30T23:00:00Z');
    expect((await forside(t)).statusCode).toBe(403);
  });

  test('en som ikke finnes, kan ikke logge inn', async () => {
    expect((await loggInn(crypto.randomUUID())).statusCode).toBe(404);
    expect((await loggInn("' or 1=1")).statusCode).toBe(404);
  });

  test('bare fra denne maskinen, og aldri i produksjon', async () => {
    expect((await app.inject({ url: '/logg-inn', remoteAddress: '10.0.0.5' })).statusCode).toBe(404);
    expect(() => settInnlogging(app, { dor: { ...r.dor, miljo: 'produksjon' }, https: true, tegnSide })).toThrow('produksjon');
  });

  test.each`
    til                      | svar
    ${'/personer/1?a=b'}     | ${'/personer/1?a=b'}
    ${'https://ond.example'} | ${'/'}
    ${'//ond.example'}       | ${'/'}
    ${'/\\ond.example'}      | ${'/'}
    ${'javascript:alert(1)'} | ${'/'}
    ${'/logg-ut'}            | ${'/'}
    ${'/elever?navn=å一'}    | ${'/elever?navn=%C3%A5%E4%B8%80'}
    ${'/a\u0000b'}           | ${'/'}
    ${'/a\u0001b'}           | ${'/'}
    ${'/\ud800'}             | ${'/'}
    ${'/..//ond.example'}    | ${'/'}
    ${undefined}             | ${'/'}
  `('etter innlogging til $til: $svar', ({ til, svar }) => {
    expect(tryggAdresse(til)).toBe(svar);
  });
});
