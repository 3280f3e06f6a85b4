// The screens about who may see a child, through the real server and the real shell, with a small municipality read by the real engine.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nyOkt } from '#tilgang/okt/index.ts';
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
let felicia: string;
const kake: Record<string, string> = {};

beforeAll(async () => {
  let skoler: ReadonlyMap<string, string> = new Map();
  p = await nyProveskole(
    alleRuter,
    160,
    lagTegnSide({ kommune: 'Fjordvik kommune', demo: true, idag: () => '2026-11-22', skoler: () => skoler }),
  );
  skoler = await hentSkolenavn(p.r.app);
  felicia = await p.id('felicia');
  for (const hvem of ['systemforvalter', 'astrid', 'anita', 'felicia']) kake[hvem] = await p.loggInn(hvem);
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
    group by 1 having count(distinct f.ansvarlig_id) = 2 order by 1 limit 20`);
  // both of them get messages: of some, Kontakt- og reservasjonsregisteret knows nothing
  for (const rad of rader) {
    [barn, mor, far] = [rad.barn, rad.mor, rad.far];
    if ((await hent('astrid', familie())).body.match(/data-konvolutt="ja"/g)?.length === 2) break;
  }
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

describe('elevkortet', () => {
  const MENY = ['Familie', 'Meldinger', 'Fraværsoversikt', 'Samtykke', 'Timeplan', 'Vurdering', 'Undervisningsvurdering', 'Orden og adferd', 'Elevmappe', 'Kontakt- og brukerinformasjon']; // prettier-ignore
  const kort = (fane = '') => `/person/${barn}${fane === '' ? '' : `?fane=${fane}`}`;
  const faner = (html: string): string[] => {
    const rad = /<nav class="fm-faner"[\s\S]*?<\/nav>/.exec(html)![0];
    return [...rad.matchAll(/<a [^>]*>([^<]+)</g)].map((m) => m[1]!);
  };

  test('[V16] menyen er den kommunen kjenner, og bare det en kan åpne står der', async () => {
    const egne = faner((await hent('astrid', kort())).body);
    expect(egne).toEqual(['Personalia', ...MENY]);
    // the kommune's own people see no child's day
    expect(faner((await hent('systemforvalter', kort())).body)).toEqual(
      egne.filter((f) => f !== 'Fraværsoversikt' && f !== 'Samtykke'),
    );
  });

  test('[V16] et rom som kommer senere, sier det; et som finnes, vises, med egen rad i innsynsloggen', async () => {
    expect((await hent('astrid', kort('vurdering'))).body).toContain('Vurdering er ikke tatt i bruk ennå');
    const fravar = await hent('astrid', kort('fravar'));
    expect(fravar.statusCode).toBe(200);
    expect(fravar.body).toContain('fm-tallpar');
    const [rad] = await p.r.rader<{ n: number }>(
      `select count(*)::int n from sporing.innsyn where visning = 'skoledag.fravar.les' and '${barn}' = any(gjelder)`,
    );
    expect(rad!.n).toBe(1);
    expect((await hent('astrid', kort('samtykke'))).statusCode).toBe(200);
    // what one may not open is as if it was not there
    expect((await hent('astrid', kort('tilrettelegging'))).body).toContain('Personalia');
  });

  test('[V31] klassen og kontaktlæreren står på kortet, og den som kan endre klassen, kommer dit derfra', async () => {
    const [e] = await p.r.rader<{
      id: string;
      klasse: string;
    }>(`select m.person_id id, g.navn klasse from register.undervisningsforhold u
      join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag = 'klasse'
      join register.gruppemedlem m on m.gruppe_id = u.gruppe_id and m.kjent_til is null and '2026-11-22' between m.fra and m.til
      where u.person_id = '${felicia}' and u.kjent_til is null and u.rolle = 'kontaktlarer' and register.gradering_for(m.person_id) = 'ugradert' order by 1 limit 1`);
    const kortet = (await hent('astrid', `/person/${e!.id}`)).body;
    expect(kortet).toContain(e!.klasse);
    expect(kortet).toContain('kontaktlærer Felicia Ansatt');
    const lenke = /href="(\/grupper\/plasser[^"]*)"[^>]*>Endre klasse/.exec(kortet)![1]!.replaceAll('&amp;', '&');
    const side = await hent('astrid', lenke);
    expect(side.statusCode).toBe(200);
    expect(side.body).toContain(`klasse.${e!.id}`);
    // a guardian's card, and a reader at another school, have no such way
    expect((await hent('astrid', `/person/${mor}`)).body).not.toContain('Endre klasse');
    expect((await hent('anita', `/person/${e!.id}`)).body).not.toContain('Endre klasse');
  });

  test('[V16] [E30] lærerne har sitt eget elevkort, uten personkortets opplysninger, og hjemmet har ingen av fanene', async () => {
    const [e] = await p.r.rader<{ id: string }>(`select m.person_id id from register.undervisningsforhold u
      join register.gruppemedlem m on m.gruppe_id = u.gruppe_id and m.kjent_til is null and '2026-11-22' between m.fra and m.til
      where u.person_id = '${felicia}' and u.kjent_til is null and u.rolle = 'kontaktlarer' and register.gradering_for(m.person_id) = 'ugradert' order by 1 limit 1`);
    const r = await hent('felicia', `/elevkort/${e!.id}`);
    expect(r.statusCode).toBe(200);
    expect(r.body).toContain('kontaktlærer Felicia Ansatt');
    expect(faner(r.body)).toEqual(['Meldinger', 'Fraværsoversikt', 'Samtykke', 'Timeplan', 'Vurdering', 'Undervisningsvurdering', 'Orden og adferd', 'Tilrettelegging', 'Elevmappe']); // prettier-ignore
    expect((await hent('felicia', `/elevkort/${e!.id}?fane=tilrettelegging`)).body).toContain(
      'Ingen tilrettelegging er registrert',
    );
    expect((await hent('felicia', `/elevkort/${e!.id}?fane=bruker`)).body).not.toContain('Brukernavn');
    expect((await hent('felicia', `/person/${e!.id}`)).statusCode).toBe(403);
    expect([403, 404]).toContain((await hent('anita', `/elevkort/${crypto.randomUUID()}`)).statusCode);
    const forelder = await p.r.rader<{
      id: string;
    }>(`select ansvarlig_id id from register.foreldreansvar f where person_id = '${barn}' and kjent_til is null
      and ansvarlig_id is not null and not exists (select 1 from register.arbeidsforhold a where a.person_id = f.ansvarlig_id)`);
    for (const f of forelder) {
      const egen = `friminutt=${await nyOkt(p.r.app, { personId: f.id, sprak: 'nb', na: p.r.klokke.na().toString(), tilbyder: 'utvikling', niva: 'hoyt', toFaktor: true })}`;
      for (const sti of [`/elevkort/${barn}`, `/person/${barn}`, `/tilrettelegging/${barn}`, `/skyss/${barn}`])
        expect((await p.hent(egen, sti)).statusCode).toBe(403);
    }
  });

  test('[V15] [B09] morsmålet registreres med språkets navn, og det forrige blir historikk', async () => {
    const feil = await send('astrid', `/person/${barn}/morsmal`, { sprak: 'so', annet: 'so' });
    expect(feil.statusCode).toBe(400);
    expect(feil.body).toContain('Velg to forskjellige språk');
    expect((await send('astrid', `/person/${barn}/morsmal`, { sprak: 'so', annet: '', tolk: 'ja' })).statusCode).toBe(303);
    expect((await send('astrid', `/person/${barn}/morsmal`, { sprak: 'so', annet: 'en' })).statusCode).toBe(303);
    const side = (await hent('astrid', kort('bruker'))).body;
    expect(side).toContain('Somali');
    expect(side).toContain('Engelsk');
    const [n] = await p.r.rader<{ n: number }>(`select count(*)::int n from register.morsmal where person_id = '${barn}'`);
    expect(n!.n).toBe(2);
  });

  test('[V29] brukernavnet følger navnet når det overstyres, og kommer tilbake når overstyringen oppheves', async () => {
    const navn = async () =>
      (
        await p.r.rader<{ b: string }>(
          `select brukernavn b from register.brukernavn where person_id = '${barn}' and kjent_til is null`,
        )
      )[0]?.b;
    expect(await navn()).toBeUndefined();
    expect((await send('astrid', `/person/${barn}/brukernavn`, {})).statusCode).toBe(303);
    const forst = (await navn())!;
    expect(forst).toMatch(/^[a-z-]+\.[a-z-]+\d*$/);
    const r = await send('systemforvalter', `/person/${barn}/overstyr/navn`, {
      fornavn: 'Ærlig', mellomnavn: '', etternavn: 'Prøveløs', begrunnelse: 'Bytter navn', gyldigTil: '2027-06-30',
    }); // prettier-ignore
    expect(r.statusCode).toBe(303);
    expect(await navn()).toBe('arlig.provelos');
    expect((await hent('astrid', kort('bruker'))).body).toContain('arlig.provelos');
    const opphev = (await hent('systemforvalter', `/person/${barn}/overstyr/navn/opphev`)).body;
    const overstyringId = /name="overstyringId" value="([^"]+)"/.exec(opphev)![1]!;
    await send('systemforvalter', `/person/${barn}/overstyr/navn/opphev`, { overstyringId, begrunnelse: 'Ikke lenger' });
    // nobody else has got it meanwhile: a name is never given to another
    expect(await navn()).toBe(forst);
    await send('systemforvalter', `/person/${barn}/overstyr/alias`, {
      verdi: 'Stjerne',
      begrunnelse: 'Eget ønske',
      gyldigTil: '2027-06-30',
    });
    expect(await navn()).toBe('stjerne');
  });
});

describe('ansattkortet', () => {
  const MENY = ['Ansattinformasjon', 'Meldinger', 'Kompetanse', 'Stillingsinnhold', 'Timeplan', 'Grupper', 'Vikartimer', 'Hendelser', 'Arbeidsplaner', 'Permisjon', 'Kontakt- og brukerinformasjon']; // prettier-ignore
  const kort = (fane = '') => `/ansatte/${felicia}${fane === '' ? '' : `?fane=${fane}`}`;

  test('[V22] menyen er den kommunen kjenner; rom som kommer senere, sier det', async () => {
    const side = (await hent('astrid', kort())).body;
    const rad = /<nav class="fm-faner"[\s\S]*?<\/nav>/.exec(side)![0];
    expect([...rad.matchAll(/<a [^>]*>([^<]+)</g)].map((m) => m[1]!)).toEqual(MENY);
    expect((await hent('astrid', kort('vikartimer'))).body).toContain('Vikartimer er ikke tatt i bruk ennå');
    expect((await hent('astrid', kort('grupper'))).body).toContain('/grupper/');
    expect((await hent('astrid', kort('permisjon'))).body).toContain('Ingen permisjoner nå eller framover');
  });

  test('[B12] [V22] studiepoeng registreres og tas bort, og den ansatte kommer ikke inn på skjemaet', async () => {
    const sti = `/kompetanse/${felicia}/fag`;
    const feil = await send('astrid', sti, { fag: 'norsk', studiepoeng: 'mange' });
    expect(feil.statusCode).toBe(400);
    expect(feil.body).toContain('Skriv studiepoeng som et tall');
    const ok = await send('astrid', sti, { fag: 'norsk', studiepoeng: '37,5', dokumentert: 'ja' });
    expect(ok.headers.location).toBe(kort('kompetanse'));
    expect((await hent('astrid', kort('kompetanse'))).body).toContain('37,5');
    await send('astrid', sti, { fag: 'norsk', studiepoeng: '' });
    expect((await hent('astrid', kort('kompetanse'))).body).not.toContain('37,5');
    expect((await hent('felicia', sti)).statusCode).toBe(403);
    // nor does the office write about its own
    const egen = await send('astrid', `/kompetanse/${await p.id('astrid')}/fag`, { fag: 'norsk', studiepoeng: '60' });
    expect(egen.statusCode).toBe(403);
    expect(egen.body).toContain('om deg selv');
    expect((await send('felicia', sti, { fag: 'norsk', studiepoeng: '60' })).statusCode).toBe(403);
  });

  test('[B12] stillingsinnholdet er prosent og nedslag, med det som er igjen til undervisning', async () => {
    const sti = `/kompetanse/${felicia}/nedslag`;
    expect(
      (await send('astrid', sti, { slag: 'tillitsvalgt', prosent: '10', fra: '2026-08-01', til: '2026-07-01' })).statusCode,
    ).toBe(400);
    expect((await send('astrid', sti, { slag: 'tillitsvalgt', prosent: '10', fra: '2026-08-01', til: '' })).statusCode).toBe(303);
    const side = (await hent('astrid', kort('stilling'))).body;
    expect(side).toContain('Tillitsvalgt');
    expect(side).toMatch(/Nedslag<\/dt><dd class="fm-tall">10 %/);
  });

  test('[V22] databasen lar bare dem som fører det, skrive; læreren selv ser sitt', async () => {
    const som = (hvem: string, sporring: string) =>
      p.r.app.transaction().execute(async (tx) => {
        await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', '2026-11-22', true)`.execute(
          tx,
        );
        return (await sql.raw<{ n: number }>(sporring).execute(tx)).rows[0]!.n;
      });
    const annen = (
      await p.r.rader<{ id: string }>(
        `select person_id id from register.arbeidsforhold where kjent_til is null and stillingskode = '7961' and person_id <> '${felicia}' order by 1 limit 1`,
      )
    )[0]!.id;
    const tell = `select count(*)::int n from register.nedslag where person_id = '${felicia}'`;
    expect([await som(felicia, tell), await som(annen, tell), await som(await p.id('astrid'), tell)]).toEqual([1, 0, 1]);
    const skriv = (av: string) =>
      som(
        av,
        `with x as (insert into register.fagkompetanse (id, person_id, fag, studiepoeng, dokumentert, kjent_fra, satt_av)
      values (gen_random_uuid(), '${felicia}', 'musikk', 30, true, now(), '${av}') returning 1) select count(*)::int n from x`,
      );
    await expect(skriv(felicia)).rejects.toThrow('row-level security');
    await expect(skriv(annen)).rejects.toThrow('row-level security');
    expect(await skriv(await p.id('astrid'))).toBe(1);
  });
});

describe.skipIf(manglerNettleser() !== undefined)('i nettleseren', () => {
  const sider: [string, string, () => string][] = [
    ['astrid', 'familie', familie],
    ['astrid', 'fravar', () => `/person/${barn}?fane=fravar`],
    ['astrid', 'bruker', () => `/person/${barn}?fane=bruker`],
    ['astrid', 'kommer', () => `/person/${barn}?fane=timeplan`],
    ['astrid', 'elevkort', () => `/elevkort/${barn}`],
    ['astrid', 'morsmal', () => `/person/${barn}/morsmal`],
    ['astrid', 'kompetanse', () => `/ansatte/${felicia}?fane=kompetanse`],
    ['astrid', 'stillingsinnhold', () => `/ansatte/${felicia}?fane=stilling`],
    ['astrid', 'fagskjema', () => `/kompetanse/${felicia}/fag`],
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
