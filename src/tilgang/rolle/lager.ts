import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { osloDato, tilInstant } from '#grunn/tid/index.ts';
import { avgjorRelasjon, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { rolleoppsettSql, tolkOppsett } from './lager-oppsett.ts';
import type { Tilgangsfaktum } from './modell.ts';
import { tilknytninger } from './regler.ts';

/** What a person's roles and reach are worked out from, as the database gives it. */
export interface Aktorrad {
  readonly navn: string | null;
  readonly oppsett: Readonly<Record<string, unknown>>;
  readonly fakta: Tilgangsfaktum[] | null;
  readonly barn: Barnefakta[] | null;
}

/** A person with roles, reach and dates, from what the database told. `tid`: the moment (ISO) and the day asked about. */
export function aktorAv(r: Aktorrad, personId: string, sprak: Sprak, tid: { readonly na: string; readonly idag: string }): Aktor {
  const relasjoner = (r.barn ?? []).map((f) => avgjorRelasjon(f, personId, tid.idag));
  return {
    id: personId,
    navn: r.navn ?? '',
    sprak,
    tilknytninger: tilknytninger(personId, r.fakta ?? [], tolkOppsett(r.oppsett), { na: tid.na, relasjoner }),
  };
}

/**
 * A person with roles, reach and dates, in one statement: what gives access is read by functions of the owner (tilgang.aktorfakta,
 * tilgang.barnefakta), whoever asks. Undefined when nobody in the register has the id. `tid`: the moment asked about (ISO), now when left out.
 */
export async function finnAktor(
  db: DbEllerTx,
  personId: string,
  sprak: Sprak,
  tid?: string | { readonly na: string; readonly idag: string },
): Promise<Aktor | undefined> {
  const na = typeof tid === 'string' ? tid : tid?.na;
  const idag =
    typeof tid === 'object'
      ? tid.idag
      : na === undefined
        ? undefined
        : osloDato(tilInstant(na.length === 10 ? `${na}T12:00:00Z` : na));
  const { rows } = await sql<Aktorrad & { na: string; idag: string }>`
    select tilgang.navn_pa(${personId}::uuid) as navn, ${rolleoppsettSql} as oppsett,
      tilgang.aktorfakta(${personId}::uuid) as fakta,
      (select jsonb_agg(tilgang.barnefakta(b)) from tilgang.barn_til(${personId}::uuid) b) as barn,
      coalesce(${na ?? null}::timestamptz, now()) as na,
      coalesce(${idag ?? null}::date, grunn.i_dag()) as idag
    where tilgang.er_gjeldende(${personId}::uuid)`.execute(db);
  const r = rows[0];
  return r && aktorAv(r, personId, sprak, r);
}

export interface Rolletildeling {
  readonly personId: string;
  readonly rolle: string;
  readonly skole?: string | undefined;
  readonly begrunnelse: string;
  readonly fra: string;
  readonly til: string;
  readonly gitt: string;
  readonly gittAv: string;
}

/** Who approved what the set-up of a kommune gave: the set-up itself, which is nobody. */
export const OPPSETTET = '00000000-0000-4000-8000-000000000001';

/** Writes a role given by hand when a kommune is set up, stamped by the set-up. People at work give roles through acts (forvaltning/roller). */
export async function tildelRolle(db: DbEllerTx, t: Rolletildeling): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt, gitt_av, godkjent, godkjent_av)
    values (${id}, ${t.personId}, ${t.rolle}, ${t.skole ?? null}, ${t.begrunnelse}, ${t.fra}, ${t.til}, ${t.gitt}, ${t.gittAv}, ${t.gitt}, ${OPPSETTET})`.execute(
    db,
  );
  return id;
}

/** Everything that may give somebody at work a role, by person: of these people, or of all. One statement. */
export async function hentAnsattfakta(db: DbEllerTx, personer?: readonly string[]): Promise<Map<string, Tilgangsfaktum[]>> {
  const { rows } = await sql<Tilgangsfaktum & { person_id: string }>`
    select f.person_id, f.hva, f.kilde, f.kode, f.tittel, f.omfang, f.enhet, f.fra, f.til, f.taus_siden, null::date as fodselsdato, f.apnet, f.stenges,
      f.kjent_fra, f.id
    from tilgang.ansattfakta f where ${personer === undefined} or f.person_id = any(${(personer ?? []) as string[]}::uuid[])`.execute(
    db,
  );
  const ut = new Map<string, Tilgangsfaktum[]>();
  for (const { person_id, ...f } of rows) {
    const egne = ut.get(person_id);
    if (egne === undefined) ut.set(person_id, [f]);
    else egne.push(f);
  }
  return ut;
}

export interface Apentvindu {
  readonly leverandor: string;
  readonly til: string;
}

/** Vendor windows that stand open at this moment, for the line that everybody at work in the kommune's administration sees. */
export async function hentApneVinduer(db: DbEllerTx, na: string): Promise<Apentvindu[]> {
  const { rows } = await sql<Apentvindu>`select leverandor, til from tilgang.apne_vinduer(${na}::timestamptz)`.execute(db);
  return rows;
}
