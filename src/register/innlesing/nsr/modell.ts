/** A school as Nasjonalt skoleregister (NSR) tells of it. */
export interface Skole {
  readonly organisasjonsnummer: string;
  readonly navn: string;
  readonly kommunenummer: string | null;
  readonly malform: string | null;
  readonly skoletype: string | null;
  readonly aktiv: boolean;
  readonly adresselinje: string | null;
  readonly postnummer: string | null;
  readonly poststed: string | null;
  readonly trinnFra: number | null;
  readonly trinnTil: number | null;
}

/** A subject code as Grep tells of it. Names by language (`nob`, `nno`, `sme`, `eng`, `default`). */
export interface Fagkode {
  readonly kode: string;
  readonly navn: Readonly<Record<string, string>>;
  /** `publisert`, `utgaatt`, or Grep's own word when new. */
  readonly status: string;
  readonly gyldigFra: string | null;
  readonly gyldigTil: string | null;
  readonly erstattesAv: readonly string[];
}

/** A subject code that Grep no longer lists. It stays: a diploma from 2010 still names it. */
export const IKKE_I_GREP = 'ikkeIGrep';
