import type { Innsynsrad } from './modell.ts';

const OM_VERN = [
  'tilgang.vern.',
  'tilgang.hvorfor.les',
  'tilgang.familie.svarOpplysning',
  'register.person.skjerm',
  'register.person.opphevSkjerming',
  'forvaltning.avvik.',
  'forvaltning.sporingssok.hvemHarSett',
  'forvaltning.sporingssok.lastNed',
  'forvaltning.tidsmaskin.',
];
/** Whether a page by its name says that somebody thinks of protecting the child, or looks into a breach. */
export const rorerVern = (visning: string): boolean => OM_VERN.some((n) => visning.startsWith(n));

/**
 * What guardians are shown of a look at their child. Names of other guardians are never shown, nor of employees who are protected themselves,
 * and neither is where these work. Who opens the page that shuts somebody out must not warn that somebody: such pages stand as `noytral`.
 * Is the child protected, only the role and the time are left: a name or a school would say where the child goes (rundskriv om kode 6 og 7).
 */
export function forForesatt(
  rad: Innsynsrad & {
    readonly regel: string;
    readonly skjermetAktor: boolean;
    readonly ansatt: boolean;
    readonly selv: boolean;
  },
  o: { readonly skjermet: boolean; readonly noytral: string },
): Innsynsrad {
  const { regel, skjermetAktor, ansatt, selv, ...r } = rad;
  const visning = rorerVern(regel) || (o.skjermet && !selv) ? o.noytral : r.visning;
  if (o.skjermet) return { ...r, visning, hvem: null, skole: null, formal: null, felter: null };
  const apen = ansatt && !skjermetAktor;
  return { ...r, visning, hvem: apen || selv ? r.hvem : null, skole: apen ? r.skole : null, formal: null };
}

const TEGN = /^[=+\-@\t\r]/;
/** A cell that a spreadsheet would take for a formula is text. */
export const formeltrygg = (v: string): string => (TEGN.test(v) ? `'${v}` : v);

/** Rows as CSV for a spreadsheet: semicolons, quotes where needed, formulas made harmless, with a mark of the alphabet first. */
export function tegnCsv(rader: readonly (readonly string[])[]): string {
  const celle = (v: string) => {
    const t = formeltrygg(v);
    return /[";\r\n]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t;
  };
  return `\uFEFF${rader.map((r) => `${r.map(celle).join(';')}\r\n`).join('')}`;
}
