import { sql } from 'kysely';
import type { Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Brukskontekst } from '../modell.ts';

/** How a table says that the source has stopped telling of a row: a status, never an end. */
export interface Borte {
  readonly kilde: string;
  readonly tabell: Faktatabell;
  readonly kolonne: string;
  readonly verdi: string;
}

const tause = (b: Borte, k: Pick<Brukskontekst, 'endringssett'>) => sql`f.kjent_til is null and f.kilde = ${b.kilde}
  and f.${sql.raw(b.kolonne)}::text <> ${b.verdi}
  and f.${sql.raw(b.tabell.subjekt)} not in (select unnest(nokler) from kilde.bilde where innlesing_id = ${k.endringssett})`;

/** How many rows the run's whole picture does not tell of, and of how many. */
export async function tellTause(
  db: DbEllerTx,
  b: Borte,
  k: Pick<Brukskontekst, 'endringssett'>,
): Promise<{ antall: number; av: number }> {
  const { rows } = await sql<{ antall: number; av: number }>`
    select count(*) filter (where ${tause(b, k)})::int as antall,
      count(*) filter (where f.kjent_til is null and f.kilde = ${b.kilde} and f.${sql.raw(b.kolonne)}::text <> ${b.verdi})::int as av
    from ${sql.raw(b.tabell.navn)} f`.execute(db);
  return rows[0]!;
}

/** New versions of the rows the picture does not tell of, with the status that says so. */
export async function merkTause(tx: Tx, b: Borte, k: Brukskontekst): Promise<void> {
  const kolonner = Object.keys(b.tabell.kolonner).filter((x) => x !== b.kolonne);
  const navn = sql.raw(b.tabell.navn);
  await sql`with lukket as (
      update ${navn} f set kjent_til = ${k.na}::timestamptz, lukket_av = ${k.endringssett}::uuid where ${tause(b, k)} returning f.*)
    insert into ${navn} (${sql.raw(kolonner.join(', '))}, ${sql.raw(b.kolonne)}, kilde, kildetidspunkt, kjent_fra, apnet_av)
    select ${sql.raw(kolonner.join(', '))}, ${b.verdi}::${sql.raw(b.tabell.kolonner[b.kolonne]!)}, kilde, kildetidspunkt,
      ${k.na}::timestamptz, ${k.endringssett}::uuid from lukket`.execute(tx);
}
