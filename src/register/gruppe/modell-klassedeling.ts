// Dividing a year into classes: what is asked for, and what is proposed.

export interface Delingselev {
  readonly id: string;
  readonly kjonn: 'kvinne' | 'mann' | null;
  /** Needs support in Norwegian, as the school has noted it for the division. */
  readonly stotte: boolean;
}

/** Two who are to go together, or not. `skal`: kept without exception; else a wish that counts. */
export interface Delingsonske {
  readonly a: string;
  readonly b: string;
  readonly slag: 'sammen' | 'fra_hverandre';
  readonly skal: boolean;
}

export interface Delingsvalg {
  readonly elever: readonly Delingselev[];
  readonly antallKlasser: number;
  /** The largest a class may be. */
  readonly storst: number;
  readonly onsker: readonly Delingsonske[];
  /** Placed by hand: pupil → class number from 0. */
  readonly last: ReadonlyMap<string, number>;
  /** The same seed gives the same proposal. */
  readonly fro: number;
}

/** Why no division keeps all that must be: the pupils it is about. */
export type Delingskonflikt =
  | { readonly kode: 'for_mange'; readonly elever: number; readonly plasser: number }
  | { readonly kode: 'sammen_og_hver_for_seg'; readonly personer: readonly string[] }
  | { readonly kode: 'sammen_for_mange'; readonly personer: readonly string[]; readonly storst: number }
  | { readonly kode: 'last_hver_for_seg'; readonly personer: readonly string[] }
  | { readonly kode: 'for_mange_hver_for_seg'; readonly personer: readonly string[]; readonly klasser: number };

export interface Klassetall {
  readonly elever: number;
  readonly jenter: number;
  readonly gutter: number;
  readonly stotte: number;
}

export type Delingsgrunn =
  | { readonly kode: 'last' }
  | { readonly kode: 'sammen'; readonly med: string; readonly skal: boolean }
  | { readonly kode: 'skilt'; readonly fra: string; readonly skal: boolean }
  | { readonly kode: 'ikke_sammen'; readonly med: string }
  | { readonly kode: 'ikke_skilt'; readonly fra: string }
  | { readonly kode: 'balanse' };

export type Klasseforslag =
  | { readonly ok: false; readonly konflikter: readonly Delingskonflikt[] }
  | {
      readonly ok: true;
      /** Pupil → class number from 0. */
      readonly plass: ReadonlyMap<string, number>;
      readonly klasser: readonly Klassetall[];
      readonly grunner: ReadonlyMap<string, readonly Delingsgrunn[]>;
      /** Wishes that counted, and how many were met. */
      readonly onsker: { readonly antall: number; readonly oppfylt: number };
    };
