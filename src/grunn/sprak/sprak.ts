/** The languages of the screens. */
export type Sprak = 'nb' | 'nn';

/** A text in both languages, or one that is the same in both. */
export type Tekst = string | { readonly nb: string; readonly nn: string };

/** The text in the reader's language. */
export const paSprak = (tekst: Tekst, sprak: Sprak): string => (typeof tekst === 'string' ? tekst : tekst[sprak]);

const SKILLE = '\u001f';

/**
 * Both languages in one string, for places that only take a string (messages in a zod schema). `valgtSprak` picks one when
 * the error meets its reader.
 */
export const tosprak = (nb: string, nn: string): string => `${nb}${SKILLE}${nn}`;

/** The half of a `tosprak` text that the reader understands; other texts are given back as they are. */
export function valgtSprak(tekst: string, sprak: Sprak): string {
  const i = tekst.indexOf(SKILLE);
  if (i < 0) return tekst;
  return sprak === 'nn' ? tekst.slice(i + 1) : tekst.slice(0, i);
}
