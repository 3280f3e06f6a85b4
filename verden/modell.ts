// The made-up municipality: what every simulator, demo and test draws from, so that all registers tell the same story.
import type { Gradering } from '#kilder/folkeregisteret/modell.ts';

export interface Verdensadresse {
  readonly type: 'bosted' | 'deltBosted' | 'opphold' | 'post';
  readonly gradering: Gradering;
  /** vegadresse; `null` gatenavn = ukjent bosted; `utland` for addresses abroad. */
  readonly gatenavn: string | null;
  readonly husnummer: string | null;
  readonly husbokstav?: string;
  readonly bruksenhetsnummer?: string;
  readonly postnummer: string;
  readonly poststed: string;
  /** Empty on postadresser and abroad: a box tells no kommune. */
  readonly kommunenummer: string;
  readonly grunnkrets?: number;
  readonly skolekrets?: number;
  readonly landkode?: string;
  readonly fra: string;
  readonly til?: string;
}

export interface Verdensforeldreansvar {
  readonly ansvar: 'felles' | 'mor' | 'far' | 'medmor' | 'andre' | 'ukjent';
  /** Exactly one of these, or none for `ukjent`. */
  readonly ansvarlig?: string; // Verdensperson.id
  readonly organisasjon?: string; // organisasjonsnummer
  readonly utenIdentifikator?: { navn: string; fodselsdato: string; statsborgerskap: string; kjonn: 'kvinne' | 'mann' };
}

export interface Verdenskrr {
  readonly status: 'AKTIV' | 'SLETTET' | 'IKKE_REGISTRERT';
  readonly reservert?: boolean;
  readonly epostadresse?: string;
  readonly epostOppdatert?: string; // ISO
  readonly epostVerifisert?: string;
  readonly mobiltelefonnummer?: string; // as the register would send it: with or without +47
  readonly mobilOppdatert?: string;
  readonly mobilVerifisert?: string;
  readonly sprak?: 'nb' | 'nn' | 'en' | 'se';
}

export interface Verdensstilling {
  readonly stillingsnummer: string;
  readonly skole: string | null; // organisasjonsnummer; null = kommunenivå
  readonly stillingskode: string;
  readonly tittel: string;
  readonly prosent: number;
  readonly hovedstilling: boolean;
  readonly fra: string;
  readonly til?: string;
  /** The end date was set backwards in time, so HR's delta never sends it (A03): the position is simply missing from later files. */
  readonly sluttdatoTilbakedatert?: boolean;
  /** Classes at the school this teacher is kontaktlærer for, e.g. ['6A']. Not in HR; the school knows. */
  readonly kontaktlarerFor?: readonly string[];
  /** Classes the teacher teaches. */
  readonly underviser?: readonly { readonly klasse: string; readonly fag: string }[];
}

export interface Verdensansatt {
  readonly ansattnummer: string;
  readonly brukernavn: string;
  readonly arbeidsepost: string;
  readonly stillinger: Verdensstilling[];
  /** False: registered by hand in the school system, unknown to HR (A05). */
  readonly iHr: boolean;
  /** Roles given by hand, not through a position. */
  readonly tilganger?: readonly (
    | 'kommuneadmin'
    | 'systemforvalter'
    | 'brukerstotte'
    | 'faktureringsansvarlig'
    | 'kommunalsjef'
  )[];
  /** Earlier numbers of an employee who was hired again (F-35). */
  readonly tidligereAnsattnummer?: readonly string[];
}

export interface Verdenselevforhold {
  readonly skole: string; // organisasjonsnummer
  readonly arstrinn: number; // 1..10
  readonly klasse: string; // '6A'
  readonly fra: string;
  readonly til?: string;
  readonly sfo: boolean;
}

export interface Verdensperson {
  readonly id: string;
  /** The number in use; null when the person has none. Always synthetic (month + 80). */
  identifikator: string | null;
  identifikatortype: 'fodselsnummer' | 'dNummer' | null;
  tidligere: { identifikator: string; type: 'fodselsnummer' | 'dNummer' }[];
  readonly duf?: string;
  fornavn: string;
  mellomnavn?: string;
  etternavn: string;
  kjonn: 'kvinne' | 'mann';
  readonly fodselsdato: string;
  dodsdato?: string;
  /** In the register's own words: bosatt, utflyttet, doed, midlertidig, inaktiv, ikkeBosatt, foedselsregistrert, opphoert. */
  personstatus: string;
  readonly statsborgerskap: string[];
  adressebeskyttelse: Gradering;
  adresser: Verdensadresse[];
  /** On children: who has parental responsibility. */
  foreldreansvar: Verdensforeldreansvar[];
  /** On children: who the parents are. */
  foreldre: { person: string; rolle: 'mor' | 'far' | 'medmor' }[];
  ektefelle?: string;
  krr: Verdenskrr;
  ansatt?: Verdensansatt;
  elevforhold?: Verdenselevforhold;
  dodfodt?: boolean;
  /** Name of the special situation this person shows, see verden/README.md. */
  readonly rolle?: string;
  /** Not in Folkeregisteret: registered by hand in the school. */
  readonly bareManuell?: boolean;
  /** The same human being is also registered as this person (id). The register has not found out. */
  readonly dublettAv?: string;
  /** Decided by the kommune before, or without, Folkeregisteret: why. Nothing in the registers shows it. */
  readonly lokalSkjerming?: string;
  /** Full name before a change of name; Folkeregisteret keeps it as history. */
  tidligereNavn?: string;
  /** Foster parents (ids) as barnevernet has told the school. Folkeregisteret shows only the address. */
  readonly fosterforeldre?: readonly string[];
  /** A foreldreansvar row the register delivers twice (F-01): repeat the first one. */
  readonly dobbelAnsvarsrad?: boolean;
  /** What people have typed in by hand where KRR has nothing. */
  readonly manuellKontakt?: {
    readonly epostadresse?: string;
    readonly mobiltelefonnummer?: string;
    readonly arbeidstelefon?: string;
  };
  /** Newest change in the register, ISO UTC. */
  ajourholdt: string;
}

export interface Verdensskole {
  readonly organisasjonsnummer: string;
  readonly navn: string;
  readonly type: 'barneskole' | 'ungdomsskole' | 'kombinert';
  readonly trinn: readonly [fra: number, til: number];
  readonly malform: 'nb' | 'nn';
  readonly sfo: boolean;
  readonly skolekrets: number;
}

/** An event in Folkeregisteret: the feed simulator serves them from number 1 upwards. */
export interface Verdenshendelse {
  readonly sekvensnummer: number;
  readonly hendelsestype: string;
  readonly person: string; // Verdensperson.id
  /** The person's number when it happened; null when they had none. Numbers change, the feed does not. */
  readonly identifikator?: string | null;
  readonly tidspunkt: string;
}

export interface Verden {
  readonly fro: number;
  /** The world's «today». */
  readonly dato: string;
  readonly kommune: { navn: string; kommunenummer: string; organisasjonsnummer: string };
  /** The barnevernstjeneste: responsible organisation of some children. */
  readonly barnevern?: { readonly navn: string; readonly organisasjonsnummer: string };
  readonly skoler: readonly Verdensskole[];
  readonly personer: Map<string, Verdensperson>;
  readonly perIdentifikator: Map<string, string>; // every number, also old ones → Verdensperson.id
  readonly hendelser: Verdenshendelse[];
}
