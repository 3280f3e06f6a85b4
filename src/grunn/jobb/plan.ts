// The rhythm of every job, kept in grunn.jobbplan, and the beat that starts what is due.
import type pg from 'pg';
import { type Klokke, tilDate, tilInstant } from '#grunn/tid/index.ts';
import { type Jobbplan, Rytme } from './modell.ts';
import { nesteKjoring } from './regler.ts';

interface Rad {
  readonly navn: string;
  readonly rytme: unknown;
  readonly neste: string | Date | null;
  readonly sist: string | Date | null;
}
const iso = (tid: string | Date | null) => (tid === null ? undefined : tilInstant(tid).toString());

/** Gives a job its rhythm. An unchanged rhythm keeps its next run, so a restart does not lose one that came due meanwhile. */
export async function settPlan(
  utfor: (tekst: string, verdier: unknown[]) => Promise<unknown>,
  klokke: Klokke,
  navn: string,
  rytme: Rytme,
): Promise<void> {
  const neste = nesteKjoring(rytme, klokke.na());
  await utfor(
    `insert into grunn.jobbplan (navn, rytme, neste) values ($1, $2, $3)
     on conflict (navn) do update set rytme = excluded.rytme, neste = excluded.neste where jobbplan.rytme <> excluded.rytme`,
    [navn, JSON.stringify(rytme), neste === undefined ? null : tilDate(neste)],
  );
}

/** Every job that has a rhythm, by name. */
export async function hentPlaner(pool: pg.Pool): Promise<Jobbplan[]> {
  const { rows } = await pool.query<Rad>('select navn, rytme, neste, sist from grunn.jobbplan order by navn');
  return rows.map((r) => ({ navn: r.navn, rytme: Rytme.parse(r.rytme), neste: iso(r.neste), sist: iso(r.sist) }));
}

/**
 * Starts what has come due and sets the next time, in one transaction: nodes that beat at once share the work, and each due time gives
 * one start. What came due while everything was down is started once. Returns the names started.
 */
export async function slaTakten(
  pool: pg.Pool,
  klokke: Klokke,
  kjente: readonly string[],
  start: (klient: pg.ClientBase, navn: string, planlagt: string) => Promise<void>,
): Promise<string[]> {
  const na = klokke.na();
  const klient = await pool.connect();
  let feil: Error | undefined;
  try {
    await klient.query('begin');
    const { rows } = await klient.query<Rad>(
      'select navn, rytme, neste, sist from grunn.jobbplan where neste <= $1 and navn = any($2) order by neste for update skip locked',
      [tilDate(na), kjente],
    );
    for (const r of rows) {
      await start(klient, r.navn, iso(r.neste) ?? na.toString());
      const neste = nesteKjoring(Rytme.parse(r.rytme), na);
      await klient.query('update grunn.jobbplan set neste = $2, sist = $3 where navn = $1', [
        r.navn,
        neste === undefined ? null : tilDate(neste),
        tilDate(na),
      ]);
    }
    await klient.query('commit');
    return rows.map((r) => r.navn);
  } catch (e) {
    feil = e as Error;
    await klient.query('rollback').catch(() => undefined);
    throw e;
  } finally {
    klient.release(feil);
  }
}
