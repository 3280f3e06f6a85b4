import type { Sprak } from '#web/tekster/index.ts';
import type { Lenkevisning } from '#web/komponenter/modell.ts';

export interface Valgvisning {
  /** What is chosen now, in the words of the top bar: «Fjordvik skole», «Hele kommunen», «2026/27». */
  readonly valgt: string;
  /** The others, and the chosen one marked. Fewer than two: drawn as words, without a menu. */
  readonly valg: readonly (Lenkevisning & { readonly valgt?: boolean })[];
}

export interface Menypunkt extends Lenkevisning {
  /** The heading it stands under when the menu is long; null or left out: first, under none. */
  readonly gruppe?: string | null;
  /** The page being read. */
  readonly valgt?: boolean;
  /** How many things there wait for this person; 0 is not drawn. */
  readonly venter?: number;
}

/** Everything around the page. The menu holds what this person can do and nothing else: who makes the model decides. */
export interface Skallvisning {
  /** «Fjordvik kommune», in the footer. */
  readonly kommune: string;
  readonly forsideHref: string;
  readonly sted?: Valgvisning | undefined;
  readonly skolear?: Valgvisning | undefined;
  readonly meny: readonly Menypunkt[];
  /** Where the search form sends `q`, by POST; left out for those who may not search, and on pages with a search field of their own. */
  readonly sok?: { readonly href: string; readonly verdi?: string } | undefined;
  /** The signed-in person; left out on the login page. */
  readonly person?:
    | {
        readonly navn: string;
        /** In a quieter tone under the name: «Sekretær, Fjordvik skole». */
        readonly rolle?: string;
        readonly meny: readonly Lenkevisning[];
        /** POST, with hidden fields such as the form key. */
        readonly loggUt?: { readonly href: string; readonly skjult?: Readonly<Record<string, string>> };
      }
    | undefined;
  /** What this page is for, what can be done here, where its values come from. Opens in place. */
  readonly hjelp?: string | undefined;
  /** The same page in each language. */
  readonly sprakvalg: Readonly<Record<Sprak, string>>;
  readonly bunnlenker?: readonly Lenkevisning[] | undefined;
  /** A quiet line over everything, e.g. that this is a demo with made-up people. */
  readonly merknad?: string | undefined;
  /** Minutes before the page covers itself; the cover's words are the catalogue's. */
  readonly lasEtter?: number | undefined;
}
