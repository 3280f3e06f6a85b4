import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';

/** The rhythms the kommune has set: job name → rhythm as stored. The newest setting of a name counts. */
export async function hentRytmer(db: Db): Promise<Map<string, unknown>> {
  const { rows } = await sql<{ navn: string; verdi: unknown }>`
    select distinct on (navn) navn, verdi from grunn.innstilling where navn like 'rytme.%' order by navn, satt desc`.execute(db);
  return new Map(rows.map((r) => [r.navn.replace('rytme.', ''), r.verdi]));
}

/** Schools by organisation number. */
export async function hentSkolenavn(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ orgnr: string; navn: string }>`
    select distinct on (organisasjonsnummer) organisasjonsnummer as orgnr, navn from register.skole where kjent_til is null order by organisasjonsnummer, kilde`.execute(
    db,
  );
  return new Map(rows.map((r) => [r.orgnr, r.navn]));
}

/** Answers when the database does. @throws when it does not. */
export async function provDatabase(db: Db): Promise<void> {
  await sql`select 1 from grunn.miljo`.execute(db);
}

/** True when the register has been filled from the registers before. */
export async function erFylt(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from kilde.innlesing where kilde = 'krr' and status = 'ferdig'`.execute(db);
  return rows[0]!.n > 0;
}
