import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { stedFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import type { Handgitt } from '#tilgang/rolle/index.ts';
import type { Tildeling, Vindu } from './modell.ts';

const NAVN = (id: ReturnType<typeof sql>, idag: string) =>
  sql`coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(${id}, ${idag}::date) n), '')`;

export interface Ansatt {
  readonly personId: string;
  readonly navn: string;
  readonly gradering: string;
}

/**
 * Somebody at work, or whom a role may be given to. Belongs to the schools of his positions and roles. `seer`: he is to be shown to this
 * person, so a protected one is refused by the rule to all the protection does not name.
 */
export async function finnAnsatt(
  db: DbEllerTx,
  personId: string,
  idag: string,
  seer?: string,
): Promise<Innsyn<Ansatt> | undefined> {
  const { rows } = await sql<Ansatt & { skoler: string[]; sted: Sted }>`
    select ${stedFor(sql`p.id`, seer, idag)} as sted, p.id as "personId", ${NAVN(sql`p.id`, idag)} as navn, register.gradering_for(p.id) as gradering,
      array(select distinct f.omfang from tilgang.ansattfakta f where f.person_id = p.id and f.omfang is not null
        and f.hva in ('arbeidsforhold', 'rollefaktum', 'rolletildeling')) as skoler
    from register.person p where p.id = ${personId} and p.sammenslatt_med is null`.execute(db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const { skoler, sted, ...ansatt } = r;
  return innsyn(ansatt, {
    gjelder: [personId],
    tilhorighet: { egenSkole: skoler },
    vern: seer === undefined ? undefined : vernFor(sted),
  });
}

const TILDELING = (idag: string) => sql`
  select t.id, t.person_id as "personId", ${NAVN(sql`t.person_id`, idag)} as navn, t.rolle, t.skole, t.begrunnelse, t.fra, t.til, t.gitt,
    t.gitt_av as "gittAvId", ${NAVN(sql`t.gitt_av`, idag)} as "gittAv",
    case when t.rolle <> 'systemforvalter' then null when t.godkjent is null then 'venter' else 'godkjent' end as godkjenning,
    nullif(${NAVN(sql`t.godkjent_av`, idag)}, '') as "godkjentAv", t.opphevet, nullif(${NAVN(sql`t.opphevet_av`, idag)}, '') as "opphevetAv"
  from tilgang.rolletildeling t`;

/** Roles given by hand: of one person, newest first. */
export async function hentTildelinger(db: DbEllerTx, personId: string, idag: string): Promise<Tildeling[]> {
  const { rows } = await sql<Tildeling>`${TILDELING(idag)} where t.person_id = ${personId} order by t.gitt desc`.execute(db);
  return rows;
}

/** Roles given by hand that have not ended: all in the kommune, those that wait first. */
export async function hentGjeldendeTildelinger(db: DbEllerTx, idag: string): Promise<Tildeling[]> {
  const { rows } = await sql<Tildeling>`select * from (${TILDELING(idag)} where t.opphevet is null and t.til >= ${idag}::date) x
    order by godkjenning = 'venter' desc nulls last, rolle <> 'systemforvalter', navn collate "nb-x-icu", til`.execute(db);
  return rows;
}

export async function finnTildeling(db: DbEllerTx, id: string, idag: string): Promise<Innsyn<Tildeling> | undefined> {
  const { rows } = await sql<Tildeling>`${TILDELING(idag)} where t.id = ${id}`.execute(db);
  const t = rows[0];
  return t && innsyn(t, { gjelder: [t.personId], tilhorighet: t.skole === null ? {} : { egenSkole: [t.skole] } });
}

/** Whether this person is the one who ended the role, on this day of Oslo's. */
export async function erFjernetAv(db: DbEllerTx, t: { id: string; av: string; idag: string }): Promise<boolean> {
  const { rows } = await sql<{
    ja: boolean;
  }>`select exists (select 1 from tilgang.rolletildeling where id = ${t.id} and opphevet_av = ${t.av}
    and (opphevet at time zone 'Europe/Oslo')::date = ${t.idag}::date) as ja`.execute(db);
  return rows[0]!.ja;
}

export interface NyTildeling {
  readonly personId: string;
  readonly rolle: Handgitt;
  readonly skole: string | null;
  readonly begrunnelse: string;
  readonly fra: string;
  readonly til: string;
  readonly na: string;
  readonly av: string;
}

/** Writes a role given by a person. A systemforvalter has no effect before somebody else has approved it. */
export async function settTildeling(db: DbEllerTx, t: NyTildeling): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt, gitt_av)
    values (${id}, ${t.personId}, ${t.rolle}, ${t.skole}, ${t.begrunnelse}, ${t.fra}, ${t.til}, ${t.na}, ${t.av})`.execute(db);
  return id;
}

export async function godkjennTildeling(db: DbEllerTx, t: { id: string; na: string; av: string }): Promise<void> {
  await sql`update tilgang.rolletildeling set godkjent = ${t.na}, godkjent_av = ${t.av} where id = ${t.id} and godkjent is null`.execute(
    db,
  );
}

export async function avsluttTildeling(
  db: DbEllerTx,
  t: { id: string; begrunnelse: string; na: string; av: string },
): Promise<void> {
  await sql`update tilgang.rolletildeling set opphevet = ${t.na}, opphevet_av = ${t.av}, opphevet_begrunnelse = ${t.begrunnelse}
    where id = ${t.id} and opphevet is null`.execute(db);
}

/** How many others than the one who has this row are systemforvalter today. Until the transaction is over nobody else counts: two who end each other would both find the other. */
export async function tellAndreForvaltere(db: DbEllerTx, uten: string, idag: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('tilgang.systemforvalter'))`.execute(db);
  const { rows } = await sql<{ n: number }>`select count(distinct f.person_id)::int as n from tilgang.ansattfakta f
    where f.hva in ('rolletildeling', 'rollefaktum') and f.kode = 'systemforvalter'
      and f.person_id <> (select t.person_id from tilgang.rolletildeling t where t.id = ${uten})
      and coalesce(f.fra, '-infinity') <= ${idag}::date and coalesce(f.til, 'infinity') >= ${idag}::date`.execute(db);
  return rows[0]!.n;
}

export interface Skole {
  readonly organisasjonsnummer: string;
  readonly navn: string;
}

/** Schools by name. */
export async function hentSkoler(db: DbEllerTx): Promise<Skole[]> {
  const { rows } =
    await sql<Skole>`select * from (select distinct on (organisasjonsnummer) organisasjonsnummer, navn from register.skole
    where kjent_til is null and aktiv order by organisasjonsnummer, array_position(array['nsr', 'oppstart', 'manuell'], kilde)) s
    order by navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** The names of people, by id. */
export async function hentNavn(db: DbEllerTx, personer: readonly string[], idag: string): Promise<Map<string, string>> {
  if (personer.length === 0) return new Map();
  const { rows } = await sql<{ id: string; navn: string }>`select x.id, ${NAVN(sql`x.id`, idag)} as navn
    from unnest(${personer as string[]}::uuid[]) x(id)`.execute(db);
  return new Map(rows.map((r) => [r.id, r.navn]));
}

const VINDU = (idag: string, na: string) => sql`
  select v.id, v.person_id as "personId", ${NAVN(sql`v.person_id`, idag)} as navn, v.leverandor, v.begrunnelse, v.apnet,
    ${NAVN(sql`v.apnet_av`, idag)} as "apnetAv", v.til, v.lukket, (v.lukket is null and v.apnet <= ${na} and v.til > ${na}) as apent
  from tilgang.leverandorvindu v`;

/** Vendor windows, the open ones first, then the latest. */
export async function hentVinduer(db: DbEllerTx, idag: string, na: string): Promise<Vindu[]> {
  const { rows } = await sql<Vindu>`select * from (${VINDU(idag, na)}) x order by apent desc, apnet desc limit 50`.execute(db);
  return rows;
}

export async function finnVindu(db: DbEllerTx, id: string, idag: string, na: string): Promise<Innsyn<Vindu> | undefined> {
  const { rows } = await sql<Vindu>`${VINDU(idag, na)} where v.id = ${id}`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [rows[0].personId], tilhorighet: {} });
}

export async function apneVindu(
  db: DbEllerTx,
  v: { personId: string; leverandor: string; begrunnelse: string; apnet: string; til: string; av: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.leverandorvindu (id, person_id, leverandor, begrunnelse, apnet, apnet_av, til)
    values (${id}, ${v.personId}, ${v.leverandor}, ${v.begrunnelse}, ${v.apnet}, ${v.av}, ${v.til})`.execute(db);
  return id;
}

export async function lukkVindu(db: DbEllerTx, v: { id: string; na: string; av: string }): Promise<void> {
  await sql`update tilgang.leverandorvindu set lukket = ${v.na}, lukket_av = ${v.av} where id = ${v.id} and lukket is null`.execute(
    db,
  );
}

export interface Opplaering {
  readonly dato: string;
  readonly registrertAv: string;
}

/** The recorded training of a person, newest first. */
export async function hentOpplaering(db: DbEllerTx, personId: string, idag: string): Promise<Opplaering[]> {
  const { rows } = await sql<Opplaering>`select o.dato, ${NAVN(sql`o.registrert_av`, idag)} as "registrertAv"
    from tilgang.opplaering o where o.person_id = ${personId} and o.opphevet is null order by o.dato desc`.execute(db);
  return rows;
}

export async function registrerOpplaering(
  db: DbEllerTx,
  o: { personId: string; dato: string; na: string; av: string },
): Promise<void> {
  await sql`insert into tilgang.opplaering (id, person_id, dato, registrert, registrert_av)
    values (${crypto.randomUUID()}, ${o.personId}, ${o.dato}, ${o.na}, ${o.av})`.execute(db);
}

export interface Innstillingsrad {
  readonly satt: string;
  readonly sattAv: string | null;
  readonly begrunnelse: string | null;
  readonly verdi: unknown;
}

/** The values a setting has had, newest first. */
export async function hentHistorikk(db: DbEllerTx, navn: string, idag: string): Promise<Innstillingsrad[]> {
  const { rows } =
    await sql<Innstillingsrad>`select i.satt, nullif(${NAVN(sql`i.satt_av`, idag)}, '') as "sattAv", i.begrunnelse, i.verdi
    from grunn.innstilling i where i.navn = ${navn} order by i.satt desc limit 10`.execute(db);
  return rows;
}
