import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { brukernavnforslag } from './regler-brukernavn.ts';

export interface Brukernavn {
  readonly brukernavn: string | null;
  /** The name it was made of. */
  readonly avNavn: string | null;
  readonly siden: string | null;
  /** The name others know the person by now: alias, else override, else the register's. */
  readonly navnUtad: string | null;
}

/** A person's user name, and the name it ought to be made of. One statement. */
export async function hentBrukernavn(db: DbEllerTx, personId: string, idag: string): Promise<Brukernavn> {
  const { rows } =
    await sql<Brukernavn>`select b.brukernavn, b.av_navn as "avNavn", b.kjent_fra as siden, register.navn_utad(p.id, ${idag}::date) as "navnUtad"
    from register.person p left join register.brukernavn b on b.person_id = p.id and b.kjent_til is null where p.id = ${personId}`.execute(
      db,
    );
  return rows[0] ?? { brukernavn: null, avNavn: null, siden: null, navnUtad: null };
}

/** The first free user name for a name; a name the person has had before is free to the same person. */
export async function finnLedig(db: DbEllerTx, personId: string, navn: string): Promise<string | undefined> {
  const { rows } = await sql<{
    ledig: string | null;
  }>`select register.ledig_brukernavn(${brukernavnforslag(navn) as string[]}::text[], ${personId}::uuid) as ledig`.execute(db);
  return rows[0]?.ledig ?? undefined;
}

/** Gives the person this user name in place of the one that stands. */
export async function settBrukernavn(
  tx: Tx,
  o: {
    readonly personId: string;
    readonly brukernavn: string;
    readonly avNavn: string;
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`update register.brukernavn set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where person_id = ${o.personId} and kjent_til is null`.execute(tx);
  await sql`insert into register.brukernavn (id, person_id, brukernavn, av_navn, kjent_fra, satt_av)
    values (${crypto.randomUUID()}, ${o.personId}, ${o.brukernavn}, ${o.avNavn}, ${o.na}, ${o.av})`.execute(tx);
}

/** User names in use, for what leaves the house. One statement. */
export async function hentBrukernavnFor(db: DbEllerTx, personer: readonly string[]): Promise<Map<string, string>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; brukernavn: string }>`select person_id as id, brukernavn from register.brukernavn
    where person_id = any(${personer as string[]}::uuid[]) and kjent_til is null`.execute(db);
  return new Map(rows.map((r) => [r.id, r.brukernavn]));
}

export interface Morsmal {
  readonly sprak: string;
  readonly annet: string | null;
  readonly tolk: boolean;
  readonly siden: string;
}

export async function finnMorsmal(db: DbEllerTx, personId: string): Promise<Morsmal | undefined> {
  const { rows } =
    await sql<Morsmal>`select sprak, annet, tolk, kjent_fra as siden from register.morsmal where person_id = ${personId} and kjent_til is null`.execute(
      db,
    );
  return rows[0];
}

/** Writes the pupil's languages; none: what stood is taken away, and kept as history. */
export async function settMorsmal(
  tx: Tx,
  o: Omit<Morsmal, 'sprak' | 'siden'> & {
    readonly sprak: string | null;
    readonly personId: string;
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`update register.morsmal set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where person_id = ${o.personId} and kjent_til is null`.execute(tx);
  if (o.sprak === null) return;
  await sql`insert into register.morsmal (id, person_id, sprak, annet, tolk, kjent_fra, satt_av)
    values (${crypto.randomUUID()}, ${o.personId}, ${o.sprak}, ${o.annet}, ${o.tolk}, ${o.na}, ${o.av})`.execute(tx);
}
