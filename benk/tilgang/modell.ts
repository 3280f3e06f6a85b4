// The small world access is asked about: rows as they lie in the tables, and nothing computed from them.

/** A row of a table, as it is written. Times are ISO, dates are days. */
export type Rad = Readonly<Record<string, unknown>>;

export const TABELLER = [
  'register.person',
  'register.navn',
  'register.personalia',
  'register.adressebeskyttelse',
  'register.adresse',
  'register.kontaktinformasjon',
  'register.foreldreansvar',
  'register.familierelasjon',
  'register.skole',
  'register.elevforhold',
  'register.gruppe',
  'register.gruppemedlem',
  'register.undervisningsforhold',
  'register.personalressurs',
  'register.arbeidsforhold',
  'register.stillingsslutt',
  'register.rollefaktum',
  'tilgang.rolletildeling',
  'tilgang.skjerming',
  'tilgang.sperring',
  'tilgang.foresattbeslutning',
  'tilgang.samtykkesvar',
  'tilgang.foresattrett',
  'tilgang.frigivelse',
  'tilgang.krets',
  'tilgang.nodinnsyn',
  'tilgang.foresattstenging',
] as const;
export type Tabell = (typeof TABELLER)[number];

/** What nobody else in the world has: to look for in what leaves. */
export interface Kanari {
  readonly navn: string;
  readonly gate: string;
  readonly epost: string;
  readonly mobil: string;
}

export interface Sporreverden {
  readonly fro: number;
  /** The moment and the day everything is asked at. */
  readonly na: string;
  readonly dag: string;
  readonly skoler: readonly string[];
  /** Those who can be asked about; entries joined with another are not among them. */
  readonly personer: readonly string[];
  /** Those who may ask. */
  readonly aktorer: readonly string[];
  readonly kanari: ReadonlyMap<string, Kanari>;
  readonly rader: Readonly<Record<Tabell, readonly Rad[]>>;
}
