// What comes in at every address: text that tries to be something else, fields nobody asked for, and the same field twice.
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { utvalg } from '#grunn/utvalg/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adresserI } from '#verktoy/proveproduksjon.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { alleRuter } from '../ruter.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
let elev: string;
let kolonner: string[];
let felt: string[];
const ONDT = [
  `' or 1=1 --`,
  `"; drop table register.person; --`,
  `1) union select oppslag from register.personidentifikator--`,
  // worked out it is 578087: six digits, so that no id of ours can be taken for it
  `\${73*7919}{{73*7919}}<%= 73*7919 %>`,
  `<script>alert("kanari")</script>`,
  `"><img src=x onerror=alert(1)>`,
  `javascript:alert(1)`,
  `../../../../etc/passwd`,
  `%2e%2e%2f%00`,
  `=cmd|' /C calc'!A0`,
  `a\r\nSet-Cookie: kanari=1\r\n\r\n<b>`,
  `(a+)+$`,
  `\u202Egnirts\uFEFF\uD800`,
  `99999999999999999999`,
  `-1`,
  `NaN`,
  `{"$gt":""}`,
  'x'.repeat(20_000),
];
/** Nothing of ours went wrong, and nothing was read as anything but text. */
const GODT = [200, 303, 400, 403, 404, 409, 413, 414, 422];

beforeAll(async () => {
  p = await nyProveskole(alleRuter);
  for (const hvem of ['systemforvalter', 'astrid', 'lars']) kake[hvem] = await p.loggInn(hvem);
  elev = (await p.r.rader<{ id: string }>('select person_id id from register.elevforhold where kjent_til is null limit 1'))[0]!
    .id;
  kolonner = (
    await p.r.rader<{ k: string }>(
      `select distinct column_name k from information_schema.columns where table_schema in ('register','tilgang','kilde','sporing','skoledag')`,
    )
  ).map((r) => r.k);
  felt = await feltnavn('systemforvalter');
}, 120_000);
afterAll(() => p.slipp());

const skjemaer = () => adresserI(alleRuter, () => elev).filter((a) => a.metode === 'POST' && a.rute.slag !== 'opplasting');
const lesere = () => adresserI(alleRuter, () => elev).filter((a) => a.metode === 'GET' && a.rute.slag !== 'strom');
const send = (hvem: string, url: string, payload: string, slag = 'application/x-www-form-urlencoded') =>
  p.app.inject({ method: 'POST', url, payload, headers: { cookie: kake[hvem]!, 'sec-fetch-site': 'same-origin', 'content-type': slag, 'idempotency-key': crypto.randomUUID() } }); // prettier-ignore
/** Names of the fields the forms of the house use, from the pages themselves. */
const feltnavn = async (hvem: string): Promise<string[]> => {
  const navn = new Set(['q', 'navn', 'skole', 'begrunnelse', 'fra', 'til', 'rolle', 'id', 'side', 'gruppe', 'status']);
  for (const a of lesere())
    for (const m of (await p.hent(kake[hvem]!, a.sti)).body.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g))
      navn.add(m[1]!);
  return [...navn].filter((n) => !n.startsWith('_'));
};
const avtrykk = async () =>
  (await sql<{ n: string }>`select (select count(*) from register.person)::text || '/' || (select count(*) from tilgang.rolletildeling) || '/' || (select count(*) from tilgang.sperring) as n`.execute(p.r.eier)).rows[0]!.n; // prettier-ignore

describe('tekst som vil være noe annet', () => {
  // each round gives every field another text of the corpus
  test.each([0, 3])(
    '[ASVS 1.1.2, 1.2.1, 1.2.3, 1.2.4, 1.3.3, 1.4.2, 2.2.1, 2.2.2] runde %d: i hvert felt i hvert skjema og hver spørring',
    async (runde) => {
      const feil: string[] = [];
      const form = (tekster: readonly string[]): string =>
        new URLSearchParams({ _nokkel: crypto.randomUUID(), ...Object.fromEntries(felt.map((f, i) => [f, tekster[(i + runde * 3) % tekster.length]!])) }).toString(); // prettier-ignore
      const korte = form(ONDT.filter((o) => o.length < 1000 && o.isWellFormed()));
      const lange = form(ONDT);
      const sjekk = (hva: string, r: LightMyRequestResponse) => {
        if (!GODT.includes(r.statusCode)) feil.push(`${hva} → ${r.statusCode}`);
        if (/<script>alert|<img src=x|\b578087\b|root:x:/.test(r.body)) feil.push(`${hva}: kom ut igjen`);
        if (/kanari/.test(String(r.headers['set-cookie'] ?? '') + String(r.headers.location ?? '')))
          feil.push(`${hva}: i et hode`);
      };
      for (const a of skjemaer()) sjekk(`POST ${a.monster}`, await send('systemforvalter', a.sti, lange));
      for (const a of lesere()) sjekk(`GET ${a.monster}`, await p.hent(kake['systemforvalter']!, `${a.sti}?${korte}`));
      expect(feil).toEqual([]);
    },
  );

  test('[ASVS 2.2.2, 8.2.2] som ledd i adressen: 400 eller 404, aldri en feil hos oss', async () => {
    const feil: string[] = [];
    for (const ondt of ONDT.filter((o) => o.isWellFormed() && o.length < 200))
      for (const a of adresserI(alleRuter, () => encodeURIComponent(ondt)).filter(
        (x) => x.monster.includes(':') && x.rute.slag !== 'strom',
      )) {
        const r = a.metode === 'GET' ? await p.hent(kake['lars']!, a.sti) : await send('lars', a.sti, '_nokkel=abcdefgh');
        if (![200, 303, 400, 403, 404, 405].includes(r.statusCode)) feil.push(`${a.metode} ${a.monster} → ${r.statusCode}`);
      }
    expect(feil).toEqual([]);
  });

  test('[ASVS 1.1.1] en adresse som er kodet to ganger, leses én gang', async () => {
    expect((await p.hent(kake['systemforvalter']!, `/person/${elev.replaceAll('-', '%252d')}`)).statusCode).toBeGreaterThanOrEqual(400); // prettier-ignore
    expect((await p.hent(kake['systemforvalter']!, `/person/${elev.replaceAll('-', '%2d')}`)).statusCode).toBe(
      (await p.hent(kake['systemforvalter']!, `/person/${elev}`)).statusCode,
    );
  });

  test('[ASVS 16.4.1, 16.2.4] linjeskift i det som sendes, lager ingen ny linje i loggen', async () => {
    p.logg.length = 0;
    await p.hent(kake['lars']!, '/elever?navn=a%0d%0a%7B%22niva%22%3A%22kanari%22%7D', {
      'user-agent': 'x\ty',
      referer: 'http://kanari',
    });
    await send('lars', '/sok', `q=${encodeURIComponent('\r\n{"niva":"kanari"}')}`);
    expect(p.logg.length).toBeGreaterThan(0);
    for (const linje of p.logg) {
      expect(linje.trimEnd().split('\n')).toHaveLength(1);
      expect(JSON.parse(linje)).toMatchObject({ niva: 'info' });
    }
    expect(p.logg.join('')).not.toContain('kanari');
  });

  test('[ASVS 16.2.1, 16.2.2, 16.2.5, 14.2.1] I-25 en linje sier når i UTC, hvor og hvordan det gikk, og aldri hvem det gjaldt', async () => {
    p.logg.length = 0;
    await p.hent(kake['lars']!, `/person/${elev}?q=01010112345`);
    expect(JSON.parse(p.logg.at(-1)!)).toMatchObject({ tid: expect.stringMatching(/Z$/), rute: '/person/:personId', metode: 'GET', status: expect.any(Number), reqId: expect.any(String) }); // prettier-ignore
    expect(p.logg.join('')).not.toMatch(/01010112345|[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

describe('felt ingen har spurt om', () => {
  test('[ASVS 15.3.3, 8.2.3] hvert navn på en kolonne i basen, sendt til hvert skjema: ingenting av det blir skrevet', async () => {
    const for_ = await avtrykk();
    const merke = crypto.randomUUID();
    const felt = Object.fromEntries(kolonner.map((k) => [k, merke]));
    const feil: string[] = [];
    expect(kolonner.length).toBeGreaterThan(200);
    for (const hvem of ['lars', 'systemforvalter'])
      for (const a of skjemaer()) {
        const form = new URLSearchParams({
          ...felt,
          _nokkel: crypto.randomUUID(),
          erSystemforvalter: 'true',
          rolle: 'systemforvalter',
        });
        const r = await send(hvem, a.sti, form.toString());
        if (!GODT.includes(r.statusCode)) feil.push(`${hvem} ${a.monster} → ${r.statusCode}`);
      }
    expect(feil).toEqual([]);
    expect(await avtrykk()).toBe(for_);
  });

  test.each([
    ['__proto__ i JSON', '{"__proto__":{"rolle":"systemforvalter"},"q":"a"}', 'application/json'],
    ['constructor i JSON', '{"constructor":{"prototype":{"rolle":"x"}}}', 'application/json'],
    [
      '__proto__ i et skjema',
      '__proto__[rolle]=systemforvalter&constructor[prototype][rolle]=x&__proto__.rolle=x',
      'application/x-www-form-urlencoded',
    ],
    ['__proto__ som liste', '__proto__=a&__proto__=b&toString=x&hasOwnProperty=y', 'application/x-www-form-urlencoded'],
  ])('[ASVS 15.3.6, 1.5.2] %s forurenser ingenting', async (_hva, kropp, slag) => {
    for (const a of skjemaer()) expect((await send('systemforvalter', a.sti, kropp, slag)).statusCode).not.toBe(500);
    expect(({} as Record<string, unknown>)['rolle']).toBeUndefined();
    expect((await p.hent(kake['lars']!, '/ansatte')).statusCode).toBe((await p.hent(kake['lars']!, '/ansatte')).statusCode);
  });

  test('[ASVS 15.3.7] det samme feltet to ganger blir verken den ene eller den andre', async () => {
    const r = await send('systemforvalter', '/sok', 'q=Rask&q=Herre&_nokkel=abcdefgh');
    expect(r.statusCode).toBe(400);
    for (const a of lesere()) expect((await p.hent(kake['systemforvalter']!, `${a.sti}?skole=1&skole=2&side=1&side=2`)).statusCode).toBeLessThan(500); // prettier-ignore
  });

  test('[ASVS 15.3.7] I-06 adressen vinner over det som står i skjemaet', async () => {
    const annen = await p.id('felicia');
    const r = await send('lars', `/person/${elev}`, `personId=${annen}&_nokkel=abcdefgh`);
    expect([404, 405, 403, 400]).toContain(r.statusCode);
  });

  test.each([
    'text/plain',
    'application/xml',
    'text/xml',
    'application/x-java-serialized-object',
    'multipart/form-data; boundary=x',
  ])('[ASVS 1.5.2, 5.2.2] %s tas ikke imot i skjemaer', async (slag) => {
    const r = await send('systemforvalter', '/sok', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', slag);
    expect([400, 406, 415]).toContain(r.statusCode);
    expect(r.body).not.toContain('root:');
  });
});

describe('hvem som sies å spørre', () => {
  test.each([
    [
      'hode',
      { 'x-user-id': 'ID', 'x-aktor': 'ID', 'x-forwarded-user': 'ID', 'remote-user': 'ID', authorization: 'Bearer ID' },
      '',
    ],
    ['spørring', {}, '?personId=ID&aktor=ID&bruker=ID&rolle=systemforvalter'],
  ])('[ASVS 7.2.1, 8.3.1] I-06 %s gir ingen annen', async (_hva, hoder, sporring) => {
    const sjef = await p.id('systemforvalter');
    const h = Object.fromEntries(Object.entries(hoder).map(([k, v]) => [k, v.replace('ID', sjef)]));
    const for_ = (await p.hent(kake['lars']!, '/roller')).statusCode;
    expect((await p.hent(kake['lars']!, `/roller${sporring.replaceAll('ID', sjef)}`, h)).statusCode).toBe(for_);
    expect((await p.hent('', `/roller${sporring.replaceAll('ID', sjef)}`, h)).statusCode).toBe(303);
  });

  test.each([
    ['brukernavn og passord', 'Basic YWRtaW46YWRtaW4='],
    [
      'et token uten signatur',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.`,
    ],
  ])('[ASVS 6.3.2, 6.3.4, 7.2.2] I-12 %s er ingen vei inn', async (_hva, authorization) => {
    for (const sti of ['/', '/ansatte', '/api/v1/register']) expect([303, 401, 404, 405]).toContain((await p.hent('', sti, { authorization })).statusCode); // prettier-ignore
  });
});

describe('hva en liste spørres med', () => {
  /** Of every choice a list has: values that are none. A new choice is red here until it says what is wrong with it. */
  const UGYLDIG: Readonly<Record<string, readonly string[]>> = {
    side: ['abc', '0', '-1', '1.5', '99999999'],
    skolear: ['abc', '1995', '3000'],
    skole: ['123', 'solsiden'],
    dato: ['2026-99-99', 'i-går'],
    time: ['99', 'x'],
    status: ['tull'],
    rolle: ['tull'],
    slag: ['tull'],
    type: ['tull'],
    gruppe: ['x'.repeat(61)],
    fraAr: ['abc', '1995'],
    trinn: ['11', 'x'],
    mottaker: ['tull'],
    kolonne: ['tull'],
    vis: ['tull'],
    arsak: ['Tull!'],
    kjoring: ['1'],
    tilside: ['tull'],
    enkelte: ['tull'],
    klasse: ['x'.repeat(61)],
    hjem: ['tull'],
    alle: ['tull'],
    id: ['1'],
    plan: ['tull'],
    gruppeId: ['1', 'tull'],
    uke: ['tull', '2026-02-30'],
  };
  const erKvittering = (k: string): boolean => k in utvalg({}).shape;
  const erListe = (s: z.ZodType): s is z.ZodObject => s instanceof z.ZodObject && 'gjort' in s.shape && 'hoppet' in s.shape;
  const lister = () => lesere().flatMap((a) => ('visning' in a.rute && erListe(a.rute.visning.inndata) ? [{ ...a, valg: a.rute.visning.inndata.shape }] : [])); // prettier-ignore

  test('[V28] et valg som ikke finnes, og en verdi som ikke går an, får 400 ved feltet på leserens språk, på hver liste', async () => {
    const leser = [
      [kake['systemforvalter']!, await p.loggInn('systemforvalter', 'nn')],
      [kake['lars']!, await p.loggInn('lars', 'nn')],
    ] as const;
    const skole = (await p.r.rader<{ s: string }>('select skole s from register.elevforhold where kjent_til is null limit 1'))[0]!.s; // prettier-ignore
    const kjoring = (await p.r.rader<{ id: string }>('select id from kilde.innlesing limit 1'))[0]!.id;
    const feil: string[] = [];
    const sett = new Set<string>();
    for (const a of lister()) {
      const sti = a.monster.replace(':skole', skole).replace(':kode', 'duplikat').replace(':id', kjoring);
      const grunn: Record<string, string> = {
        ...('skole' in a.valg && !a.monster.includes(':skole') ? { skole } : {}),
        ...(a.monster === '/register/klasse' ? { gruppe: 'klasse-6A' } : {}),
      };
      const spor = async (valg: Record<string, string>, kake_: string) =>
        p.hent(kake_, `${sti}?${new URLSearchParams({ ...grunn, ...valg }).toString()}`);
      // the page itself must open, or the answer says nothing
      let hvem: (typeof leser)[number] | undefined;
      for (const l of leser) if (hvem === undefined && (await spor({}, l[0])).statusCode === 200) hvem = l;
      if (hvem === undefined) continue;
      const [nb, nn] = hvem;
      sett.add(a.monster);
      for (const [sprak, kake_, ord] of [
        ['nb', nb, 'Siden har ikke dette valget'],
        ['nn', nn, 'Sida har ikkje dette valet'],
      ] as const) {
        // prettier-ignore
        const r = await spor({ sorter: 'tull' }, kake_);
        if (r.statusCode !== 400 || !r.body.includes(ord)) feil.push(`${a.monster} sorter (${sprak}) → ${r.statusCode}`);
      }
      for (const k of Object.keys(a.valg).filter((x) => !erKvittering(x) && !a.monster.includes(`:${x}`))) {
        const verdier = UGYLDIG[k];
        if (verdier === undefined) feil.push(`${a.monster}: hva er galt for «${k}»?`);
        for (const v of verdier ?? []) {
          const r = await spor({ [k]: v }, nb);
          if (r.statusCode !== 400 || r.body.includes('<th scope="row"')) feil.push(`${a.monster} ${k}=${v.slice(0, 12)} → ${r.statusCode}`); // prettier-ignore
        }
        if (k !== 'skole' && (await spor({ [k]: '' }, nb)).statusCode !== 200 && !(k in grunn))
          feil.push(`${a.monster} ${k}= (tomt felt)`);
      }
    }
    expect(feil).toEqual([]);
    expect([...sett].sort()).toEqual(expect.arrayContaining(['/ansatte', '/avvik', '/datakvalitet', '/datakvalitet/:kode', '/elever', '/flytting', '/fravarsoversikt', '/grupper', '/innlesing', '/innlesing/:id', '/innlesing/holdt', '/rapport', '/skoler'])); // prettier-ignore
  });

  test('[V28] ingen side tier om et valg den ikke forstår', () => {
    const tause = lesere().flatMap((a) =>
      'visning' in a.rute && a.rute.visning.inndata instanceof z.ZodObject
        ? Object.entries(a.rute.visning.inndata.shape).flatMap(([k, s]) => (s instanceof z.ZodCatch && !['gjort', 'spurt', 'nettopp', 'lagret'].includes(k) ? [`${a.monster} ${k}`] : [])) // prettier-ignore
        : [],
    );
    expect(tause).toEqual([]);
  });
});
