import type { Avvik } from '#grunn/kilde/index.ts';

export interface Kanal {
  /** Normalised: trimmed lower-case domain for e-mail, E.164 for phones. */
  readonly verdi: string;
  readonly oppdatert: string | null;
  readonly verifisert: string | null;
}

/** One person's entry in Kontakt- og reservasjonsregisteret, in our own words. Times ISO 8601 UTC. */
export interface Kontaktoppforing {
  readonly personidentifikator: string;
  readonly status: 'AKTIV' | 'SLETTET' | 'IKKE_REGISTRERT';
  readonly reservert: boolean;
  readonly reservertTidspunkt: string | null;
  /** varslingsstatus; null when the register did not say. */
  readonly kanVarsles: boolean | null;
  readonly epostadresse: Kanal | null;
  readonly mobiltelefonnummer: Kanal | null;
  readonly sprak: 'nb' | 'nn' | 'en' | 'se' | null;
  readonly avvik: readonly Avvik[];
}

/** The answer to one batch: what came, who was asked for but not answered (unknown, not empty), and whom we never asked about. */
export interface Kontaktsvar {
  readonly oppforinger: readonly Kontaktoppforing[];
  readonly mangler: readonly string[];
  /** Number of people in the answer nobody asked for: dropped and alarmed (F-27). */
  readonly ubedt: number;
  readonly avvik: readonly Avvik[];
}
