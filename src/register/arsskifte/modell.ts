// The change from one school year to the next: what is chosen, what it comes to, and where it stands.
import { z } from 'zod';

/** Which teachers follow their groups. */
export const LARERVALG = ['kontaktlarere', 'alle', 'ingen'] as const;
/** Kinds of groups that may be carried on besides classes and contact groups. */
export const GRUPPEVALG = ['undervisningsgruppe', 'faggruppe', 'persongruppe'] as const;

/** What a school has chosen. */
export const Skiftevalg = z.object({
  larere: z.enum(LARERVALG),
  grupper: z.array(z.enum(GRUPPEVALG)),
  /** Where those go whose skolekrets says nothing; null: nowhere yet. */
  ungdomsskole: z.string().nullable(),
  nyeForste: z.boolean(),
});
export type Skiftevalg = z.infer<typeof Skiftevalg>;
export const STANDARDVALG: Skiftevalg = { larere: 'kontaktlarere', grupper: [], ungdomsskole: null, nyeForste: true };

/** What a change came to, or would come to. */
export const Skiftetall = z.object({
  opp: z.number(),
  videre: z.number(),
  ut: z.number(),
  utenSkole: z.number(),
  nye: z.number(),
  klasser: z.number(),
  grupper: z.number(),
  plasser: z.number(),
  larere: z.number(),
});
export type Skiftetall = z.infer<typeof Skiftetall>;

export const SKIFTESTATUS = ['bestilt', 'utfort', 'angring_bestilt', 'angret', 'feilet'] as const;
export type Skiftestatus = (typeof SKIFTESTATUS)[number];
/** Why a change was not made, or not taken back. */
export const SKIFTEARSAK = ['endret_samtidig', 'bygd_pa', 'endret_siden', 'ulik_sum', 'begynt', 'ukjent'] as const;
export type Skiftearsak = (typeof SKIFTEARSAK)[number];

const Sett = z.object({
  id: z.string(),
  status: z.enum(SKIFTESTATUS),
  arsak: z.string().nullable(),
  antall: z.record(z.string(), z.number()),
  opprettet: z.string(),
  utfort: z.string().nullable(),
  angret: z.string().nullable(),
  av: z.string().nullable(),
});

export const Skifteoversikt = z.object({
  fraAr: z.number(),
  ar: z.array(z.number()),
  skoler: z.array(
    z.object({
      skole: z.string(),
      navn: z.string(),
      elever: z.number(),
      avgang: z.number(),
      status: z.enum(SKIFTESTATUS).nullable(),
      arsak: z.string().nullable(),
    }),
  ),
  kanBestilleAlle: z.boolean(),
});
export type Skifteoversikt = z.infer<typeof Skifteoversikt>;

export const Skifteside = z.object({
  skole: z.string(),
  navn: z.string(),
  fraAr: z.number(),
  ar: z.array(z.number()),
  trinnTil: z.number(),
  valg: Skiftevalg,
  tall: Skiftetall,
  klasser: z.array(
    z.object({
      navn: z.string(),
      nyttNavn: z.string().nullable(),
      slag: z.string(),
      elever: z.number(),
      finnes: z.boolean(),
      larere: z.array(z.object({ personId: z.string(), navn: z.string(), folger: z.boolean(), sluttet: z.boolean() })),
    }),
  ),
  /** Where those who leave the last year here go. */
  videre: z.array(z.object({ skole: z.string().nullable(), navn: z.string().nullable(), antall: z.number() })),
  /** Pupils of the year without a class: they move up without one. */
  utenKlasse: z.number(),
  ungdomsskoler: z.array(z.object({ skole: z.string(), navn: z.string() })),
  sett: Sett.nullable(),
  historikk: z.array(Sett),
  kanBestille: z.boolean(),
  kanAngre: z.boolean(),
  versjon: z.string(),
});
export type Skifteside = z.infer<typeof Skifteside>;
