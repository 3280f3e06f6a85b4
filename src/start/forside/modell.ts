import { z } from 'zod';
import { Skoletall } from '#register/elevforhold/index.ts';
import { Bremsetall, Kilde, Slag } from '#register/innlesing/index.ts';
import { Hjem } from '#skoledag/hjem/index.ts';
import { Nestetimer, Timevisning } from '#opplaring/timeplan/index.ts';
import { Egenklasse } from '#skoledag/oppmote/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';

const Tid = z.string();

export const Forvalterdel = z.object({
  kilder: z.array(
    z.object({
      kilde: Kilde,
      sistFerdig: Tid.nullable(),
      pagar: z.boolean(),
      feilet: z.boolean(),
      forsinketSiden: Tid.nullable(),
    }),
  ),
  venter: z.array(z.object({ id: z.string(), kilde: Kilde, slag: Slag, startet: Tid, bremser: z.array(Bremsetall) })),
  holdt: z.number(),
  elever: z.number(),
  foresatte: z.number(),
  ansatte: z.number(),
});
export type Forvalterdel = z.infer<typeof Forvalterdel>;

/** What the school day asks of somebody at work, now. */
export const Arbeidsdag = z.object({
  /** The contact teacher's own classes. */
  klasser: z.array(Egenklasse),
  /** What is left of the reader's own lessons today. */
  timer: z.array(Timevisning),
  larer: z.string(),
  /** Pupils nobody can account for. */
  etterlyste: z.number(),
  /** Classes nobody has checked in time. */
  klassesaker: z.number(),
  /** Pupils reported today, after the deadline: the class may have been checked before (E03). */
  sentMeldt: z.number(),
  /** Applications for leave that wait for this reader. */
  permisjoner: z.number(),
  /** Inboxes past their deadline. */
  innbokser: z.number(),
});
export type Arbeidsdag = z.infer<typeof Arbeidsdag>;

/** Something among the employees or the settings to look at, with the day it must be done by where there is one. */
export const Oppfolging = z.object({
  slag: z.enum(['innstilling', 'inaktivIHrm', 'inaktivMedTilgang', 'revisjon']),
  antall: z.number(),
  frist: z.string().nullable(),
});
export type Oppfolging = z.infer<typeof Oppfolging>;

export const Forside = z.object({
  na: Tid,
  hilsen: z.enum(['morgen', 'dag', 'kveld']),
  /** Empty when nobody has told the name. */
  fornavn: z.string(),
  roller: z.array(z.enum(ROLLER)),
  sok: z.object({ heleKommunen: z.boolean() }).nullable(),
  forvalter: Forvalterdel.nullable(),
  /** The reader's own schools; null for those who do not keep pupils. */
  skoler: z.array(Skoletall).nullable(),
  /** Null for those who have nothing at work. */
  arbeidsdag: Arbeidsdag.nullable(),
  /** A guardian's children, or the pupil's own day; null for those who are neither. */
  hjem: Hjem.nullable(),
  /** What each child, or the pupil, has next by the timetable. */
  timer: z.array(Nestetimer),
  /** A guardian who sees no child here, and whom to call (V01). */
  utenBarn: z.object({ telefon: z.string().nullable() }).nullable(),
  /** Where this person can go from here, for those who have nothing else on the page. */
  snarveier: z.array(z.object({ href: z.string(), tekst: z.string(), om: z.string() })),
  /** What the reader is told of new guardians for his children. */
  varsler: z.number(),
  /** New guardians near a protected child who wait for this reader to decide. */
  nyeForesatte: z.number(),
  /** Emergency looks since yesterday that this reader should know of. */
  nodinnsyn: z.number(),
  /** What to follow up among the employees; empty when there is nothing, or it is not this reader's. */
  oppfolging: z.array(Oppfolging),
  /** People of those schools that the readings hold back. */
  holdtVedSkolene: z.number(),
});
export type Forside = z.infer<typeof Forside>;
