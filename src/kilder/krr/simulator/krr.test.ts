import { afterEach, expect, test } from 'vitest';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagVerden, type Verdensperson } from '#verden/index.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { lagKrrKlient } from '../index.ts';
import { lagKrrSimulator } from './index.ts';

const apne: Simulatortjener[] = [];
afterEach(async () => {
  for (const t of apne.splice(0)) await t.stopp();
});

async function start() {
  const verden = lagVerden({ elever: 150 });
  const klokke = fastKlokke('2026-11-22T10:00:00Z');
  const endret: string[] = [];
  const sim = lagKrrSimulator({
    finn: (i) => verden.personer.get(verden.perIdentifikator.get(i) ?? ''),
    personer: () => verden.personer.values(),
    klokke,
    vedEndring: (p) => void endret.push(p.id),
  });
  const tjener = lagSimulatortjener([sim.handler]);
  apne.push(tjener);
  const url = await tjener.lytt();
  const voksen = [...verden.personer.values()].find(
    (p) => p.identifikator && p.krr.status === 'AKTIV' && p.krr.epostadresse && p.krr.mobiltelefonnummer,
  );
  if (!voksen?.identifikator) throw new Error('verden uten voksne');
  const klient = lagKrrKlient({ baseUrl: `${url}/krr`, hentToken: async () => 'x' });
  const slaOpp = async (p: Verdensperson) => (await klient.hentPersoner([p.identifikator ?? ''])).oppforinger[0];
  const lagre = (p: Verdensperson, felter: Record<string, string>) =>
    fetch(`${url}/krr/person/${p.id}`, { method: 'POST', body: new URLSearchParams(felter), redirect: 'manual' });
  return { url, voksen, slaOpp, lagre, endret, verden, sim, klokke };
}

test('[K23] a person found by name, whose e-mail is changed on the page, is answered with the new one', async () => {
  const { url, voksen, slaOpp, lagre, endret } = await start();
  const side = await (await fetch(`${url}/krr?navn=${encodeURIComponent(`${voksen.fornavn} ${voksen.etternavn}`)}`)).text();
  expect(side).toContain(`/krr/person/${voksen.id}"`);
  const skjema = await (await fetch(`${url}/krr/person/${voksen.id}`)).text();
  expect(skjema).toContain(`value="${voksen.krr.epostadresse}"`);
  const mobil = voksen.krr.mobiltelefonnummer ?? '';
  const mobilOppdatert = voksen.krr.mobilOppdatert;
  const svar = await lagre(voksen, {
    status: 'AKTIV',
    epostadresse: ' ny@epost.example ',
    mobiltelefonnummer: mobil,
    bekreft: 'ja',
  });
  expect([svar.status, svar.headers.get('location')]).toEqual([303, `/krr/person/${voksen.id}?lagret=1`]);
  expect(await slaOpp(voksen)).toMatchObject({
    epostadresse: { verdi: 'ny@epost.example', oppdatert: '2026-11-22T10:00:00.000Z', verifisert: '2026-11-22T10:00:00.000Z' },
    mobiltelefonnummer: { verifisert: '2026-11-22T10:00:00.000Z' },
  });
  expect(voksen.krr.mobilOppdatert).toBe(mobilOppdatert);
  expect(endret).toEqual([voksen.id]);
});

test('[E40] reserving, emptying a channel, and deleting', async () => {
  const { voksen, slaOpp, lagre } = await start();
  await lagre(voksen, { status: 'AKTIV', epostadresse: 'a@epost.example', mobiltelefonnummer: '', reservert: 'ja' });
  expect(await slaOpp(voksen)).toMatchObject({ reservert: true, kanVarsles: false, mobiltelefonnummer: null });
  await lagre(voksen, { status: 'SLETTET', epostadresse: 'a@epost.example', mobiltelefonnummer: '' });
  expect(await slaOpp(voksen)).toMatchObject({ status: 'SLETTET', epostadresse: null });
  await lagre(voksen, { status: 'SLETTET', epostadresse: 'b@epost.example', mobiltelefonnummer: '' });
  expect(await slaOpp(voksen)).toMatchObject({ status: 'AKTIV', epostadresse: { verdi: 'b@epost.example' } });
});

test('the pages have a language, a title, one heading, a label for every field, nothing from outside, and no number of a person', async () => {
  const { url, voksen } = await start();
  for (const sti of ['/krr', `/krr/person/${voksen.id}?lagret=1`, '/krr?navn=%3Cscript%3Efinnes+ikke']) {
    const svar = await fetch(url + sti);
    const html = await svar.text();
    expect(svar.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toMatch(/^<!doctype html>\n<html lang="nb">/);
    expect(html).toMatch(/<title>.+<\/title>/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|https?:\/\/|src=/);
    expect(html).not.toMatch(/(?<![\w-])\d{11}(?![\w-])/);
    for (const [, id] of html.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)) expect(html).toContain(`<label for="${id}"`);
  }
  expect((await fetch(`${url}/krr/person/finnes-ikke`)).status).toBe(404);
  expect((await fetch(`${url}/krr/annet`)).status).toBe(404);
});

test('the behaviour is set from the form on the page', async () => {
  const { url, sim } = await start();
  const svar = await fetch(`${url}/simulator/krr/oppforsel`, {
    method: 'POST',
    body: new URLSearchParams({ slag: 'treg', ms: '5', antall: '' }),
    redirect: 'manual',
  });
  expect([svar.status, svar.headers.get('location'), sim.oppforsel.na]).toEqual([303, '/krr', { slag: 'treg', ms: 5 }]);
});

test.each([
  ['no list', '{}'],
  ['an empty list', '{"personidentifikatorer":[]}'],
  ['not JSON', 'x'],
  ['numbers as numbers', '{"personidentifikatorer":[15901712345]}'],
  ['a short number', '{"personidentifikatorer":["123"]}'],
  ['1 001 numbers', JSON.stringify({ personidentifikatorer: Array.from({ length: 1001 }, () => '15901712345') })],
])('the look-up refuses %s', async (_navn, body) => {
  const { url } = await start();
  const spor = (hoder: Record<string, string>) => fetch(`${url}/krr/rest/v2/personer`, { method: 'POST', body, headers: hoder });
  expect((await spor({ authorization: 'Bearer x' })).status).toBe(400);
  expect((await spor({})).status).toBe(401);
});
