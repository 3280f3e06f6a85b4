import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ingenPersoner, ruter, side, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { loggInnSom, nyNettklient, type Nettklient } from '#verktoy/logg-inn.ts';
import { nyProveinnlogging, type Proveinnlogging } from '#verktoy/proveinnlogging.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { aktorForOkt, lasOkt, nyOkt } from './index.ts';
import { enhetFra, iOkten, lasminutter } from './regler.ts';

let p: Proveinnlogging;
const meg = visning({
  regel: regelsett('prove', { meg: { tekst: 'se forsiden', hvem: ROLLER.map((r) => gi(r).til('segSelv')) } }).meg,
  inndata: z.object({}),
  utdata: z.object({ navn: z.string() }),
  hent: async (s) => ({ navn: s.aktor.navn }),
  viser: ingenPersoner,
});

beforeAll(async () => {
  p = await nyProveinnlogging([ruter('', [side('/', meg, (m) => ({ tittel: 'Meg', innhold: `Hei ${m.navn}` }))])]);
}, 60_000);
afterAll(() => p.slipp());
beforeEach(() => p.r.klokke.settTil('2026-11-22T10:00:00Z'));

const lever = async (k: Nettklient) => (await k.hent(`${p.adresse}/`)).kropp.includes('Hei ');
const somLarer = (id = p.larer) => loggInnSom(p.adresse, id, { tilbyder: 'feide', som: 'ansatt' });
const send = (k: Nettklient, sti: string) => k.send(`${p.adresse}${sti}`, { _nokkel: crypto.randomUUID() });

describe('hva innloggingen koster en side', () => {
  test('to rundturer utover sidens egne: BEGIN med økten, hvem det er og identiteten, og COMMIT', async () => {
    const { klient } = await somLarer();
    expect(await lever(klient)).toBe(true);
    const query = vi.spyOn(pg.Client.prototype, 'query');
    try {
      expect(await lever(klient)).toBe(true);
      const sendt = query.mock.calls.map(([q]) => (typeof q === 'string' ? q : (q as unknown as { text: string }).text).trim());
      expect(sendt.map((t) => t.replace(/\(.*/s, ''))).toEqual(['begin; select * from tilgang.apne_okt', 'commit']);
    } finally {
      query.mockRestore();
    }
  });

  test('[L04] identiteten står i transaksjonen fra første setning, og en økt som er låst, setter ingen', async () => {
    const token = await nyOkt(p.r.dor.db, { personId: p.larer, sprak: 'nb', na: p.r.klokke.na().toString(), tilbyder: 'feide', niva: 'hoyt', toFaktor: true }); // prettier-ignore
    const hvem = () =>
      p.r.dor.db.transaction().execute(async (tx) => {
        const aktor = await aktorForOkt(token)(tx, { na: p.r.klokke.na().toString(), idag: '2026-11-22' });
        const { rows } = await sql<{ satt: string | null; dato: string | null }>`
          select tilgang.aktor() as satt, nullif(current_setting('friminutt.dato', true), '') as dato`.execute(tx);
        return [aktor?.id, rows[0]!.satt, rows[0]!.dato];
      });
    expect(await hvem()).toEqual([p.larer, p.larer, '2026-11-22']);
    await lasOkt(p.r.dor.db, token, p.r.klokke.na().toString());
    expect(await hvem()).toEqual([undefined, null, null]);
    const { rows } = await sql<{ satt: string | null }>`select tilgang.aktor() as satt`.execute(p.r.dor.db);
    expect(rows[0]!.satt).toBeNull();
  });
});

describe('hvor lenge en økt varer', () => {
  test.each`
    etter  | bruk                 | lever
    ${29}  | ${[]}                | ${true}
    ${31}  | ${[]}                | ${false}
    ${50}  | ${[25]}              | ${true}
    ${119} | ${[25, 50, 75, 100]} | ${true}
    ${121} | ${[25, 50, 75, 100]} | ${false}
  `('[ASVS 7.3.1, 7.3.2] etter $etter minutter, brukt ved $bruk: $lever', async ({ etter, bruk, lever: ventet }) => {
    const { klient } = await loggInnSom(p.adresse, p.mor);
    for (const minutt of bruk as number[]) {
      p.r.klokke.settTil('2026-11-22T10:00:00Z');
      p.r.klokke.flytt({ minutes: minutt });
      await lever(klient);
    }
    p.r.klokke.settTil('2026-11-22T10:00:00Z');
    p.r.klokke.flytt({ minutes: etter });
    expect(await lever(klient)).toBe(ventet);
  });

  test('[ASVS-V7.2.4] en ny innlogging gir et nytt token, og det gamle er dødt', async () => {
    const klient = nyNettklient();
    await loggInnSom(p.adresse, p.mor, { klient });
    const gammelt = klient.kapsel('friminutt');
    await loggInnSom(p.adresse, p.mor, { klient });
    expect(klient.kapsel('friminutt')).not.toBe(gammelt);
    klient.settKapsel(p.adresse, 'friminutt', gammelt);
    expect(await lever(klient)).toBe(false);
  });

  test('[ASVS 7.4.1] [I-12] utlogging i den andre fanen og tilbakeknappen: ingenting vises', async () => {
    const { klient, kake } = await loggInnSom(p.adresse, p.mor);
    await klient.send(`${p.adresse}/logg-ut`, {});
    expect(klient.kapsel('friminutt')).toBeUndefined();
    const r = await fetch(`${p.adresse}/`, { headers: { cookie: kake }, redirect: 'manual' });
    expect([r.status, r.headers.get('cache-control')]).toEqual([303, 'no-store']);
  });

  test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(5000), "' or 1=1"])(
    '[ASVS 7.2.1] et oppdiktet token slipper ingen inn',
    async (token) => {
      const klient = nyNettklient();
      klient.settKapsel(p.adresse, 'friminutt', encodeURIComponent(token));
      expect(await lever(klient)).toBe(false);
    },
  );

  test('[ASVS 7.2.2] økter laget uten innlogging gjelder ikke i produksjon', async () => {
    const token = await nyOkt(p.r.dor.db, {
      personId: p.mor,
      sprak: 'nb',
      na: p.r.klokke.na().toString(),
      tilbyder: 'utvikling',
      niva: 'hoyt',
      toFaktor: true,
    });
    const klient = nyNettklient();
    klient.settKapsel(p.adresse, 'friminutt', token);
    expect(await lever(klient)).toBe(true);
    await sql`update grunn.miljo set miljo = 'produksjon'`.execute(p.r.eier);
    try {
      expect(await lever(klient)).toBe(false);
    } finally {
      await sql`update grunn.miljo set miljo = 'test'`.execute(p.r.eier);
    }
  });
});

describe('siden «Økter»', () => {
  test('[ASVS 7.5.2] viser hvor jeg er innlogget, og logger ut ett sted', async () => {
    const her = await somLarer();
    const der = await loggInnSom(p.adresse, p.larer, { tilbyder: 'bankid' });
    const side_ = (await her.klient.hent(`${p.adresse}/okter`)).kropp;
    for (const ord of ['Feide', 'BankID', 'Denne enheten', 'Logg ut alle andre steder']) expect(side_).toContain(ord);
    const { rows } = await sql<{ id: string }>`
      select id from tilgang.okt where person_id = ${p.larer} and tilbyder = 'bankid' and avsluttet is null order by opprettet desc limit 1`.execute(
      p.r.eier,
    );
    expect(side_).toContain(rows[0]!.id);
    expect((await send(her.klient, `/okter/${rows[0]!.id}/avslutt`)).status).toBe(303);
    expect([await lever(her.klient), await lever(der.klient)]).toEqual([true, false]);
  });

  test('[ASVS 8.2.2] [I-06] en annens økt kan ikke logges ut: 404, og den lever', async () => {
    const offer = await loggInnSom(p.adresse, p.mor);
    const { rows } = await sql<{
      id: string;
    }>`select id from tilgang.okt where person_id = ${p.mor} and avsluttet is null`.execute(p.r.eier);
    const angriper = await somLarer();
    for (const { id } of rows) expect((await send(angriper.klient, `/okter/${id}/avslutt`)).status).toBe(404);
    expect(await lever(offer.klient)).toBe(true);
  });

  test('[ASVS 7.5.2] alle andre steder', async () => {
    const andre = [await somLarer(), await somLarer()];
    const her = await somLarer();
    await send(her.klient, '/okter/avslutt-andre');
    expect(await lever(her.klient)).toBe(true);
    for (const a of andre) expect(await lever(a.klient)).toBe(false);
  });
});

describe('S12: tilgang som tas bort', () => {
  test('[ASVS 7.4.2] [S12] [A02] stillingen tar slutt ved midnatt, midt i økten, og økten er over for godt', async () => {
    const id = await p.r.person({ navn: 'Siste Dag', fodselsdato: '1980-01-01' });
    await p.r.ansett(id, NORDBYGDA, { kode: '7961', tittel: 'Lærer', til: '2026-11-30' });
    const { rows } = await sql<{
      brukernavn: string;
    }>`select brukernavn from register.personalressurs where person_id = ${id}`.execute(p.r.eier);
    await p.kjent(id, 'Siste Dag', rows[0]!);
    p.r.klokke.settTil('2026-11-30T22:50:00Z');
    const { klient } = await somLarer(id);
    expect(await lever(klient)).toBe(true);
    p.r.klokke.settTil('2026-11-30T23:00:00Z');
    expect((await klient.hent(`${p.adresse}/`)).status).toBe(303);
    const etter = await sql<{ grunn: string }>`select avsluttet_grunn as grunn from tilgang.okt where person_id = ${id}`.execute(
      p.r.eier,
    );
    expect(etter.rows).toEqual([{ grunn: 'rolle' }]);
  });

  test('[S12] 50 ganger: foreldreansvaret faller bort, og neste forespørsel er nektet', async () => {
    for (let i = 0; i < 50; i++) {
      const barn = await p.r.person({ navn: `Barn Nummer${i}` });
      const mor = await p.r.person({ navn: `Mor Nummer${i}`, fodselsdato: '1985-01-01' });
      await p.r.ansvar(barn, [mor]);
      const token = await nyOkt(p.r.dor.db, {
        personId: mor,
        sprak: 'nb',
        na: p.r.klokke.na().toString(),
        tilbyder: 'idporten',
        niva: 'betydelig',
        toFaktor: true,
        haddeRolle: true,
      });
      const klient = nyNettklient();
      klient.settKapsel(p.adresse, 'friminutt', token);
      expect(await lever(klient)).toBe(true);
      await p.r.ansvar(barn, []);
      expect((await klient.hent(`${p.adresse}/`)).status).toBe(303);
    }
  });

  test('[ASVS 7.4.5] [S12] «steng foresattilgang» stenger foresatte ved neste forespørsel, og ingen ansatte', async () => {
    const mor = await loggInnSom(p.adresse, p.mor);
    const larer = await somLarer();
    await sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt_av) values (gen_random_uuid(), 'øvelse i kommunen', ${p.larer})`.execute(
      p.r.eier,
    );
    try {
      expect(await lever(mor.klient)).toBe(false);
      expect(await lever(larer.klient)).toBe(true);
      const ny = await loggInnSom(p.adresse, p.mor);
      expect(ny.svar.kropp).toContain('Foresattes tilgang er stengt for en stund');
    } finally {
      await sql`update tilgang.foresattstenging set apnet = now(), apnet_av = ${p.larer}`.execute(p.r.eier);
    }
    expect(await lever((await loggInnSom(p.adresse, p.mor)).klient)).toBe(true);
  });
});

describe('reglene', () => {
  const t = (rolle: 'foresatt' | 'elev' | 'larer') => ({
    rolle,
    relasjon: 'segSelv' as const,
    omfang: 'x',
    fra: null,
    til: null,
    grunnlag: { slag: 'faktum' as const, kilde: 'hr', hva: 'arbeidsforhold' },
  });
  test.each`
    tilbyder       | toFaktor | stengt   | roller
    ${'idporten'}  | ${true}  | ${false} | ${['foresatt']}
    ${'idporten'}  | ${true}  | ${true}  | ${[]}
    ${'feide'}     | ${true}  | ${false} | ${['elev', 'larer']}
    ${'feide'}     | ${false} | ${false} | ${['elev']}
    ${'entra'}     | ${true}  | ${false} | ${['larer']}
    ${'entra'}     | ${false} | ${false} | ${[]}
    ${'bankid'}    | ${true}  | ${true}  | ${['larer']}
    ${'utvikling'} | ${true}  | ${false} | ${['foresatt', 'elev', 'larer']}
  `('$tilbyder, to faktorer $toFaktor, stengt $stengt: $roller', ({ tilbyder, toFaktor, stengt, roller }) => {
    const alle = [t('foresatt'), t('elev'), t('larer')];
    expect(iOkten(alle, { tilbyder, toFaktor, foresatteStengt: stengt }).map((x) => x.rolle)).toEqual(roller);
  });

  test.each`
    minutter | skoler               | egne          | svar
    ${null}  | ${{}}                | ${['1']}      | ${null}
    ${10}    | ${{}}                | ${['1']}      | ${10}
    ${10}    | ${{ 1: 3 }}          | ${['1']}      | ${3}
    ${10}    | ${{ 1: 5, 2: 3 }}    | ${['1', '2']} | ${3}
    ${10}    | ${{ 1: 5 }}          | ${[]}         | ${10}
    ${null}  | ${{ 1: null, 2: 4 }} | ${['1']}      | ${null}
  `('låser etter $svar minutter', ({ minutter, skoler, egne, svar }) => {
    const roller = (egne as string[]).map((omfang) => ({ ...t('larer'), relasjon: 'egenSkole' as const, omfang }));
    expect(lasminutter({ minutter, skoler }, roller, '2026-11-22')).toBe(svar);
  });

  test.each`
    agent                                                                                      | svar
    ${'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0'} | ${'Edge, Windows'}
    ${'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1'}      | ${'Safari, iPhone'}
    ${'Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/119.0 Safari/537.36'}          | ${'Chrome, Chromebook'}
    ${undefined}                                                                               | ${'Nettleser'}
  `('$svar', ({ agent, svar }) => {
    expect(enhetFra(agent)).toBe(svar);
  });
});
