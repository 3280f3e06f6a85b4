// Folkeregisteret's own faults, shown on the register itself: the simulator over HTTP, the runs as the jobs start them, real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lesTilstand } from '#benk/innlesing/tilstand.ts';
import { fiksKlient, skatteetatenKlient, type Fiksklient, type Fregklient } from '#kilder/folkeregisteret/index.ts';
import { lagFolkeregisterSimulator, tegnFregFil, type Filskriving } from '#kilder/folkeregisteret/simulator/index.ts';
import { skjer } from '#verden/hendelser.ts';
import { elever, lagVerden, type Verden, type Verdensperson } from '#verden/index.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { lagSimulatortjener, type Simulatorhandler, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { ryddSpor, settPosisjon } from '../lager.ts';
import type { Bremsegrenser } from '../modell.ts';
import { kjorFolkeregisterFil } from './fil.ts';
import { BREMSER, kjorFolkeregisterFeed, kjorFolkeregisterNatt, lesPersonerNa } from './kjor.ts';

/** Wide open: these tests change far more people in a night than a brake would let through. */
const APNE: Bremsegrenser = { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 };
const FAKTA = ['personidentifikator', 'navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon'];

let r: Proveregister;
let verden: Verden;
let tjener: Simulatortjener;
let feed: Fregklient;
let fiks: Fiksklient;
/** What stands between us and the simulator: each call's path, and a way to answer instead of it. */
let kall: string[] = [];
let foran: Simulatorhandler = async () => false;
let siste: (() => number) | undefined;

beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T01:00:00Z');
});
afterAll(() => r.base.slipp());

async function apne(): Promise<void> {
  verden = lagVerden({ elever: 150 });
  kall = [];
  foran = async () => false;
  siste = undefined;
  const simulator = lagFolkeregisterSimulator({ verden });
  const vakt: Simulatorhandler = async (req, res) => {
    const sti = new URL(req.url ?? '/', 'http://x').pathname;
    kall.push(sti.split('/').slice(-2).join('/'));
    if (siste && sti.endsWith('/siste/sekvensnummer')) {
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sekvensnummer: siste() }));
      return true;
    }
    return foran(req, res);
  };
  tjener = lagSimulatortjener([vakt, simulator.handler]);
  const baseUrl = await tjener.lytt();
  const valg = { hentToken: () => Promise.resolve('token'), hentevalg: { forsok: 1, timeoutMs: 20_000 } };
  feed = skatteetatenKlient({ baseUrl, ...valg });
  fiks = fiksKlient({
    baseUrl: `${baseUrl}/fiks`,
    rolleId: '0e0d2a4e-7b1c-4a53-9a35-1f6f0a8f8f01',
    fiksOrgId: '9d1c4a7e-1b5a-4f0e-8a52-6f1d0b6b2c02',
    integrasjonId: '3b1c0f7a-2f83-4a3e-bd0c-7a0d51f2ab03',
    integrasjonPassord: 'prove',
    ...valg,
  });
}
beforeEach(async () => {
  await r.tom();
  await apne();
  return () => tjener.stopp();
});

const fil = (valg: Filskriving = {}) => Buffer.concat([...tegnFregFil(verden, valg)]);
const lesFil = (bytes: Uint8Array = fil(), bremser = APNE) => {
  r.klokke.flytt({ minutes: 1 });
  const innhold = (async function* () {
    yield bytes;
  })();
  return kjorFolkeregisterFil(r.m, { innhold, kommunenummer: verden.kommune.kommunenummer }, { utlostAv: 'test', bremser });
};
const lesFeed = () => {
  r.klokke.flytt({ minutes: 1 });
  return kjorFolkeregisterFeed(r.m, feed, { utlostAv: 'test', bremser: APNE });
};
const natt = () => {
  r.klokke.flytt({ hours: 24 });
  return kjorFolkeregisterNatt(r.m, fiks, { utlostAv: 'test', bremser: APNE, kommunenummer: verden.kommune.kommunenummer });
};
/** Everyone the file tells of, with documents of their own, and the feed's position at the end. */
async function start(): Promise<void> {
  expect((await lesFil(fil({ format: 'persondokument-ndjson' }))).status).toBe('ferdig');
  await settPosisjon(r.db, 'folkeregisteret', (verden.hendelser.at(-1)?.sekvensnummer ?? 0) + 1, null);
}
/** Everyone we have heard of is read by a document of their own: what comes after is only what changes. */
async function lesAlle(): Promise<void> {
  for (const p of iRegisteret()) skjer(verden, { type: 'personErOppdatert', person: p.id }, '2026-11-22T23:00:00Z');
  expect((await lesFeed())?.status).toBe('ferdig');
}
const iRegisteret = () => [...verden.personer.values()].filter((p) => p.identifikator !== null && p.bareManuell !== true);
/** What is held is for a person to look at, and no part of what is known. */
const tilstand = async () => (await lesTilstand(r.eier)).filter((l) => !l.startsWith('holdt '));
const rader = async () => {
  let n = 0;
  for (const t of FAKTA) n += await r.antall(`register.${t}`);
  return n;
};
const NA = '2026-11-23T00:00:00Z';
const APEN = 'kjent_til is null';
/** Ordinary children in Folkeregisteret with two guardians there. */
const barn = (): Verdensperson[] =>
  [...elever(verden)].filter(
    (p) =>
      p.rolle === undefined &&
      p.identifikator !== null &&
      p.adressebeskyttelse === 'ugradert' &&
      p.foreldreansvar.filter((a) => a.ansvarlig !== undefined).length === 2,
  );
const idFor = (p: Verdensperson) => r.personMed(p.identifikator!);
const adresseFor = async (p: Verdensperson) =>
  r.rader<{
    type: string;
    gradering: string;
    linje: string | null;
    kjent_til: string | null;
    kjent_fra: string;
    apnet_av: string;
  }>(
    `select type, gradering, linjer[1] as linje, kjent_til, kjent_fra, apnet_av from register.adresse
     where kilde = 'folkeregisteret' and person_id = '${await idFor(p)}' order by kjent_fra, type`,
  );

describe('data og hendelser som ikke henger sammen', () => {
  test('F-05 [V04] changed without an event: the feed cannot know, the night finds it', async () => {
    await start();
    expect((await natt()).status).toBe('ferdig');
    const [p] = barn();
    const [hjem, ...resten] = p!.adresser;
    p!.adresser = [{ ...hjem!, gatenavn: 'Rettevegen', husnummer: '99' }, ...resten];
    expect(await lesFeed()).toBeUndefined();
    expect((await adresseFor(p!)).some((a) => a.linje?.startsWith('Rettevegen') === true)).toBe(false);
    const rad = await natt();
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { endret: 1 } });
    expect((await adresseFor(p!)).at(-1)).toMatchObject({ linje: 'Rettevegen 99', kjent_til: null });
  });

  test('F-06 an event that carries nothing: the person is read anew and the difference applied', async () => {
    await start();
    const [p] = barn();
    p!.etternavn = 'Nyheim';
    skjer(verden, { type: 'personErOppdatert', person: p!.id }, NA);
    expect((await lesFeed())?.tellere).toMatchObject({ hentet: 1, endret: 1 });
    expect(await r.antall('register.navn', `${APEN} and etternavn = 'Nyheim'`)).toBe(1);
  });

  test('F-15 an event of a kind we do not know: noted on the run, and the person read all the same', async () => {
    await start();
    const [p] = barn();
    p!.etternavn = 'Nyheim';
    const siste_ = verden.hendelser.at(-1)?.sekvensnummer ?? 0;
    verden.hendelser.push({
      sekvensnummer: siste_ + 1,
      hendelsestype: 'endringINoeHeltNytt',
      person: p!.id,
      identifikator: p!.identifikator,
      tidspunkt: NA,
    });
    p!.ajourholdt = NA;
    const rad = await lesFeed();
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { endret: 1 } });
    expect(
      await r.antall(
        'kilde.avvik',
        `innlesing_id = '${rad!.id}' and kode = 'ukjent_hendelsestype' and verdi = 'endringINoeHeltNytt'`,
      ),
    ).toBe(1);
  });

  test('F-10 the look-up answers 404: the run has failed, nobody is gone, and the events are read again later', async () => {
    await start();
    const [p] = barn();
    skjer(verden, { type: 'nyttNavn', person: p!.id, etternavn: 'Nyheim' }, NA);
    const for_ = await tilstand();
    foran = async (req, res) => {
      if (!req.url?.includes('bulkoppslag')) return false;
      res.writeHead(404, { 'content-type': 'application/json' }).end('{"melding":"Fant ikke"}');
      return true;
    };
    expect(await lesFeed()).toMatchObject({ status: 'feilet', feil: { kode: 'feil_svar' } });
    expect(await tilstand()).toEqual(for_);
    foran = async () => false;
    expect((await lesFeed())?.tellere).toMatchObject({ endret: 1 });
  });
});

describe('mange hendelser på en gang', () => {
  test('F-07 corrective events about everyone without a difference: read, and not one row of facts written', async () => {
    await start();
    await lesAlle();
    const for_ = await rader();
    for (let i = 0; i < 3; i++) for (const p of iRegisteret()) skjer(verden, { type: 'personErOppdatert', person: p.id }, NA);
    const rad = await lesFeed();
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { nye: 0, endret: 0, avsluttet: 0 } });
    expect(rad!.tellere.uendret).toBeGreaterThan(300);
    expect(await rader()).toBe(for_);
    expect(await r.antall('kilde.forhandsvisning', `innlesing_id = '${rad!.id}'`)).toBe(0);
  });

  test('F-09 corrections without end: one page at a time, and after a break it goes on until it has caught up', async () => {
    await start();
    const folk = barn();
    for (let i = 0; i < 2600; i++) skjer(verden, { type: 'personErOppdatert', person: folk[i % folk.length]!.id }, NA);
    for (const p of folk.slice(0, 20)) skjer(verden, { type: 'nyttNavn', person: p.id, etternavn: 'Nyheim' }, NA);
    const posisjon = () => r.rader<{ sekvens: number }>(`select sekvens from kilde.posisjon where kilde = 'folkeregisteret'`);
    const for_ = await posisjon();
    // the line goes down before the third page
    let sider = 0;
    foran = async (req, res) => {
      if (!req.url?.includes('/feed') || ++sider < 3) return false;
      res.writeHead(503).end();
      return true;
    };
    kall = [];
    expect((await lesFeed())?.status).toBe('feilet');
    // nobody asks for a page before those of the page before are read
    expect(kall.filter((k) => !k.startsWith('siste')).slice(0, 4)).toEqual([
      'hendelser/feed',
      'personer/bulkoppslag',
      'hendelser/feed',
      'personer/bulkoppslag',
    ]);
    expect(await posisjon()).toEqual(for_);
    expect(await r.antall('kilde.mottak')).toBe(0);
    foran = async () => false;
    expect(await lesFeed()).toMatchObject({ status: 'ferdig', tellere: { endret: 20 } });
    expect(await r.antall('register.navn', `${APEN} and etternavn = 'Nyheim'`)).toBe(20);
    expect(await posisjon()).toEqual([{ sekvens: verden.hendelser.at(-1)!.sekvensnummer + 1 }]);
  });

  test('F-11 the feed stands still while look-ups work: the position waits, one can be read on request, and it catches up in order', async () => {
    await start();
    const [p, q] = barn();
    const stanset = verden.hendelser.at(-1)?.sekvensnummer ?? 0;
    siste = () => stanset;
    skjer(verden, { type: 'nyttNavn', person: p!.id, etternavn: 'Forst' }, NA);
    skjer(verden, { type: 'nyttNavn', person: q!.id, etternavn: 'Nyheim' }, NA);
    skjer(verden, { type: 'nyttNavn', person: p!.id, etternavn: 'Sist' }, '2026-11-23T04:00:00Z');
    expect(await lesFeed()).toBeUndefined();
    // what the page of sources shows: when the source was last read
    const ferskhet = () =>
      r.rader<{ sekvens: number; oppdatert: string }>(
        `select sekvens, oppdatert from kilde.posisjon where kilde = 'folkeregisteret'`,
      );
    const for_ = await ferskhet();
    expect(
      (await lesPersonerNa(r.m, feed, { utlostAv: 'test', bremser: APNE, personer: [await idFor(q!)] })).tellere,
    ).toMatchObject({
      endret: 1,
    });
    expect(await ferskhet()).toEqual(for_);
    expect(for_[0]!.sekvens).toBe(stanset + 1);
    siste = undefined;
    const rad = await lesFeed();
    expect(rad).toMatchObject({
      status: 'ferdig',
      sekvens_til: verden.hendelser.at(-1)!.sekvensnummer + 1,
      tellere: { endret: 1 },
    });
    expect(
      (
        await r.rader<{ e: string }>(
          `select etternavn e from register.navn where ${APEN} and etternavn in ('Forst', 'Sist', 'Nyheim')`,
        )
      )
        .map((x) => x.e)
        .toSorted(),
    ).toEqual(['Nyheim', 'Sist']);
  });
});

describe('den samme sannheten sagt på flere måter', () => {
  test('F-01 a doubled row of foreldreansvar is one relation, and that it goes away is no change', async () => {
    const [p] = barn();
    const [forste] = p!.foreldreansvar;
    p!.foreldreansvar = [...p!.foreldreansvar, { ...forste! }];
    await start();
    const gjeldende = async () =>
      r.rader(
        `select * from register.foreldreansvar where ${APEN} and person_id = '${await idFor(p!)}' order by ansvarlig_nokkel`,
      );
    const for_ = await gjeldende();
    expect(for_).toHaveLength(2);
    p!.foreldreansvar = p!.foreldreansvar.slice(0, 2);
    skjer(verden, { type: 'personErOppdatert', person: p!.id }, NA);
    expect((await lesFeed())?.tellere).toMatchObject({ uendret: 1, endret: 0 });
    expect(await gjeldende()).toEqual(for_);
  });

  test('F-02 the same document twice in a file, and a file twice: the same register', async () => {
    const linjer = fil({ format: 'persondokument-ndjson', utenHode: true }).toString().trim().split('\n');
    await lesFil(Buffer.from(linjer.join('\n')));
    const for_ = await tilstand();
    const antall = await rader();
    await lesFil(Buffer.from([...linjer, ...linjer].join('\n')));
    expect(await tilstand()).toEqual(for_);
    expect(await rader()).toBe(antall);
  });

  test('F-08 the night’s record and the feed’s document of the same child: no row comes and goes with them', async () => {
    await start();
    await lesAlle();
    await natt();
    const for_ = await rader();
    for (const versjon of ['2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z']) {
      for (const p of iRegisteret()) skjer(verden, { type: 'personErOppdatert', person: p.id }, versjon);
      await lesFeed();
      await natt();
    }
    expect(await r.antall('register.familierelasjon', `${APEN} and rolle = 'sosken'`)).toBeGreaterThan(50);
    expect(await rader()).toBe(for_);
  });

  test('F-03 a person with the same DUF number twice is one person with one DUF number', async () => {
    const duf = r.nummer.duf(2024);
    const nummer = r.nummer.fodselsnummer('2015-05-20', 'mann');
    const { proveperson } = await import('./proveperson.ts');
    const to = [
      { identifikator: nummer, type: 'fodselsnummer', status: 'iBruk' },
      { identifikator: duf, type: 'duf', status: 'iBruk' },
      { identifikator: duf, type: 'duf', status: 'iBruk' },
    ] as const;
    expect(await r.lesFamilier([[proveperson(nummer, { identifikatorer: to })]])).toMatchObject({
      status: 'ferdig',
      tellere: { nye: 1, holdtIgjen: 0 },
    });
    expect(await r.personMed(duf)).toBe(await r.personMed(nummer));
    expect(await r.antall('register.personidentifikator', `${APEN} and type = 'duf'`)).toBe(1);
  });

  test('F-13 new kommune numbers for all: addresses are new versions, no pupil changes school and no relation is touched', async () => {
    await start();
    await lesAlle();
    for (const p of barn()) await r.elevforhold(await idFor(p));
    const uroert = async () => [
      await r.rader('select * from register.elevforhold order by person_id, kjent_fra'),
      await r.rader('select * from register.foreldreansvar order by person_id, ansvarlig_nokkel, kjent_fra'),
      await r.rader('select * from register.familierelasjon order by person_id, relatert_nokkel, kjent_fra'),
    ];
    const for_ = await uroert();
    const berorte = [...verden.personer.values()].filter((p) => p.adresser.some((a) => a.kommunenummer === '9901'));
    for (const p of berorte) {
      p.adresser = p.adresser.map((a) => (a.kommunenummer === '9901' ? { ...a, kommunenummer: '9955' } : a));
      skjer(verden, { type: 'personErOppdatert', person: p.id }, NA);
      verden.hendelser.push({
        sekvensnummer: verden.hendelser.at(-1)!.sekvensnummer + 1,
        hendelsestype: 'endringIBostedsadresseVedKommuneregulering',
        person: p.id,
        identifikator: p.identifikator,
        tidspunkt: NA,
      });
    }
    expect((await lesFeed())?.status).toBe('ferdig');
    expect(await r.antall('register.adresse', `${APEN} and kommunenummer = '9901'`)).toBe(0);
    expect(await r.antall('register.adresse', `${APEN} and kommunenummer = '9955'`)).toBeGreaterThan(100);
    expect(await uroert()).toEqual(for_);
  });

  test('F-23 what comes late is taken in with where it comes from: true since then, known since now', async () => {
    const [p] = barn();
    const [forste, sen] = p!.foreldreansvar;
    p!.foreldreansvar = [forste!];
    await start();
    const kjent = r.klokke.na().toString();
    skjer(verden, { type: 'foreldreansvar', person: p!.id, foreldreansvar: [forste!, sen!] }, NA);
    const rad = await lesFeed();
    const nye = await r.rader<{ kilde: string; apnet_av: string; etterpa: boolean; kildetidspunkt: string | null }>(
      `select kilde, apnet_av, kjent_fra > '${kjent}' as etterpa, kildetidspunkt from register.foreldreansvar
       where ${APEN} and person_id = '${await idFor(p!)}' and apnet_av = '${rad!.id}'`,
    );
    expect(nye).toEqual([{ kilde: 'folkeregisteret', apnet_av: rad!.id, etterpa: true, kildetidspunkt: expect.any(String) }]);
    expect(nye[0]!.kildetidspunkt! < kjent).toBe(true);
  });

  test('F-19 «andre» with foreldreansvar is a responsible person, and nobody’s parent', async () => {
    await start();
    const [p] = barn();
    const egne = new Set([...p!.foreldre.map((f) => f.person), ...p!.foreldreansvar.map((a) => a.ansvarlig)]);
    const tante = barn()
      .map((b) => verden.personer.get(b.foreldreansvar[0]!.ansvarlig!)!)
      .find((v) => !egne.has(v.id))!;
    skjer(verden, { type: 'nyForesatt', person: p!.id, ansvarlig: tante.id, ansvar: 'andre' }, NA);
    await lesFeed();
    const [barnId, tanteId] = [await idFor(p!), await idFor(tante)];
    expect(
      await r.rader(
        `select ansvar from register.foreldreansvar where ${APEN} and person_id = '${barnId}' and ansvarlig_id = '${tanteId}'`,
      ),
    ).toEqual([{ ansvar: 'andre' }]);
    expect(await r.antall('register.familierelasjon', `${APEN} and person_id = '${barnId}' and relatert_id = '${tanteId}'`)).toBe(
      0,
    );
  });
});

describe('vern', () => {
  test('F-16 [V28] grading and a new address in one event: no version of the address has ever been open', async () => {
    await start();
    const [p] = barn();
    const nytt = { ...p!.adresser[0]!, gatenavn: 'Hemmeligveien', husnummer: '7' };
    skjer(verden, { type: 'gradering', person: p!.id, gradering: 'fortrolig', adresse: nytt }, NA);
    const rad = await lesFeed();
    const alle = await adresseFor(p!);
    // a graded address is written encrypted from its first version
    expect(alle.some((a) => a.linje?.startsWith('Hemmeligveien') === true)).toBe(false);
    const nye = alle.filter((a) => a.kjent_til === null);
    expect(nye).toMatchObject([{ gradering: 'fortrolig', linje: null, apnet_av: rad!.id }]);
    expect(
      await r.rader(
        `select gradering, kjent_fra from register.adressebeskyttelse where ${APEN} and person_id = '${await idFor(p!)}'`,
      ),
    ).toEqual([{ gradering: 'fortrolig', kjent_fra: nye[0]!.kjent_fra }]);
  });

  test('F-18 [V28] strengt fortrolig: of addresses only the one to write to is current', async () => {
    await start();
    const [p] = barn();
    skjer(verden, { type: 'gradering', person: p!.id, gradering: 'strengtFortrolig' }, NA);
    await lesFeed();
    expect((await adresseFor(p!)).filter((a) => a.kjent_til === null).map((a) => a.type)).toEqual(['post']);
    const felt = await r.rader(
      `select bruksenhetsnummer, kommunenummer, grunnkrets, skolekrets, matrikkel_id from register.adresse where ${APEN} and person_id = '${await idFor(p!)}'`,
    );
    expect(felt).toEqual([
      { bruksenhetsnummer: null, kommunenummer: null, grunnkrets: null, skolekrets: null, matrikkel_id: null },
    ]);
  });

  test('F-17 [V28] of a page of events the graded are read first, wherever they stand', async () => {
    await start();
    const folk = barn();
    for (const p of folk.slice(1)) skjer(verden, { type: 'nyAdresse', person: p.id }, NA);
    skjer(verden, { type: 'gradering', person: folk[0]!.id, gradering: 'fortrolig' }, NA);
    const spurt: string[][] = [];
    const klient: Fregklient = {
      ...feed,
      bulkoppslag: (identer, valg) => {
        spurt.push([...identer]);
        return feed.bulkoppslag(identer, valg);
      },
    };
    r.klokke.flytt({ minutes: 1 });
    await kjorFolkeregisterFeed(r.m, klient, { utlostAv: 'test', bremser: APNE });
    expect(spurt[0]).toEqual([folk[0]!.identifikator]);
    expect(spurt[1]!.length).toBeGreaterThan(10);
  });
});

describe('filer som ikke er som de skal', () => {
  const halv = (b: Buffer) => b.subarray(0, b.lastIndexOf('\n', b.byteLength / 2) + 1);
  test.each`
    hva                          | bytes                                                                                      | svar        | brems
    ${'kuttet midt i en linje'}  | ${() => fil().subarray(0, fil().byteLength / 2)}                                           | ${'venter'} | ${'avkortet'}
    ${'kuttet mellom to linjer'} | ${() => halv(fil())}                                                                       | ${'venter'} | ${'avkortet'}
    ${'den samme som sist'}      | ${() => fil()}                                                                             | ${'venter'} | ${'gammel_fil'}
    ${'en annen kommunes'}       | ${() => Buffer.from(fil({ eksportert: NESTE }).toString().replaceAll('"9901"', '"9902"'))} | ${'venter'} | ${'fremmed_kommune'}
    ${'en tidel så stor'}        | ${() => tidel()}                                                                           | ${'venter'} | ${'krympet'}
    ${'i ISO-8859-1'}            | ${() => Buffer.from(fil({ eksportert: NESTE }).toString(), 'latin1')}                      | ${'feilet'} | ${null}
    ${'et bilde'}                | ${() => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')}                            | ${'feilet'} | ${null}
    ${'tom'}                     | ${() => Buffer.alloc(0)}                                                                   | ${'venter'} | ${'krympet'}
  `('F-24 [L03] $hva: $svar, og registeret er som før', async ({ bytes, svar, brems }) => {
    expect((await lesFil(fil())).status).toBe('ferdig');
    const for_ = await tilstand();
    const rad = await lesFil((bytes as () => Buffer)(), BREMSER);
    expect(rad.status).toBe(svar);
    expect(rad.bremser.map((b) => b.kode)).toEqual(expect.arrayContaining(brems ? [brems] : []));
    expect(await tilstand()).toEqual(for_);
  });

  test('F-24 out of order and with a byte order mark: the same register', async () => {
    await lesFil(fil());
    const for_ = await tilstand();
    const [hode, ...resten] = fil({ eksportert: NESTE }).toString().trim().split('\n');
    const slutt = resten.pop();
    const snudd = [hode, ...resten.toReversed(), slutt].join('\n');
    expect((await lesFil(Buffer.from(`\ufeff${snudd}\n`))).status).toBe('ferdig');
    expect(await tilstand()).toEqual(for_);
  });

  const NESTE = '2026-11-23T02:00:00.000Z';
  function tidel(): Buffer {
    const [hode, ...resten] = fil({ eksportert: NESTE }).toString().trim().split('\n');
    const poster = resten.slice(0, Math.floor(resten.length / 10));
    return Buffer.from([hode, ...poster, JSON.stringify({ friminutt: 'freg-slutt', antall: poster.length })].join('\n'));
  }
});

test('F-11 [L08] when the source was last read is kept although the traces of old runs are tidied away', async () => {
  await start();
  await natt();
  await ryddSpor(r.eier, '2028-01-01T00:00:00Z');
  const { length } = await r.rader(
    `select 1 from kilde.dekning d join kilde.innlesing i on i.id = d.innlesing_id where i.slag = 'full'`,
  );
  expect(length).toBeGreaterThan(0);
});
