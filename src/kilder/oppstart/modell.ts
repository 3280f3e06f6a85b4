import { z } from 'zod';

const dato = z.iso.date('Skriv datoen som ÅÅÅÅ-MM-DD');

/** One pupil's place, as the kommune's former system has it. Without `identifikator` the person is known by `lokalId` only. */
export const Oppstartselev = z.object({
  identifikator: z
    .string()
    .regex(/^\d{11,12}$/)
    .optional(),
  lokalId: z.string().min(1).max(64),
  fornavn: z.string().trim().min(1).max(200),
  mellomnavn: z.string().trim().max(200).optional(),
  etternavn: z.string().trim().min(1).max(200),
  fodselsdato: dato,
  skole: z.string().regex(/^\d{9}$/, 'Et organisasjonsnummer har ni siffer'),
  arstrinn: z.int().min(1).max(10),
  klasse: z.string().trim().min(1).max(20).optional(),
  fra: dato,
  til: dato.optional(),
  /** The file's own keys of the groups the pupil is in besides the class. */
  grupper: z.array(z.string().min(1).max(64)).max(60).optional(),
});
export type Oppstartselev = z.infer<typeof Oppstartselev>;

/** A class or group with its teachers. A class needs no line of its own: it is known from its pupils. */
export const Oppstartsgruppe = z.object({
  gruppe: z.string().min(1).max(64),
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
        identifikator: z.string().regex(/^\d{11,12}$/),
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
  | { readonly slag: 'holdt'; readonly linje: number; readonly felt: string };
