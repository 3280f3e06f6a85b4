// What the pupil list holds, and how one asks for it.
import { z } from 'zod';
import { navnevalg, sidevalg, skolearvalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { Skolevalg } from '#register/skole/index.ts';

const Dato = z.string();

/** Which part of a school: a year or a class. In addresses `trinn-6` and `klasse-6A`. */
export const Gruppe = z.discriminatedUnion('slag', [
  z.object({ slag: z.literal('trinn'), trinn: z.number() }),
  z.object({ slag: z.literal('klasse'), klasse: z.string() }),
]);
export type Gruppe = z.infer<typeof Gruppe>;

/** What somebody asked for. */
export const Listevalg = utvalg({
  skole: Skolevalg,
  gruppe: navnevalg(/^(trinn-([1-9]|10)|klasse-.{1,50})$/),
  /** 2026 is 2026/27. A year that is not open is refused. */
  skolear: skolearvalg,
  side: sidevalg(),
});
/** With words of a name. Only by POST: names do not belong in addresses. */
export const Navnevalg = Listevalg.extend({ navn: valgfritt(z.string().trim().max(100)) });

export const Elevrad = z.object({
  elevforholdId: z.string(),
  personId: z.string(),
  navn: z.string(),
  arstrinn: z.number(),
  klasse: z.string().nullable(),
  fodselsdato: Dato.nullable(),
  /** How many have parental responsibility, people and others. */
  foresatte: z.number(),
  iFolkeregisteret: z.boolean(),
  skjermet: z.boolean(),
  /** Begins later than today. */
  begynner: Dato.nullable(),
});
export type Elevrad = z.infer<typeof Elevrad>;

export const Skoletall = z.object({
  organisasjonsnummer: z.string(),
  navn: z.string(),
  elever: z.number(),
  klasser: z.array(z.object({ klasse: z.string().nullable(), arstrinn: z.number(), elever: z.number() })),
});
export type Skoletall = z.infer<typeof Skoletall>;

export const Elevliste = z.object({
  /** The schools this reader reaches. */
  skoler: z.array(Skoletall),
  /** null: not chosen yet. */
  skole: z.string().nullable(),
  gruppe: Gruppe.nullable(),
  skolear: z.number(),
  /** The years this reader may open. */
  apne: z.array(z.number()),
  navn: z.string().nullable(),
  elever: z.array(Elevrad),
  totalt: z.number(),
  side: z.number(),
  /** The reader has no place at the school, so protected pupils are not on the list. */
  utenSkjermede: z.boolean(),
  /** Where to ask for an emergency look by number, for those who may. */
  nodsok: z.string().nullable(),
});
export type Elevliste = z.infer<typeof Elevliste>;
