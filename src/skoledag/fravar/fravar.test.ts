import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { endreMelding, trekkMelding } from './handlinger/endre-melding.ts';
import { meldFravar } from './handlinger/meld-fravar.ts';
import { endreside, meldeside } from './visninger/meldeside.ts';
import { mittFravar } from './visninger/mitt-fravar.ts';

let r: Proveskoledag;
beforeAll(async () => {
  r = await nySkoledag();
});
afterAll(() => r.slipp());
beforeEach(() => r.kl('07:50'));

const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const meldinger = (elevId: string) =>
  r.rader<{ type: string; fra: string; til: string; sen: boolean; trukket: boolean; kjent_til: string | null }>(
    `select type, fra, til, sen, trukket, kjent_til from skoledag.fravarsmelding where elev_id = '${elevId}' order by kjent_fra`,
  );

describe('meld fravær', () => {
  test('[H01] [H02] ett barn, i dag, syk: én melding som gjelder skole, SFO og skyss', async () => {
    const barn = await r.nyElev();
    const mor = foresatt([barn]);
    const svar = await r.gjor(meldFravar, mor, {
      [`elev-${barn}`]: 'ja',
      nar: 'idag',
      type: 'syk',
      fra: '',
      til: '',
      dato: '',
      fraKl: '',
      tilKl: '',
    });
    expect(svar).toMatchObject({ sen: false, lik: false });
    expect(await meldinger(barn)).toMatchObject([{ type: 'syk', fra: '2026-11-23', til: '2026-11-23', sen: false }]);
    // [E01] the event that SFO and transport listen for
    expect(await r.rader(`select slag from skoledag.hendelse where elev_id = '${barn}'`)).toEqual([{ slag: 'fravarMeldt' }]);
  });

  test('[E01] [E02] flere barn, flere dager, i én melding; begge foresatte ser den', async () => {
    const barn = [await r.nyElev('Rask Herre'), await r.nyElev('Urolig Kaie')];
    await r.gjor(meldFravar, foresatt(barn), {
      elever: barn,
      nar: 'dager',
      fra: '2026-11-24',
      til: '2026-11-26',
      type: 'gravferd',
    });
    for (const b of barn) expect(await meldinger(b)).toMatchObject([{ fra: '2026-11-24', til: '2026-11-26' }]);
    const far = await r.gjor(meldeside, foresatt(barn), {});
    expect(far.barn.map((b) => b.meldinger.length)).toEqual([1, 1]);
    expect(far.barn[0]?.meldinger[0]).toMatchObject({ type: 'gravferd', avMeg: false, kanEndres: true });
    expect(JSON.stringify(far)).not.toContain('skrevetAv');
  });

  test('[E03] etter 08.30 merkes meldingen som sen, og klasseteamets sider får beskjed', async () => {
    const barn = await r.nyElev();
    r.kl('08:40');
    expect(await r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'syk' })).toMatchObject({ sen: true });
    expect(await meldinger(barn)).toMatchObject([{ sen: true }]);
  });

  test('[E01] F-41 sendt to ganger, av den samme eller av den andre foresatte, teller én gang', async () => {
    const barn = await r.nyElev();
    const mor = foresatt([barn]);
    const inn = { elever: [barn], nar: 'idag', type: 'syk' };
    const forst = await r.gjor(meldFravar, mor, inn, { nokkel: 'nokkel-morgen' });
    expect(await r.gjor(meldFravar, mor, inn, { nokkel: 'nokkel-morgen' })).toEqual(forst);
    const igjen = await r.gjor(meldFravar, foresatt([barn]), { ...inn, type: 'lege' });
    expect(igjen).toMatchObject({ lik: true, meldinger: forst.meldinger });
    expect(await meldinger(barn)).toHaveLength(1);
    const samtidig = await r.nyElev();
    await Promise.all(
      [1, 2, 3].map(() => r.gjor(meldFravar, foresatt([samtidig]), { elever: [samtidig], nar: 'idag', type: 'syk' })),
    );
    expect(await meldinger(samtidig)).toHaveLength(1);
  });

  test('I-06 ett fremmed barn blant sine egne: ingenting skjer, og svaret er som om barnet ikke finnes', async () => {
    const [mitt, fremmed] = [await r.nyElev(), await r.nyElev('Fremmed Barn')];
    const e = await feilFra(r.gjor(meldFravar, foresatt([mitt]), { elever: [mitt, fremmed], nar: 'idag', type: 'syk' }));
    expect(e.status).toBe(404);
    expect([...(await meldinger(mitt)), ...(await meldinger(fremmed))]).toEqual([]);
    expect((await feilFra(r.gjor(meldFravar, larer(), { elever: [mitt], nar: 'idag', type: 'syk' }))).status).toBe(403);
  });

  test('I-07 fritekst er av, og det som likevel sendes, avvises uten å lagres', async () => {
    const barn = await r.nyElev();
    const e = await feilFra(
      r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'syk', merknad: 'feber og oppkast' }),
    );
    expect(Object.keys(e.felt)).toEqual(['merknad']);
    expect(JSON.stringify([e.message, e.felt])).not.toContain('feber');
    expect((await r.gjor(meldeside, foresatt([barn]), {})).fritekst).toBe(false);
    expect(
      (await feilFra(r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'influensa' }))).felt,
    ).toHaveProperty('type');
  });

  test.each`
    hva                             | inn                                                                    | felt
    ${'ingen barn valgt'}           | ${{ elever: [], nar: 'idag', type: 'syk' }}                            | ${'elever'}
    ${'ingen grunn'}                | ${{ nar: 'idag' }}                                                     | ${'type'}
    ${'siste dag før første'}       | ${{ nar: 'dager', fra: '2026-11-25', til: '2026-11-24', type: 'syk' }} | ${'til'}
    ${'dager uten datoer'}          | ${{ nar: 'dager', fra: '', til: '', type: 'syk' }}                     | ${'fra'}
    ${'klokka går baklengs'}        | ${{ nar: 'del', fraKl: '11.00', tilKl: '10.00', type: 'lege' }}        | ${'tilKl'}
    ${'bare helg'}                  | ${{ nar: 'dager', fra: '2026-11-28', til: '2026-11-29', type: 'syk' }} | ${'fra'}
    ${'annet fravær gjelder timer'} | ${{ nar: 'idag', type: 'annet' }}                                      | ${'nar'}
    ${'tre uker er permisjon'}      | ${{ nar: 'dager', fra: '2026-11-24', til: '2026-12-18', type: 'syk' }} | ${'til'}
  `('[H03] $hva: feilen står ved $felt', async ({ inn, felt }) => {
    const barn = await r.nyElev();
    const e = await feilFra(r.gjor(meldFravar, foresatt([barn]), { elever: [barn], ...inn }));
    expect(e.status).toBe(400);
    expect(Object.keys(e.felt)).toContain(felt);
    expect(await meldinger(barn)).toEqual([]);
  });

  test('[H03] annet fravær (timer) med klokkeslett', async () => {
    const barn = await r.nyElev();
    await r.gjor(meldFravar, foresatt([barn]), {
      elever: [barn],
      nar: 'del',
      dato: '2026-11-24',
      fraKl: '9.30',
      tilKl: '11.00',
      type: 'annet',
    });
    expect((await r.gjor(meldeside, foresatt([barn]), {})).barn[0]?.meldinger[0]).toMatchObject({
      fraKl: '09:30',
      tilKl: '11:00',
    });
  });

  test('på en søndag kan det meldes for mandagen', async () => {
    const barn = await r.nyElev();
    r.kl('20:00', '2026-11-22');
    const side = await r.gjor(meldeside, foresatt([barn]), {});
    expect(side).toMatchObject({ erSkoledag: false, nesteSkoledag: '2026-11-23' });
    expect(
      (await feilFra(r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'syk' }))).felt,
    ).toHaveProperty('nar');
    await r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'imorgen', type: 'syk' });
    expect(await meldinger(barn)).toMatchObject([{ fra: '2026-11-23', sen: false }]);
  });

  test('A12 en elev melder selv fra 18 år, og da ikke foresatte', async () => {
    const elev = await r.nyElev('Voksen Elev', { fodselsdato: '2008-11-23' });
    const ung = await r.nyElev('Ung Elev', { fodselsdato: '2010-11-23' });
    const inn = (id: string) => ({ elever: [id], nar: 'idag', type: 'syk' });
    const selv = (id: string) => med('elev', 'segSelv', [id], id);
    // the database no longer knows the two as guardian and child
    expect((await feilFra(r.gjor(meldFravar, foresatt([elev]), inn(elev)))).status).toBe(404);
    expect((await feilFra(r.gjor(meldFravar, selv(ung), inn(ung)))).status).toBe(403);
    expect(await r.gjor(meldFravar, selv(elev), inn(elev))).toMatchObject({ lik: false });
  });
});

describe('endre og trekke', () => {
  const meldt = async () => {
    const barn = await r.nyElev();
    const { meldinger: ider } = await r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'syk' });
    return { barn, meldingId: ider[0]! };
  };

  test('R06 [E02] før fristen kan begge foresatte endre; det som sto før, står igjen', async () => {
    const { barn, meldingId } = await meldt();
    const far = foresatt([barn]);
    const { melding } = await r.gjor(endreside, far, { meldingId });
    const inn = { meldingId, nar: 'del', dato: '2026-11-23', fraKl: '10.00', tilKl: '11.00', type: 'tannlege' };
    await r.gjor(endreMelding, far, inn, { basis: melding.versjon });
    expect(await meldinger(barn)).toMatchObject([
      { type: 'syk', kjent_til: expect.any(String) },
      { type: 'tannlege', kjent_til: null },
    ]);
    expect((await feilFra(r.gjor(endreMelding, far, inn, { basis: melding.versjon }))).status).toBe(409);
  });

  test('[E02] trukket før fristen: skolen venter barnet, og det kan meldes på nytt', async () => {
    const { barn, meldingId } = await meldt();
    await r.gjor(trekkMelding, foresatt([barn]), { meldingId });
    expect((await r.gjor(meldeside, foresatt([barn]), {})).barn[0]?.meldinger).toEqual([]);
    await r.gjor(meldFravar, foresatt([barn]), { elever: [barn], nar: 'idag', type: 'lege' });
    expect((await meldinger(barn)).map((m) => m.trukket)).toEqual([false, true, false]);
  });

  test('to som endrer og trekker i samme øyeblikk: den som ikke kom fram, får vite det', async () => {
    const { barn, meldingId } = await meldt();
    const { melding } = await r.gjor(endreside, foresatt([barn]), { meldingId });
    const [endrer, trekker] = [foresatt([barn]), foresatt([barn])];
    const svar: Promise<string>[] = [];
    const utfall = (p: Promise<unknown>) => p.then(() => 'gjort', (e: unknown) => (e as FunksjonellFeil).kode); // prettier-ignore
    await r.eier.transaction().execute(async (tx) => {
      await sql`select 1 from skoledag.fravarsmelding where melding_id = ${meldingId} and kjent_til is null for update`.execute(
        tx,
      );
      const venter = async (antall: number) => {
        for (let n = 0; n < antall;) {
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(r.eier); // prettier-ignore
          n = rows[0]!.n;
        }
      };
      svar.push(utfall(r.gjor(endreMelding, endrer, { meldingId, nar: 'del', dato: '2026-11-23', fraKl: '10.00', tilKl: '11.00', type: 'tannlege' }, { basis: melding.versjon }))); // prettier-ignore
      await venter(1);
      svar.push(utfall(r.gjor(trekkMelding, trekker, { meldingId })));
      await venter(2);
    });
    expect(await Promise.all(svar)).toEqual(['gjort', 'konflikt']);
  });

  test('etter fristen retter skolen', async () => {
    const { barn, meldingId } = await meldt();
    r.kl('08:45');
    expect((await feilFra(r.gjor(trekkMelding, foresatt([barn]), { meldingId }))).kode).toBe('for_sent');
    expect((await r.gjor(meldeside, foresatt([barn]), {})).barn[0]?.meldinger[0]?.kanEndres).toBe(false);
  });

  test('I-06 en annens melding er ikke å finne', async () => {
    const { meldingId } = await meldt();
    const annen = foresatt([await r.nyElev()]);
    expect((await feilFra(r.gjor(trekkMelding, annen, { meldingId }))).status).toBe(404);
    expect((await feilFra(r.gjor(endreside, annen, { meldingId }))).status).toBe(404);
  });
});

describe('mitt fravær', () => {
  test('[B06] [B07] foresatt og elev ser det; fremmede og andre elever ikke', async () => {
    const barn = await r.nyElev();
    expect(await r.gjor(mittFravar, foresatt([barn]), { elevId: barn })).toMatchObject({ dager: 0, minutter: 0, rader: [] });
    expect((await r.gjor(mittFravar, med('elev', 'segSelv', [barn], barn), { elevId: barn })).elev.skole).toBe(NORDBYGDA);
    expect((await feilFra(r.gjor(mittFravar, foresatt([crypto.randomUUID()]), { elevId: barn }))).status).toBe(404);
    expect((await feilFra(r.gjor(mittFravar, med('elev', 'segSelv', [crypto.randomUUID()]), { elevId: barn }))).status).toBe(404);
  });
});
