import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { stillingsroller, type Tilgangsfaktum } from './modell.ts';
import { tilknytninger } from './regler.ts';

interface Aktorrad {
  readonly navn: string | null;
  readonly roller: unknown;
  readonly fakta: Tilgangsfaktum[] | null;
}

/** What may give access to a person `p`, one row a fact: closed rows are left out, ended ones are kept for «Hvorfor?». */
const FAKTA = sql`
  select 'arbeidsforhold' as hva, a.kilde, a.stillingskode as kode, a.stillingstittel as tittel, a.skole as omfang, a.fra,
    least(a.til, r.til) as til, least(a.taus_siden, r.taus_siden) as taus_siden, null::date as fodselsdato, a.kjent_fra, a.apnet_av as id
  from register.arbeidsforhold a
  left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_til is null
  where a.person_id = p.id and a.kjent_til is null
  union all
  select 'foreldreansvar', f.kilde, f.ansvar, null, f.person_id::text, null, null, null,
    (select pa.fodselsdato from register.personalia pa where pa.person_id = f.person_id and pa.kjent_til is null and pa.fodselsdato is not null
     order by array_position(array['folkeregisteret', 'oppstart', 'manuell'], pa.kilde) limit 1), f.kjent_fra, f.apnet_av
  from register.foreldreansvar f where f.ansvarlig_id = p.id and f.kjent_til is null
  union all
  select 'elevforhold', e.kilde, null, e.klasse, e.skole, e.fra, e.til, null, null, e.kjent_fra, e.elevforhold_id
  from register.elevforhold e where e.person_id = p.id and e.kjent_til is null
  union all
  select 'rolletildeling', 'manuell', t.rolle, null, t.skole, t.fra, t.til, null, null, t.gitt, t.id
  from tilgang.rolletildeling t where t.person_id = p.id and t.opphevet is null`;

/** A person with roles, reach and dates, in one statement. Undefined when nobody in the register has the id. */
export async function finnAktor(db: DbEllerTx, personId: string, sprak: Sprak): Promise<Aktor | undefined> {
  const { rows } = await sql<Aktorrad>`
    select n.navn,
      (select i.verdi from grunn.innstilling i where i.navn = ${stillingsroller.navn} order by i.satt desc limit 1) as roller,
      (select json_agg(x) from (${FAKTA}) x) as fakta
    from register.person p left join lateral (
      select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn from register.navn n where n.person_id = p.id and n.kjent_til is null
      order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1) n on true
    where p.id = ${personId} and p.sammenslatt_med is null`.execute(db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const roller = tolkInnstilling(stillingsroller, r.roller);
  return { id: personId, navn: r.navn ?? '', sprak, tilknytninger: tilknytninger(personId, r.fakta ?? [], roller) };
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
