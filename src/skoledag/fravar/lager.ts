import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn, Utsnitt } from '#grunn/tilgang/index.ts';
import { oppsettFor, samleOppsett, tolkOppsett, type Skoleoppsett } from '../rutine/index.ts';
import type { Elevref, Melding } from './modell.ts';

export interface Elev extends Elevref {
  readonly fodselsdato: string | null;
}
export interface Barneliste {
  readonly elever: readonly Elev[];
  readonly oppsett: Skoleoppsett;
}

type Barnerad = Elev & { readonly oppsett: unknown };

/** `alleAr`: the calendars of all school years, for what is counted backwards. */
const ELEVER = (ider: readonly string[], idag: string, alleAr = false) => sql<Barnerad>`
  select distinct on (e.person_id) e.person_id as "elevId", e.skole, e.klasse, e.arstrinn,
    coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(e.person_id, ${idag}::date) n), '') as navn,
    (select p.fodselsdato from register.personalia p where p.person_id = e.person_id and p.kjent_til is null and p.fodselsdato is not null
      order by array_position(array['folkeregisteret', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato,
    ${oppsettFor({ skole: sql`e.skole`, ...(alleAr ? {} : { dato: idag }) })} as oppsett
  from register.elevforhold e
  where e.person_id = any(${ider as string[]}::uuid[]) and e.kjent_til is null and (e.til is null or e.til >= ${idag}::date)
  order by e.person_id, (e.fra <= ${idag}::date) desc, e.fra`;

const barn = ({ elevId, navn, skole, klasse, arstrinn, fodselsdato }: Barnerad): Elev => ({
  elevId,
  navn,
  skole,
  klasse,
  arstrinn,
  fodselsdato,
});

/** Children a guardian (or the pupil) reaches, and where they go to school, with the kommune's routines. One statement. */
export async function hentEgneBarn(s: { readonly db: DbEllerTx; readonly idag: string }, utsnitt: Utsnitt): Promise<Barneliste> {
  const ider = [...new Set([...(utsnitt.omfang.egetBarn ?? []), ...(utsnitt.omfang.segSelv ?? [])])];
  const { rows } = ider.length === 0 ? { rows: [] } : await ELEVER(ider, s.idag).execute(s.db);
  return {
    elever: rows.map(barn).toSorted((a, b) => (b.fodselsdato ?? '').localeCompare(a.fodselsdato ?? '')),
    oppsett: samleOppsett(rows),
  };
}

/**
 * The pupils an act is about, when every one of them is within reach: one child out of reach, and the whole is as if it was not there. One statement.
 */
export async function finnBarna(
  s: { readonly db: DbEllerTx; readonly idag: string },
  elever: readonly string[],
  utsnitt: Utsnitt,
): Promise<Innsyn<Barneliste> | undefined> {
  const rekker = new Set([...(utsnitt.omfang.egetBarn ?? []), ...(utsnitt.omfang.segSelv ?? [])]);
  const ider = [...new Set(elever)];
  if (ider.length === 0 || !ider.every((id) => rekker.has(id))) return undefined;
  const { rows } = await ELEVER(ider, s.idag).execute(s.db);
  if (rows.length !== ider.length) return undefined;
  return innsyn<Barneliste>(
    { elever: rows.map(barn), oppsett: samleOppsett(rows) },
    { gjelder: ider, tilhorighet: { egetBarn: ider, segSelv: ider } },
  );
}

export interface Elevinnsyn extends Elev {
  readonly oppsett: Skoleoppsett;
}

/** One pupil with where the pupil belongs: school, SFO, groups. One statement. */
export async function finnElev(
  s: { readonly db: DbEllerTx; readonly idag: string },
  elevId: string,
): Promise<Innsyn<Elevinnsyn> | undefined> {
  const { rows } = await sql<Barnerad & { grupper: string[] }>`select x.*, array(
      select m.gruppe_id::text from register.gruppemedlem m where m.person_id = x."elevId" and m.kjent_til is null
        and m.fra <= ${s.idag}::date and m.til >= ${s.idag}::date) as grupper
    from (${ELEVER([elevId], s.idag, true)}) x`.execute(s.db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const { oppsett, grupper, ...elev } = r;
  return innsyn<Elevinnsyn>(
    { ...elev, oppsett: tolkOppsett(oppsett) },
    {
      gjelder: [elev.elevId],
      tilhorighet: {
        egenSkole: [elev.skole],
        egenSfo: [elev.skole],
        egenGruppe: grupper,
        egetBarn: [elev.elevId],
        segSelv: [elev.elevId],
      },
    },
  );
}

/** The kommune's routines, and the calendars of the school year of a date. */
export async function hentRutineoppsett(db: DbEllerTx, dato: string): Promise<Skoleoppsett> {
  const { rows } = await sql<{ oppsett: unknown }>`select ${oppsettFor({ dato })} as oppsett`.execute(db);
  return tolkOppsett(rows[0]?.oppsett);
}

export interface NyMelding {
  readonly id: string;
  readonly meldingId: string;
  readonly elevId: string;
  readonly skole: string;
  readonly type: string;
  readonly fra: string;
  readonly til: string;
  readonly fraKl: string | null;
  readonly tilKl: string | null;
  readonly sen: boolean;
  /** Encrypted, hex. */
  readonly merknad: string | null;
}

interface Skriver {
  readonly na: string;
  readonly av: string;
  readonly rolle: string;
}

/**
 * Writes reports, with an event for those who must hear of it (SFO, transport, the other guardian). The same child away at the same time is
 * one report, whoever says it and however often: what stands is given back.
 */
export async function settInnMeldinger(
  tx: DbEllerTx,
  nye: readonly NyMelding[],
  s: Skriver,
): Promise<readonly { meldingId: string; elevId: string; ny: boolean }[]> {
  const { rows } = await sql<{ meldingId: string; elevId: string }>`
    with inn as (select * from jsonb_to_recordset(${JSON.stringify(nye)}::jsonb)
        as x(id uuid, "meldingId" uuid, "elevId" uuid, skole text, type text, fra date, til date, "fraKl" time, "tilKl" time, sen boolean, merknad text)),
    ny as (insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, fra_kl, til_kl, merknad, sen, rolle, kjent_fra, skrevet_av)
      select id, "meldingId", "elevId", skole, type, fra, til, "fraKl", "tilKl", decode(merknad, 'hex'), sen, ${s.rolle}, ${s.na}::timestamptz, ${s.av}::uuid
      from inn on conflict do nothing returning melding_id, elev_id, skole),
    h as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'fravarMeldt', elev_id, melding_id, skole, ${s.na}::timestamptz from ny on conflict do nothing)
    select melding_id as "meldingId", elev_id as "elevId" from ny`.execute(tx);
  const skrevet = new Set(rows.map((r) => r.elevId));
  const sto = nye.filter((n) => !skrevet.has(n.elevId));
  if (sto.length === 0) return rows.map((r) => ({ ...r, ny: true }));
  const { rows: fra_for } = await sql<{ meldingId: string; elevId: string }>`
    select m.melding_id as "meldingId", m.elev_id as "elevId"
    from jsonb_to_recordset(${JSON.stringify(sto)}::jsonb) as x("elevId" uuid, fra date, til date, "fraKl" time, "tilKl" time)
    join skoledag.fravarsmelding m on m.elev_id = x."elevId" and m.fra = x.fra and m.til = x.til and m.fra_kl is not distinct from x."fraKl"
      and m.til_kl is not distinct from x."tilKl" and m.kjent_til is null and not m.trukket`.execute(tx);
  return [...rows.map((r) => ({ ...r, ny: true })), ...fra_for.map((r) => ({ ...r, ny: false }))];
}

const MELDING = sql`m.melding_id as "meldingId", m.id as versjon, m.elev_id as "elevId", m.type, m.fra, m.til,
  to_char(m.fra_kl, 'HH24:MI') as "fraKl", to_char(m.til_kl, 'HH24:MI') as "tilKl", m.sen, m.trukket, m.rolle, m.kjent_fra as skrevet, m.skrevet_av as "skrevetAv"`;

export interface Meldingsinnsyn extends Melding {
  readonly elev: Elev;
  readonly oppsett: Skoleoppsett;
}

/** One report as it stands, with whom it is about. */
export async function finnMelding(
  s: { readonly db: DbEllerTx; readonly idag: string },
  meldingId: string,
): Promise<Innsyn<Meldingsinnsyn> | undefined> {
  const { rows } = await sql<Melding>`
    select ${MELDING} from skoledag.fravarsmelding m where m.melding_id = ${meldingId} and m.kjent_til is null`.execute(s.db);
  const m = rows[0];
  if (m === undefined) return undefined;
  const { rows: elever } = await ELEVER([m.elevId], s.idag).execute(s.db);
  const e = elever[0];
  if (e === undefined) return undefined;
  const { oppsett, ...elev } = e;
  return innsyn<Meldingsinnsyn>(
    { ...m, elev, oppsett: tolkOppsett(oppsett) },
    {
      gjelder: [m.elevId],
      tilhorighet: { egetBarn: [m.elevId], segSelv: [m.elevId], egenSkole: [elev.skole], egenSfo: [elev.skole] },
    },
  );
}

/** Reports of these pupils that end on or after a date, the nearest first. */
export async function hentMeldinger(db: DbEllerTx, elever: readonly string[], fra: string): Promise<Melding[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<Melding>`
    select ${MELDING} from skoledag.fravarsmelding m
    where m.elev_id = any(${elever as string[]}::uuid[]) and m.kjent_til is null and not m.trukket and m.til >= ${fra}::date
    order by m.fra, m.fra_kl nulls first`.execute(db);
  return rows;
}

/** A new version of a report: changed or withdrawn. The old one stays as it was. */
export async function nyVersjon(
  tx: DbEllerTx,
  m: Pick<NyMelding, 'meldingId' | 'type' | 'fra' | 'til' | 'fraKl' | 'tilKl' | 'sen' | 'merknad'> & {
    readonly trukket: boolean;
  },
  s: Skriver,
): Promise<boolean> {
  // closed first: the index allows one open version of a report
  const { rows } = await sql<{ elev_id: string; skole: string }>`
    update skoledag.fravarsmelding set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.av}
    where melding_id = ${m.meldingId} and kjent_til is null returning elev_id, skole`.execute(tx);
  const r = rows[0];
  if (r === undefined) return false;
  const { numAffectedRows } = await sql`
    insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, fra_kl, til_kl, merknad, sen, trukket, rolle, kjent_fra, skrevet_av)
    values (${crypto.randomUUID()}, ${m.meldingId}, ${r.elev_id}, ${r.skole}, ${m.type}, ${m.fra}, ${m.til}, ${m.fraKl}, ${m.tilKl}, decode(${m.merknad}, 'hex'),
      ${m.sen}, ${m.trukket}, ${s.rolle}, ${s.na}, ${s.av}) on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
