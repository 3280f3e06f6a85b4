// The screens about who may see a child, through the real server and the real shell, with a small municipality read by the real engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { hentSkolenavn } from '../lager.ts';
import { alleRuter } from '../ruter.ts';
import { lagTegnSide } from '../skall.ts';

let p: Proveskole;
let adresse: string;
let barn: string;
let mor: string;
let far: string;
const kake: Record<string, string> = {};

beforeAll(async () => {
  let skoler: ReadonlyMap<string, string> = new Map();
  p = await nyProveskole(
    alleRuter,
    160,
    lagTegnSide({ kommune: 'Fjordvik kommune', demo: true, idag: () => '2026-11-22', skoler: () => skoler }),
  );
  skoler = await hentSkolenavn(p.r.app);
  for (const hvem of ['systemforvalter', 'astrid', 'anita']) kake[hvem] = await p.loggInn(hvem);
  adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
  // a pupil of Astrid's school with two guardians
  const liste = (await p.hent(kake['astrid']!, '/elever')).body;
  const ider = [...liste.matchAll(/href="\/person\/([0-9a-f-]{36})"/g)].map((m) => m[1]!);
  const rader = await p.r.rader<{
    barn: string;
    mor: string;
    far: string;
  }>(`select f.person_id as barn, min(f.ansvarlig_id::text) as mor, max(f.ansvarlig_id::text) as far
    from register.foreldreansvar f where f.kjent_til is null and f.ansvar = 'felles' and f.person_id = any('{${ider.join(',')}}')
      and not exists (select 1 from register.adressebeskyttelse b where b.person_id in (f.person_id, f.ansvarlig_id))
    group by 1 having count(distinct f.ansvarlig_id) = 2 order by 1 limit 1`);
  [barn, mor, far] = [rader[0]!.barn, rader[0]!.mor, rader[0]!.far];
}, 120_000);
afterAll(() => p.slipp());

const send = (hvem: string, sti: string, felt: Record<string, string>) => p.send(kake[hvem]!, sti, felt);
const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const familie = () => `/person/${barn}?fane=familie`;

describe('fanen Familie', () => {
  test('[V10] konvolutten står hos hver foresatt, med ord', async () => {
    const r = await hent('astrid', familie());
    expect(r.statusCode).toBe(200);
    expect(r.body.match(/data-konvolutt="ja"/g)).toHaveLength(2);
    expect(r.body).toContain('Får meldinger');
    expect((await hent('astrid', `/person/${barn}`)).body).not.toContain('data-konvolutt');
  });

  test('[V28] [V10] en sperring settes i skjemaet, og konvolutten blir rød med grunn; rektor og forvalter opphever', async () => {
    const skjema = await hent('astrid', `/person/${barn}/sperring`);
    expect(skjema.body).toContain('mister alt innsyn');
    const feil = await send('astrid', `/person/${barn}/sperring`, {
      hvem: far,
      slag: 'besoksforbud',
      begrunnelse: '',
      vurderesPaNytt: '',
    });
    expect(feil.statusCode).toBe(400);
    expect(feil.body).toContain('Skriv en begrunnelse');
    const ok = await send('astrid', `/person/${barn}/sperring`, {
      hvem: far,
      slag: 'besoksforbud',
      dokument: 'Sak 17',
      begrunnelse: 'Besøksforbud fra politiet',
      vurderesPaNytt: '2027-03-01',
    });
    expect(ok.statusCode).toBe(303);
    const r = await hent('astrid', `${familie()}&gjort=sperret`);
    expect(r.body.match(/data-konvolutt="nei"/g)).toHaveLength(1);
    expect(r.body).toContain('Får ikke meldinger');
    expect(r.body).toContain('sperret fra barnet: besøksforbud');
    expect(r.body).not.toContain('/opphev"');
    expect((await hent('systemforvalter', familie())).body).toContain('/opphev"');
  });

  test('[V11] «Hvorfor?» er en kjede til leddet som ryker', async () => {
    const r = await hent('astrid', `/person/${barn}/tilgang/${far}`);
    expect(r.statusCode).toBe(200);
    expect(r.body).toMatch(/data-utfall="ja"[\s\S]*data-utfall="nei"/);
    expect(r.body).toContain('Sperringen går foran alt annet');
    expect((await hent('astrid', `/person/${barn}/tilgang/${crypto.randomUUID()}`)).statusCode).toBe(404);
  });

  test('[E13] rettene endres, med Angre', async () => {
    const r = await send('astrid', `/person/${barn}/retter/${mor}`, { rett_meldinger: 'nei', begrunnelse: 'Etter ønske' });
    expect(r.statusCode).toBe(303);
    const side = await hent('astrid', String(r.headers.location));
    expect(side.body).toContain('Rettene er endret');
    const satt = /name="satt" value="([^"]+)"/.exec(side.body)![1]!;
    expect((await send('astrid', `/person/${barn}/retter/${mor}/angre`, { satt })).statusCode).toBe(303);
  });
});

describe.skipIf(manglerNettleser() !== undefined)('i nettleseren', () => {
  const sider: [string, string, () => string][] = [
    ['astrid', 'familie', familie],
    ['astrid', 'sperring', () => `/person/${barn}/sperring`],
    ['astrid', 'dokument', () => `/person/${barn}/foresatt/dokument`],
    ['astrid', 'samtykke', () => `/person/${barn}/foresatt/samtykke`],
    ['astrid', 'retter', () => `/person/${barn}/retter/${mor}`],
    ['astrid', 'hvorfor', () => `/person/${barn}/tilgang/${far}`],
    ['astrid', 'nodinnsyn', () => '/nodinnsyn'],
    ['astrid', 'nodsok', () => '/nodinnsyn/nummer'],
    ['astrid', 'frigivelse', () => '/frigivelse'],
    ['systemforvalter', 'foresattilgang', () => '/foresattilgang'],
    ['anita', 'egne', () => '/mine-barn'],
    ['anita', 'varsler', () => '/mine-varsler'],
    ['systemforvalter', 'innstillinger', () => '/innstillinger'],
    ['systemforvalter', 'innstilling', () => '/innstillinger/andreForesatte'],
    ['systemforvalter', 'skjermlås per skole', () => '/innstillinger/autolas'],
  ];
  test.each(sider)('[V10] %s: %s er uten feil for hjelpemidler, på telefon og på nynorsk', async (hvem, _navn, sti) => {
    for (const [sprak, bredde] of [
      ['nb', 1366],
      ['nn', 320],
    ] as const)
      // prettier-ignore
      await medSide(
        async (s) => {
          const egen = await p.loggInn(hvem, sprak);
          await s.context().addCookies([{ name: 'friminutt', value: egen.split('=')[1]!, url: adresse }]);
          const svar = await s.goto(`${adresse}${sti()}`);
          expect(svar?.status()).toBe(200);
          expect(await s.locator('html').getAttribute('lang')).toBe(sprak);
          expect(await axe(s)).toEqual([]);
          expect(await sidelengsRulling(s)).toBe(0);
        },
        { viewport: { width: bredde, height: 800 }, javaScriptEnabled: true },
      );
  });
});
