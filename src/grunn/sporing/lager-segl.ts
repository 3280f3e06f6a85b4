// How the seals are read and written: as the role friminutt_segl, which sees the logs whole and can add seals, and nothing else.
import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { KJEDER, LOGGER, type Kontrollsvar, type Ledd, type Logg, type Runde } from './modell-segl.ts';
import { lesLinje, Radsamling, radsum } from './regler-segl.ts';

/** Connections of the role friminutt_segl, and one of them. */
export type Seglpool = pg.Pool;
export type Seglklient = pg.ClientBase;

/** Nothing else in the house uses this number for a lock. */
const LAS = 727004;

/** What is summed of a row, in a form that no setting of a session changes. The number and the order first: lesLinje reads them. */
const LINJE: Readonly<Record<Logg, string>> = {
  endring: `lopenummer, rekke, id, (extract(epoch from tid) * 1000000)::bigint, aktor_id, aktor, handling, gjelder, endringssett, detaljer`,
  innsyn: `lopenummer, rekke, id, (extract(epoch from tid) * 1000000)::bigint, aktor_id, aktor, visning, feltsett, gjelder, begrunnelse`,
};

/** Runs `fn` in one snapshot, if no other node seals at this moment. */
export async function medSeglas<T>(pool: pg.Pool, fn: (k: pg.ClientBase) => Promise<T>): Promise<T | undefined> {
  const k = await pool.connect();
  let feil: Error | undefined;
  try {
    // before the transaction: its snapshot must be newer than the last sealer's
    const { rows } = await k.query<{ fikk: boolean }>('select pg_try_advisory_lock($1) as fikk', [LAS]);
    if (!rows[0]!.fikk) return undefined;
    try {
      return await iSnapshot(k, fn);
    } finally {
      await k.query('select pg_advisory_unlock($1)', [LAS]);
    }
  } catch (e) {
    feil = e as Error;
    throw e;
  } finally {
    k.release(feil);
  }
}

async function iSnapshot<T>(k: pg.ClientBase, fn: (k: pg.ClientBase) => Promise<T>): Promise<T> {
  await k.query('begin isolation level repeatable read');
  try {
    const ut = await fn(k);
    await k.query('commit');
    return ut;
  } catch (e) {
    await k.query('rollback').catch(() => undefined);
    throw e;
  }
}

/** Runs `fn` with connections that all see the same moment. */
export async function medSammeSnapshot<T>(
  pool: pg.Pool,
  antall: number,
  fn: (klienter: readonly pg.ClientBase[]) => Promise<T>,
): Promise<T> {
  const klienter: pg.PoolClient[] = [];
  let feil: Error | undefined;
  try {
    for (let i = 0; i < antall; i++) klienter.push(await pool.connect());
    const [forste, ...andre] = klienter;
    await forste!.query('begin isolation level repeatable read read only');
    const { rows } = await forste!.query<{ s: string }>('select pg_export_snapshot() as s');
    for (const k of andre) {
      await k.query('begin isolation level repeatable read read only');
      await k.query(`set transaction snapshot '${rows[0]!.s}'`);
    }
    // the index has the order; sorting ten million rows would take minutes
    for (const k of klienter) await k.query('set local enable_sort = off');
    return await fn(klienter);
  } catch (e) {
    feil = e as Error;
    throw e;
  } finally {
    for (const k of klienter) {
      await k.query('rollback').catch(() => undefined);
      k.release(feil);
    }
  }
}

/** Is this the database server the rows were counted on? A logical restore moves them to another: see docs/drift.md. */
export async function erSammeMaskin(k: pg.ClientBase): Promise<boolean> {
  const { rows } = await k.query<{ samme: boolean }>(
    `select coalesce((select e.maskin from sporing.epoke e order by e.nummer desc limit 1) = (select system_identifier::text from pg_control_system()), false) as samme`,
  );
  return rows[0]!.samme;
}

/** Everything below it is committed or never will be: in the numbers of the present epoch. */
export async function hentGrense(k: pg.ClientBase): Promise<number> {
  const { rows } = await k.query<{ g: number }>(
    `select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select max(nummer) from sporing.epoke)::bigint * ${EPOKE}) as g`,
  );
  return rows[0]!.g;
}
/** Transactions in an epoch: 2^38, at 1 000 a second nearly nine years; numbers stay exact in a double for 2^15 epochs. */
export const EPOKE: number = 2 ** 38;

/** A lower limit that leaves at most about `maks` rows of each log in the round. */
export async function kortetGrense(k: pg.ClientBase, fra: number, til: number, maks: number): Promise<number> {
  let ut = til;
  for (const logg of LOGGER) {
    const { rows } = await k.query<{ rekke: number }>(
      `select rekke from sporing.${logg} where rekke >= $1 and rekke < $2 order by rekke, lopenummer offset $3 limit 1`,
      [fra, til, maks],
    );
    // a transaction is never split
    if (rows[0] !== undefined) ut = Math.min(ut, Math.max(rows[0].rekke, fra + 1));
  }
  return ut;
}

const RUNDE = 'select runde, tid, grense, rader, forrige, hode from sporing.runde';

export async function sisteRunde(k: pg.ClientBase): Promise<Runde | undefined> {
  return (await k.query<Runde>(`${RUNDE} order by runde desc limit 1`)).rows[0];
}

export async function runderEtter(k: pg.ClientBase | pg.Pool, etter: number, antall: number): Promise<Runde[]> {
  return (await k.query<Runde>(`${RUNDE} where runde > $1 order by runde limit $2`, [etter, antall])).rows;
}

/** The last link of each chain, by log and chain: its number and seal. */
export async function sisteLedd(k: pg.ClientBase): Promise<Map<string, { nummer: number; merke: Buffer }>> {
  const { rows } = await k.query<{ logg: Logg; kjede: number; nummer: number; merke: Buffer }>(
    `select s.logg, s.kjede, s.nummer, s.merke from unnest(array['endring', 'innsyn']) l, generate_series(0, ${KJEDER - 1}) n,
       lateral (select * from sporing.segl x where x.logg = l and x.kjede = n order by x.nummer desc limit 1) s`,
  );
  return new Map(rows.map((r) => [`${r.logg}.${r.kjede}`, r]));
}

export async function leddI(k: pg.ClientBase, fra: number, til: number): Promise<Ledd[]> {
  const { rows } = await k.query<Ledd>(
    `select logg, kjede, nummer, runde, numre, summer, forrige, merke from sporing.segl where runde between $1 and $2 order by runde, logg, kjede`,
    [fra, til],
  );
  return rows;
}

export async function skrivRunde(k: pg.ClientBase, r: Runde, ledd: readonly Ledd[]): Promise<void> {
  await k.query('insert into sporing.runde (runde, tid, grense, rader, forrige, hode) values ($1, $2, $3, $4, $5, $6)', [
    r.runde,
    r.tid,
    r.grense,
    r.rader,
    r.forrige,
    r.hode,
  ]);
  await k.query(
    `insert into sporing.segl (logg, kjede, nummer, runde, numre, summer, forrige, merke)
     select * from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[])`,
    [
      ledd.map((l) => l.logg),
      ledd.map((l) => l.kjede),
      ledd.map((l) => l.nummer),
      ledd.map((l) => l.runde),
      ledd.map((l) => l.numre),
      ledd.map((l) => l.summer),
      ledd.map((l) => l.forrige),
      ledd.map((l) => l.merke),
    ],
  );
}

export async function skrivKontroll(pool: pg.Pool, s: Kontrollsvar): Promise<void> {
  await pool.query(
    'insert into sporing.kontroll (id, startet, ferdig, rader, runder, uforseglet, brudd, merknader) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      crypto.randomUUID(),
      s.startet,
      s.ferdig,
      s.rader,
      s.runder,
      s.uforseglet,
      JSON.stringify(s.brudd),
      JSON.stringify(s.merknader),
    ],
  );
}

export async function tellFra(k: pg.ClientBase, grense: number): Promise<number> {
  let n = 0;
  for (const logg of LOGGER)
    n += (await k.query<{ n: number }>(`select count(*) as n from sporing.${logg} where rekke >= $1`, [grense])).rows[0]!.n;
  return n;
}

/** Ids of a round's rows, by number. */
export async function iderI(k: pg.ClientBase, logg: Logg, fra: number, til: number, numre: readonly number[]): Promise<string[]> {
  const { rows } = await k.query<{ id: string }>(
    `select id from sporing.${logg} where rekke >= $1 and rekke < $2 and lopenummer = any($3) order by lopenummer`,
    [fra, til, numre as number[]],
  );
  return rows.map((r) => r.id);
}

/** Reads a log in the order of the chains, up to a limit at a time. */
export class Loggleser {
  readonly kjeder: readonly Radsamling[] = Array.from({ length: KJEDER }, () => new Radsamling());
  readonly #biter: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #plass = 0;
  #slutt = false;

  constructor(k: pg.ClientBase, logg: Logg, fra: number, til: number) {
    const strom = k.query(
      to(
        `copy (select ${LINJE[logg]} from sporing.${logg} where rekke >= ${fra} and rekke < ${til} order by rekke, lopenummer) to stdout`,
      ),
    ) as unknown as Readable;
    this.#biter = strom[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Gathers the rows below `grense`, by chain, in place of those gathered before. Returns how many. */
  async lesTil(grense: number): Promise<number> {
    for (const k of this.kjeder) k.tom();
    let antall = 0;
    for (;;) {
      for (;;) {
        const slutt = this.#rest.indexOf(10, this.#plass);
        if (slutt < 0) break;
        const rad = lesLinje(this.#rest, this.#plass);
        if (rad.rekke >= grense) return antall;
        this.kjeder[rad.kjede]!.leggTil(rad.nummer, radsum(this.#rest.subarray(this.#plass, slutt)));
        antall++;
        this.#plass = slutt + 1;
      }
      if (this.#slutt) return antall;
      const neste = await this.#biter.next();
      if (neste.done === true) this.#slutt = true;
      else {
        this.#rest =
          this.#plass >= this.#rest.length ? neste.value : Buffer.concat([this.#rest.subarray(this.#plass), neste.value]);
        this.#plass = 0;
      }
    }
  }

  /** Reads what is left away, so that the connection is free. */
  async lukk(): Promise<void> {
    while (!this.#slutt) this.#slutt = (await this.#biter.next()).done === true;
  }
}

/**
 * Begins a new life of the rows' order, after a logical restore on another server: transactions are counted anew there. Run as the owner
 * (or a role that may become it) before anything else writes. Returns the epoch's number.
 */
export async function nyEpoke(k: pg.ClientBase): Promise<number> {
  await k.query('begin');
  try {
    await k.query('set local role friminutt_eier');
    const { rows } = await k.query<{ n: number }>(
      `insert into sporing.epoke (nummer, maskin) select max(e.nummer) + 1, (select system_identifier::text from pg_control_system())
       from sporing.epoke e returning nummer as n`,
    );
    const n = rows[0]!.n;
    for (const logg of LOGGER)
      await k.query(
        `alter table sporing.${logg} alter column rekke set default (pg_current_xact_id()::text::bigint + ${n * EPOKE})`,
      );
    await k.query('commit');
    return n;
  } catch (e) {
    await k.query('rollback').catch(() => undefined);
    throw e;
  }
}
