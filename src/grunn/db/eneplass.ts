import pg from 'pg';

/**
 * Takes the one place there is under this name in a database, for as long as this process lives: a lock of a connection of its own, so a
 * process that dies gives it back. Undefined: another process has it. The answer gives the place up.
 */
export async function taEneplass(url: string, navn: string): Promise<(() => Promise<void>) | undefined> {
  const c = new pg.Client({ connectionString: url, application_name: 'friminutt-eneplass' });
  c.on('error', () => undefined);
  await c.connect();
  const { rows } = await c.query<{ tatt: boolean }>('select pg_try_advisory_lock(727002, hashtext($1)) as tatt', [navn]);
  if (rows[0]?.tatt === true) return () => c.end();
  await c.end();
  return undefined;
}
