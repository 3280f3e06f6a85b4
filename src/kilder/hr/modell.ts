import type { Avvik } from '#grunn/kilde/index.ts';

/** A position, FINT Arbeidsforhold. Dates YYYY-MM-DD, `til` inclusive, null = open. */
export interface HrArbeidsforhold {
  /** Stable within the person: the source's own key (Unit4 SequenceRef/PostId, Visma positionId + start). */
  readonly stillingsnummer: string;
  readonly stillingskode: string | null;
  readonly stillingstittel: string | null;
  /** The source's own code of employment type; meaning is configuration. */
  readonly ansettelsestype: string | null;
  readonly prosent: number | null;
  readonly hovedstilling: boolean;
  readonly fra: string | null;
  readonly til: string | null;
  /** Of the workplace when the source gives it; else resolved from `enhetskode` by the kommune's table. */
  readonly organisasjonsnummer: string | null;
  readonly enhetskode: string | null;
  readonly enhetsnavn: string | null;
  readonly permisjon: readonly { readonly fra: string | null; readonly til: string | null; readonly kode: string | null }[];
}

/** An employee as HR knows them, FINT Personalressurs. Salary, bank and tax are thrown away before this type exists. */
export interface HrPerson {
  /** Ressursnummer / personIdHRM: the key in HR. */
  readonly ansattnummer: string;
  readonly fodselsnummer: string | null;
  readonly fodselsdato: string | null;
  readonly fornavn: string;
  readonly etternavn: string;
  readonly kjonn: 'kvinne' | 'mann' | null;
  readonly brukernavn: string | null;
  /** Work e-mail and phone only. Mobile is not read: KRR owns it (K06). */
  readonly epostadresse: string | null;
  readonly telefon: string | null;
  readonly adresse: {
    readonly linjer: readonly string[];
    readonly postnummer: string | null;
    readonly poststed: string | null;
    readonly landkode: string | null;
  } | null;
  readonly fra: string | null;
  readonly til: string | null;
  readonly arbeidsforhold: readonly HrArbeidsforhold[];
  readonly avvik: readonly Avvik[];
}

/** What a file says of itself; the brakes read it. */
export interface HrFilhode {
  readonly format: 'unit4-stamdata3' | 'visma-hrm';
  /** ExportedDate when given. */
  readonly eksportert: string | null;
  /** NumberOfResources when given: a different count means the file was cut. */
  readonly antallOppgitt: number | null;
  readonly antallLest: number;
  /** Employee numbers that occur more than once. */
  readonly duplikater: number;
  readonly organisasjoner: readonly HrOrganisasjon[];
  readonly avvik: readonly Avvik[];
}

export interface HrOrganisasjon {
  readonly kode: string;
  readonly navn: string;
  readonly overordnet: string | null;
  readonly ledere: readonly string[];
  readonly organisasjonsnummer: string | null;
  readonly fra: string | null;
  readonly til: string | null;
}
