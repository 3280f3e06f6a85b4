// A person document as XML. The JSON is made in the order of the XSD, so the elements only have to be written out as they come.
import type { Ra } from './ra.ts';

const NAVNEROM = 'folkeregisteret:tilgjengeliggjoering:person:v1';

const VERN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function element(navn: string, verdi: unknown): string {
  if (Array.isArray(verdi)) return verdi.map((v: unknown) => element(navn, v)).join('');
  if (verdi !== null && typeof verdi === 'object')
    return `<${navn}>${Object.entries(verdi)
      .map(([n, v]: [string, unknown]) => element(n, v))
      .join('')}</${navn}>`;
  return `<${navn}>${String(verdi).replaceAll(/[&<>]/g, (t) => VERN[t] ?? t)}</${navn}>`;
}

/** One `folkeregisterperson`, without XML declaration. */
export function tegnXml(dokument: Ra): string {
  const innhold = Object.entries(dokument)
    .map(([navn, verdi]) => element(navn, verdi))
    .join('');
  return `<folkeregisterperson xmlns="${NAVNEROM}">${innhold}</folkeregisterperson>`;
}

export const XML_DEKLARASJON = '<?xml version="1.0" encoding="UTF-8"?>\n';
