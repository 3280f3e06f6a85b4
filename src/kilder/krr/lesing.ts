import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Temporal } from '#grunn/tid/index.ts';

/** Control and invisible characters: a newline in an address would let somebody write headers of a message (F-30). */
const USYNLIG = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const LOKALDEL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMENE = /^([a-z0-9æøåäöüéáčđŋšŧž]([a-z0-9æøåäöüéáčđŋšŧž-]{0,61}[a-z0-9æøåäöüéáčđŋšŧž])?\.)+[a-z0-9-]{2,63}$/;

/** An e-mail address with spaces around it taken off and its domain in lower case, or null when it cannot be one. Never throws; idempotent. */
export function lesEpost(ra: string): string | null {
  if (ra.length > 400 || USYNLIG.test(ra)) return null;
  const tekst = ra.trim();
  const skille = tekst.lastIndexOf('@');
  const lokal = tekst.slice(0, skille);
  const domene = tekst.slice(skille + 1).toLowerCase();
  if (skille < 1 || lokal.length > 64 || tekst.length > 254) return null;
  return LOKALDEL.test(lokal) && DOMENE.test(domene) ? `${lokal}@${domene}` : null;
}

/**
 * A phone number in E.164, or null when it cannot be one. The register sends numbers with and without +47; one without a country is
 * Norwegian. A leading 00 means +. Never throws; idempotent.
 */
export function lesMobil(ra: string): string | null {
  const tekst = ra.trim().replace(/^00(?=[1-9])/, '+');
  if (tekst.length > 40 || !/^\+?[0-9][0-9 ().-]*$/.test(tekst)) return null;
  const nummer = parsePhoneNumberFromString(tekst, 'NO');
  return nummer?.isValid() && nummer.ext === undefined ? nummer.number : null;
}

const TID = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A time as ISO 8601 in UTC with milliseconds, or null when it cannot be one. The register writes both `…+02` (a zone without minutes, which
 * JavaScript's own Date does not read) and `…Z`; a time without zone is Norwegian. Never throws; idempotent.
 */
export function lesTid(ra: string): string | null {
  const [, dato, klokke, sone] = TID.exec(ra.trim()) ?? [];
  if (dato === undefined) return null;
  const ut = sone === undefined || klokke === undefined ? undefined : medSone(dato, klokke, sone);
  return ut ?? medTemporal(dato, klokke, sone);
}

/** What four times a person in a night of 30 000 look like, without the cost of objects; undefined for all that is not quite plain. */
function medSone(dato: string, klokke: string, sone: string): string | undefined {
  if (klokke.length > 12 || klokke.includes(',')) return undefined;
  const vegg = Date.parse(`${dato}T${klokke}Z`);
  // 31 February and 24:00 become another day: not for here to judge
  if (Number.isNaN(vegg) || !new Date(vegg).toISOString().startsWith(`${dato}T`)) return undefined;
  const [, fortegn, t = '0', min = '0'] = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(sone) ?? [];
  if (Number(t) > 23 || Number(min) > 59) return undefined;
  const ms = (Number(t) * 60 + Number(min)) * 60_000;
  const ut = new Date(vegg + (fortegn === '-' ? ms : -ms)).toISOString();
  return /^\d{4}-/.test(ut) ? ut : undefined;
}

function medTemporal(dato: string, klokke: string | undefined, sone: string | undefined): string | null {
  try {
    const vegg = Temporal.PlainDateTime.from(`${dato}T${(klokke ?? '00:00').replace(',', '.')}`);
    const tid =
      sone === undefined
        ? vegg.toZonedDateTime('Europe/Oslo').toInstant()
        : Temporal.Instant.from(`${vegg.toString()}${sone.toUpperCase()}`);
    const ut = tid.toString({ smallestUnit: 'millisecond' });
    return /^\d{4}-/.test(ut) ? ut : null;
  } catch {
    return null;
  }
}
