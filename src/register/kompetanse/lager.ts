import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Fag, Gruppe, Nedslagsslag } from './modell.ts';

/** The groups somebody teaches, or is contact teacher for, on a day and later in the year. One statement. */
export async function hentGrupper(db: DbEllerTx, personId: string, idag: string): Promise<Gruppe[]> {
  const { rows } =
    await sql<Gruppe>`select g.gruppe_id as "gruppeId", g.navn, g.slag, u.rolle, g.arstrinn, g.fagkode, u.fra, u.til,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = g.skole and s.kjent_til is null limit 1), g.skole) as skolenavn
    from register.undervisningsforhold u join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null
    where u.person_id = ${personId} and u.kjent_til is null and u.til >= ${idag}::date and g.til >= ${idag}::date
    order by g.slag = 'klasse' desc, g.navn collate "nb-x-icu", u.rolle, u.fra`.execute(db);
  return rows;
}

export interface Fagpoeng {
  readonly fag: Fag;
  readonly studiepoeng: number;
  readonly dokumentert: boolean;
}

export async function hentFagkompetanse(db: DbEllerTx, personId: string): Promise<Fagpoeng[]> {
  const { rows } = await sql<Fagpoeng>`select fag, studiepoeng::float8 as studiepoeng, dokumentert from register.fagkompetanse
    where person_id = ${personId} and kjent_til is null order by fag`.execute(db);
  return rows;
}

interface Skrevet {
  readonly personId: string;
  readonly na: string;
  readonly av: string;
}

/** Writes the credits of one subject in place of what stood; none: they are taken away. */
export async function skrivFag(
  tx: Tx,
  o: Skrevet & { readonly fag: Fag; readonly studiepoeng: number | undefined; readonly dokumentert: boolean },
): Promise<void> {
  await sql`update register.fagkompetanse set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where person_id = ${o.personId} and fag = ${o.fag} and kjent_til is null`.execute(tx);
  if (o.studiepoeng === undefined) return;
  await sql`insert into register.fagkompetanse (id, person_id, fag, studiepoeng, dokumentert, kjent_fra, satt_av)
    values (${crypto.randomUUID()}, ${o.personId}, ${o.fag}, ${o.studiepoeng}, ${o.dokumentert}, ${o.na}, ${o.av})`.execute(tx);
}

export interface Stillingsrad {
  readonly tittel: string | null;
  readonly sted: string | null;
  readonly prosent: number | null;
  readonly fra: string | null;
  readonly til: string | null;
  readonly permisjon: readonly { readonly fra: string | null; readonly til: string | null }[];
}

/** Positions in force on a day, the main one first. */
export async function hentStillinger(db: DbEllerTx, personId: string, idag: string): Promise<Stillingsrad[]> {
  const { rows } =
    await sql<Stillingsrad>`select a.stillingstittel as tittel, a.prosent::float8 as prosent, a.fra, a.til, a.permisjon,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = a.skole and s.kjent_til is null limit 1), a.enhetsnavn) as sted
    from register.arbeidsforhold a where a.person_id = ${personId} and a.kjent_til is null
      and (a.fra is null or a.fra <= ${idag}::date) and (a.til is null or a.til >= ${idag}::date)
    order by a.hovedstilling desc, a.prosent desc nulls last, a.stillingsnummer`.execute(db);
  return rows;
}

export interface Nedslagsrad {
  readonly slag: Nedslagsslag;
  readonly prosent: number;
  readonly fra: string;
  readonly til: string | null;
}

export async function hentNedslag(db: DbEllerTx, personId: string): Promise<Nedslagsrad[]> {
  const { rows } = await sql<Nedslagsrad>`select slag, prosent::float8 as prosent, fra, til from register.nedslag
    where person_id = ${personId} and kjent_til is null order by fra, slag`.execute(db);
  return rows;
}

/** Writes one kind of reduction in place of what stood of it; no percent: it is taken away. */
export async function skrivNedslag(
  tx: Tx,
  o: Skrevet & Omit<Nedslagsrad, 'prosent'> & { readonly prosent: number | undefined },
): Promise<void> {
  await sql`update register.nedslag set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where person_id = ${o.personId} and slag = ${o.slag} and kjent_til is null`.execute(tx);
  if (o.prosent === undefined) return;
  await sql`insert into register.nedslag (id, person_id, slag, prosent, fra, til, kjent_fra, satt_av)
    values (${crypto.randomUUID()}, ${o.personId}, ${o.slag}, ${o.prosent}, ${o.fra}, ${o.til}, ${o.na}, ${o.av})`.execute(tx);
}

/** A person's birth date by the strongest source, and the name. */
export async function finnHvem(
  db: DbEllerTx,
  personId: string,
  idag: string,
): Promise<{ readonly navn: string; readonly fodselsdato: string | null }> {
  const { rows } = await sql<{ navn: string; fodselsdato: string | null }>`select
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n), '') as navn,
      (select x.fodselsdato from register.personalia x where x.person_id = p.id and x.kjent_til is null and x.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) as fodselsdato
    from register.person p where p.id = ${personId}`.execute(db);
  return rows[0] ?? { navn: '', fodselsdato: null };
}
