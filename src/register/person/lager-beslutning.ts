import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';

interface Beslutter {
  readonly na: string;
  readonly av: string;
  readonly begrunnelse: string;
}

/** A new override takes the place of the one in force: the old one is kept, ended by the same person. */
export async function settOverstyring(
  tx: Tx,
  o: Beslutter & { id: string; personId: string; felt: string; verdi: unknown; gyldigTil: string },
): Promise<void> {
  await sql`update register.overstyring set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = 'Erstattet av en ny overstyring'
    where person_id = ${o.personId} and felt = ${o.felt} and opphevet is null`.execute(tx);
  await sql`insert into register.overstyring (id, person_id, felt, verdi, begrunnelse, gyldig_til, gitt, gitt_av)
    values (${o.id}, ${o.personId}, ${o.felt}, ${JSON.stringify(o.verdi)}, ${o.begrunnelse}, ${o.gyldigTil}, ${o.na}, ${o.av})`.execute(
    tx,
  );
}

/** Ends an override; true when there was one in force. */
export async function opphevOverstyring(tx: Tx, o: Beslutter & { id: string; personId: string }): Promise<string | undefined> {
  const { rows } = await sql<{
    felt: string;
  }>`update register.overstyring set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where id = ${o.id} and person_id = ${o.personId} and opphevet is null returning felt`.execute(tx);
  return rows[0]?.felt;
}

/** Local protection; one already in force is ended and replaced. */
export async function settSkjerming(
  tx: Tx,
  o: Beslutter & { id: string; personId: string; gradering: string; vurderesPaNytt: string },
): Promise<void> {
  await sql`update tilgang.skjerming set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = 'Erstattet av en ny skjerming'
    where person_id = ${o.personId} and opphevet is null`.execute(tx);
  await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
    values (${o.id}, ${o.personId}, ${o.gradering}, ${o.begrunnelse}, ${o.vurderesPaNytt}, ${o.na}, ${o.av})`.execute(tx);
}

/** Ends our own protection; true when there was one. Folkeregisteret's is ended in Folkeregisteret. */
export async function opphevSkjerming(tx: Tx, o: Beslutter & { personId: string }): Promise<boolean> {
  const { rows } =
    await sql`update tilgang.skjerming set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where person_id = ${o.personId} and opphevet is null returning 1 as en`.execute(tx);
  return rows.length > 0;
}

/** Is one the other, or does a register name the two together: foreldreansvar, kin, a contact of the home? */
export async function erNaer(db: DbEllerTx, personId: string, aktorId: string): Promise<boolean> {
  const { rows } = await sql<{ naer: boolean }>`select ${personId}::uuid = ${aktorId}::uuid
    or exists (select 1 from register.foreldreansvar f where f.kjent_til is null and (f.person_id, f.ansvarlig_id) in ((${personId}, ${aktorId}), (${aktorId}, ${personId})))
    or exists (select 1 from register.familierelasjon f where f.kjent_til is null and (f.person_id, f.relatert_id) in ((${personId}, ${aktorId}), (${aktorId}, ${personId})))
    or exists (select 1 from register.kontaktperson k where k.kjent_til is null and (k.person_id, k.kontakt_id) in ((${personId}, ${aktorId}), (${aktorId}, ${personId}))) as naer`.execute(
    db,
  );
  return rows[0]!.naer;
}

/** Is there somebody with exactly this name and birth date, unprotected? */
export async function finnesLik(db: DbEllerTx, p: { fornavn: string; etternavn: string; fodselsdato: string }): Promise<boolean> {
  const { rows } = await sql<{
    fins: boolean;
  }>`select register.finnes_lik(${p.fornavn}, ${p.etternavn}, ${p.fodselsdato}::date) as fins`.execute(db);
  return rows[0]!.fins;
}

export interface Handkontakt {
  readonly nokkel: string;
  readonly navn: string;
  readonly kontakttype: string;
  readonly telefon: string | null;
  readonly kontakt_id: string | null;
  /** All that is known of the contact was written by hand, and nobody else holds on to the person. */
  readonly bare_her: boolean;
}

/** A hand-written contact of a child. */
export async function finnKontaktperson(db: DbEllerTx, barnId: string, nokkel: string): Promise<Handkontakt | undefined> {
  const { rows } = await sql<Handkontakt>`select k.nokkel, k.navn, k.kontakttype, k.telefon, k.kontakt_id,
      k.kontakt_id is not null
      and not exists (select 1 from register.navn n where n.person_id = k.kontakt_id and n.kjent_til is null and n.kilde <> 'manuell')
      and not exists (select 1 from register.personalia n where n.person_id = k.kontakt_id and n.kjent_til is null and n.kilde <> 'manuell')
      and not exists (select 1 from register.foreldreansvar f where f.ansvarlig_id = k.kontakt_id and f.kjent_til is null)
      and not exists (select 1 from register.familierelasjon f where f.relatert_id = k.kontakt_id and f.kjent_til is null)
      and not exists (select 1 from register.personalressurs f where f.person_id = k.kontakt_id and f.kjent_til is null)
      and not exists (select 1 from register.kontaktperson a where a.kontakt_id = k.kontakt_id and a.kjent_til is null and a.person_id <> k.person_id)
      as bare_her
    from register.kontaktperson k where k.person_id = ${barnId} and k.nokkel = ${nokkel} and k.kilde = 'manuell' and k.kjent_til is null`.execute(
    db,
  );
  return rows[0];
}

const HAND = ['navn', 'personalia', 'kontaktinformasjon', 'personidentifikator'] as const;

/** Closes a contact and, when nobody else holds on to the person, what was written by hand about them. Nothing is deleted. */
export async function lukkKontaktperson(
  tx: Tx,
  o: { barnId: string; nokkel: string; ogPerson: string | null; endringssett: string; na: string },
): Promise<void> {
  const lukk = sql`kjent_til = ${o.na}::timestamptz, lukket_av = ${o.endringssett}::uuid`;
  // the contact's own entry first: it is reached by way of the link
  if (o.ogPerson !== null)
    for (const tabell of HAND)
      await sql`update ${sql.table(`register.${tabell}`)} set ${lukk} where person_id = ${o.ogPerson} and kilde = 'manuell' and kjent_til is null`.execute(
        tx,
      );
  await sql`update register.kontaktperson set ${lukk} where person_id = ${o.barnId} and nokkel = ${o.nokkel} and kilde = 'manuell' and kjent_til is null`.execute(
    tx,
  );
}
