import { randomUUID } from 'node:crypto';
import { setTimeout as vent } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database, Databaserolle, Tx } from '#grunn/db/index.ts';
import { logg as husets, type Logg } from '#grunn/logg/index.ts';
import { ekteKlokke, type Klokke, tilInstant } from '#grunn/tid/index.ts';
import { medLas } from './las.ts';
import type { DodJobb, Jobb, Jobbplan, NoenJobb, Rytme } from './modell.ts';
import { hentPlaner, settPlan, slaTakten } from './plan.ts';
import { sjekkNyttelast } from './regler.ts';

const SKJEMA = 'jobb';
const DODE = 'dode';
/** A node that has not been heard from for this long has lost its job to the others. */
const PULS_SEKUNDER = 30;
const DOGN = 86_400;

export interface Jobbkovalg {
  readonly url: string;
  /** Become this role when a session starts (one login for all roles: development and tests). */
  readonly rolle?: Databaserolle;
  readonly klokke?: Klokke;
  /** False: this process only starts jobs (the web server); it takes none and does not keep the beat. */
  readonly arbeider?: boolean;
  /** The name other nodes and operators see. */
  readonly node?: string;
  readonly logg?: Logg;
  /** Seconds between looks at the plan and at lost nodes. Tests set them low. */
  readonly taktSekunder?: number;
  readonly tilsynSekunder?: number;
  /** Seconds between looks for jobs nobody gave notice of: retries, and those of a lost node. */
  readonly lesSekunder?: number;
}

export interface Jobbko {
  /** Connects. The tables must be there (npm run migrer). */
  start(): Promise<void>;
  /** Makes the queues of these jobs and, on a worker, begins to take them. */
  registrer(jobber: readonly NoenJobb[]): Promise<void>;
  /** Gives a registered job its rhythm, now or when `tx` commits; an unchanged rhythm keeps its next run. Europe/Oslo. */
  planlegg(navn: string, rytme: Rytme, valg?: { readonly tx?: Tx | Kysely<Database> }): Promise<void>;
  planer(): Promise<Jobbplan[]>;
  /**
   * Starts a job now, or when `tx` commits if given. Returns its id; undefined when it was merged with one already waiting.
   * @throws when the job is unknown or the payload is not ids, dates, codes and numbers.
   */
  startNa(navn: string, data?: object, valg?: { readonly tx?: Tx | Kysely<Database> }): Promise<string | undefined>;
  /** How many wait (also between tries) and how many run, over all nodes. */
  status(navn: string): Promise<{ readonly venter: number; readonly kjorer: number }>;
  /** Names of the jobs that run now or are about to, over all nodes. One that waits for its next try is not among them. */
  travle(): Promise<string[]>;
  dode(): Promise<DodJobb[]>;
  /** Lays dead jobs back in their queues; returns how many. */
  provIgjen(ider: readonly string[]): Promise<number>;
  fjernDode(ider: readonly string[]): Promise<void>;
  /** One beat of the clock: starts what has come due. Runs by itself on a worker. Returns the names started. */
  takt(): Promise<string[]>;
  /** Takes no more jobs, asks those that run to stop, waits up to `ventSekunder`, and lets go of the database. */
  stopp(valg?: { readonly ventSekunder?: number }): Promise<void>;
}

/** What the queue keeps of a failure. Messages of errors can quote people, so they stay in the log under the reference. */
class Jobbfeil extends Error {
  readonly kode: string | undefined;
  readonly referanse: string;
  constructor(feil: unknown, referanse: string) {
    const e = feil as { name?: unknown; kode?: unknown; code?: unknown } | null;
    const tekst = (v: unknown) => (typeof v === 'string' ? v.slice(0, 60) : undefined);
    super('Jobben feilet, se loggen');
    this.name = tekst(e?.name) ?? 'Error';
    this.kode = tekst(e?.kode) ?? tekst(e?.code);
    this.referanse = referanse;
    this.stack = '';
  }
}

/** The queue: jobs in PostgreSQL, taken by any node, one at a time where the job says so. */
export function lagJobbko(valg: Jobbkovalg): Jobbko {
  const {
    klokke = ekteKlokke,
    arbeider = true,
    logg = husets,
    node = 'node',
    taktSekunder = 5,
    tilsynSekunder = 10,
    lesSekunder = 10,
  } = valg;
  const tilkobling = {
    connectionString: valg.url,
    application_name: `friminutt-jobb ${node}`,
    ...(valg.rolle ? { options: `-c role=${valg.rolle}` } : {}),
  };
  const boss = new PgBoss({
    ...tilkobling,
    schema: SKJEMA,
    max: 6,
    migrate: false, // the tables come with our own migrations
    createSchema: false,
    schedule: false, // its cron loses or doubles 02:30 when the clock changes; plan.ts keeps the beat
    supervise: arbeider,
    superviseIntervalSeconds: tilsynSekunder,
    monitorIntervalSeconds: tilsynSekunder,
    useListenNotify: arbeider,
    reindex: false, // belongs to the owner of the tables
    monitorVacuum: false,
    instanceName: node,
  });
  boss.on('error', (err) => logg.warn({ rom: 'grunn.jobb', hendelse: 'ko_feil', err }, 'Jobbkøen fikk en feil, den fortsetter'));
  const pool = new pg.Pool({ ...tilkobling, max: 20 });
  pool.on('error', () => undefined); // an idle session that the server cut is replaced

  const kjente = new Map<string, Jobb>();
  const stopper = new AbortController();
  let slutt: Promise<void> | undefined;
  let hjerte: Promise<void> | undefined;

  const kjent = (navn: string): Jobb => {
    const j = kjente.get(navn);
    if (j === undefined) throw new Error(`Jobben «${navn}» er ikke registrert`);
    return j;
  };

  async function lagKo(j: Jobb): Promise<void> {
    const policy = { hver: 'singleton', samlet: 'stately', fritt: 'standard' }[j.kjoring];
    const innstillinger = {
      retryLimit: j.forsok - 1,
      retryDelay: j.ventSekunder,
      ...(j.ventSekunder > 0 ? { retryBackoff: true, retryDelayMax: 3600 } : { retryBackoff: false }),
      expireInSeconds: j.maksSekunder,
      heartbeatSeconds: PULS_SEKUNDER,
      retentionSeconds: 14 * DOGN,
      deleteAfterSeconds: 14 * DOGN,
      deadLetter: DODE,
      notify: true,
    };
    await boss.createQueue(j.navn, { policy, ...innstillinger });
    const ko = await boss.getQueue(j.navn);
    if (ko?.policy !== policy)
      throw new Error(`Køen «${j.navn}» finnes med en annen regel for samtidighet: gi jobben et nytt navn`);
    await boss.updateQueue(j.navn, innstillinger);
  }

  /** Runs with the job's own lock: the queue's claim can be lost while the work goes on (a node that froze), the lock cannot. */
  async function medJobblas<T>(j: Jobb, tapt: AbortController, signal: AbortSignal, fn: () => Promise<T>): Promise<T> {
    if (j.kjoring === 'fritt') return fn();
    const klient = await pool.connect();
    let borte: Error | undefined;
    const vedTap = (e?: Error) => {
      borte = e ?? new Error('Forbindelsen med låsen ble brutt');
      tapt.abort(borte);
    };
    klient.on('error', vedTap).on('end', vedTap);
    try {
      return await medLas(klient, j.navn, fn, signal);
    } finally {
      klient.off('error', vedTap).off('end', vedTap);
      klient.release(borte);
    }
  }

  async function kjor(j: Jobb, rad: JobWithMetadata<object>): Promise<void> {
    const tapt = new AbortController();
    const signal = AbortSignal.any([rad.signal, stopper.signal, tapt.signal]);
    const forsok = rad.retryCount + 1;
    try {
      const data = j.data.parse(rad.data ?? {});
      await medJobblas(j, tapt, signal, () => j.utfor({ id: rad.id, forsok, signal, klokke }, data));
    } catch (err) {
      const referanse = randomUUID();
      const hendelse = stopper.signal.aborted ? 'avbrutt' : forsok >= j.forsok ? 'dod' : 'feilet';
      logg[hendelse === 'dod' ? 'error' : 'warn'](
        { rom: 'grunn.jobb', jobb: j.navn, kjoring: rad.id, hendelse, forsok, referanse, err },
        'Jobben feilet',
      );
      // the cut that took the lock took the queue's own sessions too; told at once, the failure would be lost with them and the job
      // stand as running until its pulse is missed
      if (tapt.signal.aborted) await vent(1000);
      throw new Jobbfeil(err, referanse);
    }
  }

  async function arbeid(j: Jobb): Promise<void> {
    for (let i = 0; i < (j.kjoring === 'fritt' ? j.samtidig : 1); i++) {
      const id: string = await boss.work<object, void, { includeMetadata: true }>(
        j.navn,
        {
          includeMetadata: true,
          batchSize: 1,
          pollingIntervalSeconds: Math.min(2, lesSekunder),
          notifyPollingIntervalSeconds: lesSekunder,
        } as {
          includeMetadata: true;
        },
        async ([rad]) => {
          // the worker would sleep until the next notice or poll after each job; look again at once while there is work
          if (rad === undefined) return;
          await kjor(j, rad).finally(() => boss.notifyWorker(id));
        },
      );
    }
  }

  const start = async (
    navn: string,
    data: object,
    db: { executeSql(t: string, v?: unknown[]): Promise<{ rows: unknown[] }> } | undefined,
  ) => {
    const j = kjent(navn);
    const tolket = j.data.parse(data);
    sjekkNyttelast(tolket);
    return (await boss.send(navn, tolket, db ? { db } : {})) ?? undefined;
  };

  const takt = () =>
    slaTakten(pool, klokke, [...kjente.keys()], async (klient, navn, planlagt) => {
      const executeSql = (t: string, v?: unknown[]) => klient.query(t, v);
      await start(navn, { planlagt }, { executeSql });
    });

  async function bank(): Promise<void> {
    while (!stopper.signal.aborted) {
      await takt().catch((err: unknown) =>
        logg.warn({ rom: 'grunn.jobb', hendelse: 'takt_feilet', err }, 'Kunne ikke lese planen, prøver igjen'),
      );
      await vent(taktSekunder * 1000, undefined, { signal: stopper.signal }).catch(() => undefined);
    }
  }

  return {
    async start() {
      await boss.start();
      await boss.createQueue(DODE, { retentionSeconds: 90 * DOGN });
      if (arbeider) hjerte = bank();
    },
    async registrer(jobber) {
      for (const j of jobber as readonly Jobb[]) {
        if (kjente.has(j.navn)) throw new Error(`Jobben «${j.navn}» er registrert fra før`);
        await lagKo(j);
        kjente.set(j.navn, j);
        if (arbeider) await arbeid(j);
      }
    },
    planlegg: async (navn, rytme, { tx } = {}) => {
      const egen = tx && fromKysely(tx as never);
      await settPlan(egen ? (t, v) => egen.executeSql(t, v) : (t, v) => pool.query(t, v), klokke, kjent(navn).navn, rytme);
    },
    planer: () => hentPlaner(pool),
    startNa: (navn, data = {}, { tx } = {}) => start(navn, data, tx && fromKysely(tx as never)),
    async status(navn) {
      const { rows } = await pool.query<{ venter: number; kjorer: number }>(
        `select count(*) filter (where state in ('created', 'retry'))::int as venter, count(*) filter (where state = 'active')::int as kjorer
         from jobb.job where name = $1`,
        [navn],
      );
      return rows[0] ?? { venter: 0, kjorer: 0 };
    },
    async travle() {
      const { rows } = await pool.query<{ name: string }>(
        `select distinct name from jobb.job where state = 'active' or (state in ('created', 'retry') and start_after <= now())`,
      );
      return rows.map((r) => r.name);
    },
    async dode() {
      const rader = await boss.findJobs<Record<string, unknown>>(DODE, { queued: true });
      return rader.map((r) => {
        const feil = (r.sourceOutput ?? {}) as Record<string, unknown>;
        const tekst = (v: unknown) => (typeof v === 'string' ? v : undefined);
        return {
          id: r.id,
          navn: r.sourceName ?? '',
          data: r.data,
          forsok: (r.sourceRetryCount ?? 0) + 1,
          feil: {
            navn: tekst(feil['name']) ?? tekst(feil['message']) ?? 'ukjent',
            kode: tekst(feil['kode']),
            referanse: tekst(feil['referanse']),
          },
          dodd: tilInstant(r.createdOn).toString(),
        };
      });
    },
    provIgjen: (ider) => boss.redrive(DODE, { ids: [...ider] }),
    async fjernDode(ider) {
      await boss.deleteJob(DODE, [...ider]);
    },
    takt,
    stopp({ ventSekunder = 20 } = {}) {
      slutt ??= (async () => {
        stopper.abort(new Error('Noden stopper'));
        await hjerte;
        await boss.stop({ graceful: true, timeout: ventSekunder * 1000, close: true });
        // a job that would not stop still holds its session; the process may end without it
        await Promise.race([pool.end(), vent(1000, undefined, { ref: false })]);
      })();
      return slutt;
    },
  };
}
