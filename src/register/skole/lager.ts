import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { brukFakta, taTilbakeFakta } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { KOMMUNEN, type Skolefri, type Skolerute } from './modell.ts';
import { skolearFakta, skolefriFakta } from './tabeller.ts';

export interface Skole {
  readonly organisasjonsnummer: string;
  readonly navn: string;
  readonly malform: string | null;
  readonly skoletype: string | null;
  readonly aktiv: boolean;
  readonly adresse: string | null;
  readonly trinnFra: number | null;
  readonly trinnTil: number | null;
  readonly hentet: string | null;
}

const KOLONNER = sql`organisasjonsnummer, navn, malform, skoletype, aktiv, trinn_fra as "trinnFra", trinn_til as "trinnTil", kjent_fra as hentet,
  nullif(concat_ws(', ', adresselinje, nullif(concat_ws(' ', postnummer, poststed), '')), '') as adresse`;

/** A school as NSR has it, or as somebody wrote it by hand. */
export async function finnSkole(db: DbEllerTx, skole: string): Promise<Innsyn<Skole> | undefined> {
  const { rows } =
    await sql<Skole>`select ${KOLONNER} from register.skole where kjent_til is null and organisasjonsnummer = ${skole}
    order by kilde = 'nsr' desc limit 1`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [skole] } });
}

export interface Skolerad extends Pick<Skole, 'organisasjonsnummer' | 'navn' | 'malform' | 'trinnFra' | 'trinnTil' | 'aktiv'> {
  readonly elever: number;
  readonly klasser: number;
}

/** The schools somebody reaches, with how many pupils and classes they have on a day. One statement. */
export async function finnSkoler(
  db: DbEllerTx,
  u: { alt: boolean; skoler: readonly string[]; skolear: number; dato: string },
): Promise<Skolerad[]> {
  const { rows } = await sql<Skolerad>`
    select s.organisasjonsnummer, s.navn, s.malform, s."trinnFra", s."trinnTil", s.aktiv, coalesce(e.n, 0) as elever, coalesce(g.n, 0) as klasser
    from (select distinct on (organisasjonsnummer) ${KOLONNER} from register.skole where kjent_til is null
        and (${u.alt} or organisasjonsnummer = any(${u.skoler as string[]}::text[])) order by organisasjonsnummer, kilde = 'nsr' desc) s
    left join (select skole, count(*) as n from register.elevforhold where kjent_til is null and fra <= ${u.dato}::date
        and (til is null or til >= ${u.dato}::date) group by skole) e on e.skole = s.organisasjonsnummer
    left join (select skole, count(*) as n from register.gruppe where kjent_til is null and slag = 'klasse' and skolear = ${u.skolear} group by skole) g
      on g.skole = s.organisasjonsnummer
    order by s.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

const ruten = (skole: string, skolear: number): string => `${skole}/${skolear}`;

export interface Funnetrute extends Skolerute {
  readonly skole: string;
  /** Changes with every change of the calendar. */
  readonly versjon: string;
}

/** The calendar a school goes by in a year: its own, else the kommune's. Undefined: nobody has decided one. */
export async function finnRute(db: DbEllerTx, skole: string, skolear: number): Promise<Funnetrute | undefined> {
  const { rows } = await sql<Omit<Funnetrute, 'fri'> & { fri: Skolefri[] }>`
    select r.skole, r.forste_skoledag as "forsteSkoledag", r.siste_skoledag as "sisteSkoledag", r.andre_termin_fra as "andreTerminFra",
      (select max(greatest(r.kjent_fra, f.kjent_fra, f.kjent_til))::text from register.skolefri f where f.rute = r.rute) as versjon,
      coalesce((select json_agg(json_build_object('fra', f.fra, 'til', f.til, 'slag', f.slag, 'navn', f.navn) order by f.fra)
        from register.skolefri f where f.rute = r.rute and f.kjent_til is null), '[]') as fri
    from register.skolear r where r.kjent_til is null and r.rute = any(${[ruten(skole, skolear), ruten(KOMMUNEN, skolear)]}::text[])
    order by r.skole = ${KOMMUNEN} limit 1`.execute(db);
  const r = rows[0];
  return r && { ...r, versjon: r.versjon ?? `${r.skole}/${r.forsteSkoledag}` };
}

/** Writes a calendar as a whole; null takes a school's own away, so that it follows the kommune's again. */
export async function skrivRute(
  tx: Tx,
  r: { skole: string; skolear: number; rute: Skolerute | null; endringssett: string; na: string },
): Promise<void> {
  const rute = ruten(r.skole, r.skolear);
  const felles = { kilde: 'manuell', endringssett: r.endringssett, na: r.na, subjekter: [rute], heltBilde: true };
  await brukFakta(tx, skolearFakta, {
    ...felles,
    rader:
      r.rute === null
        ? []
        : [
            {
              rute,
              skole: r.skole,
              skolear: r.skolear,
              forste_skoledag: r.rute.forsteSkoledag,
              siste_skoledag: r.rute.sisteSkoledag,
              andre_termin_fra: r.rute.andreTerminFra,
            },
          ],
  });
  await brukFakta(tx, skolefriFakta, {
    ...felles,
    rader: (r.rute?.fri ?? []).map(({ fra, til, slag, navn }) => ({ rute, fra, til, slag, navn })),
  });
}

export interface Ruteendring {
  readonly sett: string;
  readonly skole: string;
  readonly skolear: number;
}

/** A time a calendar was saved, and whose it was. The kommune's own belongs to no school. */
export async function finnRuteendring(db: DbEllerTx, sett: string): Promise<Innsyn<Ruteendring> | undefined> {
  const { rows } =
    await sql<Ruteendring>`select ${sett}::text as sett, split_part(r.rute, '/', 1) as skole, split_part(r.rute, '/', 2)::int as skolear
    from (select rute from register.skolear where ${sett}::uuid in (apnet_av, lukket_av)
      union select rute from register.skolefri where ${sett}::uuid in (apnet_av, lukket_av)) r limit 1`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: [], tilhorighet: r.skole === KOMMUNEN ? {} : { egenSkole: [r.skole] } });
}

/** False: something of it is otherwise now, or it was taken back before; nothing may be written. */
export async function taTilbakeRute(
  tx: Tx,
  s: { readonly endringssett: string; readonly nyttEndringssett: string; readonly na: string },
): Promise<boolean> {
  return (await taTilbakeFakta(tx, skolearFakta, s)) && (await taTilbakeFakta(tx, skolefriFakta, s));
}
