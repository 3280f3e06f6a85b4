import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Db } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { gi, regelsett, type Aktor } from '#grunn/tilgang/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { handling, medKontekst, visning, type Dormiljo, type Kallvalg } from './index.ts';
import { slettGamleSvar } from './lager.ts';

const LARS = 'a0000000-0000-4000-8000-000000000001';
const BARN = 'b0000000-0000-4000-8000-000000000001';
const FREMMED = 'b0000000-0000-4000-8000-000000000002';
const UKJENT = 'b0000000-0000-4000-8000-000000000003';

const regler = regelsett('prove', {
  les: { tekst: 'se notater', hvem: [gi('rektor').til('egenSkole'), gi('larer').til('egenSkole').uten('hemmelig')] },
  skriv: { tekst: { nb: 'skrive notater', nn: 'skrive notat' }, gjort: 'skrev et notat', hvem: [gi('rektor').til('egenSkole')] },
});

let base: Testdatabase;
let eier: Db;
let m: Dormiljo;
let notat: { tekst: string; versjon: number };
let utforinger: number;

beforeAll(async () => {
  base = await nyDatabase();
  eier = base.som('superbruker');
  m = {
    db: base.som('friminutt_app'),
    klokke: fastKlokke('2026-11-22T10:00:00Z'),
    nokler: lagNokkelring(nyNokkelfil()),
    miljo: 'test',
    tjenester: {},
  };
});
afterAll(() => base.slipp());
beforeEach(async () => {
  notat = { tekst: 'første', versjon: 1 };
  utforinger = 0;
  await sql`truncate sporing.endring, sporing.innsyn, grunn.idempotens`.execute(eier);
});

const aktor = (rolle: 'rektor' | 'larer' | 'foresatt', sprak: 'nb' | 'nn' = 'nb'): Aktor => ({
  id: LARS,
  navn: 'Lars Leder',
  sprak,
  tilknytninger: [
    {
      rolle,
      relasjon: 'egenSkole',
      omfang: 'nordbygda',
      fra: null,
      til: null,
      grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' },
    },
  ],
});

const finn = async (id: string) =>
  id === UKJENT
    ? undefined
    : innsyn({ id, ...notat }, { gjelder: [id], tilhorighet: { egenSkole: [id === BARN ? 'nordbygda' : 'solsiden'] } });
const Inn = z.object({ barn: z.uuid(), tekst: z.string().min(2).max(40) });
const skrivNotat = handling({
  regel: regler.skriv,
  inndata: Inn,
  utdata: z.object({ tekst: z.string() }),
  gjelder: (_s, inn) => finn(inn.barn),
  versjon: (n) => String(n.versjon),
  async utfor(s, _n, inn) {
    utforinger += 1;
    if (inn.tekst === 'ugyldig')
      throw s.feil('ugyldig', { nb: 'Skriv noe annet.', nn: 'Skriv noko anna.' }, { felt: { tekst: 'Bytt' } });
    if (inn.tekst === 'krasj') throw new Error('noe om en person');
    notat = { tekst: inn.tekst, versjon: notat.versjon + 1 };
    return { ut: { tekst: inn.tekst, intern: 'skal ikke ut' } as { tekst: string }, spor: { felt: 'tekst' }, skjedd: ['notat'] };
  },
});
const lesNotat = visning({
  regel: regler.les,
  inndata: z.object({ barn: z.uuid() }),
  utdata: z.object({ id: z.string(), tekst: z.string(), hemmelig: z.string().optional() }),
  gjelder: (_s, inn) => finn(inn.barn),
  hent: async (_s, _inn, _u, n) => ({ id: n.id, tekst: n.tekst, hemmelig: 'x', intern: 'skal ikke ut' }),
  viser: (ut) => [ut.id],
});

const skriv = (a: Aktor | undefined, inn: unknown, valg: Kallvalg = { basis: '1' }) =>
  medKontekst(
    m,
    async () => a,
    'nb',
    (s) => skrivNotat.kjor(s, inn, valg),
  );
const les = (a: Aktor | undefined, inn: unknown) =>
  medKontekst(
    m,
    async () => a,
    'nb',
    (s) => lesNotat.kjor(s, inn),
  );
const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const antall = async (tabell: string) =>
  (await sql<{ n: number }>`select count(*) n from ${sql.raw(tabell)}`.execute(eier)).rows[0]!.n;

describe('en handling', () => {
  test('[ASVS 2.3.3, 15.3.1] gjøres, spores i samme transaksjon, og bare feltene i utdata slipper ut', async () => {
    expect(await skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' })).toEqual({ tekst: 'nytt' });
    const { rows } = await sql<
      Record<string, unknown>
    >`select aktor_id, aktor, handling, gjelder, detaljer from sporing.endring`.execute(eier);
    expect(rows).toEqual([
      {
        aktor_id: LARS,
        aktor: 'rektor',
        handling: 'prove.skriv',
        gjelder: [BARN],
        detaljer: {
          felt: 'tekst',
          hjemmel: { rolle: 'rektor', relasjon: 'egenSkole', grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' } },
        },
      },
    ]);
  });

  test('uten rollen: 403 med hva det gjaldt, likt om barnet finnes eller ikke', async () => {
    const [her, ukjent] = await Promise.all([
      feilFra(skriv(aktor('larer'), { barn: BARN, tekst: 'nytt' })),
      feilFra(skriv(aktor('larer', 'nn'), { barn: UKJENT, tekst: 'nytt' })),
    ]);
    expect([her.status, ukjent.status]).toEqual([403, 403]);
    expect(her.message).toContain('skrive notater');
    expect(ukjent.message).toContain('skrive notat.');
    expect(utforinger).toBe(0);
  });

  test('fremmed og ukjent svarer likt: 404', async () => {
    const fremmed = await feilFra(skriv(aktor('rektor'), { barn: FREMMED, tekst: 'nytt' }));
    const ukjent = await feilFra(skriv(aktor('rektor'), { barn: UKJENT, tekst: 'nytt' }));
    expect(fremmed.status).toBe(404);
    expect([fremmed.kode, fremmed.message, fremmed.felt]).toEqual([ukjent.kode, ukjent.message, ukjent.felt]);
    expect(await antall('sporing.endring')).toBe(0);
  });

  test('ikke innlogget: 401', async () => {
    expect((await feilFra(skriv(undefined, { barn: BARN, tekst: 'nytt' }))).status).toBe(401);
  });

  test('[ASVS 2.2.1] feil i inndata sier felt for felt hva som må rettes, på leserens språk, uten å gjenta verdien', async () => {
    const nb = await feilFra(skriv(aktor('rektor'), { barn: 'tull', tekst: '' }));
    expect(nb.status).toBe(400);
    expect(nb.felt).toEqual({ barn: 'Sjekk at det er skrevet riktig.', tekst: 'Fyll ut feltet.' });
    const nn = await feilFra(skriv(aktor('rektor', 'nn'), { barn: BARN, tekst: 'a'.repeat(41) }));
    expect(nn.felt).toEqual({ tekst: 'Skriv høgst 40 teikn.' });
  });

  test('[ASVS 2.3.4] bygger den på en eldre versjon, er det en konflikt', async () => {
    expect((await feilFra(skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' }, { basis: '0' }))).status).toBe(409);
    expect((await feilFra(skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' }, {}))).status).toBe(409);
    expect(utforinger).toBe(0);
  });

  test('[ASVS 2.3.4, 2.3.1] F-41 samme nøkkel to ganger gjøres én gang og svarer likt', async () => {
    const valg = { nokkel: 'nokkel-0001', basis: '1' };
    const inn = { barn: BARN, tekst: 'nytt' };
    const svar = await Promise.all([1, 2, 3].map(() => skriv(aktor('rektor'), inn, valg)));
    expect(svar).toEqual([{ tekst: 'nytt' }, { tekst: 'nytt' }, { tekst: 'nytt' }]);
    expect(utforinger).toBe(1);
    expect(await antall('sporing.endring')).toBe(1);
    const lagret = (await sql<{ svar: Buffer }>`select svar from grunn.idempotens`.execute(eier)).rows[0]!.svar;
    expect(lagret.includes('nytt')).toBe(false);
  });

  test('svar som er bevart for gjentak, slettes når tiden er ute', async () => {
    await skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' }, { nokkel: 'nokkel-0009', basis: '1' });
    expect(await slettGamleSvar(m.db, '2026-11-22T09:59:59Z')).toBe(0);
    expect(await slettGamleSvar(m.db, '2026-11-22T10:00:01Z')).toBe(1);
  });

  test('samme nøkkel til noe annet avvises', async () => {
    await skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' }, { nokkel: 'nokkel-0002', basis: '1' });
    const e = await feilFra(skriv(aktor('rektor'), { barn: BARN, tekst: 'annet' }, { nokkel: 'nokkel-0002', basis: '2' }));
    expect(e).toMatchObject({ status: 422, kode: 'nokkel_brukt' });
  });

  test('[ASVS 2.3.3, 16.5.3] det som feiler, etterlater verken spor eller brukt nøkkel', async () => {
    const valg = { nokkel: 'nokkel-0003', basis: '1' };
    expect((await feilFra(skriv(aktor('rektor'), { barn: BARN, tekst: 'ugyldig' }, valg))).felt).toEqual({ tekst: 'Bytt' });
    await expect(skriv(aktor('rektor'), { barn: BARN, tekst: 'krasj' }, valg)).rejects.toThrow('noe om en person');
    expect(await antall('sporing.endring')).toBe(0);
    expect(await antall('grunn.idempotens')).toBe(0);
    expect(await skriv(aktor('rektor'), { barn: BARN, tekst: 'nytt' }, valg)).toEqual({ tekst: 'nytt' });
  });

  test('F-44 en vranglås prøves på nytt fra begynnelsen', async () => {
    let forsok = 0;
    const svar = await medKontekst(
      m,
      async () => aktor('rektor'),
      'nb',
      async (s) => {
        forsok += 1;
        if (forsok < 3) await sql`do $$ begin raise exception 'vranglås' using errcode = '40P01'; end $$`.execute(s.db);
        return skrivNotat.kjor(s, { barn: BARN, tekst: 'nytt' }, { basis: '1' });
      },
    );
    expect(svar).toEqual({ tekst: 'nytt' });
    expect(forsok).toBe(3);
    expect(await antall('sporing.endring')).toBe(1);
  });
});

describe('en visning', () => {
  test('[ASVS 16.3.2, 14.2.4] logger hvem som ble vist, for hvem, med hvilke felt', async () => {
    expect(await les(aktor('rektor'), { barn: BARN })).toEqual({ id: BARN, tekst: 'første', hemmelig: 'x' });
    const { rows } = await sql<
      Record<string, unknown>
    >`select aktor_id, aktor, visning, gjelder, feltsett from sporing.innsyn`.execute(eier);
    expect(rows).toEqual([
      { aktor_id: LARS, aktor: 'rektor', visning: 'prove.les', gjelder: [BARN], feltsett: expect.stringMatching(/^[\w-]{12}$/) },
    ]);
  });

  test('[ASVS 8.2.3] et felt som regelen lukker, forsvinner', async () => {
    expect(await les(aktor('larer'), { barn: BARN })).toEqual({ id: BARN, tekst: 'første' });
  });

  test('fremmed og ukjent svarer likt, og etterlater ingen logg', async () => {
    const [a, b] = await Promise.all([FREMMED, UKJENT].map((barn) => feilFra(les(aktor('rektor'), { barn }))));
    expect([a?.status, a?.message]).toEqual([404, b?.message]);
    expect(await antall('sporing.innsyn')).toBe(0);
  });
});
