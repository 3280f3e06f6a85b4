// Reading single values of a register document: texts, codes, dates and times. Pure.
import type { Avvik } from '#grunn/kilde/index.ts';

/** Collects deviations, each once. */
export interface Avviksliste {
  readonly alle: readonly Avvik[];
  /** `verdi` is kept only when it looks like a code; anything else could be about a person. */
  meld(kode: string, felt: string, verdi?: unknown): void;
}

export function nyAvviksliste(fra: readonly Avvik[] = []): Avviksliste {
  const alle = [...fra];
  return {
    alle,
    meld(kode, felt, verdi) {
      const kodeverdi = typeof verdi === 'string' && /^[\p{L}_-]{1,40}$/u.test(verdi) ? verdi : undefined;
      if (alle.some((a) => a.kode === kode && a.felt === felt && a.verdi === kodeverdi)) return;
      alle.push(kodeverdi === undefined ? { kode, felt } : { kode, felt, verdi: kodeverdi });
    },
  };
}

type Ratekst = string | number | null | undefined;
type Raflagg = boolean | string | null | undefined;

/** A text without surrounding blanks; null when there is nothing in it. */
export function tekst(ra: Ratekst): string | null {
  const t = ra === null || ra === undefined ? '' : String(ra).trim();
  return t === '' ? null : t;
}

/** True or false as JSON or XML writes it; undefined when not said. */
export function flagg(ra: unknown): boolean | undefined {
  if (typeof ra === 'boolean') return ra;
  if (typeof ra !== 'string') return undefined;
  const t = ra.trim().toLowerCase();
  return t === 'true' || t === '1' ? true : t === 'false' || t === '0' ? false : undefined;
}

/** Codes are compared without regard to case and punctuation: one sample has `KLIENTADRESSE`, and KS Fiks may write STRENGT_FORTROLIG. */
const kodenokkel = (ra: string): string => ra.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');

/** Looks a code up in a table keyed in lower case; undefined for unknown codes. */
export function lesKode<T>(ra: Ratekst, tabell: ReadonlyMap<string, T>): T | undefined {
  const t = tekst(ra);
  return t === null ? undefined : tabell.get(kodenokkel(t));
}

/** A code table from the register's own words. */
export const kodetabell = <T>(par: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(par).map(([kode, verdi]) => [kodenokkel(kode), verdi]));

/** A date YYYY-MM-DD out of `2019-11-07`, `20191107`, an xsd:date with zone or a time; null and a deviation when it is none. */
export function dato(ra: Ratekst, felt: string, avvik: Avviksliste): string | null {
  const t = tekst(ra);
  if (t === null) return null;
  const m = /^(\d{4})-?(\d{2})-?(\d{2})(?:[TZ+-].*)?$/.exec(t);
  const d = m ? `${m[1]}-${m[2]}-${m[3]}` : '';
  if (m && !Number.isNaN(Date.parse(d)) && new Date(d).toISOString().startsWith(d)) return d;
  avvik.meld('ugyldig_dato', felt);
  return null;
}

/**
 * A time as ISO 8601 in UTC with milliseconds. The register sends microseconds, zones with and without minutes (`+02`), and now and then
 * no zone, which is read as UTC so that the same text always gives the same answer.
 */
export function tidspunkt(ra: Ratekst, felt: string, avvik: Avviksliste): string | null {
  const t = tekst(ra);
  if (t === null) return null;
  const m = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(t);
  const sone = m?.[4]?.toUpperCase() ?? 'Z';
  const minutter = sone === 'Z' ? 'Z' : `${sone.slice(0, 3)}:${sone.slice(3).replace(':', '') || '00'}`;
  const ms = m
    ? Date.parse(`${m[1]}T${m[2] ?? '00:00'}${m[3] ? `${m[2]?.length === 5 ? ':00' : ''}.${m[3].slice(0, 3)}` : ''}${minutter}`)
    : NaN;
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  avvik.meld('ugyldig_tidspunkt', felt);
  return null;
}

/** What every property of a person document carries. */
export interface Metadata {
  readonly ajourholdstidspunkt?: Ratekst;
  readonly erGjeldende?: Raflagg;
  readonly gyldighetstidspunkt?: Ratekst;
  readonly opphoerstidspunkt?: Ratekst;
}

/** Current: said so, or, where the flag is missing (it may be, by the XSD), not ended. */
export const erGjeldende = (m: Metadata): boolean => flagg(m.erGjeldende) ?? tekst(m.opphoerstidspunkt) === null;

/** gyldighetstidspunkt, else ajourholdstidspunkt. */
export const gyldigFra = (m: Metadata, felt: string, avvik: Avviksliste): string | null =>
  tidspunkt(m.gyldighetstidspunkt ?? m.ajourholdstidspunkt, felt, avvik);

const alder = (m: Metadata): string => `${tekst(m.gyldighetstidspunkt) ?? ''} ${tekst(m.ajourholdstidspunkt) ?? ''}`;

/** The current ones, newest first. */
export function gjeldende<T extends Metadata>(liste: readonly T[] | null | undefined): readonly T[] {
  const na = (liste ?? []).filter(erGjeldende);
  return na.length < 2 ? na : na.toSorted((a, b) => (alder(a) < alder(b) ? 1 : alder(a) > alder(b) ? -1 : 0));
}

/** The one current value of a property that can have only one. More than one: the newest, and a deviation. */
export function eneste<T extends Metadata>(
  liste: readonly T[] | null | undefined,
  felt: string,
  avvik: Avviksliste,
): T | undefined {
  const na = gjeldende(liste);
  if (na.length > 1) avvik.meld('flere_gjeldende', felt);
  return na[0];
}
