// A school day through the real acts and the real database: from the first report to the closed case.
import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { medSporringsteller } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { etterlysningRuter, lukkSak, minSak, sakside, skrivSteg, svarPaEtterlysning } from '../etterlysning/index.ts';
import { elevfravar, meldeside, meldFravar } from '../fravar/index.ts';
import { rutineoppsett } from '../rutine/index.ts';
import {
  annetstedside,
  fjernFraAnnetsted,
  forRegister,
  gikkHjem,
  klassevalg,
  register,
  settAnnetsted,
} from '../oppmote/index.ts';
import { etterlysNa, skoledagNa, tavle } from './index.ts';

let r: Proveskoledag;
let nr = 0;
beforeAll(async () => {
  r = await nySkoledag();
});
afterAll(() => r.slipp());
// every test has a class of its own, and ends the day of the ones before it
let klasse: string;
beforeEach(async () => {
  await sql`update register.elevforhold set kjent_til = kjent_fra, lukket_av = apnet_av where kjent_til is null`.execute(r.eier);
  await sql`truncate skoledag.etterlysning, skoledag.etterlysningssteg, skoledag.hendelse, skoledag.oppmote, skoledag.foring, skoledag.annetsted cascade`.execute(
    r.eier,
  );
  klasse = `6${String.fromCharCode(65 + nr++)}`;
  r.kl('08:25');
});

const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const ny = (navn: string, arstrinn = 6) => r.nyElev(navn, { klasse, arstrinn });
const for_ = async (rader: readonly object[], valg: { timeNr?: number; dato?: string; som?: ReturnType<typeof larer> } = {}) => {
  const dato = valg.dato ?? '2026-11-23';
  const som = valg.som ?? larer();
  const timeNr = valg.timeNr ?? 0;
  const m = await r.gjor(register, som, { skole: NORDBYGDA, gruppe: klasse, dato, ...(timeNr === 0 ? {} : { time: timeNr }) });
  const nevnt = new Set(rader.map((x) => (x as { elevId: string }).elevId));
  const resten = m.elever.filter((e) => !nevnt.has(e.elevId)).map((e) => ({ elevId: e.elevId, status: 'tilstede' }));
  return r.gjor(
    forRegister,
    som,
    { skole: NORDBYGDA, gruppe: klasse, dato, timeNr, rader: [...rader, ...resten] },
    { basis: m.versjon },
  );
};
const tavla = () => r.gjor(tavle, larer(), { skole: NORDBYGDA });
const etterlys = () => etterlysNa(r.system, r.klokke);
const oppmote = (elevId: string) =>
  r.rader<{ status: string; arsak: string | null; minutter: number | null; kjent_til: string | null }>(
    `select status, arsak, minutter, kjent_til from skoledag.oppmote where elev_id = '${elevId}' order by kjent_fra, kjent_til nulls last`,
  );
const sakFor = async (elevId: string) =>
  (
    await r.rader<{ id: string; utfall: string | null; trinn: string }>(
      `select id, utfall, trinn from skoledag.etterlysning where elev_id = '${elevId}' order by apnet desc`,
    )
  )[0];

describe('klasseregisteret', () => {
  test('[H04] [L27] hele klassen i én visning, det som er meldt står alt der, og én lagring fører alle', async () => {
    const [syk, sen, her] = [await ny('Syk Elev'), await ny('Sen Elev'), await ny('Her Elev')];
    await r.gjor(meldFravar, foresatt([syk]), { elever: [syk], nar: 'idag', type: 'lege' });
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse });
    expect(m.elever.map((e) => [e.navn, e.status, e.arsak])).toEqual([
      ['Her Elev', 'tilstede', null],
      ['Sen Elev', 'tilstede', null],
      ['Syk Elev', 'borte', 'lege'],
    ]);
    r.kl('08:50');
    await for_([
      { elevId: sen, status: 'sen', minutter: 12 },
      { elevId: syk, status: 'borte', arsak: 'lege' },
    ]);
    expect(await oppmote(her)).toEqual([]);
    expect(await oppmote(sen)).toMatchObject([{ status: 'sen', minutter: 12 }]);
    const k = (await tavla()).klasser.find((x) => x.gruppe === klasse)!;
    expect(k).toMatchObject({ elever: 3, fort: true, mangler: [], tall: { tilstede: 1, sen: 1, meldt: 1 } });
  });

  test('skjemaet uten skript sier det samme som programmet', async () => {
    const [a, b] = [await ny('A Elev'), await ny('B Elev')];
    const felt = {
      skole: NORDBYGDA,
      gruppe: klasse,
      dato: '2026-11-23',
      timeNr: '0',
      [`s-${a}`]: 'gikk',
      [`m-${a}`]: '30',
      [`a-${a}`]: 'tannlege',
      [`s-${b}`]: 'tilstede',
      [`m-${b}`]: '',
      [`a-${b}`]: '',
    };
    await r.gjor(forRegister, larer(), felt, { basis: 'ny' });
    expect(await oppmote(a)).toMatchObject([{ status: 'gikk', minutter: 30, arsak: 'tannlege' }]);
    expect(await oppmote(b)).toEqual([]);
  });

  test('R06 [E08] en retting legger til: det som sto før, og hvem som førte det, står igjen', async () => {
    const [a, b] = [await ny('A Elev'), await ny('B Elev')];
    const [forst, sist] = [larer(), rektor()];
    await for_(
      [
        { elevId: a, status: 'borte', arsak: 'syk' },
        { elevId: b, status: 'borte', arsak: 'syk' },
      ],
      { som: forst },
    );
    await for_(
      [
        { elevId: a, status: 'sen', minutter: 20 },
        { elevId: b, status: 'borte', arsak: 'syk' },
      ],
      { som: sist },
    );
    expect(await oppmote(a)).toMatchObject([
      { status: 'borte', kjent_til: expect.any(String) },
      { status: 'sen', kjent_til: null },
    ]);
    // unchanged lines are not written again
    expect(await oppmote(b)).toHaveLength(1);
    const foringer = await r.rader<{ fort_av: string; erstattet_av: string | null }>(
      `select fort_av, erstattet_av from skoledag.foring where gruppe = '${klasse}' order by fort`,
    );
    expect(foringer).toEqual([
      { fort_av: forst.id, erstattet_av: sist.id },
      { fort_av: sist.id, erstattet_av: null },
    ]);
  });

  test('to lærere samtidig: den siste får se at noen andre førte klassen', async () => {
    await ny('A Elev');
    const inn = { skole: NORDBYGDA, gruppe: klasse, dato: '2026-11-23', timeNr: 0, rader: [] };
    await r.gjor(forRegister, larer(), inn, { basis: 'ny' });
    expect((await feilFra(r.gjor(forRegister, larer(), inn, { basis: 'ny' }))).status).toBe(409);
  });

  test('for sent uten minutter, fram i tid og på en søndag avvises', async () => {
    const a = await ny('A Elev');
    const e = await feilFra(for_([{ elevId: a, status: 'sen' }]));
    expect(e.felt[`m-${a}`]).toContain('A Elev');
    expect((await feilFra(for_([], { dato: '2026-11-24' }))).felt).toHaveProperty('dato');
    expect((await feilFra(for_([], { dato: '2026-11-22' }))).felt).toHaveProperty('dato');
  });

  test('[B30] på ungdomstrinnet føres det per time, og på barnetrinnet per dag', async () => {
    const barn = await ny('Barn Elev', 6);
    expect((await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse })).timer).toEqual([]);
    await sql`update register.elevforhold set arstrinn = 9 where person_id = ${barn} and kjent_til is null`.execute(r.eier);
    r.kl('09:40');
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse });
    expect(m).toMatchObject({ timer: [1, 2, 3, 4, 5, 6], timeNr: 2 });
    await for_([{ elevId: barn, status: 'borte', arsak: 'syk' }], { timeNr: 2 });
    expect((await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse, time: 3 })).elever[0]).toMatchObject({
      status: 'tilstede',
    });
  });

  test('vikaren har rollen for dagen, SFO sine egne grupper, og ingen andre skolen', async () => {
    await ny('A Elev');
    const inn = { skole: NORDBYGDA, gruppe: klasse };
    const vikar = (fra: string, til: string) => ({
      ...larer(),
      tilknytninger: larer().tilknytninger.map((t) => ({ ...t, fra, til })),
    });
    expect((await r.gjor(register, vikar('2026-11-23', '2026-11-23'), inn)).kanFore).toBe(true);
    expect((await feilFra(r.gjor(register, vikar('2026-11-20', '2026-11-22'), inn))).status).toBe(403);
    expect((await feilFra(r.gjor(register, larer(SOLSIDEN), inn))).status).toBe(404);
    expect((await feilFra(r.gjor(register, med('sfoAnsatt', 'egenSfo', [NORDBYGDA]), inn))).status).toBe(404);
    expect((await feilFra(r.gjor(register, foresatt([crypto.randomUUID()]), inn))).status).toBe(403);
    const valg = await r.gjor(klassevalg, larer(), {});
    expect(valg.skoler.map((s) => s.klasser.map((k) => k.gruppe))).toEqual([[klasse]]);
  });

  test('en lagring er én transaksjon med høyst ti setninger og siden høyst sju, husets egne medregnet', async () => {
    for (let i = 0; i < 25; i++) await ny(`Elev Nummer${i}`);
    // a new connection and a first call have statements of their own
    await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse });
    const side = await medSporringsteller(() => r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse }));
    expect(side.antall).toBeLessThanOrEqual(7);
    const rader = side.svar.elever.map((e, i) => ({
      elevId: e.elevId,
      ...(i < 2 ? { status: 'borte', arsak: 'syk' } : { status: 'tilstede' }),
    }));
    const lagring = await medSporringsteller(() =>
      r.gjor(
        forRegister,
        larer(),
        { skole: NORDBYGDA, gruppe: klasse, dato: '2026-11-23', timeNr: 0, rader },
        { basis: 'ny', nokkel: 'nokkel-klassen' },
      ),
    );
    // the actor is looked up by one more in the server
    expect(lagring.antall).toBeLessThanOrEqual(10);
  });

  test('en lagring leser ikke hele fraværet, hvor mye det enn er', async () => {
    const borte = await ny('Borte Elev');
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse });
    let lest: number | undefined;
    // what no index finds is read whole also where that is forbidden
    const uten: typeof forRegister = {
      ...forRegister,
      async kjor(s, inn, valg) {
        await sql`set local enable_seqscan = off`.execute(s.db);
        const ut = await forRegister.kjor(s, inn, valg);
        const { rows } = await sql<{
          n: number;
        }>`select seq_scan as n from pg_stat_xact_all_tables where schemaname = 'skoledag' and relname = 'oppmote'`.execute(s.db);
        lest = rows[0]?.n;
        return ut;
      },
    };
    const rader = [{ elevId: borte, status: 'borte', arsak: 'syk' }];
    await r.gjor(uten, larer(), { skole: NORDBYGDA, gruppe: klasse, dato: '2026-11-23', timeNr: 0, rader }, { basis: m.versjon });
    expect(await oppmote(borte)).toHaveLength(1);
    expect(lest).toBe(0);
  });
});

describe('tavla og etterlysningen', () => {
  test('[L12] [H05] [H06] [H07] [E06] hele dagen: meldt, ført, etterlyst, ringt, funnet', async () => {
    const [savnet, syk, her] = [await ny('Savnet Elev'), await ny('Syk Elev'), await ny('Her Elev')];
    const mor = await r.person({ navn: 'Mor Savnet' });
    const far = await r.person({ navn: 'Far Savnet' });
    await r.ansvar(savnet, [mor, far]);
    await r.krr(mor, { mobil: '+4745111111' });
    r.kl('07:52');
    await r.gjor(meldFravar, foresatt([syk]), { elever: [syk], nar: 'idag', type: 'syk' });
    expect((await tavla()).klasser[0]).toMatchObject({ tall: { meldt: 1, ventes: 2 }, fort: false, mangler: [] });
    r.kl('08:40');
    await for_([
      { elevId: savnet, status: 'borte', arsak: null },
      { elevId: syk, status: 'borte', arsak: 'syk' },
    ]);
    expect((await tavla()).klasser[0]).toMatchObject({
      fort: true,
      frist: '09:15',
      mangler: [{ navn: 'Savnet Elev', status: 'ventes' }],
    });
    expect(await etterlys()).toEqual({ elever: 0, klasser: 0, eskalert: 0 });
    r.kl('09:15');
    expect(await etterlys()).toEqual({ elever: 1, klasser: 0, eskalert: 0 });
    expect(await etterlys()).toEqual({ elever: 0, klasser: 0, eskalert: 0 });
    const sak = (await sakFor(savnet))!;
    // [H06] the guardians are told through the event, without content
    expect(await r.rader(`select slag, om_id from skoledag.hendelse where elev_id = '${savnet}'`)).toEqual([
      { slag: 'elevEtterlyst', om_id: sak.id },
    ]);
    const t = await tavla();
    expect(t.saker).toMatchObject([{ navn: 'Savnet Elev', neste: 'let', trinn: 'varslet' }]);
    const side = await r.gjor(sakside, larer(), { sakId: sak.id });
    expect(side.kontakter.map((k) => [k.navn, k.telefon])).toEqual(
      expect.arrayContaining([
        ['Mor Savnet', '+4745111111'],
        ['Far Savnet', null],
      ]),
    );
    expect(side).toMatchObject({ eskaleresKl: '09:45', politiKl: '10:00' });
    const l = larer();
    await r.gjor(skrivSteg, l, { sakId: sak.id, hva: 'lette', resultat: 'ikke_funnet' });
    await r.gjor(skrivSteg, l, { sakId: sak.id, hva: 'ringte', hvem: mor, resultat: 'ikke_svar' });
    // [H07] the clock hands it over
    r.kl('09:46');
    expect(await etterlys()).toMatchObject({ eskalert: 1 });
    expect((await r.gjor(sakside, rektor(), { sakId: sak.id })).trinn).toBe('eskalert');
    r.kl('10:01');
    expect((await r.gjor(sakside, rektor(), { sakId: sak.id })).neste).toBe('politi');
    expect((await r.gjor(minSak, foresatt([savnet], far), { sakId: sak.id })).politiKl).toBe('10:00');
    await r.gjor(svarPaEtterlysning, foresatt([savnet], far), { sakId: sak.id, resultat: 'leter' });
    await r.gjor(svarPaEtterlysning, foresatt([savnet], far), { sakId: sak.id, resultat: 'hjemme' });
    expect((await sakFor(savnet))?.utfall).toBe('hjemme');
    // [E06] who, whom, when, result
    const logg = (await r.gjor(sakside, larer(), { sakId: sak.id })).steg.map((x) => [x.hva, x.hvem, x.resultat]);
    expect(logg).toEqual([
      ['svar', 'Far Savnet', 'hjemme'],
      ['svar', 'Far Savnet', 'leter'],
      ['eskalert', null, 'sendt_videre'],
      ['ringte', 'Mor Savnet', 'ikke_svar'],
      ['lette', null, 'ikke_funnet'],
      ['varslet', null, 'sendt_videre'],
    ]);
    expect(her).toBeDefined();
  });

  test.each(['nb', 'nn'] as const)('[H06] foresatte bes finne barnet og si fra til skolen med en gang, på %s', async (sprak) => {
    const a = await ny('Savnet Elev');
    r.kl('09:20');
    await for_([{ elevId: a, status: 'borte', arsak: null }]);
    const m = await r.gjor(minSak, foresatt([a]), { sakId: (await sakFor(a))!.id });
    const side = etterlysningRuter.ruter.find((x) => x.sti === '/mitt-barn/etterlyst/:sakId');
    if (side === undefined || !('tegn' in side)) throw new Error('No such page');
    const html = renderToStaticMarkup(
      side.tegn(m, {
        sprak,
        aktor: undefined,
        sti: '/',
        sporring: {},
        skjema: { nokkel: 'n', verdier: {}, feil: [], konflikt: false },
      }).innhold,
    );
    expect(html).toContain(
      sprak === 'nb'
        ? 'Finn ut hvor barnet er, og svar her så snart du vet noe. Skolen leter.'
        : 'Finn ut kvar barnet er, og svar her så snart du veit noko. Skulen leitar.',
    );
    // the four answers, found and at home first; the clock of the police comes from the school's routine
    expect([...html.matchAll(/name="resultat" value="(\w+)"/g)].map((x) => x[1])).toEqual([
      'funnet',
      'hjemme',
      'leter',
      'vet_ikke',
    ]);
    expect(html).toContain(m.politiKl.replace(':', '.'));
    expect(m.politiKl > '10:00').toBe(true);
  });

  test('[H07] klokka følger skolens egen rutine: ledelsen etter 20 minutter, politiet etter 35', async () => {
    const verdi = {
      ...rutineoppsett.standard,
      skoler: { [NORDBYGDA]: { eskaleresEtter: 20, politiVurderesEtter: 35 } },
    };
    await sql`insert into grunn.innstilling (id, navn, verdi, satt) values (gen_random_uuid(), ${rutineoppsett.navn}, ${JSON.stringify(verdi)}, '2026-11-23T07:00:00Z')`.execute(
      r.eier,
    );
    const a = await ny('Savnet Elev');
    r.kl('08:40');
    await for_([{ elevId: a, status: 'borte', arsak: null }]);
    r.kl('09:15');
    await etterlys();
    const sakId = (await sakFor(a))!.id;
    const steg: [string, number, string][] = [];
    for (const kl of ['09:34', '09:35', '09:47', '09:50']) {
      r.kl(kl);
      const { eskalert } = await etterlys();
      steg.push([kl, eskalert, (await r.gjor(sakside, rektor(), { sakId })).neste ?? '']);
    }
    await sql`delete from grunn.innstilling where navn = ${rutineoppsett.navn}`.execute(r.eier);
    expect(steg.map(([kl, eskalert]) => [kl, eskalert])).toEqual([
      ['09:34', 0],
      ['09:35', 1],
      ['09:47', 0],
      ['09:50', 0],
    ]);
    expect([steg[2]![2], steg[3]![2]]).toEqual(['let', 'politi']);
  });

  test('[E38] fravær ingen hjemme har meldt: foresatte får vite det samme dag, én gang, og det står når', async () => {
    const [skulker, meldt, fri, savnet] = [
      await ny('Umeldt Elev'),
      await ny('Meldt Elev'),
      await ny('Fri Elev'),
      await ny('Savnet Elev'),
    ];
    await r.gjor(meldFravar, foresatt([meldt]), { elever: [meldt], nar: 'idag', type: 'syk' });
    r.kl('09:20');
    const borte = (arsak: string | null, elevId: string) => ({ elevId, status: 'borte', arsak });
    const dagen = (arsak: string) => [borte(arsak, skulker), borte('syk', meldt), borte('permisjon', fri), borte(null, savnet)];
    await for_(dagen('ugyldig'));
    r.kl('09:30');
    await for_(dagen('syk'));
    const hendelser = await r.rader<{ slag: string; elev_id: string }>(
      'select slag, elev_id from skoledag.hendelse order by slag',
    );
    expect(hendelser.filter((h) => h.slag !== 'fravarMeldt')).toEqual([
      { slag: 'elevEtterlyst', elev_id: savnet },
      { slag: 'fravarUmeldt', elev_id: skulker },
    ]);
    const varslet = async (elevId: string) => (await r.gjor(elevfravar, rektor(), { elevId })).rader.map((x) => x.varslet);
    const [forste] = await r.rader<{ varslet: string }>(
      `select min(varslet) as varslet from skoledag.oppmote where elev_id = '${skulker}'`,
    );
    // told at the first save, also after the cause was put right
    expect(await varslet(skulker)).toEqual([forste!.varslet]);
    expect(osloKlokke(tilInstant(forste!.varslet)) < '09:30').toBe(true);
    expect([await varslet(meldt), await varslet(fri), await varslet(savnet)]).toEqual([[null], [null], [expect.any(String)]]);
  });

  test('[E03] meldt etter fristen: på tavla straks, og på forsiden til dem som er på jobb, i tall og uten grunn', async () => {
    const [a, b] = [await ny('Sen Melding'), await ny('I Tide')];
    await ny('Ikke Ført');
    await r.gjor(meldFravar, foresatt([b]), { elever: [b], nar: 'idag', type: 'syk' });
    const naa = (aktor: ReturnType<typeof larer>) => skoledagNa({ db: r.eier, aktor, idag: '2026-11-23' });
    expect(await naa(larer())).toEqual({ klassesaker: 0, sentMeldt: 0 });
    r.kl('08:47');
    await r.gjor(meldFravar, foresatt([a]), { elever: [a], nar: 'idag', type: 'tannlege' });
    const t = await tavla();
    expect(t.sentMeldt).toEqual([{ elevId: a, navn: 'Sen Melding', klasse, kl: expect.stringMatching(/^08:4[78]$/) }]);
    expect(JSON.stringify(t)).not.toContain('tannlege');
    r.kl('09:16');
    await etterlys();
    expect(await naa(larer())).toEqual({ klassesaker: 1, sentMeldt: 1 });
    expect(await naa(larer(SOLSIDEN))).toEqual({ klassesaker: 0, sentMeldt: 0 });
    expect(await naa(foresatt([a]))).toEqual({ klassesaker: 0, sentMeldt: 0 });
  });

  test('møter eleven, lukkes saken av registeret; meldes fraværet, lukkes den av meldingen', async () => {
    const [kommer, meldes] = [await ny('Kommer Elev'), await ny('Meldes Elev')];
    r.kl('09:20');
    // after the clock the register itself opens the case
    expect(await for_([kommer, meldes].map((elevId) => ({ elevId, status: 'borte', arsak: null })))).toMatchObject({
      etterlyst: 2,
    });
    await for_([
      { elevId: kommer, status: 'sen', minutter: 55 },
      { elevId: meldes, status: 'borte', arsak: null },
    ]);
    await r.gjor(meldFravar, foresatt([meldes]), { elever: [meldes], nar: 'idag', type: 'syk' });
    expect([(await sakFor(kommer))?.utfall, (await sakFor(meldes))?.utfall]).toEqual(['mott', 'meldt']);
    expect((await tavla()).klasser[0]?.tall).toMatchObject({ sen: 1, meldt: 1, etterlyses: 0 });
    expect((await r.rader(`select slag from skoledag.hendelse where slag = 'etterlysningAvklart'`)).length).toBe(2);
  });

  test('en klasse ingen har ført, gir én sak for klassen og skremmer ingen foresatte', async () => {
    await ny('A Elev');
    await ny('B Elev');
    r.kl('09:16');
    expect(await etterlys()).toEqual({ elever: 0, klasser: 1, eskalert: 0 });
    expect((await tavla()).klasser[0]).toMatchObject({ klassesak: expect.any(String), mangler: [] });
    expect(await r.rader('select 1 from skoledag.hendelse')).toEqual([]);
    await for_([]);
    expect((await tavla()).klasser[0]).toMatchObject({ klassesak: null, tall: { tilstede: 2 } });
  });

  test('[H05] [E05] skoleruta bestemmer: i ferien etterlyses ingen, og ingenting føres, meldes eller regnes som skoledag', async () => {
    const a = await ny('A Elev');
    const endring = crypto.randomUUID();
    const rute = async (skole: string, fri: string) => {
      await sql`insert into register.skolear (rute, kilde, skole, skolear, forste_skoledag, siste_skoledag, andre_termin_fra, kjent_fra, apnet_av)
        values (${`${skole}/2026`}, 'manuell', ${skole}, 2026, '2026-08-17', '2027-06-18', '2027-01-18', '2026-06-01', ${endring})`.execute(
        r.eier,
      );
      await sql`insert into register.skolefri (rute, kilde, fra, til, slag, navn, kjent_fra, apnet_av)
        values (${`${skole}/2026`}, 'manuell', ${fri}, ${fri}, 'fridag', 'Fri', '2026-06-01', ${endring})`.execute(r.eier);
    };
    r.kl('09:20');
    await rute('*', '2026-11-23');
    try {
      expect(await tavla()).toMatchObject({ erSkoledag: false });
      expect(await etterlys()).toEqual({ elever: 0, klasser: 0, eskalert: 0 });
      expect((await r.gjor(klassevalg, larer(), {})).skoler[0]).toMatchObject({ skole: NORDBYGDA, erSkoledag: false });
      expect((await feilFra(for_([]))).status).toBe(400);
      expect((await feilFra(r.gjor(meldFravar, foresatt([a]), { elever: [a], nar: 'idag', type: 'syk' }))).felt).toHaveProperty('nar'); // prettier-ignore
      expect(await r.gjor(meldeside, foresatt([a]), {})).toMatchObject({ erSkoledag: false, nesteSkoledag: '2026-11-24' });
      // the school has a calendar of its own, which is the one that counts there
      await rute(NORDBYGDA, '2026-11-24');
      expect(await etterlys()).toMatchObject({ klasser: 1 });
      expect(await r.gjor(meldeside, foresatt([a]), {})).toMatchObject({ erSkoledag: true, nesteSkoledag: '2026-11-25' });
    } finally {
      for (const tabell of ['skolefri', 'skolear'])
        await sql`delete from ${sql.id('register', tabell)} where apnet_av = ${endring}`.execute(r.eier);
    }
  });

  test('[E05] [L13] tur, annen gruppe, SFO og forsinket buss kjennes før noen etterlyses', async () => {
    const elever = [await ny('Tur Elev'), await ny('Gruppe Elev'), await ny('Buss Elev'), await ny('Sfo Elev')];
    const sted = (elev: string, slag: string, valg: object = {}) =>
      r.gjor(settAnnetsted, larer(), { skole: NORDBYGDA, gruppe: klasse, dato: '2026-11-23', slag, elever: [elev], ...valg });
    await sted(elever[0]!, 'tur', { hva: 'Museet' });
    await sted(elever[1]!, 'gruppe');
    await sted(elever[2]!, 'skyss', { tilKl: '09:30' });
    await sted(elever[3]!, 'sfo', { tilKl: '09:40' });
    expect((await feilFra(sted(elever[2]!, 'skyss'))).felt).toHaveProperty('tilKl');
    r.kl('08:40');
    await for_(
      [0, 1, 3].map((i) => ({ elevId: elever[i], status: 'annetsted' })).concat([{ elevId: elever[2], status: 'borte' }]),
    );
    r.kl('09:20');
    expect(await etterlys()).toMatchObject({ elever: 0 });
    expect((await tavla()).klasser[0]?.tall).toMatchObject({ annetsted: 3, ventes: 1 });
    r.kl('10:05');
    expect(await etterlys()).toMatchObject({ elever: 1 });
    expect((await sakFor(elever[2]!))?.trinn).toBe('varslet');
  });

  test('[E05] et annet sted som var feil, eller er over før tida, tas bort: eleven ventes igjen, og det som sto, står igjen', async () => {
    const [a, b] = [await ny('A Elev'), await ny('B Elev')];
    const i = { skole: NORDBYGDA, gruppe: klasse };
    const side = () => r.gjor(annetstedside, larer(), i);
    r.kl('08:40');
    await r.gjor(settAnnetsted, larer(), { ...i, dato: '2026-11-23', slag: 'tur', elever: [], hva: 'Museet' });
    await r.gjor(settAnnetsted, larer(), { ...i, dato: '2026-11-25', til: '2026-11-26', slag: 'gruppe', elever: [a] });
    const { linjer } = await side();
    expect(linjer).toMatchObject([
      { slag: 'tur', hva: 'Museet', alle: true, hvem: ['A Elev', 'B Elev'] },
      { slag: 'gruppe', fra: '2026-11-25', til: '2026-11-26', alle: false, hvem: ['A Elev'] },
    ]);
    expect((await tavla()).klasser[0]?.tall).toMatchObject({ annetsted: 2 });
    const bort = { ...i, dato: '2026-11-23', rader: linjer[0]!.rader.join(',') };
    expect((await feilFra(r.gjor(fjernFraAnnetsted, larer(SOLSIDEN), bort))).status).toBe(404);
    expect(await r.gjor(fjernFraAnnetsted, larer(), bort)).toEqual({ antall: 2 });
    expect((await feilFra(r.gjor(fjernFraAnnetsted, larer(), bort))).status).toBe(404);
    expect((await tavla()).klasser[0]?.tall).toMatchObject({ annetsted: 0, ventes: 2 });
    expect((await side()).linjer).toMatchObject([{ slag: 'gruppe' }]);
    expect(await r.rader(`select 1 from skoledag.annetsted where elev_id in ('${a}', '${b}')`)).toHaveLength(3);
    r.kl('09:16');
    expect(await etterlys()).toMatchObject({ klasser: 1 });
  });

  test.each`
    inn                                                    | felt
    ${{ slag: 'skyss' }}                                   | ${'tilKl'}
    ${{ slag: 'skyss', tilKl: '9.30', til: '2026-11-24' }} | ${'til'}
    ${{ slag: 'tur', til: '2026-11-20' }}                  | ${'til'}
    ${{ slag: 'tur', til: '2027-06-01' }}                  | ${'til'}
    ${{ slag: 'gruppe', fraKl: '10.00' }}                  | ${'tilKl'}
    ${{ slag: 'gruppe', fraKl: '10.00', tilKl: '09.00' }}  | ${'tilKl'}
  `('[E05] et annet sted med $inn: det står ved feltet hva som må rettes', async ({ inn, felt }) => {
    await ny('A Elev');
    const { felt: feil } = await feilFra(
      r.gjor(settAnnetsted, larer(), { skole: NORDBYGDA, gruppe: klasse, dato: '2026-11-23', elever: [], ...inn }),
    );
    expect(Object.keys(feil ?? {})).toEqual([felt]);
  });

  test('[E04] et barn blir sykt og hentes: minutter resten av dagen, foresatte får vite det, og tavla vet det', async () => {
    const a = await ny('A Elev');
    r.kl('08:40');
    await for_([]);
    r.kl('11:30');
    await r.gjor(gikkHjem, larer(), { elevId: a, arsak: 'syk' });
    expect(await oppmote(a)).toMatchObject([{ status: 'gikk', arsak: 'syk', minutter: 179 }]);
    expect((await tavla()).klasser[0]?.tall).toMatchObject({ meldt: 1 });
    expect(await r.rader(`select slag from skoledag.hendelse where elev_id = '${a}'`)).toEqual([{ slag: 'barnGikkHjem' }]);
    expect((await feilFra(r.gjor(gikkHjem, larer(), { elevId: a, arsak: 'influensa' }))).status).toBe(400);
  });

  test('hvem som ikke kommer til saken: andre skoler, andres foresatte, og foresatte til skolens side', async () => {
    const a = await ny('A Elev');
    r.kl('09:20');
    await for_([{ elevId: a, status: 'borte', arsak: null }]);
    const sakId = (await sakFor(a))!.id;
    expect((await feilFra(r.gjor(sakside, larer(SOLSIDEN), { sakId }))).status).toBe(404);
    expect((await feilFra(r.gjor(sakside, foresatt([a]), { sakId }))).status).toBe(403);
    expect((await feilFra(r.gjor(minSak, foresatt([crypto.randomUUID()]), { sakId }))).status).toBe(404);
    expect(
      (await feilFra(r.gjor(svarPaEtterlysning, foresatt([crypto.randomUUID()]), { sakId, resultat: 'hjemme' }))).status,
    ).toBe(404);
    expect((await feilFra(r.gjor(tavle, larer(SOLSIDEN), { skole: NORDBYGDA }))).status).toBe(404);
    await r.gjor(lukkSak, larer(), { sakId, utfall: 'feil' });
    expect((await feilFra(r.gjor(skrivSteg, larer(), { sakId, hva: 'lette', resultat: 'funnet' }))).status).toBe(409);
  });

  test.each`
    utfall      | status         | som
    ${'funnet'} | ${'annetsted'} | ${'svar'}
    ${'hjemme'} | ${'meldt'}     | ${'svar'}
    ${'feil'}   | ${'tilstede'}  | ${'lukket'}
  `(
    '[L12] [H07] lukket som $utfall: klokka etterlyser ikke igjen, og tavla regner eleven som $status',
    async ({ utfall, status, som }) => {
      const [a, b] = [await ny('Funnet Elev'), await ny('Her Elev')];
      r.kl('08:40');
      await for_([{ elevId: a, status: 'borte', arsak: null }]);
      r.kl('09:15');
      expect(await etterlys()).toMatchObject({ elever: 1 });
      const sakId = (await sakFor(a))!.id;
      await (som === 'svar'
        ? r.gjor(svarPaEtterlysning, foresatt([a]), { sakId, resultat: utfall })
        : r.gjor(lukkSak, larer(), { sakId, utfall }));
      r.kl('09:16');
      expect(await etterlys()).toMatchObject({ elever: 0 });
      const tall = async () => (await tavla()).klasser.find((k) => k.gruppe === klasse)?.tall;
      expect(await tall()).toMatchObject({ etterlyses: 0, ventes: 0, [status]: status === 'tilstede' ? 2 : 1 });
      // another line is put right, and the class saved again: nothing new is said of this one
      r.kl('09:20');
      await for_([
        { elevId: a, status: 'borte', arsak: null },
        { elevId: b, status: 'sen', minutter: 5 },
      ]);
      expect(await tall()).toMatchObject({ etterlyses: 0, [status]: 1 });
      // seen in class, and then gone again: looked for again, unless it was the home that had the child
      r.kl('10:00');
      await for_([]);
      r.kl('11:00');
      await for_([{ elevId: a, status: 'borte', arsak: null }]);
      r.kl('11:01');
      await etterlys();
      expect((await tavla()).saker.length).toBe(utfall === 'hjemme' ? 0 : 1);
    },
  );

  test('den som er sperret fra barnet, står ikke blant dem skolen kan ringe', async () => {
    const a = await ny('A Elev');
    const [mor, far] = [await r.person({ navn: 'Mor En' }), await r.person({ navn: 'Far To' })];
    await r.ansvar(a, [mor, far]);
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av) values (gen_random_uuid(), ${a}, ${far}, 'besoksforbud', 'Besøksforbud', '2026-11-23T08:10:00Z', ${mor})`.execute(
      r.eier,
    );
    r.kl('09:20');
    await for_([{ elevId: a, status: 'borte', arsak: null }]);
    const side = await r.gjor(sakside, larer(), { sakId: (await sakFor(a))!.id });
    expect(side.kontakter.map((k) => k.navn)).toEqual(['Mor En']);
  });

  test('[V28] en elev skolen bruker et annet navn for, står med det i registeret og på tavla', async () => {
    const [a, b] = [await ny('Ekte Navn'), await ny('Annen Elev')];
    await sql`update register.navn set alias = 'Trygg Alias' where person_id = ${a} and kjent_til is null`.execute(r.eier);
    r.kl('09:20');
    await for_([{ elevId: a, status: 'borte', arsak: null }]);
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: klasse });
    expect(m.elever.map((e) => e.navn)).toEqual(['Annen Elev', 'Trygg Alias']);
    const t = await tavla();
    expect(t.saker.map((k) => k.navn)).toEqual(['Trygg Alias']);
    expect(JSON.stringify([m, t])).not.toContain('Ekte Navn');
    expect(m.elever.some((e) => e.elevId === b)).toBe(true);
  });

  test('[L12] tilfeldige skoledager: minutt for minutt er hver elev i nøyaktig én tilstand, og den som savnes, har en åpen sak', async () => {
    const elever: string[] = [];
    for (let i = 0; i < 12; i++) elever.push(await ny(`Elev Nummer${i}`, i % 2 === 0 ? 6 : 9));
    let fro = 727;
    const tilfeldig = (n: number) => (fro = (fro * 1103515245 + 12345) % 2147483648) % n;
    // the year of a class decides how it is kept: one class, by day
    await sql`update register.elevforhold set arstrinn = 6 where klasse = ${klasse} and kjent_til is null`.execute(r.eier);
    for (const dato of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      for (let minutt = 7 * 60; minutt < 11 * 60; minutt += 12) {
        r.kl(`${String(Math.floor(minutt / 60)).padStart(2, '0')}:${String(minutt % 60).padStart(2, '0')}`, dato);
        const elev = elever[tilfeldig(elever.length)]!;
        const hva = tilfeldig(5);
        if (hva === 0) await r.gjor(meldFravar, foresatt([elev]), { elever: [elev], nar: 'idag', type: 'syk' });
        if (hva === 1)
          await r.gjor(settAnnetsted, larer(), { skole: NORDBYGDA, gruppe: klasse, dato, slag: 'tur', elever: [elev] });
        if (hva === 2 && minutt > 8 * 60 + 30) await for_([{ elevId: elev, status: 'borte', arsak: null }], { dato });
        if (hva === 3 && minutt > 8 * 60 + 30) await r.gjor(gikkHjem, larer(), { elevId: elev, arsak: 'syk' });
        await etterlys();
        const t = await tavla();
        const k = t.klasser[0]!;
        expect(Object.values(k.tall).reduce((a, b) => a + b, 0)).toBe(elever.length);
        // in a case of his own, or in that of a class nobody has checked: nothing else exists
        const egne = k.mangler.filter((e) => e.sakId !== null).length;
        expect(k.tall.etterlyses === egne || k.klassesak !== null).toBe(true);
        expect(t.gjortRedeFor + (k.tall.ventes ?? 0) + (k.tall.etterlyses ?? 0)).toBe(elever.length);
      }
    }
  });
});
