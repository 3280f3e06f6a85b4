import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as vent } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lagLogg } from '#grunn/logg/index.ts';
import { fastKlokke, type Klokke } from '#grunn/tid/index.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { jobb, lagJobbko, medLas, Planlagt, provLas, type Jobbko, type Jobbkovalg } from './index.ts';

let base: Testdatabase;
let koer: Jobbko[];
let pool: pg.Pool;

beforeEach(async () => {
  base = await nyDatabase();
  koer = [];
  pool = new pg.Pool({ connectionString: base.url, max: 8 });
  pool.on('error', () => undefined);
});
afterEach(async () => {
  await Promise.all(koer.map((k) => k.stopp({ ventSekunder: 2 })));
  await pool.end();
  await base.slipp();
});

const stille = lagLogg({ niva: 'silent' });
/** A node as production runs it: with the role of the imports, not as superuser. */
async function node(valg: Partial<Jobbkovalg> = {}): Promise<Jobbko> {
  const ko = lagJobbko({
    url: base.url,
    rolle: 'friminutt_import',
    logg: stille,
    tilsynSekunder: 1,
    lesSekunder: 0.5,
    taktSekunder: 3600,
    ...valg,
  });
  koer.push(ko);
  await ko.start();
  return ko;
}
async function til(vilkar: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await vilkar())) await vent(20);
}
const Id = z.object({ nr: z.int() });

/** Counts how many run at once, in the database, so that it holds across nodes. */
async function teller() {
  await pool.query('create table public.samtidig (na int not null, flest int not null, antall int not null)');
  await pool.query('insert into public.samtidig values (0, 0, 0)');
  return {
    async inne(ms: number) {
      await pool.query('update public.samtidig set na = na + 1, flest = greatest(flest, na + 1), antall = antall + 1');
      await vent(ms);
      await pool.query('update public.samtidig set na = na - 1');
    },
    les: async () => (await pool.query<{ na: number; flest: number; antall: number }>('select * from public.samtidig')).rows[0],
  };
}

describe('køens tabeller', () => {
  test('migreringen gir nøyaktig det den installerte køen venter', async () => {
    const boss = new PgBoss({ connectionString: base.url, schema: 'jobb', migrate: false, supervise: false, schedule: false });
    await boss.start();
    try {
      const avvik = await boss.detectSchemaDrift();
      expect(avvik).toMatchObject({ ok: true });
      expect(await boss.schemaVersion()).toBe(46);
    } finally {
      await boss.stop({ graceful: false });
    }
  });
});

describe('én om gangen over flere noder', () => {
  test('[V08] F-46 hundre starter på to noder: alle kjøres, aldri to samtidig', async () => {
    const t = await teller();
    const sett: number[] = [];
    const j = jobb({ navn: 'prove.en', data: Id, utfor: async (_k, d) => { await t.inne(5); sett.push(d.nr); } }); // prettier-ignore
    const linjer: string[] = [];
    const logg = lagLogg({ ut: (l) => void linjer.push(l) });
    const [a, b] = [await node({ node: 'a', logg }), await node({ node: 'b', logg })];
    await Promise.all([a.registrer([j]), b.registrer([j])]);
    await Promise.all(Array.from({ length: 100 }, (_, nr) => (nr % 2 ? a : b).startNa('prove.en', { nr })));
    await til(() => sett.length >= 100);
    expect(await t.les()).toMatchObject({ flest: 1, antall: 100 });
    expect(sett.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(linjer).toEqual([]);
  });

  test('[V08] F-46 «samlet»: starter mens den kjører blir til én kjøring etterpå', async () => {
    let kjort = 0;
    const port = Promise.withResolvers<void>();
    const j = jobb({ navn: 'prove.samlet', data: Planlagt, kjoring: 'samlet', utfor: async () => { kjort++; await port.promise; } }); // prettier-ignore
    const ko = await node();
    await ko.registrer([j]);
    await ko.startNa('prove.samlet');
    await til(() => kjort === 1);
    const ider = [];
    for (let i = 0; i < 20; i++) ider.push(await ko.startNa('prove.samlet'));
    expect(ider.filter((id) => id !== undefined)).toHaveLength(1);
    expect(await ko.status('prove.samlet')).toEqual({ venter: 1, kjorer: 1 });
    port.resolve();
    await til(async () => (await ko.status('prove.samlet')).venter + (await ko.status('prove.samlet')).kjorer === 0);
    expect(kjort).toBe(2);
  });

  test('«fritt»: så mange som sagt på en gang', async () => {
    const t = await teller();
    const ko = await node();
    await ko.registrer([jobb({ navn: 'prove.fritt', data: Id, kjoring: 'fritt', samtidig: 3, utfor: () => t.inne(150) })]);
    for (let nr = 0; nr < 9; nr++) await ko.startNa('prove.fritt', { nr });
    await til(async () => (await t.les())?.antall === 9 && (await t.les())?.na === 0);
    expect((await t.les())?.flest).toBe(3);
  });

  test('F-46 en node som har mistet kravet men ikke er død: neste venter på låsen, aldri to samtidig', async () => {
    const t = await teller();
    const port = Promise.withResolvers<void>();
    const avbrutt = Promise.withResolvers<void>();
    let kjorer = 0;
    const [a, b] = [await node({ node: 'a' }), await node({ node: 'b' })];
    const lag = (forst: boolean) =>
      jobb({
        navn: 'prove.frossen',
        data: Planlagt,
        ventSekunder: 0,
        utfor: async ({ signal }) => {
          kjorer++;
          if (forst && kjorer === 1) {
            signal.addEventListener('abort', () => avbrutt.resolve());
            await Promise.all([t.inne(1), port.promise]);
          } else await t.inne(1);
        },
      });
    await a.registrer([lag(true)]);
    await a.startNa('prove.frossen');
    await til(() => kjorer === 1);
    await b.registrer([lag(false)]);
    // as if a had not been heard from for a minute
    await pool.query(
      `update jobb.job set heartbeat_on = now() - interval '1 minute' where name = 'prove.frossen' and state = 'active'`,
    );
    await til(
      async () =>
        (await pool.query(`select 1 from jobb.job where name = 'prove.frossen' and retry_count = 1 and state = 'active'`))
          .rowCount === 1,
    );
    await vent(700); // b has asked for the lock at least once
    expect(kjorer).toBe(1);
    port.resolve();
    await til(() => kjorer === 2);
    await til(async () => (await b.status('prove.frossen')).kjorer === 0);
    expect(await t.les()).toMatchObject({ flest: 1 });
  });
});

describe('når det går galt', () => {
  test('F-46 en drept node: jobben tas opp igjen av en annen', async () => {
    const barn = spawn(process.execPath, [path.join(import.meta.dirname, 'prove/hengende-node.ts'), base.url, 'prove.drept'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ko = await node();
    try {
      const tok = new Promise<void>((r) => barn.stdout.once('data', () => r()));
      const sender = await node({ arbeider: false });
      await sender.registrer([jobb({ navn: 'prove.drept', data: z.object({}), ventSekunder: 0, utfor: async () => undefined })]);
      await sender.startNa('prove.drept');
      await tok;
    } finally {
      barn.kill('SIGKILL');
    }
    let forsok = 0;
    await ko.registrer([jobb({ navn: 'prove.drept', data: z.object({}), ventSekunder: 0, utfor: async (k) => { forsok = k.forsok; } })]); // prettier-ignore
    // time passes faster here than half a minute
    await pool.query(
      `update jobb.job set heartbeat_on = now() - interval '1 minute' where name = 'prove.drept' and state = 'active'`,
    );
    await til(() => forsok > 0);
    expect(forsok).toBe(2);
    await til(async () => (await ko.status('prove.drept')).kjorer === 0);
    expect(await ko.dode()).toEqual([]);
  });

  test('prøves igjen, blir død etter siste forsøk, og kan legges tilbake eller fjernes', async () => {
    let feil = true;
    const forsok: number[] = [];
    const linjer: string[] = [];
    const ko = await node({ logg: lagLogg({ ut: (l) => void linjer.push(l) }) });
    const j = jobb({
      navn: 'prove.dod',
      data: Id,
      forsok: 3,
      ventSekunder: 0,
      utfor: async (k) => {
        forsok.push(k.forsok);
        if (feil) throw Object.assign(new TypeError('Rask Herre 27850998855 finnes ikke'), { code: '23505' });
      },
    });
    await ko.registrer([j]);
    await ko.startNa('prove.dod', { nr: 7 });
    await til(async () => (await ko.dode()).length === 1);
    expect(forsok).toEqual([1, 2, 3]);
    const [dod] = await ko.dode();
    expect(dod).toMatchObject({ navn: 'prove.dod', data: { nr: 7 }, forsok: 3, feil: { navn: 'TypeError', kode: '23505' } });
    expect(linjer.some((l) => l.includes(dod?.feil.referanse ?? 'mangler'))).toBe(true);

    // neither the queue nor the log repeats what the error said
    const alt = JSON.stringify((await pool.query('select * from jobb.job')).rows) + linjer.join('');
    expect(alt).not.toMatch(/27850998855|Rask/);

    feil = false;
    expect(await ko.provIgjen([dod!.id])).toBe(1);
    await til(() => forsok.length === 4);
    expect(await ko.dode()).toEqual([]);

    feil = true;
    await ko.startNa('prove.dod', { nr: 8 });
    await til(async () => (await ko.dode()).length === 1);
    await ko.fjernDode((await ko.dode()).map((d) => d.id));
    expect(await ko.dode()).toEqual([]);
  });

  test('F-40 alle forbindelser brytes midt i: jobben får vite det, køen kommer tilbake av seg selv', async () => {
    let kjort = 0;
    const brutt = Promise.withResolvers<void>();
    const ko = await node();
    await ko.registrer([
      jobb({
        navn: 'prove.brudd',
        data: Id,
        ventSekunder: 0,
        utfor: async ({ signal }) => {
          kjort++;
          if (kjort > 1) return;
          signal.addEventListener('abort', () => brutt.resolve());
          await brutt.promise;
          signal.throwIfAborted();
        },
      }),
    ]);
    await ko.startNa('prove.brudd', { nr: 1 });
    await til(() => kjort === 1);
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'friminutt-jobb%'`,
    );
    await brutt.promise;
    await til(() => kjort === 2);
    await til(async () => (await ko.status('prove.brudd')).kjorer === 0);
    expect(await ko.dode()).toEqual([]);
  });

  test('å stoppe ber jobben stoppe, og den tas opp igjen av neste node', async () => {
    const startet = Promise.withResolvers<void>();
    const lag = (utfor: (signal: AbortSignal) => Promise<void>) =>
      jobb({ navn: 'prove.stopp', data: Id, ventSekunder: 0, utfor: (k) => utfor(k.signal) });
    const a = await node();
    await a.registrer([
      lag(async (signal) => {
        startet.resolve();
        await vent(60_000, undefined, { signal });
      }),
    ]);
    await a.startNa('prove.stopp', { nr: 1 });
    await startet.promise;
    await a.stopp();
    let ferdig = false;
    const b = await node();
    await b.registrer([lag(async () => { ferdig = true; })]); // prettier-ignore
    await til(() => ferdig);
    expect(await b.dode()).toEqual([]);
  });
});

test('en jobb som ikke vil stoppe, holder ikke noden igjen', async () => {
  const startet = Promise.withResolvers<void>();
  const slipp = Promise.withResolvers<void>();
  const ko = await node();
  await ko.registrer([
    jobb({
      navn: 'prove.sta',
      data: Id,
      utfor: async () => {
        startet.resolve();
        await slipp.promise;
      },
    }),
  ]);
  await ko.startNa('prove.sta', { nr: 1 });
  await startet.promise;
  await ko.stopp({ ventSekunder: 1 });
  expect((await pool.query(`select state from jobb.job where name = 'prove.sta'`)).rows).toEqual([{ state: 'retry' }]);
  slipp.resolve();
});

describe('starte en jobb', () => {
  test('[V08] i vår transaksjon: finnes når den er lagret, og bare da', async () => {
    const sett: number[] = [];
    const ko = await node();
    await ko.registrer([jobb({ navn: 'prove.tx', data: Id, utfor: async (_k, d) => { sett.push(d.nr); } })]); // prettier-ignore
    const db = base.som('friminutt_app');
    await expect(
      db.transaction().execute(async (tx) => {
        await ko.startNa('prove.tx', { nr: 1 }, { tx });
        throw new Error('angret');
      }),
    ).rejects.toThrow('angret');
    await db.transaction().execute((tx) => ko.startNa('prove.tx', { nr: 2 }, { tx }));
    await til(() => sett.length > 0);
    expect(await ko.status('prove.tx')).toMatchObject({ venter: 0 });
    expect(sett).toEqual([2]);
  });

  test('nettjeneren starter jobber, men tar dem ikke', async () => {
    let kjort = 0;
    const j = jobb({ navn: 'prove.tjener', data: Id, utfor: async () => { kjort++; } }); // prettier-ignore
    const tjener = await node({ arbeider: false, rolle: 'friminutt_app' });
    await tjener.registrer([j]);
    await tjener.startNa('prove.tjener', { nr: 1 });
    expect(await tjener.status('prove.tjener')).toEqual({ venter: 1, kjorer: 0 });
    expect(kjort).toBe(0);
    const arbeider = await node();
    await arbeider.registrer([j]);
    await til(() => kjort === 1);
  });

  test('ukjent jobb, ugyldig nyttelast og personopplysninger avvises', async () => {
    const ko = await node({ arbeider: false });
    await ko.registrer([
      jobb({ navn: 'prove.form', data: z.object({ nr: z.union([z.int(), z.string()]) }), utfor: async () => undefined }),
    ]);
    await expect(ko.startNa('prove.finnesikke')).rejects.toThrow('ikke registrert');
    await expect(ko.startNa('prove.form', { nr: true })).rejects.toThrow(z.ZodError);
    await expect(ko.startNa('prove.form', { nr: '27850998855' })).rejects.toThrow('bare id-er');
    expect(await ko.status('prove.form')).toEqual({ venter: 0, kjorer: 0 });
    expect(() => jobb({ navn: 'Stor Bokstav', data: Id, utfor: async () => undefined })).toThrow('små bokstaver');
    await expect(ko.registrer([jobb({ navn: 'prove.form', data: Id, utfor: async () => undefined })])).rejects.toThrow(
      'registrert fra før',
    );
  });
});

describe('rytmen', () => {
  const natt = { slag: 'nattlig', kl: '02:30' } as const;
  /** A worker whose clock we hold; it beats only when told. */
  async function medKlokke(klokke: Klokke, sett: string[]) {
    const ko = await node({ klokke });
    await ko.registrer([jobb({ navn: 'prove.natt', data: Planlagt, utfor: async (_k, d) => { sett.push(d.planlagt ?? 'for hånd'); } })]); // prettier-ignore
    return ko;
  }

  test.each`
    hva                         | fra                       | timer | planlagt
    ${'klokka stilles fram'}    | ${'2026-03-27T12:00:00Z'} | ${72} | ${['2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z']}
    ${'klokka stilles tilbake'} | ${'2026-10-23T12:00:00Z'} | ${72} | ${['2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z']}
  `('[V08] F-45 én kjøring hver natt når $hva', async ({ fra, timer, planlagt }) => {
    const klokke = fastKlokke(fra);
    const sett: string[] = [];
    const ko = await medKlokke(klokke, sett);
    await ko.planlegg('prove.natt', natt);
    for (let i = 0; i < timer * 4; i++) {
      klokke.flytt({ minutes: 15 });
      await ko.takt();
    }
    await til(() => sett.length >= planlagt.length);
    expect(sett.toSorted()).toEqual(planlagt);
  });

  test('[V08] F-46 to noder slår takten samtidig: hver tid gir én start', async () => {
    const klokke = fastKlokke('2026-01-15T12:00:00Z');
    const sett: string[] = [];
    const [a, b] = [await medKlokke(klokke, sett), await medKlokke(klokke, sett)];
    await Promise.all([a.planlegg('prove.natt', natt), b.planlegg('prove.natt', natt)]);
    let startet = 0;
    for (let i = 0; i < 10; i++) {
      klokke.flytt({ hours: 24 });
      startet += (await Promise.all([a.takt(), b.takt(), a.takt(), b.takt()])).flat().length;
    }
    expect(startet).toBe(10);
    await til(() => sett.length === 10);
    expect(new Set(sett).size).toBe(10);
  });

  test('[V08] det som forfalt mens alt var nede, kjøres én gang når det er oppe', async () => {
    const klokke = fastKlokke('2026-01-15T12:00:00Z');
    const sett: string[] = [];
    const a = await medKlokke(klokke, sett);
    await a.planlegg('prove.natt', natt);
    await a.stopp();
    klokke.flytt({ hours: 24 * 4 });
    const b = await medKlokke(klokke, sett);
    await b.planlegg('prove.natt', natt); // the same rhythm at start does not skip what is due
    await b.takt();
    await b.takt();
    await til(() => sett.length > 0);
    expect(sett).toEqual(['2026-01-16T01:30:00Z']);
    expect(await b.planer()).toEqual([
      { navn: 'prove.natt', rytme: natt, neste: '2026-01-20T01:30:00Z', sist: '2026-01-19T12:00:00Z' },
    ]);
  });

  test('[V08] ny rytme gjelder fra nå, og av er av', async () => {
    const klokke = fastKlokke('2026-01-15T12:00:00Z');
    const ko = await medKlokke(klokke, []);
    await ko.planlegg('prove.natt', natt);
    await ko.planlegg('prove.natt', { slag: 'ukentlig', dag: 1, kl: '05:00' });
    expect((await ko.planer())[0]?.neste).toBe('2026-01-19T04:00:00Z');
    for (const slag of ['av', 'paForesporsel'] as const) {
      await ko.planlegg('prove.natt', { slag });
      klokke.flytt({ hours: 24 * 40 });
      expect(await ko.takt()).toEqual([]);
      expect((await ko.planer())[0]?.neste).toBeUndefined();
    }
    await expect(ko.planlegg('prove.finnesikke', natt)).rejects.toThrow('ikke registrert');
  });

  test('[V08] en arbeider slår takten selv', async () => {
    const klokke = fastKlokke('2026-01-15T12:00:00Z');
    let kjort = 0;
    const ko = await node({ klokke, taktSekunder: 0.05 });
    await ko.registrer([jobb({ navn: 'prove.selv', data: Planlagt, utfor: async () => { kjort++; } })]); // prettier-ignore
    await ko.planlegg('prove.selv', { slag: 'lopende', hvertMinutt: 5 });
    klokke.flytt({ minutes: 5 });
    await til(() => kjort === 1);
    expect((await ko.planer())[0]).toMatchObject({ sist: '2026-01-15T12:05:00Z', neste: '2026-01-15T12:10:00Z' });
  });
});

describe('låsen', () => {
  test('den som ikke får den, får vite det eller venter', async () => {
    const [a, b] = [await pool.connect(), await pool.connect()];
    try {
      const port = Promise.withResolvers<void>();
      const rekke: string[] = [];
      const forst = medLas(a, 'x', async () => {
        rekke.push('a inn');
        await port.promise;
        rekke.push('a ut');
      });
      await til(() => rekke.length === 1);
      expect(await provLas(b, 'x', async () => 1)).toEqual({ fikk: false });
      expect(await provLas(b, 'y', async () => 1)).toEqual({ fikk: true, verdi: 1 });
      const etter = medLas(b, 'x', async () => void rekke.push('b inn'));
      port.resolve();
      await Promise.all([forst, etter]);
      expect(rekke).toEqual(['a inn', 'a ut', 'b inn']);
    } finally {
      a.release();
      b.release();
    }
  });

  test('å vente kan avbrytes, og låsen slippes når arbeidet feiler', async () => {
    const [a, b] = [await pool.connect(), await pool.connect()];
    try {
      await expect(medLas(a, 'x', () => Promise.reject(new Error('feilet')))).rejects.toThrow('feilet');
      const port = Promise.withResolvers<void>();
      // two sessions: which of them the server hears first is not given by who was asked first
      const holdt = Promise.withResolvers<void>();
      const holder = medLas(a, 'x', () => {
        holdt.resolve();
        return port.promise;
      });
      await holdt.promise;
      const avbryt = new AbortController();
      const venter = medLas(b, 'x', async () => 1, avbryt.signal);
      avbryt.abort();
      await expect(venter).rejects.toMatchObject({ name: 'AbortError' });
      port.resolve();
      await holder;
    } finally {
      a.release();
      b.release();
    }
  });
});
