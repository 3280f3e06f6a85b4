// Pure: what the home sees of the day, and what a pupil decides at which age.
import { leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';
import type { Dagsstatus } from '../fravar/index.ts';
import type { Rutine } from '../rutine/index.ts';
import type { Elevrett, Hjemstatus } from './modell.ts';

/** The last day of the week the page is about: this Sunday, and from Saturday on the next. */
export function ukeslutt(dag: Dato): Dato {
  const nr = ukedag(dag);
  return leggTilDager(dag, nr >= 6 ? 14 - nr : 7 - nr);
}

/**
 * The status as the home should read it. Nobody is told that a child is missing before the school has opened a case (then it is told at once); after
 * school a child nobody has written down is not «expected».
 */
export function hjemstatus(
  status: Dagsstatus,
  o: { readonly skoledag: boolean; readonly sak: boolean; readonly klokka: string; readonly rutine: Rutine },
): Hjemstatus {
  if (!o.skoledag) return 'fri';
  if (o.sak) return 'etterlyses';
  const ukjent = status === 'ventes' || status === 'etterlyses';
  if (o.klokka >= o.rutine.skoledag.til && (ukjent || status === 'tilstede' || status === 'sen')) return 'ferdig';
  return ukjent ? 'ventes' : status;
}

interface Aldersrett {
  readonly rett: Elevrett['rett'];
  readonly fra: number;
  /** By the year at school and not by age (opplæringslova §§ 3-1 to 3-4). */
  readonly trinn?: number;
}

/** rules.md 2.4: by birthday, and by year at school where the law says so. */
const ALDERSRETTER: readonly Aldersrett[] = [
  { rett: 'hores', fra: 7 },
  { rett: 'vekt', fra: 12 },
  { rett: 'foreldresamtale', fra: 12 },
  { rett: 'samtykke13', fra: 13 },
  { rett: 'malform', fra: 13, trinn: 8 },
  { rett: 'opplaering', fra: 15 },
  { rett: 'permisjon', fra: 15 },
  { rett: 'livssyn', fra: 15 },
  { rett: 'myndig', fra: 18 },
];

/** Every right with whether the pupil has it today. */
export const elevretter = (alder: number, arstrinn: number): Elevrett[] =>
  ALDERSRETTER.map(({ rett, fra, trinn }) => ({ rett, fra, har: trinn === undefined ? alder >= fra : arstrinn >= trinn }));
