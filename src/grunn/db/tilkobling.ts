import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type ForSporring, lagNavngittKlient } from './navngitt-klient.ts';
import type { Database } from './tabeller.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
/** A database or a transaction in it. */
export type DbEllerTx = Db | Tx;

/**
 * The database roles. `eier` owns everything and cannot log in; `migrering` may become it; `app` serves people;
 * `import` writes facts only and has no grant on decisions; `kopi` reads for backup and takeout; `segl` reads the logs and seals them.
 * What `app` reads is cut by the policies to the person its transaction is for; `system` is `app` for jobs and start-up, which are for
 * nobody.
 */
export type Databaserolle =
  | 'friminutt_migrering'
  | 'friminutt_app'
  | 'friminutt_system'
  | 'friminutt_import'
  | 'friminutt_kopi'
  | 'friminutt_segl';

export interface Tilkoblingsvalg {
  readonly url: string;
  /** Become this role when the session starts (used where one login serves all roles: development and tests). */
  readonly rolle?: Databaserolle;
  readonly maks?: number;
  readonly forSporring?: ForSporring;
  readonly navn?: string;
  /**
   * True for one that fills tables: our statements are planned each time, for a plan made for an empty table is wrong a minute later. The
   * server's own look-ups (foreign keys) keep theirs; with `plan_cache_mode=force_custom_plan` every row would plan one anew.
   */
  readonly planleggHverGang?: boolean;
  /** Session settings, `name=value`. */
  readonly innstillinger?: readonly string[];
}

export function lagPool(valg: Tilkoblingsvalg): pg.Pool {
  const pool = new pg.Pool({
    connectionString: valg.url,
    max: valg.maks ?? 8,
    application_name: valg.navn ?? 'friminutt',
    // short questions under policies look dear to the planner; compiling them would take longer than answering
    options: ['-c jit=off', valg.rolle ? `-c role=${valg.rolle}` : '', ...(valg.innstillinger ?? []).map((i) => `-c ${i}`)]
      .join(' ')
      .trim(),
    Client: lagNavngittKlient(valg.forSporring, valg.planleggHverGang !== true),
  } as pg.PoolConfig);
  // an idle connection that the server cut is replaced by the pool; the next query reports what matters
  pool.on('error', () => {});
  return pool;
}

/** Connects with named statements and our type parsers. The caller ends it with `destroy()`. */
export function koble(valg: Tilkoblingsvalg): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: lagPool(valg) }) });
}
