import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { rutineoppsett, type Rutineoppsett } from '#skoledag/rutine/index.ts';
import { hentSkoler } from '../roller/index.ts';
import { KOMMUNEN, type Historikkrad } from './modell.ts';

export interface Stedet {
  readonly sted: string;
  readonly navn: string | null;
}

/** The kommune, or one of its schools; undefined for a number that is none of them. */
export async function finnSted(db: DbEllerTx, sted: string): Promise<Innsyn<Stedet> | undefined> {
  if (sted === KOMMUNEN) return innsyn<Stedet>({ sted, navn: null }, { gjelder: [], tilhorighet: {} });
  const skole = (await hentSkoler(db)).find((s) => s.organisasjonsnummer === sted);
  return skole && innsyn<Stedet>({ sted, navn: skole.navn }, { gjelder: [], tilhorighet: { egenSkole: [sted] } });
}

/** Every value the setting has had, the oldest first, with the names of those who set them. */
export async function hentRutinehistorikk(db: DbEllerTx, idag: string): Promise<Historikkrad[]> {
  const { rows } = await sql<Historikkrad>`
    select * from (select i.satt, i.begrunnelse, i.verdi,
      nullif((select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(i.satt_av, ${idag}::date) n), '') as "sattAv"
      from grunn.innstilling i where i.navn = ${rutineoppsett.navn} order by i.satt desc limit 2000) x order by satt`.execute(db);
  return rows;
}

/** Two who change the routine wait for one another, whichever school they are at: it is one value. */
export async function lasRutinen(tx: DbEllerTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${rutineoppsett.navn}))`.execute(tx);
}

/** Adds the next value. It is always later than the one before, also when the clock stands still. */
export async function leggTilRutine(
  tx: DbEllerTx,
  r: { readonly verdi: Rutineoppsett; readonly na: string; readonly av: string; readonly begrunnelse: string },
): Promise<void> {
  await sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse)
    select gen_random_uuid(), ${rutineoppsett.navn}, ${JSON.stringify(r.verdi)}::jsonb,
      greatest(${r.na}::timestamptz, (select max(i.satt) + interval '1 millisecond' from grunn.innstilling i where i.navn = ${rutineoppsett.navn})),
      ${r.av}::uuid, ${r.begrunnelse}`.execute(tx);
}

/** The schools of these pupils today. */
export async function hentSkolerFor(
  db: DbEllerTx,
  elever: readonly string[],
  idag: string,
): Promise<{ organisasjonsnummer: string; navn: string }[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<{ organisasjonsnummer: string; navn: string }>`
    select distinct e.skole as "organisasjonsnummer",
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1), e.skole) as navn
    from register.elevforhold e where e.person_id = any(${elever as string[]}::uuid[]) and e.kjent_til is null
      and e.fra <= ${idag}::date and (e.til is null or e.til >= ${idag}::date) order by navn`.execute(db);
  return rows;
}
