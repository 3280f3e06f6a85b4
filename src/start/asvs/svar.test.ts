// What every answer of the server has, whoever asks and whatever is wrong: each address of the house × method × person, as production is set up.
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { adresserI, FRA_PROXY, somProduksjon, type Proveproduksjon } from '#verktoy/proveproduksjon.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { Innloggingsoppsett, krevEkte } from '#tilgang/innlogging/index.ts';
import { alleRuter } from '../ruter.ts';

let p: Proveskole;
let prod: Proveproduksjon;
let port: number;
const kake: Record<string, string> = {};
let elev: string;

interface Svart {
  readonly hvem: string;
  readonly metode: string;
  readonly sti: string;
  readonly r: LightMyRequestResponse;
}
const svar: Svart[] = [];
const EGEN = { 'sec-fetch-site': 'same-origin' };
const SKRIVER = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Open to those who are not logged in, and nothing else is. */
const APNE = ['/logg-inn', '/logget-ut', '/last', '/helse/live', '/helse/klar', '/okt', '/okt/apnet', '/logg-ut/frontkanal'];

async function spor(hvem: string, metode: string, sti: string, hode: Record<string, string> = EGEN, payload?: string) {
  const r = await prod.app.inject({
    method: metode as 'GET',
    url: sti,
    headers: {
      ...FRA_PROXY,
      ...hode,
      ...(kake[hvem] === undefined ? {} : { cookie: kake[hvem] }),
      ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { hvem, metode, sti, r };
}
/** Streams never end: they are asked for by those who may not. */
const strommer = () => new Set(adresserI(alleRuter, () => elev).filter((a) => a.rute.slag === 'strom').map((a) => a.sti)); // prettier-ignore

beforeAll(async () => {
  p = await nyProveskole(alleRuter);
  prod = await somProduksjon(p, alleRuter);
  await prod.app.listen({ port: 0, host: '127.0.0.1' });
  port = (prod.app.server.address() as net.AddressInfo).port;
  for (const hvem of ['systemforvalter', 'lars']) kake[hvem] = await prod.loggInn(hvem);
  kake['barmhjertig-sonne'] = await prod.loggInn('barmhjertig-sonne', 'idporten');
  elev = (await p.r.rader<{ id: string }>('select person_id id from register.elevforhold where kjent_til is null limit 1'))[0]!
    .id;
  const utelat = strommer();
  const adresser = adresserI(alleRuter, () => elev);
  for (const { metode, sti } of adresser)
    for (const hvem of ['ingen', ...Object.keys(kake)]) {
      if (utelat.has(sti) && hvem !== 'ingen') continue;
      svar.push(await spor(hvem, metode, sti, EGEN, SKRIVER.has(metode) ? '_nokkel=kort' : undefined));
    }
  for (const sti of [...APNE, '/finnes-ikke', '/%E0%A4%A', '/logg-inn/ukjent'])
    svar.push(await spor('ingen', 'GET', sti), await spor('ingen', 'DELETE', sti));
  for (const { sti } of adresser.slice(0, 20))
    svar.push(await spor('lars', 'PUT', sti), await spor('lars', 'POST', sti, {}, 'a=b'));
}, 120_000);
afterAll(async () => {
  await prod.app.close();
  await p.slipp();
});

/** Those that lack it, as text: an empty list is the answer. */
const uten = (har: (s: Svart) => boolean, blant: readonly Svart[] = svar): string[] =>
  blant.filter((s) => !har(s)).map((s) => `${s.hvem} ${s.metode} ${s.sti} → ${s.r.statusCode}`);
const hode = (s: Svart, navn: string): string => String(s.r.headers[navn] ?? '');

describe('hoder på hvert svar', () => {
  test('alle adresser er spurt, og svarene er av mange slag', () => {
    expect(svar.length).toBeGreaterThan(300);
    const statuser = new Set(svar.map((s) => s.r.statusCode));
    for (const s of [200, 303, 400, 401, 403, 404, 405]) expect([...statuser]).toContain(s);
  });

  test.each([
    ['[ASVS 3.4.1] HSTS i ett år, også for undernavn', (s: Svart) => /max-age=(\d+); includeSubDomains/.exec(hode(s, 'strict-transport-security'))?.[1] === '31536000'], // prettier-ignore
    ['[ASVS 3.4.2] ingen fremmed side får lese svaret (CORS)', (s: Svart) => !('access-control-allow-origin' in s.r.headers)],
    ['[ASVS 3.4.3] innholdsregler uten hull', (s: Svart) => s.sti === '/logg-ut/frontkanal' || /default-src 'none'/.test(hode(s, 'content-security-policy')) && /object-src 'none'|default-src 'none'/.test(hode(s, 'content-security-policy')) && /base-uri '(none|self)'/.test(hode(s, 'content-security-policy')) && !/unsafe-|\*|http:/.test(hode(s, 'content-security-policy'))], // prettier-ignore
    ['[ASVS 3.2.1, 3.4.4] nettleseren gjetter aldri hva det er', (s: Svart) => hode(s, 'x-content-type-options') === 'nosniff'],
    ['[ASVS 3.4.5] adressen vår følger ikke med til andre', (s: Svart) => hode(s, 'referrer-policy') === 'same-origin'],
    ['[ASVS 3.4.6] ingen får ramme inn', (s: Svart) => s.sti === '/logg-ut/frontkanal' || /frame-ancestors 'none'/.test(hode(s, 'content-security-policy'))], // prettier-ignore
    ['[ASVS 3.4.8] eget vindu (COOP)', (s: Svart) => hode(s, 'cross-origin-opener-policy') === 'same-origin'],
    [
      '[ASVS 3.5.8] andres sider får ikke hente herfra (CORP)',
      (s: Svart) => hode(s, 'cross-origin-resource-policy') === 'same-origin',
    ],
    [
      '[ASVS 14.2.2, 14.3.2] ingenting lagres på veien eller i nettleseren',
      (s: Svart) => hode(s, 'cache-control') === 'no-store',
    ],
    ['[ASVS 4.1.1] innholdet har slag og tegnsett', (s: Svart) => s.r.body === '' || /^(text\/(html|plain)|application\/(problem\+)?json); charset=utf-8$/.test(hode(s, 'content-type'))], // prettier-ignore
    [
      '[ASVS 13.4.6] ingen versjoner av det vi er laget av',
      (s: Svart) => !('server' in s.r.headers) && !('x-powered-by' in s.r.headers),
    ],
    ['I-09 ingen side skal finnes i et søk på nettet', (s: Svart) => hode(s, 'x-robots-tag').includes('noindex')],
    ['[ASVS 16.5.1] ingen feil er vår, og ingen viser hva som er inni', (s: Svart) => s.r.statusCode < 500 && !/\bat \S+ \(|node_modules|\/src\/|\.ts:\d|select .* from |PostgresError/.test(s.r.body)], // prettier-ignore
  ] as const)('%s', (_hva, har) => {
    expect(uten(har)).toEqual([]);
  });

  test('statiske filer har de samme vernene og kan lagres', async () => {
    const sti = /\/statisk\/[^"]+\.css/.exec((await spor('ingen', 'GET', '/logg-inn')).r.body)![0];
    const s = await spor('ingen', 'GET', sti);
    expect([s.r.statusCode, hode(s, 'x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(hode(s, 'cache-control')).toContain('immutable');
    expect(hode(s, 'strict-transport-security')).toContain('31536000');
  });

  test('[ASVS 16.5.1, 16.5.3] en feil hos oss viser en referanse og ingenting annet', async () => {
    const { sql } = await import('kysely');
    await sql`alter table tilgang.okt rename to okt_borte`.execute(p.r.eier);
    try {
      const s = await spor('lars', 'GET', '/');
      expect(s.r.statusCode).toBe(500);
      expect(s.r.body).not.toMatch(/okt|select|relation|does not exist|stack/i);
      expect(hode(s, 'cache-control')).toBe('no-store');
    } finally {
      await sql`alter table tilgang.okt_borte rename to okt`.execute(p.r.eier);
    }
    expect((await spor('lars', 'GET', '/')).r.statusCode).toBe(200);
  });
});

describe('uten innlogging', () => {
  test('[ASVS 8.3.1, 8.2.1] I-09 bare de åpne adressene svarer; alle andre sender til innlogging', () => {
    const ingen = svar.filter((s) => s.hvem === 'ingen' && !APNE.includes(s.sti));
    expect(uten((s) => [303, 401, 403, 404, 405, 400].includes(s.r.statusCode), ingen)).toEqual([]);
    for (const s of ingen.filter((x) => x.r.statusCode === 303)) expect(hode(s, 'location')).toMatch(/^\/logg-inn/);
  });

  test('[ASVS 8.2.1] kommunens styring er stengt for foresatte', () => {
    const styring = /^\/(ansatte|roller|tilgangsrevisjon|innlesing|avvik|sporing|skoler)\b/;
    const egne = svar.filter((s) => s.hvem === 'barmhjertig-sonne' && styring.test(s.sti));
    expect(egne.length).toBeGreaterThan(10);
    expect(uten((s) => s.r.statusCode !== 200, egne)).toEqual([]);
  });

  test.each(['/.git/config', '/.env', '/package.json', '/src/start/tjener.ts', '/statisk/', '/statisk', '/statisk/../package.json', '/statisk/%2e%2e/package.json', '/statisk/..%2f..%2fpackage.json', '/docs', '/metrics', '/swagger', '/openapi.json', '/debug', '/utvikling', '/simulator', '/innboks/'])(
    '[ASVS 13.4.1, 13.4.3, 13.4.5, 13.4.7, 15.2.3, 5.3.2] I-08 I-25 %s finnes ikke',
    async (sti) => {
      for (const hvem of ['ingen', 'systemforvalter']) expect((await spor(hvem, 'GET', sti)).r.statusCode).toBe(404);
    },
  ); // prettier-ignore

  test('[ASVS 13.4.5] I-25 helsen sier bare om den virker', async () => {
    expect((await spor('ingen', 'GET', '/helse/klar')).r.json()).toEqual({ status: 'klar', deler: { database: 'ok' } });
  });
});

describe('kapsler', () => {
  test('[ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4] hver kapsel er __Host-, Secure, HttpOnly og SameSite', async () => {
    const satt = [
      ...svar,
      await spor('ingen', 'POST', '/logg-ut'),
      await spor('ingen', 'GET', '/sprak/nn'),
      await spor('ingen', 'GET', '/logg-inn/idporten'),
    ].flatMap((s) => [s.r.headers['set-cookie'] ?? []].flat().map((k) => `${k}`));
    expect(satt.length).toBeGreaterThan(0);
    for (const k of satt) {
      // the language is no secret, and scripts need not see it either
      expect(k).toMatch(/^__Host-/);
      for (const krav of [/; Secure/, /; HttpOnly/, /; SameSite=(Lax|Strict)/, /; Path=\/(;|$)/]) expect(k).toMatch(krav);
      expect(k).not.toMatch(/; Domain=/);
    }
  });

  test('[ASVS 14.3.1] utlogging tømmer det nettleseren har lagret', async () => {
    const egen = await prod.loggInn('lars');
    kake['ut'] = egen;
    const s = await spor('ut', 'POST', '/logg-ut');
    expect(hode(s, 'clear-site-data')).toMatch(/"cache".*"storage"/);
    expect((await spor('ut', 'GET', '/')).r.statusCode).toBe(303);
  });

  test.each(['friminutt', '__Secure-friminutt', '__host-friminutt'])(
    '[ASVS 3.3.3, 7.2.1] en økt under navnet %s gjelder ikke i produksjon',
    async (navn) => {
      kake['annet'] = kake['lars']!.replace('__Host-friminutt', navn);
      expect((await spor('annet', 'GET', '/')).r.statusCode).toBe(303);
    },
  );
});

describe('skriving utenfra', () => {
  const skriver = () => adresserI(alleRuter, () => elev).filter((a) => SKRIVER.has(a.metode));
  test.each([
    ['[ASVS 3.5.1] et skjema på en annens side', { 'sec-fetch-site': 'cross-site', origin: 'https://ond.example' }],
    [
      '[ASVS 3.5.1] et skjema på en nabo under samme domene',
      { 'sec-fetch-site': 'same-site', origin: 'https://annen.fjordvik.example' },
    ],
    ['[ASVS 3.5.1] uten å si hvor det kommer fra', {}],
    ['[ASVS 3.5.1] med en oppdiktet avsender', { origin: 'https://skole.fjordvik.example.ond.example' }],
    ['[ASVS 3.5.2] uten forhåndsspørring, som ren tekst', { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }],
  ] as const)('%s avvises på hver adresse', async (_hva, hoder) => {
    const r: string[] = [];
    for (const a of skriver()) {
      const s = await spor('systemforvalter', a.metode, a.sti, hoder, '_nokkel=abcdefghij');
      if (s.r.statusCode !== 403) r.push(`${a.metode} ${a.sti} → ${s.r.statusCode}`);
    }
    expect(r).toEqual([]);
  });

  test('[ASVS 3.5.3] ingen GET, HEAD eller OPTIONS endrer noe', async () => {
    const for_ = await p.r.antall('sporing.endring');
    const utelat = strommer();
    for (const a of adresserI(alleRuter, () => elev).filter((x) => SKRIVER.has(x.metode) && !utelat.has(x.sti)))
      for (const metode of ['GET', 'HEAD', 'OPTIONS'])
        await spor('systemforvalter', metode, `${a.sti}?_nokkel=abcdefghij&begrunnelse=prove&navn=x`);
    expect(await p.r.antall('sporing.endring')).toBe(for_);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('[ASVS 4.1.4] %s går ikke på sider', async (metode) => {
    const s = await spor('systemforvalter', metode, `/person/${elev}`);
    expect([s.r.statusCode, hode(s, 'allow')]).toEqual([405, 'GET, HEAD']);
  });

  test.each(['x-http-method-override', 'x-method-override', 'x-http-method'])('[ASVS 3.5.3] %s gjør ingen GET til noe annet', async (h) => {
    const s = await spor('systemforvalter', 'GET', '/elever', { [h]: 'DELETE' });
    expect(s.r.statusCode).toBe(200);
  }); // prettier-ignore
});

describe('det som sendes på linja', () => {
  const ra = (tekst: string) =>
    new Promise<string>((ja) => {
      let ut = '';
      const s = net.connect(port, '127.0.0.1', () => s.write(tekst));
      s.setTimeout(3000, () => s.destroy());
      s.on('data', (b) => (ut += b.toString('latin1')));
      s.on('error', () => ja(ut));
      s.on('close', () => ja(ut));
    });
  const SKJULT = 'GET /helse/live HTTP/1.1\r\nHost: a\r\n\r\n';
  test.each([
    [
      'både lengde og biter',
      `POST /logg-ut HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SKJULT}`,
    ],
    ['to lengder', `POST /logg-ut HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 40\r\n\r\n${SKJULT}`],
    ['ukjent koding', `POST /logg-ut HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n${SKJULT}`],
    ['biter i to ledd', `POST /logg-ut HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SKJULT}`],
    ['mellomrom før kolon', `POST /logg-ut HTTP/1.1\r\nHost: a\r\nContent-Length : 4\r\n\r\nabcd`],
    ['negativ lengde', `POST /logg-ut HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n`],
    ['linjeskift alene', `GET / HTTP/1.1\nHost: a\nX: y\r\n z\r\n\r\n`],
    ['hode over flere linjer', `GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n`],
    ['ingen vert', `GET / HTTP/1.1\r\n\r\n`],
    ['to verter', `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`],
    ['nulltegn i et hode', `GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n`],
    ['for store hoder', `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('[ASVS 4.2.1] %s avvises, og ingenting skjult bak blir lest', async (_hva, tekst) => {
    const s = await ra(tekst);
    expect(s).toMatch(/^(HTTP\/1\.1 4(00|31|08|03)|$)/);
    expect(s).not.toContain('"status":"ok"');
  });

  test('[ASVS 13.4.4] TRACE og CONNECT svarer ikke med det som ble sendt', async () => {
    for (const metode of ['TRACE', 'TRACK']) {
      const s = await ra(`${metode} / HTTP/1.1\r\nHost: a\r\nX-Hemmelig: kanarifugl\r\nConnection: close\r\n\r\n`);
      expect(s).toMatch(/^HTTP\/1\.1 4/);
      expect(s).not.toContain('kanarifugl');
    }
  });

  test('[ASVS 4.4.1, 4.4.2, 4.4.3, 4.4.4] ingen WebSocket: oppgradering gir en vanlig side', async () => {
    const s = await ra('GET /helse/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'); // prettier-ignore
    expect(s).not.toContain('101 Switching');
  });

  test('[ASVS 5.2.1, 15.2.2] for stort innhold avvises med en gang, på hver adresse', async () => {
    const stor = 'a='.padEnd(1_100_000, 'x');
    for (const sti of ['/sok', '/elever', '/logg-ut'])
      expect((await spor('lars', 'POST', sti, EGEN, stor)).r.statusCode).toBe(413);
  });
});

describe('proxyen foran', () => {
  test.each(['198.51.100.1, 192.0.2.10', '127.0.0.1, 10.0.0.1, 192.0.2.10', 'tull, 192.0.2.10'])(
    '[ASVS 4.1.3, 15.3.4] I-12 avsenderen er den proxyen så, ikke den som ble oppgitt: %s',
    async (kjede) => {
      const s = await spor('ingen', 'GET', '/prove/avsender', { 'x-forwarded-for': kjede });
      expect(s.r.json()).toEqual({ ip: '192.0.2.10', vert: FRA_PROXY['host'] });
    },
  );

  test('[ASVS 4.1.3] en oppdiktet vert i et skjema utenfra blir ingen egen side', async () => {
    const s = await spor('lars', 'POST', '/sok', { origin: 'https://ond.example', 'x-forwarded-host': 'ond.example, skole.fjordvik.example' }, 'q=abc'); // prettier-ignore
    expect(s.r.statusCode).toBe(403);
  });
});

describe('sendt videre', () => {
  test.each([
    'https://ond.example',
    '//ond.example',
    '/\\ond.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/%0d%0aSet-Cookie:a=b',
  ])('[ASVS 3.7.2, 1.2.2] til=%s sender ingen bort og blir ingen lenke ut', async (til) => {
    for (const sti of [`/logg-inn?til=${encodeURIComponent(til)}`, `/sprak/nn?til=${encodeURIComponent(til)}`]) {
      const s = await spor('ingen', 'GET', sti, { ...EGEN, referer: til });
      expect(hode(s, 'location')).not.toContain('ond.example');
      expect(s.r.body).not.toMatch(/href="(https?:)?\/\/ond|href="(javascript|data):/);
      expect([s.r.headers['set-cookie'] ?? []].flat().join()).not.toMatch(/\ba=b/);
    }
  });
});

describe('[ASVS 12.2.1] bare https i produksjon', () => {
  test.each(['http://skole.fjordvik.example', 'lokal', 'ftp://skole.fjordvik.example'])(
    '[ASVS 12.2.1] produksjon starter ikke med adressen %s',
    (adresse) => {
      expect(() => krevEkte(Innloggingsoppsett.parse({ adresse }))).toThrow(/adresse|lokal|URL/i);
    },
  );
});
