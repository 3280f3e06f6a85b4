// What the school does with a list: makes, changes, opens, tells, counts, takes away.
import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { vernApen, type Grad, type Vernutsnitt } from '#register/skjerming/index.ts';
import type { Lesing } from './lager.ts';
import type { Gruppevalg, Hvem, Pamelding, Skolevalg, Sporsmalsslag } from './modell.ts';

interface Skriver {
  readonly na: string;
  readonly av: string;
}
const gjort = (numAffectedRows: bigint | undefined): boolean => Number(numAffectedRows ?? 0) === 1;

/** The classes and contact groups of today that these schools and groups name. */
export async function hentGrupper(
  s: Lesing,
  u: { readonly skoler: readonly string[]; readonly grupper: readonly string[] },
): Promise<Gruppevalg[]> {
  const { rows } = await sql<Gruppevalg>`
    select distinct on (g.gruppe_id) g.gruppe_id as "gruppeId", g.navn, g.skole, g.arstrinn,
      coalesce((select min(k.navn) from register.skole k where k.organisasjonsnummer = g.skole and k.kjent_til is null), g.skole) as skolenavn
    from register.gruppe g where g.kjent_til is null and g.slag in ('klasse', 'kontaktlarergruppe') and ${s.idag}::date between g.fra and g.til
      and (g.skole = any(${u.skoler as string[]}::text[]) or g.gruppe_id = any(${u.grupper as string[]}::uuid[]))
    order by g.gruppe_id`.execute(s.db);
  const arstall = (n: string) => Number.parseInt(n, 10) || 0;
  return rows.toSorted(
    (a, b) =>
      a.skolenavn.localeCompare(b.skolenavn, 'nb') || arstall(a.navn) - arstall(b.navn) || a.navn.localeCompare(b.navn, 'nb'),
  );
}

/** Schools by number, with the years that have pupils. */
export async function hentSkoler(s: Lesing, skoler: readonly string[]): Promise<Skolevalg[]> {
  if (skoler.length === 0) return [];
  const { rows } = await sql<Skolevalg>`
    select x.id as skole, coalesce((select min(k.navn) from register.skole k where k.organisasjonsnummer = x.id and k.kjent_til is null), x.id) as navn,
      array(select distinct unnest(g.arstrinn)::int from register.gruppe g where g.skole = x.id and g.kjent_til is null and g.slag = 'klasse'
        and ${s.idag}::date between g.fra and g.til order by 1) as trinn
    from unnest(${skoler as string[]}::text[]) x(id) order by 2`.execute(s.db);
  return rows;
}

/** Where a new list is to be: a group of today, else a school. */
export interface Sted {
  readonly skole: string;
  readonly gruppe: Gruppevalg | null;
}
export async function finnSted(
  s: Lesing,
  hvor: { readonly gruppeId: string | undefined; readonly skole: string | undefined },
): Promise<Innsyn<Sted> | undefined> {
  if (hvor.gruppeId === undefined)
    return hvor.skole === undefined
      ? undefined
      : innsyn<Sted>({ skole: hvor.skole, gruppe: null }, { gjelder: [], tilhorighet: { egenSkole: [hvor.skole] } });
  const [gruppe] = await hentGrupper(s, { skoler: [], grupper: [hvor.gruppeId] });
  return (
    gruppe &&
    innsyn<Sted>(
      { skole: gruppe.skole, gruppe },
      { gjelder: [], tilhorighet: { egenSkole: [gruppe.skole], egenGruppe: [gruppe.gruppeId] } },
    )
  );
}

export interface Ord {
  readonly tittel: string;
  readonly tittelNn: string | null;
  readonly tekst: string;
  readonly tekstNn: string | null;
  readonly frist: string;
  readonly plasser: number | null;
}

/** A list that only the school sees yet. */
export async function settInn(
  tx: Tx,
  p: Ord & {
    readonly skole: string;
    readonly gruppeId: string | null;
    readonly trinn: number | null;
    readonly slag: Pamelding['slag'];
    readonly hvem: Hvem;
    readonly anonym: boolean;
  },
  s: Skriver,
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into skoledag.pamelding (id, skole, gruppe_id, trinn, slag, hvem, tittel, tittel_nn, tekst, tekst_nn, frist, plasser, anonym,
      opprettet, opprettet_av, endret, endret_av)
    values (${id}, ${p.skole}, ${p.gruppeId}, ${p.trinn}, ${p.slag}, ${p.hvem}, ${p.tittel}, ${p.tittelNn}, ${p.tekst}, ${p.tekstNn}, ${p.frist}, ${p.plasser}, ${p.anonym},
      ${s.na}, ${s.av}, ${s.na}, ${s.av})`.execute(tx);
  return id;
}

/** Changes the words, the deadline and the places of a list that stands at a version. False: it has been changed since. */
export async function endre(tx: Tx, p: Ord & Pick<Pamelding, 'pameldingId' | 'versjon'>, s: Skriver): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update skoledag.pamelding set tittel = ${p.tittel}, tittel_nn = ${p.tittelNn}, tekst = ${p.tekst}, tekst_nn = ${p.tekstNn},
      frist = ${p.frist}, plasser = ${p.plasser}, versjon = versjon + 1, endret = ${s.na}, endret_av = ${s.av}
    where id = ${p.pameldingId} and versjon = ${p.versjon} and slettet is null`.execute(tx);
  return gjort(numAffectedRows);
}

const STEG = {
  apne: [sql`apnet = greatest(opprettet, now_)`, sql`apnet is null and slettet is null`],
  lukk: [sql`lukket = greatest(apnet, now_)`, sql`apnet is not null and lukket is null and slettet is null`],
  apneIgjen: [sql`lukket = null`, sql`lukket is not null and slettet is null`],
  slett: [sql`slettet = greatest(opprettet, now_)`, sql`slettet is null`],
  gjenopprett: [sql`slettet = null`, sql`slettet is not null and ryddet is null`],
} as const;
export type Steg = keyof typeof STEG;

/** Opens, closes, opens again, deletes, or takes a deletion back. False: it is so already, or cannot be. */
export async function ta(tx: Tx, steg: Steg, pameldingId: string, s: Skriver): Promise<boolean> {
  const [sett, hvis] = STEG[steg];
  const { numAffectedRows } =
    await sql`update skoledag.pamelding p set ${sett}, versjon = versjon + 1, endret = now_, endret_av = ${s.av}
    from (select ${s.na}::timestamptz as now_) n where p.id = ${pameldingId} and ${hvis}`.execute(tx);
  return gjort(numAffectedRows);
}

/** May this anonymous form not be opened again, because what was answered has been shown? */
export async function erLestAnonymt(db: DbEllerTx, pameldingId: string): Promise<boolean> {
  const { rows } = await sql<{ lest: boolean }>`select skoledag.er_lest_anonymt(${pameldingId}) as lest`.execute(db);
  return rows[0]?.lest === true;
}

export interface Nyttsporsmal {
  readonly pameldingId: string;
  readonly slag: Sporsmalsslag;
  readonly tekst: string;
  readonly tekstNn: string | null;
  readonly valg: readonly string[];
  readonly valgNn: readonly string[] | null;
  readonly pakrevd: boolean;
}
/** Adds a question at the end. */
export async function settInnSporsmal(tx: Tx, q: Nyttsporsmal): Promise<void> {
  await sql`insert into skoledag.pameldingssporsmal (id, pamelding_id, nr, slag, tekst, tekst_nn, valg, valg_nn, pakrevd)
    select gen_random_uuid(), ${q.pameldingId}, coalesce(max(x.nr), 0) + 1, ${q.slag}, ${q.tekst}, ${q.tekstNn}, ${q.valg as string[]}::text[], ${q.valgNn as string[] | null}::text[], ${q.pakrevd}
    from skoledag.pameldingssporsmal x where x.pamelding_id = ${q.pameldingId}`.execute(tx);
}

/** Takes a question away. False: no such question, or somebody has answered. */
export async function fjernSporsmal(tx: Tx, q: { readonly pameldingId: string; readonly sporsmalId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from skoledag.pameldingssporsmal where id = ${q.sporsmalId} and pamelding_id = ${q.pameldingId}`.execute(tx);
  return gjort(numAffectedRows);
}

/** Has anybody answered? Also those the reader may not see the name of. */
export async function kanEndreSporsmal(db: DbEllerTx, pameldingId: string): Promise<boolean> {
  const { rows } = await sql<{
    ja: boolean;
  }>`select skoledag.kan_endre_sporsmal(${pameldingId}, skoledag.samtalesyn()) as ja`.execute(db);
  return rows[0]?.ja === true;
}

const HENDELSE = { apnet: 'pameldingApnet', paminnet: 'pameldingPaminnelse', endret: 'pameldingEndret' } as const;
/** Tells the homes, through the gate that says nothing but that there is something. Returns how many. */
export async function varsle(
  tx: Tx,
  v: { readonly pameldingId: string; readonly skole: string; readonly slag: keyof typeof HENDELSE },
  s: Skriver,
): Promise<number> {
  const { rows: hvem } = await sql<{
    elevId: string;
  }>`select e.id as "elevId" from skoledag.skal_varsles(${v.pameldingId}, ${v.slag}) e(id)`.execute(tx);
  if (hvem.length === 0) return 0;
  const rader = JSON.stringify(hvem.map((h) => ({ id: crypto.randomUUID(), elevId: h.elevId })));
  const RADER = sql`jsonb_to_recordset(${rader}::jsonb) as x(id uuid, "elevId" uuid)`;
  await sql`insert into skoledag.pameldingsvarsel (id, pamelding_id, elev_id, slag, sendt, sendt_av)
    select x.id, ${v.pameldingId}, x."elevId", ${v.slag}, ${s.na}::timestamptz, ${s.av} from ${RADER}`.execute(tx);
  // the notice stands before the event that names it: the database looks for it
  await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), ${HENDELSE[v.slag]}, x."elevId", x.id, ${v.skole}, ${s.na}::timestamptz from ${RADER}`.execute(tx);
  return hvem.length;
}

/** Has anybody been reminded of this list since a moment? */
export async function erMinnet(db: DbEllerTx, pameldingId: string, siden: string): Promise<boolean> {
  const { rows } = await sql`select 1 from skoledag.pameldingsvarsel where pamelding_id = ${pameldingId} and slag = 'paminnet' and sendt >= ${siden}::timestamptz limit 1`.execute(db); // prettier-ignore
  return rows.length > 0;
}

export interface Spurt {
  readonly elevId: string;
  readonly navn: string;
  readonly klasse: string | null;
  readonly gradering: Grad;
  readonly apen: boolean;
}
/** The pupils who are asked today, as far as the reader sees them: class by class, by name. */
export async function hentSpurte(s: Lesing, p: Pamelding, vern: Vernutsnitt): Promise<Spurt[]> {
  const { rows } = await sql<Spurt>`
    with hvem as materialized (
      select m.person_id from register.gruppemedlem m where ${p.gruppeId}::uuid is not null and m.gruppe_id = ${p.gruppeId}::uuid and m.kjent_til is null and ${s.idag}::date between m.fra and m.til
      union select e.person_id from register.elevforhold e where ${p.gruppeId}::uuid is null and e.skole = ${p.skole} and e.kjent_til is null
        and e.fra <= ${s.idag}::date and (e.til is null or e.til >= ${s.idag}::date) and (${p.trinn}::int is null or e.arstrinn = ${p.trinn}::int)),
    med as materialized (select h.person_id, register.gradering_for(h.person_id) as gradering,
        (select e.klasse from register.elevforhold e where e.person_id = h.person_id and e.kjent_til is null and e.skole = ${p.skole}
          and e.fra <= ${s.idag}::date and (e.til is null or e.til >= ${s.idag}::date) order by e.fra desc limit 1) as klasse
      from hvem h where skoledag.er_i_malet(${p.skole}, ${p.gruppeId}::uuid, ${p.trinn}::smallint, ${p.hvem}, array[h.person_id], ${s.idag}::date))
    select m.person_id as "elevId", register.klasse_for(m.person_id, ${p.skole}, ${s.idag}::date, m.klasse) as klasse, m.gradering, ${vernApen(vern, sql`m.person_id`, sql`m.gradering`)} as apen,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(m.person_id, ${s.idag}::date) n), '') as navn
    from med m`.execute(s.db);
  const klasse = (x: Spurt) => (p.gruppeId === null ? (x.klasse ?? '') : '');
  return rows.toSorted(
    (a, b) =>
      klasse(a).localeCompare(klasse(b), 'nb', { numeric: true }) ||
      a.navn.localeCompare(b.navn, 'nb') ||
      a.elevId.localeCompare(b.elevId),
  );
}

export interface Tall {
  readonly svart: number;
  readonly spurt: number;
}
/** How many have answered of how many, list by list, of those the reader sees. One statement. */
export async function hentTall(s: Lesing, pameldinger: readonly Pamelding[]): Promise<ReadonlyMap<string, Tall>> {
  if (pameldinger.length === 0) return new Map();
  const { rows } = await sql<Tall & { id: string }>`
    select p.id, (select count(distinct a.elev_id)::int from skoledag.pameldingssvar a where a.pamelding_id = p.id) as svart,
      case when p.gruppe_id is not null then (select count(distinct m.person_id)::int from register.gruppemedlem m where m.gruppe_id = p.gruppe_id and m.kjent_til is null and ${s.idag}::date between m.fra and m.til)
        else (select count(distinct e.person_id)::int from register.elevforhold e where e.skole = p.skole and e.kjent_til is null and e.fra <= ${s.idag}::date and (e.til is null or e.til >= ${s.idag}::date)
          and (p.trinn is null or e.arstrinn = p.trinn) and (p.hvem <> 'elev' or e.arstrinn >= 8)) end as spurt
    from skoledag.pamelding p where p.id = any(${pameldinger.map((p) => p.pameldingId)}::uuid[])`.execute(s.db);
  return new Map(rows.map(({ id, ...t }) => [id, t]));
}

/** What was answered anonymously, encrypted, in no order. Nothing while the form is open or fewer than five have answered. */
export async function hentAnonyme(db: DbEllerTx, pameldingId: string): Promise<Buffer[]> {
  const { rows } = await sql<{ verdier: Buffer }>`select a.verdier from skoledag.anonyme_svar(${pameldingId}) a(verdier)`.execute(
    db,
  );
  return rows.map((r) => r.verdier);
}

/** Names, as far as the reader may know them. */
export async function hentNavn(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{ id: string; navn: string | null }>`
    select p.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn
    from unnest(${ider as string[]}::uuid[]) p(id)`.execute(db);
  return new Map(rows.flatMap((r) => (r.navn === null || r.navn === '' ? [] : [[r.id, r.navn] as const])));
}
