import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import type { Barnefakta, Relasjonsbeslutning } from './modell.ts';
import { avgjorRelasjon, beslekteteIder } from './regler.ts';

interface Miljo {
  readonly db: DbEllerTx;
  readonly idag: Dato;
}

/** What decides who is what to a child. Asks the same of everybody: it is for deciding, not for showing. */
export async function hentBarnefakta(db: DbEllerTx, barnId: string): Promise<Barnefakta> {
  const { rows } = await sql<{ f: Barnefakta }>`select tilgang.barnefakta(register.gjeldende_id(${barnId}::uuid)) as f`.execute(
    db,
  );
  return rows[0]!.f;
}

/**
 * Is the one who acts near the child himself: kin, a contact of the home, or named by any fact or decision about who stands in for it? Then others decide
 * (forvaltningsloven § 6). One statement.
 */
export async function erEgenSak(
  s: { readonly db: DbEllerTx; readonly aktor: { readonly id: string } },
  barnId: string,
): Promise<boolean> {
  const { rows } = await sql<{
    f: Barnefakta;
    slekt: boolean;
  }>`select tilgang.barnefakta(register.gjeldende_id(${barnId}::uuid)) as f,
    exists (select 1 from register.familierelasjon r where r.kjent_til is null and r.person_id = register.gjeldende_id(${barnId}::uuid)
        and register.gjeldende_id(r.relatert_id) = ${s.aktor.id}::uuid)
      or exists (select 1 from register.kontaktperson k where k.kjent_til is null and k.person_id = register.gjeldende_id(${barnId}::uuid)
        and register.gjeldende_id(k.kontakt_id) = ${s.aktor.id}::uuid) as slekt`.execute(s.db);
  const { f, slekt } = rows[0]!;
  return slekt || f.barnId === s.aktor.id || beslekteteIder(f).includes(s.aktor.id);
}

/** What decides who is what, for several children, by child. One statement. */
export async function hentBarnefaktaForAlle(db: DbEllerTx, barn: readonly string[]): Promise<Map<string, Barnefakta>> {
  if (barn.length === 0) return new Map();
  const { rows } = await sql<{ id: string; f: Barnefakta }>`
    select b as id, tilgang.barnefakta(register.gjeldende_id(b)) as f from unnest(${barn as string[]}::uuid[]) b`.execute(db);
  return new Map(rows.map((r) => [r.id, r.f]));
}

/**
 * Everybody who is something to a child today, and those who are kept from it, each with the reason. For decisions and for pages that have
 * checked the child; it says nothing of whom the reader may see.
 */
export async function hentRelasjoner(s: Miljo, o: { readonly barnId: string }): Promise<readonly Relasjonsbeslutning[]> {
  const f = await hentBarnefakta(s.db, o.barnId);
  return beslekteteIder(f).map((id) => avgjorRelasjon(f, id, s.idag));
}

/** The facts of every child a person has to do with, blocked ones too. */
export async function hentBarnefaktaFor(db: DbEllerTx, personId: string): Promise<readonly Barnefakta[]> {
  const { rows } = await sql<{
    f: Barnefakta;
  }>`select tilgang.barnefakta(b) as f from tilgang.barn_til(${personId}::uuid) b where b <> ${personId}::uuid`.execute(db);
  return rows.map((r) => r.f);
}

const lest = new WeakMap<DbEllerTx, { readonly personId: string; readonly fakta: readonly Barnefakta[] }>();

/** For the one who finds who is asking, and read the facts of that person's children to do it: the transaction's pages need not ask again. */
export function noterBarnefakta(tx: DbEllerTx, personId: string, fakta: readonly Barnefakta[]): void {
  lest.set(tx, { personId, fakta });
}

/**
 * The facts of the reader's children as they were when this transaction found who is asking; asked for when it did so otherwise. For pages
 * only: an act that changes them reads them itself.
 */
export async function egneBarnefakta(s: {
  readonly db: DbEllerTx;
  readonly aktor: { readonly id: string };
}): Promise<readonly Barnefakta[]> {
  const l = lest.get(s.db);
  return l?.personId === s.aktor.id ? l.fakta.filter((f) => f.barnId !== l.personId) : hentBarnefaktaFor(s.db, s.aktor.id);
}

/** What a person is to every child that person has to do with, blocked ones too. */
export async function hentRelasjonerFor(s: Miljo, o: { readonly personId: string }): Promise<readonly Relasjonsbeslutning[]> {
  const { rows } = await sql<{
    f: Barnefakta;
  }>`select tilgang.barnefakta(b) as f from tilgang.barn_til(${o.personId}::uuid) b`.execute(s.db);
  return rows.map((r) => avgjorRelasjon(r.f, o.personId, s.idag));
}

/** What a person is to a child today, with the trace. Somebody unknown to the child gets INGEN. */
export async function relasjonenMellom(
  s: Miljo,
  o: { readonly personId: string; readonly barnId: string },
): Promise<Relasjonsbeslutning> {
  return avgjorRelasjon(await hentBarnefakta(s.db, o.barnId), o.personId, s.idag);
}
