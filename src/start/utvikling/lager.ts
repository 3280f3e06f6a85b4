import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';

/** True when the story's decisions have been written before. */
export async function erSaddInn(db: Db): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from tilgang.rolletildeling`.execute(db);
  return rows[0]!.n > 0;
}

/** A child or parent the kommune protects before Folkeregisteret says so. */
export async function skjermLokalt(
  db: Db,
  s: { personId: string; begrunnelse: string; vurderesPaNytt: string; gittAv: string },
): Promise<void> {
  await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt_av)
    values (${crypto.randomUUID()}, ${s.personId}, 'fortrolig', ${s.begrunnelse}, ${s.vurderesPaNytt}, ${s.gittAv})`.execute(db);
}
