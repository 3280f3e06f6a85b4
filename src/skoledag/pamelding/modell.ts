// Sign-up lists and questionnaires: what the school asks, whom, until when, and what is answered.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import { Elevref } from '../fravar/kjerne.ts';

export const SLAG = ['pamelding', 'sporreskjema'] as const;
/** Who answers: one for the child, each guardian, or the pupil himself. */
export const HVEM = ['hjemmet', 'foresatte', 'elev'] as const;
export type Hvem = (typeof HVEM)[number];
export const SPORSMALSSLAG = ['en', 'flere', 'tall', 'jaNei', 'tekst'] as const;
export type Sporsmalsslag = (typeof SPORSMALSSLAG)[number];
export const STATUSER = ['utkast', 'apen', 'frist', 'lukket', 'slettet'] as const;
export type Status = (typeof STATUSER)[number];

/** How long answers are kept. */
export const pameldingsregler = innstilling<{ readonly dager: number }>({
  navn: 'skoledag.pamelding',
  skjema: z.object({ dager: z.number().int().min(7).max(730) }),
  standard: { dager: 180 },
});

const Tospraklig = z.object({ nb: z.string(), nn: z.string() });

export const Sporsmal = z.object({
  sporsmalId: z.string(),
  nr: z.number(),
  slag: z.enum(SPORSMALSSLAG),
  tekst: Tospraklig,
  valg: z.array(Tospraklig),
  pakrevd: z.boolean(),
});
export type Sporsmal = z.infer<typeof Sporsmal>;

/** By question: the place of a choice, the places of several, a number, yes or no, words. */
export const Svarverdier = z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.array(z.number())]));
export type Svarverdier = z.infer<typeof Svarverdier>;

export const Pamelding = z.object({
  pameldingId: z.string(),
  skole: z.string(),
  gruppeId: z.string().nullable(),
  gruppe: z.string().nullable(),
  trinn: z.number().nullable(),
  slag: z.enum(SLAG),
  hvem: z.enum(HVEM),
  tittel: Tospraklig,
  tekst: Tospraklig,
  /** As written: null where the school wrote in one language only. */
  tittelNn: z.string().nullable(),
  tekstNn: z.string().nullable(),
  frist: z.string(),
  plasser: z.number().nullable(),
  anonym: z.boolean(),
  versjon: z.number(),
  status: z.enum(STATUSER),
  /** The day the answers go. */
  slettes: z.string(),
  ryddet: z.boolean(),
  /** Those who come, those under the protection of others included. */
  paMeldt: z.number(),
});
export type Pamelding = z.infer<typeof Pamelding>;

/** What of a list is changed after it is made, and so can be changed by two. */
export const ENDRELIGE = ['tittel', 'tittelNn', 'tekst', 'tekstNn', 'frist', 'plasser'] as const;
export type Endrelig = (typeof ENDRELIGE)[number];

export const SPERRER = ['frist', 'lukket', 'rett', 'eleven', 'foresatte', 'anonymt'] as const;
export type Sperre = (typeof SPERRER)[number];

export const Svaret = z.object({
  svarId: z.string(),
  med: z.boolean().nullable(),
  /** The place in the row of those who come. */
  nr: z.number().nullable(),
  verdier: Svarverdier.nullable(),
  versjon: z.number(),
  endret: z.string(),
  /** Written by the reader; else by the other one at home. */
  avDeg: z.boolean(),
});
export type Svaret = z.infer<typeof Svaret>;

/** One list as one home meets it, for one child. */
export const Minpamelding = z.object({
  barn: Elevref,
  deg: z.boolean(),
  pamelding: Pamelding,
  sporsmal: z.array(Sporsmal),
  svar: Svaret.nullable(),
  kanSvare: z.boolean(),
  hvorforIkke: z.enum(SPERRER).nullable(),
});
export type Minpamelding = z.infer<typeof Minpamelding>;

export const Minepameldinger = z.object({ pameldinger: z.array(Minpamelding), gjort: z.enum(['svart']).nullable() });
export type Minepameldinger = z.infer<typeof Minepameldinger>;

export const Gruppevalg = z.object({
  gruppeId: z.string(),
  navn: z.string(),
  skole: z.string(),
  skolenavn: z.string(),
  arstrinn: z.array(z.number()),
});
export type Gruppevalg = z.infer<typeof Gruppevalg>;
export const Skolevalg = z.object({ skole: z.string(), navn: z.string(), trinn: z.array(z.number()) });
export type Skolevalg = z.infer<typeof Skolevalg>;

export const Oversikt = z.object({
  pameldinger: z.array(Pamelding.extend({ svart: z.number(), spurt: z.number() })),
  kanLage: z.boolean(),
  gjort: z.enum(['slettet']).nullable(),
  angreId: z.string().nullable(),
});
export type Oversikt = z.infer<typeof Oversikt>;

export const Nyside = z.object({
  grupper: z.array(Gruppevalg),
  skoler: z.array(Skolevalg),
  idag: z.string(),
  dager: z.number(),
});
export type Nyside = z.infer<typeof Nyside>;

/** One who is asked, and what was answered. */
export const Linje = z.object({
  elevId: z.string(),
  navn: z.string(),
  klasse: z.string().nullable(),
  forId: z.string().nullable(),
  forNavn: z.string().nullable(),
  svart: z.string().nullable(),
  med: z.boolean().nullable(),
  nr: z.number().nullable(),
  verdier: Svarverdier.nullable(),
});
export type Linje = z.infer<typeof Linje>;

export const Resultat = z.object({
  sporsmal: Sporsmal,
  svar: z.number(),
  /** Choice by choice; yes and no. */
  antall: z.array(z.number()),
  sum: z.number().nullable(),
  tekster: z.array(z.string()),
});
export type Resultat = z.infer<typeof Resultat>;

export const STYREGJORT = [
  'laget',
  'apnet',
  'endret',
  'lukket',
  'apnetIgjen',
  'minnet',
  'gjenopprettet',
  'lagtTil',
  'fjernet',
] as const;
export const VIS = ['alle', 'mangler'] as const;
export const Pameldingsside = z.object({
  pamelding: Pamelding,
  skolenavn: z.string(),
  sporsmal: z.array(Sporsmal),
  linjer: z.array(Linje),
  /** null: fewer than five, or still open, and nobody is to know by whom. */
  resultater: z.array(Resultat).nullable(),
  svart: z.number(),
  spurt: z.number(),
  vis: z.enum(VIS),
  side: z.number(),
  sider: z.number(),
  kanEndreSporsmal: z.boolean(),
  kanApneIgjen: z.boolean(),
  fritekst: z.boolean(),
  minnetIDag: z.boolean(),
  dager: z.number(),
  idag: z.string(),
  gjort: z.enum(STYREGJORT).nullable(),
  antall: z.number().nullable(),
});
export type Pameldingsside = z.infer<typeof Pameldingsside>;

export const FORMATER = ['csv', 'xlsx'] as const;
export const Svarfil = z.object({
  format: z.enum(FORMATER),
  hode: z.array(z.string()),
  rader: z.array(z.array(z.string())),
  utelatt: z.number(),
  hentetAv: z.string(),
  hentet: z.string(),
  slettes: z.string(),
});
export type Svarfil = z.infer<typeof Svarfil>;
