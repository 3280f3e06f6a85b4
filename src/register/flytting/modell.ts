// Moves: a pupil goes to another school, out of the kommune, comes into it, or stops going to school here.
import { z } from 'zod';
import type { Dato } from '#grunn/tid/index.ts';

/** A pupil's place as it stands now. Both dates count; `til` null is open. */
export interface Plass {
  readonly elevforholdId: string;
  readonly personId: string;
  readonly kilde: string;
  readonly skole: string;
  readonly arstrinn: number;
  readonly klasse: string | null;
  readonly fra: Dato;
  readonly til: Dato | null;
}

/** A membership of the pupil, with the school of the group. */
export interface Gruppeplass {
  readonly gruppeId: string;
  readonly personId: string;
  readonly kilde: string;
  readonly skole: string;
  readonly fra: Dato;
  readonly til: Dato;
}

export const FLYTTESLAG = ['skole', 'ut', 'avslutt', 'inn'] as const;
export type Flytteslag = (typeof FLYTTESLAG)[number];

/** What is to happen from a day. `tilSkole` and `arstrinn` for those who go on or come in. */
export interface Flytting {
  readonly personId: string;
  readonly slag: Flytteslag;
  /** First day it counts. */
  readonly fra: Dato;
  readonly tilSkole: string | null;
  readonly arstrinn: number | null;
}

export type NyPlass = Omit<Plass, 'kilde' | 'elevforholdId'> & {
  /** null: a new place. Else the place that is shortened. */
  readonly elevforholdId: string | null;
};

/** Rows to close and open for a move to come true. */
export interface Flytteplan {
  readonly lukk: readonly Plass[];
  readonly apne: readonly NyPlass[];
  readonly lukkGrupper: readonly Gruppeplass[];
  readonly apneGrupper: readonly Omit<Gruppeplass, 'kilde' | 'skole'>[];
}

export type Flyttefeil = 'ingen_plass' | 'samme_skole' | 'har_plass' | 'for_start';

/** A stretch at one school, with the years. */
export const Skolegangsrad = z.object({
  skole: z.string(),
  navn: z.string(),
  fra: z.string(),
  til: z.string().nullable(),
  trinnFra: z.number(),
  trinnTil: z.number(),
});
export type Skolegangsrad = z.infer<typeof Skolegangsrad>;

export const Flyttesiden = z.object({
  personId: z.string(),
  navn: z.string(),
  skole: z.string(),
  skolenavn: z.string(),
  arstrinn: z.number(),
  klasse: z.string().nullable(),
  idag: z.string(),
  skolegang: z.array(Skolegangsrad),
  skoler: z.array(z.object({ skole: z.string(), navn: z.string() })),
  grupper: z.number(),
  sett: z.array(
    z.object({
      id: z.string(),
      navn: z.string(),
      status: z.string(),
      arsak: z.string().nullable(),
      opprettet: z.string(),
      av: z.string().nullable(),
    }),
  ),
  kanFlytte: z.boolean(),
  versjon: z.string(),
});
export type Flyttesiden = z.infer<typeof Flyttesiden>;

export const Nyelevside = z.object({ idag: z.string(), skoler: z.array(z.object({ skole: z.string(), navn: z.string() })) });
export type Nyelevside = z.infer<typeof Nyelevside>;

export const Gjesteliste = z.object({
  skolear: z.number(),
  apne: z.array(z.number()),
  gjester: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      navn: z.string(),
      skolenavn: z.string(),
      hjemkommune: z.string(),
      grunnlag: z.string(),
      betaler: z.string(),
      fra: z.string(),
      til: z.string(),
      maneder: z.number(),
    }),
  ),
  kanEndre: z.boolean(),
});
export type Gjesteliste = z.infer<typeof Gjesteliste>;

export const FORSLAGSLAG = ['ut', 'inn', 'krets'] as const;
export const Flytteforslag = z.object({
  personId: z.string(),
  navn: z.string(),
  slag: z.enum(FORSLAGSLAG),
  skole: z.string().nullable(),
  skolenavn: z.string().nullable(),
  foreslatt: z.string().nullable(),
  foreslattnavn: z.string().nullable(),
  arstrinn: z.number(),
  siden: z.string().nullable(),
  /** Changes when what the proposal rests on does: a «let stand» counts only for the same. */
  grunnlag: z.string(),
});
export type Flytteforslag = z.infer<typeof Flytteforslag>;

export const Forslagsliste = z.object({
  skoler: z.array(z.object({ skole: z.string(), navn: z.string() })),
  forslag: z.array(Flytteforslag),
  idag: z.string(),
  kanBehandle: z.boolean(),
  kanRegistrere: z.boolean(),
});
export type Forslagsliste = z.infer<typeof Forslagsliste>;
