/** The two logs. The name is the table's in the schema `sporing`. */
export const LOGGER = ['endring', 'innsyn'] as const;
export type Logg = (typeof LOGGER)[number];
/** A row's chain is the first hexadecimal digit of its id. */
export const KJEDER = 16;
export const NULLHODE: Buffer = Buffer.alloc(32);
/** Bytes of a row's number and of its sum in a link. */
export const NUMMERBYTE = 8;
export const SUMBYTE = 16;

/** A link as it lies in the database. */
export interface Ledd {
  readonly logg: Logg;
  readonly kjede: number;
  readonly nummer: number;
  readonly runde: number;
  readonly numre: Buffer;
  readonly summer: Buffer;
  readonly forrige: Buffer;
  readonly merke: Buffer;
}

export interface Runde {
  readonly runde: number;
  /** ISO, UTC. */
  readonly tid: string;
  /** Rows whose `rekke` is below it, and not below the round's before, are in the round. */
  readonly grense: number;
  readonly rader: number;
  readonly forrige: Buffer;
  readonly hode: Buffer;
}

/** The head of a round, as it is kept outside the database. */
export interface Anker {
  readonly runde: number;
  readonly tid: string;
  /** hex */
  readonly hode: string;
  /** When it was written there (ISO). */
  readonly skrevet: string;
}

/** A place outside the database where heads are kept, one after another, never changed. */
export interface Ankersted {
  /** For messages: «data», «eksternt». */
  readonly navn: string;
  /** The newest round kept there; 0 when there is none. */
  siste(): Promise<number>;
  leggTil(ankere: readonly Anker[]): Promise<void>;
  /** All that is kept, oldest first. A line that is not ours or has been changed: 'skadet'. */
  alle(): AsyncIterable<Anker | 'skadet'>;
}

export type Bruddslag =
  | 'rad_endret'
  | 'rad_slettet'
  | 'rad_satt_inn'
  | 'segl_endret'
  | 'segl_mangler'
  | 'runde_endret'
  | 'runde_mangler'
  | 'hale_kuttet'
  | 'anker_endret'
  | 'anker_mangler'
  | 'hode_avviker';

/** One break of the seals. `rader`: ids of the log's rows (never of people), at most 100. */
export interface Brudd {
  readonly slag: Bruddslag;
  readonly logg?: Logg | undefined;
  readonly runde?: number | undefined;
  readonly kjede?: number | undefined;
  readonly sted?: string | undefined;
  readonly antall: number;
  readonly rader: readonly string[];
}

export interface Kontrollsvar {
  readonly startet: string;
  readonly ferdig: string;
  /** Sealed rows that were read and compared. */
  readonly rader: number;
  readonly runder: number;
  /** Rows too new to be sealed. */
  readonly uforseglet: number;
  /** Oldest first; at most 1 000. */
  readonly brudd: readonly Brudd[];
  readonly merknader: readonly { readonly slag: 'etterfylt'; readonly sted: string; readonly antall: number }[];
  readonly sekunder: number;
}
