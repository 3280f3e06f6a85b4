import type { DbEllerTx } from '#grunn/db/index.ts';
import { hentHjem, hentMonstre } from './lager.ts';
import { hosHvem, ukaTil, type Ukedagshjem } from './regler.ts';

type Leser = { readonly db: DbEllerTx; readonly idag: string };

/** With whom a pupil is today, as far as somebody has said and the reader may know it. */
export async function hentDagenshjem(s: Leser, elevId: string): Promise<Ukedagshjem | undefined> {
  const monstre = await hentMonstre(s, [elevId]);
  return monstre.length === 0 ? undefined : hosHvem(monstre, await hentHjem(s, elevId), s.idag);
}

/** The same for the days of this week, Monday first. Undefined: nobody has said anything of the week. */
export async function hentUkenshjem(s: Leser, elevId: string): Promise<(Ukedagshjem | null)[] | undefined> {
  const monstre = await hentMonstre(s, [elevId]);
  if (monstre.length === 0) return undefined;
  const hjem = await hentHjem(s, elevId);
  const uka = ukaTil(s.idag).map((d) => hosHvem(monstre, hjem, d) ?? null);
  return uka.every((d) => d === null) ? undefined : uka;
}
