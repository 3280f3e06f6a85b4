// What the pages of the readings are drawn from. Times are ISO, UTC; the drawing turns them into words.
import { z } from 'zod';

export const KILDER = ['folkeregisteret', 'krr', 'hr', 'tilgangslosning', 'oppstart', 'nsr', 'grep', 'nabosystem'] as const;
export const Kilde = z.enum(KILDER);
export type Kilde = z.infer<typeof Kilde>;

export const Slag = z.enum(['full', 'endring', 'fil', 'enkelt', 'angring', 'hand']);
export const Status = z.enum(['mottar', 'klar', 'venter', 'bruker', 'ferdig', 'feilet', 'avvist', 'angret']);
export type Status = z.infer<typeof Status>;

export const Tellertall = z.object({
  ventet: z.number().nullable(),
  hentet: z.number(),
  nye: z.number(),
  endret: z.number(),
  uendret: z.number(),
  holdtIgjen: z.number(),
  utenSvar: z.number(),
  avsluttet: z.number(),
  brukt: z.number(),
  iBruk: z.number(),
});

/** A brake that stopped a run. `av`: what the number is compared with, e.g. how many there were last time. */
export const Bremsetall = z.object({ kode: z.string(), tall: z.number(), grense: z.number(), av: z.number().optional() });
export type Bremsetall = z.infer<typeof Bremsetall>;

/** What a run is doing now: so many of so many, how fast, how long is left. */
export const Arbeid = z.object({
  hva: z.enum(['henter', 'skriver']),
  gjort: z.number(),
  totalt: z.number().nullable(),
  perSekund: z.number().nullable(),
  sekunderIgjen: z.number().nullable(),
});
export type Arbeid = z.infer<typeof Arbeid>;

/** A person as these pages may show one: a protected one carries nothing but that. */
export const Personvisning = z.discriminatedUnion('slag', [
  z.object({
    slag: z.literal('kjent'),
    id: z.uuid(),
    navn: z.string(),
    /** What tells two of the same name apart: «5A», «Fjordvik skole», «Lærer», a year of birth. */
    klasse: z.string().nullable(),
    skole: z.string().nullable(),
    stilling: z.string().nullable(),
    fodselsar: z.number().nullable(),
  }),
  /** Named in a record that was held, and not (yet) in the register. */
  z.object({ slag: z.literal('navngitt'), navn: z.string(), fodselsar: z.number().nullable() }),
  z.object({ slag: z.literal('skjermet') }),
  /** Somebody we do not have from before, or whose name nobody has told. */
  z.object({ slag: z.literal('ukjent') }),
]);
export type Personvisning = z.infer<typeof Personvisning>;

/** The people of a model that are shown by name, for the read log. */
export const vistePersoner = (personer: readonly (Personvisning | null)[]): string[] =>
  personer.flatMap((p) => (p?.slag === 'kjent' ? [p.id] : []));

/** Who started it: the clock, or a person by name. */
export const Utlost = z.discriminatedUnion('slag', [
  z.object({ slag: z.literal('klokka') }),
  z.object({ slag: z.literal('person'), person: Personvisning }),
]);

export const Kjoringsrad = z.object({
  id: z.uuid(),
  kilde: Kilde,
  slag: Slag,
  status: Status,
  startet: z.string(),
  ferdig: z.string().nullable(),
  tellere: Tellertall,
  bremser: z.array(Bremsetall),
  feil: z.object({ kode: z.string(), melding: z.string() }).nullable(),
  utlost: Utlost,
  arbeid: Arbeid.nullable(),
  /** Decided on, and the job has not taken it up yet. */
  avgjort: z.enum(['godkjent', 'godkjent_uten_berorte', 'avvist']).nullable(),
});
export type Kjoringsrad = z.infer<typeof Kjoringsrad>;

export const pagar = (status: Status): boolean => status === 'mottar' || status === 'klar' || status === 'bruker';
