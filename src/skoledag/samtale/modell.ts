// Utviklingssamtaler: a round of times for one group, and who has taken which. What is talked about is never here.
import { z } from 'zod';
import { Elevref } from '../fravar/index.ts';

export const FORMER = ['fysisk', 'digital'] as const;
export type Form = (typeof FORMER)[number];

/** What the times of a round are made from. Clocks on the wall in Oslo; minutes. */
export interface Timeoppsett {
  readonly dager: readonly string[];
  readonly fraKl: string;
  readonly tilKl: string;
  readonly lengde: number;
  readonly pause: number;
}

/** The law's demand (opplæringsforskrifta §§ 9-6, 11-1), by date. */
export interface Samtalekrav {
  readonly gyldigFra: string;
  readonly gyldigTil: string | null;
  readonly samtalerPerHalvar: number;
  readonly invitertPerAr: number;
  readonly kilde: { readonly nb: string; readonly nn: string };
}

const Runde = z.object({
  rundeId: z.string(),
  skole: z.string(),
  gruppeId: z.string(),
  gruppe: z.string(),
  sted: z.string(),
  form: z.enum(FORMER),
  lengde: z.number(),
  hverForesatt: z.boolean(),
  frist: z.string(),
  /** The first and last day with times. */
  fra: z.string(),
  til: z.string(),
  apnet: z.string().nullable(),
  avlyst: z.string().nullable(),
});
export const Samtalerunde = Runde;
export type Samtalerunde = z.infer<typeof Runde>;

export const Ledigtid = z.object({ tidId: z.string(), fra: z.string(), til: z.string(), ledig: z.boolean() });
export type Ledigtid = z.infer<typeof Ledigtid>;

export const Bestilling = z.object({
  bestillingId: z.string(),
  tidId: z.string(),
  elevId: z.string(),
  forId: z.string().nullable(),
  fra: z.string(),
  til: z.string(),
  holdt: z.string().nullable(),
});
export type Bestilling = z.infer<typeof Bestilling>;

/** One child's talk as the home meets it. */
export const Minsamtale = z.object({
  barn: Elevref,
  deg: z.boolean(),
  runde: Runde,
  bestilling: Bestilling.nullable(),
  tider: z.array(Ledigtid),
  /** May this reader choose now? */
  kanVelge: z.boolean(),
  /** Why not: the deadline is past, the pupil is under 15, the school holds one talk with each guardian, or no right to answer. */
  hvorforIkke: z.enum(['frist', 'alder', 'foresatte', 'rett', 'avlyst', 'holdt']).nullable(),
});
export type Minsamtale = z.infer<typeof Minsamtale>;

export const GJORT = ['valgt', 'endret', 'avlyst'] as const;
export const Minesamtaler = z.object({
  samtaler: z.array(Minsamtale),
  gjort: z.enum(GJORT).nullable(),
  /** What Angre undoes: the booking that was just made, or the time that was just given up. */
  angre: z.object({ rundeId: z.string(), elevId: z.string(), tidId: z.string().nullable() }).nullable(),
});
export type Minesamtaler = z.infer<typeof Minesamtaler>;

export const Gruppevalg = z.object({ gruppeId: z.string(), navn: z.string(), skole: z.string(), skolenavn: z.string() });
export type Gruppevalg = z.infer<typeof Gruppevalg>;

export const Rundeoversikt = Runde.extend({ tider: z.number(), valgt: z.number(), elever: z.number() });
export type Rundeoversikt = z.infer<typeof Rundeoversikt>;

export const Oversikt = z.object({
  runder: z.array(Rundeoversikt),
  grupper: z.array(Gruppevalg),
  gjort: z.enum(['avlyst']).nullable(),
});
export type Oversikt = z.infer<typeof Oversikt>;

/** One pupil in the group: the time, and where the pupil stands against the law. */
export const Elevlinje = z.object({
  elevId: z.string(),
  navn: z.string(),
  /** Whose talk, in a round of one for each guardian. */
  forId: z.string().nullable(),
  forNavn: z.string().nullable(),
  bestilling: Bestilling.nullable(),
  /** Talks held this half year, and times the home has been invited this school year. */
  holdtIHalvaret: z.number(),
  invitertIAret: z.number(),
});
export type Elevlinje = z.infer<typeof Elevlinje>;

export const STYREGJORT = [
  'laget',
  'apnet',
  'endret',
  'fort',
  'avbestilt',
  'minnet',
  'holdt',
  'ikkeHoldt',
  'stengt',
  'apnetTid',
] as const;
export const Rundeside = z.object({
  runde: Runde,
  tider: z.array(Ledigtid.extend({ stengt: z.boolean(), elevId: z.string().nullable(), navn: z.string().nullable() })),
  elever: z.array(Elevlinje),
  /** Open times of this round that lie over open times of the group's other rounds: the teacher can be in one of them. */
  overlapper: z.number(),
  krav: z.object({
    samtaler: z.number(),
    invitert: z.number(),
    kilde: z.object({ nb: z.string(), nn: z.string() }),
    manglerSamtale: z.number(),
    manglerInvitasjon: z.number(),
  }),
  idag: z.string(),
  gjort: z.enum(STYREGJORT).nullable(),
  antall: z.number().nullable(),
});
export type Rundeside = z.infer<typeof Rundeside>;
