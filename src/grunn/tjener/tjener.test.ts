import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Db } from '#grunn/db/index.ts';
import { lyttPaEndringer, type Endringslytter } from '#grunn/endringer/index.ts';
import { api, fil, handling, ingenPersoner, knapp, oppslag, ruter, side, skjema, strom, visning } from '#grunn/handling/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { fraEgenSide, lagTjener, type Tjenervalg } from './index.ts';

const ID = 'b0000000-0000-4000-8000-000000000001';
const BORTE = 'b0000000-0000-4000-8000-000000000002';
const regler = regelsett('prove', {
  les: { tekst: 'se notater', hvem: [gi('rektor').til('egenSkole')] },
  skriv: { tekst: 'skrive notater', hvem: [gi('rektor').til('egenSkole')] },
  styre: { tekst: 'styre', hvem: [gi('systemforvalter').til('heleKommunen')] },
});

let base: Testdatabase;
let eier: Db;
let app: FastifyInstance;
let lytter: Endringslytter;
let notat = '';
let harTilgang = true;
let databaseOppe = true;
const linjer: string[] = [];

const finn = async (id: string) =>
  id === ID && harTilgang ? innsyn({ id }, { gjelder: [id], tilhorighet: { egenSkole: ['nordbygda'] } }) : undefined;
const Hvem = z.object({ id: z.uuid() });
const notatSide = visning({
  regel: regler.les,
  inndata: Hvem,
  utdata: z.object({ id: z.string(), notat: z.string() }),
  gjelder: (_s, inn) => finn(inn.id),
  hent: async (_s, inn) => ({ id: inn.id, notat }),
  viser: (ut) => [ut.id],
});
const skrivNotat = handling({
  regel: regler.skriv,
  inndata: Hvem.extend({ tekst: z.string().min(2) }),
  utdata: z.object({ id: z.string() }),
  gjelder: (_s, inn) => finn(inn.id),
  async utfor(_s, _o, inn) {
    if (inn.tekst === 'krasj') throw new Error('Kari Nordmann 03851598730');
    notat = inn.tekst;
    return { ut: { id: inn.id }, skjedd: ['notat'] };
  },
});
const forside = visning({
  regel: regler.les,
  inndata: z.object({}),
  utdata: z.object({ ok: z.boolean() }),
  hent: async () => ({ ok: true }),
  viser: ingenPersoner,
});
const styring = visning({
  ...{ regel: regler.styre, inndata: z.object({}), utdata: z.object({}) },
  hent: async () => ({}),
  viser: ingenPersoner,
});
const p = (tekst: string) => createElement('p', null, tekst);

const valg = (): Tjenervalg => ({
  dor: {
    db: base.som('friminutt_app'),
    klokke: fastKlokke('2026-11-22T10:00:00Z'),
    nokler: lagNokkelring(nyNokkelfil()),
    miljo: 'test',
    tjenester: {},
  },
  ruter: [
    ruter('', [
      side('/', forside, () => ({ tittel: 'Forside', innhold: p('hei') })),
      side('/styring', styring, () => ({ tittel: 'S', innhold: null })),
    ]),
    ruter('/notat', [
      skjema(
        '/:id',
        notatSide,
        (m, r) => ({
          tittel: 'Notat',
          innhold: p(
            `${m.notat}|${r.skjema.verdier['tekst'] ?? ''}|${r.skjema.feil.map((f) => f.melding).join()}|${r.skjema.melding ?? ''}`,
          ),
        }),
        skrivNotat,
        (ut) => `/notat/${ut.id}?lagret`,
      ),
      knapp('/:id/slett', skrivNotat, () => '/'),
      oppslag(
        '/:id/sok',
        notatSide,
        () => ({ tittel: 'Spør', innhold: p('spør') }),
        notatSide,
        (m) => ({ tittel: 'Svar', innhold: p(m.notat) }),
      ),
      fil('/:id/fil', notatSide, (m) => ({ filnavn: 'notat å.txt', type: 'text/plain', innhold: m.notat })),
      strom('/:id/endret', notatSide, () => 'notat'),
      api('GET /api/v1/notat/:id', notatSide),
      api('POST /api/v1/notat/:id', skrivNotat),
    ]),
  ],
  tegnSide: (t, r) =>
    `<!doctype html><html lang="${r.sprak}"><title>${t.tittel}</title>${renderToStaticMarkup(t.innhold)}</html>`,
  finnAktor: (token) => async () =>
    token === undefined
      ? undefined
      : {
          id: ID,
          navn: 'Lars Leder',
          sprak: token === 'nn' ? 'nn' : 'nb',
          tilknytninger: [
            {
              rolle: 'rektor',
              relasjon: 'egenSkole',
              omfang: 'nordbygda',
              fra: null,
              til: null,
              grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' },
            },
          ],
        },
  innlogging: '/logg-inn',
  statisk: new Map([['/statisk/abc/a.css', { type: 'text/css', bytes: Buffer.from('a{}'), gzip: undefined }]]),
  helse: {
    database: () => sql`select 1`.execute(eier),
    jobbko: async () => {
      if (!databaseOppe) throw new Error('nede');
    },
  },
  endringer: lytter,
  logg: lagLogg({ ut: (l) => void linjer.push(l) }),
  https: false,
});

beforeAll(async () => {
  base = await nyDatabase();
  eier = base.som('superbruker');
  lytter = lyttPaEndringer(base.url);
  app = await lagTjener({
    ...valg(),
    utenInnlogging: (a) => {
      a.post('/maskin', { config: { fraMaskin: true } }, async (_f, svar) => svar.code(204).send());
      a.post('/nettleser', async (_f, svar) => svar.code(204).send());
    },
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await lytter.lukk();
  await base.slipp();
});
beforeEach(() => {
  notat = 'gammelt';
  harTilgang = true;
  databaseOppe = true;
  linjer.length = 0;
});

const EGEN = { 'sec-fetch-site': 'same-origin' };
const get = (url: string, headers: Record<string, string> = {}, cookie = 'nb') =>
  app.inject({ url, headers, ...(cookie === '' ? {} : { cookies: { friminutt: cookie } }) });
const post = (url: string, felt: Record<string, string>, headers: Record<string, string> = EGEN) =>
  app.inject({
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    cookies: { friminutt: 'nb' },
    payload: new URLSearchParams({ _nokkel: crypto.randomUUID(), ...felt }).toString(),
  });

describe('sider og skjema', () => {
  test('en side tegnes med strenge hoder og lagres ikke av noen', async () => {
    const r = await get(`/notat/${ID}`);
    expect(r.statusCode).toBe(200);
    expect(r.body).toContain('gammelt');
    expect(r.headers['content-security-policy']).toContain("script-src 'self'");
    expect(r.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(r.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(r.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(r.headers['strict-transport-security']).toBeUndefined();
  });

  test('HSTS sendes i produksjon, og bare der', async () => {
    const v = valg();
    const prod = await lagTjener({ ...v, dor: { ...v.dor, miljo: 'produksjon' }, https: true });
    const r = await prod.inject('/helse/live');
    expect(r.headers['strict-transport-security']).toContain('max-age=31536000');
    await prod.close();
  });

  test('en maskin med egen hemmelighet er ikke en nettleser; ingen annen adresse tar imot uten avsender', async () => {
    const svar = async (url: string) => (await app.inject({ method: 'POST', url, payload: {} })).statusCode;
    expect([await svar('/maskin'), await svar('/nettleser'), await svar(`/notat/${ID}`)]).toEqual([204, 403, 403]);
  });

  test('et skjema lagres og går videre med 303', async () => {
    const r = await post(`/notat/${ID}`, { tekst: 'nytt' });
    expect([r.statusCode, r.headers.location]).toEqual([303, `/notat/${ID}?lagret`]);
    expect(notat).toBe('nytt');
  });

  test('et skjema med feil tegnes på nytt med det som var skrevet og hva som må rettes', async () => {
    const r = await post(`/notat/${ID}`, { tekst: 'x' });
    expect(r.statusCode).toBe(400);
    expect(r.body).toContain('gammelt|x|Skriv minst 2 tegn.|Noe må rettes');
    expect(notat).toBe('gammelt');
  });

  test('[ASVS 15.3.7, 8.2.2] adressen bestemmer hvem det gjelder, ikke skjemaet', async () => {
    expect((await post(`/notat/${BORTE}`, { id: ID, tekst: 'nytt' })).statusCode).toBe(404);
    expect(notat).toBe('gammelt');
  });

  test('uten nøkkel gjøres ingenting', async () => {
    expect((await post(`/notat/${ID}`, { _nokkel: '', tekst: 'nytt' })).statusCode).toBe(400);
    expect(notat).toBe('gammelt');
  });

  test('et oppslag svarer på samme adresse, så svaret aldri står i en adresse', async () => {
    const r = await post(`/notat/${ID}/sok`, {});
    expect([r.statusCode, r.headers.location]).toEqual([200, undefined]);
    expect(r.body).toContain('gammelt');
  });

  test('[ASVS 5.4.1, 5.4.2, 3.2.1] en fil sendes som vedlegg med et trygt navn', async () => {
    const r = await get(`/notat/${ID}/fil`);
    expect(r.headers['content-disposition']).toBe('attachment; filename="notat__.txt"');
  });
});

describe('feil', () => {
  test('[ASVS 8.2.2] ukjent, fremmed og borte svarer likt: 404 med samme kropp', async () => {
    const a = await get(`/notat/${BORTE}`);
    harTilgang = false;
    const b = await get(`/notat/${ID}`);
    expect([a.statusCode, b.statusCode]).toEqual([404, 404]);
    expect(a.body).toBe(b.body);
  });

  test('[ASVS 8.2.1] uten rollen: 403, på leserens språk', async () => {
    const r = await get('/styring', {}, 'nn');
    expect(r.statusCode).toBe(403);
    expect(r.body).toContain('Du har ikkje lov til å styre');
  });

  test('ikke innlogget: til innlogging og tilbake; programmer får 401', async () => {
    const side_ = await get(`/notat/${ID}?a=1`, {}, '');
    expect([side_.statusCode, side_.headers.location]).toEqual([303, `/logg-inn?til=${encodeURIComponent(`/notat/${ID}?a=1`)}`]);
    const api_ = await get(`/api/v1/notat/${ID}`, {}, '');
    expect([api_.statusCode, api_.headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect(api_.json()).toMatchObject({ type: 'urn:friminutt:feil:ikke_innlogget', status: 401 });
  });

  test('[ASVS 16.5.1, 16.3.4] en feil hos oss viser en referanse og ikke noe mer; loggen har referansen og ingen person', async () => {
    const r = await post(`/notat/${ID}`, { tekst: 'krasj' });
    expect(r.statusCode).toBe(500);
    const referanse = /<strong>([A-Z2-9]{8})<\/strong>/.exec(r.body)?.[1] ?? 'mangler';
    expect(r.body).not.toContain('Kari');
    const alt = linjer.join('');
    expect(alt).toContain(referanse);
    for (const hemmelig of ['Kari', 'Nordmann', '03851598730', ID]) expect(alt).not.toContain(hemmelig);
  });

  test('[ASVS 16.2.1, 14.2.1] loggen har mønsteret for adressen, antall spørringer og aldri spørreteksten', async () => {
    await get(`/notat/${ID}?q=Rask+Herre`);
    const linje = JSON.parse(linjer.at(-1) ?? '{}') as Record<string, unknown>;
    expect(linje).toMatchObject({ metode: 'GET', rute: '/notat/:id', status: 200, sporringer: 4 });
    expect(linjer.join('')).not.toContain('Rask');
  });

  test.each`
    hva                       | url                  | metode      | status
    ${'ukjent adresse'}       | ${'/finnes-ikke'}    | ${'GET'}    | ${404}
    ${'metode som ikke går'}  | ${`/notat/${ID}`}    | ${'DELETE'} | ${405}
    ${'id som ikke er en id'} | ${'/notat/1'}        | ${'GET'}    | ${400}
    ${'uleselig adresse'}     | ${'/notat/%E0%A4%A'} | ${'GET'}    | ${400}
  `('$hva: $status', async ({ url, metode, status }) => {
    const r = await app.inject({ url, method: metode, headers: EGEN, cookies: { friminutt: 'nb' } });
    expect(r.statusCode).toBe(status);
  });

  test('[ASVS 1.2.2] en avsenderadresse som begynner med to skråstreker, blir ingen lenke ut', async () => {
    const { body } = await get(`/notat/${BORTE}`, { host: 'localhost', referer: 'http://localhost//ond.example/x' });
    expect(body).toContain('Gå tilbake');
    expect(body).not.toContain('ond.example');
  });

  test.each([
    ['skjema', () => post(`/notat/${ID}`, { tekst: 'a\0b' })],
    ['sporring', () => get(`/notat/${ID}?tekst=%00`)],
    [
      'json',
      () =>
        app.inject({
          url: `/api/v1/notat/${ID}`,
          method: 'POST',
          headers: { ...EGEN, 'idempotency-key': crypto.randomUUID() },
          cookies: { friminutt: 'nb' },
          payload: { tekst: 'a\0b' },
        }),
    ],
  ])('nulltegn i %s: 400, ikke en feil hos oss', async (_hva, send) => {
    expect((await send()).statusCode).toBe(400);
  });

  test('405 sier hva som går', async () => {
    const r = await app.inject({ url: `/notat/${ID}`, method: 'PUT', headers: EGEN });
    expect(r.headers.allow).toBe('GET, POST, HEAD');
  });

  test('[ASVS 5.2.1] for stort innhold: 413', async () => {
    expect((await post(`/notat/${ID}`, { tekst: 'x'.repeat(1_100_000) })).statusCode).toBe(413);
  });

  test('ødelagt JSON: 400 som problem, uten å gjenta det', async () => {
    const r = await app.inject({
      url: `/api/v1/notat/${ID}`,
      method: 'POST',
      headers: { ...EGEN, 'content-type': 'application/json', 'idempotency-key': 'abcdefgh' },
      cookies: { friminutt: 'nb' },
      payload: '{"tekst": hemmelig',
    });
    expect(r.statusCode).toBe(400);
    expect(r.body).not.toContain('hemmelig');
  });
});

describe('skriving fra fremmede sider', () => {
  test.each`
    hoder                                                                | status
    ${{ 'sec-fetch-site': 'same-origin' }}                               | ${303}
    ${{ 'sec-fetch-site': 'cross-site' }}                                | ${403}
    ${{ 'sec-fetch-site': 'same-site' }}                                 | ${403}
    ${{ 'sec-fetch-site': 'none' }}                                      | ${403}
    ${{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' }} | ${403}
    ${{ origin: 'http://localhost:80' }}                                 | ${303}
    ${{ origin: 'https://ond.example' }}                                 | ${403}
    ${{ origin: 'null' }}                                                | ${403}
    ${{}}                                                                | ${403}
  `('$hoder: $status', async ({ hoder, status }) => {
    const r = await post(`/notat/${ID}`, { tekst: 'nytt' }, hoder);
    expect(r.statusCode).toBe(status);
    expect(notat).toBe(status === 303 ? 'nytt' : 'gammelt');
  });

  test('bare samme vert og protokoll er en egen side', () => {
    const f = { protocol: 'https' as const, host: 'fjordvik.example' };
    expect(fraEgenSide({ ...f, headers: { origin: 'https://fjordvik.example' } })).toBe(true);
    expect(fraEgenSide({ ...f, headers: { origin: 'http://fjordvik.example' } })).toBe(false);
    expect(fraEgenSide({ ...f, headers: { origin: 'https://fjordvik.example.ond.example' } })).toBe(false);
  });
});

describe('API', () => {
  test('[ASVS 15.3.1, 8.2.3] svarer med bare feltene i utdata', async () => {
    const r = await get(`/api/v1/notat/${ID}`);
    expect(r.json()).toEqual({ id: ID, notat: 'gammelt' });
  });
  test('feil felt for felt', async () => {
    const r = await app.inject({
      url: `/api/v1/notat/${ID}`,
      method: 'POST',
      headers: { ...EGEN, 'idempotency-key': 'abcdefgh' },
      cookies: { friminutt: 'nb' },
      payload: { tekst: '' },
    });
    expect(r.statusCode).toBe(400);
    expect(r.json()).toMatchObject({ type: 'urn:friminutt:feil:ugyldig_inndata', felt: { tekst: 'Fyll ut feltet.' } });
  });
});

describe('trengsel', () => {
  test('[LT5] den på jobb slipper inn mens de mange venter, og den det ikke er plass til, får vite når', async () => {
    const v = valg();
    let apne = (): void => undefined;
    const port = new Promise<void>((ja) => (apne = ja));
    const full = await lagTjener({
      ...v,
      // one of the two connections is held by the many
      plasser: 2,
      iArbeid: (a) => a.navn === 'Jobb',
      finnAktor:
        (token) =>
        async (...tx) => {
          const a = await v.finnAktor(token)(...tx);
          if (token?.startsWith('hjem') === true) await port;
          return a && { ...a, navn: token === 'jobb' ? 'Jobb' : 'Hjem', sprak: 'nn' };
        },
    });
    const hent = (token: string, mer: object = {}) => full.inject({ url: '/', cookies: { friminutt: token }, ...mer });
    expect((await hent('jobb')).statusCode).toBe(200);
    let avvist = 0;
    const venter = Array.from({ length: 400 }, (_, i) =>
      hent(`hjem${i}`, { headers: { 'accept-language': i % 2 === 0 ? 'nn' : 'nb' } }).then((r) => {
        avvist += r.statusCode === 503 ? 1 : 0;
        return r;
      }),
    );
    // the queue is full when the rest have been told
    while (avvist < 300) await new Promise((ja) => setTimeout(ja, 5));
    const json = await hent('hjem', { headers: { accept: 'application/json' } });
    expect([json.statusCode, json.json().type]).toEqual([503, 'urn:friminutt:feil:trengsel']);
    const skriver = await hent('hjem', { method: 'POST', headers: EGEN, url: `/notat/${ID}`, payload: { tekst: 'ny' } });
    expect([skriver.statusCode, skriver.body.includes('Ingenting av det du sendte, er lagret')]).toEqual([503, true]);
    // seen before: known to be at work
    expect((await hent('jobb')).statusCode).toBe(200);
    expect((await full.inject({ url: '/helse/live' })).statusCode).toBe(200);
    apne();
    const svar = await Promise.all(venter);
    const nei = svar.filter((r) => r.statusCode === 503);
    expect(svar.filter((r) => r.statusCode === 200).length + nei.length).toBe(400);
    expect(nei.length).toBeGreaterThan(50);
    for (const r of nei) expect(Number(r.headers['retry-after'])).toBeGreaterThanOrEqual(2);
    expect(nei.some((r) => r.body.includes('Mange vil inn no'))).toBe(true);
    expect(nei[0]!.body).toContain('href=""');
    expect((await hent('hjem')).statusCode).toBe(200);
    await full.close();
  });
});

describe('helse og filer', () => {
  test('klar når alle deler virker; ellers 503 med hvilken', async () => {
    expect((await get('/helse/klar')).json()).toEqual({ status: 'klar', deler: { database: 'ok', jobbko: 'ok' } });
    databaseOppe = false;
    const r = await get('/helse/klar');
    expect([r.statusCode, r.json()]).toEqual([503, { status: 'ikke klar', deler: { database: 'ok', jobbko: 'feil' } }]);
    expect((await get('/helse/live')).statusCode).toBe(200);
  });
  test('statiske filer kan lagres for alltid', async () => {
    const r = await get('/statisk/abc/a.css');
    expect(r.headers['cache-control']).toContain('immutable');
  });
});

describe('endringer', () => {
  test('strømmen sier bare at noe er endret, og slutter når tilgangen gjør det', async () => {
    const adresse = await app.listen({ port: 0, host: '127.0.0.1' });
    const r = await fetch(`${adresse}/notat/${ID}/endret`, { headers: { cookie: 'friminutt=nb' } });
    expect(r.headers.get('content-type')).toContain('text/event-stream');
    const leser = r.body!.pipeThrough(new TextDecoderStream()).getReader();
    const les = async (til: string) => {
      for (let alt = ''; ;) {
        const { value, done } = await leser.read();
        alt += value ?? '';
        if (done || alt.includes(til)) return alt;
      }
    };
    await les('retry');
    await post(`/notat/${ID}`, { tekst: 'nytt' });
    expect(await les('data: endret\n\n')).toBe('data: endret\n\n');
    harTilgang = false;
    await sql`select pg_notify('friminutt_endret', 'notat')`.execute(eier);
    expect(await les('data:')).toBe('');
  });
  test('uten tilgang åpnes ingen strøm', async () => {
    harTilgang = false;
    expect((await get(`/notat/${ID}/endret`)).statusCode).toBe(404);
  });
  test('F-40 lytteren kobler seg til igjen, og sier fra om at noe kan ha gått den forbi', async () => {
    let antall = 0;
    const stopp = lytter.folg('innlesing', () => (antall += 1));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'friminutt-lytter' and datname = current_database()`.execute(
      eier,
    );
    await expect.poll(() => antall, { timeout: 5000 }).toBeGreaterThan(0);
    const for_ = antall;
    await sql`insert into kilde.innlesing (id, kilde, slag, status, utlost_av) values (gen_random_uuid(), 'krr', 'full', 'mottar', 'test')`.execute(
      eier,
    );
    await expect.poll(() => antall, { timeout: 5000 }).toBeGreaterThan(for_);
    stopp();
  });
});
