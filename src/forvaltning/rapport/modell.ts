// What can be asked for in a list, and what is answered.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { idvalg, medStandard, skolearvalg, trinnvalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { Skolevalg } from '#register/skole/index.ts';

export const GRUPPETYPER = ['klasse', 'kontaktlarergruppe', 'undervisningsgruppe', 'faggruppe', 'persongruppe'] as const;
export const KOLONNER = [
  'fornavn',
  'etternavn',
  'klasse',
  'trinn',
  'gruppe',
  'kontaktlarer',
  'fodselsdato',
  'kjonn',
  'foresatt',
  'foresattMobil',
  'foresattEpost',
  'fodselsnummer',
] as const;
export type Kolonne = (typeof KOLONNER)[number];
export const FORMATER = ['csv', 'xlsx', 'pdf', 'etiketter', 'brev'] as const;
export type Format = (typeof FORMATER)[number];
/** For the staff, or to be handed to the homes. */
export const MOTTAKERE = ['skole', 'hjem'] as const;

const liste = (v: unknown): unknown => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]);

const valg = {
  skole: Skolevalg,
  skolear: skolearvalg,
  trinn: trinnvalg,
  type: valgfritt(z.enum(GRUPPETYPER)),
  gruppe: idvalg,
  mottaker: medStandard(MOTTAKERE, 'skole'),
  kolonne: z.preprocess(liste, z.array(z.enum(KOLONNER)).max(KOLONNER.length)),
};

/** What a list is asked with; nothing of it is about a person, so it may stand in an address. */
export const Rapportvalg = utvalg(valg);
export type Rapportvalg = z.infer<typeof Rapportvalg>;

/** The same, as a file. By POST: a reason is never part of an address. */
export const Filvalg = z.object({
  ...valg,
  format: z.enum(FORMATER, tosprak('Velg hva slags fil du vil ha.', 'Vel kva slags fil du vil ha.')),
  begrunnelse: z.string().trim().max(500, tosprak('Skriv begrunnelsen kortere (høyst 500 tegn).', 'Skriv grunngivinga kortare (høgst 500 teikn).')).default(''), // prettier-ignore
  /** For `brev`: one letter a line of the list, with the line's words where their names stand in braces. Never kept. */
  brevtittel: z.string().trim().max(120, tosprak('Skriv overskriften kortere.', 'Skriv overskrifta kortare.')).default(''),
  brevtekst: z
    .string()
    .trim()
    .max(6000, tosprak('Brevet er for langt (høyst 6000 tegn).', 'Brevet er for langt (høgst 6000 teikn).'))
    .default(''),
});

const Navngitt = z.object({ id: z.string(), navn: z.string() });

const Tabellen = {
  kolonner: z.array(z.enum(KOLONNER)),
  rader: z.array(z.array(z.string().nullable())),
  /** Protected pupils left out that may be counted. null: the reader is not told how many. */
  utelatt: z.number().nullable(),
};

export const Rapportside = z.object({
  skoler: z.array(Navngitt),
  skole: z.string().nullable(),
  skolear: z.number(),
  apne: z.array(z.number()),
  grupper: z.array(z.object({ id: z.string(), navn: z.string(), type: z.enum(GRUPPETYPER) })),
  /** The reader may have the whole school, not only a group. */
  heleSkolen: z.boolean(),
  trinn: z.number().nullable(),
  type: z.enum(GRUPPETYPER).nullable(),
  gruppe: z.string().nullable(),
  mottaker: z.enum(MOTTAKERE),
  /** Columns this reader may have here. */
  mulige: z.array(z.enum(KOLONNER)),
  ...Tabellen,
  antall: z.number(),
  /** Those shown. */
  vist: z.array(z.string()),
});
export type Rapportside = z.infer<typeof Rapportside>;

export const Rapportfil = z.object({
  ...Tabellen,
  brev: z.object({ tittel: z.string(), tekst: z.string() }).nullable(),
  format: z.enum(FORMATER),
  mottaker: z.enum(MOTTAKERE),
  skolenavn: z.string(),
  skolear: z.number(),
  /** Year or group the list is of; null: the whole school. */
  utvalg: z.string().nullable(),
  hentetAv: z.string(),
  hentet: z.string(),
});
export type Rapportfil = z.infer<typeof Rapportfil>;
