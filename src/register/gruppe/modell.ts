// Groups: what they are, who is in them, who teaches them.
import { z } from 'zod';
import type { Dato } from '#grunn/tid/index.ts';

/** FINT's kinds, and sfo. Pupils have one klasse and one kontaktlærergruppe at a time; of the others as many as they like. */
export const GRUPPESLAG = ['klasse', 'kontaktlarergruppe', 'undervisningsgruppe', 'faggruppe', 'persongruppe'] as const;
export type Gruppeslag = (typeof GRUPPESLAG)[number];
export const EN_AV: ReadonlySet<string> = new Set(['klasse', 'kontaktlarergruppe']);
/** Kinds that belong to a subject. */
export const MED_FAG: ReadonlySet<string> = new Set(['undervisningsgruppe', 'faggruppe']);

export const LARERROLLER = ['kontaktlarer', 'faglarer', 'assistent', 'vikar'] as const;
export type Larerrolle = (typeof LARERROLLER)[number];

/** One membership as it stands now. Both dates count. */
export interface Medlemskap {
  readonly gruppeId: string;
  readonly personId: string;
  readonly kilde: string;
  readonly slag: string;
  readonly fra: Dato;
  readonly til: Dato;
}

/** A pupil is to be in this group from a date; null: in no group of the kind. */
export interface Plassering {
  readonly personId: string;
  readonly slag: Gruppeslag;
  readonly gruppeId: string | null;
  readonly fra: Dato;
  /** The last day, when the new group has one of its own. */
  readonly til: Dato;
  /** Of kinds one may have several of: which group is left. */
  readonly forlater?: string | undefined;
}

/** What must be written for a placing to come true. */
export interface Plasseringsendring {
  readonly lukk: readonly Medlemskap[];
  readonly apne: readonly Omit<Medlemskap, 'kilde' | 'slag'>[];
}

/** What somebody should look at. Never a stop: the school knows why. */
export const Gruppemerknad = z.enum([
  'uten_kontaktlarer',
  'uten_larer',
  'uten_fag',
  'utgatt_fag',
  'tom',
  'stor',
  'larer_sluttet',
]);
export type Gruppemerknad = z.infer<typeof Gruppemerknad>;

/** What a warning is computed from. */
export interface Gruppetilstand {
  readonly slag: string;
  readonly fagkode: string | null;
  /** Last day of the subject code in Grep; null when it is open or unknown. */
  readonly fagTil: Dato | null;
  readonly medlemmer: number;
  readonly kontaktlarere: number;
  readonly larere: number;
  /** Teachers of the group who no longer have a position. */
  readonly sluttet: number;
}

export const Grupperad = z.object({
  gruppeId: z.string(),
  slag: z.string(),
  navn: z.string(),
  arstrinn: z.array(z.number()),
  fagkode: z.string().nullable(),
  fag: z.string().nullable(),
  medlemmer: z.number(),
  larere: z.array(z.object({ personId: z.string(), navn: z.string(), rolle: z.string() })),
  merknader: z.array(Gruppemerknad),
});
export type Grupperad = z.infer<typeof Grupperad>;

const Skolevalg = z.array(z.object({ organisasjonsnummer: z.string(), navn: z.string() }));

export const Gruppeliste = z.object({
  skoler: Skolevalg,
  skole: z.string().nullable(),
  skolenavn: z.string().nullable(),
  skolear: z.number(),
  apne: z.array(z.number()),
  slag: z.string().nullable(),
  grupper: z.array(Grupperad),
  /** Pupils at the school this year without a class. */
  utenKlasse: z.number(),
  elever: z.number(),
  kanEndre: z.boolean(),
  /** The reader sees the whole school, not only groups of his own. */
  heleSkolen: z.boolean(),
});
export type Gruppeliste = z.infer<typeof Gruppeliste>;

export const Gruppemedlem = z.object({
  personId: z.string(),
  navn: z.string(),
  skjermet: z.boolean(),
  klasse: z.string().nullable(),
  arstrinn: z.number().nullable(),
  fra: z.string(),
  til: z.string(),
});
export type Gruppemedlem = z.infer<typeof Gruppemedlem>;

export const Gruppelarer = z.object({
  personId: z.string(),
  navn: z.string(),
  rolle: z.string(),
  fra: z.string(),
  til: z.string(),
  /** No position in force any more. */
  sluttet: z.boolean(),
});

export const Gruppeendring = z.object({
  endringssett: z.string(),
  tid: z.string(),
  av: z.string().nullable(),
  /** The act's words, by the rule's name. */
  handling: z.string().nullable(),
  elever: z.number(),
  larere: z.number(),
  kanAngres: z.boolean(),
});

export const Gruppeside = z.object({
  gruppeId: z.string(),
  slag: z.string(),
  navn: z.string(),
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  apne: z.array(z.number()),
  arstrinn: z.array(z.number()),
  fagkode: z.string().nullable(),
  fag: z.string().nullable(),
  fra: z.string(),
  til: z.string(),
  /** The day the page is of, and today. */
  dato: z.string(),
  idag: z.string(),
  medlemmer: z.array(Gruppemedlem),
  /** Protected pupils this reader is not shown. */
  utelatt: z.boolean(),
  larere: z.array(Gruppelarer),
  merknader: z.array(Gruppemerknad),
  historikk: z.array(Gruppeendring),
  /** Groups of the same kind that pupils can go to. */
  mal: z.array(z.object({ gruppeId: z.string(), navn: z.string(), medlemmer: z.number() })),
  kanEndre: z.boolean(),
  kanApneKort: z.boolean(),
  versjon: z.string(),
});
export type Gruppeside = z.infer<typeof Gruppeside>;

/** A form for adding pupils: the school's pupils who are not in the group. */
export const Leggtilskjema = z.object({
  gruppeId: z.string(),
  navn: z.string(),
  slag: z.string(),
  skolear: z.number(),
  fra: z.string(),
  elever: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      arstrinn: z.number(),
      klasse: z.string().nullable(),
      skjermet: z.boolean(),
    }),
  ),
  utelatt: z.boolean(),
});
export type Leggtilskjema = z.infer<typeof Leggtilskjema>;

/** A form for giving a year's pupils a class, one choice a pupil. */
export const Fordelskjema = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  apne: z.array(z.number()),
  trinn: z.number(),
  alleTrinn: z.array(z.number()),
  kanDele: z.boolean(),
  fra: z.string(),
  klasser: z.array(z.object({ gruppeId: z.string(), navn: z.string(), medlemmer: z.number() })),
  elever: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      klasseId: z.string().nullable(),
      klasse: z.string().nullable(),
      skjermet: z.boolean(),
    }),
  ),
});
export type Fordelskjema = z.infer<typeof Fordelskjema>;

/** The question before a group is ended. */
export const Avsluttskjema = z.object({
  gruppeId: z.string(),
  navn: z.string(),
  slag: z.string(),
  skole: z.string(),
  skolear: z.number(),
  fra: z.string(),
  elever: z.number(),
  larere: z.number(),
  versjon: z.string(),
});
export type Avsluttskjema = z.infer<typeof Avsluttskjema>;

/** A form for pasted rows. */
export const Limskjema = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  apne: z.array(z.number()),
  fra: z.string(),
});
export type Limskjema = z.infer<typeof Limskjema>;

/** A form for who teaches a group. */
export const Larerskjema = z.object({
  gruppeId: z.string(),
  navn: z.string(),
  slag: z.string(),
  fra: z.string(),
  larere: z.array(Gruppelarer),
  ansatte: z.array(z.object({ personId: z.string(), navn: z.string(), tittel: z.string().nullable() })),
});
export type Larerskjema = z.infer<typeof Larerskjema>;

const Fagvalg = z.array(z.object({ kode: z.string(), navn: z.string() }));
/** A form for a group itself: a new one (no id) or one to change. */
export const Gruppeskjema = z.object({
  gruppeId: z.string().nullable(),
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  skolearvalg: z.array(z.number()),
  slag: z.string(),
  navn: z.string(),
  arstrinn: z.array(z.number()),
  fagkode: z.string().nullable(),
  fag: Fagvalg,
  alleTrinn: z.array(z.number()),
  versjon: z.string(),
});
export type Gruppeskjema = z.infer<typeof Gruppeskjema>;

/** The page of a draft of a class division. */
export const Delingsside = z.object({
  id: z.string(),
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  arstrinn: z.number(),
  antallKlasser: z.number(),
  storst: z.number(),
  versjon: z.string(),
  iBruk: z.boolean(),
  klasser: z.array(
    z.object({ navn: z.string(), elever: z.number(), jenter: z.number(), gutter: z.number(), stotte: z.number() }),
  ),
  elever: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      kjonn: z.enum(['kvinne', 'mann']).nullable(),
      skjermet: z.boolean(),
      stotte: z.boolean(),
      plass: z.number().nullable(),
      last: z.boolean(),
      grunner: z.array(z.object({ kode: z.string(), hvem: z.string().nullable(), skal: z.boolean() })),
    }),
  ),
  onsker: z.array(
    z.object({ personId: z.string(), annenId: z.string(), slag: z.enum(['sammen', 'fra_hverandre']), skal: z.boolean() }),
  ),
  konflikter: z.array(z.object({ kode: z.string(), personer: z.array(z.string()), tall: z.array(z.number()) })),
});
export type Delingsside = z.infer<typeof Delingsside>;

/** The form that starts a division. */
export const Delingstart = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  skolear: z.number(),
  apne: z.array(z.number()),
  trinn: z.number(),
  elever: z.number(),
  utkast: z.array(z.object({ id: z.string(), opprettet: z.string() })),
});
export type Delingstart = z.infer<typeof Delingstart>;
