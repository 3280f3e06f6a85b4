import type { Avvik } from '#grunn/kilde/index.ts';

/** Folkeregisteret's grading, lower to higher. `strengtFortrolig` = kode 6, `fortrolig` = kode 7. */
export type Gradering = 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig';

export interface Identifikator {
  readonly identifikator: string;
  readonly type: 'fodselsnummer' | 'dNummer' | 'duf';
  readonly status: 'iBruk' | 'opphort';
}

export interface Navn {
  readonly fornavn: string;
  readonly mellomnavn: string | null;
  readonly etternavn: string;
  /** gyldighetstidspunkt, else ajourholdstidspunkt (ISO, UTC). */
  readonly gyldigFra: string | null;
}

export interface Adresse {
  readonly type: 'bosted' | 'deltBosted' | 'opphold' | 'post';
  readonly gradering: Gradering;
  /** One to four lines ready to print, without postal code. Empty for unknown address. */
  readonly linjer: readonly string[];
  readonly postnummer: string | null;
  readonly poststed: string | null;
  /** alfa-3; NOR for Norwegian addresses. */
  readonly landkode: string;
  readonly bruksenhetsnummer: string | null;
  readonly kommunenummer: string | null;
  readonly grunnkrets: string | null;
  readonly skolekrets: string | null;
  /** Matrikkelen's id of the address, for map links. */
  readonly matrikkelId: string | null;
  /** flyttedato / startdatoForKontrakt and sluttdatoForKontrakt, dates. */
  readonly fra: string | null;
  readonly til: string | null;
  readonly gyldigFra: string | null;
}

/** One row per responsible person, on the child's document. Deduplicated on (child, responsible). */
export interface Foreldreansvar {
  readonly ansvar: 'felles' | 'mor' | 'far' | 'medmor' | 'andre' | 'ukjent';
  readonly ansvarlig:
    | { readonly type: 'person'; readonly identifikator: string }
    | { readonly type: 'organisasjon'; readonly organisasjonsnummer: string }
    | {
        readonly type: 'utenIdentifikator';
        readonly navn: string | null;
        readonly fodselsdato: string | null;
        readonly statsborgerskap: string | null;
        readonly kjonn: 'kvinne' | 'mann' | null;
      }
    | { readonly type: 'ukjent' };
  readonly gyldigFra: string | null;
}

export interface Familierelasjon {
  readonly relatertIdentifikator: string | null;
  /** Named but without a number in the register. */
  readonly relatertNavn: string | null;
  readonly rolle: 'mor' | 'far' | 'medmor' | 'barn' | 'ektefelleEllerPartner' | 'sosken' | 'dodfodtBarn' | 'ukjent';
  readonly minRolle: Familierelasjon['rolle'];
  readonly gyldigFra: string | null;
}

/** A person as Folkeregisteret knows them now, in our own words. History in the document is left out on purpose. */
export interface Folkeregisterperson {
  /** The number in use first. Several: the person has changed number. */
  readonly identifikatorer: readonly Identifikator[];
  /** Newest ajourholdstidspunkt in the document (ISO, UTC): decides which of two documents is newer. null: the source says nothing. */
  readonly dokumentversjon: string | null;
  /**
   * `hel`: a document of the person's own; what is absent is absent.
   * `innfelt`: a guardian as told in a child's record (KS Fiks oppvekst): relations, numbers of old and person grading are unknown, not empty.
   */
  readonly omfang: 'hel' | 'innfelt';
  readonly navn: Navn | null;
  readonly fodselsdato: string | null;
  readonly kjonn: 'kvinne' | 'mann' | null;
  /** bosatt, utflyttet, dod, … in the register's own words, ASCII; unknown values are kept raw and counted as avvik. */
  readonly personstatus: string | null;
  readonly dodsdato: string | null;
  /** A stillborn child or a placeholder: never becomes a pupil, never shown in lists (F-04). */
  readonly dodfodt: boolean;
  /** alfa-3 codes. */
  readonly statsborgerskap: readonly string[];
  readonly adressebeskyttelse: Gradering;
  readonly adresser: readonly Adresse[];
  readonly foreldreansvar: readonly Foreldreansvar[];
  readonly familierelasjoner: readonly Familierelasjon[];
  readonly avvik: readonly Avvik[];
}

/** An entry of the feed or an extract: only a signal that somebody must be read again. */
export interface Folkeregisterhendelse {
  readonly sekvensnummer: number;
  readonly dokumentidentifikator: string | null;
  readonly hendelsestype: string;
  /** null: the type is known but carries no person (e.g. personErOpphoertSomDublett without document). */
  readonly identifikator: string | null;
  readonly hendelsestidspunkt: string | null;
  /** Goes ahead of the rest: address protection, death, foreldreansvar. */
  readonly haster: boolean;
  /** False: unknown type; parked and reported, never dropped (F-15). */
  readonly kjent: boolean;
}
