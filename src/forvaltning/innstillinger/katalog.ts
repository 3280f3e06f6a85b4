// The settings a systemforvalter changes on one page: the fields of each, and how a form becomes a value. Pure.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import type { Innstilling } from '#grunn/innstilling/index.ts';
import { storGruppe } from '#register/gruppe/index.ts';
import { pameldingsregler } from '#skoledag/pamelding/index.ts';
import { permisjonsregler } from '#skoledag/permisjon/index.ts';
import { andreregel } from '#tilgang/familie/index.ts';
import { hjelp } from '#tilgang/hvorfor/index.ts';
import { autolas, enhetsoktvarighet } from '#tilgang/okt/index.ts';
import { ventetid } from '#tilgang/relasjon/index.ts';

export const SEKSJONER = [
  'ventetid',
  'andreForesatte',
  'enhetsokt',
  'autolas',
  'hjelp',
  'permisjon',
  'pamelding',
  'storGruppe',
] as const;
export type Seksjonsnavn = (typeof SEKSJONER)[number];

export type Felt =
  | { readonly navn: string; readonly slag: 'tall'; readonly min: number; readonly maks: number; readonly valgfritt?: true }
  | { readonly navn: string; readonly slag: 'tekst'; readonly min: number; readonly maks: number }
  | { readonly navn: string; readonly slag: 'telefon' | 'nettside' | 'jaNei' }
  /** A number of its own for a school, sent as `<navn>_<organisasjonsnummer>`; empty: what is said for the kommune. */
  | { readonly navn: string; readonly slag: 'perSkole'; readonly min: number; readonly maks: number }
  /** One box for each, sent as `<navn>_<valg>`. */
  | { readonly navn: string; readonly slag: 'kryss'; readonly valg: readonly string[] };

/**
 * What no standard can answer for a kommune: stands as a task until somebody has chosen, the standard included. The waiting time: 0 days lets
 * the school's automatic messages reach a new guardian the same day the others are told (I-04).
 */
export const MA_AVGJORES: readonly Seksjonsnavn[] = ['ventetid'];

/** The mark of a value that stands because a choice was taken back, not because somebody chose it. */
const UVALGT = { uvalgt: true } as const;
export const medUvalgt = (verdi: Record<string, unknown>): Record<string, unknown> => ({ ...verdi, ...UVALGT });
/** Has anybody chosen what stands? `lagret` is the newest stored value, undefined when there is none. */
export const erValgt = (lagret: unknown): boolean =>
  lagret !== undefined && (lagret as { readonly uvalgt?: unknown } | null)?.uvalgt !== true;

export interface Seksjon {
  readonly innstilling: Innstilling<Record<string, unknown>>;
  readonly felt: readonly Felt[];
}

/** A setting whose value is an object with a key for each field; what the form does not hold is kept. */
const seksjon = <T extends object>(
  i: Innstilling<T>,
  felt: readonly (Felt & { readonly navn: keyof T & string })[],
): Seksjon => ({
  // widened for one way in; what is stored is what the setting's own schema lets through
  innstilling: i as unknown as Innstilling<Record<string, unknown>>,
  felt,
});

export const KATALOG: Readonly<Record<Seksjonsnavn, Seksjon>> = {
  ventetid: seksjon(ventetid, [{ navn: 'dager', slag: 'tall', min: 0, maks: 30 }]),
  andreForesatte: seksjon(andreregel, [
    { navn: 'tillatt', slag: 'jaNei' },
    { navn: 'maksManeder', slag: 'tall', min: 1, maks: 60 },
    { navn: 'retter', slag: 'kryss', valg: ['se', 'varsles', 'skjema', 'meldinger', 'nodmelding'] },
  ]),
  enhetsokt: seksjon(enhetsoktvarighet, [{ navn: 'dager', slag: 'tall', min: 0, maks: 365 }]),
  autolas: seksjon(autolas, [
    { navn: 'minutter', slag: 'tall', min: 1, maks: 30, valgfritt: true },
    { navn: 'skoler', slag: 'perSkole', min: 1, maks: 30 },
  ]),
  hjelp: seksjon(hjelp, [
    { navn: 'telefon', slag: 'telefon' },
    { navn: 'nettside', slag: 'nettside' },
  ]),
  permisjon: seksjon(permisjonsregler, [
    { navn: 'forskrift', slag: 'tekst', min: 3, maks: 200 },
    { navn: 'kontaktlarerDager', slag: 'tall', min: 0, maks: 190 },
    { navn: 'rektorDager', slag: 'tall', min: 0, maks: 190 },
    { navn: 'hoystPerAr', slag: 'tall', min: 0, maks: 190 },
    { navn: 'klageinstans', slag: 'tekst', min: 3, maks: 100 },
  ]),
  pamelding: seksjon(pameldingsregler, [{ navn: 'dager', slag: 'tall', min: 7, maks: 730 }]),
  storGruppe: seksjon(storGruppe, [{ navn: 'elever', slag: 'tall', min: 5, maks: 200 }]),
};

const REKTOR_MINST = tosprak(
  'Rektor må kunne innvilge minst like mange dager som kontaktlæreren.',
  'Rektor må kunne innvilge minst like mange dagar som kontaktlæraren.',
);

const ord = (v: unknown): string => (typeof v === 'string' ? v.trim() : '');

const utenforTall = (min: number, maks: number) =>
  tosprak(`Skriv et tall fra ${min} til ${maks}.`, `Skriv eit tal frå ${min} til ${maks}.`);
const somTall = (v: string, min: number, maks: number): number | undefined => {
  const n = /^\d{1,4}$/.test(v) ? Number(v) : -1;
  return n >= min && n <= maks ? n : undefined;
};

/** The schools a form speaks of, by their field's name. */
export const skolerISkjema = (felt: string, ra: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(ra).flatMap((k) => {
      const [, skole] = new RegExp(`^${felt}_(\\d{9})$`).exec(k) ?? [];
      return skole === undefined ? [] : [[skole, k] as const];
    }),
  );

/** A number for each school the form speaks of; schools it does not speak of keep theirs. */
function lesPerSkole(
  f: Extract<Felt, { slag: 'perSkole' }>,
  ra: Readonly<Record<string, unknown>>,
  star: unknown,
): { readonly verdi: unknown } | { readonly feil: Readonly<Record<string, string>> } {
  const verdi: Record<string, unknown> = { ...(star as Record<string, unknown>) };
  const feil: Record<string, string> = {};
  for (const [skole, navn] of skolerISkjema(f.navn, ra)) {
    const v = ord(ra[navn]);
    delete verdi[skole];
    if (v === '') continue;
    const n = somTall(v, f.min, f.maks);
    if (n === undefined) feil[navn] = utenforTall(f.min, f.maks);
    else verdi[skole] = n;
  }
  return Object.keys(feil).length > 0 ? { feil } : { verdi };
}

/** One field of the form as a value; a string is what is wrong with it, in two languages. */
function lesFelt(
  f: Exclude<Felt, { slag: 'perSkole' }>,
  ra: Readonly<Record<string, unknown>>,
): { readonly verdi: unknown } | { readonly feil: string } {
  const v = ord(ra[f.navn]);
  switch (f.slag) {
    case 'tall': {
      if (v === '' && f.valgfritt === true) return { verdi: null };
      const n = somTall(v, f.min, f.maks);
      return n === undefined ? { feil: utenforTall(f.min, f.maks) } : { verdi: n };
    }
    case 'tekst':
      return v.length >= f.min && v.length <= f.maks
        ? { verdi: v }
        : { feil: tosprak(`Skriv mellom ${f.min} og ${f.maks} tegn.`, `Skriv mellom ${f.min} og ${f.maks} teikn.`) };
    case 'telefon':
      return v === ''
        ? { verdi: null }
        : /^\+?[\d ]{3,20}$/.test(v)
          ? { verdi: v }
          : { feil: tosprak('Skriv et telefonnummer med bare siffer.', 'Skriv eit telefonnummer med berre siffer.') };
    case 'nettside':
      return v === ''
        ? { verdi: null }
        : z.url({ protocol: /^https$/ }).safeParse(v).success
          ? { verdi: v }
          : { feil: tosprak('Skriv hele adressen, med https:// først.', 'Skriv heile adressa, med https:// først.') };
    case 'jaNei':
      return v === 'ja' || v === 'nei' ? { verdi: v === 'ja' } : { feil: tosprak('Velg ja eller nei.', 'Vel ja eller nei.') };
    case 'kryss':
      return { verdi: f.valg.filter((x) => ra[`${f.navn}_${x}`] === 'ja') };
  }
}

/** A form as the value to be stored on top of what stands; or what is wrong, field by field. */
export function lesSkjema(
  navn: Seksjonsnavn,
  ra: Readonly<Record<string, unknown>>,
  star: Readonly<Record<string, unknown>>,
): { readonly verdi: Record<string, unknown> } | { readonly feil: Readonly<Record<string, string>> } {
  const { felt, innstilling } = KATALOG[navn];
  const feil: Record<string, string> = {};
  const verdi: Record<string, unknown> = { ...star };
  for (const f of felt) {
    if (f.slag === 'perSkole') {
      const lest = lesPerSkole(f, ra, star[f.navn]);
      if ('feil' in lest) Object.assign(feil, lest.feil);
      else verdi[f.navn] = lest.verdi;
      continue;
    }
    const lest = lesFelt(f, ra);
    if ('feil' in lest) feil[f.navn] = lest.feil;
    else verdi[f.navn] = lest.verdi;
  }
  // decided upwards: a level that may grant less than the one below it would never be asked
  if (
    navn === 'permisjon' &&
    feil['rektorDager'] === undefined &&
    Number(verdi['kontaktlarerDager']) > Number(verdi['rektorDager'])
  )
    feil['rektorDager'] ??= REKTOR_MINST;
  if (Object.keys(feil).length > 0) return { feil };
  return { verdi: innstilling.skjema.parse(verdi) };
}

/** A value as the form shows it. */
export function tilSkjema(navn: Seksjonsnavn, verdi: Readonly<Record<string, unknown>>): Record<string, string> {
  const ut: Record<string, string> = {};
  for (const f of KATALOG[navn].felt) {
    const v = verdi[f.navn];
    if (f.slag === 'kryss') for (const x of f.valg) ut[`${f.navn}_${x}`] = (v as readonly string[]).includes(x) ? 'ja' : '';
    else if (f.slag === 'perSkole')
      for (const [skole, n] of Object.entries(v as Record<string, number | null>))
        ut[`${f.navn}_${skole}`] = n === null ? '' : String(n);
    else
      ut[f.navn] =
        f.slag === 'jaNei' ? (v === true ? 'ja' : 'nei') : typeof v === 'number' || typeof v === 'string' ? String(v) : '';
  }
  return ut;
}
