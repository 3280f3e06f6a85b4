import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { elever, foresatteTil, lagVerden, spesiell } from '#verden/index.ts';
import { skjer } from '#verden/hendelser.ts';
import { lagSimulatortjener } from '#verktoy/simulatortjener.ts';
import { fiksKlient, skatteetatenKlient, type Fiksklient, type Fregklient } from './index.ts';
import { lagFolkeregisterSimulator } from './simulator/index.ts';

const verden = lagVerden({ elever: 200 });
const simulator = lagFolkeregisterSimulator({ verden, godtaToken: (t) => t === 'gyldig' });
const tjener = lagSimulatortjener([simulator.handler]);
let url = '';
let ventet: number[] = [];
let klient: Fregklient;
let fiks: Fiksklient;

beforeAll(async () => {
  url = await tjener.lytt();
});
afterAll(() => tjener.stopp());
beforeEach(() => {
  simulator.sett({ slag: 'ok' });
  ventet = [];
  // A guard of its own for each test: repeated failures in one must not put the source to rest in the next.
  const valg = {
    hentToken: async () => 'gyldig',
    hentevalg: {
      forsok: 2,
      timeoutMs: 2000,
      tilfeldig: () => 0,
      vent: async (ms: number) => void ventet.push(ms),
    },
  };
  klient = skatteetatenKlient({ baseUrl: url, ...valg });
  fiks = fiksKlient({
    baseUrl: `${url}/fiks`,
    rolleId: '0e0d2a4e-7b1c-4a53-9a35-1f6f0a8f8f01',
    fiksOrgId: '9d1c4a7e-1b5a-4f0e-8a52-6f1d0b6b2c02',
    integrasjonId: '3b1c0f7a-2f83-4a3e-bd0c-7a0d51f2ab03',
    integrasjonPassord: 'prove',
    ...valg,
  });
});

const barn = [...elever(verden)].filter((p) => p.identifikator !== null && p.bareManuell !== true);
const nr = (rolle: string): string => {
  const nummer = spesiell(verden, rolle).identifikator;
  if (nummer === null) throw new Error('Personen har ikke nummer');
  return nummer;
};
const UKJENT = '01817012345';
const feilkode = (lovnad: Promise<unknown>) =>
  lovnad.then(
    () => 'ingen feil',
    (f: unknown) => (f instanceof Kildefeil ? f.kode : String(f)),
  );

describe('[B14] hendelseslista', () => {
  test('[B14] leses side for side fra og med et nummer, og 304 sier at intet er nytt', async () => {
    const før = await klient.hentSiste();
    for (const p of barn.slice(0, 3)) skjer(verden, { type: 'personErOppdatert', person: p.id }, '2026-11-22T10:00:00Z');
    expect(await klient.hentSiste()).toBe(før + 3);
    const side = await klient.hentFeed(før + 1);
    expect(side).toMatchObject({ slag: 'side', neste: før + 4, mer: false });
    expect(side.slag === 'side' && side.hendelser.map((h) => [h.hendelsestype, h.identifikator, h.kjent])).toEqual(
      barn.slice(0, 3).map((p) => ['personErOppdatert', p.identifikator, true]),
    );
    const etag = side.slag === 'side' ? side.etag : null;
    expect(etag).not.toBeNull();
    expect(await klient.hentFeed(før + 1, etag)).toEqual({ slag: 'uendret' });
    expect(await klient.hentFeed(før + 4)).toMatchObject({ slag: 'side', hendelser: [], neste: før + 4 });
  });

  test('[B14] tusen på siden, og resten på neste', async () => {
    const fra = (await klient.hentSiste()) + 1;
    const p = barn[0]?.id ?? '';
    for (let i = 0; i < 1003; i++) skjer(verden, { type: 'personErOppdatert', person: p }, '2026-11-22T11:00:00Z');
    const forste = await klient.hentFeed(fra);
    expect(forste).toMatchObject({ slag: 'side', mer: true, neste: fra + 1000 });
    expect(await fiks.hentFeed(fra + 1000)).toMatchObject({ slag: 'side', mer: false, neste: fra + 1003 });
  });

  test('F-12 [B14] et tilbakespolt nummer gir de samme hendelsene én gang til, og posisjonen går aldri bakover', async () => {
    const siste = await klient.hentSiste();
    const en = await klient.hentFeed(1);
    expect(await klient.hentFeed(1)).toEqual(en);
    expect(await klient.hentFeed(siste + 500)).toMatchObject({ neste: siste + 500 });
  });

  test('[B14] en linje uten nummer gjør siden uleselig: å gå videre ville mistet den', async () => {
    simulator.sett({ slag: 'soppel' });
    expect(await feilkode(klient.hentFeed(1))).toBe('uleselig');
  });
});

describe('[V02] bulkoppslag', () => {
  test('[V02] de spurte kommer, med gradering og foreldreansvar', async () => {
    const spurt = [nr('kode-6-barn'), nr('kode-7-barn'), nr('klientadresse-barn')];
    const svar = await klient.bulkoppslag(spurt);
    expect(svar).toMatchObject({ mangler: [], ubedt: 0, uleselige: 0 });
    expect(svar.funnet.map((p) => [p.adressebeskyttelse, p.adresser.map((a) => `${a.type} ${a.gradering}`)])).toEqual([
      ['strengtFortrolig', ['post ugradert']],
      ['fortrolig', ['bosted fortrolig']],
      ['ugradert', ['bosted klientadresse']],
    ]);
    expect(svar.funnet.flatMap((p) => p.avvik)).toEqual([]);
  });

  test('[V02] alle elever og foresatte i kommunen leses uten avvik vi ikke kjenner', async () => {
    const koder = new Set<string>();
    let antall = 0;
    const numre = [...new Set(barn.flatMap((b) => [b, ...foresatteTil(verden, b)]).flatMap((p) => p.identifikator ?? []))];
    for (let i = 0; i < numre.length; i += 1000) {
      const svar = await klient.bulkoppslag(numre.slice(i, i + 1000));
      expect(svar).toMatchObject({ mangler: [], ubedt: 0, uleselige: 0 });
      antall += svar.funnet.length;
      for (const a of svar.funnet.flatMap((p) => p.avvik)) koder.add(a.kode);
    }
    expect(antall).toBe(numre.length);
    expect([...koder].sort()).toEqual(['dodfodt_som_barn', 'gjentatt_foreldreansvar']);
  });

  test('[V02] den som ikke finnes i svaret, er ukjent; den blir ikke borte', async () => {
    expect(await klient.bulkoppslag([nr('kode-7-barn'), UKJENT])).toMatchObject({ funnet: [{}], mangler: [UKJENT], ubedt: 0 });
    simulator.sett({ slag: 'mangler' });
    const spurt = barn.slice(0, 10).map((p) => p.identifikator ?? '');
    const svar = await klient.bulkoppslag(spurt);
    expect(svar.mangler).toEqual(spurt.filter((_, i) => i % 2 === 0));
    expect(svar.funnet).toHaveLength(5);
  });

  test('F-10 [V02] 404 på hele oppslaget er en feil hos dem, ikke at personene er borte', async () => {
    const utenKatalog = skatteetatenKlient({
      baseUrl: `${url}/folkeregisteret/offentlig-med-hjemmel/api/v1/borte?x=`,
      hentToken: async () => 'gyldig',
    });
    const feil = await utenKatalog.bulkoppslag([nr('kode-7-barn')]).catch((f: unknown) => f);
    expect(feil).toMatchObject({ kode: 'feil_svar', status: 404, forbigaende: true });
  });

  test('[V02] svar om andre enn de spurte forkastes, også når de ligger under et nummer vi spurte om', async () => {
    const spurt = barn.slice(0, 3).map((p) => p.identifikator ?? '');
    simulator.sett({ slag: 'feil_person' });
    const svar = await klient.bulkoppslag(spurt);
    expect(svar.ubedt).toBe(2);
    expect(svar.mangler).toEqual([spurt[0]]);
    expect(svar.funnet.map((p) => p.identifikatorer[0]?.identifikator)).toEqual(spurt.slice(1));
  });

  test('[V02] gammelt nummer gir personen med det nye, når historikken viser at det er samme person', async () => {
    const p = spesiell(verden, 'navn-endret');
    const gammelt = p.identifikator ?? '';
    skjer(verden, { type: 'nyttKjonn', person: p.id }, '2026-11-22T12:00:00Z');
    const svar = await klient.bulkoppslag([gammelt]);
    expect(svar).toMatchObject({ mangler: [], ubedt: 0 });
    expect(svar.funnet[0]?.identifikatorer).toEqual([
      { identifikator: p.identifikator, type: 'fodselsnummer', status: 'iBruk' },
      { identifikator: gammelt, type: 'fodselsnummer', status: 'opphort' },
    ]);
    const nytt = p.identifikator ?? '';
    expect((await klient.bulkoppslag([nytt])).funnet[0]?.identifikatorer).toHaveLength(1);
    expect((await klient.bulkoppslag([nytt], { tidligereNumre: 'alltid' })).funnet[0]?.identifikatorer).toHaveLength(2);
    const begge = await klient.bulkoppslag([nytt, gammelt]);
    expect(begge).toMatchObject({ mangler: [], ubedt: 0 });
    expect(begge.funnet.map((f) => f.identifikatorer.length)).toEqual([2]);
  });

  test('[V02] et sammenslått dublettnummer leder til personen som er videreført', async () => {
    const original = spesiell(verden, 'dublett-original');
    const dublett = spesiell(verden, 'dublett');
    const gammelt = dublett.identifikator ?? '';
    skjer(verden, { type: 'sammenslaing', person: original.id, dublett: dublett.id }, '2026-11-22T12:30:00Z');
    const person = await klient.oppslag(gammelt);
    expect(person?.identifikatorer.map((i) => [i.type, i.status])).toEqual([
      ['fodselsnummer', 'iBruk'],
      ['dNummer', 'opphort'],
    ]);
  });

  test('[V02] ett uleselig dokument stanser ikke de andre', async () => {
    simulator.sett({ slag: 'soppel' });
    const spurt = barn.slice(0, 3).map((p) => p.identifikator ?? '');
    expect(await klient.bulkoppslag(spurt)).toMatchObject({ uleselige: 1, mangler: [spurt[0]], funnet: [{}, {}] });
  });

  test('[V02] mer enn tusen er en feil hos oss, og spørres ikke om', async () => {
    const mange = Array.from({ length: 1001 }, (_, i) => String(i).padStart(11, '0'));
    const kall = simulator.kall.get('bulkoppslag');
    expect(await feilkode(klient.bulkoppslag(mange))).toBe('ugyldig_sporring');
    expect(simulator.kall.get('bulkoppslag')).toBe(kall);
  });
});

describe('[L18] når kilden ikke er som den skal', () => {
  const spor = () => klient.bulkoppslag([nr('kode-7-barn')]);

  test.each`
    slag            | kode
    ${'nede'}       | ${'nede'}
    ${'serverfeil'} | ${'serverfeil'}
    ${'html'}       | ${'html'}
    ${'halvt'}      | ${'uleselig'}
    ${'avvist'}     | ${'avvist'}
  `('[L18] $slag gir feilen $kode, og ingen personer', async ({ slag, kode }) => {
    simulator.sett({ slag: slag as 'nede' });
    expect(await feilkode(spor())).toBe(kode);
    expect(await feilkode(fiks.oppvekst([nr('kode-7-barn')]))).toBe(kode);
  });

  test('[L18] treg', async () => {
    simulator.sett({ slag: 'treg', ms: 2000 });
    const utalmodig = skatteetatenKlient({
      baseUrl: url,
      hentToken: async () => 'gyldig',
      hentevalg: { timeoutMs: 50, forsok: 1 },
    });
    expect(await feilkode(utalmodig.hentSiste())).toBe('treg');
  });

  test('[L18] går over av seg selv når et nytt forsøk lykkes', async () => {
    simulator.sett({ slag: 'serverfeil', antall: 1 });
    expect((await spor()).funnet).toHaveLength(1);
    expect(ventet).toHaveLength(1);
  });

  test('F-21 [L18] Retry-After er millisekunder hos Skatteetaten og sekunder hos KS Fiks', async () => {
    simulator.sett({ slag: 'for_mange', antall: 1, retryAfterMs: 1500 });
    await spor();
    expect(ventet).toEqual([1500]);
    simulator.sett({ slag: 'for_mange', antall: 1, retryAfterMs: 2000 });
    await fiks.oppvekst([nr('kode-7-barn')]);
    expect(ventet).toEqual([1500, 2000]);
  });

  test('[L18] et token som er trukket tilbake, byttes én gang', async () => {
    const gitt: boolean[] = [];
    const k = skatteetatenKlient({
      baseUrl: url,
      hentToken: async (v) => {
        gitt.push(v?.nytt === true);
        return v?.nytt === true ? 'gyldig' : 'utgått';
      },
    });
    expect((await k.bulkoppslag([nr('kode-7-barn')])).funnet).toHaveLength(1);
    expect(gitt).toEqual([false, true]);
  });

  test('[L18] ingen feil gjengir nummer eller adresse', async () => {
    for (const slag of ['nede', 'serverfeil', 'html', 'halvt'] as const) {
      simulator.sett({ slag });
      const feil = (await spor().catch((f: unknown) => f)) as Kildefeil;
      expect(`${feil.message} ${feil.stack}`).not.toContain(nr('kode-7-barn'));
    }
  });

  test('[L18] oppførselen kan settes over HTTP', async () => {
    const svar = await fetch(`${url}/simulator/folkeregisteret/oppforsel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ slag: 'nede' }),
    });
    expect(svar.status).toBe(200);
    expect(await feilkode(klient.hentSiste())).toBe('nede');
  });
});

describe('[B14] KS Fiks', () => {
  test('[V02] oppvekst gir barna med de ansvarlige', async () => {
    const spurt = barn.slice(0, 20).map((p) => p.identifikator ?? '');
    const svar = await fiks.oppvekst([...spurt, UKJENT]);
    expect(svar).toMatchObject({ mangler: [UKJENT], ubedt: 0, uleselige: 0 });
    expect(svar.funnet).toHaveLength(20);
    for (const { barn: b, ansvarlige } of svar.funnet) {
      const i = verden.perIdentifikator.get(b.identifikatorer[0]?.identifikator ?? '');
      const fasit = verden.personer.get(i ?? '');
      const ider = new Set(fasit?.foreldreansvar.flatMap((a) => a.ansvarlig ?? []));
      expect(ansvarlige).toHaveLength(ider.size);
      expect(b.foreldreansvar).toHaveLength(fasit?.foreldreansvar.length ?? -1);
    }
  });

  test('[V02] svar om et barn ingen spurte om, forkastes', async () => {
    simulator.sett({ slag: 'feil_person' });
    const spurt = barn.slice(0, 2).map((p) => p.identifikator ?? '');
    const svar = await fiks.oppvekst(spurt);
    expect(svar.ubedt).toBe(2);
    expect(svar.mangler).toEqual([spurt[0]]);
  });

  test('[V02] speilet av Skatteetaten svarer det samme', async () => {
    const spurt = [nr('kode-7-barn')];
    expect(await fiks.bulkoppslag(spurt)).toEqual(await klient.bulkoppslag(spurt));
    expect(await fiks.hentSiste()).toBe(await klient.hentSiste());
  });

  test('[B14] hendelser: typer, antall og numre', async () => {
    expect((await fiks.hendelser.typer()).map((t) => t.hendelsestype)).toContain('FOEDT');
    const { kommunenummer } = verden.kommune;
    const sok = { fraDato: '2020-01-01', hendelsestype: 'FOEDT' } as const;
    const numre = await fiks.hendelser.liste({ ...sok, kommuner: [kommunenummer] });
    expect(numre.length).toBeGreaterThan(10);
    expect(await fiks.hendelser.statistikk({ ...sok, kommunenummer })).toBe(numre.length);
    const yngre = await fiks.hendelser.liste({ ...sok, kommuner: [kommunenummer], foedt: { fraDato: '2022-01-01' } });
    expect(yngre.length).toBeLessThan(numre.length);
  });
});
