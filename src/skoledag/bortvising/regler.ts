// Pure: who may send a pupil away, for how long, and what must have been done first (opplæringslova § 13-1).

export const BORTVISINGSSLAG = ['timer', 'resten', 'dager'] as const;
/** Some hours, the rest of the day, or whole days. */
export type Bortvisingsslag = (typeof BORTVISINGSSLAG)[number];
export type Bestemmer = 'rektor' | 'larer';

/** The last of the years where nobody is sent away for days, and the home of one sent from school is told first. */
const SISTE_PA_BARNETRINNET = 7;
const FLEST_DAGER = 3;
/** What a teacher decides alone, minutes. */
const LARERENS = 120;

export type Bortvisingsfeil = 'rektor_bestemmer' | 'bare_timer_og_dag' | 'for_mange_dager' | 'ingen_skoledag' | 'varsle_forst';

export interface Bortvisingsgrunnlag {
  readonly arstrinn: number;
  readonly slag: Bortvisingsslag;
  /** School days it covers. */
  readonly dager: number;
  /** From when to when, for some hours. */
  readonly minutter: number;
  readonly rolle: Bestemmer;
  /** Has the home been told already? */
  readonly varslet: boolean;
}

/** What the law has against it; undefined: nothing. */
export function feilIBortvising(b: Bortvisingsgrunnlag): Bortvisingsfeil | undefined {
  if (b.dager === 0) return 'ingen_skoledag';
  if (b.rolle === 'larer' && (b.slag !== 'timer' || b.minutter > LARERENS)) return 'rektor_bestemmer';
  if (b.slag === 'dager' && b.arstrinn <= SISTE_PA_BARNETRINNET) return 'bare_timer_og_dag';
  if (b.slag === 'dager' && b.dager > FLEST_DAGER) return 'for_mange_dager';
  if (b.slag === 'resten' && b.arstrinn <= SISTE_PA_BARNETRINNET && !b.varslet) return 'varsle_forst';
  return undefined;
}

/** Minutes between two clocks of one day, HH:MM. */
export const minutterMellom = (fra: string, til: string): number => {
  const [a, b] = [fra, til].map((k) => Number(k.slice(0, 2)) * 60 + Number(k.slice(3, 5)));
  return b! - a!;
};
