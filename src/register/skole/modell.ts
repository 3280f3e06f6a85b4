// School years, terms and the school calendar.
import { z } from 'zod';
import type { Dato } from '#grunn/tid/index.ts';

/** The kommune's own calendar, which counts for schools that have none. */
export const KOMMUNEN = '*';

/** `planlegges`: next year, which only leaders see. `tidligere`: the two before, readable by right. Everything else is closed. */
export type Skolearstilstand = 'planlegges' | 'gjeldende' | 'tidligere' | 'lukket';

export const FRISLAG = ['ferie', 'fridag', 'planleggingsdag'] as const;
export type Frislag = (typeof FRISLAG)[number];

/** Days without teaching. Both dates count. */
export interface Skolefri {
  readonly fra: Dato;
  readonly til: Dato;
  readonly slag: Frislag;
  readonly navn: string;
}

/** The calendar of one school year. */
export interface Skolerute {
  readonly forsteSkoledag: Dato;
  readonly sisteSkoledag: Dato;
  /** First day of the second term. */
  readonly andreTerminFra: Dato;
  readonly fri: readonly Skolefri[];
}

export interface Termin {
  readonly nummer: 1 | 2;
  readonly fra: Dato;
  readonly til: Dato;
}

/** What the law asks of a school year (opplæringslova § 14-1), with its dates. */
export interface Skolearsregel {
  readonly gyldigFra: Dato;
  readonly kilde: string;
  readonly skoledager: number;
  readonly innenforUker: number;
}

export type Ruteavvik =
  | { readonly kode: 'for_fa_dager'; readonly dager: number; readonly krav: number }
  | { readonly kode: 'for_lang'; readonly uker: number; readonly krav: number }
  | { readonly kode: 'fri_utenfor'; readonly navn: string }
  | { readonly kode: 'fri_overlapper'; readonly navn: string; readonly annen: string };

export const Skoleoversikt = z.object({
  skolear: z.number(),
  skoler: z.array(
    z.object({
      organisasjonsnummer: z.string(),
      navn: z.string(),
      malform: z.string().nullable(),
      trinnFra: z.number().nullable(),
      trinnTil: z.number().nullable(),
      elever: z.number(),
      klasser: z.number(),
      aktiv: z.boolean(),
    }),
  ),
  kanEndreKommunerute: z.boolean(),
});
export type Skoleoversikt = z.infer<typeof Skoleoversikt>;

const Fri = z.object({ fra: z.string(), til: z.string(), slag: z.enum(FRISLAG), navn: z.string() });
const Rute = z.object({
  forsteSkoledag: z.string(),
  sisteSkoledag: z.string(),
  andreTerminFra: z.string(),
  fri: z.array(Fri),
});

export const Skoleside = z.object({
  /** null: the kommune's own calendar. */
  skole: z
    .object({
      organisasjonsnummer: z.string(),
      navn: z.string(),
      malform: z.string().nullable(),
      skoletype: z.string().nullable(),
      aktiv: z.boolean(),
      adresse: z.string().nullable(),
      trinnFra: z.number().nullable(),
      trinnTil: z.number().nullable(),
      hentet: z.string().nullable(),
    })
    .nullable(),
  skolear: z.number(),
  apne: z.array(z.number()),
  rute: Rute.nullable(),
  /** The school follows the kommune's. */
  kommunens: z.boolean(),
  /** Somebody has decided the calendar; else it is a proposal. */
  bestemt: z.boolean(),
  kanEndre: z.boolean(),
  idag: z.string(),
});
export type Skoleside = z.infer<typeof Skoleside>;
