// The class register.
import { z } from 'zod';
import { OPPMOTESTATUSER } from '../fravar/index.ts';
import { Fravarstype } from '../rutine/index.ts';

export const Registerrad = z.object({
  elevId: z.string(),
  navn: z.string(),
  /** What stands in the register, or what it is filled with beforehand. */
  status: z.enum(OPPMOTESTATUSER),
  minutter: z.number().nullable(),
  arsak: z.string().nullable(),
  /** What was said beforehand: type and clocks, leave, a trip. */
  meldt: z
    .object({ type: z.string(), fraKl: z.string().nullable(), tilKl: z.string().nullable(), kl: z.string(), sen: z.boolean() })
    .nullable(),
  annetsted: z.object({ slag: z.enum(['tur', 'gruppe', 'sfo', 'skyss', 'bortvist']), hva: z.string().nullable() }).nullable(),
  harPermisjon: z.boolean(),
  sakId: z.string().nullable(),
});
export type Registerrad = z.infer<typeof Registerrad>;

export const Register = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  /** The group's id or the class by name, as in the address. */
  gruppe: z.string(),
  navn: z.string(),
  dato: z.string(),
  erSkoledag: z.boolean(),
  timeNr: z.number(),
  /** Lessons to choose from; empty: the register is kept by day. */
  timer: z.array(z.number()),
  forte: z.array(z.number()),
  elever: z.array(Registerrad),
  typer: z.array(Fravarstype),
  /** Who signed last, and when. */
  fort: z.object({ av: z.string(), tid: z.string() }).nullable(),
  versjon: z.string(),
  etterlyses: z.string(),
  idag: z.string(),
  lagret: z.boolean(),
  kanFore: z.boolean(),
});
export type Register = z.infer<typeof Register>;

export const Annetstedside = z.object({
  skole: z.string(),
  gruppe: z.string(),
  navn: z.string(),
  idag: z.string(),
  elever: z.array(z.object({ elevId: z.string(), navn: z.string() })),
  /** Today's and those to come: one line for what was said of several at once. */
  linjer: z.array(
    z.object({
      rader: z.array(z.string()),
      slag: z.enum(['tur', 'gruppe', 'sfo', 'skyss', 'bortvist']),
      fra: z.string(),
      til: z.string(),
      fraKl: z.string().nullable(),
      tilKl: z.string().nullable(),
      hva: z.string().nullable(),
      alle: z.boolean(),
      hvem: z.array(z.string()),
    }),
  ),
  gjort: z.enum(['satt', 'slutt']).nullable(),
});
export type Annetstedside = z.infer<typeof Annetstedside>;

export const Klassevalg = z.object({
  skoler: z.array(
    z.object({
      skole: z.string(),
      navn: z.string(),
      erSkoledag: z.boolean(),
      klasser: z.array(
        z.object({
          gruppe: z.string(),
          navn: z.string(),
          arstrinn: z.number(),
          elever: z.number(),
          /** The reader is its contact teacher. */
          min: z.boolean(),
          fort: z.string().nullable(),
        }),
      ),
    }),
  ),
  idag: z.string(),
  erSkoledag: z.boolean(),
});
export type Klassevalg = z.infer<typeof Klassevalg>;
