import { createHash } from 'node:crypto';
import pg from 'pg';
import { tellSporring } from './teller.ts';

// Dates stay text (a local-time Date would shift a birthday), bigint becomes number, timestamps become ISO text in UTC.
pg.types.setTypeParser(1082, (v) => v);
pg.types.setTypeParser(20, (v) => Number(v));
pg.types.setTypeParser(1700, (v) => Number(v)); // percentages only
pg.types.setTypeParser(1184, (v) => tilIso(v));

/** PostgreSQL's text form «2026-03-02 01:31:00.123+00» as ISO 8601 in UTC. */
function tilIso(v: string): string {
  if (v.endsWith('+00') && v[10] === ' ') return `${v.slice(0, 10)}T${v.slice(11, -3)}Z`;
  return new Date(v.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}

const navn = new Map<string, string>();
function navnPa(tekst: string): string {
  let n = navn.get(tekst);
  if (n === undefined) {
    if (navn.size > 2000) navn.clear();
    n = `k${createHash('sha256').update(tekst).digest('base64url').slice(0, 20)}`;
    navn.set(tekst, n);
  }
  return n;
}

/** Called before each statement; tests count statements with it and cut the line at a chosen one. */
export type ForSporring = (tekst: string, klient: pg.Client) => void;

/**
 * Stands first in a statement whose answer nobody waits for, written last in its transaction (the logs): it goes in the same round trip as COMMIT.
 * Where it fails, COMMIT is not carried out, and is what throws.
 */
export const MED_COMMIT = '/* med commit */ ';

interface Setning {
  readonly text: string;
  readonly values: unknown[];
}

/** What pg's connection does, and its types do not say. */
interface Linje {
  parse(q: { text: string }): void;
  bind(q: object): void;
  execute(q: object): void;
  sync(): void;
}

/** A statement and COMMIT, sent at once with one Sync behind them: after an error PostgreSQL reads on to the Sync, past COMMIT. */
class OgCommit extends pg.Query {
  readonly ogCommit = true;
  /** Where pg sends for the rows, and ends what it sends. */
  _getRows(linje: Linje): void {
    linje.execute({});
    linje.parse({ text: 'commit' });
    linje.bind({});
    linje.execute({});
    linje.sync();
  }
}

/**
 * Kysely sends text and values; each text gets a name, so that PostgreSQL keeps the plan (half the cost of a small read). `navngi: false`: no
 * name, and so a plan each time. Its BEGIN waits for the first statement, and goes in the same round trip when that statement has no
 * parameters (the identity: tilgang.apne_okt).
 */
export function lagNavngittKlient(forSporring?: ForSporring, navngi = true): typeof pg.Client {
  return class NavngittKlient extends pg.Client {
    constructor(valg?: string | pg.ClientConfig) {
      super(valg);
      // A line cut while somebody holds the connection has no listener: without one the whole process would go down. The holder's
      // next statement says what happened.
      this.on('error', () => {});
    }
    #venterBegin = false;
    #iTransaksjon = false;
    /** Held back until the next statement: COMMIT takes it along, any other comes after it. */
    #utsatt: Setning | undefined;
    // pg's overloads cannot be expressed here
    // oxlint-disable-next-line typescript/no-explicit-any
    override query(...arg: any[]): any {
      const [tekst, verdier, tilbake] = arg;
      const kysely = typeof tekst === 'string' && Array.isArray(verdier) && tilbake === undefined;
      if (this.#utsatt !== undefined) return this.#etterUtsatt(this.#utsatt, kysely ? tekst : '', arg);
      if (kysely && (tekst === 'commit' || tekst === 'rollback')) this.#iTransaksjon = false;
      if (kysely && tekst === 'begin') {
        this.#venterBegin = true;
        this.#iTransaksjon = true;
        return Promise.resolve(tomt('BEGIN'));
      }
      if (this.#venterBegin) {
        this.#venterBegin = false;
        // nothing was done, so there is nothing to end
        if (kysely && (tekst === 'commit' || tekst === 'rollback')) return Promise.resolve(tomt(tekst.toUpperCase()));
        if (kysely && verdier.length === 0) return this.#send(`begin; ${tekst}`).then((svar: pg.QueryResult[]) => svar.at(-1));
        const begynt: Promise<unknown> = this.#send('begin');
        if (kysely) return begynt.then(() => this.#send(...arg));
        // a cursor is queued behind it; a BEGIN that fails has lost its line, and the cursor says so
        begynt.catch(() => undefined);
      }
      if (kysely && this.#iTransaksjon && tekst.startsWith(MED_COMMIT)) {
        this.#utsatt = { text: tekst, values: verdier };
        return Promise.resolve({ ...tomt('INSERT'), rowCount: 1 });
      }
      return this.#send(...arg);
    }

    /** The statement that was held back, and what came after it. */
    #etterUtsatt(setning: Setning, tekst: string, arg: readonly unknown[]): unknown {
      this.#utsatt = undefined;
      if (tekst === 'rollback') return this.query(...arg);
      if (tekst !== 'commit') {
        const skrevet: Promise<unknown> = this.#send(setning.text, setning.values);
        if (tekst !== '') return skrevet.then(() => this.query(...arg));
        // a cursor is queued behind it, and finds the transaction ended when it fails
        skrevet.catch(() => undefined);
        return this.query(...arg);
      }
      this.#iTransaksjon = false;
      for (const t of [setning.text, 'commit']) {
        tellSporring();
        forSporring?.(t, this);
      }
      return new Promise((ja, nei) => {
        const ferdig = (feil: Error | undefined, svar: unknown) => (feil ? nei(feil) : ja((svar as pg.QueryResult[]).at(-1)));
        super.query(new OgCommit(navngi ? { name: navnPa(setning.text), ...setning } : setning, ferdig));
      });
    }

    // oxlint-disable-next-line typescript/no-explicit-any
    #send(...arg: any[]): any {
      const [tekst, verdier, tilbake] = arg;
      tellSporring();
      forSporring?.(typeof tekst === 'string' ? tekst : String(tekst?.text ?? ''), this);
      if (navngi && typeof tekst === 'string' && Array.isArray(verdier)) {
        return super.query({ name: navnPa(tekst), text: tekst, values: verdier } as pg.QueryConfig, tilbake as never);
      }
      // oxlint-disable-next-line typescript/no-explicit-any
      return (super.query as any)(...arg);
    }
  };
}

const tomt = (command: string): Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'> => ({ command, rowCount: null, rows: [] });
