import { Kildefeil } from '#grunn/feil/index.ts';

export type Tidsenhet = 's' | 'ms';

/** The longest wait a source can ask us to note. A unit read wrongly by them must not park a job for weeks. */
export const LENGSTE_VENT_MS = 15 * 60_000;

/**
 * Retry-After in milliseconds, capped at 15 minutes; undefined when the header is missing or makes no sense. Skatteetaten documents the
 * number as milliseconds where RFC 9110 says seconds (F-21), so the unit belongs to the source. A date is a date for both.
 */
export function lesRetryAfter(verdi: string | null, enhet: Tidsenhet, naMs: number): number | undefined {
  const tekst = verdi?.trim() ?? '';
  if (tekst === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(tekst) ? Number(tekst) * (enhet === 's' ? 1000 : 1) : Date.parse(tekst) - naMs;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(0, Math.ceil(ms)), LENGSTE_VENT_MS);
}

/** True when the text is a web page, whatever the content type claims. */
export function erHtml(start: string, innholdstype: string): boolean {
  const t = start.replace(/^\uFEFF/, '').trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(t)) return true;
  return /\b(text\/html|application\/xhtml)/i.test(innholdstype) && !/^[[{]/.test(t);
}

/** The firewall's case number, so that operations can quote it to the owner of the source. Long numbers only: never a person's. */
export const supportnummer = (side: string): string | undefined => /support\s*id\D{0,20}(\d{13,24})\b/i.exec(side)?.[1];

/** The error for a page where data was agreed. */
export function htmlfeil(kilde: string, status: number, side: string): Kildefeil {
  const nummer = supportnummer(side);
  return new Kildefeil(
    kilde,
    'html',
    `Svarte med en nettside i stedet for data (status ${status}), trolig fra en brannmur.` +
      (nummer ? ` Supportnummer ${nummer}.` : ''),
    { status },
  );
}

/** The error that answers to a status outside what was accepted. */
export function statusfeil(
  kilde: string,
  status: number,
  svar: { readonly innholdstype: string; readonly start: string; readonly ventMs: number | undefined },
): Kildefeil {
  const valg = svar.ventMs === undefined ? { status } : { status, ventMs: svar.ventMs };
  if (status === 429) return new Kildefeil(kilde, 'for_mange_kall', 'Ba oss vente (status 429).', valg);
  if (status >= 500) return new Kildefeil(kilde, 'serverfeil', `Har en feil hos seg (status ${status}).`, valg);
  if (status === 408) return new Kildefeil(kilde, 'treg', 'Ga opp å vente på forespørselen (status 408).', valg);
  if (status === 401) return new Kildefeil(kilde, 'avvist', 'Godtok ikke tilgangsbeviset vårt (status 401).', valg);
  if (erHtml(svar.start, svar.innholdstype)) return htmlfeil(kilde, status, svar.start);
  if (status === 403 || status === 407)
    return new Kildefeil(kilde, 'avvist', `Vi mangler tilgang: sjekk avtale, rolle og scope (status ${status}).`, valg);
  if (status >= 400)
    return new Kildefeil(kilde, 'ugyldig_sporring', `Forsto ikke eller godtok ikke forespørselen (status ${status}).`, valg);
  return new Kildefeil(kilde, 'feil_svar', `Svarte med en status vi ikke har avtalt (${status}).`, valg);
}

const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Error codes along the chain of causes: text made by Node itself, never by the source. */
function feilkoder(feil: unknown): string[] {
  const koder: string[] = [];
  for (let f = feil; f instanceof Error && koder.length < 5; f = f.cause) {
    const kode = (f as { code?: unknown }).code;
    koder.push(typeof kode === 'string' ? kode : f.name);
  }
  return koder;
}

/**
 * What went wrong on the wire. Only Node's own error code is kept: texts of errors can carry header values and addresses
 * with queries.
 */
export function nettfeil(kilde: string, feil: unknown, fase: 'svar' | 'kropp'): Kildefeil {
  const koder = feilkoder(feil);
  const kode = koder.find((k) => /^(E[A-Z]|UND_|CERT_|DEPTH|SELF|UNABLE|HOSTNAME)/.test(k)) ?? koder.at(-1) ?? 'ukjent';
  if (TLS.test(kode))
    return new Kildefeil(kilde, 'nede', `Sikker forbindelse (TLS) kunne ikke opprettes (${kode}). Sjekk sertifikatene.`);
  if (fase === 'kropp')
    return new Kildefeil(kilde, 'uleselig', `Forbindelsen ble brutt midt i svaret (${kode}).`, { forbigaende: true });
  if (koder.length === 1 && feil instanceof TypeError)
    return new Kildefeil(kilde, 'ugyldig_sporring', 'Forespørselen kunne ikke sendes: ugyldig adresse, hode eller kropp.');
  return new Kildefeil(kilde, 'nede', `Fikk ikke forbindelse (${kode}).`);
}
