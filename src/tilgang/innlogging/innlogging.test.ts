import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { innsyn } from '#grunn/innsyn/index.ts';
import { handling, ingenPersoner, ruter, side, skjema, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { tildelRolle, ROLLER } from '#tilgang/rolle/index.ts';
import { loggInnSom, nyNettklient, type Nettklient } from '#verktoy/logg-inn.ts';
import { nyProveinnlogging, type Proveinnlogging } from '#verktoy/proveinnlogging.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { krevEkte, Innloggingsoppsett, tryggAdresse } from './index.ts';
import { forhandsregistrerEntra } from './kobling.ts';
import { TENANT, uuidFor } from './simulator/index.ts';

let p: Proveinnlogging;
const hvem = ROLLER.map((r) => gi(r).til('segSelv'));
const prove = regelsett('prove', {
  meg: { tekst: 'se forsiden', hvem },
  vern: { tekst: 'skrive om noen som er beskyttet', hvem, niva: 'hoyt' },
  barnet: { tekst: 'se barnet', hvem: [gi('foresatt').til('egetBarn')] },
  fravar: { tekst: 'melde fravær', hvem: [gi('foresatt').til('egetBarn')], enhetsokt: true },
});
const meg = visning({
  regel: prove.meg,
  inndata: z.object({}),
  utdata: z.object({ navn: z.string(), roller: z.string(), innlogging: z.string() }),
  hent: async (s) => ({
    navn: s.aktor.navn,
    roller: [...new Set(s.aktor.tilknytninger.map((t) => t.rolle))].toSorted().join(' '),
    innlogging: `${s.aktor.innlogging?.tilbyder} ${s.aktor.innlogging?.niva} ${s.aktor.innlogging?.toFaktor}`,
  }),
  viser: ingenPersoner,
});
const lest: string[] = [];
const skrivSide = visning({
  regel: prove.meg,
  inndata: z.object({}),
  utdata: z.object({}),
  hent: async () => ({}),
  viser: ingenPersoner,
});
const skriv = handling({
  regel: prove.vern,
  inndata: z.object({ tekst: z.string() }),
  utdata: z.object({}),
  gjelder: async (s) => innsyn({ id: s.aktor.id }, { gjelder: [s.aktor.id], tilhorighet: { segSelv: [s.aktor.id] } }),
  async utfor(_s, _o, inn) {
    lest.push(inn.tekst);
    return { ut: {} };
  },
});
const barn = (regel: typeof prove.barnet, krevNiva?: () => 'hoyt' | undefined) =>
  visning({
    regel,
    inndata: z.object({ id: z.string() }),
    utdata: z.object({}),
    gjelder: async (_s, inn) =>
      innsyn({ id: inn.id }, { gjelder: [inn.id], tilhorighet: { egetBarn: [inn.id] }, krevNiva: krevNiva?.() }),
    hent: async () => ({}),
    viser: ingenPersoner,
  });
let beskyttet: 'hoyt' | undefined;

beforeAll(async () => {
  p = await nyProveinnlogging([
    ruter('', [
      side('/', meg, (m, ramme) => ({
        tittel: 'Meg',
        innhold: `Hei ${m.navn} [${m.roller}] [${m.innlogging}] ${ramme.sprak}`,
      })),
      skjema(
        '/skriv',
        skrivSide,
        (_m, ramme) => ({
          tittel: 'Skriv',
          innhold: `[${ramme.skjema.verdier['tekst'] ?? ''}] ${ramme.skjema.melding ?? ''} ${ramme.skjema.nokkel}`,
        }),
        skriv,
        () => '/',
      ),
      side(
        '/barn/:id',
        barn(prove.barnet, () => beskyttet),
        () => ({ tittel: 'Barn', innhold: 'barnet' }),
      ),
      side('/fravar/:id', barn(prove.fravar), () => ({ tittel: 'Fravær', innhold: 'meld fravær' })),
    ]),
  ]);
}, 60_000);
afterAll(() => p.slipp());
beforeEach(() => {
  p.r.klokke.settTil('2026-11-22T10:00:00Z');
  beskyttet = undefined;
});

const til = (klient: Nettklient, sti: string) => klient.hent(`${p.adresse}${sti}`);
const send = (klient: Nettklient, sti: string, felt: Record<string, string> = {}) =>
  klient.send(`${p.adresse}${sti}`, { _nokkel: crypto.randomUUID(), ...felt });
const sted = (u: string | undefined) => (u === undefined ? undefined : `${new URL(u).pathname}${new URL(u).search}`);

describe('innlogging', () => {
  test('siden viser det som er satt opp, for hver slags folk', async () => {
    const r = await til(nyNettklient(), '/logg-inn?til=%2Fskriv');
    for (const ord of ['Foresatt', 'Ansatt', 'Elev', 'ID-porten', 'Feide', 'Microsoft Entra', 'BankID'])
      expect(r.kropp).toContain(ord);
    expect(r.kropp).toContain('/logg-inn/idporten?som=foresatt&amp;til=%2Fskriv');
    expect((await til(nyNettklient(), '/logg-inn/facebook')).status).toBe(404);
  });

  test.each`
    hvem       | tilbyder      | som          | roller        | innlogging
    ${'mor'}   | ${'idporten'} | ${undefined} | ${'foresatt'} | ${'idporten betydelig true'}
    ${'larer'} | ${'feide'}    | ${'ansatt'}  | ${'larer'}    | ${'feide betydelig true'}
    ${'larer'} | ${'entra'}    | ${undefined} | ${'larer'}    | ${'entra betydelig true'}
    ${'larer'} | ${'bankid'}   | ${undefined} | ${'larer'}    | ${'bankid hoyt true'}
    ${'elev'}  | ${'feide'}    | ${'elev'}    | ${'elev'}     | ${'feide betydelig false'}
  `('[B65] [B66] $hvem med $tilbyder', async ({ hvem: nokkel, tilbyder, som, roller, innlogging }) => {
    const { klient, svar } = await loggInnSom(p.adresse, p[nokkel as 'mor'], { tilbyder, som });
    expect(svar.kropp).toContain(`[${roller}] [${innlogging}]`);
    expect(klient.kapsel('friminutt')).toMatch(/^[\w-]{43}$/);
  });

  test('den som er både lærer og mor, er mor med ID-porten og lærer med Feide', async () => {
    const id = await p.r.person({ navn: 'Begge Deler', fodselsdato: '1980-01-01' });
    await p.r.ansett(id, NORDBYGDA, { kode: '7961', tittel: 'Lærer' });
    await p.r.ansvar(await p.r.person({ navn: 'Barn Begge' }), [id]);
    const { rows } = await sql<{ brukernavn: string }>`
      select brukernavn from register.personalressurs where person_id = ${id} and kjent_til is null`.execute(p.r.eier);
    await p.kjent(id, 'Begge Deler', rows[0]!);
    expect((await loggInnSom(p.adresse, id)).svar.kropp).toContain('[foresatt]');
    expect((await loggInnSom(p.adresse, id, { tilbyder: 'feide', som: 'ansatt' })).svar.kropp).toContain('[larer]');
  });

  test('en Entra-konto kan registreres på forhånd, uten nummer i HR', async () => {
    const id = await p.r.person({ navn: 'Vikar Vikarsen', fodselsdato: '1980-01-01' });
    await tildelRolle(p.r.eier, {
      personId: id,
      rolle: 'larer',
      skole: NORDBYGDA,
      begrunnelse: 'Vikar denne uka',
      fra: '2026-11-01',
      til: '2026-12-01',
      gitt: '2026-11-01T00:00:00Z',
      gittAv: p.larer,
    });
    const person = { id, navn: 'Vikar Vikarsen', hva: '', gruppe: '', identifikator: null };
    p.folk.push(person);
    await expect(loggInnSom(p.adresse, id, { tilbyder: 'entra' })).rejects.toThrow('403');
    await forhandsregistrerEntra(
      { db: p.r.dor.db, nokler: p.r.dor.nokler, miljo: 'test', na: p.r.klokke.na().toString() },
      { tenant: TENANT, oid: uuidFor('entra', person), personId: id },
    );
    expect((await loggInnSom(p.adresse, id, { tilbyder: 'entra' })).svar.kropp).toContain('Vikar Vikarsen [larer]');
  });

  test('[V01] en far uten foreldreansvar kommer inn til sin egen side, og når ingen', async () => {
    const id = await p.kjent(await p.r.person({ navn: 'Leite Far', fodselsdato: '1980-01-01' }), 'Leite Far');
    const { svar } = await loggInnSom(p.adresse, id);
    expect(svar.status).toBe(200);
    expect(svar.kropp).toContain('Hei Leite Far [foresatt] [idporten betydelig true]');
  });

  test('en som er kjent, men ikke har noe å gjøre her på jobb, får en rolig side, ikke en feil', async () => {
    const id = await p.kjent(await p.r.person({ navn: 'Sluttet Ansatt', fodselsdato: '1980-01-01' }), 'Sluttet Ansatt');
    const { svar } = await loggInnSom(p.adresse, id, { tilbyder: 'bankid' });
    expect(svar.status).toBe(200);
    for (const ord of ['Hei, Sluttet', 'ingen rolle her nå', 'Spør nærmeste leder', 'ID-porten'])
      expect(svar.kropp).toContain(ord);
  });

  test('[ASVS-V3.3.1] tokenet ligger i en kapsel skriptene ikke ser; bare summen i basen', async () => {
    const klient = nyNettklient();
    const start = await til(klient, '/logg-inn/idporten');
    const ved = await klient.folg(start, { person: p.mor, stopp: (u) => u.pathname.endsWith('/svar') });
    const r = await klient.hent(ved.sted!);
    const linje = r.hoder.getSetCookie().find((l) => l.startsWith('friminutt='))!;
    expect(linje).toMatch(/HttpOnly/);
    expect(linje).toMatch(/SameSite=Lax/);
    expect(linje).not.toMatch(/Max-Age|Expires/);
    const { rows } = await sql<{ t: string }>`select row_to_json(o)::text as t from tilgang.okt o`.execute(p.r.eier);
    const alt = rows.map((x) => x.t).join('');
    expect(alt).not.toContain(klient.kapsel('friminutt'));
    expect(p.folk.some((f) => f.identifikator !== null && alt.includes(f.identifikator))).toBe(false);
  });

  test('[ASVS 6.3.1, 2.4.1] I-12 for mange forsøk fra ett sted må vente, og de andre merker ingenting', async () => {
    await nyNettklient().hent(`${p.adresse}/logg-inn/idporten`);
    await sql`insert into tilgang.innloggingsforsok (state_sum, kapsel_sum, tilbyder, avsender, innhold, opprettet, utloper)
      select sha256(n::text::bytea), sha256(n::text::bytea), tilbyder, avsender, innhold, opprettet, utloper
      from (select * from tilgang.innloggingsforsok order by opprettet desc limit 1) f, generate_series(1, 700) n`.execute(
      p.r.eier,
    );
    const r = await nyNettklient().hent(`${p.adresse}/logg-inn/idporten`);
    expect(r.status).toBe(429);
    p.r.klokke.flytt({ minutes: 20 });
    expect((await nyNettklient().hent(`${p.adresse}/logg-inn/idporten`)).status).toBe(303);
    await sql`delete from tilgang.innloggingsforsok`.execute(p.r.eier);
  });

  test('[ASVS 16.2.5, 14.2.1, 16.3.1] ingen nummer, tokener eller adresser med spørring i loggen', async () => {
    await loggInnSom(p.adresse, p.mor);
    const alt = p.logg.join('\n');
    expect(alt).toContain('Innlogget');
    expect(alt).not.toMatch(/\d{11}|eyJ|state=|code=/);
  });

  test('språket følger økten', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    await til(klient, '/sprak/nn');
    expect((await til(klient, '/')).kropp).toMatch(/ nn</);
  });

  test.each`
    til                      | svar
    ${'/personer/1?a=b'}     | ${'/personer/1?a=b'}
    ${'https://ond.example'} | ${'/'}
    ${'//ond.example'}       | ${'/'}
    ${'/\\ond.example'}      | ${'/'}
    ${'javascript:alert(1)'} | ${'/'}
    ${'/logg-ut'}            | ${'/'}
    ${'/elever?navn=å一'}    | ${'/elever?navn=%C3%A5%E4%B8%80'}
    ${'/a\u0000b'}           | ${'/'}
    ${'/\ud800'}             | ${'/'}
    ${'/..//ond.example'}    | ${'/'}
    ${undefined}             | ${'/'}
  `('etter innlogging til $til: $svar', ({ til: inn, svar }) => {
    expect(tryggAdresse(inn)).toBe(svar);
  });

  test('[ASVS 15.2.3, 6.3.4] produksjon nekter stedfortrederen', () => {
    const o = { ...p.oppsett, adresse: 'https://skole.fjordvik.example' };
    expect(() => krevEkte(o)).toThrow('idporten.utsteder');
    expect(() => krevEkte({ adresse: 'https://skole.fjordvik.example' })).toThrow('ingen innloggingstilbyder');
    const ekte = Innloggingsoppsett.parse({
      adresse: 'https://skole.fjordvik.example',
      idporten: { utsteder: 'https://idporten.no', klientId: 'a', nokkelfil: '/n' },
    });
    expect(() => krevEkte(ekte)).not.toThrow();
    expect(() => krevEkte({ ...ekte, adresse: 'lokal' })).toThrow('adresse');
  });
});

describe('innlogginger i sporingen', () => {
  const spor = async (id: string) =>
    (
      await sql<{
        x: string;
      }>`select concat_ws(' ', replace(handling, 'tilgang.okt.', ''), detaljer->>'tilbyder', detaljer->>'niva', detaljer->>'grunn') as x
        from sporing.endring where ${id}::uuid = any(gjelder) and aktor = 'innlogging' order by tid, handling`.execute(p.r.eier)
    ).rows.map((r) => r.x);

  test('[ASVS 16.3.1] inn, på høyere nivå og ut: hver gang en rad, med hvem, hvordan og hvorfor det var slutt', async () => {
    const id = await p.kjent(await p.r.person({ navn: 'Spor Persen', fodselsdato: '1980-01-01' }), 'Spor Persen');
    const { klient } = await loggInnSom(p.adresse, id);
    p.r.klokke.flytt({ minutes: 1 });
    await klient.folg(await til(klient, '/logg-inn?niva=hoyt'), { person: id });
    p.r.klokke.flytt({ minutes: 1 });
    await klient.send(`${p.adresse}/logg-ut`, {});
    const rader = await spor(id);
    expect(rader[0]).toBe('innlogget idporten betydelig');
    expect(rader.slice(1, 3).toSorted()).toEqual(['avsluttet ny', 'fornyet idporten hoyt']);
    expect(rader.at(-1)).toBe('avsluttet selv');
    // by whatever way it is ended, also by a hand in the database
    await loggInnSom(p.adresse, id);
    await sql`update tilgang.okt set avsluttet = now(), avsluttet_grunn = 'rolle' where person_id = ${id} and avsluttet is null`.execute(
      p.r.eier,
    );
    expect(await spor(id)).toContain('avsluttet rolle');
    expect(JSON.stringify(await spor(id))).not.toMatch(/\d{11}/);
  });

  test('[ASVS 16.3.1] et avvist forsøk står med grunnen og uten hvem; løse svar utenfra skriver ingenting', async () => {
    const avviste = async () => p.r.eier.executeQuery<{ gjelder: string[]; detaljer: object }>(sql`select gjelder, detaljer from sporing.endring where handling = 'tilgang.okt.avvist'`.compile(p.r.eier)).then((r) => r.rows); // prettier-ignore
    const for_ = (await avviste()).length;
    await nyNettklient().hent(`${p.adresse}/logg-inn/idporten/svar?state=${'x'.repeat(43)}&code=y`);
    expect(await avviste()).toHaveLength(for_);
    const klient = nyNettklient();
    const ved = await klient.folg(await til(klient, '/logg-inn/idporten'), {
      person: p.mor,
      stopp: (u) => u.pathname.endsWith('/svar'),
    });
    const svar = new URL(ved.sted!);
    svar.searchParams.set('code', 'en-annen-kode');
    expect((await klient.hent(svar.href)).status).toBeGreaterThanOrEqual(400);
    expect((await avviste()).slice(for_)).toEqual([
      { gjelder: [], detaljer: expect.objectContaining({ tilbyder: 'idporten', som: 'foresatt' }) },
    ]);
  });
});

describe('mer innlogging for noe beskyttet', () => {
  test('[ASVS 6.8.4, 8.2.1] en side som krever høyt nivå, sender til ID-porten og tilbake til samme side', async () => {
    beskyttet = 'hoyt';
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const gammel = klient.kapsel('friminutt');
    const r = await til(klient, `/barn/${p.barn}`);
    expect(sted(r.sted)).toBe(`/logg-inn?til=${encodeURIComponent(`/barn/${p.barn}`)}&niva=hoyt`);
    const ferdig = await klient.folg(r, { person: p.mor });
    expect([sted(ferdig.url), ferdig.kropp.includes('barnet')]).toEqual([`/barn/${p.barn}`, true]);
    expect(klient.kapsel('friminutt')).not.toBe(gammel);
    const dod = nyNettklient();
    dod.settKapsel(p.adresse, 'friminutt', gammel);
    expect((await til(dod, '/')).status).toBe(303);
  });

  test('[ASVS 8.2.2] den som ikke når barnet, får ikke vite at mer innlogging ville hjulpet', async () => {
    beskyttet = 'hoyt';
    const { klient } = await loggInnSom(p.adresse, p.mor);
    expect((await til(klient, `/barn/${crypto.randomUUID()}`)).status).toBe(404);
  });

  test('[ASVS 14.2.2] det som var skrevet, er der etterpå, én gang, kryptert imens og bare for den som skrev', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const r = await send(klient, '/skriv', { tekst: 'en lang historie' });
    expect(sted(r.sted)).toMatch(/^\/logg-inn\?til=%2Fskriv%3F_kladd%3D[0-9a-f-]{36}&niva=hoyt$/);
    expect(lest).toEqual([]);
    const { rows } = await sql<{ t: string }>`select encode(innhold, 'escape') as t from tilgang.skjemakladd`.execute(p.r.eier);
    expect([rows.length, rows[0]!.t.includes('historie')]).toEqual([1, false]);
    const kladd = new URL(r.sted!).searchParams.get('til')!;
    const annen = await loggInnSom(p.adresse, p.larer, { tilbyder: 'bankid' });
    expect((await til(annen.klient, kladd)).kropp).toContain('[]');
    const igjen = await klient.folg(r, { person: p.mor });
    expect(igjen.kropp).toContain('[en lang historie]');
    expect(igjen.kropp).toContain('Du er logget inn igjen');
    await send(klient, '/skriv', { tekst: 'en lang historie' });
    expect(lest).toEqual(['en lang historie']);
    expect((await til(klient, kladd)).kropp).toContain('[]');
  });

  test('programmer får vite at nivået mangler', async () => {
    beskyttet = 'hoyt';
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const r = await klient.hent(`${p.adresse}/barn/${p.barn}`, { accept: 'application/json' });
    expect([r.status, (JSON.parse(r.kropp) as { type: string }).type]).toEqual([401, 'urn:friminutt:feil:krever_hoyt_niva']);
  });

  test('en ansatt med Feide kan velge en innlogging som gir høyt nivå', async () => {
    const { klient } = await loggInnSom(p.adresse, p.larer, { tilbyder: 'feide', som: 'ansatt' });
    const r = await send(klient, '/skriv', { tekst: 'x' });
    const valg = await klient.hent(r.sted!);
    expect(valg.kropp).toContain('Logg inn med BankID');
    expect(valg.kropp).not.toContain('Logg inn med Feide');
  });
});

describe('delte maskiner', () => {
  const settLas = (verdi: unknown) =>
    sql`insert into grunn.innstilling (id, navn, verdi, satt) values (${crypto.randomUUID()}, 'tilgang.autolas', ${JSON.stringify(verdi)}, clock_timestamp())`.execute(
      p.r.eier,
    );

  test('[E47] skolens minutter låser skjermen; samme person fortsetter der hen var', async () => {
    await settLas({ minutter: null, skoler: { [NORDBYGDA]: 5 } });
    const { klient } = await loggInnSom(p.adresse, p.larer, { tilbyder: 'feide', som: 'ansatt', til: '/skriv' });
    expect((JSON.parse((await til(klient, '/okt')).kropp) as { lasEtter: number }).lasEtter).toBe(5);
    p.r.klokke.flytt({ minutes: 6 });
    const r = await til(klient, '/skriv');
    expect(sted(r.sted)).toBe('/logg-inn?til=%2Fskriv');
    const valg = await klient.hent(r.sted!);
    expect(valg.kropp).toContain('Logg inn igjen som Lisabeth Lærer');
    // the provider still remembers her: she must show the factors again all the same
    const start = await til(klient, '/logg-inn/feide?som=ansatt&til=%2Fskriv');
    expect(new URL(start.sted!).searchParams.get('prompt')).toBe('login');
    expect(sted((await klient.folg(start, { person: p.larer })).url)).toBe('/skriv');
  });

  test('en annen på samme skjerm får en fersk økt og ikke den andres side', async () => {
    const { klient } = await loggInnSom(p.adresse, p.larer, { tilbyder: 'feide', som: 'ansatt' });
    const gammel = klient.kapsel('friminutt');
    await klient.send(`${p.adresse}/las`, {});
    const ferdig = await klient.folg(await til(klient, '/logg-inn/idporten?til=%2Fskriv'), { person: p.mor });
    expect([sted(ferdig.url), ferdig.kropp.includes('Blid Frue')]).toEqual(['/', true]);
    const dod = nyNettklient();
    dod.settKapsel(p.adresse, 'friminutt', gammel);
    expect((await til(dod, '/')).status).toBe(303);
  });

  test('foresatte på egen telefon låses ikke av skolens minutter', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    p.r.klokke.flytt({ minutes: 20 });
    expect((await til(klient, '/')).status).toBe(200);
  });
});

describe('en foresatts egen enhet', () => {
  test('[ASVS 8.2.1] kan melde fravær og ingenting annet, til den fjernes', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    expect((await send(klient, '/okter/husk-enhet')).status).toBe(303);
    const enhet = klient.kapsel('friminutt-enhet');
    expect(enhet).toMatch(/^[\w-]{43}$/);
    const telefon = nyNettklient();
    telefon.settKapsel(p.adresse, 'friminutt-enhet', enhet);
    expect((await til(telefon, `/fravar/${p.barn}`)).status).toBe(200);
    for (const sti of ['/', `/barn/${p.barn}`, '/okter', '/skriv'])
      expect(sted((await til(telefon, sti)).sted)).toMatch(/^\/logg-inn/);
    expect((await til(telefon, `/fravar/${crypto.randomUUID()}`)).status).toBe(404);
    p.r.klokke.flytt({ hours: 24 * 89 });
    expect((await til(telefon, `/fravar/${p.barn}`)).status).toBe(200);
    p.r.klokke.flytt({ hours: 48 });
    expect((await til(telefon, `/fravar/${p.barn}`)).status).toBe(303);

    p.r.klokke.settTil('2026-11-22T10:05:00Z');
    const okter = await til(klient, '/okter');
    const id = /\/okter\/([0-9a-f-]{36})\/avslutt"[^>]*>(?:(?!<\/form>).)*Fjern/s.exec(okter.kropp)![1]!;
    await send(klient, `/okter/${id}/avslutt`);
    expect((await til(telefon, `/fravar/${p.barn}`)).status).toBe(303);
  });

  test('bare foresatte kan få en enhet husket', async () => {
    const { klient } = await loggInnSom(p.adresse, p.larer, { tilbyder: 'feide', som: 'ansatt' });
    expect((await send(klient, '/okter/husk-enhet')).status).toBe(403);
  });
});
