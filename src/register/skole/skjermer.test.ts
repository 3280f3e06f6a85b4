// Schools and calendars through the real server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { forslagTilRute } from './regler.ts';
import { skoleRuter } from './ruter.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
let skole: string;
let annen: string;

beforeAll(async () => {
  p = await nyProveskole([skoleRuter], 160);
  for (const hvem of ['systemforvalter', 'lars', 'astrid', 'felicia']) kake[hvem] = await p.loggInn(hvem);
  kake['nynorsk'] = await p.loggInn('lars', 'nn');
  const nr = async (navn: string) =>
    (
      await p.r.rader<{ nr: string }>(
        `select organisasjonsnummer nr from register.skole where kjent_til is null and navn like '${navn}%'`,
      )
    )[0]!.nr;
  [skole, annen] = [await nr('Nordbygda'), await nr('Solsiden')];
}, 120_000);
afterAll(() => p.slipp());

const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const send = (hvem: string, sti: string, felt: Record<string, string>) => {
  p.r.klokke.flytt({ minutes: 1 });
  return p.send(kake[hvem]!, sti, felt);
};
const skjema = (skolear: number, endret: Record<string, string> = {}): Record<string, string> => {
  const { fri, ...dager } = forslagTilRute(skolear);
  const rader = fri.flatMap((f, i) => Object.entries(f).map(([n, v]) => [`fri.${i}.${n}`, v]));
  return { ...dager, ...(Object.fromEntries(rader) as Record<string, string>), skolear: String(skolear), ...endret };
};

describe('skolene', () => {
  test('[E32] navn, trinn og hovedmål står som i Nasjonalt skoleregister, med elever og klasser', async () => {
    const r = await hent('systemforvalter', '/skoler');
    for (const s of p.verden.skoler) expect(r.body).toContain(s.navn);
    expect(r.body).toContain('Nynorsk');
    const en = await hent('lars', `/skoler/${skole}`);
    expect(en.body).toContain('1.–7.');
    expect(en.body).toContain('Hentet fra Nasjonalt skoleregister');
  });

  test('rektor ser sin egen skole og ingen annen; læreren ingen', async () => {
    expect((await hent('lars', '/skoler')).body).not.toContain('Solsiden');
    expect((await hent('lars', `/skoler/${annen}`)).statusCode).toBe(404);
    expect((await hent('felicia', '/skoler')).statusCode).toBe(403);
  });
});

describe('skoleruta', () => {
  test('kommunens gjelder for alle, til en skole får sin egen; lik kommunens er ingen egen', async () => {
    expect((await hent('lars', `/skoler/${skole}`)).body).toContain('ikke bestemt');
    expect((await send('systemforvalter', '/skoler/skolerute?skolear=2026', skjema(2026))).statusCode).toBe(303);
    expect((await hent('lars', `/skoler/${skole}`)).body).toContain('følger kommunens');
    const egen = skjema(2026, { 'fri.4.fra': '2026-11-06', 'fri.4.navn': 'Planleggingsdag', 'fri.4.slag': 'planleggingsdag' });
    expect((await send('lars', `/skoler/${skole}/skolerute?skolear=2026`, egen)).statusCode).toBe(303);
    expect((await hent('lars', `/skoler/${skole}`)).body).toContain('sin egen skolerute');
    expect((await hent('systemforvalter', `/skoler/${annen}`)).body).toContain('følger kommunens');
    expect((await send('lars', `/skoler/${skole}/skolerute?skolear=2026`, skjema(2026))).statusCode).toBe(303);
    expect((await hent('lars', `/skoler/${skole}`)).body).toContain('følger kommunens');
    expect(await p.r.rader(`select skole from register.skolear where kjent_til is null`)).toEqual([{ skole: '*' }]);
  });

  test('[L10] ruta angres: den er som før, for skolen og for kommunen; lagres den på nytt imens, avvises angringen', async () => {
    const bilde = () =>
      p.r.rader(`select 'a' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text r from register.skolear x where kjent_til is null
        union all select 'f' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text from register.skolefri x where kjent_til is null order by 1`);
    const for_ = await bilde();
    const egen = skjema(2026, { 'fri.4.fra': '2026-11-13', 'fri.4.navn': 'Planleggingsdag', 'fri.4.slag': 'planleggingsdag' });
    const lagret = await send('lars', `/skoler/${skole}/skolerute?skolear=2026`, egen);
    const side = await hent('lars', String(lagret.headers.location));
    const sett = /name="sett" value="([0-9a-f-]{36})"/.exec(side.body)![1]!;
    expect((await send('astrid', '/skoler/angre', { sett })).statusCode).toBe(403);
    expect((await send('lars', '/skoler/angre', { sett })).statusCode).toBe(303);
    expect(await bilde()).toEqual(for_);
    expect((await send('lars', '/skoler/angre', { sett })).statusCode).toBe(409);
    const kommunens = await send(
      'systemforvalter',
      '/skoler/skolerute?skolear=2026',
      skjema(2026, { andreTerminFra: '2027-01-25' }),
    );
    const andre = /sett=([0-9a-f-]{36})/.exec(String(kommunens.headers.location))![1]!;
    expect((await send('lars', '/skoler/angre', { sett: andre })).statusCode).toBe(404);
    await send('systemforvalter', '/skoler/skolerute?skolear=2026', skjema(2026, { andreTerminFra: '2027-01-27' }));
    expect((await send('systemforvalter', '/skoler/angre', { sett: andre })).statusCode).toBe(409);
    await send('systemforvalter', '/skoler/skolerute?skolear=2026', skjema(2026));
  });

  test('[E33] neste år kan settes, og for få dager sies med tall uten å stanse noen', async () => {
    const kort = skjema(2027, { sisteSkoledag: '2028-06-09' });
    expect((await send('systemforvalter', '/skoler/skolerute?skolear=2027', kort)).statusCode).toBe(303);
    const r = await hent('lars', `/skoler/${skole}?skolear=2027`);
    expect(r.body).toMatch(
      /Skoleruta har \d+ skoledager\. Opplæringslova § 14-1 krever 38 uker, som er 190 dager: legg til \d+ dag/,
    );
    expect((await send('systemforvalter', '/skoler/skolerute?skolear=2025', skjema(2025))).statusCode).toBe(404);
  });

  test.each`
    endret                                              | svar
    ${{ sisteSkoledag: '2026-08-01' }}                  | ${'Velg en dag etter den første'}
    ${{ andreTerminFra: '2027-07-01' }}                 | ${'Velg en dag mellom første og siste'}
    ${{ 'fri.0.til': '2026-01-01' }}                    | ${'Rad 1: slutten er før starten'}
    ${{ 'fri.1.navn': '' }}                             | ${'Rad 2: skriv hva dagene heter'}
    ${{ 'fri.4.fra': '2026-09-28', 'fri.4.navn': 'X' }} | ${'to rader begynner samme dag'}
    ${{ forsteSkoledag: 'i morgen' }}                   | ${'Skriv datoen som'}
  `('«$svar» ved feltet, og ingenting endres', async ({ endret, svar }) => {
    const for_ = await p.r.rader('select count(*) n from register.skolefri');
    const r = await send('systemforvalter', '/skoler/skolerute?skolear=2026', skjema(2026, endret as Record<string, string>));
    expect(r.statusCode).toBe(400);
    expect(r.body).toContain(svar);
    expect(await p.r.rader('select count(*) n from register.skolefri')).toEqual(for_);
  });

  test('kontoret kan se ruta, men bare rektor og systemforvalter bestemme den', async () => {
    expect((await hent('astrid', `/skoler/${skole}`)).body).not.toContain('Endre skoleruta');
    expect((await send('astrid', `/skoler/${skole}/skolerute`, skjema(2026))).statusCode).toBe(403);
    expect((await send('lars', '/skoler/skolerute', skjema(2026))).statusCode).toBe(403);
    expect((await send('lars', `/skoler/${annen}/skolerute`, skjema(2026))).statusCode).toBe(404);
  });

  test.skipIf(manglerNettleser())(
    'axe 0 og ingen sidelengs rulling på 320 px',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      for (const [hvem, sti] of [
        ['systemforvalter', '/skoler'],
        ['systemforvalter', '/skoler/skolerute?skolear=2026'],
        ['lars', `/skoler/${skole}`],
        ['nynorsk', `/skoler/${skole}`],
      ] as const)
        await medSide(
          async (s) => {
            await s.goto(`${adresse}${sti}`);
            expect([sti, await axe(s)]).toEqual([sti, []]);
            expect([sti, await sidelengsRulling(s)]).toEqual([sti, 0]);
          },
          { extraHTTPHeaders: { cookie: kake[hvem]! }, viewport: { width: 320, height: 700 } },
        );
    },
    60_000,
  );
});
