import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagMaskinporten } from '#kilder/maskinporten/index.ts';
import { lagMaskinportenSimulator, lagSimulatorklient } from '#kilder/maskinporten/simulator/index.ts';
import { lagVerden, type Verden } from '#verden/index.ts';
import type { Oppforsel } from '#verktoy/oppforsel.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { lagFiksKrrKlient, lagKrrKlient, vurderKontakt, type Bolkutfall, type Krrvalg } from './index.ts';
import { KRR_SCOPE, lagKrrSimulator, type KrrSimulatorvalg } from './simulator/index.ts';

let verden: Verden;
let voksne: string[];
beforeAll(() => {
  verden = lagVerden({ elever: 150 });
  voksne = [...verden.personer.values()].flatMap((p) => (p.identifikator && p.fodselsdato < '2005' ? [p.identifikator] : []));
});

const apne: Simulatortjener[] = [];
afterEach(async () => {
  for (const t of apne.splice(0)) await t.stopp();
});

const KLOKKE = fastKlokke('2026-11-22T02:30:00Z');

async function start(sim: Partial<KrrSimulatorvalg> = {}, valg: Partial<Krrvalg> = {}) {
  const krr = lagKrrSimulator({
    finn: (ident) => verden.personer.get(verden.perIdentifikator.get(ident) ?? ''),
    personer: () => verden.personer.values(),
    klokke: KLOKKE,
    ...sim,
  });
  const tjener = lagSimulatortjener([krr.handler]);
  apne.push(tjener);
  const url = await tjener.lytt();
  const klient = lagKrrKlient({
    baseUrl: `${url}/krr`,
    hentToken: async () => 'prove',
    hentevalg: { vent: async () => undefined, timeoutMs: 2000 },
    ...valg,
  });
  return { krr, klient, url };
}

async function samle(bolker: AsyncIterable<Bolkutfall>): Promise<Bolkutfall[]> {
  const alle: Bolkutfall[] = [];
  for await (const b of bolker) alle.push(b);
  return alle;
}

const feilFra = (kall: Promise<unknown>): Promise<Kildefeil> =>
  kall.then(
    () => {
      throw new Error('skulle ha feilet');
    },
    (f: unknown) => f as Kildefeil,
  );

describe('lagKrrKlient', () => {
  test('[K01] [B16] asks about everyone in batches, at most so many at a time, and each is answered once', async () => {
    const { krr, klient } = await start({ latensMs: 20 }, { bolk: 20, samtidighet: 3 });
    const bolker = await samle(klient.hentBolker([...voksne, ...voksne]));
    expect(bolker).toHaveLength(Math.ceil(voksne.length / 20));
    expect(bolker.flatMap((b) => b.svar?.oppforinger.map((o) => o.personidentifikator) ?? []).sort()).toEqual([...voksne].sort());
    expect(krr.antallKall).toBe(bolker.length);
    expect(krr.mestSamtidig).toBe(3);
    const status = new Set(bolker.flatMap((b) => b.svar?.oppforinger.map((o) => o.status) ?? []));
    expect([...status].sort()).toEqual(['AKTIV', 'IKKE_REGISTRERT', 'SLETTET']);
  });

  test('[K15] every entry of the made-up world is read without a deviation, as the world has it', async () => {
    const { klient } = await start();
    const svar = await klient.hentPersoner(voksne.slice(0, 1000));
    expect([svar.mangler, svar.ubedt, svar.avvik]).toEqual([[], 0, []]);
    for (const o of svar.oppforinger) {
      const fasit = verden.personer.get(verden.perIdentifikator.get(o.personidentifikator) ?? '')?.krr;
      const aktiv = fasit?.status === 'AKTIV';
      expect(o.avvik).toEqual([]);
      expect([o.status, o.reservert, o.sprak]).toEqual([fasit?.status, fasit?.reservert ?? false, fasit?.sprak ?? null]);
      expect(o.epostadresse?.verdi).toBe(aktiv ? fasit.epostadresse : undefined);
      const mobil = aktiv ? fasit.mobiltelefonnummer : undefined;
      expect(o.mobiltelefonnummer?.verdi).toBe(mobil?.startsWith('+') ? mobil : mobil && `+47${mobil}`);
    }
  });

  test('with a token from Maskinporten, refused when it lacks the scope', async () => {
    const nokkel = lagSimulatorklient({ klientId: 'friminutt', organisasjonsnummer: '999100001', scope: [KRR_SCOPE, 'annet'] });
    const mp = lagMaskinportenSimulator({ klienter: [nokkel.klient] });
    const mpTjener = lagSimulatortjener([mp.handler]);
    apne.push(mpTjener);
    const metadataUrl = `${await mpTjener.lytt()}/.well-known/oauth-authorization-server`;
    const felles = { metadataUrl, klientId: 'friminutt', nokkel: nokkel.nokkel, kid: nokkel.kid };
    const rett = lagMaskinporten({ ...felles, scope: KRR_SCOPE });
    const galt = lagMaskinporten({ ...felles, scope: 'annet' });
    const { klient } = await start({ sjekkToken: mp.sjekkToken }, { hentToken: rett.hentToken });
    expect((await klient.hentPersoner(voksne.slice(0, 3))).oppforinger).toHaveLength(3);
    const { klient: uten } = await start({ sjekkToken: mp.sjekkToken }, { hentToken: galt.hentToken });
    expect(await feilFra(uten.hentPersoner(voksne.slice(0, 3)))).toMatchObject({ kode: 'avvist', status: 403 });
  });

  test('a bad number the register refuses is found by halving, and the others are answered', async () => {
    const darlige = new Set([voksne[3], voksne[40], voksne[41]]);
    const { krr, klient } = await start({ erUgyldig: (i) => darlige.has(i) });
    const svar = await klient.hentPersoner(voksne.slice(0, 64));
    expect(svar.oppforinger).toHaveLength(61);
    expect(svar.mangler).toEqual([voksne[3], voksne[40], voksne[41]]);
    expect(svar.avvik).toEqual([{ kode: 'nummer_avvist', felt: 'personidentifikatorer' }]);
    expect(krr.antallKall).toBeLessThan(30);
  });

  test('a register that refuses everything is not asked a thousand times', async () => {
    const { krr, klient } = await start({ erUgyldig: () => true });
    expect(await feilFra(klient.hentPersoner(voksne.slice(0, 200)))).toMatchObject({ kode: 'ugyldig_sporring', status: 400 });
    expect(krr.antallKall).toBeLessThan(30);
  });

  test('leaving early stops what is under way; more than 1 000 at once is refused here', async () => {
    const { krr, klient } = await start({ latensMs: 10 }, { bolk: 5, samtidighet: 2 });
    for await (const b of klient.hentBolker(voksne)) if (b.nr >= 0) break;
    const etter = krr.antallKall;
    await new Promise((ferdig) => setTimeout(ferdig, 60));
    expect(krr.antallKall).toBe(etter);
    expect(etter).toBeLessThan(8);
    expect((await feilFra(klient.hentPersoner(Array.from({ length: 1001 }, () => '00000000000')))).kode).toBe('ugyldig_sporring');
    expect(await klient.hentPersoner([])).toMatchObject({ oppforinger: [], mangler: [] });
  });
});

describe('feilkatalogen', () => {
  test.each<[string, Oppforsel, string]>([
    ['nede', { slag: 'nede' }, 'nede'],
    ['5xx', { slag: 'serverfeil' }, 'serverfeil'],
    ['treg', { slag: 'treg', ms: 400 }, 'treg'],
    ['429', { slag: 'for_mange', retryAfterMs: 2000 }, 'for_mange_kall'],
    ['nettside fra brannmur', { slag: 'html' }, 'html'],
    ['halvt svar', { slag: 'halvt' }, 'uleselig'],
  ])(
    '[K20] F-25 %s: every batch says so, nothing is known about anyone, and the next night reads all',
    async (_navn, oppforsel, kode) => {
      const { krr, klient } = await start(
        {},
        { bolk: 50, hentevalg: { vent: async () => undefined, timeoutMs: 200, forsok: 2 } },
      );
      krr.oppforsel.sett(oppforsel);
      const bolker = await samle(klient.hentBolker(voksne.slice(0, 150)));
      expect(bolker.map((b) => [b.svar, b.feil?.kode])).toEqual(bolker.map(() => [undefined, kode]));
      expect(bolker.flatMap((b) => b.spurt).sort()).toEqual(voksne.slice(0, 150).sort());
      krr.oppforsel.sett({ slag: 'ok' });
      const igjen = await samle(klient.hentBolker(bolker.flatMap((b) => b.spurt)));
      expect(igjen.flatMap((b) => b.svar?.oppforinger ?? [])).toHaveLength(150);
    },
  );

  test('F-25 one fall in the middle is tried again without anyone noticing', async () => {
    const { krr, klient } = await start();
    krr.oppforsel.sett({ slag: 'nede', antall: 2 });
    expect((await klient.hentPersoner(voksne.slice(0, 10))).oppforinger).toHaveLength(10);
    expect(krr.antallKall).toBe(3);
  });

  test('F-25 a source that stays down is left alone after repeated failures', async () => {
    const { krr, klient } = await start({}, { bolk: 5, samtidighet: 1 });
    krr.oppforsel.sett({ slag: 'nede' });
    const bolker = await samle(klient.hentBolker(voksne.slice(0, 100)));
    expect(bolker).toHaveLength(20);
    expect(new Set(bolker.map((b) => b.feil?.kode))).toEqual(new Set(['nede']));
    expect(krr.antallKall).toBe(15);
  });

  test('F-26 those missing in the answer are unknown: nothing is changed for them', async () => {
    const { krr, klient } = await start();
    const hele = await klient.hentPersoner(voksne.slice(0, 30));
    krr.oppforsel.sett({ slag: 'mangler' });
    const svar = await klient.hentPersoner(voksne.slice(0, 30));
    expect(svar.mangler).toEqual(voksne.slice(0, 30).filter((_, i) => i % 3 === 0));
    expect(svar.oppforinger).toHaveLength(20);
    for (const o of hele.oppforinger) {
      if (!svar.mangler.includes(o.personidentifikator)) continue;
      const v = vurderKontakt(o, { utfall: 'mangler' }, KLOKKE.na());
      expect([v.epostadresse.handling, v.epostadresse.verdi]).toEqual(['behold', o.epostadresse]);
    }
  });

  test('F-27 a person nobody asked for is dropped and counted', async () => {
    const { krr, klient } = await start();
    krr.oppforsel.sett({ slag: 'feil_person' });
    const spurt = voksne.slice(0, 10);
    const svar = await klient.hentPersoner(spurt);
    expect([svar.ubedt, svar.mangler, svar.oppforinger.length]).toEqual([1, [spurt[0]], 9]);
    expect(svar.oppforinger.every((o) => spurt.includes(o.personidentifikator))).toBe(true);
  });

  test('[E40] F-28 reserved, deleted and unregistered people are answered as such', async () => {
    const { klient } = await start();
    const finn = (test: (k: { status: string; reservert?: boolean }) => boolean) =>
      [...verden.personer.values()].find((p) => p.identifikator && test(p.krr))?.identifikator ?? '';
    const spurt = [
      finn((k) => k.reservert === true && k.status === 'AKTIV'),
      finn((k) => k.status === 'SLETTET'),
      finn((k) => k.status === 'IKKE_REGISTRERT'),
    ];
    const { oppforinger } = await klient.hentPersoner(spurt);
    expect(oppforinger.map((o) => [o.status, o.reservert, o.kanVarsles])).toEqual([
      ['AKTIV', true, false],
      ['SLETTET', false, false],
      ['IKKE_REGISTRERT', false, false],
    ]);
    const kanVarsles = oppforinger.map((o) =>
      Object.values(vurderKontakt(undefined, { utfall: 'oppforing', oppforing: o }, KLOKKE.na())).some((k) => k.kanVarslesVedtak),
    );
    expect(kanVarsles).toEqual([false, false, false]);
  });

  test('F-29 an e-mail 19 months old beside a fresh mobile: decisions to the mobile only', async () => {
    const ident = voksne[5] ?? '';
    const person = verden.personer.get(verden.perIdentifikator.get(ident) ?? '');
    const { klient } = await start({
      finn: () =>
        person && {
          ...person,
          krr: {
            status: 'AKTIV',
            epostadresse: 'a@epost.example',
            epostOppdatert: '2025-04-20T08:00:00Z',
            mobiltelefonnummer: '41514965',
            mobilVerifisert: '2026-10-01T08:00:00Z',
          },
        },
    });
    const [oppforing] = (await klient.hentPersoner([ident])).oppforinger;
    const v = oppforing && vurderKontakt(undefined, { utfall: 'oppforing', oppforing }, KLOKKE.na());
    expect(oppforing?.kanVarsles).toBe(false);
    expect([v?.epostadresse.fersk, v?.epostadresse.kanVarslesVedtak, v?.epostadresse.portaltekst]).toEqual([
      false,
      false,
      'bekreft',
    ]);
    expect([v?.mobiltelefonnummer.fersk, v?.mobiltelefonnummer.kanVarslesVedtak]).toEqual([true, true]);
  });

  test('F-30 garbage is turned away person by person, and the rest is used', async () => {
    const { krr, klient } = await start();
    krr.oppforsel.sett({ slag: 'soppel' });
    const aktive = voksne.filter((i) => {
      const k = verden.personer.get(verden.perIdentifikator.get(i) ?? '')?.krr;
      return k?.status === 'AKTIV' && k.epostadresse && k.mobiltelefonnummer;
    });
    const spurt = aktive.slice(0, 12);
    const svar = await klient.hentPersoner(spurt);
    const utfall = spurt.map((i) => {
      const o = svar.oppforinger.find((x) => x.personidentifikator === i);
      return o ? [o.epostadresse !== null, o.mobiltelefonnummer !== null] : 'mangler';
    });
    const seks = [[true, false], [false, true], [false, false], 'mangler', 'mangler', [true, true]];
    expect(utfall).toEqual([...seks, ...seks]);
    expect(JSON.stringify(svar)).not.toMatch(/Bcc|\\n|\+47\+47/);
  });

  test('F-31 a refusal fails the run with what to do; it is never an empty run', async () => {
    const { krr, klient } = await start({}, { bolk: 10, samtidighet: 2 });
    krr.oppforsel.sett({ slag: 'avvist' });
    const feil = await feilFra(samle(klient.hentBolker(voksne)));
    expect(feil).toMatchObject({ kode: 'avvist', status: 401, forbigaende: false });
    expect(feil.message).toMatch(/nøkkelen i Maskinporten.*Ingen kontaktopplysninger er endret/);
    expect(krr.antallKall).toBeLessThan(8);
  });

  test('F-31 a token taken back before its time is replaced once', async () => {
    let gyldig = 'gammel';
    const bedt: (boolean | undefined)[] = [];
    const { klient } = await start(
      { sjekkToken: (a) => (a === `Bearer ${gyldig}` ? 200 : 401) },
      {
        hentToken: async (v) => {
          bedt.push(v?.nytt);
          return v?.nytt ? 'ny' : 'gammel';
        },
      },
    );
    gyldig = 'ny';
    expect((await klient.hentPersoner(voksne.slice(0, 2))).oppforinger).toHaveLength(2);
    expect(bedt).toEqual([false, true]);
  });

  test('F-31 Maskinporten down is told as Maskinporten’s, per batch, not as the register’s', async () => {
    const { klient, krr } = await start(
      {},
      { bolk: 50, hentToken: () => Promise.reject(new Kildefeil('maskinporten', 'nede', 'Fikk ikke forbindelse.')) },
    );
    const bolker = await samle(klient.hentBolker(voksne.slice(0, 100)));
    expect(bolker.map((b) => [b.feil?.kilde, b.feil?.kode])).toEqual(bolker.map(() => ['maskinporten', 'nede']));
    expect(krr.antallKall).toBe(0);
  });

  test('no error or log field of a run carries a number, address or phone', async () => {
    const { krr, klient } = await start({}, { hentevalg: { vent: async () => undefined, forsok: 1, timeoutMs: 500 } });
    const alt: string[] = [];
    for (const slag of ['nede', 'serverfeil', 'for_mange', 'html', 'halvt', 'avvist'] as const) {
      krr.oppforsel.sett({ slag });
      const feil = await feilFra(klient.hentPersoner(voksne.slice(0, 5)));
      alt.push(feil.message, feil.stack ?? '', JSON.stringify(feil), String(feil.cause));
    }
    expect(alt.join('\n')).not.toMatch(/(?<!\d)\d{11}(?!\d)|epost\.example/);
  });
});

describe('lagFiksKrrKlient', () => {
  test('[K17] one person at a time through KS Fiks gives the same entry; unknown people are missing', async () => {
    const { url, klient } = await start({
      finn: (i) => (i === voksne[2] ? undefined : verden.personer.get(verden.perIdentifikator.get(i) ?? '')),
    });
    const fiks = lagFiksKrrKlient({
      baseUrl: `${url}/krr`,
      rolleId: '11111111-2222-3333-4444-555555555555',
      hentToken: async () => 'prove',
      integrasjonId: 'id',
      integrasjonPassord: 'passord',
      hentevalg: { vent: async () => undefined },
    });
    const spurt = voksne.slice(0, 8);
    const a = await fiks.hentPersoner(spurt);
    const b = await klient.hentPersoner(spurt);
    const uten = (s: typeof a) =>
      s.oppforinger
        .filter((o) => o.personidentifikator !== voksne[2])
        .map(({ sprak: _sprak, reservertTidspunkt: _tid, ...o }) =>
          JSON.stringify(o, (k, v: unknown) =>
            typeof v === 'string' && v.endsWith('Z') ? v.slice(0, 19) : k === 'avvik' ? undefined : v,
          ),
        )
        .sort();
    expect(uten(a)).toEqual(uten(b));
    expect([a.mangler, a.avvik]).toEqual([[voksne[2]], [{ kode: 'ingen_treff', felt: 'fnr' }]]);
  });

  test('F-27 F-31 a stranger in the answer is dropped, a refusal told', async () => {
    const { krr, url } = await start();
    const lag = (passord: string) =>
      lagFiksKrrKlient({
        baseUrl: `${url}/krr`,
        rolleId: 'x',
        hentToken: async () => 'prove',
        integrasjonId: 'id',
        integrasjonPassord: passord,
      });
    krr.oppforsel.sett({ slag: 'feil_person' });
    expect(await lag('p').hentPersoner([voksne[0] ?? ''])).toMatchObject({ oppforinger: [], mangler: [voksne[0]], ubedt: 1 });
    krr.oppforsel.sett({ slag: 'ok' });
    expect(await feilFra(lag('').hentPersoner([voksne[0] ?? '']))).toMatchObject({ kode: 'avvist', status: 403 });
  });
});
