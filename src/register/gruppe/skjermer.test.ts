// Classes and groups through the real server, with a small municipality read by the real engine.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { gruppeRuter } from './ruter.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
let skole: string;
let annen: string;

beforeAll(async () => {
  p = await nyProveskole([gruppeRuter], 700);
  for (const hvem of ['systemforvalter', 'astrid', 'lars', 'felicia', 'barmhjertig-sonne']) kake[hvem] = await p.loggInn(hvem);
  kake['nynorsk'] = await p.loggInn('astrid', 'nn');
  skole = await skoleSom('Nordbygda');
  annen = await skoleSom('Solsiden');
  await sql`insert into register.fagkode (kode, kilde, navn, status, kjent_fra, apnet_av) values ('KRO0020', 'grep', '{"nb":"Kroppsøving"}', 'publisert', now(), gen_random_uuid())`.execute(
    p.r.db,
  );
}, 120_000);
afterAll(() => p.slipp());

const skoleSom = async (navn: string) =>
  (
    await p.r.rader<{ nr: string }>(
      `select organisasjonsnummer nr from register.skole where kjent_til is null and navn like '${navn}%'`,
    )
  )[0]!.nr;
const gruppe = async (navn: string, ved = skole, skolear = 2026) =>
  (
    await p.r.rader<{ id: string }>(
      `select gruppe_id id from register.gruppe where kjent_til is null and skole = '${ved}' and navn = '${navn}' and skolear = ${skolear}`,
    )
  )[0]!.id;
const medlemmer = async (id: string, dato = '2026-11-22') =>
  (
    await p.r.rader<{ id: string }>(
      `select person_id id from register.gruppemedlem where kjent_til is null and gruppe_id = '${id}' and '${dato}' between fra and til order by 1`,
    )
  ).map((r) => r.id);
const versjon = (html: string) => /name="_versjon" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? '';
const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
/** A form with several values of one name. */
const send = (hvem: string, sti: string, felt: Record<string, string | readonly string[]>) => {
  p.r.klokke.flytt({ minutes: 1 });
  return p.app.inject({
    method: 'POST',
    url: sti,
    headers: { cookie: kake[hvem]!, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([
      ['_nokkel', crypto.randomUUID()],
      ...Object.entries(felt).flatMap(([n, v]) => (typeof v === 'string' ? [[n, v]] : v.map((x) => [n, x]))),
    ] as [string, string][]).toString(),
  });
};
const flytt = async (hvem: string, fra: string, felt: Record<string, string | readonly string[]>) =>
  send(hvem, `/grupper/${fra}/flytt`, { _versjon: versjon((await hent(hvem, `/grupper/${fra}`)).body), ...felt });
const sett = (sted: string) => /sett=([0-9a-f-]{36})/.exec(sted)![1]!;
/** Every current row of the group tables. */
const bilde = () =>
  p.r.rader<{
    r: string;
  }>(`select to_jsonb(x) - 'kjent_fra' - 'kjent_til' - 'apnet_av' - 'lukket_av' || jsonb_build_object('t', t) as r from (
    select 'm' t, gruppe_id, person_id::text, kilde, fra, til, null navn, null rolle from register.gruppemedlem where kjent_til is null
    union all select 'u', gruppe_id, person_id::text, kilde, fra, til, null, rolle from register.undervisningsforhold where kjent_til is null
    union all select 'g', gruppe_id, null, kilde, fra, til, navn, null from register.gruppe where kjent_til is null) x order by 1`);

describe('lista over klasser og grupper', () => {
  test('[B27] skolekonsulenten ser skolens klasser med størrelse og lærer, uten å velge', async () => {
    const r = await hent('astrid', '/grupper');
    expect(r.statusCode).toBe(200);
    const seksA = await gruppe('6A');
    expect(r.body).toContain(`/grupper/${seksA}`);
    expect(r.body).toContain('Felicia Ansatt');
    expect(r.body.match(/<th scope="row"/g)!.length).toBeGreaterThanOrEqual(7);
  });

  test('[V17] systemforvalteren velger skole, og skolen kjenner ikke andres', async () => {
    expect((await hent('systemforvalter', '/grupper')).body).toContain(`skole=${annen}`);
    expect((await hent('astrid', `/grupper?skole=${annen}`)).statusCode).toBe(404);
    expect((await hent('astrid', `/grupper/${await gruppe('5A', annen)}`)).statusCode).toBe(404);
  });

  test('[E33] neste skoleår er for lederne, og eldre enn to år er stengt', async () => {
    expect((await hent('lars', `/grupper?skole=${skole}&skolear=2027`)).body).toContain('under planlegging');
    expect((await hent('lars', `/grupper?skole=${skole}&skolear=2023`)).body).not.toContain('2023/24');
  });

  test('[B27] undervisningsgrupper på tvers av klassene har fag, og merkes når de mangler det', async () => {
    const ungdom = await skoleSom('Fjordvik');
    const r = await hent('systemforvalter', `/grupper?skole=${ungdom}&slag=undervisningsgruppe`);
    expect(r.body).toContain('Engelsk fordypning');
    expect(r.body).toContain('Mangler fag');
  });

  test('en foresatt har ingenting her', async () => {
    expect((await hent('barmhjertig-sonne', '/grupper')).statusCode).toBe(403);
    expect((await hent('barmhjertig-sonne', `/grupper/${await gruppe('6A')}`)).statusCode).toBe(403);
  });
});

describe('å flytte elever', () => {
  test('[B28] to elever til parallellklassen fra en dato, og angret er alt som før', async () => {
    const [a, b] = [await gruppe('6A'), await gruppe('6B')];
    const [en, to] = await medlemmer(a);
    const for_ = await bilde();
    const r = await flytt('astrid', a, { elev: [en!, to!], til: b, fra: '2026-12-01' });
    expect(r.statusCode).toBe(303);
    expect(r.headers.location).toContain('antall=2');
    expect(await medlemmer(a, '2026-11-30')).toContain(en);
    expect(await medlemmer(a, '2026-12-01')).not.toContain(en);
    expect(await medlemmer(b, '2026-12-01')).toContain(to);
    const side = await hent('astrid', r.headers.location as string);
    expect(side.body).toContain('2 elever er flyttet.');
    expect(side.body).toContain('Siste dag 30.');
    expect(side.body).toContain('flyttet elever');

    const angret = await send('astrid', '/grupper/angre', { sett: sett(r.headers.location as string) });
    expect(angret.statusCode).toBe(303);
    expect(await bilde()).toEqual(for_);
    const igjen = await send('astrid', '/grupper/angre', { sett: sett(r.headers.location as string) });
    expect(igjen.statusCode).toBe(409);
  });

  test('[L10] det som er endret etterpå, kan ikke angres, og ingenting røres', async () => {
    const [a, b] = [await gruppe('5A'), await gruppe('5B')];
    const [en] = await medlemmer(a);
    const forste = await flytt('astrid', a, { elev: en!, til: b, fra: '2026-12-01' });
    const andre = await flytt('astrid', b, { elev: en!, til: 'ut', fra: '2026-12-10' });
    const for_ = await bilde();
    expect((await send('astrid', '/grupper/angre', { sett: sett(forste.headers.location as string) })).statusCode).toBe(409);
    expect(await bilde()).toEqual(for_);
    expect((await send('astrid', '/grupper/angre', { sett: sett(andre.headers.location as string) })).statusCode).toBe(303);
    expect(await medlemmer(b, '2026-12-10')).toContain(en);
  });

  test('to som endrer samme klasse: den siste får vite det, og ingenting går tapt', async () => {
    const [a, b] = [await gruppe('4A'), await gruppe('4B')];
    const [en, to] = await medlemmer(a);
    const gammel = versjon((await hent('lars', `/grupper/${a}`)).body);
    expect((await flytt('astrid', a, { elev: en!, til: b, fra: '2026-12-01' })).statusCode).toBe(303);
    const sen = await send('lars', `/grupper/${a}/flytt`, { _versjon: gammel, elev: to!, til: b, fra: '2026-12-01' });
    expect(sen.statusCode).toBe(409);
    expect(sen.body).toContain('Noen andre har endret dette');
    expect(await medlemmer(b, '2026-12-01')).toContain(en);
    expect(await medlemmer(b, '2026-12-01')).not.toContain(to);
  });

  test.each`
    hva                    | felt                                            | svar                        | status
    ${'ingen krysset av'}  | ${{ fra: '2026-12-01', til: 'ut' }}             | ${'Kryss av minst én'}      | ${400}
    ${'utenfor skoleåret'} | ${{ fra: '2027-09-01', elev: true, til: 'ut' }} | ${'Velg en dato mellom'}    | ${400}
    ${'ikke valgt hvor'}   | ${{ fra: '2026-12-01', elev: true, til: '' }}   | ${'Velg hvor elevene skal'} | ${400}
    ${'ingen dato'}        | ${{ fra: '31.12.2026', elev: true, til: 'ut' }} | ${'Skriv datoen'}           | ${400}
  `('$hva gir $svar ved feltet', async ({ felt, svar, status }) => {
    const a = await gruppe('3A');
    const { elev, ...resten } = felt as Record<string, string>;
    const r = await flytt('astrid', a, { ...resten, ...(elev ? { elev: (await medlemmer(a))[0]! } : {}) });
    expect(r.statusCode).toBe(status);
    expect(r.body).toContain(svar);
  });

  test('[V28] en elev ved en annen skole, eller en skjermet uten plass hos den som spør, finnes ikke', async () => {
    const [a, b] = [await gruppe('3A'), await gruppe('3B')];
    const [fremmed] = await medlemmer(await gruppe('5A', annen));
    expect((await send('astrid', `/grupper/${a}/elever`, { elev: fremmed!, fra: '2026-12-01' })).statusCode).toBe(404);
    const [skjermet] = await medlemmer(a);
    await p.r.skjerm(skjermet!, 'fortrolig');
    const [kontoret, kommunen] = [await hent('astrid', `/grupper/${a}`), await hent('systemforvalter', `/grupper/${a}`)];
    expect(kontoret.body).toContain(skjermet);
    expect(kommunen.body).not.toContain(skjermet);
    expect((await flytt('systemforvalter', a, { elev: skjermet!, til: b, fra: '2026-12-01' })).statusCode).toBe(404);
  });
});

describe('å lage og fylle grupper', () => {
  test('[B27] ny gruppe på tvers av klasser, med fag, elever og lærer; alt angres hver for seg', async () => {
    const for_ = await bilde();
    const ny = await send('astrid', `/grupper/ny?skole=${skole}`, { skole, skolear: '2026', slag: 'undervisningsgruppe', navn: 'Svømming 6', arstrinn: '6', fagkode: 'KRO0020' }); // prettier-ignore
    expect(ny.statusCode).toBe(303);
    const id = /\/grupper\/([0-9a-f-]{36})/.exec(ny.headers.location as string)![1]!;
    expect((await hent('astrid', `/grupper/${id}`)).body).toMatch(/Mangler lærer/);
    const skjema = await hent('astrid', `/grupper/${id}/elever`);
    const elever = [...(await medlemmer(await gruppe('6A'))).slice(0, 3), ...(await medlemmer(await gruppe('6B'))).slice(0, 2)];
    for (const e of elever) expect(skjema.body).toContain(e);
    const inn = await send('astrid', `/grupper/${id}/elever`, { elev: elever, fra: '2026-11-23' });
    expect(inn.headers.location).toContain(`antall=${elever.length}`);
    expect(await medlemmer(id, '2026-11-23')).toHaveLength(elever.length);
    const larer = await p.id('felicia');
    const satt = await send('astrid', `/grupper/${id}/larere`, { personId: larer, rolle: 'faglarer', fra: '2026-11-22' });
    expect(satt.statusCode).toBe(303);
    expect((await hent('astrid', `/grupper/${id}`)).body).not.toMatch(/Mangler lærer/);
    for (const x of [satt, inn]) await send('astrid', '/grupper/angre', { sett: sett(x.headers.location as string) });
    expect(await medlemmer(id, '2026-11-23')).toHaveLength(0);
    const opprettet = await p.r.rader<{ s: string }>(`select apnet_av s from register.gruppe where gruppe_id = '${id}'`);
    expect((await send('astrid', '/grupper/angre', { sett: opprettet[0]!.s })).statusCode).toBe(303);
    expect(await bilde()).toEqual(for_);
  });

  test('et navn som er i bruk, sies ved feltet', async () => {
    const r = await send('astrid', `/grupper/ny?skole=${skole}`, {
      skole,
      skolear: '2026',
      slag: 'klasse',
      navn: '6A',
      arstrinn: '6',
    });
    expect(r.statusCode).toBe(400);
    expect(r.body).toContain('Skolen har alt ei gruppe');
  });

  test('[B28] et helt trinn plasseres i ett skjema, og blir ett endringssett', async () => {
    const [a, b] = [await gruppe('2A'), await gruppe('2B')];
    const elever = await medlemmer(a);
    const skjema = await hent('astrid', `/grupper/plasser?skole=${skole}&trinn=2`);
    for (const e of elever) expect(skjema.body).toContain(`klasse.${e}`);
    const valg = Object.fromEntries(elever.map((e, i) => [`klasse.${e}`, i % 2 === 0 ? b : '']));
    const r = await send('astrid', '/grupper/plasser', { skole, skolear: '2026', trinn: '2', fra: '2027-01-04', ...valg });
    expect(r.statusCode).toBe(303);
    expect(await medlemmer(a, '2027-01-04')).toHaveLength(Math.floor(elever.length / 2));
    const spor = await p.r.rader<{ gjelder: string[] }>(
      `select gjelder from sporing.endring where endringssett = '${sett(r.headers.location as string)}'`,
    );
    expect(spor).toHaveLength(1);
    expect(spor[0]!.gjelder).toHaveLength(Math.ceil(elever.length / 2));
    await send('astrid', '/grupper/angre', { sett: sett(r.headers.location as string) });
    expect(await medlemmer(a, '2027-01-04')).toEqual(elever);
  });

  test('[B27] en lærer som avsluttes, slutter dagen før; systemforvalteren kan, foresatte ikke', async () => {
    const a = await gruppe('6A');
    const felicia = await p.id('felicia');
    const r = await send('systemforvalter', `/grupper/${a}/larere/avslutt`, {
      personId: felicia,
      rolle: 'kontaktlarer',
      fra: '2026-12-01',
    });
    expect(r.statusCode).toBe(303);
    expect(
      await p.r.rader(
        `select til from register.undervisningsforhold where kjent_til is null and gruppe_id = '${a}' and person_id = '${felicia}' and rolle = 'kontaktlarer'`,
      ),
    ).toEqual([{ til: '2026-11-30' }]);
    await send('systemforvalter', '/grupper/angre', { sett: sett(r.headers.location as string) });
    expect((await send('barmhjertig-sonne', `/grupper/${a}/larere/avslutt`, { personId: felicia, rolle: 'kontaktlarer', fra: '2026-12-01' })).statusCode).toBe(403); // prettier-ignore
  });
});

describe('skjermene', () => {
  const sider = async () => {
    const a = await gruppe('6A');
    return ['/grupper', `/grupper/${a}`, `/grupper/${a}/elever`, `/grupper/${a}/larere`, `/grupper/${a}/endre`, `/grupper/ny?skole=${skole}`, `/grupper/plasser?skole=${skole}&trinn=6`, `/grupper?skole=${skole}&skolear=2027`]; // prettier-ignore
  };
  test('høyst elleve spørringer for lista og tolv for gruppa, transaksjon, innlogging og lesespor medregnet', async () => {
    await hent('astrid', '/grupper');
    expect(p.sporringer()).toBeLessThanOrEqual(11);
    await hent('astrid', `/grupper/${await gruppe('6A')}`);
    expect(p.sporringer()).toBeLessThanOrEqual(12);
  });

  test('[B27] [L10] limte rader: med feil endres ingenting og hver rad sier hva; de gode tas når noen sier ja, og angret er alt som før', async () => {
    const rader = await p.r.rader<{
      navn: string;
      dag: string;
      klasse: string;
    }>(`select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) navn, to_char(a.fodselsdato, 'DD.MM.YYYY') dag, g.navn klasse
      from register.gruppemedlem m join register.gruppe g using (gruppe_id) join register.navn n on n.person_id = m.person_id and n.kjent_til is null and n.kilde = 'folkeregisteret'
      join register.personalia a on a.person_id = m.person_id and a.kjent_til is null and a.kilde = 'folkeregisteret'
      where m.kjent_til is null and '2026-11-22' between m.fra and m.til and g.kjent_til is null and g.slag = 'klasse' and g.skole = '${skole}' and g.skolear = 2026 and g.arstrinn = '{5}'
        and not exists (select 1 from register.adressebeskyttelse b where b.person_id = m.person_id and b.kjent_til is null) order by m.person_id limit 4`);
    kake['felicia'] = await p.loggInn('felicia');
    const annenKlasse = rader[0]!.klasse === '5A' ? '5B' : '5A';
    const for_ = await bilde();
    const felt = {
      skole,
      skolear: '2026',
      fra: '2026-11-22',
      rader: [
        'Navn;Født;Klasse',
        ...rader.map((r) => `${r.navn};${r.dag};${annenKlasse}`),
        'Finnes Ikke;01.01.2015;5A',
        `${rader[0]!.navn};${rader[0]!.dag};9Z`,
      ].join('\n'),
    };
    const sti = `/grupper/lim-inn?skole=${skole}&skolear=2026`;
    const gal = await send('astrid', sti, felt);
    expect(gal.statusCode).toBe(400);
    expect(gal.body).toContain('Rad 6: ingen elev ved skolen heter Finnes Ikke');
    expect(gal.body).toContain('Rad 7: skolen har ingen klasse eller gruppe som heter 9Z');
    expect(gal.body).toContain('2 rader må rettes, 4 er i orden. Ingenting er endret.');
    expect(await bilde()).toEqual(for_);
    const god = await send('astrid', sti, { ...felt, godta: 'ja' });
    expect(god.statusCode).toBe(303);
    const etter = await bilde();
    expect(etter).not.toEqual(for_);
    expect((await send('astrid', '/grupper/angre', { sett: sett(String(god.headers.location)) })).statusCode).toBe(303);
    expect(await bilde()).toEqual(for_);
    expect(
      await p.r.rader(`select slag, status from register.endringssett where id = '${sett(String(god.headers.location))}'`),
    ).toEqual([{ slag: 'innliming', status: 'angret' }]);
    expect((await send('felicia', sti, felt)).statusCode).toBe(403);
    expect((await send('astrid', `/grupper/lim-inn?skole=${annen}`, { ...felt, skole: annen })).statusCode).toBe(404);
  });

  test('[B27] [L10] ei gruppe avsluttes fra en dag med elever og lærere, og angret er alt som før', async () => {
    kake['felicia'] = await p.loggInn('felicia');
    const id = await gruppe('2A');
    const for_ = await bilde();
    const side = await hent('astrid', `/grupper/${id}/avslutt`);
    expect(side.body).toContain('går ut av gruppa');
    const galDag = await send('astrid', `/grupper/${id}/avslutt`, { _versjon: versjon(side.body), fra: '2029-01-01' });
    expect(galDag.statusCode).toBe(400);
    const svar = await send('astrid', `/grupper/${id}/avslutt`, { _versjon: versjon(side.body), fra: '2026-12-01' });
    expect(svar.statusCode).toBe(303);
    expect(await medlemmer(id, '2026-11-30')).not.toEqual([]);
    expect(await medlemmer(id, '2026-12-01')).toEqual([]);
    const igjen = await send('astrid', `/grupper/${id}/avslutt`, { _versjon: versjon(side.body), fra: '2026-12-01' });
    expect(igjen.statusCode).toBe(409);
    expect((await send('astrid', '/grupper/angre', { sett: sett(String(svar.headers.location)) })).statusCode).toBe(303);
    expect(await bilde()).toEqual(for_);
    expect((await send('felicia', `/grupper/${id}/avslutt`, { fra: '2026-12-01' })).statusCode).toBe(403);
  });

  test.skipIf(manglerNettleser())(
    'axe 0, 320 px uten sidelengs rulling, bokmål og nynorsk',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      for (const hvem of ['astrid', 'nynorsk'])
        for (const sti of await sider())
          await medSide(
            async (s) => {
              await s.goto(`${adresse}${sti}`);
              expect([sti, await axe(s)]).toEqual([sti, []]);
              expect([sti, await sidelengsRulling(s)]).toEqual([sti, 0]);
            },
            { extraHTTPHeaders: { cookie: kake[hvem]! }, viewport: { width: 320, height: 700 } },
          );
    },
    120_000,
  );

  test.skipIf(manglerNettleser())(
    '[V17] en elev dras til en klasse: lista på linja følger, og ingenting er lagret før skjemaet er det',
    async () => {
      const sti = `/grupper/plasser?skole=${skole}&skolear=2026&trinn=6`;
      await medSide(
        async (s) => {
          await s.goto(`${p.app.listeningOrigin}${sti}`);
          const linje = s.locator('tr:has(select[data-na]:not([data-na=""]))').first();
          const valg = linje.locator('select');
          const na = await valg.getAttribute('data-na');
          const [id, navn] = [
            (await valg.getAttribute('name'))!.slice('klasse.'.length),
            (await linje.locator('[id^=navn-]').innerText()).trim(),
          ];
          const mal = s.locator(`.fm-hylleplass:not([data-verdi="${na}"])`).first();
          const til = (await mal.getAttribute('data-verdi'))!;
          const antall = Number(await mal.locator('.fm-tall').innerText());
          const dra = async (hvor: typeof mal, slutt: () => Promise<void>) => {
            const [a, b] = [(await linje.locator('.fm-grep').boundingBox())!, (await hvor.boundingBox())!];
            await s.mouse.move(a.x + 8, a.y + 8);
            await s.mouse.down();
            await s.mouse.move(b.x + 20, b.y + 10, { steps: 4 });
            await slutt();
            await s.mouse.up();
          };
          // taken back with Escape
          await dra(mal, () => s.keyboard.press('Escape'));
          expect(await valg.inputValue()).toBe('');
          await dra(mal, async () => undefined);
          expect(await valg.inputValue()).toBe(til);
          expect(await mal.locator('.fm-tall').innerText()).toBe(String(antall + 1));
          expect(await s.getByRole('status').first().innerText()).toContain(navn);
          expect(await axe(s)).toEqual([]);
          const i = async (gruppe: string) => (await p.r.rader(`select 1 from register.gruppemedlem where kjent_til is null and person_id = '${id}' and gruppe_id = '${gruppe}' and til >= '2026-11-22'`)).length; // prettier-ignore
          expect(await i(til)).toBe(0);
          // back where one was: no choice of its own
          await dra(s.locator(`.fm-hylleplass[data-verdi="${na}"]`), async () => undefined);
          expect(await valg.inputValue()).toBe('');
          await dra(mal, async () => undefined);
          await s.getByRole('button', { name: 'Lagre' }).click();
          await expect.poll(() => i(til)).toBe(1);
        },
        { extraHTTPHeaders: { cookie: kake['astrid']! }, viewport: { width: 1280, height: 800 } },
      );
    },
  );

  test('uten data: skolen sier hva som mangler', async () => {
    await sql`select 1`.execute(p.r.app);
    expect((await hent('astrid', `/grupper?skole=${skole}&skolear=2024`)).body).toContain('Ingen klasser dette skoleåret');
  });
});
