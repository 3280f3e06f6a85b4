import { setTimeout as vent } from 'node:timers/promises';

/** One session in the database: `pg.Client` or a checked-out pool client. Not a pool: the lock belongs to the session. */
export interface Laseklient {
  query(tekst: string, verdier: unknown[]): Promise<{ rows: unknown[] }>;
}

/** First half of the advisory lock's key; the other half is the name. Nothing else in the house uses this number. */
const KLASSE = 727003;

/** Runs `fn` if nobody holds the lock of this name, in any process; says so if somebody does. */
export async function provLas<T>(
  klient: Laseklient,
  navn: string,
  fn: () => Promise<T>,
): Promise<{ readonly fikk: true; readonly verdi: T } | { readonly fikk: false }> {
  const { rows } = await klient.query('select pg_try_advisory_lock($1::int, hashtext($2)) as fikk', [KLASSE, navn]);
  if (!(rows[0] as { fikk: boolean }).fikk) return { fikk: false };
  try {
    return { fikk: true, verdi: await fn() };
  } finally {
    // a session that is gone has released it already
    await klient.query('select pg_advisory_unlock($1::int, hashtext($2))', [KLASSE, navn]).catch(() => undefined);
  }
}

/**
 * Runs `fn` while holding the lock of this name: at most one at a time across all nodes. Waits for its turn, asking twice a second, so
 * that waiting can be stopped. The lock goes with the session: a killed node's lock is free as soon as its connection is.
 * @throws the signal's reason when aborted while waiting.
 */
export async function medLas<T>(klient: Laseklient, navn: string, fn: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const svar = await provLas(klient, navn, fn);
    if (svar.fikk) return svar.verdi;
    await vent(500, undefined, signal ? { signal } : {});
  }
}
