// What the kommune's own access solution may tell us of. The format is ours, and described in README.md.

/** Roles the file may give, and how far each reaches. A role left out here cannot come from a file. */
export const FILROLLER = {
  skolekonsulent: 'skole',
  rektor: 'skole',
  hovudstegsleder: 'skole',
  radgiver: 'skole',
  sosiallarer: 'skole',
  larer: 'skole',
  sfoLeder: 'skole',
  sfoAnsatt: 'skole',
  kommunalsjef: 'kommune',
  faktureringsansvarlig: 'kommune',
  personvernombud: 'kommune',
} as const satisfies Readonly<Record<string, 'skole' | 'kommune'>>;
export type Filrolle = keyof typeof FILROLLER;

/** Roles that exist and are never taken from a file: one needs a second person, the other is what a vendor's window opens. */
export const NEKTEDE_ROLLER = ['systemforvalter', 'brukerstotteIt', 'leverandor'] as const;

export const KOLONNER = ['ansattnummer', 'rolle', 'skole', 'fra', 'til'] as const;
export type Kolonne = (typeof KOLONNER)[number];

/** What is wrong with a row. Each has its sentence on the screen. */
export type Radfeil =
  | 'mangler_ansattnummer'
  | 'ugyldig_ansattnummer'
  | 'mangler_rolle'
  | 'ukjent_rolle'
  | 'rolle_ikke_tillatt'
  | 'mangler_skole'
  | 'skole_ikke_ventet'
  | 'ugyldig_organisasjonsnummer'
  | 'ugyldig_dato'
  | 'slutter_for_start'
  | 'for_mange_felt'
  | 'gjentatt_rolle';

export interface Feilrad {
  readonly linje: number;
  readonly felt: Kolonne | 'linje';
  readonly kode: Radfeil;
}

/** One role of one employee. `skole` is null for roles that reach the whole kommune; an open date is null. */
export interface Filrad {
  readonly linje: number;
  readonly rolle: Filrolle;
  readonly skole: string | null;
  readonly fra: string | null;
  readonly til: string | null;
}

/** Everything the file says of one employee number: the roles, and the rows about the same number that could not be read. */
export interface Rolleansatt {
  readonly ansattnummer: string;
  readonly roller: readonly Filrad[];
  readonly feil: readonly Feilrad[];
}

export interface Rollefil {
  readonly ansatte: readonly Rolleansatt[];
  /** Rows that name nobody. */
  readonly utenAnsatt: readonly Feilrad[];
  /** The same role of the same employee, word for word, more than once. */
  readonly like: number;
  readonly rader: number;
}
