import type { Avvik } from '#grunn/kilde/index.ts';

/** What a neighbouring system of the kommune knows of how to reach one person. */
export interface Nabokontakt {
  readonly personidentifikator: string;
  readonly epostadresse: string | null;
  /** E.164. */
  readonly mobiltelefonnummer: string | null;
  /** When the neighbour wrote it (ISO, UTC), where it says so. */
  readonly oppdatert: string | null;
}

/** The answer to one question, or a whole file. */
export interface Nabosvar {
  readonly kontakter: readonly Nabokontakt[];
  readonly avvik: readonly Avvik[];
}
