// From rows of the register to what is counted. Pure: no database, no clock.
import type { Dagsrad } from './lager-oversikt.ts';
import type { Fravarsgrunn } from './modell.ts';
import { tellDag } from './regler.ts';
import type { Fravarsdag } from './regler-fratrekk.ts';

const MINUTTER_PER_TIME = 60;

export interface Telling {
  readonly dager: number;
  readonly minutter: number;
  readonly sen: number;
  readonly dokumentert: number;
  readonly udokumentert: number;
}

/** Rows of one pupil, day by day. */
export const perDag = (rader: readonly Dagsrad[]): ReadonlyMap<string, readonly Dagsrad[]> => Map.groupBy(rader, (r) => r.dato);

const erDokumentert = (r: Dagsrad): boolean =>
  r.arsak === 'permisjon' || r.arsak === 'trossamfunn' || (r.dokumentasjon !== null && r.dokumentasjon !== 'foresatt');

/** Days, minutes and times late of one pupil. Nothing is turned into anything else. */
export function tell(rader: readonly Dagsrad[]): Telling {
  let dager = 0;
  let minutter = 0;
  let dokumentert = 0;
  for (const dagens of perDag(rader).values()) {
    const d = tellDag(dagens, dagens[0]?.timer ?? [], MINUTTER_PER_TIME);
    dager += d.dager;
    minutter += d.minutter;
    if (d.dager === 1 && dagens.every(erDokumentert)) dokumentert += 1;
  }
  return { dager, minutter, sen: rader.filter((r) => r.status === 'sen').length, dokumentert, udokumentert: dager - dokumentert };
}

const grunnFor = (r: Dagsrad, helse: ReadonlySet<string>): Fravarsgrunn => {
  switch (r.arsak) {
    case 'permisjon':
    case 'trossamfunn':
    case 'ugyldig':
    case 'bortvist':
      return r.arsak;
    default:
      return r.arsak !== null && helse.has(r.arsak)
        ? 'helse'
        : r.dokumentasjon === 'legeattest' || r.dokumentasjon === 'kronisk'
          ? 'helse'
          : 'ukjent';
  }
};

/** The whole days of absence with ground and paper, for the diploma. `helse`: the school's types that are about health. */
export const heleDager = (rader: readonly Dagsrad[], helse: ReadonlySet<string>): Fravarsdag[] =>
  [...perDag(rader)].flatMap(([dato, dagens]) => {
    const r = dagens[0];
    if (r === undefined || tellDag(dagens, r.timer, MINUTTER_PER_TIME).dager === 0) return [];
    return [
      { dato, grunn: grunnFor(r, helse), legeattest: r.dokumentasjon === 'legeattest', kronisk: r.dokumentasjon === 'kronisk' },
    ];
  });

/** The longest spell of whole days that reaches the last of them, and its first day. */
export function paRad(
  dager: readonly string[],
  neste: (d: string) => string | undefined,
): { readonly antall: number; readonly fra: string | null } {
  const sett = new Set(dager);
  let best = { antall: 0, fra: null as string | null };
  for (const d of dager) {
    let antall = 1;
    for (let n = neste(d); n !== undefined && sett.has(n); n = neste(n)) antall += 1;
    if (antall > best.antall) best = { antall, fra: d };
  }
  return best;
}
