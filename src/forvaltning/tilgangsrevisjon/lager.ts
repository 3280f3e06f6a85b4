import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Rollenavn } from '#tilgang/rolle/index.ts';

export interface Skole {
  readonly organisasjonsnummer: string;
  readonly navn: string;
}

/** A school with its reviews. */
export async function finnSkole(db: DbEllerTx, organisasjonsnummer: string): Promise<Innsyn<Skole> | undefined> {
  const { rows } =
    await sql<Skole>`select organisasjonsnummer, navn from register.skole where organisasjonsnummer = ${organisasjonsnummer}
    and kjent_til is null order by array_position(array['nsr', 'oppstart', 'manuell'], kilde) limit 1`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [organisasjonsnummer] } });
}

export interface Svar {
  readonly kvartal: string;
  readonly skole: string;
  readonly personId: string;
  readonly rolle: Rollenavn;
  readonly svar: 'bekreftet' | 'fjernet';
}

/** Adds answers. Older ones stay: who said what, and when, is the evidence. */
export async function lagreSvar(
  db: DbEllerTx,
  svar: readonly Svar[],
  m: { begrunnelse: string | null; na: string; av: string },
): Promise<void> {
  const rader = svar.map((s) => ({ id: crypto.randomUUID(), kvartal: s.kvartal, skole: s.skole, person_id: s.personId, rolle: s.rolle, svar: s.svar })); // prettier-ignore
  await sql`insert into tilgang.revisjonssvar (id, kvartal, skole, person_id, rolle, svar, begrunnelse, svart, svart_av)
    select x.id, x.kvartal, x.skole, x.person_id, x.rolle, x.svar, ${m.begrunnelse}, ${m.na}, ${m.av}
    from json_to_recordset(${JSON.stringify(rader)}::json) as x(id uuid, kvartal date, skole text, person_id uuid, rolle text, svar text)`.execute(
    db,
  );
}

export interface Bevis {
  readonly personId: string;
  readonly navn: string;
  readonly rolle: Rollenavn;
  readonly svar: 'bekreftet' | 'fjernet';
  readonly begrunnelse: string | null;
  readonly svart: string;
  readonly svartAv: string;
}

/** All answers of a school's quarter, in the order they were given: the evidence, also of those that were changed. */
export async function hentBevis(db: DbEllerTx, skole: string, kvartal: string, idag: string): Promise<Bevis[]> {
  const { rows } = await sql<Bevis>`select v.person_id as "personId", v.rolle, v.svar, v.begrunnelse, v.svart,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(v.person_id, ${idag}::date) n), '') as navn,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(v.svart_av, ${idag}::date) n), '') as "svartAv"
    from tilgang.revisjonssvar v where v.skole = ${skole} and v.kvartal = ${kvartal} order by v.svart, v.id`.execute(db);
  return rows;
}
