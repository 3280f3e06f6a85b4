// A class division through the real server: criteria, wishes, changes by hand, taken into use and taken back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { gruppeRuter } from './ruter.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
let skole: string;
let elever: string[];

beforeAll(async () => {
  p = await nyProveskole([gruppeRuter], 700);
  for (const hvem of ['systemforvalter', 'astrid', 'felicia']) kake[hvem] = await p.loggInn(hvem);
  skole = (
    await p.r.rader<{ nr: string }>(
      `select organisasjonsnummer nr from register.skole where kjent_til is null and navn like 'Nordbygda%'`,
    )
  )[0]!.nr;
  elever = (
    await p.r.rader<{ id: string }>(
      `select person_id id from register.elevforhold where kjent_til is null and til is null and skole = '${skole}' and arstrinn = 1`,
    )
  ).map((r) => r.id);
}, 120_000);
afterAll(() => p.slipp());

const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const send = (hvem: string, sti: string, felt: Record<string, string>) => {
  p.r.klokke.flytt({ minutes: 1 });
  return p.send(kake[hvem]!, sti, felt);
};
const versjon = (html: string) => /name="_versjon" value="([^"]+)"/.exec(html)![1]!;
const start = async (skolear = '2026', trinn = '1') => {
  const r = await send('astrid', `/grupper/deling?skole=${skole}&skolear=${skolear}&trinn=${trinn}`, {
    skole,
    skolear,
    trinn,
    antallKlasser: '2',
    storst: '28',
  });
  expect(r.statusCode).toBe(303);
  return r.headers.location as string;
};
const utkast = (id: string) =>
  p.r.rader<{ person_id: string; klasse: number; last: boolean }>(
    `select person_id, klasse, last from register.klassedelingselev where deling_id = '${id.split('/').at(-1)}' order by 1`,
  );
const medlemskap = () =>
  p.r.rader(`select gruppe_id, person_id, kilde, fra, til from register.gruppemedlem where kjent_til is null order by 1, 2, 4`);

describe('deling av et trinn i klasser', () => {
  test('[B27] forslaget har alle på trinnet, like store klasser, og en grunn for hver elev', async () => {
    const sti = await start();
    const rader = await utkast(sti);
    expect(rader.map((r) => r.person_id)).toEqual(elever.toSorted());
    const [a, b] = [0, 1].map((k) => rader.filter((r) => r.klasse === k).length);
    expect(Math.abs(a! - b!)).toBeLessThanOrEqual(1);
    const side = await hent('astrid', sti);
    expect(side.body).toContain('Hva som teller');
    expect(side.body.match(/For balansen mellom klassene/g)).toHaveLength(elever.length);
  });

  test('[B27] ønsker og det en har satt for hånd, holdes; et umulig krav nevner elevene', async () => {
    const sti = await start();
    const [x, y, z] = elever as [string, string, string];
    await send('astrid', `${sti}/onske`, { personId: x, annenId: y, slag: 'fra_hverandre', skal: 'ja' });
    let rader = new Map((await utkast(sti)).map((r) => [r.person_id, r]));
    expect(rader.get(x)!.klasse).not.toBe(rader.get(y)!.klasse);
    const felt = {
      _versjon: versjon((await hent('astrid', sti)).body),
      antallKlasser: '2',
      storst: '28',
      [`plass.${z}`]: '1',
      [`stotte.${z}`]: 'ja',
    };
    expect((await send('astrid', sti, felt)).statusCode).toBe(303);
    rader = new Map((await utkast(sti)).map((r) => [r.person_id, r]));
    expect(rader.get(z)).toMatchObject({ klasse: 1, last: true });
    expect((await send('astrid', sti, felt)).statusCode).toBe(409);
    await send('astrid', `${sti}/onske`, { personId: y, annenId: x, slag: 'sammen', skal: 'ja' });
    const umulig = await hent('astrid', sti);
    expect(umulig.body).toContain('skal både gå sammen og ikke gå sammen');
    expect((await send('astrid', `${sti}/bruk`, { _versjon: versjon(umulig.body) })).statusCode).toBe(400);
    await send('astrid', `${sti}/onske`, { personId: y, annenId: x, slag: 'fjern' });
    expect((await hent('astrid', sti)).body).not.toContain('skal både gå sammen');
    expect((await send('astrid', `${sti}/onske`, { personId: x, annenId: x, slag: 'sammen' })).statusCode).toBe(400);
  });

  test('[L10] tatt i bruk for neste år: klassene finnes, alle er plassert, og angret er alt som før', async () => {
    const for_ = await medlemskap();
    // next year's 2. trinn are this year's 1.
    const sti = await start('2027', '2');
    const r = await send('astrid', `${sti}/bruk`, { _versjon: versjon((await hent('astrid', sti)).body) });
    expect(r.statusCode).toBe(303);
    const liste = await hent('astrid', r.headers.location as string);
    expect(liste.body).toContain(`${elever.length} elever er plassert.`);
    const klasser = await p.r.rader<{ navn: string; n: number }>(
      `select g.navn, count(*) n from register.gruppe g join register.gruppemedlem m on m.gruppe_id = g.gruppe_id and m.kjent_til is null
       where g.kjent_til is null and g.skolear = 2027 and g.skole = '${skole}' group by 1 order by 1`,
    );
    expect(klasser.map((k) => k.navn)).toEqual(['2A', '2B']);
    expect(klasser.reduce((n, k) => n + k.n, 0)).toBe(elever.length);
    const sett = /sett=([0-9a-f-]{36})/.exec(r.headers.location as string)![1]!;
    expect((await send('astrid', '/grupper/angre', { sett })).statusCode).toBe(303);
    expect(await medlemskap()).toEqual(for_);
    expect((await send('astrid', `${sti}/bruk`, { _versjon: '99' })).statusCode).toBe(409);
  });

  test('bare skolen selv deler trinnet: der alle elevene er med', async () => {
    const sti = await start();
    expect((await hent('systemforvalter', sti)).statusCode).toBe(403);
    expect((await hent('felicia', sti)).statusCode).toBe(403);
  });

  test.skipIf(manglerNettleser())(
    'axe 0 og ingen sidelengs rulling på 320 px',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      const sti = await start();
      await send('astrid', `${sti}/onske`, { personId: elever[0]!, annenId: elever[1]!, slag: 'sammen' });
      for (const side of [sti, `/grupper/deling?skole=${skole}&trinn=1`])
        await medSide(
          async (s) => {
            await s.goto(`${adresse}${side}`);
            expect([side, await axe(s)]).toEqual([side, []]);
            expect([side, await sidelengsRulling(s)]).toEqual([side, 0]);
          },
          { extraHTTPHeaders: { cookie: kake['astrid']! }, viewport: { width: 320, height: 700 } },
        );
    },
    60_000,
  );
});
