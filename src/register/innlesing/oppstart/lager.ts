import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Gjeldende {
  readonly elevforhold_id: string;
  readonly person_id: string;
  readonly skole: string;
  readonly arstrinn: number;
  readonly klasse: string | null;
  readonly fra: string;
  readonly til: string | null;
}

/** Places already taken over from the former system, by their id. */
export async function finnElevforhold(db: DbEllerTx, ider: readonly string[]): Promise<Map<string, Gjeldende>> {
  if (ider.length === 0) return new Map();
  const { rows } =
    await sql<Gjeldende>`select elevforhold_id, person_id, skole, arstrinn, klasse, fra, til from register.elevforhold
    where kjent_til is null and kilde = 'oppstart' and elevforhold_id = any(${ider as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.elevforhold_id, r]));
}

/** People with the same name and birth date as somebody without a number: a proposal for a person to look at, never a merge. */
export async function finnLike(
  db: DbEllerTx,
  de: readonly { fornavn: string; etternavn: string; fodselsdato: string }[],
): Promise<Map<string, string>> {
  if (de.length === 0) return new Map();
  const { rows } = await sql<{ nokkel: string; person_id: string }>`
    select lower(x.fornavn) || '|' || lower(x.etternavn) || '|' || x.fodselsdato as nokkel, n.person_id
    from json_to_recordset(${JSON.stringify(de)}::json) as x(fornavn text, etternavn text, fodselsdato date)
    join register.personalia p on p.kjent_til is null and p.fodselsdato = x.fodselsdato
    join register.navn n on n.kjent_til is null and n.person_id = p.person_id and lower(n.fornavn) = lower(x.fornavn) and lower(n.etternavn) = lower(x.etternavn)`.execute(
    db,
  );
  return new Map(rows.map((r) => [r.nokkel, r.person_id]));
}
