import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn, innsynsdata } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnElev, type Elev } from '#skoledag/fravar/index.ts';
import type { Tiltak, Tiltaksinndata, Tiltaksslag } from './modell.ts';

const TILTAK = (
  idag: string,
) => sql`t.sak_id as "sakId", t.id as versjon, t.slag, t.status, t.fag, t.sprak, t.timer::float8 as timer, t.nar,
  coalesce((select json_agg(json_build_object('personId', l.id, 'navn',
      (select nullif(concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn), '') from register.navn_for(l.id, ${idag}::date) n)) order by l.nr)
    from unnest(t.gis_av) with ordinality l(id, nr)), '[]') as "gisAv", t.fra, t.til, t.arkivref`;

/** Does the one who asks teach this pupil today? */
export async function underviser(db: DbEllerTx, elevId: string): Promise<boolean> {
  const { rows } = await sql<{ ja: boolean }>`select opplaring.underviser(${elevId}::uuid) as ja`.execute(db);
  return rows[0]?.ja === true;
}

/** What stands of one pupil, what counts first. */
export async function hentTiltak(db: DbEllerTx, elevId: string, idag: string): Promise<Tiltak[]> {
  const { rows } =
    await sql<Tiltak>`select ${TILTAK(idag)} from opplaring.tilrettelegging t where t.elev_id = ${elevId} and t.kjent_til is null
    order by t.status = 'avsluttet', coalesce(t.til, 'infinity') desc, t.fra desc, t.id`.execute(db);
  return rows;
}

export interface Eleverstiltak {
  readonly elev: Elev;
  readonly tiltak: Tiltak;
}

/** One measure of one pupil. */
export async function finnTiltak(
  s: { readonly db: DbEllerTx; readonly idag: string },
  elevId: string,
  sakId: string,
): Promise<Innsyn<Eleverstiltak> | undefined> {
  const elev = await finnElev(s, elevId);
  if (elev === undefined) return undefined;
  const tiltak = (await hentTiltak(s.db, elevId, s.idag)).find((t) => t.sakId === sakId);
  return tiltak && innsyn<Eleverstiltak>({ elev, tiltak }, innsynsdata(elev));
}

export interface Listerad extends Omit<Tiltak, 'arkivref' | 'versjon'> {
  readonly elevId: string;
  readonly navn: string;
  readonly klasse: string | null;
}

/** Everything in force that the reader may see, by class and name: the row policies decide whose. One statement. */
export async function hentAlle(
  db: DbEllerTx,
  o: { readonly slag: Tiltaksslag | null; readonly idag: string },
): Promise<Listerad[]> {
  const { rows } = await sql<Listerad>`
    with t as materialized (select t.* from opplaring.tilrettelegging t where t.kjent_til is null and t.status <> 'avsluttet'
      and (t.til is null or t.til >= ${o.idag}::date) and (${o.slag}::text is null or t.slag = ${o.slag}))
    select * from (select ${TILTAK(o.idag)}, t.elev_id as "elevId", e.klasse, e.arstrinn,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(t.elev_id, ${o.idag}::date) n), '') as navn
    from t join lateral (select x.klasse, x.arstrinn from register.elevforhold x where x.person_id = t.elev_id and x.kjent_til is null
      and (x.til is null or x.til >= ${o.idag}::date) order by (x.fra <= ${o.idag}::date) desc, x.fra limit 1) e on true
    ) x order by arstrinn, klasse, navn collate "nb-x-icu", slag, versjon`.execute(db);
  return rows.map(({ sakId, slag, status, fag, sprak, timer, nar, gisAv, fra, til, elevId, navn, klasse }) => ({ sakId, slag, status, fag, sprak, timer, nar, gisAv, fra, til, elevId, navn, klasse })); // prettier-ignore
}

/** Those who teach at a school today, by name. */
export async function hentLarere(db: DbEllerTx, skole: string, idag: string): Promise<{ personId: string; navn: string }[]> {
  const { rows } = await sql<{ personId: string; navn: string }>`select * from (
    select p.id as "personId", (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn
    from (select distinct a.person_id as id from register.arbeidsforhold a where a.kjent_til is null and a.skole = ${skole}
      and (a.fra is null or a.fra <= ${idag}::date) and (a.til is null or a.til >= ${idag}::date)) p) x
    where navn <> '' order by navn collate "nb-x-icu", "personId"`.execute(db);
  return rows;
}

interface Skrevet {
  readonly elevId: string;
  readonly sakId: string;
  readonly na: string;
  readonly av: string;
}

/** Writes a measure: new, or a new version of one that has been closed. */
export async function skrivTiltak(tx: Tx, o: Skrevet & { readonly t: Tiltaksinndata }): Promise<void> {
  const { t } = o;
  const gisAv = [...new Set([t.larer, t.larer2].filter((x) => x !== undefined))];
  await sql`insert into opplaring.tilrettelegging (id, sak_id, elev_id, slag, status, fag, sprak, timer, nar, gis_av, fra, til, arkivref, kjent_fra, skrevet_av)
    values (${crypto.randomUUID()}, ${o.sakId}, ${o.elevId}, ${t.slag}, ${t.status}, ${t.fag ?? null}, ${t.sprak ?? null}, ${t.timer ?? null}, ${t.nar ?? null},
      ${gisAv}::uuid[], ${t.fra}, ${t.til ?? null}, ${t.arkivref ?? null}, ${o.na}, ${o.av})`.execute(tx);
}

/** Closes the version that stands. False: somebody has done so already, or the reader may not. */
export async function lukkTiltak(tx: Tx, o: Skrevet): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update opplaring.tilrettelegging set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where sak_id = ${o.sakId} and elev_id = ${o.elevId} and kjent_til is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
