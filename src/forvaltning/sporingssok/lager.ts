import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Kontrollrad } from './modell.ts';

export interface Sporrad {
  readonly id: string;
  readonly tid: string;
  readonly aktor_id: string | null;
  readonly rolle: string;
  readonly visning: string;
  readonly felter: readonly string[] | null;
  readonly begrunnelse: string | null;
  readonly navn: string | null;
  readonly skole: string | null;
  readonly aktor_skjermet: boolean;
}

/**
 * Who has been shown a person (all entries that were joined to it), newest first, `til` not included. With `felt`: only in versions of pages
 * that show it, and in those from before fields were kept, which may have. `uten`: whose own looks are left out.
 */
export async function hentInnsyn(
  db: DbEllerTx,
  o: {
    personId: string;
    fra: string;
    til: string;
    felt: string | undefined;
    idag: string;
    maks: number;
    uten?: string | undefined;
  },
): Promise<readonly Sporrad[]> {
  const { rows } = await sql<Sporrad>`
    select i.id, i.tid, i.aktor_id, i.aktor as rolle, i.visning, f.felter, i.begrunnelse, tilgang.navn_pa(i.aktor_id) as navn,
      (select s.navn from register.arbeidsforhold a join register.skole s on s.organisasjonsnummer = a.skole and s.kjent_til is null
        where a.person_id = i.aktor_id and a.kjent_til is null and a.skole is not null
          and (a.fra is null or a.fra <= i.tid::date) and (a.til is null or a.til >= i.tid::date) order by a.hovedstilling desc limit 1) as skole,
      coalesce(register.gradering_for(i.aktor_id) in ('fortrolig', 'strengtFortrolig'), false) as aktor_skjermet
    from sporing.innsyn_i(register.alle_ider(${o.personId}::uuid), ${o.fra}::timestamptz, ${o.til}::timestamptz) i
    left join sporing.feltsett f on f.visning = i.visning and f.feltsett = i.feltsett
    where (${o.felt ?? null}::text is null or f.felter is null or ${o.felt ?? null} = any(f.felter))
      and (${o.uten ?? null}::uuid is null or i.aktor_id is distinct from ${o.uten ?? null}::uuid)
    order by i.tid desc, i.id limit ${o.maks}`.execute(db);
  return rows;
}

/** Every field that any page has shown. */
export async function hentKjenteFelt(db: DbEllerTx): Promise<readonly string[]> {
  const { rows } = await sql<{ felt: string }>`
    select distinct felt from sporing.feltsett f, unnest(f.felter) felt where f.visning like 'register.%' order by felt`.execute(
    db,
  );
  return rows.map((r) => r.felt);
}

export async function hentVisningsnavn(db: DbEllerTx, personId: string): Promise<string> {
  const { rows } = await sql<{ navn: string | null }>`select tilgang.navn_pa(${personId}::uuid) as navn`.execute(db);
  return rows[0]?.navn ?? '';
}

export async function hentKontroller(db: DbEllerTx): Promise<{
  readonly kontroller: readonly Kontrollrad[];
  readonly sisteRunde: { readonly runde: number; readonly tid: string } | null;
}> {
  const { rows } = await sql<Kontrollrad>`
    select id, startet, ferdig, rader, runder, uforseglet, brudd, merknader from sporing.kontroll order by startet desc limit 20`.execute(
    db,
  );
  const siste = await sql<{
    runde: number;
    tid: string;
  }>`select runde, tid from sporing.runde order by runde desc limit 1`.execute(db);
  return { kontroller: rows, sisteRunde: siste.rows[0] ?? null };
}
