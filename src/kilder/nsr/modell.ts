import type { Avvik } from '#grunn/kilde/index.ts';

/** A school as Nasjonalt skoleregister tells it, FINT Skole. */
export interface NsrSkole {
  /** Nine digits; Norwegian schools abroad have a letter U and a number instead. */
  readonly organisasjonsnummer: string;
  readonly navn: string;
  readonly kommunenummer: string | null;
  readonly aktiv: boolean;
  readonly grunnskole: boolean;
  readonly privat: boolean;
  readonly spesialskole: boolean;
  /** Grunnskole years taught, 1..10. */
  readonly trinnFra: number | null;
  readonly trinnTil: number | null;
  readonly malform: 'nb' | 'nn' | null;
  readonly adresse: {
    readonly linje: string | null;
    readonly postnummer: string | null;
    readonly poststed: string | null;
  } | null;
  readonly koordinat: { readonly breddegrad: number; readonly lengdegrad: number } | null;
  /** The date the school was closed or merged; null while it lives. */
  readonly utgatt: string | null;
  /** When the register last changed it, ISO 8601 UTC. */
  readonly endret: string | null;
  readonly avvik: readonly Avvik[];
}

/** A line in the register's list of everything: enough to see which schools to ask about. */
export type NsrListelinje = Pick<NsrSkole, 'organisasjonsnummer' | 'navn' | 'kommunenummer' | 'aktiv' | 'grunnskole' | 'endret'>;
