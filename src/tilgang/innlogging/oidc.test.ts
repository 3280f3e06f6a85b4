// S8: what must never log anybody in. Over real HTTP, against a stand-in that is told to misbehave.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ingenPersoner, ruter, side, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { innloggingssti, loggInnSom, nyNettklient, type Innloggingsvei, type Nettklient, type Svar } from '#verktoy/logg-inn.ts';
import { giNummer, nyProveinnlogging, nyttNummer, type Proveinnlogging } from '#verktoy/proveinnlogging.ts';
import { nummerserie } from '#verden/nummer.ts';
import { stengKontoer } from './index.ts';
import { ANNEN_TJENESTE, uuidFor, type Avvik, type Token } from './simulator/index.ts';

const regel = regelsett('prove', { meg: { tekst: 'se forsiden', hvem: ROLLER.map((r) => gi(r).til('segSelv')) } }).meg;
const meg = visning({
  regel,
  inndata: z.object({}),
  utdata: z.object({ id: z.string() }),
  hent: async (s) => ({ id: s.aktor.id }),
  viser: ingenPersoner,
});
const RUTER = [ruter('', [side('/', meg, (m) => ({ tittel: 'Meg', innhold: `Innlogget: ${m.id}` }))])];
let p: Proveinnlogging;

beforeAll(async () => {
  p = await nyProveinnlogging(RUTER);
}, 60_000);
afterAll(() => p.slipp());
afterEach(() => {
  p.sim.avvik({});
  p.r.klokke.settTil('2026-11-22T10:00:00Z');
});

interface Vei {
  readonly tilbyder?: Innloggingsvei;
  readonly som?: 'elev';
  readonly person?: string;
  readonly niva?: 'hoyt';
  readonly klient?: Nettklient;
}

/** Goes as far as the provider's answer, and gives its address without opening it. */
async function tilSvaret(v: Vei = {}): Promise<{ klient: Nettklient; svar: URL }> {
  const klient = v.klient ?? nyNettklient();
  const start = await klient.hent(`${p.adresse}${innloggingssti(v)}`);
  const ved = await klient.folg(start, {
    person: v.person ?? (v.tilbyder === undefined || v.tilbyder === 'idporten' ? p.mor : p.larer),
    stopp: (u) => u.pathname.endsWith('/svar'),
  });
  return { klient, svar: new URL(ved.sted!) };
}

/** Opens the answer and asserts that nobody was logged in. */
async function avvist(klient: Nettklient, svar: URL | string): Promise<Svar> {
  const for_ = await antallOkter();
  const r = await klient.hent(String(svar));
  expect(klient.kapsel('friminutt')).toBeUndefined();
  expect(r.sted).toBeUndefined();
  expect(await antallOkter()).toBe(for_);
  expect(r.kropp).toContain('<h1');
  // a random id or nonce may hold eleven digits in a row; a number of a person stands alone
  expect(r.kropp).not.toMatch(/(?<![\w-])\d{11}(?![\w-])/);
  return r;
}

const antallOkter = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from tilgang.okt`.execute(p.r.eier)).rows[0]!.n;

describe('svaret gjennom nettleseren', () => {
  test('[S8] uten avvik blir moren innlogget', async () => {
    const { klient, svar } = await tilSvaret();
    const r = await klient.folg(await klient.hent(svar.href));
    expect(r.kropp).toContain(p.mor);
  });

  test.each([
    ['feil state', (u: URL) => u.searchParams.set('state', 'a'.repeat(43))],
    ['uten state', (u: URL) => u.searchParams.delete('state')],
    ['to ganger state', (u: URL) => u.searchParams.append('state', 'b')],
    ['feil iss-parameter', (u: URL) => u.searchParams.set('iss', 'https://ond.example')],
    ['iss-parameter med skråstrek til slutt', (u: URL) => u.searchParams.set('iss', `${u.searchParams.get('iss')}/`)],
    ['uten iss-parameter', (u: URL) => u.searchParams.delete('iss')],
    ['uten kode', (u: URL) => u.searchParams.delete('code')],
    ['oppdiktet kode', (u: URL) => u.searchParams.set('code', 'oppdiktet')],
    ['to koder', (u: URL) => u.searchParams.append('code', 'to')],
    ['både kode og feil', (u: URL) => u.searchParams.set('error', 'server_error')],
  ])('[ASVS 10.1.2, 10.2.1, 10.2.2] [S8] %s avvises', async (_navn, endre) => {
    const { klient, svar } = await tilSvaret();
    endre(svar);
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.1.2] [S8] det samme svaret to ganger logger bare inn én gang', async () => {
    const { klient, svar } = await tilSvaret();
    await klient.hent(svar.href);
    expect(klient.kapsel('friminutt')).toBeDefined();
    const for_ = await antallOkter();
    expect((await klient.hent(svar.href)).status).toBe(400);
    expect(await antallOkter()).toBe(for_);
  });

  test('[ASVS 10.1.2, 7.6.2] [S8] svaret åpnet i en annen nettleser avvises (fiksering)', async () => {
    const { svar } = await tilSvaret();
    const offer = nyNettklient();
    expect((await avvist(offer, svar)).status).toBe(400);
    // also when that browser has begun a login of its own
    await offer.hent(`${p.adresse}/logg-inn/idporten`);
    expect(await avvist(offer, svar)).toMatchObject({ sted: undefined });
  });

  test('[S8] kapselen fra en annen nettleser avvises', async () => {
    const { klient, svar } = await tilSvaret();
    klient.settKapsel(p.adresse, 'friminutt-innlogging', 'x'.repeat(43));
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[S8] et svar etter ti minutter avvises', async () => {
    const { klient, svar } = await tilSvaret();
    p.r.klokke.flytt({ minutes: 11 });
    expect((await avvist(klient, svar)).kropp).toContain('ti minutter');
  });

  test('[ASVS 10.2.2, 6.8.1] [S8] svaret fra én tilbyder levert som en annens avvises (forveksling)', async () => {
    const { klient, svar } = await tilSvaret();
    svar.pathname = '/logg-inn/bankid/svar';
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.2.1] [S8] en kode fra en annen økt avvises (PKCE)', async () => {
    const angriper = await tilSvaret();
    const { klient, svar } = await tilSvaret();
    svar.searchParams.set('code', angriper.svar.searchParams.get('code')!);
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[S8] en brukt kode avvises', async () => {
    const forste = await tilSvaret();
    await forste.klient.hent(forste.svar.href);
    const { klient, svar } = await tilSvaret();
    svar.searchParams.set('code', forste.svar.searchParams.get('code')!);
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.1.2] [S8] en kode gitt til en annen tjeneste avvises', async () => {
    const klient = nyNettklient();
    const u = new URL(`${p.sim.utsteder('idporten')}/authorize`);
    u.search = new URLSearchParams({
      client_id: ANNEN_TJENESTE.klientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'http://localhost:1/annen',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    }).toString();
    const ved = await klient.folg(await klient.hent(u.href), { person: p.mor, stopp: (x) => x.pathname === '/annen' });
    const kode = new URL(ved.sted!).searchParams.get('code')!;
    const { svar } = await tilSvaret({ klient });
    svar.searchParams.set('code', kode);
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test.each`
    feil                         | tekst
    ${'access_denied'}           | ${'avbrutt'}
    ${'login_required'}          | ${'kunne ikke godta'}
    ${'server_error'}            | ${'svarer ikke'}
    ${'temporarily_unavailable'} | ${'svarer ikke'}
  `('[S8] feilsvaret $feil gir en rolig side', async ({ feil, tekst }) => {
    const { klient, svar } = await tilSvaret();
    svar.searchParams.delete('code');
    svar.searchParams.set('error', feil as string);
    expect((await avvist(klient, svar)).kropp).toContain(tekst);
  });

  test('[ASVS 1.2.1] [S8] oppmerking i error_description kommer ikke fram', async () => {
    const { klient, svar } = await tilSvaret();
    svar.searchParams.delete('code');
    svar.searchParams.set('error', 'access_denied');
    svar.searchParams.set('error_description', '<script>alert(1)</script>');
    const r = await avvist(klient, svar);
    expect(r.kropp).not.toContain('alert(1)');
    expect(p.logg.join('')).not.toContain('alert(1)');
  });

  test('[S8] to faner kan begge fullføre, og den siste økten gjelder', async () => {
    const klient = nyNettklient();
    const en = await tilSvaret({ klient });
    const to = await tilSvaret({ klient });
    await klient.hent(en.svar.href);
    const forste = klient.kapsel('friminutt');
    await klient.hent(to.svar.href);
    const siste = klient.kapsel('friminutt');
    expect(siste).not.toBe(forste);
    const gammel = nyNettklient();
    gammel.settKapsel(p.adresse, 'friminutt', forste);
    expect((await gammel.hent(`${p.adresse}/`)).status).toBe(303);
  });

  test.each(['https://ond.example', '//ond.example', '/\\ond.example', 'javascript:alert(1)', '/logg-ut'])(
    '[ASVS 3.7.2] [S8] til=%s sender ingen bort herfra',
    async (til) => {
      const { svar } = await loggInnSom(p.adresse, p.mor, { til });
      expect(new URL(svar.url).origin).toBe(new URL(p.adresse).origin);
      expect(new URL(svar.url).pathname).toBe('/');
    },
  );

  test('[ASVS 7.2.4, 7.2.1] [S8] en økt valgt av noen andre tas ikke i bruk', async () => {
    const klient = nyNettklient();
    klient.settKapsel(p.adresse, 'friminutt', 'valgt-av-en-angriper');
    await loggInnSom(p.adresse, p.mor, { klient });
    expect(klient.kapsel('friminutt')).not.toBe('valgt-av-en-angriper');
  });
});

describe('id_token', () => {
  const na = () => Math.floor(Date.now() / 1000);
  test('[S8] et token som bare er signert på nytt, godtas: det er innholdet som avgjør', async () => {
    p.sim.avvik({ token: () => undefined });
    expect((await loggInnSom(p.adresse, p.mor)).svar.kropp).toContain(p.mor);
  });

  test.each<[string, (t: Token) => void]>([
    ['uten nonce', (t) => delete t.krav['nonce']],
    ['feil nonce', (t) => (t.krav['nonce'] = 'en annen')],
    ['feil iss', (t) => (t.krav['iss'] = 'https://ond.example')],
    ['iss med skråstrek til slutt', (t) => (t.krav['iss'] = `${String(t.krav['iss'])}/`)],
    ['feil aud', (t) => (t.krav['aud'] = 'annen-tjeneste')],
    ['flere mottakere', (t) => ((t.krav['aud'] = ['friminutt', 'annen-tjeneste']), (t.krav['azp'] = 'friminutt'))],
    ['azp en annen', (t) => (t.krav['azp'] = 'annen-tjeneste')],
    ['utløpt', (t) => (t.krav['exp'] = na() - 120)],
    ['uten exp', (t) => delete t.krav['exp']],
    ['ikke gyldig ennå', (t) => (t.krav['nbf'] = na() + 600)],
    ['utstedt i framtida', (t) => (t.krav['iat'] = na() + 600)],
    ['utstedt for lenge siden', (t) => (t.krav['iat'] = na() - 3600)],
    ['uten sub', (t) => delete t.krav['sub']],
    ['ukjent kid', (t) => (t.hode['kid'] = 'ukjent')],
    ['alg none', (t) => (t.nokkel = 'ingen')],
    ['HS256 med den offentlige nøkkelen', (t) => (t.nokkel = 'offentlig')],
    ['signert med en annen nøkkel', (t) => (t.nokkel = 'annen')],
    ['ødelagt signatur', (t) => (t.nokkel = 'odelagt')],
  ])('[ASVS 6.8.2, 9.1.1, 9.1.2, 9.1.3, 9.2.1, 9.2.3, 10.5.1, 10.5.3, 10.5.4] [S8] %s avvises', async (_navn, token) => {
    p.sim.avvik({ token });
    const { klient, svar } = await tilSvaret();
    expect((await avvist(klient, svar)).status).toBe(400);
  });

  test('[ASVS 6.8.1, 10.5.3] [S8] et id_token fra en annen tilbyder avvises', async () => {
    await loggInnSom(p.adresse, p.larer, { tilbyder: 'bankid' });
    p.sim.avvik({ erstatt: p.sim.tokener.at(-1) });
    const { klient, svar } = await tilSvaret();
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.5.1] [S8] et gammelt id_token spilt av igjen avvises', async () => {
    await loggInnSom(p.adresse, p.mor);
    p.sim.avvik({ erstatt: p.sim.tokener.at(-1) });
    const { klient, svar } = await tilSvaret();
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test.each([['tull'], ['a.b.c'], ['']])('[ASVS 9.2.2] [S8] «%s» i stedet for et token avvises', async (erstatt) => {
    p.sim.avvik({ erstatt });
    const { klient, svar } = await tilSvaret();
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });
});

describe('nivået', () => {
  test.each<[string, Vei, Avvik]>([
    ['lavere enn det vi ba om', { niva: 'hoyt' }, { acr: 'idporten-loa-substantial' }],
    ['lavere enn det minste', {}, { acr: 'idporten-loa-low' }],
    ['uten acr', {}, { acr: null }],
    ['et nivå vi ikke kjenner', {}, { acr: 'idporten-loa-high-nesten' }],
    [
      'amr sier mer enn acr',
      { niva: 'hoyt' },
      { acr: 'idporten-loa-substantial', token: (t) => (t.krav['amr'] = ['BankID', 'high']) },
    ],
    ['Feide uten to faktorer for en ansatt', { tilbyder: 'feide' }, { acr: null }],
    ['Entra uten den avtalte konteksten', { tilbyder: 'entra' }, { token: (t) => (t.krav['acrs'] = ['c9']) }],
    ['Entra uten acrs', { tilbyder: 'entra' }, { token: (t) => delete t.krav['acrs'] }],
    ['BankID med biometri alene', { tilbyder: 'bankid' }, { acr: 'urn:bankid:bis;LOA=3' }],
  ])('[ASVS 6.8.4, 6.3.3] [S8] %s avvises', async (_navn, vei, avvik) => {
    p.sim.avvik(avvik);
    const { klient, svar } = await tilSvaret(vei);
    const r = await avvist(klient, svar);
    expect([r.status, r.kropp.includes('ikke sterk nok')]).toEqual([403, true]);
  });

  test('[ASVS 6.3.3] [S8] en ansatt som kommer som elev, må vise to faktorer', async () => {
    p.sim.avvik({}, 'feide');
    const { klient, svar } = await tilSvaret({ tilbyder: 'feide', som: 'elev' });
    const r = await klient.hent(svar.href);
    expect(r.sted).toContain('/logg-inn/feide?som=ansatt');
    expect(klient.kapsel('friminutt')).toBeUndefined();
    expect((await klient.folg(r, { person: p.larer })).kropp).toContain(p.larer);
  });
});

describe('hvem det er', () => {
  test.each<[string, (t: Token) => void, string]>([
    ['uten pid', (t) => delete t.krav['pid'], 'Vi vet ikke hvem du er'],
    ['pid som ingen har her', (t) => (t.krav['pid'] = nyttNummer()), 'fant deg ikke'],
    ['pid med bokstaver', (t) => (t.krav['pid'] = '1234567890a'), 'fant deg ikke'],
    ['pid med feil kontrollsiffer', (t) => (t.krav['pid'] = '01810112345'), 'fant deg ikke'],
    ['pid som tall', (t) => (t.krav['pid'] = 12_345_678_901), 'Vi vet ikke hvem du er'],
    ['pid som liste', (t) => (t.krav['pid'] = ['a']), 'Vi vet ikke hvem du er'],
  ])('[ASVS 10.5.2] [S8] %s gir ingen økt', async (_navn, token, tekst) => {
    p.sim.avvik({ token });
    const { klient, svar } = await tilSvaret();
    expect((await avvist(klient, svar)).kropp).toContain(tekst);
  });

  test('[S8] den som ikke er noen her, kan logge ut hos ID-porten', async () => {
    p.sim.avvik({ token: (t) => (t.krav['pid'] = nyttNummer()) });
    const { klient, svar } = await tilSvaret();
    const r = await avvist(klient, svar);
    expect(r.kropp).toContain('Logg ut av ID-porten');
    expect(r.kropp).toContain('name="id_token_hint"');
    expect(r.hoder.get('content-security-policy')).toContain(`form-action 'self' ${p.standin}`);
  });

  test('[S8] et d-nummer er like godt', async () => {
    const id = await p.r.person({ navn: 'Ny Innflytter', fodselsdato: '1990-01-01' });
    const nummer = nummerserie(99).dNummer('1990-01-01', 'kvinne');
    await giNummer(p.r, id, nummer, 'dNummer');
    p.folk.push({ id, navn: 'Ny Innflytter', hva: '', gruppe: '', identifikator: nummer });
    expect((await loggInnSom(p.adresse, id)).svar.status).toBe(200);
  });

  test('[ASVS 7.4.2] [S8] en stengt konto åpnes ikke ved å logge inn igjen, og økten er død', async () => {
    const id = await p.kjent(await p.r.person({ navn: 'Stengt Konto' }), 'Stengt Konto');
    await p.r.ansvar(await p.r.person({ navn: 'Barn Stengt' }), [id]);
    const { klient } = await loggInnSom(p.adresse, id);
    expect((await klient.hent(`${p.adresse}/`)).status).toBe(200);
    expect(await stengKontoer(p.r.dor.db, { personId: id, na: p.r.klokke.na().toString(), stengtAv: p.larer })).toBe(1);
    expect((await klient.hent(`${p.adresse}/`)).status).toBe(303);
    const ny = await tilSvaret({ person: id });
    expect((await avvist(ny.klient, ny.svar)).kropp).toContain('stengt');
  });

  test('[S8] en død person logger ikke inn', async () => {
    const id = await p.kjent(await p.r.person({ navn: 'Avdod Person' }), 'Avdod Person');
    await sql`update register.personalia set dodsdato = '2026-01-01' where person_id = ${id}`.execute(p.r.eier);
    const { klient, svar } = await tilSvaret({ person: id });
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[S8] to rader som er slått sammen, er én person', async () => {
    const gammel = await p.kjent(await p.r.person({ navn: 'Dobbel Person' }), 'Dobbel Person');
    const beholdt = await p.r.person({ navn: 'Dobbel Person' });
    await p.r.ansvar(await p.r.person({ navn: 'Barn Dobbel' }), [beholdt]);
    await sql`update register.person set sammenslatt_med = ${beholdt} where id = ${gammel}`.execute(p.r.eier);
    expect((await loggInnSom(p.adresse, gammel)).svar.kropp).toContain(beholdt);
  });

  test.each<[string, Innloggingsvei, (t: Token) => void]>([
    ['en annen tenant', 'entra', (t) => (t.krav['tid'] = '00000000-0000-4000-8000-000000000000')],
    ['en gjest i tenanten', 'entra', (t) => (t.krav['acct'] = 1)],
    ['uten oid', 'entra', (t) => delete t.krav['oid']],
  ])('[S8] Entra med %s avvises', async (_navn, tilbyder, token) => {
    p.sim.avvik({ token });
    const { klient, svar } = await tilSvaret({ tilbyder });
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.5.2, 6.8.1] [S8] en e-postadresse kobler ingen', async () => {
    const { rows } = await sql<{
      brukernavn: string;
    }>`select brukernavn from register.personalressurs where person_id = ${p.larer}`.execute(p.r.eier);
    const id = await p.r.person({ navn: 'Ukjent Bruker' });
    p.folk.push({ id, navn: 'Ukjent Bruker', hva: '', gruppe: '', identifikator: null, brukernavn: 'ukjent' });
    const epost = `${rows[0]!.brukernavn}@fjordvik.example`;
    for (const tilbyder of ['feide', 'entra'] as const) {
      p.sim.avvik({
        token: (t) => ((t.krav['email'] = epost), (t.krav['email_verified'] = true), (t.krav['preferred_username'] = epost)),
      });
      const { klient, svar } = await tilSvaret({ tilbyder, person: id });
      expect((await avvist(klient, svar)).kropp).toContain('fant deg ikke');
    }
  });

  test('[S8] et prinsipalnavn i et fremmed område kobler ingen', async () => {
    const id = await p.r.person({ navn: 'Fremmed Lærer' });
    await p.r.ansett(id, '974000001', { kode: '7961', tittel: 'Lærer' });
    const { rows } = await sql<{
      brukernavn: string;
    }>`select brukernavn from register.personalressurs where person_id = ${id}`.execute(p.r.eier);
    p.folk.push({ id, navn: 'Fremmed Lærer', hva: '', gruppe: '', identifikator: null, brukernavn: rows[0]!.brukernavn });
    const krav = 'https://n.feide.no/claims/eduPersonPrincipalName';
    const fremmed = `${rows[0]!.brukernavn}@ond.example`;
    p.sim.avvik({ token: (t) => (t.krav[krav] = fremmed), brukerinfo: (k) => (k[krav] = fremmed) });
    const { klient, svar } = await tilSvaret({ tilbyder: 'feide', person: id });
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });

  test('[ASVS 10.5.2] [S8] brukerinfo om en annen sub avvises', async () => {
    p.sim.avvik({ brukerinfo: (k) => (k['sub'] = uuidFor('x', p.folk[0]!)) });
    const { klient, svar } = await tilSvaret({ tilbyder: 'feide' });
    expect(await avvist(klient, svar)).toMatchObject({ sted: undefined });
  });
});

describe('når tilbyderen ikke virker', () => {
  test.each<[string, Avvik]>([
    ['oppdagelsen er nede', { nede: ['oppdagelse'] }],
    ['nøklene er nede', { nede: ['nokler'] }],
    ['token-adressen er nede', { nede: ['token'] }],
    ['token-adressen er treg', { ventMs: 3_000 }],
  ])('[ASVS 16.5.2, 16.5.3] [S8] %s: en rolig side, ingen økt, og det virker igjen etterpå', async (_navn, avvik) => {
    const q = await nyProveinnlogging(RUTER);
    try {
      q.sim.avvik(avvik);
      const klient = nyNettklient();
      const r = await klient.folg(await klient.hent(`${q.adresse}/logg-inn/idporten`), { person: q.mor });
      expect([r.status, r.kropp.includes('svarer ikke')]).toEqual([503, true]);
      expect(klient.kapsel('friminutt')).toBeUndefined();
      q.sim.avvik({});
      expect((await loggInnSom(q.adresse, q.mor)).svar.kropp).toContain(q.mor);
    } finally {
      await q.slipp();
    }
  });
});

describe('utlogging utenfra', () => {
  const sidI = (jwt: string): string =>
    (JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()) as { sid: string }).sid;
  const lever = async (klient: Nettklient) => (await klient.hent(`${p.adresse}/`)).status === 200;
  const front = (felt: Record<string, string>) =>
    nyNettklient().hent(`${p.adresse}/logg-ut/frontkanal?${new URLSearchParams(felt).toString()}`);

  test('[S8] frontkanal med feil iss, feil sid eller uten noe avslutter ingen økt', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const sid = sidI(p.sim.tokener.at(-1)!);
    await front({ iss: 'https://ond.example', sid });
    await front({ iss: p.sim.utsteder('bankid'), sid });
    await front({ iss: p.sim.utsteder('idporten'), sid: 'feil' });
    await front({ sid });
    await front({ iss: p.sim.utsteder('idporten') });
    expect(await lever(klient)).toBe(true);
    const r = await front({ iss: p.sim.utsteder('idporten'), sid });
    expect(r.hoder.get('content-security-policy')).toContain('frame-ancestors https://login.idporten.no');
    expect(r.hoder.get('x-frame-options')).toBeNull();
    expect(await lever(klient)).toBe(false);
  });

  test('[ASVS 3.5.1] [S8] en fremmed side kan ikke logge noen ut', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    expect((await klient.send(`${p.adresse}/logg-ut`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await klient.hent(`${p.adresse}/logg-ut`)).status).toBe(404);
    expect(await lever(klient)).toBe(true);
  });
});
