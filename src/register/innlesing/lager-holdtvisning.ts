// Reads for the worklist and for joining two entries.
import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Holdarsak, Innlesingskilde } from './modell.ts';

export interface Holdtrad {
  readonly id: string;
  readonly innlesing_id: string;
  readonly kilde: Innlesingskilde;
  readonly arsak: Holdarsak;
  readonly person_id: string | null;
  readonly linje: number | null;
  readonly detaljer: Readonly<Record<string, unknown>>;
  readonly kryptert: Buffer | null;
  readonly opprettet: string;
  readonly sist_sett: string;
  readonly lost: string | null;
  readonly losning: string | null;
}

export interface Holdtfilter {
  /** Open ones, or those laid aside. */
  readonly tilSide: boolean;
  readonly arsak?: string | undefined;
  readonly kjoring?: string | undefined;
}

const RAD = sql`h.id, h.innlesing_id, h.kilde, h.arsak, h.person_id, h.linje, h.detaljer, h.kryptert, h.opprettet, h.sist_sett, h.lost, h.losning`;
const hvor = (f: Holdtfilter) => sql`${f.tilSide ? sql`h.losning = 'lagt_til_side'` : sql`h.lost is null`}
  and (${f.kjoring ?? null}::uuid is null or h.innlesing_id = ${f.kjoring ?? null}::uuid)`;

/** A page of the worklist: what protects first, then the newest. */
export async function finnHoldte(
  db: DbEllerTx,
  v: Holdtfilter & { readonly side: number; readonly antall: number },
): Promise<Holdtrad[]> {
  return (
    await sql<Holdtrad>`select ${RAD} from kilde.holdt_igjen h where ${hvor(v)} and (${v.arsak ?? null}::text is null or h.arsak = ${v.arsak ?? null}::text)
      order by h.arsak = 'ny_foresatt_naer_skjermet' desc, h.sist_sett desc, h.id limit ${v.antall} offset ${(v.side - 1) * v.antall}`.execute(
      db,
    )
  ).rows;
}

/** How many are held for each reason. */
export async function tellHoldte(db: DbEllerTx, f: Holdtfilter): Promise<Map<string, number>> {
  const { rows } = await sql<{ arsak: string; n: number }>`select h.arsak, count(*) as n from kilde.holdt_igjen h where ${hvor(f)}
    group by h.arsak order by n desc, h.arsak`.execute(db);
  return new Map(rows.map((r) => [r.arsak, r.n]));
}

/** One held record, about the people it names. Belongs to the kommune: only those who reach everything see it. */
export async function hentHoldt(db: DbEllerTx, id: string): Promise<Innsyn<Holdtrad> | undefined> {
  const { rows } = await sql<Holdtrad>`select ${RAD} from kilde.holdt_igjen h where h.id = ${id}`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: holdtePersoner(r), tilhorighet: {} });
}

/** The entries a held record is about. */
export function holdtePersoner(r: Pick<Holdtrad, 'person_id' | 'detaljer'>): string[] {
  const flere = r.detaljer['personer'];
  const ider = Array.isArray(flere) ? flere.filter((p): p is string => typeof p === 'string') : [];
  return [...new Set([...ider, ...(r.person_id === null ? [] : [r.person_id])])];
}

export interface Tilsiderad {
  readonly avgjorelse: 'lagt_til_side' | 'tatt_fram';
  readonly begrunnelse: string | null;
  readonly avgjort: string;
  readonly avgjort_av: string;
}

/** The last decision about a held record. */
export async function finnHoldtavgjorelse(db: DbEllerTx, holdtId: string): Promise<Tilsiderad | undefined> {
  return (
    await sql<Tilsiderad>`select avgjorelse, begrunnelse, avgjort, avgjort_av from tilgang.holdtavgjorelse
      where holdt_id = ${holdtId} order by avgjort desc limit 1`.execute(db)
  ).rows[0];
}

/** A decision to join the entries of a held record. */
export async function finnSammenslaingFor(
  db: DbEllerTx,
  holdtId: string,
): Promise<{ begrunnelse: string; avgjort: string; avgjort_av: string; gjort: string | null } | undefined> {
  return (
    await sql<{ begrunnelse: string; avgjort: string; avgjort_av: string; gjort: string | null }>`
      select s.begrunnelse, s.avgjort, s.avgjort_av, (select i.id from kilde.innlesing i where i.id = s.id) as gjort
      from tilgang.sammenslaing s where s.holdt_id = ${holdtId} order by s.avgjort desc limit 1`.execute(db)
  ).rows[0];
}

export interface Sammenligning {
  readonly id: string;
  /** Sources that have told of the entry. */
  readonly kilder: string[];
  readonly ansvar_for: string[];
  readonly ansvarlige: string[];
  readonly har_nummer: boolean;
  readonly har_kontakt: boolean;
  /** Somebody has decided something about the person: protection, an override, a role. */
  readonly har_beslutning: boolean;
  readonly fodselsdato: string | null;
  readonly opprettet: string;
  readonly sammenslatt: boolean;
}

/** What tells two entries apart, or that they are one. */
export async function sammenlign(db: DbEllerTx, personer: readonly string[]): Promise<Sammenligning[]> {
  if (personer.length === 0) return [];
  const { rows } = await sql<Sammenligning>`
    select p.id, p.opprettet, p.sammenslatt_med is not null as sammenslatt,
      (select coalesce(array_agg(distinct k.kilde order by k.kilde), '{}') from (
        select kilde from register.navn where person_id = p.id and kjent_til is null
        union select kilde from register.personidentifikator where person_id = p.id and kjent_til is null
        union select kilde from register.elevforhold where person_id = p.id and kjent_til is null
        union select kilde from register.personalressurs where person_id = p.id and kjent_til is null) k) as kilder,
      (select coalesce(array_agg(distinct f.person_id::text), '{}') from register.foreldreansvar f where f.ansvarlig_id = p.id and f.kjent_til is null) as ansvar_for,
      (select coalesce(array_agg(distinct f.ansvarlig_id::text), '{}') from register.foreldreansvar f
        where f.person_id = p.id and f.ansvarlig_id is not null and f.kjent_til is null) as ansvarlige,
      exists (select 1 from register.personidentifikator i where i.person_id = p.id and i.kjent_til is null and i.type in ('fodselsnummer', 'dNummer')) as har_nummer,
      exists (select 1 from register.kontaktinformasjon k where k.person_id = p.id and k.kjent_til is null
        and (k.epostadresse is not null or k.mobiltelefonnummer is not null)) as har_kontakt,
      exists (select 1 from tilgang.med_beslutning(array[p.id])) as har_beslutning,
      (select x.fodselsdato from register.personalia x where x.person_id = p.id and x.kjent_til is null and x.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) as fodselsdato
    from register.person p where p.id = any(${personer as string[]}::uuid[])`.execute(db);
  return personer.flatMap((id) => rows.filter((r) => r.id === id));
}
