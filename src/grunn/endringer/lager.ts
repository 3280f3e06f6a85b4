import { sql } from 'kysely';
import pg from 'pg';
import type { DbEllerTx } from '#grunn/db/index.ts';

const KANAL = 'friminutt_endret';

/** Tells listeners, when the transaction commits, that something about this topic has changed; never what. */
export async function meldEndret(tx: DbEllerTx, temaer: readonly string[]): Promise<void> {
  if (temaer.length > 0) await sql`select pg_notify(${KANAL}, t) from unnest(${temaer as string[]}::text[]) t`.execute(tx);
}

export interface Endringslytter {
  /** Calls back for each change of a topic; returns how to stop. */
  readonly folg: (tema: string, tilbake: () => void) => () => void;
  readonly lukk: () => Promise<void>;
}

/**
 * One connection that listens for all who follow something in this process. A cut line is mended by itself, and followers are
 * told «changed» once it is up again, for they may have missed something.
 */
export function lyttPaEndringer(url: string): Endringslytter {
  const folgere = new Map<string, Set<() => void>>();
  let klient: pg.Client | undefined;
  let lukket = false;
  let forsok = 0;
  let tidtaker: NodeJS.Timeout | undefined;
  const varsle = (tema: string) => folgere.get(tema)?.forEach((f) => f());

  const kobleTil = async (): Promise<void> => {
    const c = new pg.Client({ connectionString: url, application_name: 'friminutt-lytter' });
    klient = c;
    let nede = false;
    const igjen = () => {
      if (nede) return;
      nede = true;
      void c.end().catch(() => undefined);
      if (lukket) return;
      tidtaker = setTimeout(() => void kobleTil(), Math.min(10_000, 200 * 2 ** Math.min(forsok++, 6)));
      tidtaker.unref();
    };
    c.on('error', igjen);
    c.on('end', igjen);
    c.on('notification', (n) => varsle(n.payload ?? ''));
    try {
      await c.connect();
      await c.query(`listen ${KANAL}`);
      if (forsok > 0) for (const tema of folgere.keys()) varsle(tema);
      forsok = 0;
    } catch {
      igjen();
    }
  };
  const start = kobleTil();

  return {
    folg(tema, tilbake) {
      const sett = folgere.get(tema) ?? new Set();
      folgere.set(tema, sett);
      sett.add(tilbake);
      return () => {
        sett.delete(tilbake);
        if (sett.size === 0) folgere.delete(tema);
      };
    },
    async lukk() {
      lukket = true;
      clearTimeout(tidtaker);
      await start;
      await klient?.end().catch(() => undefined);
    },
  };
}
