const TEGN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for content and attributes. */
export const trygg = (verdi: string | number): string => String(verdi).replace(/[&<>"]/g, (t) => TEGN[t] ?? t);

/** An element with text; an empty element when there is none, as .NET writes it. */
export const el = (navn: string, verdi: string | number | null | undefined): string =>
  verdi === null || verdi === undefined || verdi === '' ? `<${navn}/>` : `<${navn}>${trygg(verdi)}</${navn}>`;
