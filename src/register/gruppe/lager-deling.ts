import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';

export interface Deling {
  readonly id: string;
  readonly skole: string;
  readonly skolenavn: string;
  readonly skolear: number;
  readonly arstrinn: number;
  readonly antallKlasser: number;
  readonly storst: number;
  readonly fro: number;
  readonly versjon: string;
  readonly endringssett: string | null;
}

/** A draft of a class division. */
export async function finnDeling(db: DbEllerTx, id: string): Promise<Innsyn<Deling> | undefined> {
  const { rows } =
    await sql<Deling>`select d.id, d.skole, d.skolear, d.arstrinn, d.antall_klasser as "antallKlasser", d.storst, d.fro,
      d.versjon::text as versjon, d.endringssett,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = d.skole and s.kjent_til is null limit 1), d.skole) as skolenavn
    from register.klassedeling d where d.id = ${id}`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [rows[0].skole] } });
}

/** The drafts of a school's year that are not in use yet, the newest first. */
export async function finnUtkast(
  db: DbEllerTx,
  u: { skole: string; skolear: number; trinn: number },
): Promise<{ id: string; opprettet: string }[]> {
  const { rows } = await sql<{ id: string; opprettet: string }>`select id, opprettet from register.klassedeling
    where skole = ${u.skole} and skolear = ${u.skolear} and arstrinn = ${u.trinn} and endringssett is null order by opprettet desc limit 5`.execute(
    db,
  );
  return rows;
}

export interface Delingsrad {
  readonly personId: string;
  readonly stotte: boolean;
  readonly klasse: number | null;
  readonly last: boolean;
}
export interface Onskerad {
  readonly personId: string;
  readonly annenId: string;
  readonly slag: 'sammen' | 'fra_hverandre';
  readonly skal: boolean;
}

/** The pupils and wishes of a draft. One statement. */
export async function finnInnhold(db: DbEllerTx, id: string): Promise<{ elever: Delingsrad[]; onsker: Onskerad[] }> {
  const { rows } = await sql<{ elever: Delingsrad[]; onsker: Onskerad[] }>`select
    coalesce((select json_agg(json_build_object('personId', e.person_id, 'stotte', e.stotte, 'klasse', e.klasse, 'last', e.last))
      from register.klassedelingselev e where e.deling_id = ${id}), '[]') as elever,
    coalesce((select json_agg(json_build_object('personId', o.person_id, 'annenId', o.annen_id, 'slag', o.slag, 'skal', o.skal))
      from register.klassedelingsonske o where o.deling_id = ${id}), '[]') as onsker`.execute(db);
  return rows[0]!;
}

/** Writes a new draft. */
export async function skrivDeling(
  tx: Tx,
  d: Omit<Deling, 'versjon' | 'endringssett' | 'skolenavn'> & { readonly na: string; readonly av: string },
): Promise<void> {
  await sql`insert into register.klassedeling (id, skole, skolear, arstrinn, antall_klasser, storst, fro, opprettet, opprettet_av)
    values (${d.id}, ${d.skole}, ${d.skolear}, ${d.arstrinn}, ${d.antallKlasser}, ${d.storst}, ${d.fro}, ${d.na}, ${d.av})`.execute(
    tx,
  );
}

/** Writes the pupils of a draft: new ones are added, those named are changed. */
export async function skrivElever(tx: Tx, id: string, elever: readonly Delingsrad[]): Promise<void> {
  await sql`insert into register.klassedelingselev (deling_id, person_id, stotte, klasse, last)
    select ${id}::uuid, x."personId", x.stotte, x.klasse, x.last
    from json_to_recordset(${JSON.stringify(elever)}::json) as x("personId" uuid, stotte boolean, klasse int, last boolean)
    on conflict (deling_id, person_id) do update set stotte = excluded.stotte, klasse = excluded.klasse, last = excluded.last`.execute(
    tx,
  );
}

/** Writes a wish, or takes it away. */
export async function skrivOnske(
  tx: Tx,
  id: string,
  o: Onskerad | { readonly personId: string; readonly annenId: string },
): Promise<void> {
  if ('slag' in o)
    await sql`insert into register.klassedelingsonske (deling_id, person_id, annen_id, slag, skal)
      values (${id}, ${o.personId}, ${o.annenId}, ${o.slag}, ${o.skal})
      on conflict (deling_id, person_id, annen_id) do update set slag = excluded.slag, skal = excluded.skal`.execute(tx);
  else
    await sql`delete from register.klassedelingsonske where deling_id = ${id} and person_id = ${o.personId} and annen_id = ${o.annenId}`.execute(tx); // prettier-ignore
}

/** A new version of the draft, with what was changed about it. */
export async function nyVersjon(
  tx: Tx,
  id: string,
  d: { antallKlasser?: number; storst?: number; fro?: number; endringssett?: string },
): Promise<void> {
  await sql`update register.klassedeling set versjon = versjon + 1, antall_klasser = coalesce(${d.antallKlasser ?? null}, antall_klasser),
    storst = coalesce(${d.storst ?? null}, storst), fro = coalesce(${d.fro ?? null}, fro),
    endringssett = coalesce(${d.endringssett ?? null}::uuid, endringssett) where id = ${id}`.execute(tx);
}
