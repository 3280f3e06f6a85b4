// What is not right in the data, by kind, with whose it is to put right.
import { z } from 'zod';

/** The kinds, in the order they are shown: what stops a school day first. */
export const FUNN = [
  'uten_klasse',
  'to_klasser',
  'uten_timeplan',
  'uten_kontaktlarer',
  'gruppe_uten_larer',
  'gruppe_uten_fag',
  'utgatt_fagkode',
  'uten_foresatt',
  'krr_mangler',
  'nummer_mangler',
  'duplikat',
  'ansatt_dobbel',
  'fyller_16',
  'taus_stilling',
  'inaktiv_med_tilgang',
] as const;
export type Funnkode = (typeof FUNN)[number];

/** Kinds with a bulk fix of their own here: a proposal for each row, ticked and saved as one change set. */
export const MED_RETTING = ['uten_klasse', 'utgatt_fagkode'] as const;
export type Rettingskode = (typeof MED_RETTING)[number];

/** Days from somebody takes it until it should be done, when nothing else is said. */
export const FRISTDAGER: Readonly<Record<Funnkode, number>> = {
  uten_klasse: 1, to_klasser: 1, uten_timeplan: 1, uten_kontaktlarer: 3, gruppe_uten_larer: 7, gruppe_uten_fag: 7, utgatt_fagkode: 30, uten_foresatt: 3,
  krr_mangler: 30, nummer_mangler: 30, duplikat: 7, ansatt_dobbel: 7, fyller_16: 30, taus_stilling: 7, inaktiv_med_tilgang: 3,
}; // prettier-ignore

/** One finding as the database has it. */
export interface Funnrad {
  readonly kode: Funnkode;
  readonly skole: string;
  readonly personId: string | null;
  readonly gruppeId: string | null;
  readonly navn: string;
  readonly trinn: number | null;
  /** The class, the group's subject code, the other of a pair, a date, how many pupils. */
  readonly hva: string | null;
  readonly annenId: string | null;
  /** What the bulk fix would do, as an id or a code. */
  readonly forslag: string | null;
  readonly forslagsnavn: string | null;
}

export interface Ansvar {
  readonly skole: string;
  readonly kode: string;
  readonly eierId: string;
  readonly eier: string;
  readonly frist: string | null;
}

const Skolevalg = z.array(z.object({ skole: z.string(), navn: z.string() }));

export const Oversikt = z.object({
  skoler: Skolevalg,
  skole: z.string().nullable(),
  rader: z.array(
    z.object({
      kode: z.enum(FUNN),
      antall: z.number(),
      /** A week ago; null when nobody counted. */
      forrigeUke: z.number().nullable(),
      eier: z.string().nullable(),
      frist: z.string().nullable(),
      forsinket: z.boolean(),
    }),
  ),
  kanTa: z.boolean(),
});
export type Oversikt = z.infer<typeof Oversikt>;

export const Innboks = z.object({
  skoler: Skolevalg,
  skole: z.string(),
  skolenavn: z.string(),
  kode: z.enum(FUNN),
  totalt: z.number(),
  side: z.number(),
  rader: z.array(
    z.object({
      personId: z.string().nullable(),
      gruppeId: z.string().nullable(),
      navn: z.string(),
      trinn: z.number().nullable(),
      hva: z.string().nullable(),
      annenId: z.string().nullable(),
      forslag: z.string().nullable(),
      forslagsnavn: z.string().nullable(),
    }),
  ),
  trend: z.array(z.object({ dag: z.string(), antall: z.number() })),
  eier: z.string().nullable(),
  frist: z.string().nullable(),
  kanTa: z.boolean(),
  kanRette: z.boolean(),
  kanSlaSammen: z.boolean(),
  skolear: z.number(),
  idag: z.string(),
});
export type Innboks = z.infer<typeof Innboks>;
