// The nouns of access. Grunn knows no school: which roles and relations exist is declared by the rooms that own them, by
// adding members to the two registers below, e.g. in src/tilgang/rolle/modell.ts:
//   declare module '#grunn/tilgang/modell.ts' { interface Rolleregister { rektor: true } }
import type { Sprak, Tekst } from '#grunn/sprak/index.ts';
import type { Dato } from '#grunn/tid/index.ts';

/** The names of all roles, added to by the rooms downstream. */
// oxlint-disable-next-line typescript/no-empty-object-type -- declared empty, added to downstream
export interface Rolleregister {}
/** The names of all relations, added to by the rooms downstream. */
// oxlint-disable-next-line typescript/no-empty-object-type -- declared empty, added to downstream
export interface Relasjonsregister {}
export type Rolle = keyof Rolleregister;
export type Relasjon = keyof Relasjonsregister;

/** «An X may do it for those to whom he stands in relation Y, except these fields.» */
export interface Tildeling {
  readonly rolle: Rolle;
  readonly relasjon: Relasjon;
  /** Fields of the answer that this grant does not open. */
  readonly lukket: readonly string[];
}

/** One act and who may do it. Made by `regelsett`. */
export interface Regel {
  /** `register.person.overstyrFelt` */
  readonly navn: string;
  /** Infinitive, fits after «Du har ikke lov til å»: «overstyre en låst verdi». */
  readonly tekst: Tekst;
  /** Past tense, fits after a name in the trace: «overstyrte en låst verdi». */
  readonly gjort: Tekst;
  readonly hvem: readonly Tildeling[];
  /** Asks more of the login than a session has by itself: the person is sent to log in at that level, and back. */
  readonly niva?: 'hoyt' | undefined;
  /** May be done from a guardian's own device without logging in anew. Left out: never. */
  readonly enhetsokt?: true | undefined;
}

/** What a relation rests on, so that «Hvorfor?» can say it: a fact from a source, or a decision by a person. */
export interface Grunnlag {
  readonly slag: 'faktum' | 'beslutning';
  /** hr, folkeregisteret, manuell … */
  readonly kilde: string;
  /** arbeidsforhold, foreldreansvar, elevforhold, rolletildeling … */
  readonly hva: string;
  /** Of the decision, or the fact's change set. */
  readonly id?: string | undefined;
  /** Since when we have known it (ISO). */
  readonly kjentFra?: string | undefined;
  /** Words that explain: position title, «felles». */
  readonly detalj?: string | undefined;
  /** What ends it, when it is not its own date: taus, stilling, revisjon, opplaering. */
  readonly slutt?: string | undefined;
}

/** One role with its reach and its dates: everything of a kind (`*`), or one school, one child. Both dates count. */
export interface Tilknytning {
  readonly rolle: Rolle;
  readonly relasjon: Relasjon;
  readonly omfang: string;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  readonly grunnlag: Grunnlag;
  /** Opens nothing, and why in one word (sperring, waiting for release …): kept so that «Hvorfor?» can say it. */
  readonly stengt?: string | undefined;
}

/** Reaches everything the relation can reach. */
export const ALT = '*';

/** How sure we are of who is asking: as ID-porten's levels. Staff must also have shown two factors. */
export type Sikkerhetsniva = 'betydelig' | 'hoyt';
export interface Innlogging {
  /** idporten, feide, entra, bankid; utvikling only where all people are made up. */
  readonly tilbyder: string;
  readonly niva: Sikkerhetsniva;
  readonly toFaktor: boolean;
  /** The session, to be named in the trace. */
  readonly oktId: string;
  /** A guardian's own device: does only what rules marked `enhetsokt` allow. */
  readonly bareEnhet?: true | undefined;
  /** Minutes before the screen covers itself: a machine many people share. */
  readonly lasEtter?: number | undefined;
}

/** The person asking, with everything access is computed from. */
export interface Aktor {
  readonly id: string;
  readonly navn: string;
  readonly sprak: Sprak;
  /** Also those that have ended or not begun: a refusal can then say why. */
  readonly tilknytninger: readonly Tilknytning[];
  /** Undefined for named system actors and in tests of rules. */
  readonly innlogging?: Innlogging | undefined;
}

/** Where an object belongs, relation → values: `{ egenSkole: ['974…'], egetBarn: ['…uuid'] }`. */
export type Tilhorighet = { readonly [R in Relasjon]?: readonly string[] };

/** What opens a protected person: a grant of this role in this relation; left out: of any role, to any value. */
export interface Vernapning {
  readonly rolle?: Rolle | undefined;
  readonly relasjon: Relasjon;
  readonly omfang?: readonly string[] | undefined;
}

/** Protection of the person a row is about: it closes every grant but these. */
export interface Vern {
  readonly gradering: Skjermingsgrad;
  /** The actor is in the person's named circle. */
  readonly krets: boolean;
  readonly apent: readonly Vernapning[];
}

export interface Innsynsdata {
  /** The people the row is about. */
  readonly gjelder: readonly string[];
  readonly tilhorighet: Tilhorighet;
  /** The row is about protected people: the login must be at this level. */
  readonly krevNiva?: 'hoyt' | undefined;
  readonly vern?: Vern | undefined;
}

declare const merke: unique symbol;
/** A row fetched for a person. Only lager functions can make one. */
export type Innsyn<T extends object> = Readonly<T> & { readonly [merke]: 'innsyn' };

/** Something protected people do not have in the open: a screen that forgets the second case does not compile. */
export type Apen<T> = { readonly slag: 'apen' } & T;
export type Skjermingsgrad = 'klientadresse' | 'fortrolig' | 'strengtFortrolig';
export interface Skjermet {
  readonly slag: 'skjermet';
  readonly gradering: Skjermingsgrad;
}

export type Provingsutfall = 'gitt' | 'manglerRolle' | 'stengt' | 'skjermet' | 'ikkeIKraft' | 'utenforRekkevidde';

/** One grant of the rule, tried. */
export interface Proving {
  readonly rolle: Rolle;
  readonly relasjon: Relasjon;
  readonly utfall: Provingsutfall;
  /** What the outcome rests on; undefined when the role is missing. */
  readonly tilknytning?: Tilknytning | undefined;
}

/** The answer to «may X do Y with Z», with its trace. The screen «Hvorfor?» prints this object. */
export interface Beslutning {
  readonly regel: string;
  readonly tekst: Tekst;
  readonly aktorId: string;
  readonly dato: Dato;
  readonly tillatt: boolean;
  readonly utfall: 'gitt' | 'ingenRolle' | 'utenforRekkevidde';
  /** The grant that decided. */
  readonly gitt?: Tilknytning | undefined;
  /** Fields closed to this actor for this object. */
  readonly lukket: readonly string[];
  readonly provd: readonly Proving[];
}

/** The set of relations a rule grants an actor today: queries cut their lists with it. */
export interface Utsnitt {
  readonly aktorId: string;
  /** Reaches everything: no cut. */
  readonly alt: boolean;
  readonly omfang: { readonly [R in Relasjon]?: readonly string[] };
  /** Fields closed in every grant. */
  readonly lukket: readonly string[];
}
