// The weekly timetable: when it rings, what is taught to whom by whom, when and where.
import { z } from 'zod';

/** 1 is Monday. */
export const DAGER = [1, 2, 3, 4, 5] as const;
export const VISNINGER = ['gruppe', 'larer', 'rom'] as const;
export type Visningsvalg = (typeof VISNINGER)[number];

export const Ringetid = z.object({ nr: z.number(), fra: z.string(), til: z.string() });
export type Ringetid = z.infer<typeof Ringetid>;

/** Where in the week, and in which rooms. */
export interface Plass {
  readonly dag: number;
  readonly nr: number;
  readonly rom: readonly string[];
}

/** What is taught, with its places in the week. */
export interface Aktivitet {
  readonly aktivitetId: string;
  readonly navn: string;
  readonly grupper: readonly string[];
  readonly larere: readonly string[];
  readonly timer: readonly Plass[];
}

/** One lesson of the week. */
export interface Undervisningstime extends Plass {
  readonly aktivitetId: string;
  readonly navn: string;
  readonly grupper: readonly string[];
  readonly larere: readonly string[];
}

const Navngitt = z.object({ id: z.string(), navn: z.string() });
export type Navngitt = z.infer<typeof Navngitt>;

/** A lesson as it is drawn, `larere` and `rom` as they are that day. `fra` and `til` are null when the frame no longer has the lesson. */
export const Dagsendring = z.object({
  avlyst: z.boolean(),
  /** Who and where it would have been; null where that is as the plan says. */
  forLarere: z.array(Navngitt).nullable(),
  forRom: z.array(Navngitt).nullable(),
});
export const Timevisning = z.object({
  aktivitetId: z.string(),
  /** The day, in a week of a date; null in a plan. */
  dato: z.string().nullable(),
  /** The subject code of its groups, from Grep. */
  fagkode: z.string().nullable(),
  /** What is not as the plan says that day. */
  endring: Dagsendring.nullable(),
  dag: z.number(),
  nr: z.number(),
  fra: z.string().nullable(),
  til: z.string().nullable(),
  navn: z.string(),
  grupper: z.array(Navngitt),
  larere: z.array(Navngitt),
  rom: z.array(Navngitt),
});
export type Timevisning = z.infer<typeof Timevisning>;

export const Kollisjon = z.object({
  slag: z.enum(['larer', 'rom', 'gruppe', 'elever']),
  dag: z.number(),
  nr: z.number(),
  /** Whom or what it is about: a teacher, a room, a group; of pupils the two groups. */
  hva: z.string(),
  annen: z.string().nullable(),
  /** The two lessons. */
  a: z.string(),
  b: z.string(),
  antall: z.number(),
});
export type Kollisjon = z.infer<typeof Kollisjon>;

/** A collision in words' parts. */
export const Kollisjonsord = Kollisjon.pick({ slag: true, dag: true, nr: true, antall: true }).extend({
  hvem: z.string(),
  andre: z.string(),
  aktiviteter: z.array(z.string()),
  ider: z.array(z.string()),
});
export type Kollisjonsord = z.infer<typeof Kollisjonsord>;

const Plan = z.object({ planId: z.string(), navn: z.string(), fra: z.string(), til: z.string(), utkast: z.boolean() });
export type Plan = z.infer<typeof Plan>;
const Skoler = z.array(z.object({ organisasjonsnummer: z.string(), navn: z.string() }));
export const Stedet = z.object({ skole: z.string(), skolenavn: z.string(), skolear: z.number(), apne: z.array(z.number()) });
export type Stedet = z.infer<typeof Stedet>;

/** For each lesson that is shown, where in the week (`dag-nr`) it would collide, and who or what would be in two places. */
export const Opptattliste = z.array(
  z.object({
    aktivitetId: z.string(),
    dag: z.number(),
    nr: z.number(),
    steder: z.array(z.object({ sted: z.string(), hvem: z.array(z.string()) })),
  }),
);
export type Opptattliste = z.infer<typeof Opptattliste>;

export const Timeplanside = z.object({
  skoler: Skoler,
  skole: z.string().nullable(),
  skolenavn: z.string().nullable(),
  skolear: z.number(),
  apne: z.array(z.number()),
  planer: z.array(Plan),
  plan: Plan.nullable(),
  ringetider: z.array(Ringetid),
  vis: z.enum(VISNINGER),
  valg: z.array(Navngitt),
  valgt: Navngitt.nullable(),
  timer: z.array(Timevisning),
  kollisjoner: z.array(Kollisjonsord),
  opptatt: Opptattliste,
  kanEndre: z.boolean(),
});
export type Timeplanside = z.infer<typeof Timeplanside>;

/** The form of one place in the week. What is taken then says by what. */
export const Celleskjema = Stedet.extend({
  plan: Plan,
  dag: z.number(),
  nr: z.number(),
  tid: Ringetid,
  /** Where it is to stand; the same place unless it is being moved. */
  til: z.object({ dag: z.number(), nr: z.number() }),
  ringetider: z.array(Ringetid),
  time: Timevisning.nullable(),
  her: z.array(Timevisning),
  /** What the last change at this place put in and took out, as «Norsk 6A»; for the one who came second. */
  sist: z.object({ inn: z.array(z.string()), ut: z.array(z.string()) }),
  grupper: z.array(Navngitt.extend({ opptatt: z.string().nullable() })),
  larere: z.array(Navngitt.extend({ opptatt: z.string().nullable() })),
  rom: z.array(Navngitt.extend({ opptatt: z.string().nullable() })),
  vis: z.enum(VISNINGER),
  id: z.string().nullable(),
  versjon: z.string(),
});
export type Celleskjema = z.infer<typeof Celleskjema>;

export const Ringetidsskjema = Stedet.extend({ ringetider: z.array(Ringetid), versjon: z.string() });
export type Ringetidsskjema = z.infer<typeof Ringetidsskjema>;
export const Romskjema = Stedet.extend({
  rom: z.array(z.object({ id: z.string(), navn: z.string(), plasser: z.number().nullable() })),
  versjon: z.string(),
});
export type Romskjema = z.infer<typeof Romskjema>;
export const Planskjema = Stedet.extend({ fra: z.string(), til: z.string(), planer: z.array(Plan) });
export type Planskjema = z.infer<typeof Planskjema>;
/** The form of a plan that is there: its name and dates, and what can be done with it. `overlapper`: the plans that would end the day before. */
export const Endreplanskjema = Stedet.extend({
  plan: Plan,
  antall: z.number(),
  overlapper: z.array(Plan),
  idag: z.string(),
  versjon: z.string(),
});
export type Endreplanskjema = z.infer<typeof Endreplanskjema>;
/** The lessons of a group on a date, to change for that day. */
export const Dagsskjema = Stedet.extend({
  plan: Plan,
  dato: z.string(),
  time: Timevisning,
  larere: z.array(Navngitt.extend({ opptatt: z.string().nullable() })),
  rom: z.array(Navngitt.extend({ opptatt: z.string().nullable() })),
  versjon: z.string(),
});
export type Dagsskjema = z.infer<typeof Dagsskjema>;
export const Innlesingsskjema = Stedet.extend({ plan: Plan });
export type Innlesingsskjema = z.infer<typeof Innlesingsskjema>;

export const RADFEIL = [
  'for_fa_felt',
  'ukjent_dag',
  'ukjent_time',
  'uten_fag',
  'uten_gruppe',
  'ukjent_gruppe',
  'flere_grupper',
  'ukjent_larer',
  'flere_larere',
  'ukjent_rom',
  'gjentatt',
] as const;
export const Radfeil = z.object({
  rad: z.number(),
  kode: z.enum(RADFEIL),
  hva: z.string(),
});
export type Radfeil = z.infer<typeof Radfeil>;
export const Forhandsvisning = Innlesingsskjema.extend({
  rader: z.string(),
  erstatt: z.boolean(),
  timer: z.array(Timevisning),
  feil: z.array(Radfeil),
  kollisjoner: z.array(Kollisjonsord),
  versjon: z.string(),
});
export type Forhandsvisning = z.infer<typeof Forhandsvisning>;

/** The week of one person, for a card and for the home. */
export const Personuke = z.object({
  personId: z.string(),
  navn: z.string(),
  /** The Monday of the week that is shown. */
  mandag: z.string(),
  /** Where the other weeks are: the address without the week. */
  ansatt: z.boolean(),
  ringetider: z.array(Ringetid),
  timer: z.array(Timevisning),
});
export type Personuke = z.infer<typeof Personuke>;

/** A school's week of a date. */
export const Ukeside = Stedet.extend({
  mandag: z.string(),
  vis: z.enum(VISNINGER),
  valg: z.array(Navngitt),
  valgt: Navngitt.nullable(),
  ringetider: z.array(Ringetid),
  timer: z.array(Timevisning),
  kanEndre: z.boolean(),
});
export type Ukeside = z.infer<typeof Ukeside>;
