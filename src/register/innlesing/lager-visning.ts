// Reads for the pages of the readings. Nothing here writes.
import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Brems, Innlesingskilde, Innlesingsslag, Innlesingsstatus, Kildehode, Tellere } from './modell.ts';

export type Avgjorelse = 'godkjent' | 'godkjent_uten_berorte' | 'avvist';

export interface Visningsrad {
  readonly id: string;
  readonly kilde: Innlesingskilde;
  readonly slag: Innlesingsslag;
  readonly status: Innlesingsstatus;
  readonly utlost_av: string;
  readonly startet: string;
  readonly bruker_fra: string | null;
  readonly ferdig: string | null;
  readonly tellere: Tellere;
  readonly bremser: Brems[];
  readonly hode: Kildehode;
  readonly feil: { kode: string; melding: string } | null;
  readonly gjelder: string | null;
  readonly avgjort: Avgjorelse | null;
}

const RAD = sql`i.id, i.kilde, i.slag, i.status, i.utlost_av, i.startet, i.bruker_fra, i.ferdig, i.tellere, i.bremser, i.hode, i.feil, i.gjelder,
  case when i.status = 'venter' then (select a.avgjorelse from tilgang.innlesingsavgjorelse a where a.innlesing_id = i.id) end as avgjort`;

/** The newest runs of each source, whole readings and others, newest first: what the overview chooses from. */
export async function finnNyeste(db: DbEllerTx): Promise<Visningsrad[]> {
  return (
    await sql<Visningsrad>`select ${RAD} from (select distinct kilde from kilde.innlesing) k cross join lateral (
        (select * from kilde.innlesing x where x.kilde = k.kilde and x.slag in ('full', 'fil') order by x.startet desc limit 1)
        union (select * from kilde.innlesing x where x.kilde = k.kilde and x.slag <> 'enkelt' order by x.startet desc limit 1)
        union (select * from kilde.innlesing x where x.kilde = k.kilde and x.status in ('mottar', 'klar', 'bruker', 'venter') and x.slag <> 'enkelt')
      ) i order by i.startet desc`.execute(db)
  ).rows;
}

/** When each source was last read to the end: by anything (`siste`), and as a whole (`hele`). */
export async function finnSistFerdig(db: DbEllerTx): Promise<Map<string, { siste: string; hele: string | null }>> {
  const { rows } = await sql<{ kilde: string; siste: string; hele: string | null }>`
    select kilde, max(ferdig) as siste, max(ferdig) filter (where slag in ('full', 'fil')) as hele from kilde.innlesing
    where status = 'ferdig' and slag in ('full', 'fil', 'endring') group by kilde`.execute(db);
  return new Map(rows.map((r) => [r.kilde, r]));
}

/** A page of the runs, newest first, and how many there are. People read one at a time are left out unless asked for. */
export async function finnKjoringer(
  db: DbEllerTx,
  v: { readonly side: number; readonly antall: number; readonly medEnkelte: boolean },
): Promise<{ rader: Visningsrad[]; totalt: number }> {
  const hvor = sql`where ${v.medEnkelte}::boolean or i.slag <> 'enkelt'`;
  const rader = await sql<Visningsrad>`select ${RAD} from kilde.innlesing i ${hvor} order by i.startet desc, i.id
    limit ${v.antall} offset ${(v.side - 1) * v.antall}`.execute(db);
  const { rows } = await sql<{ n: number }>`select count(*) as n from kilde.innlesing i ${hvor}`.execute(db);
  return { rader: rader.rows, totalt: rows[0]!.n };
}

/** How many held-back people and lines wait for somebody. */
export async function tellHoldte(db: DbEllerTx): Promise<number> {
  return (await sql<{ n: number }>`select count(*) as n from kilde.holdt_igjen where lost is null`.execute(db)).rows[0]!.n;
}

/** One run. Belongs to the kommune, not to a school: only those who reach everything see it. */
export async function hentKjoring(db: DbEllerTx, id: string): Promise<Innsyn<Visningsrad> | undefined> {
  const { rows } = await sql<Visningsrad>`select ${RAD} from kilde.innlesing i where i.id = ${id}`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: {} });
}

export interface Visningsperson {
  readonly id: string;
  readonly navn: string | null;
  readonly skjermet: boolean;
  readonly klasse: string | null;
  readonly skole: string | null;
  readonly stilling: string | null;
  readonly fodselsar: number | null;
}

/**
 * These people by name, with what tells two of the same name apart. Nothing is told of the protected but that they are. Signposts of
 * merged entries are followed to the one that was kept.
 */
export async function finnPersoner(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, Visningsperson>> {
  const unike = [...new Set(ider)];
  if (unike.length === 0) return new Map();
  const { rows } = await sql<Visningsperson & { spurt: string }>`
    with s as materialized (select p.id as spurt, coalesce(p.sammenslatt_med, p.id) as id from register.person p where p.id = any(${unike}::uuid[])),
    vern as materialized (select tilgang.skjermede((select array_agg(id) from s)) as id)
    select s.spurt, s.id, s.id in (select id from vern) as skjermet, n.navn, e.klasse, coalesce(e.skole, a.skole) as skole, a.stilling,
      extract(year from f.fodselsdato)::int as fodselsar
    from s
    left join lateral (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn from register.navn n
      where n.person_id = s.id and n.kjent_til is null
      order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], n.kilde) limit 1) n on true
    left join lateral (select e.klasse, k.navn as skole from register.elevforhold e
      left join register.skole k on k.organisasjonsnummer = e.skole and k.kjent_til is null
      where e.person_id = s.id and e.kjent_til is null and e.fra <= ${idag}::date and coalesce(e.til, 'infinity') >= ${idag}::date limit 1) e on true
    left join lateral (select a.stillingstittel as stilling, k.navn as skole from register.arbeidsforhold a
      left join register.skole k on k.organisasjonsnummer = a.skole and k.kjent_til is null
      where a.person_id = s.id and a.kjent_til is null and coalesce(a.til, 'infinity') >= ${idag}::date order by a.hovedstilling desc nulls last limit 1) a on true
    left join lateral (select p.fodselsdato from register.personalia p where p.person_id = s.id and p.kjent_til is null and p.fodselsdato is not null
      order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], p.kilde) limit 1) f on true`.execute(db);
  return new Map(rows.map(({ spurt, ...r }) => [spurt, r]));
}

export interface Avgjorelsesrad {
  readonly avgjorelse: Avgjorelse;
  readonly begrunnelse: string;
  readonly avgjort: string;
  readonly avgjort_av: string;
}

/** What a named person decided of a run that was stopped. */
export async function finnAvgjorelse(db: DbEllerTx, innlesingId: string): Promise<Avgjorelsesrad | undefined> {
  return (
    await sql<Avgjorelsesrad>`select avgjorelse, begrunnelse, avgjort, avgjort_av from tilgang.innlesingsavgjorelse
      where innlesing_id = ${innlesingId}`.execute(db)
  ).rows[0];
}

/** The last time somebody asked for the run to be taken back, and the run that did it. */
export async function finnAngring(
  db: DbEllerTx,
  innlesingId: string,
): Promise<{ begrunnelse: string; avgjort: string; avgjort_av: string; kjoring: string | null } | undefined> {
  return (
    await sql<{ begrunnelse: string; avgjort: string; avgjort_av: string; kjoring: string | null }>`
      select a.begrunnelse, a.avgjort, a.avgjort_av, (select i.id from kilde.innlesing i where i.gjelder = a.innlesing_id and i.slag = 'angring'
        order by i.startet desc limit 1) as kjoring
      from tilgang.innlesingsangring a where a.innlesing_id = ${innlesingId} order by a.avgjort desc limit 1`.execute(db)
  ).rows[0];
}

export interface Avviksrad {
  readonly kode: string;
  readonly felt: string;
  readonly verdi: string;
  readonly antall: number;
}

/** What the source sent that we did not expect, the most frequent first. */
export async function finnAvvik(db: DbEllerTx, innlesingId: string): Promise<Avviksrad[]> {
  return (
    await sql<Avviksrad>`select kode, felt, verdi, antall from kilde.avvik where innlesing_id = ${innlesingId}
      order by antall desc, kode, felt, verdi limit 100`.execute(db)
  ).rows;
}

export interface Forhandsrad {
  readonly nummer: number;
  readonly slag: string;
  readonly alvor: number;
  readonly person_id: string | null;
  readonly motpart_id: string | null;
  readonly detaljer: Readonly<Record<string, unknown>>;
  /** What the other is to the child, in Folkeregisteret's words, where we know. */
  readonly rolle: string | null;
}

/** A page of a run's preview, what could hurt first. `slag` empty: all. */
export async function finnForhandslinjer(
  db: DbEllerTx,
  v: { readonly innlesingId: string; readonly slag: readonly string[]; readonly side: number; readonly antall: number },
): Promise<Forhandsrad[]> {
  return (
    await sql<Forhandsrad>`select l.nummer, l.slag, l.alvor, l.person_id, l.motpart_id, l.detaljer,
        (select f.rolle from register.familierelasjon f where f.person_id = l.person_id and f.relatert_id = l.motpart_id
          order by f.kjent_til desc nulls first limit 1) as rolle
      from kilde.forhandsvisning l where l.innlesing_id = ${v.innlesingId}
        and (${v.slag.length === 0}::boolean or l.slag = any(${v.slag as string[]}::text[]))
      order by l.alvor desc, l.nummer limit ${v.antall} offset ${(v.side - 1) * v.antall}`.execute(db)
  ).rows;
}

/** How many lines of each kind a preview has. */
export async function tellForhandslinjer(db: DbEllerTx, innlesingId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ slag: string; n: number }>`select slag, count(*) as n from kilde.forhandsvisning
    where innlesing_id = ${innlesingId} group by slag`.execute(db);
  return new Map(rows.map((r) => [r.slag, r.n]));
}

/** How many of a run's held-back people still wait. */
export async function tellHoldteI(db: DbEllerTx, innlesingId: string): Promise<number> {
  return (
    await sql<{
      n: number;
    }>`select count(*) as n from kilde.holdt_igjen where innlesing_id = ${innlesingId} and lost is null`.execute(db)
  ).rows[0]!.n;
}

/** The source as something to decide about. Belongs to the kommune. */
export type Kildevalg = { readonly kilde: Innlesingskilde };
export const hentKildevalg = async (kilde: Innlesingskilde): Promise<Innsyn<Kildevalg>> =>
  innsyn({ kilde }, { gjelder: [], tilhorighet: {} });

/** The same, with the version a decision about it is based on. */
export const medVersjon = (valg: Innsyn<Kildevalg>, versjon: string): Innsyn<Kildevalg & { readonly versjon: string }> =>
  innsyn({ kilde: valg.kilde, versjon }, { gjelder: [], tilhorighet: {} });

/** The plan of a job as something to decide about; undefined when no worker has it. */
export interface Planrad {
  readonly navn: string;
  readonly rytme: unknown;
  readonly neste: string | null;
}
export async function hentPlan(db: DbEllerTx, navn: string): Promise<Innsyn<Planrad> | undefined> {
  const { rows } = await sql<Planrad>`select navn, rytme, neste from grunn.jobbplan where navn = ${navn}`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: {} });
}

export interface Innstillingsrad {
  readonly navn: string;
  readonly verdi: unknown;
  readonly satt: string;
  readonly satt_av: string | null;
  readonly begrunnelse: string | null;
}

/** The newest of these settings: value, when, by whom and why. */
export async function finnInnstillinger(db: DbEllerTx, navn: readonly string[]): Promise<Map<string, Innstillingsrad>> {
  const { rows } =
    await sql<Innstillingsrad>`select distinct on (navn) navn, verdi, satt, satt_av, begrunnelse from grunn.innstilling
    where navn = any(${navn as string[]}::text[]) order by navn, satt desc`.execute(db);
  return new Map(rows.map((r) => [r.navn, r]));
}
