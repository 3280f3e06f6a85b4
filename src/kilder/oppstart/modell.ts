import { z } from 'zod';

const dato = z.iso.date('Skriv datoen som ÅÅÅÅ-MM-DD');

/** The former system's own keys; OneRoster's may be this long. */
const Nokkel = z.string().min(1).max(255);

/** A group the pupil is in, by the file's own key; with the days where they are fewer than the place's. */
export const Oppstartsmedlemskap = z.union([Nokkel, z.object({ gruppe: Nokkel, fra: dato.optional(), til: dato.optional() })]);
export type Oppstartsmedlemskap = z.infer<typeof Oppstartsmedlemskap>;

/**
 * One pupil's place, as the kommune's former system has it. Without `identifikator` the person is known by `lokalId` only. Bundles of other
 * systems may leave `fodselsdato` out; then the number must be one we know.
 */
export const Oppstartselev = z.object({
  identifikator: z
    .string()
    .regex(/^\d{11,12}$/)
    .optional(),
  lokalId: Nokkel,
  fornavn: z.string().trim().min(1).max(200),
  mellomnavn: z.string().trim().max(200).optional(),
  etternavn: z.string().trim().min(1).max(200),
  fodselsdato: dato.optional(),
  skole: z.string().regex(/^\d{9}$/, 'Et organisasjonsnummer har ni siffer'),
  arstrinn: z.int().min(1).max(10),
  klasse: z.string().trim().min(1).max(20).optional(),
  /** First day in the class, when it is later than `fra`. */
  klasseFra: dato.optional(),
  fra: dato,
  til: dato.optional(),
  /** The file's own keys of the groups the pupil is in besides the class. */
  grupper: z.array(Oppstartsmedlemskap).max(60).optional(),
});
export type Oppstartselev = z.infer<typeof Oppstartselev>;

/** A class or group with its teachers. A class needs no line of its own: it is known from its pupils. */
export const Oppstartsgruppe = z.object({
  gruppe: Nokkel,
  slag: z.enum(['klasse', 'kontaktlarergruppe', 'undervisningsgruppe', 'faggruppe', 'persongruppe']),
  skole: z.string().regex(/^\d{9}$/, 'Et organisasjonsnummer har ni siffer'),
  navn: z.string().trim().min(1).max(60),
  arstrinn: z.array(z.int().min(1).max(10)).max(10).default([]),
  fagkode: z
    .string()
    .regex(/^[A-Z]{3}\d{4}$/)
    .optional(),
  larere: z
    .array(
      z.object({
        identifikator: z
          .string()
          .regex(/^\d{11,12}$/)
          .optional(),
        /** For systems that know their teachers by the number HR has given them. */
        ansattnummer: z
          .string()
          .regex(/^[A-Za-z0-9-]{1,32}$/)
          .optional(),
        rolle: z.enum(['kontaktlarer', 'faglarer', 'assistent', 'vikar']),
      }),
    )
    .max(30)
    .default([]),
});
export type Oppstartsgruppe = z.infer<typeof Oppstartsgruppe>;

/** First line of the file. `antall` is the number of pupils' lines, and tells whether the file is whole. */
export const Oppstartshode = z.object({
  friminutt: z.literal('oppstart'),
  kommunenummer: z.string().regex(/^\d{4}$/),
  eksportert: z.string().nullish(),
  antall: z.int().min(0),
});
export type Oppstartshode = z.infer<typeof Oppstartshode>;

export type Oppstartspost =
  | { readonly slag: 'hode'; readonly hode: Oppstartshode }
  | { readonly slag: 'elev'; readonly linje: number; readonly elev: Oppstartselev }
  | { readonly slag: 'gruppe'; readonly linje: number; readonly gruppe: Oppstartsgruppe }
  /** `felt` is the first field that is wrong; never its value. */
  | Holdtpost;

export interface Holdtpost {
  readonly slag: 'holdt';
  readonly linje?: number | undefined;
  readonly felt: string;
  /** The file inside a bundle. */
  readonly fil?: string;
  /** Why, with a sentence of its own on the screen; left out for a line that could not be read. */
  readonly kode?: Holdtkode;
  /** The former system's own key, where the record says it: read rightly another time, it is no longer held. */
  readonly lokalId?: string;
}

/** What is wrong with a pupil or a row of a bundle. */
export type Holdtkode =
  | 'mangler_felt'
  | 'ugyldig_dato'
  | 'for_mange_felt'
  | 'gjentatt_nokkel'
  | 'ukjent_referanse'
  | 'mangler_navn'
  | 'flere_numre'
  | 'to_klasser'
  | 'mangler_startdato'
  | 'mangler_trinn'
  | 'uten_skole'
  | 'slutter_for_start';
