import { dagsstatus, DAGSSTATUSER, frist, somElevIDag, type Dagsstatus, type Elevdag } from '../fravar/kjerne.ts';
import type { Rutine } from '../rutine/index.ts';
import type { Tavleklasse } from './modell.ts';

/** Pupils without a class stand together. */
export const UTEN_KLASSE = '–';

export interface Plassert {
  readonly elev: Elevdag;
  readonly klasse: string;
  readonly status: Dagsstatus;
}

/** Every pupil of the school in exactly one state. */
export const plasser = (elever: readonly Elevdag[], rutine: Rutine, klokka: string): Plassert[] =>
  elever.map((elev) => ({ elev, klasse: elev.klasse ?? UTEN_KLASSE, status: dagsstatus(somElevIDag(elev), rutine, klokka) }));

export interface Savnet {
  /** Pupils to open a case for. */
  readonly elever: readonly Elevdag[];
  /** Classes nobody has checked: one case for the class, and no guardian is frightened. */
  readonly klasser: readonly string[];
}

/**
 * Who must have a case now. Where nobody in a class has been registered, it is the register that is missing, not twenty-eight pupils; then the
 * class gets one case, and its pupils are in it.
 */
export function finnSavnede(plasserte: readonly Plassert[], forteKlasser: ReadonlySet<string>): Savnet {
  const savnet = plasserte.filter((p) => p.status === 'etterlyses' && p.elev.sakId === null);
  const uteFra = (p: Plassert) => !forteKlasser.has(p.klasse) && p.elev.fort === null && p.klasse !== UTEN_KLASSE;
  return {
    elever: savnet.filter((p) => !uteFra(p)).map((p) => p.elev),
    klasser: [...new Set(savnet.filter(uteFra).map((p) => p.klasse))],
  };
}

const tom = (): Record<Dagsstatus, number> => Object.fromEntries(DAGSSTATUSER.map((s) => [s, 0])) as Record<Dagsstatus, number>;

/** One tile a class: how many in each state, and the names of those who are not accounted for. */
export function lagKlasser(
  plasserte: readonly Plassert[],
  v: {
    readonly forte: ReadonlySet<string>;
    readonly klassesaker: ReadonlyMap<string, string>;
    readonly rutine: Rutine;
    readonly klokka: string;
  },
): Tavleklasse[] {
  return [...Map.groupBy(plasserte, (p) => p.klasse)]
    .toSorted(([a, x], [b, y]) => (x[0]?.elev.arstrinn ?? 0) - (y[0]?.elev.arstrinn ?? 0) || a.localeCompare(b, 'nb'))
    .map(([gruppe, i]) => {
      const tall = tom();
      for (const p of i) tall[p.status] += 1;
      const mangler = i.filter((p) => p.status === 'ventes' || p.status === 'etterlyses');
      const frister = mangler.filter((p) => p.status === 'ventes').map((p) => frist(somElevIDag(p.elev), v.rutine, v.klokka));
      return {
        gruppe,
        elever: i.length,
        tall,
        // an unregistered class has nobody to name: all of it is waited for
        mangler: v.forte.has(gruppe) || gruppe === UTEN_KLASSE ? mangler.map((p) => ({ elevId: p.elev.elevId, navn: p.elev.navn, status: p.status, sakId: p.elev.sakId })) : mangler.filter((p) => p.elev.sakId !== null).map((p) => ({ elevId: p.elev.elevId, navn: p.elev.navn, status: p.status, sakId: p.elev.sakId })), // prettier-ignore
        fort: v.forte.has(gruppe),
        frist: frister.toSorted()[0] ?? '',
        klassesak: v.klassesaker.get(gruppe) ?? null,
      };
    });
}
