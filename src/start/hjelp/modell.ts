import type { Sprak } from '#grunn/sprak/index.ts';

/** What a page is for, what can be done there and where its values come from, by the page's address in the table of routes. */
export type Hjelpetekster = Readonly<Record<string, Readonly<Record<Sprak, string>>>>;
