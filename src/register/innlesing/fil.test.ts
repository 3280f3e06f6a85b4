// A file sent by hand, through the real server, queue and worker.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ruter } from '#grunn/handling/index.ts';
import { tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { startProvejobber, type Provejobber } from '#verktoy/provejobber.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { innlesingRuter, kjorFolkeregisterFil } from './index.ts';

let p: Proveskole;
let jobber: Provejobber;
let kake: string;
const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-innboks-'));
const innboks = (hva: string) => path.join(mappe, hva);

beforeAll(async () => {
  // the ceiling is the route's: here a small one, so that a test can pass it
  const smaa = ruter('', innlesingRuter.ruter.map((r) => (r.slag === 'opplasting' ? { ...r, maksByte: 8 * 1024 * 1024 } : r))); // prettier-ignore
  p = await nyProveskole([smaa], 160, undefined, async (r, verden) => {
    jobber = await startProvejobber(r, {
      folkeregisterFil: async (utlostAv) => {
        const [fil] = fs.readdirSync(innboks('freg')).filter((f) => f.endsWith('.ndjson'));
        if (fil === undefined) return undefined;
        const sti = path.join(innboks('freg'), fil);
        const { kommunenummer } = verden.kommune;
        const rad = await kjorFolkeregisterFil(r.m, { innhold: fs.createReadStream(sti), kommunenummer }, { utlostAv });
        fs.rmSync(sti);
        return rad;
      },
      hr: async () => undefined,
    });
    return {
      jobbko: jobber.ko,
      innboks: {
        folkeregisteret: { mappe: innboks('freg'), monster: '*.ndjson' },
        hr: { mappe: innboks('hr'), monster: 'Stamdata*.xml' },
      },
    };
  });
}, 120_000);
beforeEach(async () => {
  kake = await p.loggInn('systemforvalter');
});
afterAll(async () => {
  await p.slipp();
  await jobber.stopp();
  fs.rmSync(mappe, { recursive: true, force: true });
});

interface Valg {
  readonly kilde?: string;
  readonly innhold?: string | Buffer;
  readonly navn?: string;
  readonly nokkel?: string;
  readonly hvem?: string;
}
/** The form as a browser sends it. */
function send({ kilde, innhold = '', navn = 'fil.ndjson', nokkel = crypto.randomUUID(), hvem = kake }: Valg) {
  const grense = '----proveskjema';
  const felt = (n: string, v: string) => `--${grense}\r\ncontent-disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(felt('_nokkel', nokkel) + (kilde === undefined ? '' : felt('kilde', kilde))),
    Buffer.from(
      `--${grense}\r\ncontent-disposition: form-data; name="fil"; filename="${navn}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(innhold),
    Buffer.from(`\r\n--${grense}--\r\n`),
  ]);
  const headers = { cookie: hvem, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${grense}` };
  return p.app.inject({ method: 'POST', url: '/innlesing/fil', headers, payload });
}
const under = () => fs.readdirSync(path.join(p.mottas, 'under'), { withFileTypes: true }).map((f) => f.name);
const iInnboks = (hva: string) => (fs.existsSync(innboks(hva)) ? fs.readdirSync(innboks(hva)) : []);

test('[V08] en fil sendt for hånd leses inn i navnet til den som sendte den, og ligger ikke igjen', async () => {
  let fil = '';
  for (const bit of tegnFregFil(p.verden, { format: 'persondokument-ndjson' })) fil += Buffer.from(bit).toString('utf8');
  const r = await send({ kilde: 'folkeregisteret', innhold: fil });
  expect([r.statusCode, r.headers.location]).toEqual([303, '/innlesing?startet=folkeregisteret-fil']);
  expect(under()).toEqual([]);
  await jobber.ferdig();
  expect(iInnboks('freg')).toEqual([]);
  const [rad] = await p.r.rader<{ slag: string; utlost_av: string }>(
    `select slag, utlost_av from kilde.innlesing where kilde = 'folkeregisteret' order by startet desc limit 1`,
  );
  expect(rad).toEqual({ slag: 'fil', utlost_av: await p.id('systemforvalter') });
  expect(
    await p.r.antall('sporing.endring', `handling = 'register.innlesing.lastOpp' and detaljer->>'kilde' = 'folkeregisteret'`),
  ).toBe(1);
});

test('[ASVS 5.3.1, 5.3.2] navnet i innboksen er vårt eget, og bare eieren kan lese fila', async () => {
  const r = await send({ kilde: 'hr', innhold: '<?xml version="1.0"?><x/>', navn: '../../etc/passwd.xml' });
  expect(r.statusCode).toBe(303);
  const [navn] = iInnboks('hr');
  expect(navn).toMatch(/^Stamdataopplastet-\d{14}-[0-9a-f]{8}\.xml$/);
  expect(fs.statSync(innboks('hr')).mode & 0o077).toBe(0);
});

test('F-41 sendt to ganger med samme nøkkel er sendt én gang', async () => {
  const valg = { kilde: 'hr', innhold: '<to/>', nokkel: crypto.randomUUID() };
  const for_ = iInnboks('hr').length;
  expect((await send(valg)).statusCode).toBe(303);
  expect((await send(valg)).statusCode).toBe(303);
  expect(iInnboks('hr').length).toBe(for_ + 1);
});

describe('det som ikke går', () => {
  test.each`
    hva                 | valg                                                            | setning
    ${'ingen fil'}      | ${{ kilde: 'hr', navn: '' }}                                    | ${'Velg en fil.'}
    ${'ingen kilde'}    | ${{ innhold: '<x/>' }}                                          | ${'Velg hvor fila kommer fra.'}
    ${'tom fil'}        | ${{ kilde: 'hr' }}                                              | ${'Fila er tom.'}
    ${'feil slags fil'} | ${{ kilde: 'hr', innhold: '{"a":1}' }}                          | ${'Den skal være XML.'}
    ${'feil kilde'}     | ${{ kilde: 'folkeregisteret', innhold: '<x/>' }}                | ${'én person på hver linje'}
    ${'for stor'}       | ${{ kilde: 'hr', innhold: Buffer.alloc(9 * 1024 * 1024, '<') }} | ${'Fila er større enn 8 MB.'}
    ${'ukjent kilde'}   | ${{ kilde: 'krr', innhold: '<x/>' }}                            | ${'Velg hvor fila kommer fra.'}
  `(
    '$hva: skjemaet igjen med «$setning», og ingenting ligger igjen',
    async ({ valg, setning }: { valg: Valg; setning: string }) => {
      const for_ = [iInnboks('freg').length, iInnboks('hr').length];
      const r = await send(valg);
      expect([r.statusCode, r.body.replaceAll('\u00A0', ' ').includes(setning)]).toEqual([400, true]);
      expect(under()).toEqual([]);
      expect([iInnboks('freg').length, iInnboks('hr').length]).toEqual(for_);
    },
  );

  test('[ASVS 8.2.1] en som ikke får, får ikke engang fila si lest', async () => {
    const r = await send({ kilde: 'hr', innhold: '<x/>', hvem: await p.loggInn('astrid') });
    expect([r.statusCode, under()]).toEqual([403, []]);
  });

  test('et avkuttet skjema er en feil ved fila, ikke hos oss', async () => {
    const r = await p.app.inject({
      method: 'POST',
      url: '/innlesing/fil',
      headers: { cookie: kake, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\ncontent-disposition: form-data; name="fil"; filename="a.xml"\r\n\r\n<halv',
    });
    expect([r.statusCode, r.body.includes('Fila kom ikke hel fram.'), under()]).toEqual([400, true, []]);
  });
});

test.skipIf(manglerNettleser())(
  'i nettleseren, også uten skript',
  async () => {
    const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
    const kort = path.join(mappe, 'kort.xml');
    fs.writeFileSync(kort, '<?xml version="1.0"?><kort/>');
    for (const [width, javaScriptEnabled] of [
      [320, true],
      [1366, false],
    ] as const)
      await medSide(
        async (s) => {
          await s.context().addCookies([{ name: 'friminutt', value: kake.split('=')[1]!, url: adresse }]);
          await s.goto(`${adresse}/innlesing/fil`);
          const feil = javaScriptEnabled ? [await axe(s), await sidelengsRulling(s)] : [[], 0];
          expect(feil).toEqual([[], 0]);
          await s.getByLabel('HR-systemet').check();
          await s.setInputFiles('#felt-fil', kort);
          await s.getByRole('button', { name: 'Send og les inn' }).click();
          await s.waitForURL(`${adresse}/innlesing?startet=hr`);
        },
        { viewport: { width, height: 800 }, javaScriptEnabled },
      );
  },
  60_000,
);
