import type { Avvik } from '#grunn/kilde/index.ts';

/** Text per written language; bokmål is always there. */
export interface Greptekst {
  readonly nb: string;
  readonly nn?: string;
  readonly en?: string;
  readonly se?: string;
}

/** A subject code in Grep, FINT Fag. Codes that have gone out of use stay: a diploma from 2010 still names them. */
export interface GrepFagkode {
  readonly kode: string;
  readonly navn: Greptekst;
  readonly kortnavn: Greptekst | null;
  readonly status: 'publisert' | 'utgatt' | 'ukjent';
  /** Dates, both included; null = open or not told. */
  readonly gyldigFra: string | null;
  readonly gyldigTil: string | null;
  readonly erstatter: readonly string[];
  readonly erstattesAv: readonly string[];
  /** Last part of Grep's address: `grunnskole`, `videregaaende_…`. */
  readonly opplaringsniva: string | null;
  readonly fagtype: string | null;
  /** When Grep last changed it, as Grep writes it. */
  readonly endret: string | null;
  readonly avvik: readonly Avvik[];
}

/** A line in Grep's list: the code and when it was last changed. */
export interface Grepreferanse {
  readonly kode: string;
  readonly endret: string | null;
  /** Where the whole element lies, when Grep says. */
  readonly url: string | null;
}
