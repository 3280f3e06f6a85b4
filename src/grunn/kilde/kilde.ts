import type { z } from 'zod';

/** Something a source sent that we did not expect but can live with; counted and shown, never a crash. */
export interface Avvik {
  /** Machine name, e.g. `ukjent_kodeverdi`, `ukjent_felt`, `ugyldig_telefon`. */
  readonly kode: string;
  /** Field path in the source's own words. Never a person's value. */
  readonly felt: string;
  /** The unknown code or field name itself when it is not personal data. */
  readonly verdi?: string;
}

/** The declaration of a register we read from: the only way in. Records of processing are generated from it. */
export interface Kilde<Ra, Ut> {
  readonly navn: 'folkeregisteret' | 'krr' | 'hr' | 'nsr' | 'grep' | 'pas' | 'nabosystem';
  readonly eier: string;
  readonly formal: string;
  readonly hjemmel: string;
  /** Schema of what they send; unknown shape is a deviation, not a crash. */
  readonly kontrakt: z.ZodType<Ra>;
  /** Pure translation from their format to ours. */
  readonly oversett: (ra: Ra) => Ut;
}

export function kilde<Ra, Ut>(k: Kilde<Ra, Ut>): Kilde<Ra, Ut> {
  return k;
}
