import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { erHtml, lesRetryAfter } from './feilsvar.ts';
import { hent, lagKildevern, type Sporring, type Svarform } from './index.ts';

const apne: Server[] = [];
afterEach(async () => {
  for (const t of apne.splice(0)) {
    t.closeAllConnections();
    await new Promise((ferdig) => t.close(ferdig));
  }
});

async function tjener(svar: RequestListener): Promise<{ url: string; kall: () => number }> {
  let antall = 0;
  const t = createServer((req, res) => {
    antall++;
    svar(req, res);
  });
  apne.push(t);
  await new Promise<void>((ferdig) => t.listen(0, '127.0.0.1', ferdig));
  return { url: `http://127.0.0.1:${(t.address() as AddressInfo).port}`, kall: () => antall };
}

const json = { 'content-type': 'application/json' };
/** The error of a call that must fail, with waits taken out. */
async function feilFra<F extends Svarform>(url: string, s: Partial<Sporring<F>> & { svar?: F } = {}): Promise<Kildefeil> {
  const ventetid: number[] = [];
  const feil = await hent(url, {
    kilde: 'prove',
    svar: 'json',
    forsok: 1,
    vent: async (ms) => void ventetid.push(ms),
    ...(s as object),
  }).then(
    () => undefined,
    (f: unknown) => f,
  );
  expect(feil).toBeInstanceOf(Kildefeil);
  return feil as Kildefeil;
}

describe('hent', () => {
  test('sends method, headers and body, and reads JSON', async () => {
    const t = await tjener((req, res) => {
      let kropp = '';
      req.on('data', (d: Buffer) => (kropp += d.toString()));
      req.on('end', () => res.writeHead(200, json).end(JSON.stringify({ m: req.method, a: req.headers.authorization, kropp })));
    });
    const svar = await hent(t.url, {
      kilde: 'prove',
      svar: 'json',
      metode: 'POST',
      hoder: { authorization: 'Bearer x' },
      kropp: '{"a":1}',
    });
    expect(svar.kropp).toEqual({ m: 'POST', a: 'Bearer x', kropp: '{"a":1}' });
  });

  test('F-25 a connection reset is tried again, with headers and body made anew each time', async () => {
    const t = await tjener((req, res) => {
      if (req.headers['x-forsok'] !== '3') req.socket.resetAndDestroy();
      else res.writeHead(200, json).end('{"ok":true}');
    });
    let runde = 0;
    const ventetid: number[] = [];
    const svar = await hent(t.url, {
      kilde: 'prove',
      svar: 'json',
      hoder: () => ({ 'x-forsok': String(++runde) }),
      grunnventMs: 100,
      tilfeldig: () => 1,
      vent: async (ms) => void ventetid.push(ms),
    });
    expect(svar.kropp).toEqual({ ok: true });
    expect(ventetid).toEqual([100, 200]);
  });

  test.each`
    hva                                 | status | hoder                              | kropp                                               | kode                  | forbigaende
    ${'500'}                            | ${500} | ${json}                            | ${'{}'}                                             | ${'serverfeil'}       | ${true}
    ${'503 with a page from a proxy'}   | ${503} | ${{ 'content-type': 'text/html' }} | ${'<html></html>'}                                  | ${'serverfeil'}       | ${true}
    ${'429'}                            | ${429} | ${{ 'retry-after': '2' }}          | ${''}                                               | ${'for_mange_kall'}   | ${true}
    ${'401'}                            | ${401} | ${json}                            | ${'{}'}                                             | ${'avvist'}           | ${false}
    ${'403'}                            | ${403} | ${json}                            | ${'{}'}                                             | ${'avvist'}           | ${false}
    ${'400'}                            | ${400} | ${json}                            | ${'{}'}                                             | ${'ugyldig_sporring'} | ${false}
    ${'404'}                            | ${404} | ${json}                            | ${'{}'}                                             | ${'ugyldig_sporring'} | ${false}
    ${'304 nobody asked for'}           | ${304} | ${{}}                              | ${''}                                               | ${'feil_svar'}        | ${false}
    ${'404 as a page'}                  | ${404} | ${{ 'content-type': 'text/html' }} | ${'<!DOCTYPE html><p>borte'}                        | ${'html'}             | ${true}
    ${'403 as a page'}                  | ${403} | ${{ 'content-type': 'text/html' }} | ${'<html>Support ID: 12345678901234567</html>'}     | ${'html'}             | ${true}
    ${'200 as a page, type HTML'}       | ${200} | ${{ 'content-type': 'text/html' }} | ${'Request rejected'}                               | ${'html'}             | ${true}
    ${'200 as a page, said to be JSON'} | ${200} | ${json}                            | ${'\n<!doctype html><html></html>'}                 | ${'html'}             | ${true}
    ${'half of a JSON'}                 | ${200} | ${json}                            | ${'{"personer":[{"a":"b"'}                          | ${'uleselig'}         | ${true}
    ${'empty body'}                     | ${200} | ${json}                            | ${''}                                               | ${'uleselig'}         | ${true}
    ${'not JSON'}                       | ${200} | ${json}                            | ${'[hei]'}                                          | ${'uleselig'}         | ${false}
    ${'Latin-1 said to be UTF-8'}       | ${200} | ${json}                            | ${Buffer.from('{"navn":"Bjørg"}', 'latin1')}        | ${'uleselig'}         | ${false}
    ${'UTF-16'}                         | ${200} | ${json}                            | ${Buffer.from('\uFEFF{"navn":"Bjørg"}', 'utf16le')} | ${'uleselig'}         | ${false}
  `('F-25 F-30 $hva gives $kode', async ({ status, hoder, kropp, kode, forbigaende }) => {
    const t = await tjener((_req, res) => void res.writeHead(status as number, hoder as Record<string, string>).end(kropp));
    const feil = await feilFra(t.url);
    expect(feil).toMatchObject({ kode, forbigaende, kilde: 'prove' });
  });

  test('[ASVS 12.3.2] F-25 no listener, TLS error and unknown host give nede', async () => {
    const t = await tjener((_req, res) => void res.end('{}'));
    expect((await feilFra(t.url.replace('http:', 'https:'))).kode).toBe('nede');
    expect((await feilFra(t.url.replace('http:', 'https:'))).message).toContain('TLS');
    expect((await feilFra('http://127.0.0.1:1')).kode).toBe('nede');
    expect((await feilFra('http://finnes.invalid')).kode).toBe('nede');
  });

  test('F-25 an answer that never comes gives treg, and so does one that stops in the middle', async () => {
    const stum = await tjener(() => undefined);
    expect((await feilFra(stum.url, { timeoutMs: 50 })).kode).toBe('treg');
    const hakket = await tjener((_req, res) => void res.writeHead(200, json).write('{"a":'));
    expect((await feilFra(hakket.url, { timeoutMs: 50 })).kode).toBe('treg');
  });

  test('F-30 a line that breaks in the middle of the body gives uleselig, worth another try', async () => {
    const t = await tjener((req, res) => {
      res.writeHead(200, { ...json, 'content-length': '100' }).write('{"a":', () => req.socket.resetAndDestroy());
    });
    expect(await feilFra(t.url)).toMatchObject({ kode: 'uleselig', forbigaende: true });
  });

  test('F-21 Retry-After is read in the unit of the source, waited for with a floor, and left to the queue when long', async () => {
    const t = await tjener((_req, res) => void res.writeHead(429, { 'retry-after': '1500' }).end());
    const ventetid: number[] = [];
    const vent = async (ms: number) => void ventetid.push(ms);
    const iMs = await feilFra(t.url, { retryAfterEnhet: 'ms', forsok: 2, vent, tilfeldig: () => 0.5 });
    expect(iMs.ventMs).toBe(1500);
    expect(ventetid).toEqual([1688]);
    expect(t.kall()).toBe(2);
    const iSekunder = await feilFra(t.url, { retryAfterEnhet: 's', forsok: 2, vent });
    expect(iSekunder.ventMs).toBe(15 * 60_000);
    expect(t.kall()).toBe(3);
  });

  test.each`
    verdi                              | enhet   | ms
    ${'0'}                             | ${'s'}  | ${0}
    ${'2'}                             | ${'s'}  | ${2000}
    ${'2000'}                          | ${'ms'} | ${2000}
    ${'1.5'}                           | ${'s'}  | ${1500}
    ${'99999999'}                      | ${'s'}  | ${900000}
    ${'Thu, 01 Jan 2026 00:00:10 GMT'} | ${'ms'} | ${10000}
    ${'Wed, 31 Dec 2025 00:00:10 GMT'} | ${'s'}  | ${0}
    ${'snart'}                         | ${'s'}  | ${undefined}
    ${null}                            | ${'s'}  | ${undefined}
  `('F-21 Retry-After $verdi in $enhet is $ms ms', ({ verdi, enhet, ms }) => {
    expect(lesRetryAfter(verdi as string | null, enhet as 's' | 'ms', Date.parse('2026-01-01T00:00:00Z'))).toBe(ms);
  });

  test('[ASVS 5.2.3, 5.2.1] F-24 reading stops as soon as the limit is passed, also for a stated length and a compressed bomb', async () => {
    let sendt = 0;
    const uendelig = await tjener((_req, res) => {
      res.writeHead(200, json);
      const skriv = () => {
        while (!res.destroyed && (sendt += 16_384) && res.write(' '.repeat(16_384)));
        if (!res.destroyed) res.once('drain', skriv);
      };
      skriv();
    });
    expect((await feilFra(uendelig.url, { maksBytes: 100_000 })).kode).toBe('for_stor');
    expect(sendt).toBeLessThan(20_000_000);
    const lovet = await tjener((_req, res) => res.writeHead(200, { ...json, 'content-length': '99999' }).flushHeaders());
    expect((await feilFra(lovet.url, { maksBytes: 1000 })).kode).toBe('for_stor');
    const bombe = await tjener(
      (_req, res) => void res.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000, 32))),
    );
    expect((await feilFra(bombe.url, { maksBytes: 1_000_000 })).kode).toBe('for_stor');
  });

  test('[ASVS 15.3.2, 1.3.6, 13.2.4] redirects stay in the same origin; addresses that are not http(s) or carry a password are refused', async () => {
    const andre = await tjener((_req, res) => void res.writeHead(200, json).end('{"lekket":true}'));
    const t = await tjener((req, res) => {
      if (req.url === '/ut') res.writeHead(307, { location: andre.url }).end();
      else if (req.url === '/inn') res.writeHead(302, { location: '/mal' }).end();
      else if (req.url === '/ring') res.writeHead(302, { location: '/ring' }).end();
      else res.writeHead(200, json).end('{"mal":true}');
    });
    expect((await feilFra(`${t.url}/ut`)).kode).toBe('feil_svar');
    expect(andre.kall()).toBe(0);
    expect((await feilFra(`${t.url}/ring`)).kode).toBe('feil_svar');
    expect((await feilFra(`${t.url}/inn`, { metode: 'POST', kropp: '1' })).kode).toBe('feil_svar');
    expect((await hent(`${t.url}/inn`, { kilde: 'prove', svar: 'json' })).kropp).toEqual({ mal: true });
    for (const adresse of ['file:///etc/passwd', 'ftp://x/y', 'data:,x', 'http://a:b@x/', 'tull'])
      expect((await feilFra(adresse)).kode).toBe('ugyldig_sporring');
  });

  test('statuses in godta are answers; a page is still a page', async () => {
    const t = await tjener((req, res) => {
      if (req.url === '/304') res.writeHead(304, { etag: '"1"' }).end();
      else if (req.url === '/side') res.writeHead(404, { 'content-type': 'text/html' }).end('<html>');
      else res.writeHead(404, json).end('{"kode":"x"}');
    });
    const s = { kilde: 'prove', svar: 'json', godta: [304, 404] } as const;
    expect(await hent(`${t.url}/304`, s)).toMatchObject({ status: 304, kropp: undefined });
    expect(await hent(`${t.url}/404`, s)).toMatchObject({ status: 404, kropp: { kode: 'x' } });
    expect((await feilFra(`${t.url}/side`, s)).kode).toBe('html');
  });

  test('text is decoded in the stated encoding and refused when it does not fit', async () => {
    const t = await tjener((req, res) => {
      const tegnsett = req.url === '/latin' ? 'iso-8859-1' : req.url === '/ukjent' ? 'klingon' : 'utf-8';
      res.writeHead(200, { 'content-type': `application/xml; charset=${tegnsett}` }).end(Buffer.from('<a>Bjørg</a>', 'latin1'));
    });
    expect((await hent(`${t.url}/latin`, { kilde: 'prove', svar: 'tekst' })).kropp).toBe('<a>Bjørg</a>');
    expect((await feilFra(`${t.url}/utf8`, { svar: 'tekst' })).kode).toBe('uleselig');
    expect((await feilFra(`${t.url}/ukjent`, { svar: 'tekst' })).kode).toBe('uleselig');
  });

  test('a stream comes piece by piece, is bounded, and a page in place of it is found at once', async () => {
    const t = await tjener((req, res) => {
      if (req.url === '/side') res.writeHead(200, json).end('<html><body>Support ID: 1</body>');
      else if (req.url === '/stopp') res.writeHead(200).write('abc');
      else res.writeHead(200).end('a'.repeat(50_000));
    });
    const les = async (sti: string, maksBytes: number) => {
      const { kropp } = await hent(t.url + sti, { kilde: 'prove', svar: 'strom', maksBytes, forsok: 1, timeoutMs: 300 });
      let lest = 0;
      for await (const del of kropp) lest += del.byteLength;
      return lest;
    };
    expect(await les('/', 50_000)).toBe(50_000);
    await expect(les('/', 49_999)).rejects.toMatchObject({ kode: 'for_stor' });
    await expect(les('/side', 1000)).rejects.toMatchObject({ kode: 'html' });
    await expect(les('/stopp', 1000)).rejects.toMatchObject({ kode: 'treg' });
  });

  test('[ASVS 16.2.5, 14.2.4] nothing from the call or the answer stands in an error: not query, header, body or cause', async () => {
    const kanari = 'KANARI4711';
    const t = await tjener((req, res) => {
      if (req.url?.startsWith('/json')) res.writeHead(200, json).end(`{"navn": ${kanari}`);
      else if (req.url?.startsWith('/sted')) res.writeHead(302, { location: `http://annen.invalid/${kanari}` }).end();
      else if (req.url?.startsWith('/brutt')) req.socket.destroy();
      else res.writeHead(400, json).end(`{"melding":"${kanari}"}`);
    });
    const alt: string[] = [];
    for (const sti of ['json', 'sted', 'brutt', 'annet'])
      for (const hoder of [{ 'x-a': kanari }, { 'x-a': `${kanari}\n` }] as Record<string, string>[]) {
        const feil = await feilFra(`${t.url}/${sti}?fnr=${kanari}`, { hoder });
        alt.push(feil.message, feil.stack ?? '', String(feil.cause), JSON.stringify(feil));
      }
    alt.push((await feilFra(`tull:${kanari}`)).message);
    expect(alt.join('\n')).not.toContain(kanari);
  });

  test('an abort by the caller is the caller’s own, and is not tried again', async () => {
    const t = await tjener(() => undefined);
    const bryter = new AbortController();
    const kall = hent(t.url, { kilde: 'prove', svar: 'json', signal: bryter.signal });
    setTimeout(() => bryter.abort(new Error('stopper')), 20);
    await expect(kall).rejects.toThrow('stopper');
    expect(t.kall()).toBe(1);
  });
});

describe('lagKildevern', () => {
  test('[ASVS 16.5.2] F-25 after repeated failures the source gets a rest, and one bad question is not a failure of the source', async () => {
    const t = await tjener((req, res) => void res.writeHead(req.url === '/400' ? 400 : 500).end());
    const vern = lagKildevern('prove', { feilForHvile: 3, hvileMs: 60_000 });
    for (let i = 0; i < 5; i++) expect((await feilFra(`${t.url}/400`, { vern })).kode).toBe('ugyldig_sporring');
    for (let i = 0; i < 3; i++) expect((await feilFra(t.url, { vern })).kode).toBe('serverfeil');
    expect(await feilFra(t.url, { vern })).toMatchObject({ kode: 'nede', ventMs: 60_000 });
    expect(t.kall()).toBe(8);
  });

  test('bounds the calls at the same time', async () => {
    let na = 0;
    let mest = 0;
    const vern = lagKildevern('prove', { samtidighet: 2 });
    await Promise.all(
      Array.from({ length: 6 }, () =>
        vern(async () => {
          mest = Math.max(mest, ++na);
          await new Promise((ferdig) => setTimeout(ferdig, 5));
          na--;
        }),
      ),
    );
    expect(mest).toBe(2);
  });
});

test.each`
  start                                       | type                 | svar
  ${'<?xml version="1.0"?>\n<!DOCTYPE html>'} | ${'text/xml'}        | ${true}
  ${'<!-- x --><html>'}                       | ${''}                | ${true}
  ${'<?xml version="1.0"?><personsXML/>'}     | ${'text/xml'}        | ${false}
  ${'{"a":1}'}                                | ${'text/html'}       | ${false}
  ${'<headers/>'}                             | ${'application/xml'} | ${false}
`('erHtml($start, $type) is $svar', ({ start, type, svar }) => {
  expect(erHtml(start as string, type as string)).toBe(svar);
});

test('[ASVS 1.3.12, 15.2.2] en kilde kan ikke holde oss igjen med kommentarer som kan leses på mange måter', () => {
  expect(erHtml(`${'<!---->'.repeat(290)}x`, '')).toBe(false);
  expect(erHtml(`${'<!-- a -->'.repeat(100)}<html>`, '')).toBe(true);
});
