// Who has access to which child, for all or for some: what the kommune is asked to look at before it opens again, and who waits.
import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import { avgjorRelasjon, type Barnefakta, type Relasjonsbeslutning } from '#tilgang/relasjon/index.ts';

/** Children asked about at a time. */
const BOLK = 500;

const naere = (f: Barnefakta): string[] => [
  ...new Set([
    ...f.ansvar.flatMap((a) => a.personId ?? []),
    ...f.beslutninger.filter((b) => b.opphevet === null).flatMap((b) => b.personId ?? []),
  ]),
];

/** Facts of these children, as many at a time as fit one answer. */
async function* fakta(db: DbEllerTx, barn: readonly string[]): AsyncGenerator<Barnefakta> {
  for (let i = 0; i < barn.length; i += BOLK) {
    const { rows } = await sql<{
      f: Barnefakta;
    }>`select tilgang.barnefakta(b) as f from unnest(${barn.slice(i, i + BOLK) as string[]}::uuid[]) b`.execute(db);
    for (const r of rows) yield r.f;
  }
}

/** Pupils with a place today or later, at these schools; undefined: at all. */
async function elever(db: DbEllerTx, idag: Dato, skoler?: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct e.person_id as id from register.elevforhold e
    where e.kjent_til is null and (e.til is null or e.til >= ${idag}::date)
      and (${skoler === undefined} or e.skole = any(${(skoler ?? []) as string[]}::text[]))`.execute(db);
  return rows.map((r) => r.id);
}

/** Every pair of guardian and child with insight today, the closing itself left out of account. */
async function parMedInnsyn(db: DbEllerTx, idag: Dato): Promise<{ barn: string; person: string }[]> {
  const ut: { barn: string; person: string }[] = [];
  for await (const f of fakta(db, await elever(db, idag)))
    for (const person of naere(f))
      if (avgjorRelasjon({ ...f, stenging: null }, person, idag).retter.includes('se')) ut.push({ barn: f.barnId, person });
  return ut;
}

/** Keeps who had access when it was closed; how many pairs. */
export async function lagreTilgangsbilde(tx: Tx, o: { stengingId: string; idag: Dato }): Promise<number> {
  const par = await parMedInnsyn(tx, o.idag);
  await sql`insert into tilgang.foresattstenging_tilgang (stenging_id, barn_id, person_id)
    select ${o.stengingId}, b, p from unnest(${par.map((x) => x.barn)}::uuid[], ${par.map((x) => x.person)}::uuid[]) x(b, p)`.execute(
    tx,
  );
  return par.length;
}

export const tellPar = async (db: DbEllerTx, idag: Dato): Promise<number> => (await parMedInnsyn(db, idag)).length;

export interface Parforskjell {
  readonly mistet: readonly { barn: string; person: string }[];
  readonly fatt: readonly { barn: string; person: string }[];
}

/** Who has lost and gained access since it was closed. */
export async function hentForskjell(db: DbEllerTx, o: { stengingId: string; idag: Dato }): Promise<Parforskjell> {
  const { rows } = await sql<{
    barn: string;
    person: string;
  }>`select barn_id as barn, person_id as person from tilgang.foresattstenging_tilgang where stenging_id = ${o.stengingId}`.execute(
    db,
  );
  const na = await parMedInnsyn(db, o.idag);
  const nokkel = (x: { barn: string; person: string }) => `${x.barn} ${x.person}`;
  const [for_, etter] = [new Set(rows.map(nokkel)), new Set(na.map(nokkel))];
  return { mistet: rows.filter((x) => !etter.has(nokkel(x))), fatt: na.filter((x) => !for_.has(nokkel(x))) };
}

export interface Ventende {
  readonly beslutning: Relasjonsbeslutning;
  readonly fakta: Barnefakta;
}

/**
 * New guardians near any protection, whom nobody has decided on. Only children around whom there is, or has been, protection or a block are
 * asked about.
 */
export async function hentVentende(db: DbEllerTx, o: { idag: Dato; skoler: readonly string[] | undefined }): Promise<Ventende[]> {
  const { rows } = await sql<{ id: string }>`
    with barn as (select distinct e.person_id as id from register.elevforhold e where e.kjent_til is null and (e.til is null or e.til >= ${o.idag}::date)
        and (${o.skoler === undefined} or e.skole = any(${(o.skoler ?? []) as string[]}::text[]))),
    vernet as materialized (
      select b.person_id as id from register.adressebeskyttelse b
      union select a.person_id from register.adresse a where a.gradering <> 'ugradert'
      union select s.person_id from tilgang.skjerming s)
    select b.id from barn b where b.id in (select id from vernet)
      or exists (select 1 from tilgang.sperring s where s.barn_id = b.id)
      or exists (select 1 from register.foreldreansvar f where f.person_id = b.id and f.ansvarlig_id in (select id from vernet))
      or exists (select 1 from tilgang.foresattbeslutning f where f.barn_id = b.id and f.person_id in (select id from vernet))`.execute(
    db,
  );
  const ut: Ventende[] = [];
  for await (const f of fakta(
    db,
    rows.map((r) => r.id),
  ))
    for (const person of naere(f)) {
      const beslutning = avgjorRelasjon({ ...f, stenging: null }, person, o.idag);
      if (beslutning.grunn === 'ventepaFrigivelse') ut.push({ beslutning, fakta: f });
    }
  return ut;
}
