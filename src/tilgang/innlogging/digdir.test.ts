// Digdir's verification tests for ID-porten (docs.digdir.no, «Verifikasjonstestar ID-porten»), numbered as there, with the stand-in as ID-porten and
// a second service in the same circle of trust. 1, 3, 6, 7 and 8 are mandatory.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ingenPersoner, ruter, side, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { loggInnSom, nyNettklient, type Nettklient, type Svar } from '#verktoy/logg-inn.ts';
import { nyProveinnlogging, type Proveinnlogging } from '#verktoy/proveinnlogging.ts';
import { ANNEN_TJENESTE } from './simulator/index.ts';

let p: Proveinnlogging;
const hvem = ROLLER.map((r) => gi(r).til('segSelv'));
const prove = regelsett('prove', {
  meg: { tekst: 'se forsiden', hvem },
  vern: { tekst: 'åpne noe beskyttet', hvem, niva: 'hoyt' },
});
const lag = (regel: (typeof prove)['meg']) =>
  visning({
    regel,
    inndata: z.object({}),
    utdata: z.object({ id: z.string(), niva: z.string() }),
    hent: async (s) => ({ id: s.aktor.id, niva: s.aktor.innlogging?.niva ?? '' }),
    viser: ingenPersoner,
  });
const tegn = (m: { id: string; niva: string }) => ({ tittel: 'Meg', innhold: `Innlogget: ${m.id} ${m.niva}` });

beforeAll(async () => {
  p = await nyProveinnlogging([ruter('', [side('/', lag(prove.meg), tegn), side('/vern', lag(prove.vern), tegn)])]);
}, 60_000);
afterAll(() => p.slipp());
beforeEach(() => p.r.klokke.settTil('2026-11-22T10:00:00Z'));

interface Annen {
  readonly acr: string;
  readonly pid: string;
  readonly idToken: string;
  /** A chooser was shown on the way. */
  readonly spurt: boolean;
}

/** Goes to the other service in the same browser. */
async function tilAnnen(klient: Nettklient, v: { acr?: string; person?: string; prompt?: string } = {}): Promise<Annen> {
  const utsteder = p.sim.utsteder('idporten');
  const verifikator = 'v'.repeat(43);
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifikator));
  const u = new URL(`${utsteder}/authorize`);
  u.search = new URLSearchParams({
    client_id: ANNEN_TJENESTE.klientId,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: 'http://localhost:1/annen',
    acr_values: v.acr ?? 'idporten-loa-substantial',
    code_challenge: Buffer.from(sum).toString('base64url'),
    code_challenge_method: 'S256',
    ...(v.prompt ? { prompt: v.prompt } : {}),
  }).toString();
  let spurt = false;
  const til = (svar: Svar, person?: string) =>
    klient.folg(svar, { ...(person ? { person } : {}), stopp: (x) => x.pathname === '/annen' });
  let ved = await til(await klient.hent(u.href));
  if (ved.sted === undefined) {
    spurt = true;
    ved = await til(ved, v.person ?? p.mor);
  }
  const svar = await fetch(`${utsteder}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(ved.sted!).searchParams.get('code')!,
      redirect_uri: 'http://localhost:1/annen',
      code_verifier: verifikator,
      client_id: ANNEN_TJENESTE.klientId,
      client_secret: ANNEN_TJENESTE.hemmelighet,
    }),
  });
  const { id_token: idToken } = (await svar.json()) as { id_token: string };
  const krav = JSON.parse(Buffer.from(idToken.split('.')[1]!, 'base64url').toString()) as { acr: string; pid: string };
  return { ...krav, idToken, spurt };
}

/** Goes to our own service; `spurt` when the provider asked who it is. */
async function tilVar(klient: Nettklient, sti = '/logg-inn/idporten'): Promise<{ svar: Svar; spurt: boolean }> {
  const svar = await klient.folg(await klient.hent(`${p.adresse}${sti}`));
  return { svar, spurt: /\/velg\//.test(svar.url) };
}

/** As a browser does with the provider's page: opens the frames, without third-party cookies, and sends the form. */
async function fullforUtlogging(klient: Nettklient, side_: Svar): Promise<Svar> {
  for (const [, adresse] of side_.kropp.matchAll(/<iframe[^>]+src="([^"]+)"/g))
    await nyNettklient().hent(adresse!.replaceAll('&#38;', '&'));
  const handling = /action="([^"]+)"/.exec(side_.kropp)![1]!;
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(side_.kropp)![1]!;
  return klient.folg(await klient.send(handling, { xsrf, logout: 'yes' }));
}

async function loggUtHerfra(klient: Nettklient): Promise<Svar> {
  const ut = await klient.send(`${p.adresse}/logg-ut`, {});
  const felt = Object.fromEntries([...ut.kropp.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, n, v]) => [n!, v!]));
  expect(Object.keys(felt).toSorted()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
  const mal = /<form[^>]* action="([^"]+)"/.exec(ut.kropp)![1]!;
  expect(ut.hoder.get('content-security-policy')).toContain(new URL(mal).origin);
  return fullforUtlogging(klient, await klient.send(mal, felt));
}

const innlogget = async (klient: Nettklient) => (await klient.hent(`${p.adresse}/`)).status === 200;

describe('Digdirs verifikasjonstester', () => {
  test.each`
    nr   | niva         | acr
    ${1} | ${undefined} | ${'idporten-loa-substantial'}
    ${2} | ${'hoyt'}    | ${'idporten-loa-high'}
  `('[S8] test $nr: SSO fra egen tjeneste, $acr', async ({ niva, acr }) => {
    const { klient, svar } = await loggInnSom(p.adresse, p.mor, niva === 'hoyt' ? { niva: 'hoyt' } : {});
    expect(svar.kropp).toContain(p.mor);
    const annen = await tilAnnen(klient, { acr: acr as string });
    expect([annen.spurt, annen.acr]).toEqual([false, acr]);
  });

  test.each`
    nr   | acr                           | niva
    ${3} | ${'idporten-loa-substantial'} | ${'betydelig'}
    ${4} | ${'idporten-loa-high'}        | ${'hoyt'}
  `('[S8] test $nr: SSO til egen tjeneste, $acr', async ({ acr, niva }) => {
    const klient = nyNettklient();
    expect((await tilAnnen(klient, { acr: acr as string })).spurt).toBe(true);
    const { svar, spurt } = await tilVar(klient);
    expect(spurt).toBe(false);
    expect(svar.kropp).toContain(`${p.mor} ${niva}`);
  });

  test('[ASVS 6.8.4] [S8] test 5: oppgradering av sikkerhetsnivå, hos en annen og hos oss', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const annen = await tilAnnen(klient, { acr: 'idporten-loa-high' });
    expect([annen.spurt, annen.acr]).toEqual([true, 'idporten-loa-high']);
    const egen = await loggInnSom(p.adresse, p.mor);
    const gammel = egen.klient.kapsel('friminutt');
    const svar = await egen.klient.folg(await egen.klient.hent(`${p.adresse}/vern`), { person: p.mor });
    expect([new URL(svar.url).pathname, svar.kropp.includes('hoyt')]).toEqual(['/vern', true]);
    expect(egen.klient.kapsel('friminutt')).not.toBe(gammel);
  });

  test('[ASVS 7.4.1, 7.6.1] [S8] test 6: SLO fra egen tjeneste', async () => {
    const klient = nyNettklient();
    await tilAnnen(klient);
    await tilVar(klient);
    expect(await innlogget(klient)).toBe(true);
    const slutt = await loggUtHerfra(klient);
    expect(new URL(slutt.url).pathname).toBe('/logget-ut');
    expect(await innlogget(klient)).toBe(false);
    expect((await tilAnnen(klient)).spurt).toBe(true);
  });

  test('[ASVS 7.6.1] [S8] test 7: SLO fra en annen tjeneste, uten vår kapsel i kallet', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    const { idToken } = await tilAnnen(klient);
    const ut = await klient.send(`${p.sim.utsteder('idporten')}/logout`, { id_token_hint: idToken });
    await fullforUtlogging(klient, ut);
    expect(await innlogget(klient)).toBe(false);
    expect((await tilVar(klient)).spurt).toBe(true);
  });

  test('[ASVS 7.3.1] [S8] test 8: utlogget etter 30 minutter uten bruk', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    p.r.klokke.flytt({ minutes: 29 });
    expect(await innlogget(klient)).toBe(true);
    p.r.klokke.flytt({ minutes: 31 });
    expect(await innlogget(klient)).toBe(false);
  });

  test('[ASVS 7.6.1] [S8] test 9: tvunget ny autentisering (prompt=login) etter at skjermen har stått', async () => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    expect((await tilVar(klient)).spurt).toBe(false);
    p.r.klokke.flytt({ minutes: 31 });
    expect((await tilVar(klient)).spurt).toBe(true);
  });

  test('[S8] test 10: «på vegne av» brukes ikke: hver kommune er sin egen klient', async () => {
    const start = await nyNettklient().hent(`${p.adresse}/logg-inn/idporten?onbehalfof=noen`);
    expect(new URL(start.sted!).searchParams.has('onbehalfof')).toBe(false);
  });

  test.each(['nb', 'nn'])('[S8] test 11: språket følger med til ID-porten (%s)', async (sprak) => {
    const klient = nyNettklient();
    await klient.hent(`${p.adresse}/sprak/${sprak}`);
    const { svar } = await tilVar(klient);
    expect(svar.kropp).toContain(`<html lang="${sprak}"`);
    expect(svar.kropp).toContain(sprak === 'nn' ? 'Vel kven du er' : 'Velg hvem du er');
  });
});
