import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Barnefakta } from '#tilgang/relasjon/index.ts';
import { rolleoppsettDaSql, tolkOppsett, type Rolleoppsett } from '#tilgang/rolle/index.ts';
import type { Ansattedata } from './regler.ts';

export interface Tidsdata {
  readonly barn: Barnefakta;
  readonly ansatte: Ansattedata;
  readonly oppsett: Rolleoppsett;
  readonly visningsnavn: string;
  /** Has been at work here, at any time. */
  readonly ansatt: boolean;
}

/** What was so, and was known, of a child at a moment. One statement. `fra`: windows and emergency looks that were open at any time from then count. */
export async function hentTidsdata(
  db: DbEllerTx,
  o: { barnId: string; fra: string; naar: string; dato: string },
): Promise<Tidsdata> {
  const { rows } = await sql<Omit<Tidsdata, 'oppsett'> & { oppsett: Readonly<Record<string, unknown>> }>`
    select tilgang.barnefakta_da(${o.barnId}::uuid, ${o.naar}::timestamptz) as barn,
      tilgang.ansatte_da(${o.barnId}::uuid, ${o.naar}::timestamptz, ${o.dato}::date, ${o.fra}::timestamptz) as ansatte,
      ${rolleoppsettDaSql(o.naar)} as oppsett, coalesce(tilgang.navn_pa(${o.barnId}::uuid), '') as visningsnavn,
      exists (select 1 from register.arbeidsforhold a where a.person_id = any (register.alle_ider(${o.barnId}::uuid))) as ansatt`.execute(
    db,
  );
  const r = rows[0]!;
  return { ...r, oppsett: tolkOppsett(r.oppsett) };
}

export async function hentNavn(db: DbEllerTx, ider: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{ id: string; navn: string | null }>`
    select id, tilgang.navn_pa(id) as navn from unnest(${ider as string[]}::uuid[]) id`.execute(db);
  return new Map(rows.map((r) => [r.id, r.navn ?? '']));
}
