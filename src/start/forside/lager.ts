import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { rolleoppsettSql, tolkOppsett, type Rolleoppsett, type Tilgangsfaktum } from '#tilgang/rolle/index.ts';

export interface Registertall {
  readonly elever: number;
  readonly foresatte: number;
  readonly ansatte: number;
}

/** Pupils today, those with parental responsibility for one, and employees. One statement. */
export async function hentRegistertall(db: DbEllerTx, idag: string): Promise<Registertall> {
  const { rows } = await sql<Registertall>`
    with e as materialized (select distinct person_id from register.elevforhold
      where kjent_til is null and fra <= ${idag}::date and (til is null or til >= ${idag}::date))
    select (select count(*) from e) as elever,
      (select count(distinct f.ansvarlig_id) from register.foreldreansvar f join e on e.person_id = f.person_id where f.kjent_til is null) as foresatte,
      (select count(distinct a.person_id) from register.personalressurs a where a.kjent_til is null and (a.til is null or a.til >= ${idag}::date)) as ansatte`.execute(
    db,
  );
  return rows[0]!;
}

/** How many people of these schools the readings hold back. Never who or why: that is for those who keep the register. */
export async function tellHoldteVed(db: DbEllerTx, skoler: readonly string[], idag: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select distinct person_id from kilde.holdt_igjen where lost is null and person_id is not null) h
    where exists (select 1 from register.skoler_for(h.person_id, ${idag}::date) s where s = any(${skoler as string[]}::text[]))`.execute(
    db,
  );
  return rows[0]!.n;
}

export interface Oppfolgingsgrunnlag {
  readonly oppsett: Rolleoppsett;
  readonly fakta: ReadonlyMap<string, Tilgangsfaktum[]>;
  readonly skjermede: ReadonlySet<string>;
  /** The newest stored value of each setting asked for; null where there is none. */
  readonly innstillinger: readonly unknown[];
}

/**
 * What the count of things to follow up among the employees is made of: every fact that has not ended, the settings, and who is protected.
 * One statement; the rules that make the lists themselves do the counting, so the number is the list's own.
 */
export async function hentOppfolgingsgrunnlag(
  db: DbEllerTx,
  idag: string,
  innstillinger: readonly string[],
): Promise<Oppfolgingsgrunnlag> {
  const { rows } = await sql<{
    oppsett: Record<string, unknown>;
    fakta: (Tilgangsfaktum & { person_id: string })[];
    skjermede: string[];
    innstillinger: unknown[];
  }>`
    with f as materialized (select f.person_id, f.hva, f.kilde, f.kode, f.tittel, f.omfang, f.enhet, f.fra, f.til, f.taus_siden, f.apnet, f.stenges, f.kjent_fra, f.id
      from tilgang.ansattfakta f where f.til is null or f.til >= ${idag}::date
        -- a role from the access solution ends with the last position, so those that have ended must be there to say it
        or (f.hva = 'arbeidsforhold' and exists (select 1 from register.rollefaktum r where r.person_id = f.person_id and r.kjent_til is null)))
    select ${rolleoppsettSql} as oppsett, coalesce((select json_agg(f) from f), '[]') as fakta,
      array(select tilgang.skjermede((select coalesce(array_agg(distinct person_id), '{}') from f))) as skjermede,
      (select coalesce(json_agg((select i.verdi from grunn.innstilling i where i.navn = x.navn order by i.satt desc limit 1)), '[]')
        from unnest(${innstillinger as string[]}::text[]) x(navn)) as innstillinger`.execute(db);
  const r = rows[0]!;
  return {
    oppsett: tolkOppsett(r.oppsett),
    fakta: Map.groupBy(r.fakta, (f) => f.person_id),
    skjermede: new Set(r.skjermede),
    innstillinger: r.innstillinger,
  };
}
