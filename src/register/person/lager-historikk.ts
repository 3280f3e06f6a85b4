// What was before, for «Hvorfor?» on values that the card only shows as they are. Every version, the newest first.
import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Arbeidsforholdrad, Elevforholdrad, Personalressursrad } from './lager-kort.ts';

const SKOLENAVN = sql`(select s.navn from register.skole s where s.organisasjonsnummer = t.skole and s.kjent_til is null
  order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1) as skolenavn`;

export async function hentPersonalressurshistorikk(db: DbEllerTx, personId: string): Promise<Personalressursrad[]> {
  const { rows } = await sql<{ rad: Personalressursrad }>`select to_json(t) as rad from register.personalressurs t
    where t.person_id = ${personId} order by t.kjent_fra desc`.execute(db);
  return rows.map((r) => r.rad);
}

export async function hentArbeidsforholdhistorikk(db: DbEllerTx, personId: string): Promise<Arbeidsforholdrad[]> {
  const { rows } = await sql<{ rad: Arbeidsforholdrad }>`select to_json(x) as rad from (
    select t.*, ${SKOLENAVN} from register.arbeidsforhold t where t.person_id = ${personId}) x order by x.kjent_fra desc`.execute(
    db,
  );
  return rows.map((r) => r.rad);
}

export async function hentElevforholdhistorikk(db: DbEllerTx, personId: string): Promise<Elevforholdrad[]> {
  const { rows } = await sql<{ rad: Elevforholdrad }>`select to_json(x) as rad from (
    select t.*, ${SKOLENAVN} from register.elevforhold t where t.person_id = ${personId}) x order by x.kjent_fra desc`.execute(
    db,
  );
  return rows.map((r) => r.rad);
}
