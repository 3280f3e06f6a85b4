import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

const liste = (ider: readonly string[]) => sql`${ider as string[]}::uuid[]`;

export interface Gruppefunn {
  readonly id: string;
  readonly kilde: string;
  readonly slag: string;
  readonly arstrinn: readonly number[];
  readonly fagkode: string | null;
  readonly navn: string;
  readonly skole: string;
  /** Somebody at work has changed who teaches it. */
  readonly larereForHand: boolean;
}

/** The groups that exist, by id. */
export async function finnGrupper(db: DbEllerTx, ider: readonly string[]): Promise<Map<string, Gruppefunn>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<Gruppefunn>`
    select g.gruppe_id as id, g.kilde, g.slag, g.arstrinn, g.fagkode, g.navn, g.skole,
      exists (select 1 from register.undervisningsforhold u where u.gruppe_id = g.gruppe_id and (u.kilde = 'manuell'
        or (u.lukket_av is not null and not exists (select 1 from kilde.innlesing i where i.id = u.lukket_av)))) as "larereForHand"
    from register.gruppe g where g.kjent_til is null and g.gruppe_id = any(${liste(ider)})`.execute(db);
  return new Map(rows.map((r) => [r.id, r]));
}

export interface Medlemsrad {
  readonly gruppe_id: string;
  readonly person_id: string;
  readonly slag: string;
  readonly skolear: number;
  readonly fra: string;
  readonly til: string;
}

/** What the former system has told of these people's groups. */
export async function finnMedlemskap(db: DbEllerTx, personer: readonly string[]): Promise<Medlemsrad[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<Medlemsrad>`
    select m.gruppe_id, m.person_id, g.slag, g.skolear, m.fra, m.til from register.gruppemedlem m
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
    where m.kjent_til is null and m.kilde = 'oppstart' and m.person_id = any(${liste(personer)})`.execute(db);
  return rows;
}

/** Pupils whom people at work have placed or moved: `<person>/<kind>/<school year>`. The file leaves them alone. */
export async function finnPlassertForHand(db: DbEllerTx, personer: readonly string[]): Promise<Set<string>> {
  if (personer.length === 0) return new Set();
  const { rows } = await sql<{ n: string }>`
    select distinct m.person_id || '/' || g.slag || '/' || g.skolear as n from register.gruppemedlem m
    join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null
    where m.person_id = any(${liste(personer)}) and (m.kilde = 'manuell'
      or (m.lukket_av is not null and not exists (select 1 from kilde.innlesing i where i.id = m.lukket_av)))`.execute(db);
  return new Set(rows.map((r) => r.n));
}

export interface Larerrad {
  readonly gruppe_id: string;
  readonly person_id: string;
  readonly rolle: string;
  readonly fra: string;
  readonly til: string;
}

/** What the former system has told of who teaches these groups, and of the same people's other groups. */
export async function finnLarere(db: DbEllerTx, grupper: readonly string[], personer: readonly string[]): Promise<Larerrad[]> {
  if (grupper.length + personer.length === 0) return [];
  const { rows } = await sql<Larerrad>`
    select gruppe_id, person_id, rolle, fra, til from register.undervisningsforhold where kjent_til is null and kilde = 'oppstart'
      and person_id in (select unnest(${liste(personer)}) union select person_id from register.undervisningsforhold
        where kjent_til is null and kilde = 'oppstart' and gruppe_id = any(${liste(grupper)}))`.execute(db);
  return rows;
}
