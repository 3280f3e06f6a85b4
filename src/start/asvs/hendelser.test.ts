// Attacks that have succeeded elsewhere, tried on the whole house: a made-up municipality behind the real server and the real shell.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adresserI } from '#verktoy/proveproduksjon.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { alleRuter } from '../ruter.ts';
import { lagTegnSide } from '../skall.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
const HVEM = ['systemforvalter', 'lars', 'astrid', 'felicia', 'barmhjertig-sonne'] as const;
let hemmelig: string[];

beforeAll(async () => {
  const tegn = lagTegnSide({ kommune: 'Fjordvik kommune', demo: true, idag: () => '2026-11-22', skoler: () => new Map() });
  p = await nyProveskole(alleRuter, 160, tegn);
  for (const hvem of HVEM) kake[hvem] = await p.loggInn(hvem);
  hemmelig = [...p.verden.personer.values()].flatMap((v) => [
    ...(v.identifikator ? [v.identifikator] : []),
    ...v.adresser.flatMap((a) => (a.gradering !== 'ugradert' && a.gatenavn ? [a.gatenavn] : [])),
  ]);
}, 120_000);
afterAll(() => p.slipp());

const id = async () =>
  (await p.r.rader<{ id: string }>('select person_id id from register.elevforhold where kjent_til is null limit 1'))[0]!.id;

describe('[ASVS 8.2.2] I-16 fra den ene til den andre', () => {
  test('I-16 en foresatt når seg selv og egne barn, og ingen andre, hvilken lenke hen enn følger', async () => {
    const meg = await p.id('barmhjertig-sonne');
    const egne = new Set([
      meg,
      ...(
        await p.r.rader<{ id: string }>(
          `select person_id id from register.foreldreansvar where kjent_til is null and ansvarlig_id = '${meg}'`,
        )
      ).map((r) => r.id),
    ]);
    const sett = new Set<string>();
    let ko = ['/'];
    const besokt = new Set<string>();
    for (let dybde = 0; dybde < 5; dybde++) {
      const neste: string[] = [];
      for (const sti of ko) {
        if (besokt.has(sti) || besokt.size > 200) continue;
        besokt.add(sti);
        const r = await p.hent(kake['barmhjertig-sonne']!, sti);
        if (r.statusCode !== 200) continue;
        const person = /^\/person\/([0-9a-f-]{36})/.exec(sti)?.[1];
        if (person) sett.add(person);
        for (const m of r.body.matchAll(/href="(\/[^"#]*)/g)) if (!/^\/(statisk|logg|sprak)/.test(m[1]!)) neste.push(m[1]!.replaceAll('&amp;', '&')); // prettier-ignore
      }
      ko = neste;
    }
    expect(besokt.size).toBeGreaterThan(3);
    expect([...sett].filter((x) => !egne.has(x))).toEqual([]);
    // and asked for directly, whoever it is
    const alle = (await p.r.rader<{ id: string }>('select id from register.person')).map((r) => r.id);
    const svarte: string[] = [];
    for (const en of alle)
      if ((await p.hent(kake['barmhjertig-sonne']!, `/person/${en}`)).statusCode === 200 && !egne.has(en)) svarte.push(en);
    expect(alle.length).toBeGreaterThan(300);
    expect(svarte).toEqual([]);
  });
});

describe('I-10 velgere, søk og lister', () => {
  test.each(HVEM)(
    '[ASVS 15.3.1] I-10 I-25 I-03 ingen side og ingen logglinje gir %s et nummer eller en gradert adresse',
    async (hvem) => {
      const en = await id();
      p.logg.length = 0;
      const feil: string[] = [];
      const utelat = adresserI(alleRuter, () => en).filter((a) => a.metode === 'GET' && a.rute.slag !== 'strom');
      for (const a of utelat) {
        const r = await p.hent(kake[hvem]!, a.sti);
        // the card of one person, opened by those who may, shows that person's own number
        if (hemmelig.filter((h) => r.body.includes(h)).length > (a.monster === '/person/:personId' ? 1 : 0)) feil.push(a.monster);
      }
      for (const q of ['an', 'er', 'Rask', 'a b']) {
        const r = await p.send(kake[hvem]!, '/sok', { q });
        if (hemmelig.some((h) => r.body.includes(h))) feil.push(`/sok`);
      }
      expect(hemmelig.length).toBeGreaterThan(300);
      expect(feil).toEqual([]);
      expect(hemmelig.filter((h) => p.logg.join('').includes(h))).toEqual([]);
    },
  );
});

test('[ASVS 7.4.4] hver side viser hvor en logger ut', async () => {
  const uten: string[] = [];
  let antall = 0;
  const en = await id();
  for (const a of adresserI(alleRuter, () => en).filter(
    (x) => x.metode === 'GET' && ['side', 'skjema', 'oppslag', 'uthenting'].includes(x.rute.slag),
  )) {
    const r = await p.hent(kake['lars']!, a.sti);
    if (r.statusCode !== 200) continue;
    antall++;
    if (!r.body.includes('action="/logg-ut"')) uten.push(a.monster);
  }
  expect(antall).toBeGreaterThan(10);
  expect(uten).toEqual([]);
});

test('I-17 ingen adresse gir flere enn én side med folk, og ingen går på tvers av kommuner', async () => {
  const alle = (await p.r.rader<{ id: string }>('select id from register.person')).map((r) => r.id);
  for (const sti of ['/elever', '/elever?side=1&antall=100000', '/elever?limit=100000', '/ansatte?antall=100000']) {
    const r = await p.hent(kake['systemforvalter']!, sti);
    expect(alle.filter((x) => r.body.includes(x)).length).toBeLessThanOrEqual(100);
  }
});

test('I-11 et token i hodet åpner ingen adresse: det finnes ingen vei inn for andres apper', async () => {
  const en = await id();
  const apnet: string[] = [];
  let antall = 0;
  const adresser = adresserI(alleRuter, () => en).filter((a) => a.metode === 'GET' && a.rute.slag !== 'strom');
  for (const a of adresser)
    for (const token of [`Bearer ${kake['systemforvalter']!.replace(/^[^=]*=/, '')}`, 'Bearer eyJhbGciOiJub25lIn0.e30.']) {
      const uten = await p.hent('', a.sti);
      const med = await p.hent('', a.sti, { authorization: token });
      antall += 1;
      if (med.statusCode !== uten.statusCode || med.headers.location !== uten.headers.location) apnet.push(a.monster);
    }
  expect(antall).toBeGreaterThan(50);
  expect(apnet).toEqual([]);
});
