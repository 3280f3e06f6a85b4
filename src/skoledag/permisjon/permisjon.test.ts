import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { forRegister, register } from '../oppmote/index.ts';
import { larer } from '#verktoy/proveskoledag.ts';
import { tavle } from '../tavle/index.ts';
import { endreSoknad, sokPermisjon, trekkSoknad } from './handlinger/sok.ts';
import { apneVedtak, vedtaPermisjon } from './handlinger/vedta.ts';
import { minnOmUapnede } from './lager.ts';
import { kanAvgjore, kanSoke, leddFor, nivaFor, overGrensen, skrivBrev } from './regler.ts';
import { behandling, minePermisjoner, minSoknad, permisjonssak } from './visninger.ts';

const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};

describe('hvem avgjør', () => {
  const regler = { kontaktlarerDager: 2, rektorDager: 10, hoystPerAr: 10 };
  test.each`
    dager | niva
    ${1}  | ${'kontaktlarer'}
    ${2}  | ${'kontaktlarer'}
    ${3}  | ${'rektor'}
    ${10} | ${'rektor'}
    ${11} | ${'kommune'}
  `('[E10] $dager skoledager: $niva', ({ dager, niva }) => {
    expect(nivaFor(dager, regler)).toBe(niva);
    expect(kanAvgjore('kommune', dager, regler)).toBe(true);
    expect(kanAvgjore('kontaktlarer', dager, regler)).toBe(dager <= 2);
  });
  test.each`
    ledd | dager | fra_for | over
    ${4} | ${5}  | ${0}    | ${0}
    ${4} | ${5}  | ${6}    | ${1}
    ${5} | ${2}  | ${10}   | ${0}
  `('[E10] $dager dager etter $ledd. ledd, $fra_for fra før: $over over grensen', ({ ledd, dager, fra_for, over }) => {
    expect(overGrensen({ ledd, dager, for: fra_for }, regler)).toBe(over);
  });
  test.each([['trossamfunn', 5], ['ferie', 4], ['helse', 4]] as const)('%s er %i. ledd', (a, l) => expect(leddFor(a)).toBe(l)); // prettier-ignore
  test.each`
    id       | rolle         | alder | svar
    ${'A13'} | ${'elev'}     | ${15} | ${true}
    ${'A10'} | ${'elev'}     | ${14} | ${false}
    ${'A13'} | ${'foresatt'} | ${17} | ${true}
    ${'A12'} | ${'foresatt'} | ${18} | ${false}
  `('$id $rolle, eleven er $alder: $svar', ({ rolle, alder, svar }) => expect(kanSoke(rolle, alder)).toBe(svar));

  test.each(['nb', 'nn'] as const)(
    '[H17] brevet på %s har vedtak, begrunnelse, hjemmel, klagefrist og klageinstans',
    (malform) => {
      const brev = skrivBrev({ malform, elev: 'Rask Herre', skole: 'Nordbygda skole', kommune: undefined, fra: '1. desember 2026', til: '3. desember 2026', dager: 3, sokt: { fra: '1. desember 2026', til: '4. desember 2026', dager: 4 }, utfall: 'delvis', ledd: 4, begrunnelse: 'Prøveuke fredag.', forskrift: 'forskrift om permisjon, Fjordvik', klagefrist: '14. desember 2026', klageinstans: 'Statsforvalteren', vedtatt: '23. november 2026', av: 'Lars Leder' }); // prettier-ignore
      for (const ord of [
        '3. desember 2026',
        'Prøveuke fredag.',
        '§ 2-2',
        'Fjordvik',
        '14. desember 2026',
        'Statsforvalteren',
        '§§ 18',
        'Lars Leder',
      ])
        expect(brev).toContain(ord);
      expect(brev).toContain(malform === 'nn' ? 'Grunngiving' : 'Begrunnelse');
    },
  );
});

describe('en søknad om permisjon', () => {
  let r: Proveskoledag;
  beforeAll(async () => {
    r = await nySkoledag();
  });
  afterAll(() => r.slipp());
  beforeEach(() => r.kl('20:00'));

  const inn = { fra: '2026-12-01', til: '2026-12-03', arsak: 'familie', begrunnelse: 'Besteforeldre feirer gullbryllup.' };
  const sokt = async (valg: object = {}, navn = 'Rask Herre') => {
    const elev = await r.nyElev(navn, { klasse: '6P' });
    const { soknader } = await r.gjor(sokPermisjon, foresatt([elev]), { elever: [elev], ...inn, ...valg });
    return { elev, soknadId: soknader[0]! };
  };
  const vedta = async (soknadId: string, valg: object, som = rektor()) => {
    const { soknad } = await r.gjor(permisjonssak, som, { soknadId });
    return r.gjor(
      vedtaPermisjon,
      som,
      { soknadId, begrunnelse: 'Forsvarlig for opplæringen.', ...valg },
      { basis: soknad.versjon },
    );
  };

  test('[H11] [E11] flere barn i én søknad, begge foresatte ser den, og den kan endres til den er behandlet', async () => {
    const barn = [await r.nyElev('En Barn'), await r.nyElev('To Barn')];
    const { soknader } = await r.gjor(sokPermisjon, foresatt(barn), {
      [`elev-${barn[0]}`]: 'ja',
      [`elev-${barn[1]}`]: 'ja',
      ...inn,
    });
    expect(soknader).toHaveLength(2);
    const far = foresatt(barn);
    const mine = await r.gjor(minePermisjoner, far, {});
    expect(mine.soknader.map((s) => [s.dager, s.status])).toEqual([
      [3, 'sokt'],
      [3, 'sokt'],
    ]);
    const { soknad, begrunnelse } = await r.gjor(minSoknad, far, { soknadId: soknader[0]! });
    expect(begrunnelse).toBe(inn.begrunnelse);
    await r.gjor(endreSoknad, far, { soknadId: soknader[0], ...inn, til: '2026-12-04' }, { basis: soknad.versjon });
    expect((await r.gjor(minSoknad, far, { soknadId: soknader[0]! })).soknad.dager).toBe(4);
    await r.gjor(trekkSoknad, far, { soknadId: soknader[1] });
    expect((await r.rader(`select 1 from skoledag.permisjon where soknad_id = '${soknader[0]}'`)).length).toBe(2);
    // reasons are never stored in the clear
    expect(JSON.stringify(await r.rader('select begrunnelse from skoledag.permisjon'))).not.toContain('gullbryllup');
  });

  test('[E10] innvilget: vedtak med klagefrist, varsel uten innhold, og fraværet får sitt eget slag', async () => {
    const { elev, soknadId } = await sokt();
    expect(await vedta(soknadId, { utfall: 'innvilget' })).toMatchObject({ klagefrist: '2026-12-14' });
    expect(await r.rader(`select slag from skoledag.hendelse where elev_id = '${elev}' order by opprettet`)).toEqual([
      { slag: 'permisjonSokt' },
      { slag: 'vedtakKlart' },
    ]);
    const mor = foresatt([elev]);
    // the letter is not shown before it is opened, and when is registered
    expect((await r.gjor(minSoknad, mor, { soknadId })).brev).toBeNull();
    await r.gjor(apneVedtak, mor, { soknadId });
    expect((await r.gjor(minSoknad, foresatt([elev]), { soknadId })).brev).toContain('får permisjon fra og med 1. desember 2026');
    expect((await feilFra(r.gjor(trekkSoknad, mor, { soknadId }))).kode).toBe('behandlet');
    r.kl('09:30', '2026-12-02');
    expect((await r.gjor(tavle, larer(), { skole: NORDBYGDA })).klasser.find((k) => k.gruppe === '6P')?.tall).toMatchObject({
      permisjon: 1,
    });
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: '6P' });
    expect(m.elever.find((e) => e.elevId === elev)).toMatchObject({ status: 'borte', arsak: 'permisjon' });
    await r.gjor(
      forRegister,
      larer(),
      {
        skole: NORDBYGDA,
        gruppe: '6P',
        dato: '2026-12-02',
        timeNr: 0,
        rader: m.elever.map((e) => ({ elevId: e.elevId, status: e.status, arsak: e.arsak })),
      },
      { basis: m.versjon },
    );
    expect(await r.rader(`select status, arsak from skoledag.oppmote where elev_id = '${elev}'`)).toEqual([
      { status: 'borte', arsak: 'permisjon' },
    ]);
  });

  test('[E10] delvis: bare dagene som er innvilget, er permisjon', async () => {
    const { elev, soknadId } = await sokt({ til: '2026-12-04' });
    expect((await feilFra(vedta(soknadId, { utfall: 'delvis', fra: '2026-11-30', til: '2026-12-02' }))).felt).toHaveProperty(
      'fra',
    );
    await vedta(soknadId, { utfall: 'delvis', fra: '2026-12-01', til: '2026-12-02' });
    expect(await r.rader(`select dager, utfall from skoledag.permisjonsvedtak where elev_id = '${elev}'`)).toEqual([
      { dager: 2, utfall: 'delvis' },
    ]);
  });

  test('F10 [E10] avslag: eleven ventes som ellers', async () => {
    const { elev, soknadId } = await sokt();
    await vedta(soknadId, { utfall: 'avslatt' });
    r.kl('08:40', '2026-12-02');
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: '6P' });
    expect(m.elever.find((e) => e.elevId === elev)).toMatchObject({ status: 'tilstede', harPermisjon: false });
  });

  test('F11 høytid i trossamfunn er femte ledd, og føres som det', async () => {
    const { elev, soknadId } = await sokt({ arsak: 'trossamfunn' });
    await vedta(soknadId, { utfall: 'innvilget' });
    r.kl('08:40', '2026-12-01');
    const m = await r.gjor(register, larer(), { skole: NORDBYGDA, gruppe: '6P' });
    expect(m.elever.find((e) => e.elevId === elev)).toMatchObject({ arsak: 'trossamfunn' });
  });

  test('[E10] nivået avgjør: tre uker er ikke rektors, og kontaktlæreren har de dagene kommunen har gitt', async () => {
    const { soknadId } = await sokt({ fra: '2027-01-11', til: '2027-01-29' });
    const e = await feilFra(vedta(soknadId, { utfall: 'innvilget' }));
    expect(e.kode).toBe('feil_niva');
    expect(e.message).toContain('15 skoledager avgjøres av kommunen');
    expect((await r.gjor(permisjonssak, rektor(), { soknadId })).kanVedta).toBe(false);
    const kontakt = med('kontaktlarer', 'egenSkole', [NORDBYGDA]);
    const { soknadId: kort } = await sokt({ til: '2026-12-01' });
    expect((await feilFra(vedta(kort, { utfall: 'innvilget' }, kontakt))).kode).toBe('feil_niva');
    await sql`insert into grunn.innstilling (id, navn, verdi) values (gen_random_uuid(), 'skoledag.permisjon', ${JSON.stringify({ forskrift: 'forskrift om permisjon § 3', kontaktlarerDager: 2, rektorDager: 10, hoystPerAr: 10, klageinstans: 'Statsforvalteren' })})`.execute(
      r.eier,
    );
    await vedta(kort, { utfall: 'innvilget' }, kontakt);
    // a rektor of yesterday, or of another school, has no level here
    const { soknadId: ny } = await sokt();
    const gammel = { ...rektor(), tilknytninger: rektor().tilknytninger.map((t) => ({ ...t, til: '2026-11-22' })) };
    expect(
      (await feilFra(r.gjor(vedtaPermisjon, gammel, { soknadId: ny, utfall: 'innvilget', begrunnelse: 'Forsvarlig nok.' })))
        .status,
    ).toBe(403);
  });

  test('D08 et vedtak som ikke er åpnet på en uke, minnes om én gang', async () => {
    const { elev, soknadId } = await sokt();
    await vedta(soknadId, { utfall: 'innvilget' });
    const antall = async () =>
      (await r.rader(`select 1 from skoledag.hendelse where slag = 'vedtakPaminnelse' and elev_id = '${elev}'`)).length;
    await minnOmUapnede(r.system, '2026-11-30T19:00:00+01:00');
    expect(await antall()).toBe(0);
    await minnOmUapnede(r.system, '2026-12-01T20:00:00+01:00');
    await minnOmUapnede(r.system, '2026-12-09T20:00:00+01:00');
    expect(await antall()).toBe(1);
  });

  test('A13 en elev på 15 søker selv; på 14 ikke', async () => {
    const [stor, liten] = [
      await r.nyElev('Stor Elev', { fodselsdato: '2011-11-23' }),
      await r.nyElev('Liten Elev', { fodselsdato: '2011-11-24' }),
    ];
    const selv = (id: string) => med('elev', 'segSelv', [id], id);
    await r.gjor(sokPermisjon, selv(stor), { elever: [stor], ...inn });
    expect((await feilFra(r.gjor(sokPermisjon, selv(liten), { elever: [liten], ...inn }))).status).toBe(403);
    expect((await r.gjor(minePermisjoner, foresatt([stor]), {})).soknader).toHaveLength(1);
  });

  test('hvem som ikke ser søknaden', async () => {
    const { soknadId } = await sokt();
    expect((await feilFra(r.gjor(minSoknad, foresatt([crypto.randomUUID()]), { soknadId }))).status).toBe(404);
    expect((await feilFra(r.gjor(permisjonssak, rektor(SOLSIDEN), { soknadId }))).status).toBe(404);
    expect((await feilFra(r.gjor(permisjonssak, larer(), { soknadId }))).status).toBe(403);
    expect((await r.gjor(behandling, rektor(SOLSIDEN), {})).soknader).toEqual([]);
  });

  test.each`
    hva                   | valg                                        | felt
    ${'i går'}            | ${{ fra: '2026-11-20', til: '2026-11-25' }} | ${'fra'}
    ${'bakvendt'}         | ${{ fra: '2026-12-03', til: '2026-12-01' }} | ${'til'}
    ${'bare helg'}        | ${{ fra: '2026-11-28', til: '2026-11-29' }} | ${'fra'}
    ${'uten begrunnelse'} | ${{ begrunnelse: '' }}                      | ${'begrunnelse'}
    ${'uten årsak'}       | ${{ arsak: '' }}                            | ${'arsak'}
  `('$hva: feilen står ved $felt', async ({ valg, felt }) => {
    const elev = await r.nyElev();
    expect((await feilFra(r.gjor(sokPermisjon, foresatt([elev]), { elever: [elev], ...inn, ...valg }))).felt).toHaveProperty(
      felt,
    );
  });
});
