// Each lock with the other off: the queries without any rule above them, and the rules over a database whose policies let everything through.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { beslutt } from '#grunn/tilgang/index.ts';
import { elevforholdTilgang } from '#register/elevforhold/index.ts';
import { personTilgang, registrerIdentifikatorer, sok, visPersonkort } from '#register/person/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';

const DAG = '2026-11-22';
const TABELLER = ['navn', 'personalia', 'adresse', 'kontaktinformasjon', 'elevforhold', 'foreldreansvar'] as const;

let r: Provepersoner;
const id: Record<string, string> = {};
beforeAll(async () => {
  r = await nyePersoner();
  for (const [navn, skole, gradering] of [
    ['her', NORDBYGDA, null],
    ['der', SOLSIDEN, null],
    ['kode7', NORDBYGDA, 'fortrolig'],
    ['kode6', NORDBYGDA, 'strengtFortrolig'],
  ] as const) {
    const barn = (id[navn] = await r.person({ navn: `Elev ${navn}`, fodselsdato: '2015-05-20' }));
    const mor = (id[`mor ${navn}`] = await r.person({ navn: `Mor ${navn}`, fodselsdato: '1985-01-01' }));
    await r.elev(barn, skole);
    await r.ansvar(barn, [mor]);
    await r.adresse(barn, `Gata ${navn}`);
    await r.krr(barn, { epost: `${navn}@post.example` });
    await r.beskytt(barn, gradering);
  }
  for (const [navn, kode, tittel] of [
    ['rektor', '9951', 'Rektor'],
    ['larer', '7961', 'Lærer'],
  ] as const) {
    id[navn] = await r.person({ navn: `Ansatt ${navn}`, fodselsdato: '1970-01-01', kilde: 'hr' });
    await r.ansett(id[navn], NORDBYGDA, { kode, tittel });
  }
  id['forvalter'] = await r.person({ navn: 'System Forvalter', fodselsdato: '1970-01-01', kilde: 'hr' });
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
    values (gen_random_uuid(), ${id['forvalter']}, 'systemforvalter', 'Oppsett', '2026-01-01', '2026-12-31', gen_random_uuid(), now(), gen_random_uuid())`.execute(
    r.eier,
  );
});
afterAll(() => r.slipp());

const som = <T>(hvem: string, arbeid: (tx: Tx) => Promise<T>): Promise<T> =>
  r.dor.db.transaction().execute(async (tx) => {
    await sql`select set_config('friminutt.aktor', ${id[hvem]}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
    return arbeid(tx);
  });
/** How many rows about somebody there are to read, in all the tables. */
const rader = (hvem: string, om: string): Promise<number> =>
  som(hvem, async (tx) => {
    let antall = 0;
    for (const t of TABELLER) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(`register.${t}`)} where person_id = ${id[om]} and kjent_til is null`.execute(
        tx,
      );
      antall += rows[0]!.n;
    }
    return antall;
  });
const status = (p: Promise<unknown>): Promise<number> =>
  p.then(
    () => 200,
    (e: unknown) => (e instanceof FunksjonellFeil ? e.status : 500),
  );
const aktor = async (hvem: string) => (await finnAktor(r.dor.db, id[hvem]!, 'nb', { na: '2026-11-22T10:00:00Z', idag: DAG }))!;
/** Whom each may see, whoever is asked: the rule for the kommune and the school, and the guardian's own. */
const FASIT = [
  ['forvalter', 'her', true],
  ['forvalter', 'der', true],
  ['forvalter', 'kode7', false],
  ['forvalter', 'kode6', false],
  ['rektor', 'her', true],
  ['rektor', 'der', false],
  ['rektor', 'kode7', true],
  ['rektor', 'kode6', false],
  ['larer', 'her', true],
  ['larer', 'der', false],
  ['larer', 'kode7', false],
  ['mor her', 'her', true],
  ['mor her', 'der', false],
  ['mor her', 'kode7', false],
  ['kode6', 'kode6', true],
  ['kode6', 'her', false],
] as const;

describe('databasen alene', () => {
  test.each(FASIT)('[S3] %s leser rader om %s: %s', async (hvem, om, ser) => {
    expect((await rader(hvem, om)) > 0).toBe(ser);
  });

  const leser = async (tx: Tx, om: string): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from register.navn where person_id = ${id[om]}`.execute(tx)).rows[0]!.n;
  const husket = async (tx: Tx) =>
    (
      await sql<Record<'syn' | 'filter' | 'segl' | 'alt', string>>`select current_setting('friminutt.syn', true) as syn,
        current_setting('friminutt.filter', true) as filter, current_setting('friminutt.segl', true) as segl, current_setting('friminutt.alt', true) as alt`.execute(
        tx,
      )
    ).rows[0]!;
  const sett = async (tx: Tx, hva: Readonly<Record<string, string>>) => {
    for (const [navn, verdi] of Object.entries(hva))
      await sql`select set_config(${`friminutt.${navn}`}, ${verdi}, true)`.execute(tx);
  };

  test.each([
    ['en annens, med seglet', (egen, annens) => ({ ...egen, ...annens })],
    ['egen, med «alt» satt', (egen) => ({ ...egen, syn: egen.syn.replace(',f,', ',t,'), alt: 'ja' })],
    ['egen, med ingen skjermede', (egen) => ({ ...egen, filter: Buffer.alloc(1024).toString('base64'), alt: 'ja' })],
    ['egen, uten segl', (egen) => ({ ...egen, segl: '' })],
    ['uleselig', (egen) => ({ ...egen, syn: '(x', filter: '%' })],
  ] as const satisfies readonly (readonly [
    string,
    (egen: Record<string, string> & { syn: string }, annens: Record<string, string>) => Record<string, string>,
  ])[])('[S3] [L04] synet kan ikke skrives av en annen hånd: %s', async (_, forfalsk) => {
    const annens = await som('forvalter', async (tx) => {
      expect(await leser(tx, 'der')).toBe(1);
      return husket(tx);
    });
    await som('rektor', async (tx) => {
      expect([await leser(tx, 'her'), await leser(tx, 'der'), await leser(tx, 'kode6')]).toEqual([1, 0, 0]);
      await sett(tx, forfalsk(await husket(tx), annens));
      expect([await leser(tx, 'her'), await leser(tx, 'der'), await leser(tx, 'kode6')]).toEqual([1, 0, 0]);
    });
  });

  test('[S3] identiteten byttet midt i en transaksjon: den nye ser det hun skal, og ikke det den forrige så', async () => {
    await som('forvalter', async (tx) => {
      expect(await leser(tx, 'der')).toBe(1);
      await sett(tx, { aktor: id['larer']! });
      expect([await leser(tx, 'her'), await leser(tx, 'der')]).toEqual([1, 0]);
      await sett(tx, { aktor: id['forvalter']! });
      expect(await leser(tx, 'der')).toBe(1);
    });
  });

  test('[S3] en som deler plass i filteret med en skjermet, er ikke skjermet for det', async () => {
    const { rows } = await sql<{ id: string }>`select g.id from (select gen_random_uuid() as id from generate_series(1, 400000)) g
      where uuid_hash(g.id) & 8191 = uuid_hash(${id['kode6']}::uuid) & 8191 limit 1`.execute(r.eier);
    id['lik'] = rows[0]!.id;
    await sql`insert into register.person (id, opprettet_av) values (${id['lik']}, ${id['lik']})`.execute(r.eier);
    await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av)
      values (${id['lik']}, 'folkeregisteret', 'Pia', 'Lik', '2026-01-01', ${id['lik']})`.execute(r.eier);
    await r.elev(id['lik'], NORDBYGDA);
    for (const hvem of ['forvalter', 'rektor', 'larer'])
      expect([hvem, await som(hvem, (tx) => leser(tx, 'lik')), await som(hvem, (tx) => leser(tx, 'kode6'))]).toEqual([
        hvem,
        1,
        0,
      ]);
    expect(await som('kode6', (tx) => leser(tx, 'kode6'))).toBe(1);
  });

  test('[ASVS 8.2.2] [S3] en sperring stenger raden med en gang, og overlever at Folkeregisteret leses på nytt', async () => {
    expect(await rader('mor der', 'der')).toBeGreaterThan(0);
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${id['der']}, ${id['mor der']}, 'besoksforbud', 'Vedtak fra politiet', '2026-11-22', gen_random_uuid())`.execute(
      r.eier,
    );
    expect(await rader('mor der', 'der')).toBe(0);
    await r.ansvar(id['der']!, []);
    await r.ansvar(id['der']!, [id['mor der']!]);
    expect(await rader('mor der', 'der')).toBe(0);
    expect((await aktor('mor der')).tilknytninger).toMatchObject([
      { relasjon: 'egetBarn', stengt: 'sperring', grunnlag: { slag: 'beslutning', detalj: 'besoksforbud' } },
      { relasjon: 'segSelv' },
    ]);
  });

  test('[S3] en som er ny ved et skjermet barn, leser ingenting før frigivelsen', async () => {
    expect(await rader('mor kode7', 'kode7')).toBeGreaterThan(0);
    id['far kode7'] = await r.person({ navn: 'Far kode7', fodselsdato: '1985-01-01' });
    await r.ansvar(id['kode7']!, [id['mor kode7']!, id['far kode7']]);
    expect(await rader('far kode7', 'kode7')).toBe(0);
    expect((await aktor('far kode7')).tilknytninger[0]).toMatchObject({ stengt: 'ventepaFrigivelse' });
    await sql`insert into tilgang.frigivelse (id, barn_id, person_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
      values (gen_random_uuid(), ${id['kode7']}, ${id['far kode7']}, 'frigitt', 'Snakket med mor og politiet', '2026-12-31', gen_random_uuid())`.execute(
      r.eier,
    );
    expect(await rader('far kode7', 'kode7')).toBeGreaterThan(0);
    expect(await rader('mor kode7', 'kode7')).toBeGreaterThan(0);
  });

  test('[S3] [L04] adressen til den andre foresatte leses ikke, verken klientadresse eller vanlig; ens egen og barnets leses', async () => {
    id['far her'] = await r.person({ navn: 'Far her', fodselsdato: '1985-01-01' });
    await r.ansvar(id['her']!, [id['mor her']!, id['far her']]);
    const adresser = (hvem: string, om: string) =>
      som(
        hvem,
        async (tx) =>
          (await sql`select 1 from register.adresse where person_id = ${id[om]} and kjent_til is null`.execute(tx)).rows.length,
      );
    for (const gradering of ['ugradert', 'klientadresse']) {
      await r.adresse(id['mor her']!, `Gata mor ${gradering}`, gradering);
      expect([
        gradering,
        await adresser('far her', 'mor her'),
        await adresser('mor her', 'mor her'),
        await adresser('far her', 'her'),
      ]).toEqual([gradering, 0, 1, 1]);
      expect(await adresser('rektor', 'mor her')).toBe(1);
      expect(await rader('far her', 'mor her')).toBeGreaterThan(0);
    }
    await r.ansvar(id['her']!, [id['mor her']!]);
  });

  test('[S3] «steng foresattilgang» stenger foresatte og ingen ved skolen', async () => {
    await sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt_av) values (gen_random_uuid(), 'Feil i innlesingen', gen_random_uuid())`.execute(
      r.eier,
    );
    expect([await rader('mor her', 'her'), (await rader('rektor', 'her')) > 0, (await rader('her', 'her')) > 0]).toEqual([
      0,
      true,
      true,
    ]);
    await sql`update tilgang.foresattstenging set apnet = now(), apnet_av = gen_random_uuid()`.execute(r.eier);
    expect(await rader('mor her', 'her')).toBeGreaterThan(0);
  });

  test('[S3] beslutninger om et barn leses av dem barnet er innen rekkevidde for', async () => {
    const antall = (hvem: string) =>
      som(
        hvem,
        async (tx) =>
          (await sql<{ n: number }>`select count(*)::int as n from tilgang.sperring where barn_id = ${id['der']}`.execute(tx))
            .rows[0]!.n,
      );
    expect([await antall('forvalter'), await antall('rektor'), await antall('mor der')]).toEqual([1, 0, 1]);
  });

  test('[E31] ingen kan slå sammen to som ingen har bestemt er én', async () => {
    const imp = r.base.som('friminutt_import');
    await sql`insert into kilde.dokument (kilde, person_id, sjekksum) values ('folkeregisteret', ${id['her']}, '')`.execute(imp);
    const slaSammen = () => sql`update register.person set sammenslatt_med = ${id['der']} where id = ${id['her']}`.execute(imp);
    await expect(slaSammen()).rejects.toThrow('ingen har bestemt');
    await expect(
      sql`update register.person set sammenslatt_med = ${id['der']} where id = ${id['her']}`.execute(r.dor.db),
    ).rejects.toThrow('permission denied');
  });
});

describe('reglene alene', () => {
  beforeAll(async () => {
    await sql
      .raw(`do $$ declare p record; begin
      for p in select schemaname, tablename from pg_policies where policyname = 'app_les' loop
        execute format('drop policy app_les on %I.%I', p.schemaname, p.tablename);
        execute format('create policy app_les on %I.%I for select to friminutt_app using (true)', p.schemaname, p.tablename);
      end loop; end $$`)
      .execute(r.eier);
  });

  test('[S3] basen slipper nå alt gjennom', async () => {
    expect(await rader('mor her', 'kode6')).toBeGreaterThan(0);
  });

  test.each(FASIT.filter(([hvem]) => hvem === 'forvalter' || hvem === 'rektor'))(
    '[S3] kortet: %s åpner %s: %s',
    async (hvem, om, ser) => {
      expect(await status(r.gjor(visPersonkort, await aktor(hvem), { personId: id[om] }))).toBe(ser ? 200 : 404);
    },
  );

  test.each(['larer', 'mor her', 'kode6'])('[S3] kortet er ikke for %s', async (hvem) => {
    expect(beslutt(personTilgang.les, await aktor(hvem), DAG).tillatt).toBe(false);
    expect(beslutt(elevforholdTilgang.les, await aktor(hvem), DAG).tillatt).toBe(false);
  });

  test('[S3] søket nevner ingen skjermede', async () => {
    const navn = async (hvem: string) =>
      (await r.gjor(sok, await aktor(hvem), { q: 'elev' })).treff.map((t) => t.navn ?? '').toSorted((a, b) => (a < b ? -1 : 1));
    expect(await navn('forvalter')).toEqual(['Elev der', 'Elev her']);
    expect(await navn('rektor')).toEqual(['Elev her', 'Elev kode7']);
    await r.eier.transaction().execute((tx) =>
      registrerIdentifikatorer(tx, r.dor.nokler, {
        kilde: 'folkeregisteret',
        endringssett: crypto.randomUUID(),
        na: '2026-11-22T00:00:00Z',
        rader: [{ personId: id['kode6']!, identifikator: '03851598730', type: 'fodselsnummer', status: 'iBruk' }],
      }),
    );
    expect((await r.gjor(sok, await aktor('forvalter'), { q: '03851598730' })).treff).toMatchObject([
      { navn: null, skole: null, fodselsdato: null },
    ]);
  });
});
