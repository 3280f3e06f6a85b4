// Pupils whose home is another kommune: who pays, and for how many months of a school year.
import type { Dato } from '#grunn/tid/index.ts';
import { skolearsgrenser } from '#register/skole/kjerne.ts';

export const GJESTEGRUNNLAG = ['fosterhjem', 'institusjon', 'avtale', 'delt_bosted', 'annet'] as const;
export type Gjestegrunnlag = (typeof GJESTEGRUNNLAG)[number];
export type Betaler = 'omsorgskommunen' | 'fylkeskommunen' | 'etter_avtale' | 'ingen';

/** Who pays for a pupil from another kommune (opplæringslova § 28-3, opplæringsforskrifta §§ 21-1 til 21-3). */
export const betaler = (g: Gjestegrunnlag): Betaler =>
  g === 'fosterhjem' ? 'omsorgskommunen' : g === 'institusjon' ? 'fylkeskommunen' : g === 'annet' ? 'ingen' : 'etter_avtale';

/** Calendar months of the school year the stay touches, both dates counted: what the refund is worked out from. */
export function maneder(skolear: number, fra: Dato, til: Dato): number {
  const ar = skolearsgrenser(skolear);
  const [a, b] = [fra > ar.fra ? fra : ar.fra, til < ar.til ? til : ar.til];
  if (a > b) return 0;
  const nr = (d: Dato) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
  return nr(b) - nr(a) + 1;
}
