import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Gjestegrunnlag } from './regler-gjest.ts';

export interface Gjest {
  readonly id: string;
  readonly personId: string;
  readonly navn: string;
  readonly skole: string;
  readonly skolenavn: string;
  readonly hjemkommune: string;
  readonly grunnlag: Gjestegrunnlag;
  readonly fra: string;
  readonly til: string;
}

const GJEST = (idag: string) => sql`g.id, g.person_id as "personId", g.skole, g.hjemkommune, g.grunnlag, g.fra, g.til,
  coalesce((select s.navn from register.skole s where s.organisasjonsnummer = g.skole and s.kjent_til is null limit 1), g.skole) as skolenavn,
  coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(g.person_id, ${idag}::date) n), '') as navn`;

/** Pupils from other kommuner in a school year, as far as the reader may see, by home kommune. */
export async function finnGjester(
  db: DbEllerTx,
  u: { alt: boolean; skoler: readonly string[]; fra: string; til: string; idag: string },
): Promise<Gjest[]> {
  const { rows } =
    await sql<Gjest>`select * from (select ${GJEST(u.idag)} from register.gjesteelev g where g.opphevet is null and g.fra <= ${u.til}::date
      and g.til >= ${u.fra}::date and (${u.alt} or g.skole = any(${u.skoler as string[]}::text[]))) x
    order by x.hjemkommune, x.navn collate "nb-x-icu", x.fra`.execute(db);
  return rows;
}

/** One that was decided and stands. */
export async function finnGjest(db: DbEllerTx, id: string, idag: string): Promise<Innsyn<Gjest> | undefined> {
  const { rows } =
    await sql<Gjest>`select ${GJEST(idag)} from register.gjesteelev g where g.id = ${id}::uuid and g.opphevet is null`.execute(
      db,
    );
  return rows[0] && innsyn(rows[0], { gjelder: [rows[0].personId], tilhorighet: { egenSkole: [rows[0].skole] } });
}

/** @throws 23P01 when another decision stands for some of the days */
export async function skrivGjest(
  tx: Tx,
  g: Omit<Gjest, 'navn' | 'skolenavn'> & { readonly na: string; readonly av: string },
): Promise<void> {
  await sql`insert into register.gjesteelev (id, person_id, skole, hjemkommune, grunnlag, fra, til, gitt, gitt_av)
    values (${g.id}, ${g.personId}, ${g.skole}, ${g.hjemkommune}, ${g.grunnlag}, ${g.fra}::date, ${g.til}::date, ${g.na}::timestamptz, ${g.av})`.execute(
    tx,
  );
}

export async function opphevGjest(tx: Tx, g: { id: string; na: string; av: string }): Promise<boolean> {
  const svar =
    await sql`update register.gjesteelev set opphevet = ${g.na}::timestamptz, opphevet_av = ${g.av}::uuid where id = ${g.id}::uuid and opphevet is null`.execute(
      tx,
    );
  return Number(svar.numAffectedRows ?? 0) === 1;
}
