import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Bestilling, Form, Gruppevalg, Ledigtid, Rundeoversikt, Samtalerunde } from './modell.ts';
import type { Tid } from './regler.ts';

interface Lesing {
  readonly db: DbEllerTx;
  readonly idag: string;
}
interface Skriver {
  readonly na: string;
  readonly av: string;
}

const SLAG = sql`('klasse', 'kontaktlarergruppe')`;
const SKOLENAVN = (skole: ReturnType<typeof sql>) =>
  sql`coalesce((select min(s.navn) from register.skole s where s.organisasjonsnummer = ${skole} and s.kjent_til is null), ${skole})`;

/** The classes and contact groups of today that these schools and groups name. */
export async function hentGrupper(
  s: Lesing,
  u: { readonly skoler: readonly string[]; readonly grupper: readonly string[] },
): Promise<Gruppevalg[]> {
  const { rows } = await sql<Gruppevalg>`
    select distinct on (g.gruppe_id) g.gruppe_id as "gruppeId", g.navn, g.skole, ${SKOLENAVN(sql`g.skole`)} as skolenavn
    from register.gruppe g where g.kjent_til is null and g.slag in ${SLAG} and ${s.idag}::date between g.fra and g.til
      and (g.skole = any(${u.skoler as string[]}::text[]) or g.gruppe_id = any(${u.grupper as string[]}::uuid[]))
    order by g.gruppe_id`.execute(s.db);
  const arstall = (n: string) => Number.parseInt(n, 10) || 0;
  return rows.toSorted(
    (a, b) =>
      a.skolenavn.localeCompare(b.skolenavn, 'nb') || arstall(a.navn) - arstall(b.navn) || a.navn.localeCompare(b.navn, 'nb'),
  );
}

/** One class or contact group of today. */
export async function finnGruppe(s: Lesing, gruppeId: string): Promise<Innsyn<Gruppevalg> | undefined> {
  const [g] = await hentGrupper(s, { skoler: [], grupper: [gruppeId] });
  return g && innsyn<Gruppevalg>(g, { gjelder: [], tilhorighet: { egenSkole: [g.skole], egenGruppe: [g.gruppeId] } });
}

export interface Gruppeelev {
  readonly elevId: string;
  readonly navn: string;
}
/** The pupils of a group today whom the reader may see. */
export async function hentElever(s: Lesing, gruppeId: string): Promise<Gruppeelev[]> {
  const { rows } = await sql<Gruppeelev>`
    select distinct m.person_id as "elevId",
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(m.person_id, ${s.idag}::date) n), '') as navn
    from register.gruppemedlem m where m.gruppe_id = ${gruppeId} and m.kjent_til is null and ${s.idag}::date between m.fra and m.til`.execute(
    s.db,
  );
  return rows.toSorted((a, b) => a.navn.localeCompare(b.navn, 'nb'));
}

/** A round with its times, not open to anybody at home yet. */
export async function settInnRunde(
  tx: Tx,
  r: {
    readonly skole: string;
    readonly gruppeId: string;
    readonly sted: string;
    readonly form: Form;
    readonly lengde: number;
    readonly pause: number;
    readonly hverForesatt: boolean;
    readonly frist: string;
    readonly tider: readonly Tid[];
  },
  s: Skriver,
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into skoledag.samtalerunde (id, skole, gruppe_id, sted, form, lengde, pause, hver_foresatt, frist, opprettet, opprettet_av)
    values (${id}, ${r.skole}, ${r.gruppeId}, ${r.sted}, ${r.form}, ${r.lengde}, ${r.pause}, ${r.hverForesatt}, ${r.frist}, ${s.na}, ${s.av})`.execute(
    tx,
  );
  await sql`insert into skoledag.samtaletid (id, runde_id, fra, til)
    select gen_random_uuid(), ${id}, fra, til from jsonb_to_recordset(${JSON.stringify(r.tider)}::jsonb) as x(fra timestamptz, til timestamptz)`.execute(
    tx,
  );
  return id;
}

const ISO = (kol: ReturnType<typeof sql>) => sql<string>`to_char(${kol} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const RUNDE = sql`r.id as "rundeId", r.skole, r.gruppe_id as "gruppeId", r.sted, r.form, r.lengde, r.hver_foresatt as "hverForesatt", r.frist::text as frist,
  ${ISO(sql`r.apnet`)} as apnet, ${ISO(sql`r.avlyst`)} as avlyst,
  coalesce((select min(g.navn) from register.gruppe g where g.gruppe_id = r.gruppe_id and g.kjent_til is null), '') as gruppe,
  ${ISO(sql`(select min(t.fra) from skoledag.samtaletid t where t.runde_id = r.id)`)} as fra,
  ${ISO(sql`(select max(t.til) from skoledag.samtaletid t where t.runde_id = r.id)`)} as til`;

/** The rounds of these schools and groups, the newest first. */
export async function hentRunder(
  s: Lesing,
  u: { readonly skoler: readonly string[]; readonly grupper: readonly string[] },
): Promise<Rundeoversikt[]> {
  const { rows } = await sql<Rundeoversikt>`
    select ${RUNDE},
      (select count(*)::int from skoledag.samtaletid t where t.runde_id = r.id and t.stengt is null) as tider,
      (select count(distinct b.elev_id)::int from skoledag.samtalebestilling b where b.runde_id = r.id and b.avbestilt is null) as valgt,
      (select count(distinct m.person_id)::int from register.gruppemedlem m where m.gruppe_id = r.gruppe_id and m.kjent_til is null and ${s.idag}::date between m.fra and m.til) as elever
    from skoledag.samtalerunde r
    where r.skole = any(${u.skoler as string[]}::text[]) or r.gruppe_id = any(${u.grupper as string[]}::uuid[])
    order by r.opprettet desc limit 200`.execute(s.db);
  return rows;
}

/** One round as the school holds it. */
export async function finnRunde(s: Pick<Lesing, 'db'>, rundeId: string): Promise<Innsyn<Samtalerunde> | undefined> {
  const { rows } = await sql<Samtalerunde>`select ${RUNDE} from skoledag.samtalerunde r where r.id = ${rundeId}`.execute(s.db);
  const r = rows[0];
  return r && innsyn<Samtalerunde>(r, { gjelder: [], tilhorighet: { egenSkole: [r.skole], egenGruppe: [r.gruppeId] } });
}

export interface Elevirunde {
  readonly runde: Samtalerunde;
  readonly elevId: string;
  readonly navn: string;
  readonly fodselsdato: string | null;
}
/** One pupil in a round. Undefined: no such round, or the pupil is not in its group today. */
export async function finnElevIRunde(s: Lesing, rundeId: string, elevId: string): Promise<Innsyn<Elevirunde> | undefined> {
  const { rows } = await sql<Samtalerunde & Omit<Elevirunde, 'runde'>>`
    select ${RUNDE}, m.person_id as "elevId",
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(m.person_id, ${s.idag}::date) n), '') as navn,
      (select p.fodselsdato from register.personalia p where p.person_id = m.person_id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato
    from skoledag.samtalerunde r join register.gruppemedlem m on m.gruppe_id = r.gruppe_id and m.person_id = ${elevId} and m.kjent_til is null
      and ${s.idag}::date between m.fra and m.til
    where r.id = ${rundeId} limit 1`.execute(s.db);
  const rad = rows[0];
  if (rad === undefined) return undefined;
  const { elevId: elev, navn, fodselsdato, ...runde } = rad;
  return innsyn<Elevirunde>(
    { runde, elevId: elev, navn, fodselsdato },
    {
      gjelder: [elev],
      tilhorighet: { egetBarn: [elev], segSelv: [elev], egenSkole: [runde.skole], egenGruppe: [runde.gruppeId] },
    },
  );
}

/** Rounds that are open, or have been, for these pupils' groups, and end today or later: one row a pupil and round. */
export async function hentRunderForElever(
  s: Lesing,
  elever: readonly string[],
): Promise<{ readonly elevId: string; readonly runde: Samtalerunde }[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<Samtalerunde & { elevId: string }>`
    select distinct on (r.id, m.person_id) ${RUNDE}, m.person_id as "elevId"
    from register.gruppemedlem m join skoledag.samtalerunde r on r.gruppe_id = m.gruppe_id and r.apnet is not null
    where m.person_id = any(${elever as string[]}::uuid[]) and m.kjent_til is null and ${s.idag}::date between m.fra and m.til
      and exists (select 1 from skoledag.samtaletid t where t.runde_id = r.id and t.til >= ${s.idag}::date)
    order by r.id, m.person_id`.execute(s.db);
  return rows
    .map(({ elevId, ...runde }) => ({ elevId, runde }))
    .toSorted((a, b) => a.runde.fra.localeCompare(b.runde.fra) || a.elevId.localeCompare(b.elevId));
}

/** All the times of these rounds, and which are free. By whom the others are taken is not asked. */
export async function hentTider(
  db: DbEllerTx,
  runder: readonly string[],
): Promise<(Ledigtid & { readonly rundeId: string; readonly stengt: boolean })[]> {
  if (runder.length === 0) return [];
  const { rows } = await sql<Ledigtid & { rundeId: string; stengt: boolean }>`
    with tatt as materialized (select x.id from unnest(${runder as string[]}::uuid[]) r(id) cross join lateral (select skoledag.tatte_tider(r.id) as id) x)
    select t.id as "tidId", t.runde_id as "rundeId", ${ISO(sql`t.fra`)} as fra, ${ISO(sql`t.til`)} as til, t.stengt is not null as stengt,
      (t.stengt is null and t.id not in (select id from tatt)) as ledig
    from skoledag.samtaletid t where t.runde_id = any(${runder as string[]}::uuid[]) order by t.fra`.execute(db);
  return rows;
}

export type Rundebestilling = Bestilling & { readonly rundeId: string };
/** The bookings that stand in these rounds, as far as the reader sees them. */
export async function hentBestillinger(db: DbEllerTx, runder: readonly string[]): Promise<Rundebestilling[]> {
  if (runder.length === 0) return [];
  const { rows } = await sql<Rundebestilling>`
    select b.id as "bestillingId", b.runde_id as "rundeId", b.tid_id as "tidId", b.elev_id as "elevId", b.for_id as "forId", b.holdt::text as holdt,
      ${ISO(sql`t.fra`)} as fra, ${ISO(sql`t.til`)} as til
    from skoledag.samtalebestilling b join skoledag.samtaletid t on t.id = b.tid_id
    where b.runde_id = any(${runder as string[]}::uuid[]) and b.avbestilt is null order by t.fra`.execute(db);
  return rows;
}

/** Takes a time. False: somebody was there first, or the time is closed to bookings. One statement: two at once, and one gets it. */
export async function settInnBestilling(
  tx: Tx,
  b: {
    readonly rundeId: string;
    readonly tidId: string;
    readonly elevId: string;
    readonly forId: string | null;
    readonly rolle: 'foresatt' | 'elev' | 'skole';
  },
  s: Skriver,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into skoledag.samtalebestilling (id, runde_id, tid_id, elev_id, for_id, rolle, bestilt, bestilt_av)
    values (gen_random_uuid(), ${b.rundeId}, ${b.tidId}, ${b.elevId}, ${b.forId}, ${b.rolle}, ${s.na}, ${s.av}) on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

/** Gives up the time a home has; the one it had. Undefined: it has none, or the talk has been held. */
export async function avbestill(
  tx: Tx,
  b: { readonly rundeId: string; readonly elevId: string; readonly forId: string | null },
  s: Skriver,
): Promise<string | undefined> {
  const { rows } = await sql<{ tidId: string }>`
    update skoledag.samtalebestilling set avbestilt = ${s.na}, avbestilt_av = ${s.av}
    where runde_id = ${b.rundeId} and elev_id = ${b.elevId} and for_id is not distinct from ${b.forId}::uuid and avbestilt is null and holdt is null
    returning tid_id as "tidId"`.execute(tx);
  return rows[0]?.tidId;
}

/** Writes that the talk of a booking was held on a day; null: it was not after all. */
export async function settHoldt(
  tx: Tx,
  b: { readonly rundeId: string; readonly elevId: string; readonly forId: string | null; readonly holdt: string | null },
  av: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update skoledag.samtalebestilling set holdt = ${b.holdt}::date, holdt_av = ${b.holdt === null ? null : av}
    where runde_id = ${b.rundeId} and elev_id = ${b.elevId} and for_id is not distinct from ${b.forId}::uuid and avbestilt is null`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}
