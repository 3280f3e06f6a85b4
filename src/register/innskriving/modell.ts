// Innskriving to 1. trinn: the round of a year, the lines between schools, what the guardians answer and what is decided.
import { z } from 'zod';

export const KRETSSLAG = ['gate', 'grunnkrets', 'skolekrets'] as const;
export type Kretsslag = (typeof KRETSSLAG)[number];
export const SIDER = ['alle', 'par', 'odde'] as const;
export type Side = (typeof SIDER)[number];

/** Homes that belong to a school: a street with or without numbers, a grunnkrets, or a skolekrets as Folkeregisteret has it. */
export interface Kretsregel {
  readonly skole: string;
  readonly slag: Kretsslag;
  /** A street in small letters, or the code. */
  readonly verdi: string;
  readonly nrFra: number | null;
  readonly nrTil: number | null;
  readonly side: Side;
}

export const BARNESLAG = ['alder', 'utsatt', 'framskutt'] as const;
export type Barneslag = (typeof BARNESLAG)[number];

/** What a guardian may answer; the last two are about the answer the other one gave. */
export const SVARSLAG = ['bekreftet', 'annen_skole', 'utsatt', 'framskutt', 'enig', 'uenig'] as const;
export type Svarslag = (typeof SVARSLAG)[number];
export const VEDTAKSLAG = ['naerskole', 'annen_skole', 'utsatt', 'framskutt'] as const;
export type Vedtakslag = (typeof VEDTAKSLAG)[number];

/** Where a child's enrolment stands, for both the school and the home. */
export const STATUSER = [
  'ukjent_krets',
  'ikke_svart',
  'bekreftet',
  'onsker_skole',
  'onsker_utsatt',
  'onsker_framskutt',
  'plass',
  'utsatt',
  'ikke_framskutt',
  'tatt_inn',
] as const;
export type Status = (typeof STATUSER)[number];

export const Runde = z.object({
  skolear: z.number(),
  apner: z.string(),
  frist: z.string(),
  forskrift: z.string(),
  klageinstans: z.string(),
});
export type Runde = z.infer<typeof Runde>;

const Skoleref = z.object({ skole: z.string(), navn: z.string() });
export type Skoleref = z.infer<typeof Skoleref>;

/** A child in the list. */
export const Barnerad = z.object({
  id: z.string(),
  personId: z.string(),
  navn: z.string(),
  fodselsdato: z.string().nullable(),
  slag: z.enum(BARNESLAG),
  kretsskole: z.string().nullable(),
  kretsnavn: z.string().nullable(),
  onsketSkole: z.string().nullable(),
  onsketNavn: z.string().nullable(),
  vedtakSkole: z.string().nullable(),
  vedtakNavn: z.string().nullable(),
  status: z.enum(STATUSER),
  /** Guardians have said different things of it. */
  uenige: z.boolean(),
  /** Answered after the deadline. */
  sent: z.boolean(),
});
export type Barnerad = z.infer<typeof Barnerad>;

export const Skoletall = z.object({
  skole: z.string(),
  navn: z.string(),
  plasser: z.number().nullable(),
  /** Children whose home belongs there. */
  krets: z.number(),
  bekreftet: z.number(),
  ikkeSvart: z.number(),
  onskerBort: z.number(),
  onskerHit: z.number(),
  utsatt: z.number(),
  plass: z.number(),
  tattInn: z.number(),
  /** Places left when those who have one or will have one by now are counted; null: no number of places is set. */
  ledig: z.number().nullable(),
});
export type Skoletall = z.infer<typeof Skoletall>;

/** How many children each line gives a school. */
export const Kretstall = z.object({ skole: z.string(), slag: z.string(), verdi: z.string(), antall: z.number() });
export type Kretstall = z.infer<typeof Kretstall>;

export const Inntakssett = z.object({
  id: z.string(),
  navn: z.string(),
  status: z.string(),
  arsak: z.string().nullable(),
  antall: z.number(),
  opprettet: z.string(),
});
export type Inntakssett = z.infer<typeof Inntakssett>;

export const Oversikt = z.object({
  skolear: z.number(),
  apne: z.array(z.number()),
  idag: z.string(),
  runde: Runde.nullable(),
  forslag: Runde,
  skoler: z.array(Skoletall),
  kretser: z.array(Kretstall),
  skole: z.string().nullable(),
  barn: z.array(Barnerad),
  /** Protected children in the reader's own circle: never in the table, nor in any number. */
  iKretsen: z.array(Barnerad),
  ukjente: z.number(),
  sett: z.array(Inntakssett),
  kanRunde: z.boolean(),
  kanPlassere: z.boolean(),
  kanKapasitet: z.boolean(),
  kanVedta: z.boolean(),
  kanTaInn: z.boolean(),
});
export type Oversikt = z.infer<typeof Oversikt>;

export const Svarrad = z.object({
  slag: z.enum(SVARSLAG),
  skolenavn: z.string().nullable(),
  begrunnelse: z.string().nullable(),
  svart: z.string(),
  av: z.string(),
});
export type Svarrad = z.infer<typeof Svarrad>;

export const Vedtaksrad = z.object({
  id: z.string(),
  gjelder: z.enum(VEDTAKSLAG),
  innvilget: z.boolean(),
  skolenavn: z.string().nullable(),
  sakkyndigRef: z.string().nullable(),
  vedtatt: z.string(),
  klagefrist: z.string(),
  apnet: z.string().nullable(),
});
export type Vedtaksrad = z.infer<typeof Vedtaksrad>;

export const Barneside = z.object({
  barn: Barnerad,
  skolear: z.number(),
  adresse: z.string().nullable(),
  krets: z.object({ slag: z.string(), verdi: z.string() }).nullable(),
  kretsBegrunnelse: z.string().nullable(),
  svar: z.array(Svarrad),
  vedtak: z.array(Vedtaksrad),
  /** What a decision would be about now, and which school makes it. */
  gjelder: z.enum(VEDTAKSLAG),
  avgjores: z.string().nullable(),
  skoler: z.array(Skoleref),
  versjon: z.string(),
  kanVedta: z.boolean(),
  kanPlassere: z.boolean(),
});
export type Barneside = z.infer<typeof Barneside>;

export const Innboks = z.object({
  skolear: z.number(),
  barn: z.array(
    z.object({
      id: z.string(),
      navn: z.string(),
      adresse: z.string().nullable(),
      /** The school most children of the same skolekrets go to. */
      forslag: z.string().nullable(),
      personId: z.string(),
    }),
  ),
  skoler: z.array(Skoleref),
  kanPlassere: z.boolean(),
});
export type Innboks = z.infer<typeof Innboks>;

export const Kretsliste = z.object({
  regler: z.array(
    z.object({
      id: z.string(),
      skole: z.string(),
      skolenavn: z.string(),
      slag: z.enum(KRETSSLAG),
      verdi: z.string(),
      nrFra: z.number().nullable(),
      nrTil: z.number().nullable(),
      side: z.enum(SIDER),
    }),
  ),
  kanEndre: z.boolean(),
});
export type Kretsliste = z.infer<typeof Kretsliste>;

/** A child as the guardians see the enrolment. */
export const Hjemmesak = z.object({
  id: z.string(),
  personId: z.string(),
  navn: z.string(),
  skolear: z.number(),
  frist: z.string(),
  slag: z.enum(BARNESLAG),
  kretsnavn: z.string().nullable(),
  onsketNavn: z.string().nullable(),
  vedtakNavn: z.string().nullable(),
  status: z.enum(STATUSER),
  /** There is a decision nobody at home has opened. */
  uapnet: z.boolean(),
});
export type Hjemmesak = z.infer<typeof Hjemmesak>;

export const Skolestart = z.object({
  saker: z.array(Hjemmesak),
  /** Own children a year younger than those of the round: an early start may be asked for. */
  yngre: z.array(z.object({ personId: z.string(), navn: z.string(), skolear: z.number() })),
});
export type Skolestart = z.infer<typeof Skolestart>;

export const Hjemmeside = z.object({
  sak: Hjemmesak,
  svar: z.array(Svarrad.omit({ av: true }).extend({ avMeg: z.boolean() })),
  /** The newest answer is the other guardian's, and can be agreed to or not. */
  kanSiEnig: z.boolean(),
  kanSvare: z.boolean(),
  skoler: z.array(Skoleref),
  vedtak: Vedtaksrad.omit({ sakkyndigRef: true }).nullable(),
  idag: z.string(),
});
export type Hjemmeside = z.infer<typeof Hjemmeside>;

export const Brevside = z.object({ id: z.string(), personId: z.string(), navn: z.string(), brev: z.string() });
export type Brevside = z.infer<typeof Brevside>;
