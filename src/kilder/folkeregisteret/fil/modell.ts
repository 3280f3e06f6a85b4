import type { Avvik } from '#grunn/kilde/index.ts';
import type { Folkeregisterperson } from '../modell.ts';

/** What a file says of itself and what was found in it; the brakes read it. */
export interface Filhode {
  readonly beholder: 'ndjson' | 'json' | 'xml';
  /** What the records are; `null` before the first, `blandet` when both occur. */
  readonly innhold: 'persondefinisjon' | 'persondokument' | 'blandet' | null;
  /** From the header line; null without one. */
  readonly kommunenummer: string | null;
  readonly eksportert: string | null;
  /** Records, by the header or the trailer. */
  readonly antallOppgitt: number | null;
  readonly antallLest: number;
  readonly antallHoldt: number;
  /** Records about somebody who has been in the file before. */
  readonly duplikater: number;
  /** Records whose person lives in `kommunenummer` given by the reader, and in another kommune. */
  readonly bosattHer: number;
  readonly bosattAndreSteder: number;
  /** The file stops in the middle of something. */
  readonly avkortet: boolean;
  readonly avvik: readonly Avvik[];
}

/** Why one record could not be read. */
export type Holdekode = 'ugyldig_json' | 'ukjent_form' | 'avkortet';

export type Filpost =
  /** Given as soon as the header line is read, before anyone. */
  | { readonly slag: 'hode'; readonly hode: Filhode }
  /** One record: a person document, or a child followed by its guardians. `linje` is null in XML. */
  | {
      readonly slag: 'personer';
      readonly nummer: number;
      readonly linje: number | null;
      readonly personer: readonly Folkeregisterperson[];
    }
  /** One record that cannot be read; the rest goes on. */
  | { readonly slag: 'holdt'; readonly nummer: number; readonly linje: number | null; readonly kode: Holdekode }
  /** Always last. Until it has come, nobody knows whether the file is whole. */
  | { readonly slag: 'slutt'; readonly hode: Filhode };

export interface Filgrenser {
  /** Characters in one record. */
  readonly maksPost: number;
  /** Bytes in the file. */
  readonly maksTotalt: number;
  readonly maksPoster: number;
  /** Records that could not be read: past this the file is something else, and no list for people to go through. */
  readonly maksUleselige: number;
}

/** A record is some kilobytes; the largest kommune's file some hundred megabytes. */
export const FILGRENSER: Filgrenser = {
  maksPost: 2 * 1024 * 1024,
  maksTotalt: 4 * 1024 ** 3,
  maksPoster: 2_000_000,
  maksUleselige: 1000,
};
