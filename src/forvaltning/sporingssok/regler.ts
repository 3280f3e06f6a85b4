import type { Innsynsrad } from './modell.ts';

/**
 * What guardians are shown of a look at their child. Names of other guardians are never shown, nor of employees who are protected themselves.
 * Is the child protected, only the role and the time are left: a name or a school would say where the child goes (rundskriv om kode 6 og 7).
 */
export function forForesatt(
  rad: Innsynsrad & { readonly skjermetAktor: boolean; readonly ansatt: boolean },
  barnetErSkjermet: boolean,
): Innsynsrad {
  const { skjermetAktor, ansatt, ...r } = rad;
  if (barnetErSkjermet) return { ...r, hvem: null, skole: null, formal: null, felter: null };
  return { ...r, hvem: ansatt && !skjermetAktor ? r.hvem : null, formal: null };
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
