import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, importJWK, SignJWT } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { fastKlokke, type FastKlokke } from '#grunn/tid/index.ts';
import { kontraktmappe, lesKontrakt } from '#verktoy/kontrakter.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { driftsmelding, DRIFTSMELDINGER, lagMaskinporten, nokkelvarsel, type Maskinportenoppsett } from './index.ts';
import {
  lagMaskinportenSimulator,
  lagSimulatorklient,
  lagTestsertifikat,
  type MaskinportenSimulator,
} from './simulator/index.ts';

const SCOPE = 'krr:global/kontaktinformasjon.read';
const KOMMUNE = '999100001';
const LEVERANDOR = '999100002';
const klient = lagSimulatorklient({
  klientId: 'friminutt',
  organisasjonsnummer: KOMMUNE,
  scope: [SCOPE, 'folkeregister:deling/offentligmedhjemmel'],
});

const apne: Simulatortjener[] = [];
afterEach(async () => {
  for (const t of apne.splice(0)) await t.stopp();
});

interface Oppstilling {
  readonly sim: MaskinportenSimulator;
  readonly url: string;
  readonly klokke: FastKlokke;
  readonly lag: (valg?: Partial<Maskinportenoppsett>) => ReturnType<typeof lagMaskinporten>;
}

async function start(valg: Parameters<typeof lagMaskinportenSimulator>[0] = {}): Promise<Oppstilling> {
  const klokke = fastKlokke('2026-03-02T02:30:00Z');
  const sim = lagMaskinportenSimulator({ klienter: [klient.klient], klokke, ...valg });
  const tjener = lagSimulatortjener([sim.handler]);
  apne.push(tjener);
  const url = await tjener.lytt();
  const lag = (mer: Partial<Maskinportenoppsett> = {}) =>
    lagMaskinporten({
      metadataUrl: `${url}/.well-known/oauth-authorization-server`,
      klientId: 'friminutt',
      nokkel: klient.nokkel,
      kid: klient.kid,
      scope: SCOPE,
      klokke,
      hentevalg: { vent: async () => undefined, timeoutMs: 1000 },
      ...mer,
    } as Maskinportenoppsett);
  return { sim, url, klokke, lag };
}

const avslag = (kall: Promise<unknown>): Promise<Kildefeil> =>
  kall.then(
    () => {
      throw new Error('skulle ha feilet');
    },
    (f: unknown) => f as Kildefeil,
  );

describe('lagMaskinporten', () => {
  test('gets a token that the API accepts for that scope and no other', async () => {
    const { sim, lag } = await start();
    const bevis = `Bearer ${await lag().hentToken()}`;
    expect(sim.sjekkToken(bevis, SCOPE)).toBe(200);
    expect(sim.sjekkToken(bevis, 'folkeregister:deling/offentligmedhjemmel')).toBe(403);
    expect(sim.sjekkToken('Bearer tull', SCOPE)).toBe(401);
    expect(sim.finnToken(bevis)).toMatchObject({ klientId: 'friminutt', consumer: KOMMUNE });
  });

  test('many at once make one call; the token is kept until 30 s before it expires', async () => {
    const { sim, lag, klokke } = await start();
    const m = lag();
    const tokener = await Promise.all(Array.from({ length: 20 }, () => m.hentToken()));
    expect(new Set(tokener).size).toBe(1);
    expect(sim.antallUtstedt).toBe(1);
    klokke.flytt({ seconds: 568 });
    expect(await m.hentToken()).toBe(tokener[0]);
    klokke.flytt({ seconds: 1 });
    expect(await m.hentToken()).not.toBe(tokener[0]);
    expect(sim.antallUtstedt).toBe(2);
    await m.hentToken({ nytt: true });
    expect(sim.antallUtstedt).toBe(3);
  });

  test('each scope and each consumer has a token of its own', async () => {
    const leverandor = lagSimulatorklient({ klientId: 'leverandor', organisasjonsnummer: LEVERANDOR, scope: [SCOPE] });
    const { sim, lag } = await start({ klienter: [leverandor.klient], delegert: (fra) => fra !== '999100009' });
    const m = lag({ klientId: 'leverandor', nokkel: leverandor.nokkel, kid: leverandor.kid, consumerOrg: KOMMUNE });
    const egen = await m.hentToken();
    const annen = await m.hentToken({ consumerOrg: '999100003' });
    expect([sim.finnToken(`Bearer ${egen}`)?.consumer, sim.finnToken(`Bearer ${annen}`)?.consumer]).toEqual([
      KOMMUNE,
      '999100003',
    ]);
    expect(await m.hentToken()).toBe(egen);
    expect((await avslag(m.hentToken({ consumerOrg: '999100009' }))).message).toContain('MP-251');
  });

  test('the grant holds what Maskinporten demands, and is new for every attempt', async () => {
    const grants: string[] = [];
    const tjener = lagSimulatortjener([
      async (req, res) => {
        let kropp = '';
        for await (const d of req) kropp += String(d);
        grants.push(new URLSearchParams(kropp).get('assertion') ?? '');
        res
          .writeHead(grants.length < 3 ? 503 : 200, { 'content-type': 'application/json' })
          .end('{"access_token":"a","expires_in":100}');
        return true;
      },
    ]);
    apne.push(tjener);
    const url = await tjener.lytt();
    const { lag } = await start();
    await lag({
      metadataUrl: undefined,
      tokenUrl: `${url}/token`,
      issuer: 'https://maskinporten.no',
      consumerOrg: '999100003',
      resource: ['https://api.example'],
    } as Partial<Maskinportenoppsett>).hentToken();
    const krav = grants.map((g) => decodeJwt(g));
    expect(krav[0]).toMatchObject({
      aud: 'https://maskinporten.no/',
      iss: 'friminutt',
      scope: SCOPE,
      consumer_org: '999100003',
      resource: ['https://api.example'],
    });
    expect((krav[0]?.exp ?? 0) - (krav[0]?.iat ?? 0)).toBeLessThanOrEqual(120);
    expect(new Set(krav.map((k) => k.jti)).size).toBe(3);
  });

  test('F-25 down, slow, 5xx, page, half and garbage each give their own code, and the next call tries afresh', async () => {
    const { sim, lag } = await start();
    const m = lag();
    const kode = async (slag: Parameters<typeof sim.oppforsel.sett>[0]) => {
      sim.oppforsel.sett(slag);
      return (await avslag(m.hentToken())).kode;
    };
    expect(await kode({ slag: 'nede' })).toBe('nede');
    expect(await kode({ slag: 'serverfeil' })).toBe('serverfeil');
    expect(await kode({ slag: 'for_mange' })).toBe('for_mange_kall');
    expect(await kode({ slag: 'html' })).toBe('html');
    expect(await kode({ slag: 'halvt' })).toBe('uleselig');
    expect(await kode({ slag: 'soppel' })).toBe('uleselig');
    sim.oppforsel.sett({ slag: 'nede', antall: 2 });
    expect(sim.sjekkToken(`Bearer ${await m.hentToken()}`, SCOPE)).toBe(200);
  });

  test('metadata that points at another host is refused: a signed grant goes nowhere else', async () => {
    const tjener = lagSimulatortjener([
      async (_req, res) => {
        res
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"issuer":"https://a.example/","token_endpoint":"https://b.example/token"}');
        return true;
      },
    ]);
    apne.push(tjener);
    const url = await tjener.lytt();
    const { lag } = await start();
    expect((await avslag(lag({ metadataUrl: `${url}/.well-known/x` }).hentToken())).kode).toBe('feil_svar');
  });

  test('a key that cannot be used is told at start, without a piece of it', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    for (const nokkel of ['KANARI-ikke-en-nokkel', ec]) {
      const lag = () => lagMaskinporten({ metadataUrl: 'http://127.0.0.1:1/', klientId: 'x', scope: SCOPE, nokkel, kid: 'a' });
      expect(lag).toThrow(Kildefeil);
      expect(lag).not.toThrow(/KANARI/);
    }
  });
});

describe('virksomhetssertifikat (x5c)', () => {
  const fra = new Date('2025-01-01T00:00:00Z');
  const gyldig = lagTestsertifikat({ organisasjonsnummer: KOMMUNE, fra, til: new Date('2028-01-01T00:00:00Z') });
  const lag = (o: Pick<Oppstilling, 'url'> & Partial<Oppstilling>, s: typeof gyldig) =>
    lagMaskinporten({
      metadataUrl: `${o.url}/maskinporten/.well-known/oauth-authorization-server`,
      klientId: 'friminutt',
      scope: SCOPE,
      nokkel: s.nokkel.export({ type: 'pkcs8', format: 'pem' }) as string,
      virksomhetssertifikat: s.pem,
      ...(o.klokke ? { klokke: o.klokke } : {}),
    });

  test('the chain goes in the header, and the key’s end is read from it', async () => {
    const o = await start();
    const m = lag(o, gyldig);
    expect(o.sim.sjekkToken(`Bearer ${await m.hentToken()}`, SCOPE)).toBe(200);
    expect(m.nokkelUtloper).toBe('2028-01-01');
  });

  test('an expired certificate gives MP-120, somebody else’s MP-122', async () => {
    const o = await start();
    const utlopt = lagTestsertifikat({ organisasjonsnummer: KOMMUNE, fra, til: new Date('2026-01-01T00:00:00Z') });
    const annens = lagTestsertifikat({ organisasjonsnummer: LEVERANDOR, fra, til: new Date('2028-01-01T00:00:00Z') });
    expect((await avslag(lag(o, utlopt).hentToken())).message).toMatch(/^MP-120: Virksomhetssertifikatet/);
    expect((await avslag(lag(o, annens).hentToken())).message).toMatch(/^MP-122: /);
  });

  test('a key that does not belong to the certificate is told at start', () => {
    const annen = lagTestsertifikat({ organisasjonsnummer: KOMMUNE, fra, til: new Date('2028-01-01T00:00:00Z') });
    expect(() => lag({ url: 'http://127.0.0.1:1' }, { nokkel: annen.nokkel, pem: gyldig.pem })).toThrow(/hører ikke til/);
  });
});

describe('F-31 avslag fra Maskinporten blir driftsmeldinger', () => {
  test.each<[string, Parameters<typeof lagMaskinportenSimulator>[0], Partial<Maskinportenoppsett>, RegExp]>([
    ['ukjent klient', {}, { klientId: 'finnes-ikke' }, /^MP-100: Klienten er ukjent/],
    ['ukjent nøkkel', {}, { kid: 'annen' } as Partial<Maskinportenoppsett>, /^MP-124: Signaturen/],
    [
      'feil nøkkel',
      {},
      {
        nokkel: lagSimulatorklient({ klientId: 'x', organisasjonsnummer: KOMMUNE, scope: [] }).nokkel,
      } as Partial<Maskinportenoppsett>,
      /^MP-124/,
    ],
    ['scope ikke registrert', {}, { scope: 'ks:fiks' }, /^MP-200: Scopet er ikke registrert/],
    ['kommunen mangler scope', { konsumentHarScope: () => false }, {}, /^MP-250: Kommunen har ikke fått tilgang/],
    ['ikke delegert i Altinn', {}, { consumerOrg: '999100003' }, /^MP-251: Kommunen har ikke delegert/],
    ['consumer_org er klientens egen', {}, { consumerOrg: KOMMUNE }, /^Organisasjonsnummeret i consumer_org/],
    [
      'utløpt nøkkel',
      { klienter: [{ ...klient.klient, nokler: klient.klient.nokler.map((n) => ({ ...n, utloperMs: 0 })) }] },
      {},
      /^MP-121: Nøkkelen på klienten er utløpt/,
    ],
    ['klokken går etter', {}, { klokke: fastKlokke('2026-03-02T02:20:00Z') }, /^MP-130: .*klokken/],
    ['klokken går foran', {}, { klokke: fastKlokke('2026-03-02T02:40:00Z') }, /^Klokken på serveren går foran/],
  ])('%s', async (_navn, sim, oppsett, melding) => {
    const { lag } = await start(sim);
    const feil = await avslag(lag(oppsett).hentToken());
    expect(feil).toMatchObject({ kilde: 'maskinporten', kode: 'avvist', forbigaende: false });
    expect(feil.message).toMatch(melding);
  });

  test('feil mottaker gir MP-110', async () => {
    const { lag, url } = await start();
    const m = lag({
      metadataUrl: undefined,
      tokenUrl: `${url}/maskinporten/token`,
      issuer: 'https://test.maskinporten.no/',
    } as Partial<Maskinportenoppsett>);
    expect((await avslag(m.hentToken())).message).toMatch(/^MP-110/);
  });

  test('samme jti to ganger gir MP-012, og et grant med for lang levetid blir avvist', async () => {
    const { url, klokke } = await start();
    const na = Math.floor(klokke.na().epochMilliseconds / 1000);
    const nokkel = await importJWK({ ...(klient.nokkel as Parameters<typeof importJWK>[0]), alg: 'RS256' });
    const grant = (levetid: number) =>
      new SignJWT({ scope: SCOPE })
        .setProtectedHeader({ alg: 'RS256', kid: klient.kid })
        .setAudience(`${url}/maskinporten/`)
        .setIssuer('friminutt')
        .setIssuedAt(na)
        .setExpirationTime(na + levetid)
        .setJti('fast')
        .sign(nokkel);
    const post = async (assertion: string) =>
      fetch(`${url}/maskinporten/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
      });
    const ett = await grant(120);
    expect((await post(ett)).status).toBe(200);
    expect(await (await post(ett)).text()).toContain('MP-012');
    expect((await post(await grant(121))).status).toBe(400);
    expect(await (await post('tull')).text()).toContain('MP-011');
  });

  test('en ukjent kode vises, beskrivelsen ikke, og sporings-id følger med', () => {
    const melding = driftsmelding(400, { error_description: 'MP-999: KANARI 15901712345 (correlation_id: 0123456789abcdef01)' });
    expect(melding).toMatch(/^MP-999: Maskinporten avviste .*status 400.*Sporings-ID 0123456789abcdef01\.$/);
    expect(melding).not.toMatch(/KANARI|15901712345/);
    expect(driftsmelding(403, {})).toContain('status 403');
  });
});

describe.skipIf(!kontraktmappe())('kontrakten fra Digdir (hoppes over uten shared/contracts)', () => {
  test('hver feilkode på feilsøkingssiden har en driftsmelding', () => {
    const side = lesKontrakt('maskinporten/maskinporten_feilsoking.md');
    const koder = new Set(side.match(/MP-\d{3}/g));
    expect(koder.size).toBeGreaterThan(12);
    expect([...koder].filter((k) => !DRIFTSMELDINGER.some((m) => m.kode === k))).toEqual([]);
  });
});

describe('nokkelvarsel', () => {
  test.each`
    utloper         | trinn        | dager
    ${'2026-04-02'} | ${undefined} | ${undefined}
    ${'2026-04-01'} | ${30}        | ${30}
    ${'2026-03-17'} | ${30}        | ${15}
    ${'2026-03-16'} | ${14}        | ${14}
    ${'2026-03-06'} | ${14}        | ${4}
    ${'2026-03-05'} | ${3}         | ${3}
    ${'2026-03-03'} | ${3}         | ${1}
    ${'2026-03-02'} | ${3}         | ${0}
    ${'2026-03-01'} | ${0}         | ${-1}
  `('F-31 2. mars 2026 gir nøkkel som utløper $utloper varsel $trinn', ({ utloper, trinn, dager }) => {
    const varsel = nokkelvarsel(utloper as string, '2026-03-02');
    expect([varsel?.trinn, varsel?.dagerIgjen]).toEqual([trinn, dager]);
  });
});
