// Which home on which day. Pure.
import { dagerMellom, gjelder, leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';
import type { Hjemmonster, Monsterslag } from './modell.ts';

/** Is the number of the week (ISO 8601) even? A week belongs to the year its Thursday is in, and week 53 is followed by week 1: two odd in a row. */
export function erPartallsuke(dato: Dato): boolean {
  const torsdag = leggTilDager(dato, 4 - ukedag(dato));
  const uke = Math.floor(dagerMellom(`${torsdag.slice(0, 4)}-01-01`, torsdag) / 7) + 1;
  return uke % 2 === 0;
}

const HEL = '1111111';
const INGEN = '0000000';

/** Fourteen days, the even weeks first: 1 = in the home of the one who writes. `ukedager`: 1 = Monday. */
export function dagerFor(slag: Monsterslag, ukedager: readonly number[] = []): string {
  if (slag === 'heleTiden') return HEL + HEL;
  if (slag === 'partall') return HEL + INGEN;
  if (slag === 'oddetall') return INGEN + HEL;
  const uke = [1, 2, 3, 4, 5, 6, 7].map((d) => (ukedager.includes(d) ? '1' : '0')).join('');
  return uke + uke;
}

/** What the fourteen days are called. */
export function slagFor(dager: string): Monsterslag {
  if (dager === HEL + HEL) return 'heleTiden';
  if (dager === HEL + INGEN) return 'partall';
  return dager === INGEN + HEL ? 'oddetall' : 'ukedager';
}

/** Is the child in the home the pattern speaks of on this date? */
export const iHjemmet = (dager: string, dato: Dato): boolean => dager[(erPartallsuke(dato) ? 0 : 7) + ukedag(dato) - 1] === '1';

type Svar = { readonly hos: string; readonly iHjemmet: boolean; readonly bekreftet: boolean };

/**
 * Which home on a date. What both have said goes before what one has; what somebody has called wrong, or has been taken back, says nothing.
 * The newest first day wins.
 */
export function hjemPaDag(
  monstre: readonly Pick<Hjemmonster, 'hos' | 'dager' | 'fra' | 'til' | 'status'>[],
  dato: Dato,
): Svar | undefined {
  const mulige = monstre
    .filter((m) => (m.status === 'foreslatt' || m.status === 'bekreftet') && gjelder(dato, m.fra, m.til))
    .toSorted((a, b) => Number(b.status === 'bekreftet') - Number(a.status === 'bekreftet') || b.fra.localeCompare(a.fra));
  const m = mulige[0];
  return m === undefined ? undefined : { hos: m.hos, iHjemmet: iHjemmet(m.dager, dato), bekreftet: m.status === 'bekreftet' };
}

/** One day of the week for staff: with whom, `annet` when it is not known with whom, and whether both have said so. */
export interface Ukedagshjem {
  readonly hos: string | null;
  readonly bekreftet: boolean;
}

/**
 * With whom a child is on a date. The pattern speaks of one home; the rest of the days are the other's when there is one other alone of full
 * standing, else nobody's the school can name (`hos` null). Undefined: nobody has said.
 */
export function hosHvem(monstre: Parameters<typeof hjemPaDag>[0], hjem: readonly string[], dato: Dato): Ukedagshjem | undefined {
  const dag = hjemPaDag(monstre, dato);
  if (dag === undefined) return undefined;
  const andre = hjem.filter((id) => id !== dag.hos);
  return { hos: dag.iHjemmet ? dag.hos : andre.length === 1 ? andre[0]! : null, bekreftet: dag.bekreftet };
}

/** Monday to Sunday of the week a date is in. */
export const ukaTil = (dato: Dato): Dato[] => [0, 1, 2, 3, 4, 5, 6].map((n) => leggTilDager(dato, n + 1 - ukedag(dato)));

/** The ones to call, the confirmed home of the day first. Nobody is left out and nobody is added: a pattern says in which order, never who. */
export function hjemmetForst<T extends { readonly personId: string }>(
  kontakter: readonly T[],
  dag: Ukedagshjem | undefined,
): T[] {
  const forst = dag?.bekreftet === true ? dag.hos : null;
  return kontakter.toSorted((a, b) => Number(b.personId === forst) - Number(a.personId === forst));
}
