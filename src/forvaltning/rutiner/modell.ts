// The routine as a form shows it: parts, fields, and how a field is read. Pure.
import { z } from 'zod';
import type { Rutine } from '#skoledag/rutine/index.ts';

/** A place that has a routine: the kommune, or a school by its organisation number. */
export const KOMMUNEN = 'kommunen';
export const Sted = z.string().regex(/^(kommunen|\d{9})$/);

export type Felt =
  | { readonly navn: string; readonly slag: 'klokke' }
  | { readonly navn: string; readonly slag: 'tall'; readonly min: number; readonly maks: number }
  | { readonly navn: string; readonly slag: 'jaNei' }
  | { readonly navn: 'typer'; readonly slag: 'typer' };

/** Fields inside an object are named with a dash, as forms send them: `terskler-senIMnd`. */
export const DELER = {
  frister: [
    { navn: 'meldesInnen', slag: 'klokke' },
    { navn: 'sjekkesInnen', slag: 'klokke' },
  ],
  etterlysning: [
    { navn: 'etterlysesBarnetrinn', slag: 'klokke' },
    { navn: 'etterlysesUngdomstrinn', slag: 'klokke' },
    { navn: 'eskaleresEtter', slag: 'tall', min: 5, maks: 120 },
    { navn: 'politiVurderesEtter', slag: 'tall', min: 10, maks: 240 },
    { navn: 'slingring', slag: 'tall', min: 0, maks: 120 },
  ],
  skoledag: [
    { navn: 'skoledag-fra', slag: 'klokke' },
    { navn: 'skoledag-til', slag: 'klokke' },
    { navn: 'perTimeFraTrinn', slag: 'tall', min: 1, maks: 11 },
    { navn: 'timer', slag: 'tall', min: 1, maks: 12 },
  ],
  typer: [
    { navn: 'typer', slag: 'typer' },
    { navn: 'fritekst', slag: 'jaNei' },
  ],
  terskler: [
    { navn: 'terskler-senIMnd', slag: 'tall', min: 1, maks: 31 },
    { navn: 'terskler-dagerIMnd', slag: 'tall', min: 1, maks: 31 },
    { navn: 'terskler-dagerIRad', slag: 'tall', min: 1, maks: 60 },
    { navn: 'terskler-dagerIHalvar', slag: 'tall', min: 1, maks: 100 },
    { navn: 'terskler-ringDag', slag: 'tall', min: 1, maks: 30 },
  ],
} as const satisfies Readonly<Record<string, readonly Felt[]>>;
export type Del = keyof typeof DELER;
export const DELNAVN = Object.keys(DELER) as [Del, ...Del[]];
export const Delvalg = z.enum(DELNAVN);
export const feltI = (del: Del): readonly Felt[] => DELER[del];
export const ALLE_FELT: readonly Felt[] = DELNAVN.flatMap((d) => [...DELER[d]]);
export type Feltnavn = (typeof DELER)[Del][number]['navn'];

/** A routine, or what a school has of its own, by field name. Left out: not set there. */
export type Feltverdier = Readonly<Record<string, unknown>>;

/** Takes a routine apart into fields. */
export function tilFelt(r: Partial<Record<keyof Rutine, unknown>>): Feltverdier {
  const ut: Record<string, unknown> = {};
  for (const { navn } of ALLE_FELT) {
    const [ytre, indre] = navn.split('-') as [keyof Rutine, string | undefined];
    const v = indre === undefined ? r[ytre] : (r[ytre] as Feltverdier | undefined)?.[indre];
    if (v !== undefined) ut[navn] = v;
  }
  return ut;
}

/** And together again. */
export function fraFelt(felt: Feltverdier): Record<string, unknown> {
  const ut: Record<string, unknown> = {};
  for (const [navn, v] of Object.entries(felt)) {
    if (v === undefined) continue;
    const [ytre, indre] = navn.split('-') as [string, string | undefined];
    if (indre === undefined) ut[ytre] = v;
    else ut[ytre] = { ...(ut[ytre] as object | undefined), [indre]: v };
  }
  return ut;
}

/** One value that stood in the setting, with who set it. */
export interface Historikkrad {
  readonly satt: string;
  readonly sattAv: string | null;
  readonly begrunnelse: string | null;
  readonly verdi: unknown;
}
