import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import { avgjorRelasjon, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { stillingsroller, type Tilgangsfaktum } from './modell.ts';
import { tilknytninger } from './regler.ts';

interface Aktorrad {
  readonly navn: string | null;
  readonly roller: unknown;
  readonly fakta: Tilgangsfaktum[] | null;
  readonly barn: Barnefakta[] | null;
  readonly idag: string;
}

/**
 * A person with roles, reach and dates, in one statement: what gives access is read by functions of the owner (tilgang.aktorfakta,
 * tilgang.barnefakta), whoever asks. Undefined when nobody in the register has the id. `dato`: today when left out.
 */
export async function finnAktor(db: DbEllerTx, personId: string, sprak: Sprak, dato?: Dato): Promise<Aktor | undefined> {
  const { rows } = await sql<Aktorrad>`
    select tilgang.navn_pa(${personId}::uuid) as navn,
      (select i.verdi from grunn.innstilling i where i.navn = ${stillingsroller.navn} order by i.satt desc limit 1) as roller,
      tilgang.aktorfakta(${personId}::uuid) as fakta,
      (select jsonb_agg(tilgang.barnefakta(b)) from tilgang.barn_til(${personId}::uuid) b) as barn,
      coalesce(${dato ?? null}::date, grunn.i_dag()) as idag
    where tilgang.er_gjeldende(${personId}::uuid)`.execute(db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const roller = tolkInnstilling(stillingsroller, r.roller);
  const relasjoner = (r.barn ?? []).map((f) => avgjorRelasjon(f, personId, r.idag));
  return { id: personId, navn: r.navn ?? '', sprak, tilknytninger: tilknytninger(personId, r.fakta ?? [], roller, relasjoner) };
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

/** Writes a role given by hand. Used when a kommune is set up; people at work give roles through an act (tilgangsrevisjon). */
export async function tildelRolle(db: DbEllerTx, t: Rolletildeling): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt, gitt_av)
    values (${id}, ${t.personId}, ${t.rolle}, ${t.skole ?? null}, ${t.begrunnelse}, ${t.fra}, ${t.til}, ${t.gitt}, ${t.gittAv})`.execute(
    db,
  );
  return id;
}
